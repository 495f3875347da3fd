/** Which options explain what was seen: as few as can be. */
import type { Policies } from '../../spec/index.js';
import { allowed, type Decided, marked, type OptionsOf } from '../engine/index.js';

/**
 * The options of a policy that are followed: all that the text allows. A
 * subprotocol of the server's own is left to the rules of comparison, since it
 * may have any name, and so is a reply that begins before key3.
 */
export const optionsOf: OptionsOf = (policy) => {
  const known = followed.get(policy) ?? allowed(policy).filter((option) => !compared[policy]?.includes(option));
  followed.set(policy, known);
  return known;
};

const compared: Partial<Record<keyof Policies, readonly string[]>> = {
  'server.subprotocol': ['other', 'own'],
  'server.reply.timing': ['fieldsFirst'],
};
const followed = new Map<string, readonly string[]>();

/** Whether an option counts as allowed only. */
export function isLiberty(policy: string, option: string): boolean {
  const known = liberties.get(policy) ?? marked('allowed')(policy as keyof Policies);
  liberties.set(policy, known);
  return known.includes(option);
}

const liberties = new Map<string, readonly string[]>();

/** Something with the options that explain it. */
export interface Explained {
  decided: Decided;
}

/**
 * The simplest explanations of one and the same thing. Where every option of a
 * policy leads to it, the policy is no part of the explanation; what says more
 * than another one does goes.
 */
export function simplest<T extends Explained>(all: readonly T[]): T[] {
  let left = distinct(all);
  for (let simpler = simplerBy(left); simpler !== undefined; simpler = simplerBy(left)) left = distinct(simpler);
  return left.filter((each) => !left.some((other) => other !== each && includes(each.decided, other.decided)));
}

/** Without one policy that makes no difference, or undefined if each of them makes one. */
function simplerBy<T extends Explained>(all: readonly T[]): T[] | undefined {
  for (const each of all) {
    for (const policy of Object.keys(each.decided) as (keyof Policies)[]) {
      const rest = without(each.decided, policy);
      const covered = optionsOf(policy).every((option) =>
        all.some(({ decided }) => includes({ ...rest, [policy]: option }, decided)),
      );
      if (covered) return [...all.filter(({ decided }) => !includes(decided, rest)), { ...each, decided: rest }];
    }
  }
  return undefined;
}

function without(decided: Decided, policy: keyof Policies): Decided {
  const { [policy]: _, ...rest } = decided;
  return rest;
}

/** Whether the first says all that the second says. */
function includes(decided: Decided, other: Decided): boolean {
  return Object.entries(other).every(([policy, option]) => decided[policy as keyof Policies] === option);
}

function distinct<T extends Explained>(all: readonly T[]): T[] {
  return [...new Map(all.map((each) => [canonical(each.decided), each])).values()];
}

/** The same text for the same value: keys in order; numbers of any size; byte arrays by their own toJSON. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, each) => {
    if (typeof each === 'bigint') return `${each}n`;
    if (each === null || typeof each !== 'object' || Array.isArray(each)) return each;
    if (each instanceof Uint8Array) return Buffer.from(each).toString('hex');
    return Object.fromEntries(Object.entries(each).sort(([one], [other]) => (one < other ? -1 : 1)));
  });
}
