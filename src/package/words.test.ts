/** Plain words in what people read beside the site, which src/site/pages.site.ts reads. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { algorithms } from '../../machines/index.js';
import { errata, items, policies, revised, sections } from '../../spec/index.js';
import { run } from '../testing/command.js';
import { habitsIn } from '../testing/habits.js';
import { loadTraces } from '../traces/index.js';

const root = new URL('../../', import.meta.url);
const markdown = ['.', 'docs', 'docs/guides', 'docs/decisions', 'traces', 'peers'].flatMap((folder) =>
  readdirSync(new URL(`${folder}/`, root))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `${folder}/${name}`),
);

test.each(markdown)('%s has none of the lost habits', (path) => {
  expect(habitsIn(readFileSync(new URL(path, root), 'utf8'))).toEqual([]);
});

test('neither have the catalogue, the labels of states, and the titles of traces', () => {
  const kindless = policies.map(({ kind: _, alsoKind: __, ...policy }) => policy);
  for (const told of [sections, items, kindless, errata, revised]) {
    expect(habitsIn(JSON.stringify(told).replaceAll('space-behind-colon', ''))).toEqual([]);
  }
  expect(habitsIn(JSON.stringify(algorithms.map(({ title, states }) => [title, states])))).toEqual([]);
  expect(
    habitsIn(
      loadTraces('small')
        .map(({ title }) => title)
        .join('\n'),
    ),
  ).toEqual([]);
});

test('neither has the help of any command', async () => {
  const { out } = await run('--help');
  const commands = Array.from(out.matchAll(/^ {2}(\w+)(?: |\n)/gm), ([, name]) => name as string);
  expect(commands.length).toBeGreaterThan(10);
  const deeper = ['server', 'client', 'matrix', 'merge', 'diff'].flatMap((name) => [
    ['check', name],
    ['learn', name],
  ]);
  for (const words of [...commands.map((name) => [name]), ...deeper]) {
    const { out: help } = await run(...words, '--help');
    expect(habitsIn(help), words.join(' ')).toEqual([]);
  }
});

test.each(['what comes behind FF 00', 'a sound reply', 'unspec', 'it tells when it is gone', 'wait until it shall start'])(
  '"%s" is found',
  (text) => expect(habitsIn(text)).toHaveLength(1),
);

test.each(['a server behind a proxy', 'it leaves nothing behind', 'tell the server so'])('"%s" is not', (text) =>
  expect(habitsIn(text)).toEqual([]),
);
