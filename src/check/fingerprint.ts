/** What all cases together show of the choices that a peer has made. */
import { policies } from '../../spec/index.js';
import type { Options } from './compare.js';
import type { Fingerprint } from './types.js';

/** The explanations of a whole case, from those of each of its observations. */
export function explanationsOf(observations: readonly (readonly Options[])[]): Options[] {
  return observations.reduce<Options[]>((all, some) => distinct(combined(all, some)), [{}]);
}

/** The options of each policy that explain one case; a policy that some explanation leaves open is not among them. */
function shownBy(whole: readonly Options[]): Fingerprint {
  const named = Object.keys(whole[0] ?? {}).filter((policy) => whole.every((each) => policy in each));
  return Object.fromEntries(named.map((policy) => [policy, [...new Set(whole.map((each) => each[policy] as string))]]));
}

/** Explanations that go together; where none do, a choice was made anew, as the text permits. */
function combined(all: readonly Options[], some: readonly Options[]): readonly Options[] {
  if (some.length === 0) return all;
  const pairs = all.flatMap((one) => some.map((other) => [one, other] as const));
  const fitting = pairs.filter(([one, other]) =>
    Object.keys(other).every((policy) => (one[policy] ?? other[policy]) === other[policy]),
  );
  return (fitting.length > 0 ? fitting : pairs).map(([one, other]) => ({ ...one, ...other }));
}

function distinct(all: readonly Options[]): Options[] {
  return [...new Map(all.map((each) => [JSON.stringify(Object.entries(each).sort()), each])).values()];
}

/**
 * The options that explain all cases, and where no single one does, all that
 * were seen. A policy is left out while all its options are possible.
 * @param cases the explanations of each
 */
export function fingerprintOf(cases: readonly (readonly Options[])[]): { fingerprint: Fingerprint; mixtures: string[] } {
  let left = cases;
  for (;;) {
    const { all, mixtures } = together(left.map(shownBy));
    const agrees = (each: Options) => {
      return Object.entries(each).every(
        ([policy, option]) => mixtures.includes(policy) || (all[policy] ?? [option]).includes(option),
      );
    };
    // What one case shows may tell between the explanations of another.
    const next = left.map((each) => (each.some(agrees) ? each.filter(agrees) : each));
    if (next.every((each, index) => each.length === left[index]?.length)) {
      const telling = Object.entries(all).filter(([policy, options]) => mixtures.includes(policy) || !isOpen(policy, options));
      return { fingerprint: Object.fromEntries(telling), mixtures };
    }
    left = next;
  }
}

function together(cases: readonly Fingerprint[]): { all: Fingerprint; mixtures: string[] } {
  const mixtures: string[] = [];
  const names = [...new Set(cases.flatMap((each) => Object.keys(each)))].sort();
  const entries = names.map((policy) => {
    const seen = cases.flatMap((each) => (each[policy] === undefined ? [] : [each[policy]]));
    const all = [...new Set(seen.flat())].sort();
    const left = all.filter((option) => seen.every((options) => options.includes(option)));
    if (left.length === 0) mixtures.push(policy);
    return [policy, left.length === 0 ? all : left] as const;
  });
  return { all: Object.fromEntries(entries), mixtures };
}

function isOpen(policy: string, options: readonly string[]): boolean {
  const all = policies.find(({ name }) => name === policy)?.options ?? [];
  return all.every(({ name, mark }) => mark === 'relaxation' || options.includes(name));
}
