/** Nothing of the socket layer or of the API may be alive behind a test of theirs, whatever the test was about. */
import { beforeEach, expect } from 'vitest';

if (/[\\/]src[\\/](net[\\/]|api[\\/]|testing[\\/]alive).*\.test\.ts$/.test(expect.getState().testPath ?? '')) {
  const { begin, leftAlive } = await import('./alive.js');
  // What is registered first runs last.
  beforeEach(({ onTestFinished }) => {
    begin();
    onTestFinished(async () => expect(await leftAlive(), 'sockets, timers and so on that are left').toEqual({}));
  });
}
