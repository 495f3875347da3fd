/** `hixie76 connect`: a client for a terminal. */
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Revision } from '../../machines/index.js';
import {
  type CloseEvent,
  type Failure as ConnectionFailure,
  createEnvironment,
  type EnvironmentOptions,
  type WebSocket,
} from '../api/index.js';
import { Failure, pem } from './failure.js';
import { print, streams } from './output.js';

export interface ConnectOptions {
  origin: string;
  protocol?: string;
  echo?: boolean;
  ca?: string;
  proxy?: string;
  revision: Revision;
}

export async function connect(url: string, { origin, protocol, echo, ca, proxy, revision }: ConnectOptions): Promise<void> {
  let failure: ConnectionFailure | undefined;
  const tls = ca === undefined ? {} : { tls: { ca: pem('--ca', ca) } };
  const onFailure = (_: unknown, told: ConnectionFailure) => {
    failure = told;
    if (socket.readyState === socket.OPEN) streams().stderr.write(`hixie76: connect: ${url}: ${told.reason}\n`);
  };
  const { WebSocket } = createEnvironment({ origin, onFailure, revision, ...tls, ...byProxy(proxy) });
  const socket = construct(() => (protocol === undefined ? new WebSocket(url) : new WebSocket(url, protocol)), url);
  socket.addEventListener('message', (event) => {
    const { data } = event as MessageEvent<string>;
    if (echo) socket.send(data);
    else print(data);
  });
  const closed = once(socket, 'close');
  const opened = await Promise.race([once(socket, 'open').then(() => true), closed.then(() => false)]);
  if (!opened) throw new Failure(`connect: ${url}: no connection${why(failure)}`);
  const lines = createInterface({ input: streams().stdin });
  lines.on('line', (line) => socket.send(line));
  if (!echo) lines.on('close', () => socket.close());
  const [event] = (await closed) as [CloseEvent];
  lines.close();
  streams().stdin.destroy();
  if (!event.wasClean) throw new Failure(`connect: ${url}: the connection was closed without a closing handshake`, 1);
}

/** @throws Failure for what is no URL of a proxy that is known */
function byProxy(proxy: string | undefined): Pick<EnvironmentOptions, 'proxy'> {
  if (proxy === undefined) return {};
  if (proxy === 'env') return { proxy: 'environment' };
  if (!/^(http|socks[45]?|socks4a|socks5h):\/\//.test(proxy) || !URL.canParse(proxy)) {
    throw new Failure(`--proxy: "${proxy}" is neither "env" nor a URL such as http://localhost:3128 or socks5://localhost:1080`);
  }
  return { proxy: () => proxy };
}

function why(failure: ConnectionFailure | undefined): string {
  if (failure === undefined) return '';
  return `: ${failure.reason}; see "hixie76 spec '${failure.step}'"`;
}

function construct(make: () => WebSocket, url: string): WebSocket {
  try {
    return make();
  } catch (error) {
    const { message, name } = error as Error;
    throw new Failure(`connect: ${url}: ${name}: ${message}; give a URL such as ws://localhost:8080/`);
  }
}
