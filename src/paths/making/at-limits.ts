/** Every way to a narrow limit and beyond it, where those are few enough: edges, or pairs of them, of the scenarios of limits. */
import { withSuffix } from '../ending/suffix.js';
import { type Edge, type Graph, graphOf } from '../graphs/enumerate.js';
import { within } from '../parts/limit.js';
import type { MachineOf, Path, Token } from '../parts/model.js';
import { scenariosFor } from '../scenarios/index.js';

/** Paths that there may be of one scenario. */
const LIMIT = 20_000;

/** How many edges go on from each state. The frames of a client are not among them: they have 17,448 edges. */
const EDGES: ReadonlyMap<string, 1 | 2> = new Map([
  ['server-handshake-limits', 2],
  ['client-handshake-limits', 2],
  ['server-frames-limits', 1],
]);

/**
 * Those ways, each with a telling suffix, with ids such as `at-limits/server-frames-limits/0001`.
 * @throws Error when there are more of one scenario than the limit
 */
export function atLimits(machines: MachineOf, limit = LIMIT): Path[] {
  return scenariosFor(machines).flatMap((scenario) => {
    const { id, title, role, setting } = scenario;
    const length = EDGES.get(id);
    if (length === undefined) return [];
    const ways = waysOf(graphOf(scenario, machines), length);
    within(limit, ways.length, `ways to the limits of ${id}`);
    return ways.map((tokens, index) => {
      const number = String(index + 1).padStart(4, '0');
      const path: Path = { id: `at-limits/${id}/${number}`, title, role, setting, tokens, transitions: [] };
      return withSuffix(path, machines, index % 2 === 0 ? 'peer' : 'own');
    });
  });
}

/** The shortest way to each edge, and over it; over each that follows as well, if two are wanted. */
function waysOf({ edges, ways }: Graph, length: 1 | 2): Token[][] {
  return edges.flatMap((edge) => {
    const way = [...(ways.get(edge.from) as readonly Token[]), edge.token];
    const next: readonly Edge[] = length === 2 ? edges.filter(({ from }) => from === edge.to) : [];
    return next.length === 0 ? [way] : next.map(({ token }) => [...way, token]);
  });
}
