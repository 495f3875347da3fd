/** The README's pictures: they are there, they are small, and one of them moves. */
import { readdirSync, readFileSync } from 'node:fs';
import { decodeApng } from 'fast-png';
import { expect, test } from 'vitest';

const root = new URL('../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root));

test('the README shows each picture, and all are under 2 MB', () => {
  const shown = Array.from(
    read('README.md')
      .toString()
      .matchAll(/!\[[^\]]+\]\(([^)]+)\)/g),
    ([, path]) => path as string,
  );
  expect(shown.toSorted()).toEqual(readdirSync(new URL('docs/pictures/', root)).map((name) => `docs/pictures/${name}`));
  expect(shown.reduce((sum, path) => sum + read(path).length, 0)).toBeLessThan(2_000_000);
});

test('the animation of a conversation is under 1 MB, goes on for ever, and each of its frames changes the picture', () => {
  const file = read('docs/pictures/conversation.png');
  expect(file.length).toBeLessThan(1_000_000);
  const { frames, numberOfPlays } = decodeApng(file);
  expect(frames.length).toBeGreaterThan(20);
  expect(numberOfPlays).toBe(0);
  const same = frames.filter(
    ({ data }, at) => at > 0 && Buffer.compare(Buffer.from(data), Buffer.from(frames[at - 1]?.data ?? [])) === 0,
  );
  expect(same).toEqual([]);
});
