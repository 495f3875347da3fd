import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { Progress, withStreams } from './output.js';

/** What progress writes where `isTTY` says whether there is a terminal. */
async function written(isTTY: boolean, ...told: Parameters<Progress['show']>[]): Promise<string> {
  const stderr = Object.assign(new PassThrough(), { isTTY, columns: 80 });
  withStreams({ stdin: new PassThrough(), stdout: new PassThrough(), stderr }, () => {
    const progress = new Progress('cases');
    for (const each of told) progress.show(...each);
  });
  stderr.end();
  return text(stderr);
}

test('progress tells at the end how many have failed, and nothing of that where none has', async () => {
  expect(await written(false, [1, 2, 0], [2, 2, 1])).toBe('cases 2/2, 1 failed\n');
  expect(await written(false, [2, 2])).toBe('cases 2/2\n');
});

test('a bar tells how many have failed so far', async () => {
  expect(await written(true, [1, 2, 0], [2, 2, 1])).toMatch(/cases \[=*-*\] 2\/2, 1 failed/);
});
