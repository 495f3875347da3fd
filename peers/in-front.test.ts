/** Our server behind what is in front of servers, with our client and with a browser of the protocol's time. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, onTestFinished } from 'vitest';
import { type Connection, createEnvironment, createServer, type ServerOptions } from '../src/index.js';
import { COMMAND } from '../src/testing/command.js';
import {
  certificate,
  conversation,
  holdBackFrom,
  nginx,
  openssl,
  type Peer,
  start,
  startNginx,
  testWith,
} from '../src/testing/peers/index.js';

const certified = openssl.installed ? certificate('DNS:chat.example.com') : undefined;
afterAll(() => certified?.remove());
const certificateOf = () => certified as NonNullable<typeof certified>;

const browser = fileURLToPath(new URL('phantomjs/echo-client.mjs', import.meta.url));
const phantomjs: Peer = {
  name: 'phantomjs',
  installed: spawnSync(process.execPath, [browser, '--version']).status === 0,
  install: 'peers/install phantomjs',
};
const both = (one: Peer, other: Peer): Peer => (one.installed ? other : one);

/** `hixie76 serve`. @returns its port */
async function serve(...options: string[]): Promise<number> {
  const { line } = await start(process.execPath, [COMMAND, 'serve', ...options]);
  return Number(new URL(line.replace(/^ws/, 'http')).port);
}

/** Sends each message once the one before it is back. @returns what came back, how it ended, and what failed */
async function talk(url: string, port: number): Promise<{ heard: string[]; wasClean: boolean; failures: string[] }> {
  const failures: string[] = [];
  const { WebSocket } = createEnvironment({
    origin: 'http://example.com',
    tls: { ca: certificateOf().cert },
    route: () => ({ host: '127.0.0.1', port }),
    onFailure: (_, { reason }) => failures.push(reason),
  });
  const socket = new WebSocket(url);
  const closed = once(socket, 'close');
  const heard: string[] = [];
  const next = () => (heard.length < conversation.length ? socket.send(conversation[heard.length] as string) : socket.close());
  socket.onopen = next;
  socket.onmessage = (event) => {
    heard.push((event as MessageEvent<string>).data);
    next();
  };
  const [{ wasClean }] = (await closed) as [{ wasClean: boolean }];
  return { heard, wasClean, failures };
}

const whole = { heard: conversation, wasClean: true, failures: [] };

/** A server of ours, and what the first client that comes to it sends back. */
async function greeting(options: Partial<ServerOptions>) {
  const server = createServer({ origins: 'any', hosts: 'any', ...options });
  const port = await server.listen(0, '127.0.0.1');
  onTestFinished(() => server.close());
  const heard = new Promise<string>((resolve) => {
    server.on('closed', () => resolve('nothing, and the connection was closed'));
    server.on('connection', (connection: Connection) => {
      connection.on('message', resolve);
      connection.send('grüße \u{1D11E}');
    });
  });
  return { port, heard };
}

function browse(url: string): void {
  const child = spawn(process.execPath, [browser, url], { stdio: ['pipe', 'ignore', 'inherit'] });
  onTestFinished(() => void child.kill());
}

const secure: ServerOptions['secure'] = ({ clientFields }) =>
  clientFields.some(({ name, value }) => name === 'x-forwarded-proto' && value === 'https');

describe('nginx as the guide has it', () => {
  const testNginx = testWith(both(openssl, nginx));

  testNginx('TLS ends in it, and our client talks by wss with serve --secure', async () => {
    const { https } = await startNginx(await serve('--secure'), certificateOf());
    expect(await talk('wss://chat.example.com/a?b', https)).toEqual(whole);
  });

  testNginx('our client talks by ws with serve, which sends its fields first', async () => {
    const { http } = await startNginx(await serve('--policy', 'server.reply.timing=fieldsFirst'), certificateOf());
    expect(await talk('ws://chat.example.com/', http)).toEqual(whole);
  });

  testNginx('a server that asks how a client came serves both', async () => {
    const server = createServer({ origins: 'any', hosts: ['chat.example.com'], secure }, (connection) =>
      connection.on('message', (text) => connection.send(text)),
    );
    onTestFinished(() => server.close());
    const { http, https } = await startNginx(await server.listen(0, '127.0.0.1'), certificateOf());
    expect(await talk('wss://chat.example.com/', https)).toEqual(whole);
    expect(await talk('ws://chat.example.com/', http)).toEqual(whole);
  });

  testNginx('with a server that waits for key3 nobody talks, and the client says why', async () => {
    const server = createServer({ origins: 'any', hosts: 'any', limits: { 'server.handshake.timeout': 200 } });
    onTestFinished(() => server.close());
    const { http } = await startNginx(await server.listen(0, '127.0.0.1'), certificateOf());
    const { heard, failures } = await talk('ws://chat.example.com/', http);
    expect(heard).toEqual([]);
    expect(failures).toEqual([expect.stringMatching(/^status code: expected 101, received 502 .* key3 .*#31p3\)$/)]);
  });

  testWith([openssl, nginx].reduceRight(both, phantomjs))('PhantomJS talks by ws, for it has no TLS of today', async () => {
    const { port, heard } = await greeting({ secure });
    const { http } = await startNginx(port, certificateOf());
    browse(`ws://127.0.0.1:${http}/`);
    expect(await heard).toBe('grüße \u{1D11E}');
  });
});

describe('a proxy that holds back what follows the fields until a 101 has come', () => {
  testWith(openssl)('our client talks with serve, which sends its fields first', async () => {
    const port = await holdBackFrom(await serve('--policy', 'server.reply.timing=fieldsFirst'));
    expect(await talk('ws://chat.example.com/', port)).toEqual(whole);
  });

  testWith(phantomjs)('PhantomJS talks with a server that sends its fields first', async () => {
    const { port, heard } = await greeting({ policies: { 'server.reply.timing': 'fieldsFirst' } });
    browse(`ws://127.0.0.1:${await holdBackFrom(port)}/`);
    expect(await heard).toBe('grüße \u{1D11E}');
  });
});
