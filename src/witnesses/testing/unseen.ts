/** Items that code implements and that have no witness, and why; a test holds that the list is exact. */
import type { StepId } from '../../../spec/index.js';

const HANGS = 'A change of its place makes the tests that name it hang, and one that runs out of time has noticed nothing.';

export const unseen: Partial<Record<StepId, string>> = {
  '10.3.3.2#p2': HANGS,
  '10.3.4.1.10#p4': 'It permits a delay; how data are put together for one write is tested, and a change of it delays nothing.',
  '10.3.4.5.1#bullet1': HANGS,
  '10.3.4.5.1#bullet2': HANGS,
};
