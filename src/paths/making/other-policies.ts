/** Paths once more under every other option of the policies that can be chosen. */
import { choosable } from '../../../machines/index.js';
import { type Policies, policies, policyDefaults } from '../../../spec/index.js';
import { withSuffix } from '../ending/suffix.js';
import { within } from '../parts/limit.js';
import type { MachineOf, Path } from '../parts/model.js';

/** Paths that there may be. */
const LIMIT = 20_000;

/**
 * Each path, with a telling suffix, under each option that is not in force on it, relaxations included.
 * @throws Error when there are more than the limit
 */
export function underOtherPolicies(paths: readonly Path[], machines: MachineOf, limit = LIMIT): Path[] {
  const all: Path[] = [];
  for (const path of paths) {
    for (const policy of choosable.filter((each) => concerns(each, path))) {
      all.push(...otherOptions(policy, path).map((option) => under(policy, option, path, machines)));
    }
    within(limit, all.length, 'paths under other policies');
  }
  return all;
}

function concerns(policy: keyof Policies, { role }: Path): boolean {
  return !policy.startsWith(role === 'server' ? 'client.' : 'server.') && !(role === 'server' && policy.startsWith('api.'));
}

function otherOptions(policy: keyof Policies, { setting }: Path): string[] {
  const inForce = setting.policies?.[policy] ?? policyDefaults[policy];
  const options = policies.find(({ name }) => name === policy)?.options ?? [];
  return options.filter(({ judged, name }) => !judged && name !== inForce).map(({ name }) => name);
}

function under(policy: keyof Policies, option: string, path: Path, machines: MachineOf): Path {
  const setting = { ...path.setting, policies: { ...path.setting.policies, [policy]: option } };
  const { tokens, transitions } = withSuffix({ ...path, setting }, machines);
  const title = `${path.title}, with ${policy}: ${option}`;
  return { ...path, id: `${path.id}+${policy}=${option}`, title, setting, tokens, transitions };
}
