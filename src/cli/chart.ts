/** `hixie76 chart`: state charts. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Machine, machines } from '../../machines/index.js';
import { type ChartFormat, chart as draw } from '../chart/index.js';
import { attempt, Failure } from './failure.js';
import { print } from './output.js';

export async function chart(id: string | undefined, { format, out }: { format: ChartFormat; out?: string }): Promise<void> {
  const chosen = id === undefined ? Object.values(machines) : [machineOf(id)];
  if (out === undefined) {
    if (chosen.length > 1) throw new Failure('chart: name one machine, or a folder for all of them with --out');
    for (const machine of chosen) print(await draw(machine, format));
    return;
  }
  for (const machine of chosen)
    write(join(out, `${machine.id}.${format === 'xstate' ? 'ts' : format}`), await draw(machine, format), out);
}

function machineOf(id: string): Machine {
  const machine = (machines as Readonly<Record<string, Machine>>)[id];
  if (machine === undefined) throw new Failure(`chart: no machine "${id}"; there are ${Object.keys(machines).join(', ')}`);
  return machine;
}

function write(file: string, text: string, folder: string): void {
  attempt(`chart: ${file}`, () => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, text);
  });
  print(file);
}
