/** Options taken of policies: how they count, what is least, and what several explanations say together. */
import { everyPolicy, itemOf, type Policies, type PolicyName, type StepId } from '../../spec/index.js';
import { allowed, marked, type OptionsOf } from '../engine/index.js';

/** An option taken of each policy that matters; whatever a machine has decided is one, too. */
export type Choices = Readonly<Partial<Record<PolicyName, string>>>;

/** A liberty taken: an option that the text allows and does not leave freely. */
export interface Liberty {
  /** Its policy. */
  policy: PolicyName;
  /** The option of it that was taken. */
  option: string;
  /** The item that grants it. */
  step: StepId;
}

/** Options of policies by the policy's name. */
export type Fingerprint = Readonly<Partial<Record<PolicyName, readonly string[]>>>;

const known = new Map(everyPolicy.map((policy) => [policy.name, policy]));
const optionsBy = (of: OptionsOf) =>
  new Map<string, readonly string[]>(everyPolicy.map(({ name }) => [name, of(name as keyof Policies)]));
const [possible, liberties] = [optionsBy(allowed), optionsBy(marked('allowed'))];

/** What explains a close for want of anything better. */
const LAST_RESORTS: Choices = {
  'server.close.whenever': 'closed',
  'client.close.arbitrary': 'closed',
  'server.limit.message': 'limit',
  'client.limit.message': 'limit',
  'client.handshake.timeout': 'timeout',
  'server.utf8.invalid': 'close',
  'server.check.resource': 'abort',
};

/** All options of a policy that the text allows, which relaxations are not; none of an unknown policy. */
export function optionsOf(policy: PolicyName): readonly string[] {
  return possible.get(policy) ?? [];
}

/** Whether an option counts as allowed only. */
export function isLiberty(policy: PolicyName, option: string): boolean {
  return liberties.get(policy)?.includes(option) ?? false;
}

/** Policies with the options taken, by the policy's name. */
export function entriesOf(choices: Choices): [PolicyName, string][] {
  return (Object.entries(choices) as [PolicyName, string][]).sort(([one], [other]) => (one < other ? -1 : 1));
}

/** How it counts to take these options. */
export function markOf(choices: Choices): 'pass' | 'allowed' {
  return entriesOf(choices).some(([policy, option]) => isLiberty(policy, option)) ? 'allowed' : 'pass';
}

/** The liberties taken, each with the first of its items that binds this side. */
export function libertiesOf(choices: Choices, side: 'client' | 'server'): Liberty[] {
  return entriesOf(choices)
    .filter(([policy, option]) => isLiberty(policy, option))
    .map(([policy, option]) => {
      const steps = known.get(policy)?.steps ?? [];
      const step = steps.find((each) => itemOf(each)?.subject === side) ?? steps[0];
      return { policy, option, step: step as StepId };
    });
}

/** Whether the text gives the keys no number and the server makes something of them all the same: nothing has to come, and any 16 bytes may (E16, E31). */
export function isUndefined({ decided }: { readonly decided: Choices }): boolean {
  return decided['server.key.noDigits'] === 'other' || decided['server.key.overflow'] === 'other';
}

/** How much an explanation asks us to believe: how many liberties, last resorts, and options besides the default are taken. */
export function departure(choices: Choices) {
  const taken = entriesOf(choices);
  const count = (test: (policy: PolicyName, option: string) => boolean) => taken.filter((each) => test(...each)).length;
  return {
    liberties: count(isLiberty),
    resorts: count((policy, option) => LAST_RESORTS[policy] === option) + Number(isUndefined({ decided: choices })),
    others: count((policy, option) => !isDefault(policy, option)),
  };
}

/** Whether an option is the default of its policy, be it in some case, or that has none. */
function isDefault(name: PolicyName, option: string): boolean {
  const policy = known.get(name);
  if (policy?.default === null || policy?.default === option) return true;
  return policy?.options.find((each) => each.name === option)?.defaultWhen !== undefined;
}

/** How many liberties a last resort counts for: a close that has a better reason is not explained by the right to close. */
const RESORT = 100;

/** How much the liberty of an option counts; 0 if it is none. */
export function weightOf(policy: PolicyName, option: string): number {
  if (!isLiberty(policy, option)) return 0;
  return LAST_RESORTS[policy] === option ? RESORT : 1;
}

/** Negative where the first asks for less: liberties count most, then last resorts, then what is no default, then the number of policies. */
export function byDeparture(one: Choices, other: Choices): number {
  const [first, second] = [departure(one), departure(other)];
  return (
    first.liberties - second.liberties ||
    first.resorts - second.resorts ||
    first.others - second.others ||
    Object.keys(one).length - Object.keys(other).length
  );
}

/** What asks us to believe least; of several, the first. Undefined if there is nothing. */
export function best<T>(all: readonly T[], choicesOf: (each: T) => Choices): T | undefined {
  return all.toSorted((one, other) => byDeparture(choicesOf(one), choicesOf(other)))[0];
}

/**
 * What the explanations of one and the same thing show of each policy: the options that occur in them. A policy is left
 * out while all its options are possible, or while some explanation leaves it open.
 */
export function shown(explanations: readonly Choices[]): Fingerprint {
  const known = namedByAll(explanations).filter(([policy, options]) => !isOpen(policy, options));
  return Object.fromEntries(known.map(([policy, options]) => [policy, options.sort()]));
}

/** The policies that every explanation names, each with the options that occur. */
export function namedByAll(explanations: readonly Choices[]): [PolicyName, string[]][] {
  return entriesOf(explanations[0] ?? {})
    .map(([policy]) => policy)
    .filter((policy) => explanations.every((each) => each[policy] !== undefined))
    .map((policy) => [policy, [...new Set(explanations.map((each) => each[policy] as string))]]);
}

/** Whether all that the text allows is possible, so that nothing is known. */
export function isOpen(policy: PolicyName, options: readonly string[]): boolean {
  return optionsOf(policy).every((option) => options.includes(option));
}
