/** How a matrix stands to an earlier one: what is new, and what is mended. */
import type { Matrix, PeerResult, RoleResult } from './types.js';

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
  const isAgain = (each: string) => second.unexpected.includes(each);
  const { unexpected, mended } = first;
  return { unexpected: unexpected.filter(isAgain), mended, once: unexpected.filter((each) => !isAgain(each)) };
}

export interface StandingOptions {
  /** The peers that were checked. */
  names: readonly string[];
  /** Whether a peer that is not installed fails the check. */
  required: boolean;
  /** Whether a peer does otherwise from run to run in a case, which then tells nothing. */
  comesAndGoes?: (name: string, id: string) => boolean;
}

/** Compares what was checked now with a baseline. Without one, whatever fails is unexpected. */
export function matrixStanding(
  { peers }: Matrix,
  baseline: Matrix | undefined,
  { names, required, comesAndGoes = () => false }: StandingOptions,
): MatrixStanding {
  const chosen = peers.filter(({ name }) => names.includes(name));
  const absent = chosen.filter(({ version }) => version === null && required);
  const checked = chosen.filter(({ version }) => version !== null);
  const bad = (peer: PeerResult | undefined) => badOf(peer, ({ id }) => !comesAndGoes(peer?.name ?? '', id));
  const now = new Set(checked.flatMap(bad));
  const before = new Set(checked.flatMap((peer) => bad(baseline?.peers.find(({ name }) => name === peer.name))));
  return {
    unexpected: [
      ...absent.map(({ name }) => `${name}: not installed; peers/install ${name}`),
      ...[...now].filter((each) => !before.has(each)),
    ],
    mended: [...before].filter((each) => !now.has(each)),
  };
}

/** Everything bad about a peer, in lines that are alike in two runs that found alike. */
function badOf(peer: PeerResult | undefined, counts: Counts): string[] {
  if (peer === undefined) return [];
  const pairs = Object.entries(peer.pairs ?? {}).filter(([, { outcome }]) => outcome !== 'clean');
  return [
    ...ofRole(`${peer.name} as server`, peer.server, counts),
    ...ofRole(`${peer.name} as client`, peer.client, counts),
    ...pairs.map(([server, { outcome, why }]) => `${peer.name} with ${server}: ${outcome}: ${why}`),
  ];
}

type Counts = (of: { id: string }) => boolean;

function ofRole(who: string, result: RoleResult | undefined, counts: Counts): string[] {
  if (result === undefined) return [];
  const { unchecked, cases, crashes, selectiveRefusals } = result;
  const bad = cases.filter((each) => ['fail', 'inconclusive', 'unsupported'].includes(each.verdict) && counts(each));
  return [
    ...(unchecked === undefined ? [] : [`${who}: ${unchecked}`]),
    ...crashes.map(({ id, said }) => `${who}: ${id}: the program ends: ${said}`),
    ...bad.map((each) => `${who}: ${each.id}: ${each.verdict}${placeOf(each)}`),
    ...selectiveRefusals.filter(counts).map(({ id, step }) => `${who}: ${id}: selective refusal ${step}`),
  ];
}

/**
 * The step that a case violates; its section alone if the input is sent in pieces, since the step is then where the
 * pieces had got to when the wrong answer came, which is chance.
 */
function placeOf({ id, violated }: { id: string; violated?: string | undefined }): string {
  if (violated === undefined) return '';
  return ` ${/-splits\/\d+$/.test(id) ? violated.split('#')[0] : violated}`;
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
