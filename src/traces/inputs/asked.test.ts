/** What the tier small asks besides the paths of the machines, and what the text allows there. */
import { expect, test } from 'vitest';
import { loadTraces, type Role } from '../index.js';
import { inWords } from '../testing.js';

const traces = loadTraces('small');

/** What may be seen first of the trace with this title. */
function first(role: Role, title: string): string[] {
  const named = traces.filter((trace) => trace.role === role && trace.title.replace(/; then .*/, '') === title);
  return named.flatMap(({ observations: [seen] }) => inWords(seen?.outcomes ?? []));
}

const served = ['pass 101(386a) stays byteOrder=big', 'allowed 101(e8ad) stays byteOrder=little'];

test.each(['the field Host: example.com:80', 'the field Upgrade: websocket', 'a resource with a query'])(
  'a server has to serve %s (10.3.4.4.1#3, a, c)',
  (title) => {
    expect(first('server', title)).toEqual(served);
  },
);

test.each([
  ['the field Upgrade: Foo', 'upgrade=abort', 'upgrade=ignore'],
  ['the field Connection: keep-alive, Upgrade', 'connection=abort', 'connection=ignore'],
  ['the method POST', 'requestLine=abort', 'requestLine=accept'],
])('on %s a server should abort, and may go on (10.3.4.4.1#p2, ap2, bp2)', (title, aborts, goesOn) => {
  const all = first('server', title);
  expect(all[0]).toBe(`pass none closes answer=nothing ${aborts}`);
  expect(all).toContain(`allowed 101(386a) stays byteOrder=big ${goesOn}`);
});

test('a location has the query that the client asked for (10.3.4.4.2#2c, 3)', () => {
  const { observations = [] } = traces.find(({ title }) => title.startsWith('a resource with a query')) ?? {};
  const locations = observations[0]?.outcomes.map(({ reply }) => typeof reply === 'object' && reply.fields);
  expect(locations).toMatchObject(Array(2).fill({ 'sec-websocket-location': 'ws://example.com/demo?a=b&c' }));
});

test('frames of the type 01 are asked with one byte and with three, on either side', () => {
  for (const role of ['server', 'client'] as const) {
    const titles = traces.filter((trace) => trace.role === role).map(({ title }) => title);
    for (const bytes of ['', ' with three bytes']) {
      expect(titles.filter((title) => title.endsWith(`, a frame of type 01${bytes}; then a probe`))).toHaveLength(1);
    }
  }
});

test.each(['Upgrade', 'Connection', 'Sec-WebSocket-Origin', 'Sec-WebSocket-Location'])(
  'a client fails on a reply without %s, and on one with two (10.3.4.3.1#41)',
  (name) => {
    for (const title of [`no ${name}`, `two of ${name}`]) expect(first('client', title)).toEqual(['pass closes']);
  },
);

test('a client fails on a status line without a code (10.3.4.3.1#30), and minds nothing behind its second space (29)', () => {
  expect(first('client', 'a status line without a code')).toEqual(['pass closes']);
  expect(first('client', 'a status line with its code twice')[0]).toBe('pass <00>probe<ff> stays byteOrder=big');
});
