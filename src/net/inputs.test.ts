import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, expect, onTestFinished, test } from 'vitest';
import { FF00, RESPONSE, requestOf } from '../testing/handshakes.js';
import { closeAll, Peer, Served } from '../testing/sockets.js';
import type { Connection } from './connection.js';
import { basic } from './proxy.js';
import { createServer, type ServerOptions } from './server.js';

afterEach(closeAll);

/** What is said of options that say more themselves. */
const SAID: Record<string, RegExp> = { policies: /^polic/, limits: /^(there is no )?limit/, engine: /engine "other"/ };

test.each<[string, object]>([
  ['an origin with a line after it', { origins: ['http://a\r\nX-Evil: 1'] }],
  ['an origin beyond ASCII', { origins: ['http://é'] }],
  ['an origin with a slash', { origins: ['http://example.com/'] }],
  ['origins that are one string, of which any part would be welcome', { origins: 'http://example.com' }],
  ['a host with a line after it', { hosts: ['a\r\nX: y'] }],
  ['a host with a scheme', { hosts: ['http://a'] }],
  ['hosts that are one string', { hosts: 'example.com' }],
  ['a resource without a slash', { resources: ['demo'] }],
  ['a resource with a space', { resources: ['/a b'] }],
  ['the empty subprotocol', { protocols: [''] }],
  ['a subprotocol beyond ASCII', { protocols: ['chät'] }],
  ['a subprotocol with a line after it', { protocols: ['chat\r\nX: y'] }],
  ['a subprotocol that is no string', { protocols: [76] }],
  ['a cookie with a line after it', { setCookies: ['a=b\r\nX: y'] }],
  ['a cookie that is no string', { setCookies: [76] }],
  ['a policy that there is not', { policies: { 'server.check.hosts': 'ignore' } }],
  ['a limit that is no number', { limits: { 'server.limit.message': '1' } }],
  ['a limit that there is not', { limits: { 'server.limit.messages': 1 } }],
  ...['origins', 'hosts', 'resources', 'protocols', 'setCookies'].map((name): [string, object] => [
    `${name}: null`,
    { [name]: null },
  ]),
  ['subprotocols that are all', { protocols: 'any' }],
  ['TLS that is nothing', { tls: null }],
  ['TLS with a certificate that is none', { tls: { cert: 'x', key: 'y' } }],
  ['a clock that does not start', { clock: {} }],
  ['an engine that there is not', { engine: 'other' }],
  ['policies that are no object', { policies: 'literal' }],
  ['whether clients come by TLS, in words', { secure: 'true' }],
])('%s is noticed when the server is created, in one line', (_, wrong) => {
  const create = () => createServer({ origins: 'any', ...wrong } as ServerOptions);
  const [name] = Object.keys(wrong) as [string];
  expect(create).toThrow(SAID[name] ?? new RegExp(`^${name}: `));
  expect(create).toThrow(/^[^\n]+$/);
});

test.each([
  ['misspelt', 'host', { host: ['example.com'] }],
  ['of an environment', 'origin', { origin: 'http://example.com' }],
  ['that every object has', 'toString', { toString: () => '' }],
  ['that is inherited', 'certificate', Object.create({ certificate: 'x' })],
])('an option %s is refused in one line, with those that there are', (_, name, wrong) => {
  const given = Object.assign(wrong, { origins: 'any' });
  const line = `there is no option "${name}"; there are origins, hosts, resources, protocols, secure, setCookies, tls, policies, limits, engine, revision, clock`;
  expect(() => createServer(given)).toThrow(new TypeError(line));
});

test('options are read once, when the server is created', async () => {
  const asked: string[] = [];
  const options = new Proxy<ServerOptions>(
    { origins: 'any', hosts: 'any', limits: {}, policies: {} },
    {
      get(target, name) {
        asked.push(String(name));
        return Reflect.get(target, name);
      },
    },
  );
  const served = new Served(options, () => {});
  const created = [...asked];
  const peer = await served.peer();
  peer.write(requestOf());
  await peer.receives(RESPONSE);
  expect(asked).toEqual(created);
  expect(created).toEqual([...new Set(created)]);
});

test('what such lists may hold is taken', () => {
  const options = { origins: ['null', 'https://a.example:81'], hosts: ['a.example:81', '[::1]'], resources: ['/', '/a?b'] };
  expect(() => createServer({ ...options, protocols: [' ~'], setCookies: ['a=b; HttpOnly'] })).not.toThrow();
});

test.each(['', 'chät', 'a\tb'])('10.3.4.3.1#p1: %j is the name of no subprotocol, whatever a function says', async (name) => {
  const asked: string[] = [];
  const protocols = (value: string) => asked.push(value) > 0;
  const peer = await new Served({ protocols, policies: { 'server.check.protocolUnknown': 'ignore' } }, () => {}).peer();
  peer.write(requestOf({ 'Sec-WebSocket-Protocol': Buffer.from(name).toString('latin1') }));
  await peer.receives(RESPONSE);
  expect([asked, peer.received.includes('Sec-WebSocket-Protocol')]).toEqual([[], false]);
});

async function connected(engine: 'compiled' | 'xstate'): Promise<{ connection: Connection; peer: Peer }> {
  const connections: Connection[] = [];
  const server = createServer({ origins: 'any', hosts: 'any', engine }, (connection) => connections.push(connection));
  const peer = new Peer(connect(await server.listen(0, '127.0.0.1'), '127.0.0.1'));
  onTestFinished(() => server.close());
  peer.write(requestOf());
  await peer.receives(RESPONSE);
  return { connection: connections[0] as Connection, peer };
}

