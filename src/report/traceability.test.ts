import { expect, test } from 'vitest';
import { algorithms } from '../../machines/index.js';
import { items } from '../../spec/index.js';
import type { Citation } from '../citations/index.js';
import { traceability } from './traceability.js';
import type { Run, Sources } from './types.js';
import type { Witness } from './witness.js';

const closing: Run = {
  id: 'closing',
  machine: 'client',
  role: 'client',
  title: 'the server closes',
  passed: true,
  over: 'socket',
  states: ['clientClosure.open', 'clientClosure.close', 'clientClosure.closed'],
  transitions: ['clientClosure.open TCP_CLOSED[0]', 'clientClosure.close always[0]'],
  departures: [],
  guards: [],
  replay: 'npx hixie76 replay closing.json',
};
const sending: Run = {
  ...closing,
  id: 'sending',
  role: 'api',
  over: 'api',
  states: ['websocketSend.idle', 'websocketSend.connecting'],
  transitions: ['websocketSend.idle SEND_CALLED[0]', 'websocketSend.connecting always[0]'],
};
const failed = { passed: false, failure: 'no FF 00 came' };

/** A change of the place that the example cites, noticed by the run that closes. */
const witness: Witness = {
  kind: 'state',
  name: 'clientClosure.open',
  hash: 'abc',
  mutant: 'clientClosure.open TCP_CLOSED[0] removed',
  run: 'closing',
  noticed: 'expected closed, not cleanly, observed nothing more',
};
const witnesses = { '10.3.4.5.3#p1': witness };

test('an item is tested when a passing run notices a change of what cites it, and shows that witness', () => {
  expect(row('10.3.4.5.3#p1', { runs: [closing], witnesses })).toMatchObject({
    status: 'tested',
    traces: { count: 1, passed: 1, failed: 0 },
    witness,
  });
});

test('runs that went through an item and notice nothing do not make it tested', () => {
  const found = row('10.3.4.5.3#p1', { runs: [closing] });
  expect(found).toMatchObject({ status: 'implemented', traces: { passed: 1 } });
  expect(found.witness).toBeUndefined();
});

test.each<[string, Partial<Sources>]>([
  ['has changed', { citations: [cite('10.3.4.5.3#p1', { hash: 'xyz' })] }],
  ['is of another name', { citations: [cite('10.3.4.5.3#p1', { name: 'clientClosure.close' })] }],
  ['cites another item', { citations: [cite('10.3.4.5.3#p1', { name: 'other' }), cite('10.3.4.5.1#p1', {})] }],
])('a witness whose place %s counts no more', (_, changed) => {
  expect(row('10.3.4.5.3#p1', { runs: [closing], witnesses, ...changed }).status).toBe('implemented');
});

test('a witness that is a test needs no run', () => {
  const byTest = { ...witness, run: 'a.test.ts > it closes', test: 'def' };
  expect(row('10.3.4.5.3#p1', { witnesses: { '10.3.4.5.3#p1': byTest } }).status).toBe('tested');
});

test('a run that failed tests nothing, and is counted', () => {
  expect(row('10.3.4.5.3#p1', { runs: [{ ...closing, ...failed }], witnesses })).toMatchObject({
    status: 'implemented',
    traces: { count: 1, passed: 0, failed: 1 },
  });
});

test('a run through the API alone cannot vouch for what happens on a connection', () => {
  expect(row('10.3.4.5.3#p1', { runs: [{ ...closing, over: 'api' }] })).toMatchObject({
    status: 'implemented',
    traces: { count: 0 },
  });
});

test('a run through the API alone is one of an item of the API', () => {
  expect(row('10.3.2#p7', { runs: [sending] })).toMatchObject({ traces: { passed: 1 } });
});

test('an item that is only cited is implemented, and says where', () => {
  expect(row('10.3.4.5.1#p1', { runs: [closing] })).toMatchObject({
    disposition: 'machine',
    status: 'implemented',
    implementedBy: [{ kind: 'state', name: 'clientClosure.fail', file: 'machines/client-closure.ts', line: 40 }],
  });
});

test('a function that no witness speaks for is implemented, not tested', () => {
  const citations = [cite('10.3.2#p4', { kind: 'function', name: 'resolve' })];
  expect(row('10.3.2#p4', { citations, runs: [closing, sending] })).toMatchObject({
    disposition: 'function',
    status: 'implemented',
  });
});

test('a run through a state that names an item of the socket layer is one of that item', () => {
  const runs = [{ ...closing, states: ['clientOpeningHandshake.step_1'], transitions: [] }];
  const citations = [cite('10.3.4.3.1#1', { kind: 'socket' })];
  expect(row('10.3.4.3.1#1', { citations, runs })).toMatchObject({
    disposition: 'socket',
    status: 'implemented',
    traces: { passed: 1 },
  });
});

test('an item that should be implemented and that nothing cites is missing', () => {
  expect(row('10.3.4.3.1#34a', {}).status).toBe('missing');
});

test('what is informative or an exception stays so, and an exception says why', () => {
  expect(row('10.3.1#p1', {}).status).toBe('informative');
  expect(row('10.3.2#p3', {})).toMatchObject({ status: 'exception', reason: expect.stringContaining('global objects') });
});

test('an item whose text has changed is outdated, even if it is tested', () => {
  const textHashes = { ...Object.fromEntries(items.map(({ id, hash }) => [id, hash])), '10.3.4.5.3#p1': '0123456789abcdef' };
  expect(row('10.3.4.5.3#p1', { runs: [closing], witnesses, textHashes }).status).toBe('outdated');
  expect(row('10.3.4.5.1#p1', { textHashes }).status).toBe('implemented');
});

