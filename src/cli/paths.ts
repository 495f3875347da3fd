/** `hixie76 paths`: counts and sequences, and one path played alone. */
import { algorithms, machines } from '../../machines/index.js';
import {
  automata,
  type Count,
  type Criterion,
  countsOf,
  type Enumeration,
  type Extent,
  type Path,
  transitionPaths,
} from '../paths/index.js';
import { play } from '../play/index.js';
import { Failure } from './failure.js';
import { Progress, print, printJson } from './output.js';

export interface PathsOptions {
  criterion: Criterion;
  json?: boolean;
  play?: string;
}

export async function paths(machine: string | undefined, { criterion, json, play: id }: PathsOptions): Promise<void> {
  if (machine !== undefined && machines[machine] === undefined && automata.every((each) => each.id !== machine)) {
    const known = [...Object.keys(machines), ...automata.map((each) => each.id)];
    throw new Failure(`paths: no machine "${machine}"; there are ${known.join(', ')}`);
  }
  if (id !== undefined) return playAlone(transitionPaths().paths, id);
  const counts = countsOf(criterion).filter((count) => machine === undefined || count.machine === machine);
  // Only transitions are also enumerated over the composed machines: these paths are the ones that are played.
  const played = criterion === 'transition' ? enumerate(machine) : { extents: [], paths: [] };
  if (json) printJson({ criterion, automata: counts, scenarios: played.extents, paths: played.paths.map(plain) });
  else print(...counts.map(line), ...listing(played));
}

function enumerate(machine: string | undefined): Enumeration {
  const progress = new Progress('scenarios');
  const enumeration = transitionPaths((done, total) => progress.show(done, total));
  const chosen = enumeration.paths.filter((path) => machine === undefined || concerns(path, machine));
  const extents = enumeration.extents.filter(({ scenario }) => chosen.some((path) => path.id.startsWith(`${scenario}/`)));
  return { extents, paths: chosen };
}

function line({ machine, title, criterion, states, edges, sequences, bound }: Count): string {
  const limit = bound === undefined ? '' : ` of at most ${bound} edges`;
  return `${machine}: ${states} states, ${edges} edges, ${sequences} sequences (${criterion}${limit}): ${title}`;
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

function listing({ extents, paths: all }: Enumeration): string[] {
  if (all.length === 0) return [];
  const blocks = extents.flatMap((extent) => [
    '',
    `${extent.scenario}: ${describe(extent)}`,
    ...all.filter(({ id }) => id.startsWith(`${extent.scenario}/`)).map(({ id, title }) => `  ${id}  ${titleOf(title)}`),
  ]);
  return [...blocks, '', `${all.length} paths that together take every transition`];
}

function describe({ title, machine, states, edges, sequences }: Extent): string {
  return `${title} (${machine}: ${states} states, ${edges} edges, ${sequences} paths)`;
}

function titleOf(title: string): string {
  return title.slice(title.indexOf(':') + 2);
}
