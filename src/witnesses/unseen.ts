/** Items that code implements and that have no witness, and why; a test holds that the list is exact. */
import type { StepId } from '../../spec/index.js';

const HANGS = 'A change of its place makes the tests that name it hang, and one that runs out of time has noticed nothing.';
const NOT_PLAYED = 'No path of the report has it, and no test names it.';

export const unseen: Partial<Record<StepId, string>> = {
  '10.3.2#table': 'What cites it is a getter, and the test that names it uses the setter beside it.',
  '10.3.3.2#p1': HANGS,
  '10.3.3.2#p2': HANGS,
  '10.3.4.1.10#p4': 'It permits a delay; how data are put together for one write is tested, and a change of it delays nothing.',
  '10.3.4.3.2#3a.8.4': 'The step before has closed the connection, so that nothing more comes that could be dropped.',
  '10.3.4.3.2#p7': 'A fatal problem of TCP is told as its end as well, which fails the connection alike.',
  '10.3.4.4.1#g': NOT_PLAYED,
  '10.3.4.4.1#p3': NOT_PLAYED,
  '10.3.4.4.2#10p2': 'It permits another wording of the status line, which no policy chooses.',
  '10.3.4.5.1#bullet1': HANGS,
  '10.3.4.5.1#bullet2': HANGS,
  '10.3.4.8#p6': 'Its place is a state in which nothing is done; the state before has told that the connection is closed.',
};
