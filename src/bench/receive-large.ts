/** `receive-large ours|theirs SIZE`: receives messages of a size in chunks and tells what that took. */
import { endWithParent } from './processes.js';
import { chunksOfFrame, driverReceiver, type Receiver } from './receivers.js';

export interface Received {
  nanoseconds: number;
  /** The most that was in memory beyond what was there before. */
  bytes: number;
}

/** Messages before the one that counts are small ones of so many bytes altogether. */
const WARM = 2 ** 20;
const SMALL = 2 ** 14;

endWithParent();
const [side, size] = [process.argv[2], Number(process.argv[3])];
const receiver = side === 'ours' ? await ourReceiver() : driverReceiver(size);
for (let warm = 0; warm < WARM; warm += SMALL) feed(receiver, SMALL, () => {});
process.send?.(receive());

async function ourReceiver(): Promise<Receiver> {
  const { engineReceiver } = await import('./engine-receiver.js');
  return engineReceiver(undefined, size);
}

function receive(): Received {
  global.gc?.();
  const before = process.memoryUsage.rss();
  const units = receiver.units;
  let [most, watching] = [0, 0n];
  const from = process.hrtime.bigint();
  feed(receiver, size, () => {
    const start = process.hrtime.bigint();
    most = Math.max(most, process.memoryUsage.rss() - before);
    watching += process.hrtime.bigint() - start;
  });
  const nanoseconds = Number(process.hrtime.bigint() - from - watching);
  if (receiver.units - units !== size) throw new Error(`${receiver.units - units} of ${size} code units were delivered`);
  return { nanoseconds, bytes: most };
}

function feed(to: Receiver, bytes: number, after: () => void): void {
  for (const chunk of chunksOfFrame(bytes)) {
    to.feed(chunk);
    after();
  }
}
