/** docs/findings.md and the baseline say the same: of which peer, which item, which case. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type Matrix, matrixOf, type PeerResult, type RoleResult } from '../src/check/matrix/index.js';

const baseline: Matrix = matrixOf(read('baseline.json'));
const chapters = new Map(
  read('../docs/findings.md')
    .split(/^## /m)
    .slice(1)
    .map((text) => [text.split('\n', 1).join(), text] as const),
);

test.each(baseline.peers.filter((peer) => findingsOf(peer).length > 0))('$name: each item at fault has its finding', (peer) => {
  const steps = [...new Set(findingsOf(peer).flatMap(({ step }) => step ?? []))].sort();
  const told = [...(chapters.get(peer.name) ?? '').matchAll(/\*\*(10\.[^*]+)\*\*/g)].map(([, step]) => step);
  expect([...new Set(told)].sort()).toEqual(steps);
});

test.each(baseline.peers)('$name: each case that is named shows a finding', (peer) => {
  const ids = findingsOf(peer).map(({ id }) => id);
  const told = [...(chapters.get(peer.name) ?? '').matchAll(/`(10\.[^`]+|control)`/g)].map(([, id]) => id as string);
  expect(told.filter((id) => !ids.includes(id))).toEqual([]);
});

test('nothing is accused that is not there', () => {
  const names = baseline.peers.map(({ name }) => name);
  expect([...chapters.keys()].filter((name) => name !== 'Who talks with whom' && !names.includes(name))).toEqual([]);
});

test('of ourselves there is nothing to find', () => {
  expect(baseline.peers.slice(0, 2).flatMap(findingsOf)).toEqual([]);
});

function findingsOf({ server, client }: PeerResult): { id: string; step?: string }[] {
  return [server, client].flatMap((side) => (side === undefined ? [] : ofRole(side)));
}

function ofRole({ cases, selectiveRefusals, crashes }: RoleResult): { id: string; step?: string }[] {
  const failed = cases.filter(({ verdict }) => verdict !== 'allowed');
  return [...failed.map(({ id, violated }) => ({ id, step: violated ?? 'unclear' })), ...selectiveRefusals, ...crashes];
}

function read(file: string): string {
  return readFileSync(new URL(file, import.meta.url), 'utf8');
}
