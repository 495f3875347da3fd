/** All scenarios. */
import type { Revision } from '../../../machines/index.js';
import { Interpreter } from '../../engine/index.js';
import type { MachineOf, Scenario } from '../parts/model.js';
import { inputOf } from '../parts/setting.js';
import { clientScenarios, replyOf, untilReply } from './client.js';
import { serverScenarios } from './server.js';

/** Every scenario of a revision; the client's need the reply that its unseeded handshake expects. */
export function scenariosFor(machines: MachineOf, revision: Revision = 'r4820'): readonly Scenario[] {
  const interpreter = new Interpreter(machines.api);
  const events = untilReply.flatMap(({ events }) => events);
  const { position } = interpreter.pass(interpreter.begin(inputOf({})), events);
  const all = [...serverScenarios, ...clientScenarios(replyOf(interpreter.view(position)))];
  return all.filter((each) => (each.revision ?? revision) === revision);
}
