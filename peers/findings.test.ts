/** docs/findings.md and the baseline say the same, and nobody is accused of what no case shows. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { findings, type Matrix, matrixOf, type PeerResult, type RoleResult } from '../src/check/matrix/index.js';

const baseline: Matrix = matrixOf(read('baseline.json'));
const page = read('../docs/findings.md');

test('docs/findings.md has what the baseline has found; check matrix --findings docs/findings.md writes it', () => {
  expect(page).toBe(findings(baseline, page));
});

test.each(baseline.peers)('$name: each case that failed, or was withheld, shows one finding, and no other case does', (peer) => {
  for (const { cases, selectiveRefusals, findings: found = [] } of sidesOf(peer)) {
    const failed = cases.filter(({ verdict }) => verdict === 'fail').map(({ id }) => id);
    const of = (kind: string) => found.filter((each) => each.kind === kind).flatMap((each) => each.cases);
    expect(of('selective').toSorted()).toEqual(selectiveRefusals.map(({ id }) => id).toSorted());
    // Each habit is a finding that the control shows.
    const others = (ids: readonly string[]) => ids.filter((id) => id !== 'control').toSorted();
    expect(others(of('conformance'))).toEqual(others(failed));
    expect(failed.every((id) => of('conformance').includes(id))).toBe(true);
  }
});

test.each(baseline.peers)('$name: there are not more findings of a side than can be read at once', (peer) => {
  for (const { findings: found = [] } of sidesOf(peer)) expect(found.length).toBeLessThanOrEqual(20);
});

test('of ourselves there is nothing to find', () => {
  const sides = baseline.peers.slice(0, 2).flatMap(sidesOf);
  expect(sides.flatMap(({ findings: found, crashes }) => [...(found ?? ['not looked for']), ...crashes])).toEqual([]);
});

function sidesOf({ server, client }: PeerResult): RoleResult[] {
  return [server, client].filter((side) => side !== undefined);
}

function read(file: string): string {
  return readFileSync(new URL(file, import.meta.url), 'utf8');
}
