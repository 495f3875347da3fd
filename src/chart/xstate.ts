/** A machine as a TypeScript module in XState's own words, which Stately's editor and importers read. */
import type { Machine } from '../../machines/index.js';
import { json } from './json.js';

/**
 * A module that exports the machine: states and transitions written out, guards and actions by name. What these do it has
 * from `hixie76/machines`, as it has the types of context, events and effects; so it runs as the machine itself does.
 */
export function xstate(machine: Machine): string {
  const { id, ...states } = JSON.parse(json(machine));
  const { implementations } = machine.machine;
  const named = (kind: 'guards' | 'actions') => {
    const names = Object.keys(implementations[kind] ?? {});
    return Object.fromEntries(names.map((name) => [name, `<${kind}${NAME.test(name) ? `.${name}` : `['${name}']`}>`]));
  };
  return `/** ${machine.title}: the machine ${id} of hixie76. It needs the packages xstate and hixie76. */
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
  guards: ${literal(named('guards')).replaceAll('\n', '\n  ')},
  actions: ${literal(named('actions')).replaceAll('\n', '\n  ')},
}).createMachine({
  context: ({ input }) => Object.assign({}, ...algorithms.map(({ context }) => context), input),
${literal({ id, ...states }).slice(2, -2)},
});
`;
}

const NAME = /^[a-z_$][\w$]*$/i;

/** A value as code: names without quotes where they need none, and what stands in angle brackets as it is. */
function literal(value: object): string {
  return JSON.stringify(value, null, 2)
    .replace(/^( *)"([a-z_$][\w$]*)":/gim, '$1$2:')
    .replace(/"<(.*)>"/g, '$1');
}
