/**
 * Takes runs of bytes in one go where a framing algorithm only appends or
 * counts, which a machine does byte by byte: in text data up to FF, in the data
 * of a frame with a length, and where everything is discarded. All other bytes
 * go to the machine. A test holds it against the machine alone.
 */
import type { Bytes, Effect, MachineEvent } from '../../machines/index.js';
import { type Decided, everyWay, type Interpreter, type Position } from '../engine/index.js';

/** Where bytes led to, and what was told on the way. */
export interface Led {
  position: Position;
  effects: Effect[];
}

const BYTE_EVENTS: readonly MachineEvent[] = Array.from({ length: 256 }, (_, byte) => ({ type: 'BYTE', byte }));
/** Bytes that go to the machine at once where no run begins: in handshakes, and where a frame ends and the next begins. */
const PORTION = { handshake: 256, frames: 4 };
const FF = 0xff;

/** The events of bytes. */
export function byteEvents(bytes: Uint8Array): MachineEvent[] {
  return Array.from(bytes, (byte) => BYTE_EVENTS[byte] as MachineEvent);
}

/** Where bytes lead, or undefined where that depends on a policy that is not decided. */
export function take(interpreter: Interpreter, from: Position, bytes: Uint8Array, decided: Decided): Led | undefined {
  const led: Led = { position: from, effects: [] };
  for (let at = 0; at < bytes.length; ) {
    const run = runAt(interpreter, led.position, bytes, at);
    if (run !== undefined) {
      led.position = run.position;
      at = run.end;
      continue;
    }
    const { established } = led.position.context as unknown as Loops;
    const end = Math.min(bytes.length, at + (established ? PORTION.frames : PORTION.handshake));
    const [way] = everyWay(interpreter, led.position, byteEvents(bytes.subarray(at, end)), decided, () => []);
    if (way === undefined) return undefined;
    led.position = way.position;
    led.effects.push(...way.effects);
    at = end;
  }
  return led;
}

/** The variables of the framing algorithms that their loops change. */
interface Loops {
  established: boolean;
  closed: boolean;
  limits: Readonly<Record<string, number>>;
  b: number;
  rawData: Bytes;
  remaining: number;
}

interface Run {
  position: Position;
  end: number;
}

function runAt(interpreter: Interpreter, position: Position, bytes: Uint8Array, at: number): Run | undefined {
  const context = position.context as unknown as Loops;
  if (context.closed) return { position, end: bytes.length };
  const { state } = interpreter.view(position);
  switch (state('serverDataFraming') ?? state('clientDataFraming')) {
    case 'step_3_2':
    case 'step_3b_2':
      if (Object.values(context.limits).some(Number.isFinite)) return undefined;
      return appended(position, context, bytes, at);
    case 'step_3_B6':
    case 'step_3a_6':
      return counted(position, context, bytes, at);
    case 'discarding':
      return { position, end: bytes.length };
    default:
      return undefined;
  }
}

/** Everything before FF is appended to the raw data. */
function appended({ states, context }: Position, { rawData }: Loops, bytes: Uint8Array, at: number): Run | undefined {
  const found = bytes.indexOf(FF, at);
  const end = found === -1 ? bytes.length : found;
  if (end === at) return undefined;
  let data = rawData;
  for (let index = at; index < end; index += 1) data = data.append(bytes[index] as number);
  return { position: { states, context: { ...context, b: bytes[end - 1], rawData: data } }, end };
}

/** All but the last byte are only counted; the last goes to the machine. */
function counted({ states, context }: Position, { remaining }: Loops, bytes: Uint8Array, at: number): Run | undefined {
  const count = Math.min(bytes.length - at, remaining - 1);
  if (count < 1) return undefined;
  return { position: { states, context: { ...context, remaining: remaining - count } }, end: at + count };
}
