/** What each byte on the wire is: what the machine that reads it is waiting for when it comes. */
import { type AnyAlgorithm, algorithmsOf, type Revision } from '../../../machines/index.js';
import { Interpreter, type Passage, type Position } from '../../engine/interpreter.js';
import { inputOf } from '../../paths/parts/setting.js';
import { doesOf, stateOf, stepsOfState } from './look.js';
import type { Side } from './situation.js';
import { otherThan, type Sent, type Stage } from './stage.js';

/** In the order of a conversation, with what each is called. */
export const BYTE_KINDS = {
  line: 'request or status line',
  name: 'field name',
  separator: 'colon, space, line end',
  value: 'field value',
  key: 'key',
  digest: 'digest',
  type: 'frame type',
  length: 'frame length',
  text: 'text',
  end: 'end of text',
  skipped: 'data skipped',
  unread: 'discarded, or read by nobody',
} as const;
export type ByteKind = keyof typeof BYTE_KINDS;

/** By the state that reads it. */
const KINDS: Readonly<Record<string, ByteKind>> = {
  ...kinds('clientOpeningHandshake', {
    step_28: 'line',
    step_34: 'name',
    step_35: 'separator',
    step_36: 'value',
    step_37: 'separator',
    step_40: 'separator',
    step_44: 'digest',
  }),
  ...kinds('serverReadingHandshake', {
    step_1: 'line',
    step_2: 'line',
    step_3: 'line',
    step_4: 'line',
    behindCR: 'line',
    step_5: 'name',
    fieldName: 'name',
    fieldSpace: 'separator',
    fieldValue: 'value',
    fieldLF: 'separator',
    fieldsEnd: 'separator',
    step_6: 'key',
  }),
  ...kinds('clientDataFraming', { step_1: 'type', step_3a_2: 'length', step_3a_6: 'skipped', step_3b_2: 'text' }),
  ...kinds('serverDataFraming', { step_1: 'type', step_3_B2: 'length', step_3_B6: 'skipped', step_3_2: 'text' }),
};
/** By a state that it leads to. */
const LEADS: Readonly<Record<string, ByteKind>> = {
  ...kinds('clientOpeningHandshake', { step_35: 'separator', step_37: 'separator', step_40: 'separator' }),
  ...kinds('serverReadingHandshake', { fieldSpace: 'separator', fieldLF: 'separator', fieldsEnd: 'separator' }),
  ...kinds('clientDataFraming', { step_3b_4: 'end' }),
  ...kinds('serverDataFraming', { step_3_4: 'end' }),
};

function kinds(algorithm: string, ofStates: Readonly<Record<string, ByteKind>>): Record<string, ByteKind> {
  return Object.fromEntries(Object.entries(ofStates).map(([state, kind]) => [`${algorithm}.${state}`, kind]));
}

/**
 * How each side reads: algorithms one after the other, each from a state until
 * another. What is between them looks at what was read, and reads nothing: so
 * bytes are told apart whether the handshake is right or wrong.
 */
const READERS: Readonly<Record<Side, readonly (readonly [algorithm: string, from: string, until: string])[]>> = {
  client: [
    ['clientOpeningHandshake', 'step_28', 'step_41'],
    ['clientOpeningHandshake', 'step_44', 'step_45'],
    ['clientDataFraming', 'step_1', ''],
  ],
  server: [
    ['serverReadingHandshake', 'step_1', 'step_a'],
    ['serverReadingHandshake', 'step_6', 'over'],
    ['serverDataFraming', 'step_1', ''],
  ],
};

/** What bytes are that a side sends, to who reads as a text says. */
export function kindsOf(bytes: readonly number[], from: Side, revision?: Revision): ByteKind[] {
  const phases = [...READERS[otherThan(from)]];
  let reader = begun(revision, phases.shift());
  return bytes.map((byte) => {
    const before = reader.position;
    const passage = reader.interpreter.pass(before, [{ type: 'BYTE', byte }]);
    reader.position = passage.position;
    if (passage.states.includes(reader.until)) reader = begun(revision, phases.shift());
    return kindOf(passage, before);
  });
}

function begun(revision: Revision | undefined, [id, from, until]: readonly [string, string, string] = ['', '', '']) {
  const algorithm = algorithmsOf(revision).find((one) => one.id === id) as AnyAlgorithm;
  const interpreter = new Interpreter({ id, algorithms: [algorithm] } as never);
  const position: Position = { ...interpreter.begin(inputOf({})), states: [from] };
  return { interpreter, position, until: `${id}.${until}` };
}

function kindOf({ transitions: [transition = ''], states, position }: Passage, before: Position): ByteKind {
  const [from = '', event] = transition.split(' ');
  if (event === undefined || !event.startsWith('BYTE')) return 'unread';
  const leads = states.map((state) => LEADS[state]).find((kind) => kind !== undefined && kind !== KINDS[from]);
  const kind = leads ?? KINDS[from] ?? 'unread';
  if (kind !== 'separator' && kind !== 'value') return kind;
  const [was, is] = [fieldIn(before), fieldIn(position)];
  if (is.value.length <= was.value.length) return kind;
  return /^sec-websocket-key[12]$/i.test(was.name) ? 'key' : 'value';
}

/** The field that is being read, as client and server call it. */
function fieldIn({ context }: Position): { name: string; value: string } {
  const { fieldName, fieldValue, name, value } = context as Record<string, { latin1(): string } | undefined>;
  return { name: (fieldName ?? name)?.latin1() ?? '', value: (fieldValue ?? value)?.latin1() ?? '' };
}

/** Bytes that belong together: of one kind, one after the other. */
export interface Piece {
  from: number;
  to: number;
  kind: ByteKind;
}

export function piecesOf(all: readonly ByteKind[]): Piece[] {
  const pieces: Piece[] = [];
  for (const [index, kind] of all.entries()) {
    const last = pieces.at(-1);
    if (last?.kind === kind && kind !== 'type') last.to = index;
    else pieces.push({ from: index, to: index, kind });
  }
  return pieces;
}

/** Which step did something to a byte, and when. */
export interface Touch {
  at: number;
  step: string;
  does: string;
}

/** The steps that wrote and read a byte; the trace or the reader of the page may have written it, and nobody may have read it. */
export function touchesOf(stage: Stage, from: Side, { sent, read }: Sent): { wrote?: Touch; read?: Touch } {
  const writer = stage.moments[sent];
  const reader = read === undefined ? undefined : stage.moments[read];
  const waited = reader?.step?.transitions[0]?.split(' ')[0];
  const wrote = writer?.side === from && writer.step?.effects.some(({ type }) => type === 'SEND');
  return {
    ...(wrote ? { wrote: touch(sent, stage.revision, stateOf(writer)) } : {}),
    ...(reader?.side === otherThan(from) && read !== undefined ? { read: touch(read, stage.revision, waited) } : {}),
  };
}

function touch(at: number, revision: Revision, state = ''): Touch {
  return { at, step: stepsOfState(state, revision)[0] ?? state, does: doesOf(state, revision) };
}
