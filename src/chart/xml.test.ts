import { expect, test } from 'vitest';
import { alone, type Machine, machines } from '../../machines/index.js';
import { graphOf } from './graph.js';
import { chart } from './index.js';
import { citedIn } from './words.js';

const all = Object.values(machines).map((machine) => [machine.id, machine] as const);

test.each(all)('%s: the picture has one group for each state, titled and identified by its name', async (_, machine) => {
  const svg = elementsOf(await chart(machine, 'svg'));
  for (const { id } of nodesOf(machine)) {
    const [group, ...others] = svg.filter((element) => element.attributes.id === id);
    expect(others).toEqual([]);
    expect(group?.name).toBe('g');
    expect(svg.filter(({ name, text }) => name === 'title' && text === id)).toHaveLength(1);
  }
});

test.each(all)('%s: the picture cites every item of its states and transitions', async (_, machine) => {
  const svg = await chart(machine, 'svg');
  const texts = elementsOf(svg)
    .filter(({ name }) => name === 'text')
    .flatMap(({ text }) => text.split(/, | /));
  for (const cluster of graphOf(machine).clusters) {
    for (const step of [...cluster.nodes, ...cluster.edges].flatMap(({ steps }) => steps)) {
      expect(texts).toContain(citedIn(cluster, [step]));
    }
    for (const step of cluster.nodes.flatMap(({ steps }) => steps)) expect(svg).toContain(step);
  }
});

test.each(all)('%s: the picture names every event, guard and action', async (_, machine) => {
  const words = new Set(
    elementsOf(await chart(machine, 'svg'))
      .filter(({ name }) => name === 'text')
      .flatMap(({ text }) => text.split(/[^A-Za-z0-9_]+/)),
  );
  for (const { edges, nodes } of graphOf(machine).clusters) {
    const events = edges.map(({ event }) => event).filter((event) => event !== 'always');
    const guards = edges.flatMap(({ guard }) => (guard === undefined ? [] : [guard]));
    const actions = [...edges.flatMap((edge) => edge.actions), ...nodes.flatMap((node) => [...node.entry, ...node.exit])];
    expect([...events, ...guards, ...actions].filter((word) => !words.has(word))).toEqual([]);
  }
});

test.each(all)('%s: in the picture the step that follows stands below', async (_, machine) => {
  const svg = await chart(machine, 'svg');
  for (const { nodes, edges } of graphOf(machine).clusters) {
    const follows = nodes.slice(1).map(({ id }, index) => [nodes[index]?.id ?? '', id] as const);
    for (const [from, to] of follows.filter(([from, to]) =>
      edges.some((edge) => edge.from === from && edge.to === to && !edge.fails),
    )) {
      expect(heightOf(svg, to), `${to} below ${from}`).toBeGreaterThan(heightOf(svg, from));
    }
  }
});

test.each(all)('%s: no two things in the picture have one id', async (_, machine) => {
  const ids = elementsOf(await chart(machine, 'svg')).flatMap(({ attributes }) => attributes.id ?? []);
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
});

test.each(all)('%s: SCXML has every state once, every transition, and no target that is not there', async (_, machine) => {
  const scxml = elementsOf(await chart(machine, 'scxml'));
  expect(scxml[0]).toMatchObject({ name: 'scxml', attributes: { xmlns: 'http://www.w3.org/2005/07/scxml', version: '1.0' } });
  const ids = scxml.flatMap(({ attributes }) => attributes.id ?? []);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toEqual(expect.arrayContaining(nodesOf(machine).map(({ id }) => id)));
  const edges = graphOf(machine).clusters.flatMap((cluster) => cluster.edges);
  expect(scxml.filter(({ name }) => name === 'transition')).toHaveLength(edges.length);
  for (const { attributes } of scxml) {
    for (const target of [attributes.target, attributes.initial]) if (target !== undefined) expect(ids).toContain(target);
  }
});

test.each(all)('%s: SCXML nests only what it may', async (_, machine) => {
  const state = ['state', 'final', 'parallel', 'transition', 'onentry', 'onexit'];
  const children: Record<string, string[]> = {
    scxml: ['state', 'parallel'],
    parallel: ['state'],
    state,
    final: ['onentry', 'onexit'],
    transition: ['script'],
    onentry: ['script'],
    onexit: ['script'],
  };
  for (const { name, parent } of elementsOf(await chart(machine, 'scxml')).slice(1)) expect(children[parent]).toContain(name);
});

