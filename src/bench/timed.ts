/** How long work takes that needs no other process. */
import { MissingPeer } from './peers.js';

/**
 * Does work again and again.
 * @param milliseconds for how long at least
 * @param work what is measured; done once at least
 * @returns how long it took each time, in milliseconds: the median
 */
export async function timed(milliseconds: number, work: () => void): Promise<number> {
  const { Bench } = await import('tinybench').catch(() => {
    throw new MissingPeer('tinybench');
  });
  const bench = new Bench({ time: milliseconds, iterations: 1, warmup: false, throws: true });
  bench.add('work', work);
  const [task] = await bench.run();
  if (task === undefined || !('latency' in task.result)) throw new Error('nothing was measured');
  return task.result.latency.p50;
}
