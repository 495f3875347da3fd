/** `hixie76 paths`: counts and sequences, and one path played alone. */
import { algorithms, machinesOf, type Revision } from '../../machines/index.js';
import {
  automataOf,
  type Count,
  countsOf,
  type Enumeration,
  type Extent,
  fieldCounts,
  GOALS,
  type Goal,
  type Group,
  goalTitles,
  groupOf,
  groupsOf,
  isOfAutomata,
  nearMisses,
  type Path,
  pathNamed,
  pathsBeyondTcp,
  transitionPaths,
} from '../paths/index.js';
import { play } from '../play/index.js';
import { Failure } from './failure.js';
import { Progress, print, printJson } from './output.js';

export interface PathsOptions {
  criterion: Goal;
  revision: Revision;
  json?: boolean;
  play?: string;
}

/** What a criterion gives; lists are empty that it has nothing to do with. */
interface Given extends Enumeration {
  counts: Count[];
  groups: Group[];
}

export async function paths(machine: string | undefined, { criterion, revision, json, play: id }: PathsOptions): Promise<void> {
  if (criterion === 'fields' && revision !== 'r4820')
    throw new Failure('paths: --criterion fields is of r4820 alone; leave --revision out');
  const known = [...Object.keys(machinesOf(revision)), ...automataOf(revision).map((each) => each.id), ...FIELDS];
  if (machine !== undefined && !known.includes(machine)) {
    throw new Failure(`paths: no machine "${machine}"; there are ${known.join(', ')}`);
  }
  if (id !== undefined) return playAlone(id, revision);
  const { counts, groups, extents, paths: all } = given(criterion, revision, machine);
  const name = goalTitles[criterion];
  const described = { criterion, name, criteria: GOALS.map((each) => ({ criterion: each, name: goalTitles[each] })) };
  if (json) printJson({ ...described, automata: counts, groups, scenarios: extents, paths: all.map(plain) });
  else
    print(`${criterion}: ${name}`, ...counts.map(line), ...groups.flatMap((each) => block(each, all)), ...listing(extents, all));
}

const FIELDS = ['client-handshake-fields', 'server-handshake-fields'];

function given(criterion: Goal, revision: Revision, machine: string | undefined): Given {
  const nothing = { counts: [], groups: [], extents: [], paths: [] };
  const isAsked = (count: Count) => machine === undefined || count.machine === machine;
  if (criterion === 'fields') return { ...nothing, counts: fieldCounts().filter(isAsked) };
  if (!isOfAutomata(criterion)) {
    const all = criterion === 'beyond' ? pathsBeyondTcp(revision) : nearMisses(revision);
    const chosen = all.filter((path) => machine === undefined || concerns(path, machine));
    return { ...nothing, paths: chosen, groups: groupsOf(chosen) };
  }
  const counts = countsOf([criterion], automataOf(revision)).filter(isAsked);
  // Only transitions are also enumerated over the composed machines: these paths are the ones that are played.
  return { ...nothing, counts, ...(criterion === 'transition' ? enumerate(machine, revision) : {}) };
}

function enumerate(machine: string | undefined, revision: Revision): Enumeration {
  const progress = new Progress('scenarios');
  const enumeration = transitionPaths(progress.show, revision);
  const chosen = enumeration.paths.filter((path) => machine === undefined || concerns(path, machine));
  const extents = enumeration.extents.filter(({ scenario }) => chosen.some((path) => path.id.startsWith(`${scenario}/`)));
  return { extents, paths: chosen };
}

function line({ machine, title, criterion, states, edges, sequences, bound, paths }: Count): string {
  const limit = bound === undefined ? '' : ` of at most ${bound} edges`;
  const told = paths === undefined ? '' : `, ${paths} paths with a telling suffix`;
  return `${machine}: ${states} states, ${edges} edges, ${sequences} sequences (${criterion}${limit})${told}: ${title}`;
}

function block({ id, title, paths }: Group, all: readonly Path[]): string[] {
  const own = all.filter((path) => groupOf(path) === id);
  return ['', `${id}: ${title} (${paths} paths)`, ...own.map((path) => `  ${path.id}  ${path.title}`)];
}

function concerns({ role, transitions }: Path, machine: string): boolean {
  if (algorithms.some(({ id }) => id === machine)) return transitions.some((id) => id.startsWith(`${machine}.`));
  return machine === 'server' ? role === 'server' : role !== 'server';
}

async function playAlone(id: string, revision: Revision): Promise<void> {
  const path = pathNamed(id, revision);
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

function listing(extents: readonly Extent[], all: readonly Path[]): string[] {
  if (extents.length === 0) return [];
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
