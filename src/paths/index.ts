/**
 * Paths: every way through a machine that a criterion asks for. `parts/` is what they are made of; `graphs/` and
 * `scenarios/` enumerate machines as graphs; `making/` makes paths; `ending/` brings each to an end that tells where it led.
 */
import { type Machine, machinesOf, perRevision, type Revision } from '../../machines/index.js';
import { type Automaton, automataOf } from './graphs/automata.js';
import { CRITERIA, type Criterion } from './graphs/criteria.js';
import { everyTransition, type Graph, graphOf } from './graphs/enumerate.js';
import { atLimits } from './making/at-limits.js';
import { beyondTcp } from './making/beyond.js';
import { callNearMisses } from './making/near/calls.js';
import { nearMissesOf } from './making/near-misses.js';
import { showingMore } from './making/outcomes.js';
import { pathsOf } from './making/words.js';
import type { MachineOf, Path } from './parts/model.js';
import { scenariosFor } from './scenarios/index.js';

export { completionFor } from './ending/completion.js';
export { withSuffix } from './ending/suffix.js';
export { type Automaton, automata, automataOf, quotientFor } from './graphs/automata.js';
export { type Count, countsOf, fieldCounts } from './graphs/counts.js';
export { CRITERIA, type Criterion, type Word, wordsOf } from './graphs/criteria.js';
export { GOALS, type Goal, goalTitles, isOfAutomata } from './graphs/goals.js';
export { type Group, groupOf, groupsOf } from './groups.js';
export { key3s, keyOf } from './making/near/keys.js';
export { underOtherPolicies } from './making/other-policies.js';
export { clientFields, goldenKey3, opened, requestLine, soundRequest } from './parts/handshakes.js';
export type { MachineOf, Path, Role, Scenario, Setting, Token } from './parts/model.js';
export { inputOf } from './parts/setting.js';
export { bytes, one, textOf } from './parts/tokens.js';

/** The machine of a revision that each role's paths are told to. */
export function machinesFor(revision: Revision = 'r4820'): MachineOf {
  const { server, webSocket } = machinesOf(revision) as Readonly<Record<'server' | 'webSocket', Machine>>;
  return { server, client: webSocket, api: webSocket };
}

/** Those of r4820. */
export const machineOf = machinesFor();

/** How large the graph of a scenario is, and how many of its paths were picked. */
export interface Extent {
  scenario: string;
  title: string;
  machine: string;
  states: number;
  edges: number;
  sequences: number;
}

/** What an enumeration gave. */
export interface Enumeration {
  extents: Extent[];
  paths: Path[];
}

const isDone = () => {};

/**
 * Paths that together take every transition within reach of the scenarios.
 * @param progress hears how many scenarios are done, and how many there are
 * @throws Error when a scenario has more states than the traversal's limit
 */
export function transitionPaths(progress: Progress = isDone, revision: Revision = 'r4820'): Enumeration {
  const machines = machinesFor(revision);
  const scenarios = scenariosFor(machines, revision);
  const graphs = scenarios.map((scenario, index) => {
    const graph = graphOf(scenario, machines);
    progress(index + 1, scenarios.length);
    return graph;
  });
  const paths = by(revision, everyTransition(graphs, machines));
  return { paths, extents: graphs.map((graph) => extentOf(graph, paths)) };
}

function extentOf({ scenario, ways, edges }: Graph, paths: readonly Path[]): Extent {
  const { id, title, role } = scenario;
  const sequences = paths.filter((path) => path.id.startsWith(`${id}/`)).length;
  return { scenario: id, title, machine: machineOf[role].id, states: ways.size, edges: edges.length, sequences };
}

/** Paths that know the text whose machines they are told to. */
function by(revision: Revision, paths: Path[]): Path[] {
  return revision === 'r4820' ? paths : paths.map((path) => ({ ...path, revision }));
}

type Progress = (done: number, total: number) => void;

/** Every near miss (`near/GROUP/NUMBER`), with a telling suffix; sockets can play them all. Made once. */
export const nearMisses = perRevision((revision): readonly Path[] => by(revision, nearMissesOf(machinesFor(revision))));

/**
 * The paths that the report plays: those that take every transition, those beyond plain TCP, and those that
 * show every outcome of a guard, and every transition from every state, within reach.
 */
export function reportPaths(progress?: Progress, revision: Revision = 'r4820'): readonly Path[] {
  return reported(revision, progress);
}

const reported = perRevision((revision, progress: Progress | undefined): readonly Path[] => {
  const { paths } = transitionPaths(progress, revision);
  const calls = by(revision, callNearMisses(machinesFor(revision)));
  const known = [...paths, ...calls, ...pathsBeyondTcp(revision)];
  const words = pathsOfWords('transition', undefined, automataOf(revision), revision);
  return [...known, ...showingMore(known, words, machinesFor(revision))];
});

/**
 * The words of every automaton for a criterion, as paths with a telling suffix (`CRITERION/AUTOMATON/NUMBER`).
 * @param of only these automata
 * @throws Error when the criterion takes more words of one automaton than the limit
 */
export function pathsOfWords(
  criterion: Criterion,
  limit?: number,
  of?: readonly Automaton[],
  revision: Revision = 'r4820',
): Path[] {
  return by(revision, pathsOf(criterion, machinesFor(revision), limit, of));
}

/** Paths through what goes beyond plain TCP (`beyond/NUMBER`): TLS, proxies, credentials, cookies. */
export function pathsBeyondTcp(revision: Revision = 'r4820'): Path[] {
  return by(revision, beyondTcp(machinesFor(revision)));
}

/** Every way to a narrow limit and beyond it (`at-limits/SCENARIO/NUMBER`), where those are few enough. */
export function pathsAtLimits(): Path[] {
  return atLimits(machineOf);
}

/** The path of that id, if there is one: of a scenario, a near miss, a word with its suffix, or one beyond plain TCP. */
export function pathNamed(id: string, revision: Revision = 'r4820'): Path | undefined {
  const [kind, among] = id.split('/');
  const criterion = CRITERIA.find((each) => each === kind);
  const of = automataOf(revision).filter((automaton) => automaton.id === among);
  const all = () => {
    if (kind === 'near') return nearMisses(revision);
    if (kind === 'beyond') return pathsBeyondTcp(revision);
    return criterion === undefined ? transitionPaths(isDone, revision).paths : pathsOfWords(criterion, undefined, of, revision);
  };
  return all().find((path) => path.id === id);
}
