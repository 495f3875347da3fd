import { expect, test } from 'vitest';
import { algorithms } from '../../machines/index.js';
import { reportPaths } from '../paths/index.js';
import { mutantsOf } from './mutate.js';
import { survivors } from './survivors/index.js';
import { unruly, unrulyWorlds } from './unruly.js';

const WORLDS = 5_000;

// A world that shows one is named: take the mutant off the list, or say why the world cannot be.
test(`no survivor that is named shows in ${WORLDS} worlds in which anything may happen`, () => {
  const named = new Set(survivors.filter(({ byType }) => byType !== true).flatMap(({ ids }) => ids));
  const differs = unruly(unrulyWorlds(reportPaths(), WORLDS, process.env.HIXIE76_SEED ?? 'd'));
  const shown = algorithms
    .flatMap(mutantsOf)
    .filter(({ id }) => named.has(id))
    .flatMap((mutant) => {
      const world = differs(mutant);
      return world === undefined ? [] : [`${mutant.id}: ${world}`];
    });
  expect(shown).toEqual([]);
}, 300_000);
