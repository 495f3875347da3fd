/** `hixie76 chart --diff A B --shortest`: the shortest exchanges that tell two texts apart. */
import { REVISIONS } from '../../machines/index.js';
import { logOf, type Side } from '../judge/index.js';
import { apart, courseOf, MOST_BYTES, type Texts } from '../learn/index.js';
import { Failure } from './failure.js';
import { print, printJson } from './output.js';

/** @param id of a machine that is a side; both sides if absent */
export function shortest(texts: Texts, id: string | undefined, json: boolean): void {
  if (id !== undefined && id !== 'client' && id !== 'server')
    throw new Failure(`chart: --shortest is of client or server, and "${id}" is neither`);
  const inOrder = [...texts].sort((one, other) => REVISIONS.indexOf(one) - REVISIONS.indexOf(other)) as unknown as Texts;
  const sides: readonly Side[] | undefined = id && [id];
  const exchanges = apart(inOrder, sides).map((one) => ({ ...one, course: courseOf(one) }));
  if (json) {
    const told = exchanges.map(({ frames: _, wire, ...one }) => ({ ...one, log: logOf({ role: one.side, wire }) }));
    printJson({ revisions: inOrder, bytes: MOST_BYTES, exchanges: told });
    return;
  }
  const [before, after] = inOrder;
  print(
    `${before} and ${after}: ${exchanges.length} shortest exchanges, up to ${MOST_BYTES} bytes after the opening handshakes, of a side that sends each message back`,
    ...exchanges.flatMap(({ difference = 'besides', side, allowedBy, violates: { revision, step, why }, course }) => [
      '',
      `${difference}: ${allowedBy} allows this to a ${side}, and ${revision} does not (${step}: ${why})`,
      `  ${course.join('; ')}`,
    ]),
  );
}
