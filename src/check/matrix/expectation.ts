/** How a matrix stands to an earlier one: what is new, and what is mended. */
import type { Matrix, PeerResult, Remark, RoleResult } from './types.js';

export interface MatrixStanding {
  /** They fail the check, a line for each. */
  unexpected: readonly string[];
  /** They were bad in the baseline, and are no longer. */
  mended: readonly string[];
  /** They were unexpected, and then not again: no reason to fail the check. */
  once?: readonly string[];
}

/** What two runs come to: only what was unexpected in both is. */
export function standingOfBoth(first: MatrixStanding, second: MatrixStanding): MatrixStanding {
  const [again, gone] = [true, false].map((isThere) =>
    first.unexpected.filter((each) => second.unexpected.includes(each) === isThere),
  );
  return { unexpected: again ?? [], mended: first.mended, once: gone ?? [] };
}

/**
 * Compares what was checked now with a baseline. Without one, whatever fails is unexpected.
 * @param names the peers that were checked
 * @param required whether a peer that is not installed fails the check
 */
export function matrixStanding(
  { peers }: Matrix,
  baseline: Matrix | undefined,
  { names, required }: { names: readonly string[]; required: boolean },
): MatrixStanding {
  const unexpected: string[] = [];
  const mended: string[] = [];
  for (const peer of peers.filter(({ name }) => names.includes(name))) {
    if (peer.version === null) {
      if (required) unexpected.push(`${peer.name}: not installed; peers/install ${peer.name}`);
      continue;
    }
    const [now, before] = [badOf(peer), badOf(baseline?.peers.find(({ name }) => name === peer.name))];
    unexpected.push(...[...now].filter((each) => !before.has(each)));
    mended.push(...[...before].filter((each) => !now.has(each)));
  }
  return { unexpected, mended };
}

/** Everything bad about a peer, in lines that are alike in two runs that found alike. */
function badOf(peer: PeerResult | undefined): Set<string> {
  if (peer === undefined) return new Set();
  const pairs = Object.entries(peer.pairs ?? {}).filter(([, { outcome }]) => outcome !== 'clean');
  return new Set([
    ...ofRole(`${peer.name} as server`, peer.server),
    ...ofRole(`${peer.name} as client`, peer.client),
    ...pairs.map(([server, { outcome, why }]) => `${peer.name} with ${server}: ${outcome}: ${why}`),
  ]);
}

function ofRole(who: string, result: RoleResult | undefined): string[] {
  if (result === undefined) return [];
  const { unchecked, cases, crashes, selectiveRefusals } = result;
  return [
    ...(unchecked === undefined ? [] : [`${who}: ${unchecked}`]),
    ...crashes.map(({ id, said }) => `${who}: ${id}: the program ends: ${said}`),
    ...cases.filter(isBad).map(({ id, verdict, violated }) => `${who}: ${id}: ${verdict}${violated ? ` ${violated}` : ''}`),
    ...selectiveRefusals.map(({ id, step }) => `${who}: ${id}: selective refusal ${step}`),
  ];
}

function isBad({ verdict }: Remark): boolean {
  return verdict === 'fail' || verdict === 'inconclusive' || verdict === 'unsupported';
}

/**
 * Reads what an earlier run wrote.
 * @throws SyntaxError when it is nothing of that kind
 */
export function matrixOf(text: string): Matrix {
  const matrix = JSON.parse(text) as Partial<Matrix>;
  if (matrix.tool !== 'hixie76' || !Array.isArray(matrix.peers)) throw new SyntaxError('it has no list of peers');
  return matrix as Matrix;
}
