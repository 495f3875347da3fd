/**
 * Choices of a server that its machine does not ask for: how a handshake that
 * is ill-formed may be read all the same, and what may be answered where the
 * text aborts. The machine takes one option of each; here are the others.
 */
import type { Bytes } from '../../machines/index.js';
import type { Policies, StepId } from '../../spec/index.js';
import type { View } from '../engine/index.js';
import { deciding } from './branches.js';
import type { ServerBranch, ServerSeen } from './server-oracle.js';

/** A way to go on reading: bytes told to a state of serverReadingHandshake, with some variables changed. */
interface Reading {
  option: string;
  state: string;
  context: object;
  bytes: readonly number[];
}

/** The readings of a byte that the machine aborts on. */
export interface Readings {
  policy: keyof Policies;
  /** The option that the machine takes. */
  own: string;
  others: readonly Reading[];
}

interface Variables {
  resource: Bytes;
  fieldName: Bytes;
  fieldValue: Bytes;
  clientFields: readonly { name: string; value: string }[];
}

const CR = 0x0d;
const LF = 0x0a;
const SPACE = 0x20;

/**
 * The other readings of a byte on which reading the client's handshake aborts;
 * none where a policy that the machine asks for made it abort.
 */
export function otherReadings({ state: stateOf, context }: View, byte: number): Readings | undefined {
  const { resource, fieldName, fieldValue } = context as Variables;
  const state = stateOf('serverReadingHandshake');
  const accept = (to: string, bytes: readonly number[] = [], changes: object = {}): Reading => ({
    option: 'accept',
    state: to,
    context: changes,
    bytes,
  });
  const syntax = (...others: Reading[]): Readings => ({ policy: 'server.check.fieldSyntax', own: 'abort', others });
  const name = { fieldName: fieldName.append(byte) };
  switch (state) {
    case 'step_1':
    case 'step_2':
    case 'step_3':
      if (byte === SPACE && resource.length > 0) return unexpected(resource);
      // The rest of the line is of no importance, and neither is this part of it.
      return { policy: 'server.check.requestLine', own: 'abort', others: [accept('step_4', [byte], { requested: '/' })] };
    case 'step_5':
      return syntax(accept('step_5_name', [], name), ...(byte === LF ? [accept('step_5_end', [LF])] : []));
    case 'step_5_name':
      if (byte === CR) return syntax(accept('step_5_LF'));
      return syntax(byte === LF ? accept('step_5_LF', [LF]) : accept('step_5_name', [], name));
    case 'step_5_space':
    case 'step_5_value':
      return byte === LF ? bareBreak([], byte, fieldValue) : undefined;
    case 'step_5_LF':
      if (byte === LF) return undefined;
      return bareBreak([byte], CR, fieldValue);
    case 'step_5_end':
      if (byte === LF) return undefined;
      return syntax(accept('step_5_name', [byte], { fieldName: fieldName.append(CR) }), accept('step_5_end', [LF, byte]));
    default:
      return undefined;
  }
}

/** A resource that is none of ours may be served all the same. */
function unexpected(resource: Bytes): Readings {
  const serve = { option: 'serve', state: 'step_4', context: { requested: resource.latin1() }, bytes: [] };
  return { policy: 'server.check.resource', own: 'abort', others: [serve] };
}

/** A CR or LF of its own: a byte of the value, or the end of the line. */
function bareBreak(rest: readonly number[], byte: number, fieldValue: Bytes): Readings {
  const value = { option: 'value', state: 'step_5_value', context: { fieldValue: fieldValue.append(byte) }, bytes: rest };
  const lineEnd = { option: 'lineEnd', state: 'step_5_LF', context: {}, bytes: [LF, ...rest] };
  return { policy: 'server.field.bareBreak', own: 'abort', others: [value, lineEnd] };
}

/**
 * What may be answered where the text aborts (E37): nothing, or as an HTTP
 * server would; the latter may keep what is no request of ours open.
 * @param branch closed by the abort
 * @param step the item that aborts
 */
export function answersTo(branch: ServerBranch, step: StepId): ServerBranch[] {
  const http = { ...branch.seen, reply: 'http' as const, over: true };
  const options: Readonly<Record<string, ServerSeen>> = {
    nothing: branch.seen,
    httpThenClose: { ...http, closes: true },
    ...(isMereHttp(branch, step) ? { httpKeepOpen: { ...http, closes: 'may' } } : {}),
  };
  return Object.entries(options).map(([option, seen]) => deciding(branch, 'server.abort.answer', option, seen));
}

/** Whether Upgrade or a key is wrong or not there, among fields that were all read. */
function isMereHttp({ position }: ServerBranch, step: StepId): boolean {
  const { clientFields } = position.context as unknown as Variables;
  const fieldOf = (wanted: string) => clientFields.find(({ name }) => name === wanted)?.value ?? '';
  const keys = [fieldOf('sec-websocket-key1'), fieldOf('sec-websocket-key2')];
  return FIELDS_ARE_READ.test(step) && !(/^websocket$/i.test(fieldOf('upgrade')) && keys.every(isSound));
}

/** Items that come behind the fields: the checks of their values, and the answer. */
const FIELDS_ARE_READ = /^10\.3\.4\.4\.(1#[a-g]|2#)/;

function isSound(key: string): boolean {
  const [digits, spaces] = [key.replace(/[^0-9]/g, ''), key.split(' ').length - 1];
  return digits !== '' && spaces > 0 && BigInt(digits) % BigInt(spaces) === 0n;
}