test.each(all)('%s: SCXML keeps the rules of its schema on names, transitions and beginnings', async (_, machine) => {
  const scxml = elementsOf(await chart(machine, 'scxml'));
  const parentOf = (id = '') => scxml.find(({ attributes }) => attributes.id === id)?.parentId;
  for (const { name, parent, parentId, attributes } of scxml) {
    const { id, initial, event, cond, target, type } = attributes;
    if (id !== undefined) expect(id).toMatch(/^[A-Za-z_][\w.-]*$/);
    if (initial !== undefined) expect([name, parentOf(initial)]).toEqual([name, id]);
    if (name === 'scxml') expect(attributes.name).toMatch(/^[\w.-]+$/);
    if (name !== 'transition') continue;
    expect(['state', parentId]).toEqual([parent, expect.any(String)]);
    expect(event ?? cond ?? target, 'a transition has one of event, cond and target').toBeDefined();
    if (event !== undefined) expect(event).toMatch(/^\w+$/);
    if (cond !== undefined) expect(cond).toMatch(/^\w+(\.\w+)?\(_event\)$/);
    expect([undefined, 'internal', 'external']).toContain(type);
  }
});

test('characters that mean something in XML stay what they are', async () => {
  const does = 'is a < b & "c" > \'d\'?';
  const states = { one: { step: '10.3.1#p1', does } } as const;
  const odd = alone({ id: 'odd', section: '10.3.1', title: does, context: {}, initial: 'one', states, guards: {}, actions: {} });
  const svg = elementsOf(await chart(odd, 'svg'));
  expect(svg.filter(({ name, text }) => name === 'text' && text === does)).toHaveLength(2);
  const scxml = elementsOf(await chart(odd, 'scxml'));
  expect(scxml.map(({ attributes }) => attributes['hixie76:does'])).toEqual([undefined, does, does]);
});

test.each([
  ['<a><b></a></b>', '"a" closes "b"'],
  ['<a x="1" x="2"/>', 'twice'],
  ['<a>&nbsp;</a>', 'ampersand'],
  ['<a/><b/>', 'one root'],
  ['<a b=c/>', 'not a tag'],
])('the reader of these tests refuses %s', (xml, why) => {
  expect(() => elementsOf(xml)).toThrow(why);
});

function nodesOf(machine: Machine) {
  return graphOf(machine).clusters.flatMap(({ nodes }) => nodes);
}

/** Where the first line of a state's text stands; larger is further down, within one algorithm. */
function heightOf(svg: string, id: string): number {
  const group = svg.slice(svg.indexOf(`id="${id}"`));
  return Number(/<text[^>]* y="(-?[\d.]+)"/.exec(group)?.[1]);
}

interface Element {
  name: string;
  parent: string;
  /** The id of the parent, if it has one. */
  parentId: string | undefined;
  attributes: Record<string, string>;
  /** Its own characters, as they are read. */
  text: string;
}

/** Every element of a document in order. Throws where it is not well-formed; knows no more of XML than charts use. */
function elementsOf(xml: string): Element[] {
  const [found, open]: [Element[], Element[]] = [[], []];
  for (const [, tag, text = ''] of xml.replace(/^<\?xml [^>]*\?>\n/, '').matchAll(/<([^>]*)>([^<]*)/g)) {
    const [, slash, name = '', rest = '', empty] = /^(\/?)([\w:]+)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)$/.exec(tag ?? '') ?? [];
    if (name === '') throw new Error(`not a tag: <${tag}>`);
    if (slash === '/') {
      const closed = open.pop()?.name;
      if (closed !== name) throw new Error(`"${name}" closes "${closed}"`);
    } else {
      if (open.length === 0 && found.length > 0) throw new Error('there is more than one root');
      found.push({
        name,
        parent: open.at(-1)?.name ?? '',
        parentId: open.at(-1)?.attributes.id,
        attributes: attributesOf(rest),
        text: '',
      });
      if (empty !== '/') open.push(found.at(-1) as Element);
    }
    const inner = open.at(-1);
    if (inner !== undefined) inner.text += read(text);
    else if (text.trim() !== '') throw new Error(`text outside the root: ${text}`);
  }
  if (open.length > 0 || found.length === 0) throw new Error('the root is not closed');
  return found;
}

function attributesOf(text: string): Record<string, string> {
  const pairs = [...text.matchAll(/([\w:-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, read(value)] as const);
  if (new Set(pairs.map(([name]) => name)).size !== pairs.length) throw new Error(`an attribute stands twice: ${text}`);
  return Object.fromEntries(pairs);
}

function read(text: string): string {
  const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"' };
  return text.replace(/&(?:#(\d+)|#x([\da-f]+)|(amp|lt|gt|quot));|&/gi, (whole, decimal, hex, name) => {
    if (whole === '&') throw new Error(`an ampersand stands alone: ${text}`);
    return name === undefined
      ? String.fromCharCode(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16))
      : (named[name] ?? '');
  });
}
