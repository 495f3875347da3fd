/** For the test of policies: those that an option of their own chooses. */
import { once } from 'node:events';
import { CookieJar } from 'tough-cookie';
import { createServer, type ServerOptions } from '../../net/index.js';
import { certificate } from '../../testing/peers/index.js';
import { createEnvironment, type EnvironmentOptions } from '../index.js';
import { Peer } from '../testing.js';

const origin = 'http://example.com';

/** What comes of a connection: `opens`, or the step at which it fails. */
async function outcome(url: string, options: Partial<EnvironmentOptions> = {}): Promise<string> {
  const steps: string[] = [];
  const { WebSocket } = createEnvironment({ origin, onFailure: (step) => steps.push(step), ...options });
  const socket = new WebSocket(url);
  const first = await Promise.race([once(socket, 'open').then(() => 'opens'), once(socket, 'close').then(() => 'fails')]);
  socket.close();
  await Promise.resolve();
  return first === 'opens' ? first : (steps[0] ?? 'fails');
}

/** The same at a server of ours. */
async function served(
  scheme: string,
  options: Partial<ServerOptions>,
  client: Partial<EnvironmentOptions> = {},
): Promise<string> {
  const server = createServer({ origins: 'any', ...options });
  try {
    return await outcome(`${scheme}://localhost:${await server.listen(0, '127.0.0.1')}/`, { ...client, route });
  } finally {
    await server.close();
  }
}

const route = (_host: string, port: number) => ({ host: '127.0.0.1', port });

/** The first bytes that come to whoever listens, which is both proxy and server. */
async function firstBytes(count: number, optionsAt: (port: number) => Partial<EnvironmentOptions>): Promise<string> {
  await using peer = await Peer.listen();
  const { WebSocket } = createEnvironment({ origin, ...optionsAt(peer.port) });
  const socket = new WebSocket(peer.url);
  const bytes = await (await peer.wire()).read(count);
  socket.close();
  return bytes.toString('latin1');
}

async function request(options: Partial<EnvironmentOptions>): Promise<string> {
  await using peer = await Peer.listen();
  const { WebSocket } = createEnvironment({ origin, ...options });
  const socket = new WebSocket(peer.url);
  const { lines } = await (await peer.wire()).request();
  socket.close();
  return lines.find((line) => line.startsWith('Cookie')) ?? 'no cookie';
}

async function replied(options: Partial<ServerOptions>): Promise<string> {
  const jar = new CookieJar();
  await served('ws', options, { cookies: jar });
  return (await jar.getCookieString('http://localhost/')) || 'no cookie';
}

async function blocked(options: Partial<EnvironmentOptions>): Promise<string> {
  try {
    return await outcome('ws://localhost:25/', { ...options, route: () => ({ host: '127.0.0.1', port: 0 }) });
  } catch (error) {
    return (error as Error).name;
  }
}

/** At a server whose certificate is trusted by ownCA, and at one whose is not. */
async function verified(tls: (ca: string) => EnvironmentOptions['tls'] | undefined): Promise<string> {
  const [own, other] = [certificate('DNS:localhost'), certificate('DNS:localhost')];
  const client = { tls: tls(own.cert) } as Partial<EnvironmentOptions>;
  const seen = [await served('wss', { tls: own }, client), await served('wss', { tls: other }, client)];
  for (const each of [own, other]) each.remove();
  return seen.join();
}

async function encrypted(isSecure: boolean): Promise<string> {
  const own = certificate('DNS:localhost');
  const options = isSecure ? { tls: { cert: own.cert, key: own.key } } : {};
  const limits = { 'client.handshake.timeout': 5_000 };
  const client = { tls: { ca: own.cert }, limits };
  const seen = [await served('wss', options, client)];
  own.remove();
  return seen.join();
}

/** For each option, what is seen when it is chosen, or when nothing is said. */
type By = Readonly<Record<string, (isSaid: boolean) => Promise<string>>>;

/** @internal */
export const configured: Readonly<Record<string, { by: By; wanted: Readonly<Record<string, string>> }>> = {
  'api.port.blocked': {
    by: { none: () => blocked({ blockedPorts: [] }), list: (isSaid) => blocked(isSaid ? { blockedPorts: [25] } : {}) },
    wanted: { none: '10.3.4.3.1#3', list: 'SecurityError' },
  },
  'client.proxy': {
    by: {
      none: (isSaid) => firstBytes(3, () => (isSaid ? { proxy: () => null } : {})),
      httpConnect: () => firstBytes(7, (port) => ({ proxy: () => `http://127.0.0.1:${port}` })),
      socks: () => firstBytes(1, (port) => ({ proxy: () => `socks5://127.0.0.1:${port}` })),
    },
    wanted: { none: 'GET', httpConnect: 'CONNECT', socks: '\x05' },
  },
  'client.tls.verify': {
    by: {
      system: (isSaid) => verified(() => (isSaid ? {} : undefined)),
      ownCA: () => verified((ca) => ({ ca })),
      off: () => verified(() => ({ rejectUnauthorized: false })),
    },
    wanted: { system: '10.3.4.3.1#4,10.3.4.3.1#4', ownCA: 'opens,10.3.4.3.1#4', off: 'opens,opens' },
  },
  'client.handshake.cookies': {
    by: {
      none: (isSaid) => request(isSaid ? { cookies: new CookieJar() } : {}),
      jar: async () => {
        const cookies = new CookieJar();
        await cookies.setCookie('a=b; HttpOnly', 'http://127.0.0.1/');
        return request({ cookies });
      },
    },
    wanted: { none: 'no cookie', jar: 'Cookie: a=b' },
  },
  'server.tls': {
    by: { plain: () => encrypted(false), tls: () => encrypted(true) },
    wanted: { plain: '10.3.4.3.1#4', tls: 'opens' },
  },
  'server.check.resource': {
    by: {
      abort: () => served('ws', { resources: ['/other'] }),
      serve: (isSaid) => served('ws', isSaid ? { resources: 'any' } : {}),
    },
    wanted: { abort: '10.3.4.3.1#28p2', serve: 'opens' },
  },
  'server.reply.otherFields': {
    by: { none: (isSaid) => replied(isSaid ? { setCookies: [] } : {}), present: () => replied({ setCookies: ['a=b'] }) },
    wanted: { none: 'no cookie', present: 'a=b' },
  },
};
