/** The modules that `hixie76 chart --format xstate` writes make machines that run as the machines do. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import type { AnyMachineSnapshot, AnyStateMachine } from 'xstate';
import { type Machine, machines } from '../../../../machines/index.js';
import { chart } from '../../../chart/index.js';
import { inputOf, machineOf, transitionPaths } from '../../../paths/index.js';
import { Stepper } from '../stepper.js';
import { textOfAll } from '../variables.js';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
// Beside node_modules, where the modules find XState.
const folder = mkdtempSync(join(root, '.modules-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The machine that its module exports, with the package's sources as the package. */
async function made(id: keyof typeof machines): Promise<AnyStateMachine> {
  const file = join(folder, `${id}.ts`);
  const text = await chart(machines[id] as never, 'xstate');
  writeFileSync(file, text.replace(`'hixie76/machines'`, `'../machines/index.js'`));
  return (await import(/* @vite-ignore */ file))[id];
}

test.each(Object.keys(machines) as (keyof typeof machines)[])(
  '%s: the same states, transitions, guards and actions',
  async (id) => {
    const [ours, theirs] = [machines[id] as Machine, await made(id)];
    expect(await chart({ ...ours, machine: theirs }, 'json')).toBe(await chart(ours, 'json'));
    const { guards, actions } = theirs.implementations;
    expect({ guards, actions }).toEqual({
      guards: ours.machine.implementations.guards,
      actions: ours.machine.implementations.actions,
    });
  },
);

test('on all paths through every transition both take the same transitions, with the same effects and variables', async () => {
  let told = 0;
  for (const path of transitionPaths().paths) {
    const machine = machineOf[path.role];
    const steppers = [machine, { ...machine, machine: await made(machine.id as keyof typeof machines) }].map(stepperOf);
    let snapshots: AnyMachineSnapshot[] = steppers.map((stepper) => stepper.begin(inputOf(path.setting)));
    for (const event of path.tokens.flatMap(({ events }) => events)) {
      const [ours, theirs] = steppers.map((stepper, index) => stepper.pass(snapshots[index] as AnyMachineSnapshot, [event]));
      const { snapshot, ...passed } = ours as NonNullable<typeof ours>;
      expect(theirs, `${path.id} on ${JSON.stringify(event)}`).toMatchObject(passed);
      snapshots = [snapshot, (theirs as NonNullable<typeof theirs>).snapshot];
      told += 1;
    }
    const [ours, theirs] = snapshots.map(({ value, context }) => [value, textOfAll(context)]);
    expect(theirs).toEqual(ours);
  }
  expect(told).toBeGreaterThan(1000);
});

const known = new Map<AnyStateMachine, Stepper>();
function stepperOf(machine: ConstructorParameters<typeof Stepper>[0]): Stepper {
  const stepper = known.get(machine.machine) ?? new Stepper(machine);
  known.set(machine.machine, stepper);
  return stepper;
}
