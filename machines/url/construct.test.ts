import { expect, test } from 'vitest';
import type { address as components } from '../connection.js';
import { alone } from '../language/machine.js';
import { Trial } from '../testing.js';
import { constructUrl } from './construct.js';
import { parseUrl } from './parse.js';

const machine = alone(constructUrl);

function construct(address: Partial<typeof components>): string[] {
  return new Trial(machine, address)
    .tell({ type: 'CONSTRUCT_URL' })
    .all('URL_CONSTRUCTED')
    .map(({ url }) => url);
}

test.each<[string, number, string, boolean, string]>([
  ['example.com', 80, '/', false, 'ws://example.com/'],
  ['example.com', 443, '/', true, 'wss://example.com/'],
  ['example.com', 443, '/', false, 'ws://example.com:443/'],
  ['example.com', 80, '/', true, 'wss://example.com:80/'],
  ['example.com', 8080, '/demo?a=b', false, 'ws://example.com:8080/demo?a=b'],
  ['example.com', 0, '/', false, 'ws://example.com:0/'],
  ['example.com', 65535, '/', true, 'wss://example.com:65535/'],
  ['[::1]', 81, '/?', false, 'ws://[::1]:81/?'],
])('host %s, port %d, resource name %s, secure %s: %s', (host, port, resourceName, secure, url) => {
  expect(construct({ host, port, resourceName, secure })).toEqual([url]);
});

test('what is constructed begins empty each time', () => {
  const trial = new Trial(machine, { host: 'h' }).tell({ type: 'CONSTRUCT_URL' }, { type: 'CONSTRUCT_URL' });
  expect(trial.all('URL_CONSTRUCTED').map(({ url }) => url)).toEqual(['ws://h/', 'ws://h/']);
});

test.each(['ws://example.com/', 'ws://example.com/?', 'wss://example.com:80/a?b', 'ws://xn--bcher-kva.example:443/%C3%A4'])(
  'the components of %s make that URL again',
  (url) => {
    const parsed = new Trial(alone(parseUrl)).tell({ type: 'PARSE_URL', url });
    const { host, port, resourceName, secure } = parsed.variables as typeof components;
    expect(construct({ host, port, resourceName, secure })).toEqual([url]);
  },
);
