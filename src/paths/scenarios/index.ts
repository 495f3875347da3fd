/** All scenarios. */
import type { MachineOf, Scenario } from '../model.js';
import { inputOf } from '../setting.js';
import { Stepper } from '../stepper.js';
import { clientScenarios, replyOf, untilReply } from './client.js';
import { serverScenarios } from './server.js';

/** Every scenario; the client's need the reply that its unseeded handshake expects. */
export function scenariosFor(machines: MachineOf): readonly Scenario[] {
  const stepper = new Stepper(machines.api);
  const events = untilReply.flatMap(({ events }) => events);
  const { snapshot } = stepper.pass(stepper.begin(inputOf({})), events);
  return [...serverScenarios, ...clientScenarios(replyOf(snapshot))];
}
