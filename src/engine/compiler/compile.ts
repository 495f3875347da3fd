/** Turns a machine into TypeScript: one function for what an event does in a configuration, and loops over many bytes. */
import { type AnyAlgorithm, eventsOf, type Machine, type State } from '../../../machines/index.js';
import { dispatch } from './dispatch.js';
import { type Configuration, explore } from './explore.js';
import { block, Functions } from './functions.js';
import { type Loop, loopOf } from './loops.js';
import { type Class, minimise } from './minimise.js';
import { Names } from './names.js';

/**
 * The source of a class that runs a machine.
 * @param told which events can come from outside, of those the machine listens to
 * @param isGiven whether the source is that of a function which is given the algorithms, and makes the class when it is called: so
 *   nothing is done for machines of other revisions until one is asked for
 * @throws Error that names the place which cannot be compiled
 */
export function compile(machine: Machine, told: ReadonlySet<string>, isGiven = false): string {
  const events = [...new Set(machine.algorithms.flatMap(eventsOf))].filter((event) => told.has(event));
  if (!events.includes('BYTE')) throw new Error(`cannot compile ${machine.id}, which is told no BYTE from outside`);
  for (const each of machine.algorithms) refuseBeginning(each);
  const graph = explore(machine, events);
  const { configurations } = graph;
  const minimal = minimise(graph);
  const names = new Names(machine, graph);
  const begins = new Map<number, string>();
  const beginnings = events.map((event) => {
    const lines = dispatch(machine, configurations, names, (each) => begin(minimal.begin(each, event), event, begins));
    return block(`function ${event}(m: Me, t: Told): void`, lines);
  });
  const classes = new Map(minimal.classes.map((each) => [each.id, each]));
  const functions = new Functions(classes, begins, names).source;
  const loops = loopsOf(machine, configurations, names, (each) => loopOf(machine, minimal, each));
  const ids = machine.algorithms.map(({ id }) => id).join(', ');
  const body = [names.declarations(), classOf(machine, events, names), ...beginnings, functions, loops];
  return [
    `/** ${machine.title}, compiled from its algorithms by \`npm run compile\`: not to be edited. */`,
    "import type { Bytes } from '../../../../machines/values/bytes.js';",
    "import type { Told } from '../../../../machines/language/vocabulary.js';",
    "import { Compiled, assignment, find, guard, halfway, emission, table, until, type Variables } from '../compiled.js';",
    ...(isGiven
      ? [
          "import type { AnyAlgorithm } from '../../../../machines/index.js';",
          'export function compiled(algorithms: readonly AnyAlgorithm[]): new (input: object) => Compiled {',
          `const [${ids}] = algorithms as readonly [${machine.algorithms.map(() => 'AnyAlgorithm').join(', ')}];`,
          ...body.map((each) => each.replace(/^export class/m, 'class')),
          `return ${nameOf(machine)};\n}`,
        ]
      : [`import { ${ids} } from '../../../../machines/algorithms.js';`, ...body]),
    '',
  ].join('\n\n');
}

/** Nothing is run before the first event is told. */
function refuseBeginning({ id, initial, states }: AnyAlgorithm): void {
  const { entry, always } = states[initial] as State;
  if (entry === undefined && always === undefined) return;
  throw new Error(`cannot compile ${id}, which does something in ${initial} before it is told anything`);
}

function begin({ id, does }: Class, event: string, begins: Map<number, string>): string[] {
  if ('operations' in does && does.operations.length === 0 && does.to.kind === 'end') return ['return;'];
  const name = begins.get(id) ?? `${event}_${id}`;
  begins.set(id, name);
  return [`return ${name}(m, t);`];
}

function nameOf({ id }: Machine): string {
  return `Compiled${id.charAt(0).toUpperCase()}${id.slice(1)}`;
}

