/** What a setting means to a machine. */
import { limitDefaults, policyDefaults } from '../../../spec/index.js';
import type { Setting } from './model.js';

/** The input that a setting stands for. Chance is unseeded: a path is the same each time. */
export function inputOf({ policies, limits, service, script, secure, encryptionExpected, cookiesToSet }: Setting): object {
  return {
    policies: { ...policyDefaults, ...policies },
    limits: { ...limitDefaults, ...limits },
    ...(script ? { random: { seed: '', script, drawn: 0 } } : {}),
    ...(service ? { service: { hosts: null, origins: null, resources: null, protocols: [], ...service } } : {}),
    scriptOrigin: 'http://example.com',
    blockedPorts: [25],
    ...(secure ? { secure } : {}),
    ...(encryptionExpected ? { encryptionExpected } : {}),
    ...(cookiesToSet ? { cookiesToSet } : {}),
  };
}
