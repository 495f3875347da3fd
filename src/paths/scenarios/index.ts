/** All scenarios. */

import { Interpreter } from '../../engine/index.js';
import type { MachineOf, Scenario } from '../parts/model.js';
import { inputOf } from '../parts/setting.js';
import { clientScenarios, replyOf, untilReply } from './client.js';
import { serverScenarios } from './server.js';

/** Every scenario; the client's need the reply that its unseeded handshake expects. */
export function scenariosFor(machines: MachineOf): readonly Scenario[] {
  const interpreter = new Interpreter(machines.api);
  const events = untilReply.flatMap(({ events }) => events);
  const { position } = interpreter.pass(interpreter.begin(inputOf({})), events);
  return [...serverScenarios, ...clientScenarios(replyOf(interpreter.view(position)))];
}
