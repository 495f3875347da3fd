import { expect, onTestFinished, test } from 'vitest';
import { createServer } from '../net/index.js';
import { createEnvironment, type EnvironmentOptions } from './index.js';
import { Peer } from './testing.js';

const origin = 'http://example.com';
const created = (options: object) => () => createEnvironment(options as EnvironmentOptions);

test.each([
  ['with a line after it', 'http://a\r\nX-Evil: 1'],
  ['with a line feed', 'http://a\n'],
  ['beyond ASCII', 'http://é'],
  ['with a slash', 'http://example.com/'],
  ['with a path', 'http://example.com/a'],
  ['with a user', 'http://me@example.com'],
  ['without a scheme', 'example.com'],
  ['with its default port', 'http://example.com:80'],
  ['with a space', 'http://a b'],
  ['that is empty', ''],
  ['that is no string', 76],
  ['that is a list', ['http://example.com']],
])('10.3.4.3.1#p1: an origin %s is no ASCII serialization, and no environment is created', (_, wrong) => {
  expect(created({ origin: wrong })).toThrow(/^origin: .* is not an origin: [^\n]*$/);
});

test('a misspelt option is named before what is missing for it', () => {
  expect(created({ orgin: origin })).toThrow(/^there is no option "orgin"; there are origin, /);
});

test('10.3.4.3.1#p1: there is no environment without an origin', () => {
  expect(created({})).toThrow(/^origin: undefined is not an origin/);
});

test.each(['null', 'http://example.com', 'HTTPS://Example.COM:8443', 'http://[::1]:81', 'chrome-extension://abc'])(
  '%s is the serialization of an origin',
  (sound) => {
    expect(created({ origin: sound })).not.toThrow();
  },
);

test.each<[string, object, RegExp]>([
  ['an option that there is not', { orgin: 'x' }, /there is no option "orgin"; there are origin, /],
  ['an option that every object has', { toString: () => '' }, /^there is no option "toString"; there are origin, /],
  ['ports that are no list', { blockedPorts: 80 }, /^blockedPorts: this has to be a list of ports/],
  ['a port that is none', { blockedPorts: [65_536] }, /^blockedPorts: /],
  ['a port that is a string', { blockedPorts: ['25'] }, /^blockedPorts: /],
  ['a policy that there is not', { policies: { 'client.key.edges': 'x' } }, /policy "client.key.edges" cannot be chosen/],
  ['an option that a policy does not have', { policies: { 'number.byteOrder': 'x' } }, /has no option "x"/],
  ['a limit that there is not', { limits: { 'client.limit.messages': 1 } }, /there is no limit "client.limit.messages"/],
  ['a limit that is no number', { limits: { 'client.limit.message': '1' } }, /limit "client.limit.message" cannot be 1;/],
  ['a limit below 0', { limits: { 'client.limit.message': -1 } }, /cannot be -1;/],
  ['a limit that is NaN', { limits: { 'client.limit.message': Number.NaN } }, /cannot be NaN;/],
  ['an engine that there is not', { engine: 'other' }, /no engine "other"/],
  ['a proxy that is a URL', { proxy: 'http://proxy:3128' }, /^proxy: this has to be 'environment' or a function$/],
  ['credentials that are none', { credentials: { username: 'a', password: 'b' } }, /^credentials: this has to be a function$/],
  ['a jar that is none', { cookies: {} }, /^cookies: this has to be a cookie jar$/],
  ['a clock that does not start', { clock: {} }, /^clock: /],
  ['a route that is none', { route: '127.0.0.1' }, /^route: /],
  ['chance that is none', { random: Math.random() }, /^random: /],
  ['a certificate that is none', { tls: { ca: 'x', cert: 'y' } }, /^tls: [^\n]+$/],
])('%s is noticed when the environment is created, in one line', (_, wrong, message) => {
  expect(created({ origin, ...wrong })).toThrow(message);
  expect(created({ origin, ...wrong })).toThrow(/^[^\n]+$/);
});

test('an option that is undefined is absent', () => {
  expect(
    created({ origin, proxy: undefined, blockedPorts: undefined, tls: undefined, limits: { 'client.limit.message': undefined } }),
  ).not.toThrow();
});

