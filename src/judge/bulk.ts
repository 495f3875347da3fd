/**
 * Takes runs of bytes in one go where a framing algorithm only appends or
 * counts, which a machine does byte by byte: in text data up to FF, in the data
 * of a frame with a length, and where everything is discarded. All other bytes
 * go to the machine. A test holds it against the machine alone.
 */
import type { Bytes, Effect, MachineEvent, StateIn } from '../../machines/index.js';
import { type Decided, type Interpreter, type Passage, type Position, surely } from '../engine/index.js';

/** Where bytes led to, and what was told on the way. */
export type Led = Pick<Passage, 'position' | 'effects'>;

const BYTE_EVENTS: readonly MachineEvent[] = Array.from({ length: 256 }, (_, byte) => ({ type: 'BYTE', byte }));
/** Bytes that go to the machine at once where no run begins: in handshakes, and where a frame ends and the next begins. */
const PORTION = { handshake: 256, frames: 4 };
const FF = 0xff;

export function byteEvents(bytes: Uint8Array): MachineEvent[] {
  return Array.from(bytes, (byte) => BYTE_EVENTS[byte] as MachineEvent);
}

/** Where bytes lead, up to the first that asks for a policy that is not decided, or of which `stops` says so; and how many those are. */
export function take(
  interpreter: Interpreter,
  from: Position,
  bytes: Uint8Array,
  decided: Decided,
  stops: (effects: readonly Effect[], established: boolean) => boolean = () => false,
): Led & { count: number } {
  const led: Led = { position: from, effects: [] };
  let count = 0;
  while (count < bytes.length) {
    const run = runAt(interpreter, led.position, bytes, count);
    if (run !== undefined) {
      led.position = run.position;
      count = run.end;
      continue;
    }
    const { established } = led.position.context as unknown as Loops;
    const events = byteEvents(bytes.subarray(count, count + (established ? PORTION.frames : PORTION.handshake)));
    const way = surely(interpreter, led.position, events, decided, stops);
    led.position = way.position;
    led.effects.push(...way.effects);
    count += way.count;
    if (way.count < events.length) break;
  }
  return { ...led, count };
}

/** The variables of the framing algorithms that their loops change. */
interface Loops {
  established: boolean;
  closed: boolean;
  limits: Readonly<Record<string, number>>;
  rawData: Bytes;
  remaining: number;
}

type Framing = 'clientDataFraming' | 'serverDataFraming';

interface Run {
  position: Position;
  end: number;
}

function runAt(interpreter: Interpreter, { states, context }: Position, bytes: Uint8Array, at: number): Run | undefined {
  const { closed, limits, rawData, remaining } = context as unknown as Loops;
  const run = (end: number, changes: object) => ({ position: { states, context: { ...context, ...changes } }, end });
  const { state } = interpreter.view({ states, context });
  const framing: StateIn<Framing> | undefined = state<Framing>('serverDataFraming') ?? state('clientDataFraming');
  switch (closed ? 'discarding' : framing) {
    case 'discarding':
      return run(bytes.length, {});
    case 'step_3_2':
    case 'step_3b_2': {
      // Everything before FF is appended to the raw data.
      const found = bytes.indexOf(FF, at);
      const end = found === -1 ? bytes.length : found;
      if (end === at || Object.values(limits).some(Number.isFinite)) return undefined;
      return run(end, { b: bytes[end - 1], rawData: bytes.subarray(at, end).reduce((data, byte) => data.append(byte), rawData) });
    }
    case 'step_3_B6':
    case 'step_3a_6': {
      // All but the last byte are only counted; the last goes to the machine.
      const count = Math.min(bytes.length - at, remaining - 1);
      return count < 1 ? undefined : run(at + count, { remaining: remaining - count });
    }
    default:
      return undefined;
  }
}
