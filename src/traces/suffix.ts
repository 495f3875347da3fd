/** What follows a path to tell where it led: the rest of what has begun, and a text frame whose echo shows that all before it was read. */
import type { StateIn } from '../../machines/index.js';
import type { View } from '../engine/index.js';
import type { Side } from '../judge/index.js';
import { completionFor } from '../paths/index.js';

/** A text frame whose text no path sends. */
export const PROBE = '\0probe\xff';

/** Of a request the resource that it asks for, as far as it has come; of a frame its type and length. */
interface Variables {
  resource?: { length: number };
  type?: number;
  frameType?: number;
  length: number;
}

/** A state of the algorithm that reads frames, on either side. */
export type Framing = StateIn<'clientDataFraming' | 'serverDataFraming'>;

/** Where the length of a frame is read. */
const LENGTH: readonly (Framing | undefined)[] = ['step_3_B2', 'step_3a_2'];

/** Bytes of a frame with a length that a server is sent at the most. */
const LONGEST = 1_000;

/** Whether a handshake or a frame has begun and not ended, by the state of the algorithm that reads frames. */
export function isBegun(framing: Framing | undefined): boolean {
  return framing !== undefined && framing !== 'step_1' && framing !== 'discarding';
}

/** What leads a side one step further in what has begun; '' where nothing has, undefined where nothing can. */
export function restOf(side: Side, view: View): string | undefined {
  const framing = view.state(`${side}DataFraming`);
  if (!isBegun(framing)) return '';
  const { resource, type, frameType = type, length } = view.context as Variables;
  if (side === 'server' && view.state('serverReadingHandshake') === 'step_3' && resource?.length !== 0) return ' HTTP/1.1\r\n';
  // FF 00 would be the closing frame, so a frame of type FF gets data.
  if (LENGTH.includes(framing) && frameType === 0xff && length === 0) return '\x01x';
  if (LENGTH.includes(framing) && side === 'server' && length * 128 > LONGEST) return undefined;
  return completionFor(side, view);
}
