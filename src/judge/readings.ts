/**
 * Choices of a server that its machine does not ask for: how a handshake that
 * is ill-formed may be read all the same, which subprotocols it supports, and what may be
 * answered where the text aborts. The machine takes one option of each; here are the others.
 */
import type { Bytes, StateIn } from '../../machines/index.js';
import type { PolicyName } from '../../spec/index.js';
import type { View } from '../engine/index.js';
import { partsOf } from './client-key.js';
import { type Explanation, showing } from './explanation.js';

/** A way to go on reading: bytes told to a state of serverReadingHandshake, with some variables changed. */
export interface Reading {
  option: string;
  state: StateIn<'serverReadingHandshake'>;
  context: object;
  bytes: readonly number[];
}

/** The readings of a byte besides that of the machine, which takes the option `abort`. */
export interface Readings {
  policy: PolicyName;
  others: readonly Reading[];
}

interface Variables {
  resource: Bytes;
  fieldName: Bytes;
  fieldValue: Bytes;
}

const [TAB, LF, CR, SPACE] = [0x09, 0x0a, 0x0d, 0x20];

/**
 * The other readings of a byte on which reading the client's handshake aborts;
 * none where a policy that the machine asks for made it abort.
 */
export function otherReadings({ state: stateOf, context }: View, byte: number): Readings | undefined {
  const { resource, fieldName, fieldValue } = context as Variables;
  const state = stateOf('serverReadingHandshake');
  const accept = (to: Reading['state'], bytes: readonly number[] = [], changes: object = {}): Reading => {
    return { option: 'accept', state: to, context: changes, bytes };
  };
  const syntax = (...others: Reading[]): Readings => ({ policy: 'server.check.fieldSyntax', others });
  const name = { fieldName: fieldName.append(byte) };
  const isBlank = byte === SPACE || byte === TAB;
  switch (state) {
    case 'step_1':
    case 'step_2':
    case 'step_3':
      if (byte === SPACE && resource.length > 0) {
        const serving: Reading = { option: 'serve', state: 'step_4', context: { requested: resource.latin1() }, bytes: [] };
        return { policy: 'server.check.resource', others: [serving] };
      }
      // The rest of the line is of no importance, and neither is this part of it.
      return { policy: 'server.check.requestLine', others: [accept('step_4', [byte], { requested: '/' })] };
    case 'step_5':
      return syntax(
        accept('fieldName', [], name),
        ...(byte === LF ? [accept('fieldsEnd', [LF])] : []),
        ...(isBlank ? [accept('step_5')] : []),
      );
    case 'fieldName':
      if (byte === CR) return syntax(accept('fieldLF'));
      if (byte === LF) return syntax(accept('fieldLF', [LF]));
      return syntax(accept('fieldName', [], name), ...(isBlank ? [accept('fieldName')] : []));
    case 'fieldSpace':
    case 'fieldValue':
      return byte === LF ? bareBreak([], byte, fieldValue) : undefined;
    case 'fieldLF':
      return byte === LF ? undefined : bareBreak([byte], CR, fieldValue);
    case 'fieldsEnd':
      if (byte === LF) return undefined;
      return syntax(accept('fieldName', [byte], { fieldName: fieldName.append(CR) }), accept('fieldsEnd', [LF, byte]));
    default:
      return undefined;
  }
}

/** A CR or LF of its own: a byte of the value, or the end of the line. */
function bareBreak(rest: readonly number[], byte: number, fieldValue: Bytes): Readings {
  const value: Reading = {
    option: 'value',
    state: 'fieldValue',
    context: { fieldValue: fieldValue.append(byte) },
    bytes: rest,
  };
  const lineEnd: Reading = { option: 'lineEnd', state: 'fieldLF', context: {}, bytes: [LF, ...rest] };
  return { policy: 'server.field.bareBreak', others: [value, lineEnd] };
}

/**
 * What may be answered where the text aborts (E37): nothing, or as an HTTP server would; the latter may keep open what
 * is no request of ours (see isMereHttp).
 */
export function answersTo(aborted: Explanation): Explanation[] {
  const http = (option: string) => showing({ ...aborted, answer: 'http' }, { 'server.abort.answer': option });
  const nothing = aborted.answer === 'http' ? [] : [showing(aborted, { 'server.abort.answer': 'nothing' })];
  return [...nothing, http('httpThenClose'), http('httpKeepOpen')];
}

/** Without answers in HTTP that keep open what is a request of ours. */
export function withoutKeptOpen(all: readonly Explanation[], request: string): Explanation[] {
  return all.filter(({ decided }) => decided['server.abort.answer'] !== 'httpKeepOpen' || isMereHttp(request));
}

/**
 * Whether what a client has sent is but an HTTP request: Upgrade or a key is wrong, comes twice, or is not there.
 * @param request one character for each byte
 */
function isMereHttp(request: string): boolean {
  const [head = ''] = request.split(/\r?\n\r?\n/, 1);
  const lines = head.split(/\r?\n/).slice(1);
  const isSound = (name: string, sound: (value: string) => boolean) => {
    const field = new RegExp(`^${name}: ?(.*)$`, 'is');
    const values = lines.flatMap((line) => field.exec(line)?.[1] ?? []);
    return values.length === 1 && sound(values[0] as string);
  };
  const isKey = (value: string) => {
    const { digits, spaces } = partsOf(value);
    if (digits === '' || spaces === 0 || BigInt(digits) % BigInt(spaces) !== 0n) return false;
    return BigInt(digits) / BigInt(spaces) <= 0xffff_ffffn;
  };
  const keys = ['sec-websocket-key1', 'sec-websocket-key2'];
  return !isSound('upgrade', (value) => /^websocket$/i.test(value)) || !keys.every((name) => isSound(name, isKey));
}
