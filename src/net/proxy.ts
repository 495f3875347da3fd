/** TCP connections by way of a proxy: HTTP CONNECT, or SOCKS. */
import { request } from 'node:http';
import { SocksClient, type SocksProxy } from 'socks';
import { offersBasic } from '../../machines/index.js';
import { type Begun, dial } from './dial.js';
import { bareHost, canonical, type Place } from './hosts.js';
import { type Credentials, sound } from './inputs.js';
import type { Socket } from './system.js';
import type { Turn } from './turns.js';

/** Where a user agent finds its way: a proxy's URL for the URL of a connection, or null for none. */
export type ProxyChoice = (url: string) => string | null | Promise<string | null>;

/** Which SOCKS each scheme stands for; all leave names to the proxy. */
const SOCKS: Readonly<Record<string, SocksProxy['type']>> = {
  'socks:': 5,
  'socks5:': 5,
  'socks5h:': 5,
  'socks4:': 4,
  'socks4a:': 4,
};
const PORTS: Readonly<Record<string, number>> = { 'http:': 80 };
const SOCKS_PORT = 1080;

/** A proxy that is asked to open a TCP connection to a host. */
export class Proxied {
  private readonly at: Place;
  private readonly credentials: Credentials | undefined;

  /**
   * @param route where to connect for the proxy's own host and port
   * @throws Error for a URL of no proxy that is known here, or with a name or password that cannot be sent
   */
  constructor(
    private readonly proxy: URL,
    private readonly to: Place & { secure: boolean },
    route: (place: Place) => Place,
  ) {
    const { protocol, hostname, port, username, password } = proxy;
    if (SOCKS[protocol] === undefined && PORTS[protocol] === undefined) {
      throw new Error(`${protocol} is no scheme of a proxy; there are http: and ${Object.keys(SOCKS).join(', ')}`);
    }
    this.at = route({ host: bareHost(hostname), port: Number(port) || (PORTS[protocol] ?? SOCKS_PORT) });
    if (username !== '' || password !== '') {
      this.credentials = sound({ username: decodeURIComponent(username), password: decodeURIComponent(password) });
    }
  }

  /** The proxy resolves, so names are compared where there is no address (E19). */
  wait(turn: Turn): Promise<void> {
    return turn.at(this.place);
  }

  /**
   * Connects to the proxy and asks it for TCP to the host and port.
   * @throws Error when it does not, or wants other credentials
   * @step 10.3.4.3.1#2
   */
  async open(turn: Turn, begun: Begun): Promise<Socket> {
    await turn.at(this.place);
    return this.proxy.protocol === 'http:' ? this.byHttp(begun) : this.bySocks(begun);
  }

  private get place(): string {
    return canonical(bareHost(this.to.host));
  }

  private async bySocks(begun: Begun): Promise<Socket> {
    const { username = '', password = '' } = this.credentials ?? {};
    const type = SOCKS[this.proxy.protocol] as SocksProxy['type'];
    const { socket } = await SocksClient.createConnection({
      proxy: { ...this.at, type, ...(this.credentials ? { userId: username, password } : {}) },
      command: 'connect',
      destination: { host: bareHost(this.to.host), port: this.to.port },
      existing_socket: await dial(this.at, begun),
    });
    return socket;
  }

  /** Credentials only go to a proxy that asks for them in a way that is known. */
  private async byHttp(begun: Begun): Promise<Socket> {
    const first = await this.ask(begun);
    if (first.status !== 407 || this.credentials === undefined) return accepted(first);
    first.socket.destroy();
    if (!offersBasic([first.challenge])) {
      throw new Error(`the proxy wants authentication that is not known here: ${first.challenge}`);
    }
    return accepted(await this.ask(begun, basic(this.credentials)));
  }

  /**
   * The proxy's answer to CONNECT, in which the port is never left out.
   * @step 10.3.4.3.1#2p3
   */
  private async ask(begun: Begun, authorization?: string): Promise<Answer> {
    const { host, port, secure } = this.to;
    const socket = await dial(this.at, begun);
    const headers = {
      Host: port === (secure ? 443 : 80) ? host : `${host}:${port}`,
      ...(authorization === undefined ? {} : { 'Proxy-Authorization': authorization }),
    };
    const connect = request({ method: 'CONNECT', path: `${host}:${port}`, headers, createConnection: () => socket });
    connect.removeHeader('Connection');
    return new Promise((resolve, reject) => {
      connect.once('error', reject);
      connect.once('response', ({ statusCode }) => reject(new Error(`the proxy answered ${statusCode}`)));
      connect.once('connect', ({ statusCode: status = 0, headers }, _socket, head) => {
        // The listeners of node:http are gone, but what has come already must not be lost.
        if (head.length > 0) socket.unshift(head);
        resolve({ status, challenge: headers['proxy-authenticate']?.toString() ?? '', socket });
      });
      connect.end();
    });
  }
}

interface Answer {
  status: number;
  challenge: string;
  socket: Socket;
}

function accepted({ status, socket }: Answer): Socket {
  if (status >= 200 && status < 300) return socket;
  socket.destroy();
  throw new Error(`the proxy answered ${status}`);
}

/**
 * Credentials as the value of a field, by the only scheme that is known here.
 * @throws TypeError when it cannot carry them
 * @step 10.3.4.3.1#31p2
 */
export function basic(credentials: Credentials): string {
  const { username, password } = sound(credentials);
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}