function classOf(machine: Machine, events: readonly string[], names: Names): string {
  const { title, algorithms } = machine;
  const name = nameOf(machine);
  const inner = algorithms.flatMap(eventsOf).filter((event) => !events.includes(event));
  const cases = [
    ...events.map((event) => `case '${event}': return ${event}(this, t);`),
    ...[...new Set(inner)].map((event) => `case '${event}':`),
    ...(inner.length > 0 ? ['  return this.refuse(t);'] : []),
  ];
  return [
    `const initial = { ${algorithms.map((each) => `...${each.id}.context`).join(', ')} };`,
    '',
    ...block('function variables(): Variables', [
      // Written out, so that the variables are fields and not entries of a table.
      'return {',
      ...Object.keys(Object.assign({}, ...algorithms.map(({ context }) => context))).map((name) => `  ${name}: initial.${name},`),
      '};',
    ]).split('\n'),
    ...names.tables(),
    '',
    `/** ${title}. A number says where each algorithm rests. */`,
    block(`export class ${name} extends Compiled`, [
      ...names.fields(),
      '',
      ...block('constructor(input: object)', ['super(Object.assign(variables(), input));']).split('\n'),
      '',
      ...block('get states(): string[]', [`return [${names.restingStates().join(', ')}];`]).split('\n'),
      '',
      ...block('protected override on(t: Told): void', block('switch (t.type)', cases).split('\n')).split('\n'),
      '',
      ...block('protected override byte(t: Told): void', ['BYTE(this, t);']).split('\n'),
      '',
      ...block('protected override many(chunk: Uint8Array, from: number): number', ['return many(this, chunk, from);']).split(
        '\n',
      ),
    ]),
    '',
    `type Me = ${name};`,
  ].join('\n');
}

function loopsOf(
  machine: Machine,
  configurations: readonly Configuration[],
  names: Names,
  loop: (configuration: Configuration) => Loop | undefined,
): string {
  const tables = new Map<string, string>();
  const lines = dispatch(machine, configurations, names, (each) => linesOf(loop(each), names, tables));
  const body = lines.some((line) => /\bc\b/.test(line)) ? ['const c = m.context;', ...lines] : lines;
  return [
    ...[...tables].map(([stops, name]) => `const ${name} = table(${stops});`),
    '/** Tells many bytes at once, where they can be. Returns the index of the first that was not told. */',
    block('function many(m: Me, chunk: Uint8Array, from: number): number', body),
  ].join('\n');
}

function linesOf(loop: Loop | undefined, names: Names, tables: Map<string, string>): string[] {
  if (loop === undefined) return ['return from;'];
  if (loop.kind === 'skip') return ['return chunk.length;'];
  if (loop.kind === 'count') {
    return [
      `const many = Math.max(0, Math.min((c.${loop.variable} as number) - 1, chunk.length - from));`,
      `c.${loop.variable} = (c.${loop.variable} as number) - many;`,
      'return from + many;',
    ];
  }
  return appending(loop, names, tables);
}

function appending(loop: Loop & { kind: 'append' }, names: Names, tables: Map<string, string>): string[] {
  const { variable, last, stops, full } = loop;
  const end = endOf(stops, tables);
  const grown = [`c.${variable} = before.appendAll(chunk, from, to);`];
  const remembered = last.map((each) => `c.${each} = chunk[to - 1];`);
  const before = `const before = c.${variable} as Bytes;`;
  if (full === undefined) {
    return [`const to = ${end};`, ...block('if (to > from)', [before, ...grown, ...remembered]).split('\n'), 'return to;'];
  }
  const body = [...grown, `if (${names.of(full)}(c, m.inHand)) continue;`, ...remembered, 'return to;'];
  return [
    before,
    ...block(`for (let to = ${end}; to > from; to = halfway(from, to))`, body).split('\n'),
    `c.${variable} = before;`,
    'return from;',
  ];
}

/** An expression for the index of the first byte that ends a loop. */
function endOf(stops: readonly number[], tables: Map<string, string>): string {
  if (stops.length === 0) return 'chunk.length';
  const key = stops.join(', ');
  if (stops.length === 1) return `find(${key}, chunk, from)`;
  tables.set(key, tables.get(key) ?? `STOPS_${tables.size + 1}`);
  return `until(${tables.get(key)}, chunk, from)`;
}