const EVIL = 'x\r\nX-Evil: 1';
/** Clean when it is asked for the first time. */
const turning = (sound: string) => {
  let asked = 0;
  return () => {
    asked += 1;
    return asked === 1 ? sound : EVIL;
  };
};
const jar = (getCookieString: () => unknown) => ({ cookies: { getCookieString: async () => getCookieString(), setCookie() {} } });

test.each<[string, () => object]>([
  [
    'an origin that is another the second time',
    () => Object.defineProperty({}, 'origin', { get: turning(origin), enumerable: true, configurable: true }),
  ],
  ['a jar that gives a line', () => ({ origin, ...jar(() => EVIL) })],
  ['a jar that gives a list with a line', () => ({ origin, ...jar(() => [EVIL]) })],
  ['a jar that gives what becomes a line', () => ({ origin, ...jar(() => ({ toString: turning('a=b') })) })],
])('10.3.4.3.1#p1: %s brings no line of its own into a request', async (_, options) => {
  await using peer = await Peer.listen();
  const given = options() as EnvironmentOptions;
  const { WebSocket } = createEnvironment(given);
  Object.defineProperty(given, 'origin', { value: EVIL });
  new WebSocket(`ws://127.0.0.1:${peer.port}/`);
  const { lines } = await (await peer.wire()).request();
  expect(lines.length).toBeGreaterThan(5);
  expect(lines.join('\n')).not.toMatch(/evil/i);
});

test.each<[string, unknown]>([
  ['a line in what is drawn', ['5\r\nX-Evil: 1']],
  ['a line feed in front of a number', ['\n5']],
  ['an object that is a number', [{ valueOf: () => 1, toString: () => EVIL }]],
  ['half a number', [0.5]],
  ['a number below 0', [-1]],
])('10.3.4.3.1#16p2: chance with %s makes no key', (_, script) => {
  const { WebSocket } = createEnvironment({ origin, random: () => ({ seed: 'x', script: script as number[], drawn: 0 }) });
  expect(() => new WebSocket('ws://127.0.0.1:9/')).toThrow(/^random: [^\n]*$/);
});

test.each([
  ['the first and the last port', { blockedPorts: [0, 65_535] }],
  ['no ports', { blockedPorts: [] }],
  ['a jar of somebody else', { cookies: { getCookieString: () => {}, setCookie: () => {} } }],
  ['a clock of somebody else', { clock: { start: () => {} } }],
  ['limits of nothing', { limits: { 'client.limit.message': 0, 'client.closing.timeout': Number.POSITIVE_INFINITY } }],
])('%s: an environment is created', (_, sound) => {
  expect(created({ origin, ...sound })).not.toThrow();
});

test.each([
  ['a port below the first', { blockedPorts: [25, -1] }],
  ['half a port', { blockedPorts: [25.5] }],
  ['half a jar', { cookies: { getCookieString: () => {} } }],
  ['the other half', { cookies: { setCookie: () => {} } }],
  ['null for a clock', { clock: null }],
  ['null for TLS', { tls: null }],
])('%s: no environment is created', (_, wrong) => {
  expect(created({ origin, ...wrong })).toThrow(new RegExp(`^${Object.keys(wrong)[0]}: this has to be `));
});

test('header injection at the client: neither protocol nor resource name brings a line onto the wire', async () => {
  const { WebSocket } = createEnvironment({ origin: 'http://localhost' });
  expect(() => new WebSocket('ws://127.0.0.1/', 'chat\r\nX: y')).toThrow(/SYNTAX_ERR|protocol/i);
  const requested: string[] = [];
  const server = createServer({ origins: 'any' }, (connection) => requested.push(connection.resource));
  onTestFinished(() => server.close());
  const port = await server.listen(0, '127.0.0.1');
  const socket = new WebSocket(`ws://127.0.0.1:${port}/a b%0d%0aX: y\r\nZ`);
  await new Promise((resolve) => socket.addEventListener('open', resolve));
  expect(requested).toEqual(['/a%20b%0d%0aX:%20yZ']);
});
