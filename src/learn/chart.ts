/** A learned machine as a graph for the writers of charts. */
import type { Edge, Graph, Node } from '../chart/index.js';
import type { Learned } from './result.js';

/** What the lines mean. */
export const LEGEND = [
  'each arrow: input / output · inputs that give nothing and lead nowhere are left out',
  'red: against the text, with the item · [policy]: a liberty',
];

/** The graph of a machine; what nothing comes of, and leads nowhere, is not drawn. */
export function graphOf({ peer, states, differences }: Pick<Learned, 'peer' | 'states' | 'differences'>): Graph {
  const id = 'learned';
  const idOf = (state: number) => `${id}.s${state}`;
  const nodes = states.map(({ access, steps }, state): Node => {
    const over = steps.every(({ output, to }) => to === state && output === '-');
    const does = access.length === 0 ? 'connected' : `after ${access.join(', ')}`;
    return { id: idOf(state), name: `s${state}`, steps: [], does, entry: [], exit: [], initial: state === 0, waits: true, over };
  });
  const edges = states.flatMap(({ steps }, state) =>
    steps.map(({ input, output, to, kind }, index): Edge => {
      const own = differences.filter((each) => each.state === state && each.word.at(-1) === input && each.kind === kind);
      const policies = own.flatMap(({ policy }) => policy ?? []);
      return {
        id: `${idOf(state)} ${input}`,
        from: idOf(state),
        to: idOf(to),
        internal: false,
        event: input,
        ...(policies.length > 0 ? { guard: policies.join(', ') } : {}),
        otherwise: false,
        actions: output === '-' ? [] : [output],
        steps: kind === 'against it' ? own.map(({ step }) => step) : [],
        index,
        fails: kind === 'against it',
      };
    }),
  );
  const drawn = edges.filter(({ from, to, actions, fails }) => fails || actions.length > 0 || from !== to);
  const title = `${peer.name} as a ${peer.role}`;
  return { id, title, clusters: [{ id, section: '', title, initial: idOf(0), nodes, edges: drawn }] };
}
