/** Enumerates a scenario as a graph, and picks the paths that a criterion wants. */
import { getAdjacencyMap } from '@xstate/graph';
import { Interpreter, type Passage, type Position } from '../../engine/index.js';
import { within } from '../parts/limit.js';
import type { MachineOf, Path, Scenario, Token } from '../parts/model.js';
import { inputOf } from '../parts/setting.js';
import { shortestWays } from './criteria.js';

/** States that one traversal may visit before it gives up. */
const LIMIT = 20_000;

/** One edge of a scenario's graph. */
export interface Edge {
  from: string;
  to: string;
  token: Token;
  passage: Passage;
}

/** A scenario's states and edges, and the shortest way to each state. */
export interface Graph {
  scenario: Scenario;
  edges: readonly Edge[];
  /** Tokens from the initial state, by state. */
  ways: ReadonlyMap<string, readonly Token[]>;
}

interface TokenEvent {
  type: string;
  token: Token;
}

/**
 * All states and edges of a scenario.
 * @throws Error when there are more than the limit
 */
export function graphOf(scenario: Scenario, machines: MachineOf, limit = LIMIT): Graph {
  const interpreter = new Interpreter(machines[scenario.role]);
  const before = scenario.prefix.flatMap((token) => token.events);
  const begin = interpreter.pass(interpreter.begin(inputOf(scenario.setting)), before).position;
  const edges = new Map<string, Edge>();
  const states = new Set<string>();
  const keyOf = (position: Position) => JSON.stringify([position.states, scenario.key(position.context as never)]);
  const logic = {
    config: {},
    getInitialSnapshot: () => begin,
    getPersistedSnapshot: (position: Position) => position,
    transition(position: Position, { token }: TokenEvent) {
      const passage = interpreter.pass(position, token.events);
      const [from, to] = [keyOf(position), keyOf(passage.position)];
      states.add(to);
      within(limit, states.size, `states of the scenario ${scenario.id}`);
      edges.set(`${from} ${token.name}`, { from, to, token, passage });
      return passage.position;
    },
  };
  getAdjacencyMap(logic as never, {
    // What is counted below ends it first.
    limit: Number.POSITIVE_INFINITY,
    serializeState: keyOf as never,
    serializeEvent: ((event: TokenEvent) => event.token.name) as never,
    events: ((position: Position) =>
      scenario.alphabet(interpreter.view(position)).map((token) => ({ type: 'TOKEN', token }))) as never,
  });
  const all = [...edges.values()];
  const ways = Array.from(shortestWays(keyOf(begin), all), ([state, way]) => {
    return [state, [...scenario.prefix, ...way.map(({ token }) => token)]] as const;
  });
  return { scenario, edges: all, ways: new Map(ways) };
}

/**
 * Paths that together take every transition that any of the graphs takes: for
 * each transition that no earlier path took, the shortest one that does.
 */
export function everyTransition(graphs: readonly Graph[], machines: MachineOf): Path[] {
  const taken = new Set<string>();
  return graphs.flatMap(({ scenario, edges, ways }) => {
    const interpreter = new Interpreter(machines[scenario.role]);
    const candidates = edges
      .map((edge) => ({ edge, tokens: [...(ways.get(edge.from) as readonly Token[]), edge.token] }))
      .sort((one, other) => one.tokens.length - other.tokens.length);
    const paths: Path[] = [];
    for (const { edge, tokens } of candidates) {
      if (edge.passage.transitions.every((id) => taken.has(id))) continue;
      const path = ended(scenario, tokens, interpreter);
      for (const id of path.transitions) taken.add(id);
      paths.push(pathOf(scenario, paths.length + 1, path));
    }
    return paths;
  });
}

type Ended = Pick<Path, 'tokens' | 'transitions'>;

function ended(scenario: Scenario, tokens: readonly Token[], interpreter: Interpreter): Ended {
  const events = tokens.flatMap((token) => token.events);
  let passage = interpreter.pass(interpreter.begin(inputOf(scenario.setting)), events);
  const way = { tokens: [...tokens], transitions: [...passage.transitions] };
  const nextEnd = () => scenario.ending(interpreter.view(passage.position));
  for (let end = nextEnd(); end !== undefined; end = nextEnd()) {
    passage = interpreter.pass(passage.position, end.events);
    way.tokens.push(end);
    way.transitions.push(...passage.transitions);
  }
  return way;
}

function pathOf(scenario: Scenario, number: number, { tokens, transitions }: Ended): Path {
  const { id, role, setting, prefix } = scenario;
  const told = tokens.slice(prefix.length).map(({ name }) => name);
  return {
    id: `${id}/${String(number).padStart(3, '0')}`,
    title: `${scenario.title}: ${told.join(', ')}`,
    role,
    setting,
    tokens,
    transitions: [...new Set(transitions)],
  };
}
