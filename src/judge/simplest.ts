/** As few options as explain the same. */
import type { Policies, PolicyName } from '../../spec/index.js';
import type { OptionsOf } from '../engine/index.js';
import { type Choices, optionsOf } from './choices.js';

/**
 * The simplest explanations of one and the same thing. Where every option of a policy leads to it, the policy is no part
 * of the explanation; what says more than another one does goes.
 * @param options those of a policy that were followed; all that the text allows if absent
 */
export function simplest(all: readonly Choices[], options: OptionsOf = optionsOf): Choices[] {
  const left = new Map(all.map((each) => [canonical(each), each]));
  for (let isDone = false; !isDone; ) {
    isDone = true;
    for (const [key, each] of left) {
      const needless = needlessIn(each, left.values(), options);
      if (needless === undefined) continue;
      const { [needless]: _, ...rest } = each;
      left.delete(key);
      for (const [longer, other] of left) if (includes(other, rest)) left.delete(longer);
      left.set(canonical(rest), rest);
      isDone = false;
    }
  }
  return [...left.values()];
}

/** A policy that makes no difference beside the other options taken: for each of its options, an explanation asks for no more. */
function needlessIn(one: Choices, all: Iterable<Choices>, options: OptionsOf): PolicyName | undefined {
  const led = new Map<PolicyName, Set<string>>();
  const note = (policy: PolicyName, option: string) => led.set(policy, (led.get(policy) ?? new Set()).add(option));
  for (const other of all) {
    const odd = differences(other, one);
    if (odd.length > 1) continue;
    const [differs] = odd;
    if (differs !== undefined) {
      if (one[differs] !== undefined) note(differs, other[differs] as string);
      continue;
    }
    for (const [policy, option] of Object.entries(one) as [PolicyName, string][]) {
      if (other[policy] === undefined) return policy;
      note(policy, option);
    }
  }
  return [...led].find(([policy, some]) => options(policy as keyof Policies).every((option) => some.has(option)))?.[0];
}

/** The policies of which the first takes an option that the second does not take; two of them at most. */
function differences(one: Choices, other: Choices): PolicyName[] {
  const found: PolicyName[] = [];
  for (const policy in one) {
    if (one[policy as PolicyName] !== other[policy as PolicyName]) found.push(policy as PolicyName);
    if (found.length > 1) break;
  }
  return found;
}

/** Whether the first says all that the second says. */
export function includes(one: Choices, other: Choices): boolean {
  return differences(other, one).length === 0;
}

/** The same text for the same value: keys in order; numbers of any size; byte arrays in hex, or by their own toJSON. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, each) => {
    if (typeof each === 'bigint') return `${each}n`;
    if (each === null || typeof each !== 'object' || Array.isArray(each)) return each;
    if (each instanceof Uint8Array) return Buffer.from(each).toString('hex');
    return Object.fromEntries(Object.entries(each).sort(([one], [other]) => (one < other ? -1 : 1)));
  });
}