const NO_STRINGS: [string, unknown][] = [
  ['a number', 50],
  ['nothing', undefined],
  ['null', null],
  ['an array of bytes that end the frame', [0xff, 0xff, 0x00]],
  ['a Buffer', Buffer.from([0xff, 0x00])],
  ['what JSON makes of a Buffer', { type: 'Buffer', data: [0xff, 0x00] }],
  ['an object that becomes a string', { toString: () => 'x' }],
];

for (const engine of ['compiled', 'xstate'] as const) {
  test.each(NO_STRINGS)(
    `10.3.4.4.3#B2, 10.3.4.6#p5: send() of %s throws, and not a byte of it is sent, with the engine ${engine}`,
    async (_, data) => {
      const { connection, peer } = await connected(engine);
      expect(() => connection.send(data as string)).toThrow(/^send\(\) takes a string, not /);
      connection.send('next');
      connection.terminate();
      await peer.receives(FF00);
      expect(peer.received.split(RESPONSE)[1]).toBe(`\x00next\xff${FF00}`);
    },
  );
}

test('what a listener of a connection throws keeps nothing from the listeners of the server', async () => {
  const served = new Served({}, (connection) => {
    connection.on('close', () => {
      throw new Error('thrown by close');
    });
  });
  const closed: boolean[] = [];
  served.server.on('closed', (wasClean) => closed.push(wasClean));
  const fault = once(served.server, 'fault');
  const peer = await served.peer();
  peer.write(requestOf());
  await peer.receives(RESPONSE);
  peer.socket.end();
  expect((await fault).map(String)).toEqual(['Error: thrown by close']);
  expect(closed).toEqual([false]);
});

test('what a listener throws when a connection is refused costs the server nothing', async () => {
  const served = new Served({ limits: { 'server.connections.limit.total': 1 } }, () => {});
  const faults: unknown[] = [];
  served.server.on('fault', (error) => faults.push(error));
  served.server.on('refused', () => {
    throw new Error('thrown by refused');
  });
  const first = await served.peer();
  first.write(requestOf());
  await first.receives(RESPONSE);
  const second = await served.peer();
  await second.ended();
  expect(faults.map(String)).toEqual(['Error: thrown by refused']);
});

test.each([
  ['a colon in the name', { username: 'a:b', password: 'c' }, /the username/],
  ['a line break in the name', { username: 'a\r\nb', password: 'c' }, /the username/],
  ['DEL in the name', { username: 'ä\x7f', password: 'c' }, /the username/],
  ['a control character beyond ASCII in the password', { username: 'a', password: 'b\x85' }, /the password/],
  ['NUL in the password', { username: 'a', password: 'b\0c' }, /the password/],
  ['a password that is no string', { username: 'a', password: 76 as never }, /the password/],
])('credentials with %s are not sent, and not told', (_, credentials, message) => {
  expect(() => basic(credentials)).toThrow(message);
  expect(() => basic(credentials)).toThrow(/^credentials: the (user|pass)\w+ has to be a string without [^"]*$/);
});

/** Values that are what they have to be while they are looked at, and something else afterwards. */
const later = ['chat'];
const EVIL = 'a=b\r\nX-Evil: 1';

test.each<[string, () => Partial<ServerOptions>]>([
  ['a list of subprotocols that changes', () => ({ protocols: later })],
  ['a list of cookies that changes', () => ({ setCookies: ['a=b'], protocols: ['chat'] })],
  ['a function of cookies that gives a line', () => ({ setCookies: () => [EVIL], protocols: ['chat'] })],
  [
    'a function of cookies that gives objects',
    () => ({ setCookies: () => [{ toString: () => EVIL } as never], protocols: ['chat'] }),
  ],
  ['a function of cookies that gives a string', () => ({ setCookies: (() => EVIL) as never, protocols: ['chat'] })],
  ...(['origins', 'hosts', 'resources', 'protocols', 'setCookies', 'secure'] as const).map((name): [string, () => object] => [
    `a function for ${name} that changes what it is asked about`,
    () => ({
      protocols: ['chat'],
      [name]: (...given: unknown[]) => {
        const asked = given.at(-1) as Record<string, unknown> & { clientFields: { name: string; value: string }[] };
        for (const field of asked.clientFields) field.value = `${field.value}\r\nX-Evil: 1`;
        asked.clientFields.push({ name: 'sec-websocket-protocol', value: EVIL });
        for (const key of [...Object.keys(asked), 'location', 'protocol', 'setCookies'])
          if (key !== 'clientFields') asked[key] = [EVIL];
        return name === 'setCookies' ? [] : true;
      },
    }),
  ]),
])('10.3.4.6#p5: %s brings no line of its own into a reply', async (_, options) => {
  const given = options();
  const served = new Served(given, () => {});
  served.server.on('fault', () => {});
  later.splice(0, later.length, 'chat\r\nX-Evil: 1');
  if (Array.isArray(given.setCookies)) given.setCookies[0] = EVIL;
  const peer = await served.peer();
  peer.write(requestOf({ 'Sec-WebSocket-Protocol': 'chat' }));
  await peer.receives(RESPONSE);
  expect(peer.received).not.toMatch(/evil/i);
  later.splice(0, later.length, 'chat');
});
