/** `hixie76 paths`: counts and sequences, and one path played alone. */
import { algorithms, machines } from '../../machines/index.js';
import { type Count, type Enumeration, type Path, transitionPaths } from '../paths/index.js';
import { play } from '../play/index.js';
import { Failure } from './failure.js';
import { Progress, print, printJson } from './output.js';

export interface PathsOptions {
  criterion: string;
  json?: boolean;
  play?: string;
}

/** Criteria that can be asked for, with what each one means. */
export const CRITERIA = ['transition'];

export async function paths(machine: string | undefined, { json, play: id }: PathsOptions): Promise<void> {
  if (machine !== undefined && machines[machine] === undefined) {
    throw new Failure(`paths: no machine "${machine}"; there are ${Object.keys(machines).join(', ')}`);
  }
  const progress = new Progress('scenarios');
  const enumeration = transitionPaths((done, total) => progress.show(done, total));
  if (id !== undefined) return playAlone(enumeration.paths, id);
  const chosen = enumeration.paths.filter((path) => machine === undefined || concerns(path, machine));
  const counts = enumeration.counts.filter(({ scenario }) => chosen.some((path) => path.id.startsWith(`${scenario}/`)));
  if (json) printJson({ criterion: 'transition', counts, paths: chosen.map(plain) });
  else show({ counts, paths: chosen });
}

function concerns({ role, transitions }: Path, machine: string): boolean {
  if (algorithms.some(({ id }) => id === machine)) return transitions.some((id) => id.startsWith(`${machine}.`));
  return machine === 'server' ? role === 'server' : role !== 'server';
}

async function playAlone(all: readonly Path[], id: string): Promise<void> {
  const path = all.find((each) => each.id === id);
  if (path === undefined) throw new Failure(`paths: no path "${id}"; "hixie76 paths" lists them`);
  const run = await play(path);
  print(`${run.id} ${run.passed ? 'passed' : 'FAILED'}: ${run.title}`, ...run.transitions.map((each) => `  ${each}`));
  if (!run.passed) throw new Failure(`${run.id}: ${run.failure}`, 1);
}

function plain({ tokens, ...path }: Path): object {
  return { ...path, tokens: tokens.map(({ name, events }) => ({ name, events: compact(events) })) };
}

/** Bytes in a row as one hex string. */
function compact(events: Path['tokens'][number]['events']): object[] {
  const bytes = events.flatMap((event) => (event.type === 'BYTE' ? [event.byte] : []));
  const others = events.filter(({ type }) => type !== 'BYTE');
  return [...(bytes.length > 0 ? [{ type: 'BYTES', hex: Buffer.from(bytes).toString('hex') }] : []), ...others];
}

function show({ counts, paths: all }: Enumeration): void {
  for (const count of counts) {
    print(
      `${count.scenario}: ${describe(count)}`,
      ...all.filter(of(count)).map(({ id, title }) => `  ${id}  ${titleOf(title)}`),
      '',
    );
  }
  print(`${all.length} sequences for every transition`);
}

function describe({ title, machine, states, edges, sequences }: Count): string {
  return `${title} (${machine}: ${states} states, ${edges} edges, ${sequences} sequences)`;
}

function of({ scenario }: Count): (path: Path) => boolean {
  return ({ id }) => id.startsWith(`${scenario}/`);
}

function titleOf(title: string): string {
  return title.slice(title.indexOf(':') + 2);
}
