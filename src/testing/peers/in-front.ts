/** What stands in front of a server: nginx with the configuration of the guide, and a proxy that holds key3 back. */
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { temporaryFolder } from '../folder.js';
import { freePort } from '../ports.js';
import type { Certificate } from './certificates.js';
import { isInstalled, type Peer } from './presence.js';
import { started } from './proxies.js';

/** Debian puts it where only root looks. */
const PROGRAM = isInstalled('nginx', '-v') ? 'nginx' : '/usr/sbin/nginx';

export const nginx: Peer = {
  name: 'nginx',
  installed: isInstalled(PROGRAM, '-v'),
  install: 'apt install nginx-light',
};

const guide = readFileSync(new URL('../../../docs/guides/8-behind-a-proxy.md', import.meta.url), 'utf8');

/** Starts nginx as the guide has it, with ports and files of the test. @returns where it listens for http and https */
export async function startNginx(upstream: number, { certFile, keyFile }: Certificate): Promise<{ http: number; https: number }> {
  const folder = temporaryFolder();
  const [http, https] = [await freePort(), await freePort()];
  const server = [
    ['listen 80;', `listen 127.0.0.1:${http};`],
    ['listen 443 ssl;', `listen 127.0.0.1:${https} ssl;`],
    ['/etc/ssl/certs/chat.pem', certFile],
    ['/etc/ssl/private/chat.key', keyFile],
    ['127.0.0.1:8080', `127.0.0.1:${upstream}`],
  ].reduce(replaced, blockOf(guide));
  const places = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((each) => `${each}_temp_path ${folder}/${each};`);
  const file = join(folder, 'nginx.conf');
  const main = `daemon off;\nmaster_process off;\npid ${folder}/pid;\nerror_log ${folder}/errors;\nevents {}\n`;
  writeFileSync(file, `${main}http {\naccess_log off;\n${places.join('\n')}\n${server}}\n`);
  await started(PROGRAM, ['-c', file, '-e', `${folder}/errors`], https);
  return { http, https };
}

function blockOf(text: string): string {
  const [, block] = /```nginx\n(.*?)```/s.exec(text) ?? [];
  if (block === undefined) throw new Error('the guide has no configuration of nginx');
  return block;
}

/** @throws Error unless it is there once: the guide has changed, and the test has to follow */
function replaced(text: string, [from = '', to = '']: readonly string[]): string {
  if (text.split(from).length !== 2) throw new Error(`the configuration of the guide does not have "${from}" once`);
  return text.replace(from, to);
}

/** Starts a proxy that gives a server what follows a request's fields only once a 101 has come. @returns its port */
export async function holdBackFrom(port: number): Promise<number> {
  const sockets: Socket[] = [];
  const proxy = createServer((client) => {
    const server = connect(port, '127.0.0.1');
    sockets.push(client, server);
    for (const [one, other] of [
      [client, server],
      [server, client],
    ] as const) {
      one.on('error', () => other.destroy());
      one.on('close', () => other.destroy());
    }
    forward(client, server);
  });
  onTestFinished(() => {
    proxy.close();
    for (const socket of sockets) socket.destroy();
  });
  await once(proxy.listen(0, '127.0.0.1'), 'listening');
  return (proxy.address() as AddressInfo).port;
}

const BLANK = '\r\n\r\n';

function forward(client: Socket, server: Socket): void {
  let [asked, answered, given] = ['', '', 0];
  const give = (end: number) => {
    server.write(Buffer.from(asked.slice(given, end), 'latin1'));
    given = end;
  };
  const pass = () => {
    const end = asked.indexOf(BLANK) + BLANK.length;
    if (end < BLANK.length) return;
    const isThrough = /^HTTP\/1\.1 101 /.test(answered) && answered.includes(BLANK);
    give(isThrough ? asked.length : Math.max(given, end));
  };
  client.on('data', (chunk) => {
    asked += chunk.toString('latin1');
    pass();
  });
  server.on('data', (chunk) => {
    answered += chunk.toString('latin1');
    client.write(chunk);
    pass();
  });
}
