/** Paths once more under every other option of each policy that they ask for. */
import { type Policies, policies, policyDefaults } from '../../spec/index.js';
import { Interpreter } from '../engine/index.js';
import type { MachineOf, Path } from './model.js';
import { inputOf } from './setting.js';
import { withSuffix } from './suffix.js';

/** Each path under each option that is not in force on it, relaxations included; ids end in `policy=option`. */
export function underOtherPolicies(paths: readonly Path[], machines: MachineOf): Path[] {
  return paths.flatMap((path) =>
    askedFor(path, machines).flatMap((policy) =>
      otherOptions(path, policy).map((option) => under(path, policy, option, machines)),
    ),
  );
}

function under(path: Path, policy: keyof Policies, option: string, machines: MachineOf): Path {
  const setting = { ...path.setting, policies: { ...path.setting.policies, [policy]: option } };
  const { tokens, transitions } = withSuffix({ ...path, setting }, machines);
  return {
    ...path,
    id: `${path.id}+${policy}=${option}`,
    title: `${path.title}, with ${policy}: ${option}`,
    setting,
    tokens,
    transitions,
  };
}

/** The policies that guards and actions ask for on a path. */
function askedFor({ role, setting, tokens }: Path, machines: MachineOf): (keyof Policies)[] {
  const asked = new Set<keyof Policies>();
  const input = inputOf(setting) as { policies: Policies };
  const watched = new Proxy(input.policies, {
    get(target, name) {
      asked.add(name as keyof Policies);
      return Reflect.get(target, name);
    },
  });
  const interpreter = new Interpreter(machines[role]);
  const events = tokens.flatMap((token) => token.events);
  interpreter.pass(interpreter.begin({ ...input, policies: watched }), events);
  return [...asked];
}

function otherOptions({ setting }: Path, name: keyof Policies): string[] {
  const inForce = setting.policies?.[name] ?? policyDefaults[name];
  const options = policies.find((each) => each.name === name)?.options ?? [];
  return options.map((option) => option.name).filter((option) => option !== inForce);
}
