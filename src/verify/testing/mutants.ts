/** Changes of the machines' closing algorithms, each with a reading in which, and a property by which, it is noticed. */
import { algorithms } from '../../../machines/index.js';
import { mutantsOf } from '../../mutants/index.js';
import { machinesOfText, type Pair } from '../export/index.js';

/** `algorithm.place what is changed`, as the mutants have it; what notices it; and where. */
export const machineMutants: readonly (readonly [id: string, noticedBy: string, reading: string])[] = [
  ['clientClosingHandshake.step_C4 entry without startClosingHandshake', 'nothing-after-closing', 'late-timers'],
  ['clientClosingHandshake.step_C3 entry without sendClosing00', 'clean-close-can-happen', 'only-the-client-closes'],
  ['clientClosingHandshake.step_C5 entry without startClosingTimer', 'each-connection-closes', 'no-answer-ever'],
  ['clientClosingHandshake.step_C6 always[1] without close', 'no-deadlock', 'no-answer-ever'],
  ['clientClosure.close entry without closeTcp', 'no-deadlock', 'late-timers'],
  ['clientSendData.step_B3 entry without sendFF', 'clean-loses-nothing-of-the-client', 'late-timers'],
  ['serverTerminating.acknowledge entry without sendFF00', 'client-start-ends-cleanly', 'only-the-client-closes'],
  ['serverTerminating.step_C1 entry without startClosingHandshake', 'nothing-after-closing', 'late-timers'],
  ['serverTerminating.step_C2 always[0] guard constantly true', 'clean-tells-the-server', 'late-timers'],
  ['serverSendingString.idle SEND_STRING[0] guard constantly true', 'nothing-after-closing', 'late-timers'],
  ['serverDataFraming.step_3_B8 always[0] without tellClientTerminated', 'client-start-ends-cleanly', 'only-the-client-closes'],
  ['clientDataFraming.step_3a_8_1 always[0] without startClosing', 'server-start-ends-cleanly', 'late-timers'],
  ['clientClosure.open TCP_CLOSED[0] guard constantly false', 'end-of-tcp-is-told', 'close-only'],
  ['serverTerminating.acknowledge entry without startClosingHandshake', 'nothing-after-closing', 'answering-sending-on'],
  ['serverTerminating.step_C2 entry without startTerminateTimer', 'server-waits-with-a-bound', 'vanishing-client'],
  ['websocketFeedback.task_p2 always[0] without fire', 'clean-loses-nothing-of-the-server', 'late-timers'],
  ['websocketFeedback.task_p4 always[0] guard constantly false', 'ready-state-never-falls', 'resets'],
  ['websocketFeedback.task_p5 entry without fire', 'each-connection-closes', 'late-timers'],
  ['clientOpeningHandshake.idle ESTABLISH[0] to step_2', 'one-opening-at-a-time', 'turns'],
  ['clientOpeningHandshake.step_3 TCP_FAILED[0] without fail', 'next-gets-its-turn', 'turns'],
];

/** The machines with an algorithm changed. */
export function mutated(id: string): Pair {
  const found = algorithms
    .flatMap((each) => (id.startsWith(`${each.id}.`) ? mutantsOf(each) : []))
    .find((each) => each.id === id);
  if (found === undefined) throw new RangeError(`no mutant ${id}`);
  const { client, server } = machinesOfText;
  const changed = (machine: Pair['client']) => ({
    id: machine.id,
    algorithms: machine.algorithms.map((each) => (each.id === found.algorithm ? found.mutated : each)),
  });
  return { client: changed(client), server: changed(server) };
}
