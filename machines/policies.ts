/** Which policies can be chosen: those that a guard or action asks. The others have one way of being done here. */
import { type Policies, policies, policyDefaults } from '../spec/index.js';

/** Names of the policies whose options are implemented. A test holds that these are the ones that code asks for. */
export const choosable: readonly (keyof Policies)[] = [
  'api.closingTask.afterClosed',
  'api.openTask.afterClose',
  'client.cookie.when',
  'client.field.emptyValueNoSpace',
  'client.key.edgeSpaces',
  'client.location.compare',
  'client.origin.compare',
  'client.proxy.auth',
  'client.upgrade.case',
  'number.byteOrder',
  'server.check.connection',
  'server.check.host',
  'server.check.origin',
  'server.check.protocolUnknown',
  'server.check.upgrade',
  'server.field.duplicate',
  'server.field.space',
  'server.frame.unknownType',
  'server.key.noDigits',
  'server.key.overflow',
  'server.location.case',
  'server.onClientClose',
  'server.refusal.timing',
  'server.reply.timing',
  'server.sendAfterClientTerminated',
  'server.subprotocol',
];

/**
 * The defaults with some of them changed.
 * @throws RangeError for a policy that cannot be chosen, or an option that it does not have
 */
export function choose(chosen: Partial<Policies> = {}): Policies {
  for (const [name, option] of Object.entries(chosen)) {
    const options = policies.find((policy) => policy.name === name)?.options.map((each) => each.name) ?? [];
    if (!choosable.some((each) => each === name)) {
      throw new RangeError(`policy "${name}" cannot be chosen; those that can are ${choosable.join(', ')}`);
    }
    if (!options.includes(option)) {
      throw new RangeError(`policy "${name}" has no option "${option}", only ${options.join(', ')}`);
    }
  }
  return { ...policyDefaults, ...chosen };
}
