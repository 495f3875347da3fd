/** A machine as a TypeScript module in XState's own words, which Stately's editor and importers read. */
import type { Machine } from '../../machines/index.js';
import { json } from './json.js';

/**
 * A module that exports the machine: states and transitions written out, guards and actions by name. What these do it has
 * from `hixie76/machines`, as it has the types of context, events and effects; so it runs as the machine itself does.
 */
export function xstate(machine: Machine): string {
  const { id, title } = machine;
  const { guards, actions } = machine.machine.implementations;
  // Names need no quotes, but those with a dot.
  const states = json(machine).replace(/^( *)"(\w+)":/gm, '$1$2:');
  return `/** ${title}: the machine ${id} of hixie76. It needs the packages xstate and hixie76. */
import { machines } from 'hixie76/machines';
import { type ContextFrom, type EmittedFrom, type EventFromLogic, type InputFrom, setup } from 'xstate';

const { algorithms, machine } = machines.${id};
const { guards, actions } = machine.implementations as Record<'guards' | 'actions', Record<string, any>>;

export const ${id} = setup({
  types: {
    context: {} as ContextFrom<typeof machine>,
    events: {} as EventFromLogic<typeof machine>,
    emitted: {} as EmittedFrom<typeof machine>,
    input: {} as InputFrom<typeof machine>,
  },
  guards: {
${named('guards', guards)}
  },
  actions: {
${named('actions', actions)}
  },
}).createMachine({
  context: ({ input }) => Object.assign({}, ...algorithms.map(({ context }) => context), input),
${states.slice(2, -3)},
});
`;
}

/** Lines that take each of some functions from those of the package, by its name. */
function named(from: string, all: object): string {
  const lines = Object.keys(all).map((name) =>
    /^\w+$/.test(name) ? `${name}: ${from}.${name}` : `'${name}': ${from}['${name}']`,
  );
  return lines.map((line) => `    ${line},`).join('\n');
}
