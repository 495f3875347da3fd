/** r4819 and r5065, some paths of each; what differs from r4820 is compiled for them too. */
import { expect, test } from 'vitest';
import { type Machine, machinesOf } from '../../../../machines/index.js';
import { Compiled } from '../../../engine/compiled/index.js';
import { engineBy } from '../../../engine/index.js';
import { automataOf, inputOf, pathsOfWords } from '../../../paths/index.js';
import { LockStep } from './lock-step.js';

/** One of so many is gone here. */
const ONE_OF = 5;

test.each(['r4819', 'r5065'] as const)(
  '%s: server and WebSocket object run compiled code, and on transitions of a connection go the way that XState goes',
  (revision) => {
    for (const name of ['server', 'webSocket']) {
      const machine = machinesOf(revision)[name] as Machine;
      expect(engineBy('compiled', revision)(machine, inputOf({}))).toBeInstanceOf(Compiled);
    }
    const lockStep = new LockStep(true, revision);
    const words = pathsOfWords('transition', undefined, automataOf(revision), revision).filter(
      (_, index) => index % ONE_OF === 0,
    );
    for (const path of words) lockStep.tell(path);
    expect(lockStep.told).toBeGreaterThan(50 * words.length);
  },
  120_000,
);
