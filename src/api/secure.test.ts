import { once } from 'node:events';
import { type AddressInfo, connect, createServer as createTcpServer, type Server as TcpServer } from 'node:net';
import { createServer as createTlsServer, type TLSSocket, connect as tlsConnect } from 'node:tls';
import { CookieJar } from 'tough-cookie';
import { afterAll, expect, onTestFinished } from 'vitest';
import type { StepId } from '../../spec/index.js';
import { createServer, echo, type ServerOptions } from '../net/index.js';
import { certificate, openssl, testWith } from '../testing/peers/index.js';
import { createEnvironment, type EnvironmentOptions } from './index.js';
import { watch } from './testing.js';

const test = testWith(openssl);
const { cert, key, remove } = openssl.installed
  ? certificate('DNS:example.com', 'IP:127.0.0.1')
  : { cert: '', key: '', remove: () => {} };
afterAll(remove);

const LARGE = 'x'.repeat(200_000);

async function served(options: Partial<ServerOptions> = {}): Promise<number> {
  const server = createServer({ origins: 'any', hosts: 'any', tls: { cert, key }, ...options }, echo);
  onTestFinished(() => server.close());
  return server.listen(0, '127.0.0.1');
}

async function listening(tcp: TcpServer): Promise<number> {
  onTestFinished(() => void tcp.close());
  await once(tcp.listen(0, '127.0.0.1'), 'listening');
  return (tcp.address() as AddressInfo).port;
}

/** What a script and a developer see of a secure connection to a port here, by a name. */
function secure(port: number, options: Partial<EnvironmentOptions> = {}, host = 'example.com') {
  const steps: StepId[] = [];
  const { WebSocket } = createEnvironment({
    origin: 'http://example.com',
    tls: { ca: cert },
    // No name is looked up: all lead here.
    route: () => ({ host: '127.0.0.1', port }),
    onFailure: (step) => steps.push(step),
    ...options,
  });
  const socket = new WebSocket(`wss://${host}:${port}/demo`);
  return { socket, seen: watch(socket), steps, closed: once(socket, 'close') };
}

test('10.3.4.3.1#4: a wss: connection runs through TLS, and closes as cleanly as any other', async () => {
  const { socket, seen, closed } = secure(await served());
  await once(socket, 'open');
  socket.send('hello');
  socket.send(LARGE);
  for (let received = 0; received < 2; received += 1) await once(socket, 'message');
  socket.close();
  await closed;
  expect(seen).toEqual(['open 1', 'message 1 hello', `message 1 ${LARGE}`, 'close 3 true']);
});

test('10.3.4.4.3#p3: a server terminates a secure connection as any other', async () => {
  const server = createServer({ origins: 'any', hosts: 'any', tls: { cert, key } }, (connection) => connection.terminate());
  onTestFinished(() => server.close());
  const { seen, closed } = secure(await server.listen(0, '127.0.0.1'));
  await closed;
  expect(seen).toEqual(['open 1', 'close 3 true']);
});

test('what TLS is given is read when server and environment are created: later changes of it do nothing', async () => {
  const ofServer: ServerOptions['tls'] = { cert, key };
  const ofClient: EnvironmentOptions['tls'] = { ca: cert };
  const port = await served({ tls: ofServer });
  const { WebSocket } = createEnvironment({
    origin: 'http://example.com',
    tls: ofClient,
    route: () => ({ host: '127.0.0.1', port }),
  });
  // A client without a certificate would be refused, and a server that nobody vouches for.
  Object.assign(ofServer, { requestCert: true, rejectUnauthorized: true });
  ofClient.ca = [];
  const socket = new WebSocket(`wss://example.com:${port}/demo`);
  const seen = watch(socket);
  socket.onopen = () => socket.close();
  await once(socket, 'close');
  expect(seen).toEqual(['open 1', 'close 3 true']);
});

for (const [host, named] of [
  ['example.com', 'example.com'],
  // RFC 4366 has names in the extension end without a dot.
  ['example.com.', 'example.com'],
  ['127.0.0.1', false],
] as const) {
  test(`10.3.4.3.1#4p2: the server is named by SNI, without a dot at its end, unless it is an address: ${host}`, async () => {
    const tcp = createTlsServer({ cert, key });
    const connected = once(tcp, 'secureConnection') as Promise<[TLSSocket]>;
    const { closed } = secure(await listening(tcp), {}, host);
    const [tls] = await connected;
    tls.destroy();
    await closed;
    expect(tls.servername).toBe(named);
  });
}

/** Ways in which the TLS handshake fails; each gives the port where that happens. */
const failures: [string, Partial<EnvironmentOptions>, string, () => Promise<number>][] = [
  ['a certificate that nobody vouches for', { tls: {} }, 'example.com', served],
  ['a certificate for another host', {}, 'example.org', served],
  ['a server that does not host that name', {}, 'example.com', () => served({ hosts: ['example.org'] })],
  [
    'a server without TLS',
    {},
    'example.com',
    () => listening(createTcpServer((tcp) => tcp.resume().end('220 smtp.example\r\n'))),
  ],
  ['a server that closes', {}, 'example.com', () => listening(createTcpServer((tcp) => tcp.resume().end()))],
  [
    'a server that resets',
    {},
    'example.com',
    () => listening(createTcpServer((tcp) => tcp.once('data', () => tcp.resetAndDestroy()))),
  ],
];

