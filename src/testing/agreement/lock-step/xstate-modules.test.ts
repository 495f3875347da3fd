/** The modules that `hixie76 chart --format xstate` writes make machines that run as the machines do. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AnyMachineSnapshot as Snapshot } from 'xstate';
import { type Machine, machines } from '../../../../machines/index.js';
import { chart } from '../../../chart/index.js';
import { inputOf, machineOf, transitionPaths } from '../../../paths/index.js';
import { Stepper } from '../stepper.js';
import { textOfAll } from '../variables.js';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
// Beside node_modules, where the modules find XState.
const folder = mkdtempSync(join(root, '.modules-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The machines that the modules export, with the package's sources as the package. */
const made = new Map<Machine, Machine>();
beforeAll(async () => {
  for (const machine of Object.values<Machine>(machines)) {
    const file = join(folder, `${machine.id}.ts`);
    writeFileSync(file, (await chart(machine, 'xstate')).replace(`'hixie76/machines'`, `'../machines/index.js'`));
    made.set(machine, { ...machine, machine: (await import(/* @vite-ignore */ file))[machine.id] });
  }
});

test.each(Object.values<Machine>(machines).map((machine) => [machine.id, machine] as const))(
  '%s: the same states, transitions, guards and actions',
  async (_, ours) => {
    const theirs = made.get(ours) as Machine;
    expect(await chart(theirs, 'json')).toBe(await chart(ours, 'json'));
    const { guards, actions } = theirs.machine.implementations;
    expect({ guards, actions }).toEqual({
      guards: ours.machine.implementations.guards,
      actions: ours.machine.implementations.actions,
    });
  },
);

test('on all paths through every transition both take the same transitions, with the same effects and variables', () => {
  const steppers = new Map([...made].map(([ours, theirs]) => [ours, [new Stepper(ours), new Stepper(theirs)] as const]));
  let told = 0;
  for (const { id, role, setting, tokens } of transitionPaths().paths) {
    const [ours, theirs] = steppers.get(machineOf[role]) as readonly [Stepper, Stepper];
    let [one, other] = [ours, theirs].map((stepper) => stepper.begin(inputOf(setting))) as [Snapshot, Snapshot];
    for (const event of tokens.flatMap(({ events }) => events)) {
      const { snapshot, ...passed } = ours.pass(one, [event]);
      const passedToo = theirs.pass(other, [event]);
      expect(passedToo, `${id} on ${JSON.stringify(event)}`).toMatchObject(passed);
      [one, other] = [snapshot, passedToo.snapshot];
      told += 1;
    }
    expect([other.value, textOfAll(other.context)]).toEqual([one.value, textOfAll(one.context)]);
  }
  expect(told).toBeGreaterThan(1000);
});
