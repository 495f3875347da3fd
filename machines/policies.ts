/** Which policies can be chosen: those that a guard or action asks. The others have one way of being done here. */
import { everyPolicy, type Limits, limitDefaults, type Policies, policies, policyDefaults } from '../spec/index.js';
import { type Revision, settledBy } from './revisions/revise.js';

/** Names of the policies whose options are implemented. A test holds that these are the ones that code asks for. */
export const choosable: readonly (keyof Policies)[] = policies
  .filter(({ chosenBy }) => chosenBy === 'policies')
  .map(({ name }) => name as keyof Policies);

/**
 * The defaults with some of them changed, and with what a revision has settled.
 * @throws RangeError for a policy that cannot be chosen, an option that it does not have, or a choice that is not left
 */
export function choose(chosen: Partial<Policies> = {}, revision: Revision = 'r4820'): Policies {
  for (const [name, option] of Object.entries(chosen)) {
    if (option === undefined) continue;
    const { options: all = [], chosenBy = 'nobody' } = everyPolicy.find((policy) => policy.name === name) ?? {};
    const options = all.filter(({ judged }) => !judged).map((each) => each.name);
    if (chosenBy !== 'policies' && chosenBy !== 'nobody')
      throw new RangeError(`policy "${name}" is chosen by ${chosenBy}, not here`);
    if (chosenBy === 'nobody') {
      throw new RangeError(`policy "${name}" cannot be chosen; those that can are ${choosable.join(', ')}`);
    }
    if (!options.includes(option)) {
      throw new RangeError(`policy "${name}" has no option "${option}", only ${options.join(', ')}`);
    }
  }
  const given = Object.fromEntries(Object.entries(chosen).filter(([, option]) => option !== undefined));
  const settled = settledBy(revision);
  for (const [name, option] of Object.entries(settled)) {
    if ((given[name] ?? option) !== option) throw new RangeError(`${revision} leaves no choice of ${name}: it is ${option}`);
  }
  return { ...policyDefaults, ...given, ...settled };
}

/**
 * The limits with some of them changed.
 * @throws RangeError for a limit that there is not, or a value that is no number from 0 on; Infinity is none
 */
export function chooseLimits(chosen: Partial<Limits> = {}): Limits {
  const all: Limits = { ...limitDefaults };
  for (const [name, value] of Object.entries(chosen)) {
    if (value === undefined) continue;
    if (!Object.hasOwn(limitDefaults, name)) {
      throw new RangeError(`there is no limit "${name}"; there are ${Object.keys(limitDefaults).join(', ')}`);
    }
    if (typeof value !== 'number' || !(value >= 0)) {
      throw new RangeError(`limit "${name}" cannot be ${String(value)}; it takes a number from 0 on, and Infinity for none`);
    }
    all[name as keyof Limits] = value;
  }
  return all;
}