for (const [what, options, host, listen] of failures) {
  test(`10.3.4.3.1#4, 10.3.4.5.1#p3: ${what} fails the connection, and a script learns no more of it`, async () => {
    const { seen, steps, closed } = secure(await listen(), options, host);
    await closed;
    expect(seen).toEqual(['close 3 false']);
    expect(steps).toEqual(['10.3.4.3.1#4']);
  });
}

for (const [name, isServed] of [
  ['EXAMPLE.Com', true],
  ['example.com', true],
  ['example.org', false],
  ['xexample.com', false],
] as const) {
  test(`10.3.4.4.2#1: names in the extension are compared without regard to case: that ${name} is served is ${isServed}`, async () => {
    const tls = tlsConnect({
      port: await served({ hosts: ['example.com:8443'] }),
      host: '127.0.0.1',
      servername: name,
      ca: cert,
    });
    const outcome = await Promise.race(
      ['secureConnect', 'error'].map((event) =>
        once(tls, event).then(
          () => event,
          () => 'error',
        ),
      ),
    );
    tls.destroy();
    expect(outcome).toBe(isServed ? 'secureConnect' : 'error');
  });
}

test('10.3.4.3.1#4: to a server that was not verified, no byte of the opening handshake is sent', async () => {
  const tcp = createTlsServer({ cert, key });
  const bytes: Buffer[] = [];
  const ended = new Promise((resolve) => {
    tcp.on('secureConnection', (tls) => tls.on('data', (chunk) => bytes.push(chunk)).on('close', resolve));
    tcp.on('tlsClientError', resolve);
  });
  const { closed } = secure(await listening(tcp), { tls: {} });
  await closed;
  await ended;
  expect(bytes).toEqual([]);
});

test('10.3.4.3.1#15: cookies that are secure are sent over TLS', async () => {
  const tcp = createTlsServer({ cert, key });
  const connected = once(tcp, 'secureConnection') as Promise<[TLSSocket]>;
  const cookies = new CookieJar();
  await cookies.setCookie('a=1; Secure; HttpOnly', 'https://example.com/');
  const { closed } = secure(await listening(tcp), { cookies });
  const [tls] = await connected;
  const [request] = await once(tls, 'data');
  tls.destroy();
  await closed;
  expect(String(request)).toContain('\r\nCookie: a=1\r\n');
});

test('certificates are not checked only where that is asked for', async () => {
  const { socket, closed } = secure(await served(), { tls: { rejectUnauthorized: false } }, 'example.org');
  await once(socket, 'open');
  socket.close();
  await closed;
});

test('10.3.2#Bb: close() amid the TLS handshake closes TCP', async () => {
  const tcp = createTcpServer();
  const connected = once(tcp, 'connection');
  const { socket, seen, closed } = secure(await listening(tcp));
  const [server] = await connected;
  const hello = await once(server, 'data');
  socket.close();
  await closed;
  await once(server, 'close');
  expect(hello[0][0]).toBe(22);
  expect(seen).toEqual(['close 3 false']);
});

for (const [what, speak] of [
  ['speaks plain HTTP', (tcp: ReturnType<typeof connect>) => tcp.write('GET / HTTP/1.1\r\n\r\n')],
  ['closes', (tcp: ReturnType<typeof connect>) => tcp.end()],
] as const) {
  test(`10.3.4.4.2#1: a client that ${what} where TLS is due is closed, and gets no answer`, async () => {
    const server = createServer({ origins: 'any', hosts: 'any', tls: { cert, key } }, echo);
    onTestFinished(() => server.close());
    const gone = once(server, 'closed');
    const tcp = connect(await server.listen(0, '127.0.0.1'), '127.0.0.1');
    speak(tcp);
    const [answer] = await Promise.all([tcp.toArray(), gone]);
    expect(Buffer.concat(answer).toString('latin1')).not.toContain('HTTP');
  });
}

test('a server that closes takes secure connections with it, and those whose TLS handshake is not over', async () => {
  const server = createServer({ origins: 'any', hosts: 'any', tls: { cert, key } }, echo);
  const port = await server.listen(0, '127.0.0.1');
  const half = connect(port, '127.0.0.1').on('error', () => {});
  const whole = tlsConnect({ port, host: '127.0.0.1', ca: cert }).on('error', () => {});
  const { socket, closed } = secure(port);
  await Promise.all([once(half, 'connect'), once(whole, 'secureConnect'), once(socket, 'open')]);
  const gone = [half, whole].map((each) => once(each.resume(), 'close'));
  await server.close();
  await Promise.all([...gone, closed]);
  expect(socket.readyState).toBe(socket.CLOSED);
});
