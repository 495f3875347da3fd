/** What a server of the text, which welcomes everybody, makes of a client under test. */
import { server } from '../../../machines/index.js';
import { compiledEngine } from '../../engine/index.js';
import { frameAt } from '../../judge/index.js';
import type { Impasse } from '../types.js';
import { type Gap, gapInFrame, gapInRequest, impasseOf, UNLIMITED } from './gaps.js';

const WELCOMING = { hosts: null, origins: null, resources: null, protocols: () => true };

/**
 * Where the server does not answer 101, drops a frame, or may close on one.
 * @param received all that the client has sent, its handshake first
 * @param title what was played to it
 */
export function impasseOfClient(received: Buffer, title: string): Impasse | undefined {
  const engine = compiledEngine(server, { service: WELCOMING, limits: UNLIMITED });
  engine.tell({ type: 'ACCEPT' });
  for (const [index, byte] of received.entries()) {
    const effects = engine.tell({ type: 'BYTE', byte });
    const [step] = effects.flatMap((effect) => (effect.type === 'REPORT' ? [effect.step] : []));
    const read = received.subarray(0, index + 1);
    if (step !== undefined) return impasseOf('interoperability/request', title, gapInRequest(step, read));
    if (!effects.some(({ type }) => type === 'ESTABLISHED')) continue;
    const gap = gapInFrames(received, index + 1);
    return gap && impasseOf('interoperability/frames', title, gap);
  }
  return undefined;
}

/** The first frame that is no text and not the closing one, behind which nothing is read. */
function gapInFrames(received: Buffer, from: number): Gap | undefined {
  for (let at = from; at < received.length; ) {
    const { type, data, end } = frameAt(received, at);
    if (type === 0xff && data.length === 0) return undefined;
    if (type !== 0x00) return gapInFrame(type < 0x80 ? '10.3.4.4.3#2' : '10.3.4.4.3#3.B7', type);
    at = end;
  }
  return undefined;
}