test('an id that is cited and is not in the catalogue is an orphan, last of all rows', () => {
  const traced = trace({ citations: [cite('10.3.4.5.3#p99' as Citation['step'], {})] });
  expect(traced.items.at(-1)).toMatchObject({ id: '10.3.4.5.3#p99', section: '10.3.4.5.3', status: 'orphaned' });
  expect(traced.totals.status.orphaned).toBe(1);
});

test('totals count items by disposition, status and section, and runs', () => {
  const { totals } = trace({ runs: [closing, { ...sending, ...failed }], witnesses });
  expect(totals.items).toBe(items.length);
  expect(sum(totals.disposition)).toBe(items.length);
  expect(sum(totals.status)).toBe(items.length);
  expect(totals.status).toMatchObject({ tested: 1, implemented: 2, exception: 1 });
  expect(totals.section['10.3.4.5.1']).toEqual({ items: 9, implemented: 1, missing: 8 });
  expect(totals.runs).toEqual({ count: 2, passed: 1, failed: 1 });
});

test('the shortest three passing runs of an item are its examples, in whatever order they came', () => {
  const long = { ...closing, id: 'a', transitions: [...closing.transitions, 'clientClosure.open FAIL[0]'] };
  const runs = [long, ...['d', 'c', 'b'].map((id) => ({ ...closing, id })), { ...closing, ...failed, id: 'x' }];
  const traced = trace({ runs });
  expect(traced.examples['10.3.4.5.3#p1']).toEqual(['b', 'c', 'd']);
  expect(trace({ runs: runs.toReversed() })).toEqual(traced);
});

test('the report names the runs that failed and the examples, and no others', () => {
  const runs = ['a', 'b', 'c', 'd'].map((id) => ({ ...closing, id }));
  const named = trace({ runs: [...runs, { ...sending, ...failed }] }).runs;
  expect(named.map((run) => [run.id, run.failure])).toEqual([
    ['a', undefined],
    ['b', undefined],
    ['c', undefined],
    ['sending', 'no FF 00 came'],
  ]);
});

test('passing runs cover states, transitions, microsteps and outcomes of guards; what cannot be reached counts apart; the rest is listed', () => {
  const unreached = [{ id: 'clientClosure.fail', reason: 'an example' }];
  const run = { ...closing, guards: ['clientClosure.isEstablished=true'] };
  const traced = trace({ runs: [run, { ...run, passed: false, guards: ['clientClosure.isEstablished=false'] }], unreached });
  expect(traced.machines.find((each) => each.id === 'clientClosure')).toEqual({
    id: 'clientClosure',
    title: 'Client: fail and close the WebSocket connection',
    states: { covered: 3, total: 4, unreached: 1 },
    transitions: { covered: 2, total: 5, unreached: 0 },
    microsteps: { covered: 2, total: 5, unreached: 0 },
    guards: { covered: 1, total: 2, unreached: 0 },
  });
  expect(traced.through['clientClosure.open']).toBe(1);
  expect(traced.through['clientClosure.open TCP_CLOSED[0]']).toBe(1);
  expect(traced.through['clientClosure.fail']).toBe(0);
  expect(traced.uncovered).toContain('clientClosure.isEstablished=false');
  expect(traced.uncovered).toContain('clientClosure.open FAIL[0]');
  expect(traced.uncovered).not.toContain('clientClosure.fail');
  expect(traced.uncovered).not.toContain('clientClosure.close');
});

test('a run through the API alone covers the algorithms of the API, and no others', () => {
  const { machines, through } = trace({ runs: [{ ...closing, over: 'api' }, sending] });
  const covered = Object.fromEntries(machines.map(({ id, states }) => [id, states.covered]));
  expect(covered).toMatchObject({ clientClosure: 0, websocketSend: 2 });
  expect(through).toMatchObject({ 'clientClosure.open': 0, 'websocketSend.idle': 1 });
});

test('an excuse for what a passing run went through, or for what does not exist, is refused', () => {
  const excuse = (id: string) => () => trace({ runs: [closing], unreached: [{ id, reason: 'an example' }] });
  expect(excuse('clientClosure.open')).toThrow('run closing went through it; take it off the list');
  expect(excuse('clientClosure.nowhere')).toThrow('"clientClosure.nowhere" is listed as unreachable, but no algorithm has it');
});

test('the specification is named by its revision and its hash', () => {
  expect(trace({}).spec).toEqual({ revision: 'r4820', sha256: 'abc' });
});

function trace(sources: Partial<Sources>) {
  const citations = [
    cite('10.3.4.5.3#p1', {}),
    cite('10.3.4.5.1#p1', { name: 'clientClosure.fail', line: 40 }),
    cite('10.3.2#p7', { name: 'websocketSend.idle' }),
  ];
  return traceability({ items, citations, runs: [], unreached: [], algorithms, specHash: 'abc', ...sources });
}

function row(id: string, sources: Partial<Sources>) {
  const found = trace(sources).items.find((item) => item.id === id);
  if (found === undefined) throw new Error(`no row for ${id}`);
  return found;
}

function cite(step: Citation['step'], rest: Partial<Citation>): Citation {
  return {
    step,
    kind: 'state',
    name: 'clientClosure.open',
    file: 'machines/client-closure.ts',
    line: 1,
    from: 0,
    to: 9,
    hash: 'abc',
    ...rest,
  };
}

function sum(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((total, count) => total + count, 0);
}
