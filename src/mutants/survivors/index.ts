/** Mutants that nothing tells from the sound machine on the wire or to the script, and why; a run holds that the list is exact. */
import { survivorsByType } from './by-type.js';
import { survivorsOfTheClient } from './client.js';
import { survivorsOfTheHandshake } from './client-handshake.js';
import { survivorsOfTheServer } from './server.js';
import type { Survivors } from './types.js';

export type { Survivors } from './types.js';

export const survivors: readonly Survivors[] = [
  ...survivorsByType(),
  ...survivorsOfTheClient,
  ...survivorsOfTheHandshake,
  ...survivorsOfTheServer,
];
