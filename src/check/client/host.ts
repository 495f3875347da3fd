/** The TCP server that clients under test connect to. */
import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { headIn } from '../../judge/index.js';
import { Connection } from '../connection.js';
import { resourceOf } from './request.js';

/** Somebody who waits for a connection. */
interface Waiting {
  /** The resource that it has to ask for, or undefined where any will do. */
  resource: string | undefined;
  take(connection: Connection): void;
}

export class Host {
  private readonly waiting = new Set<Waiting>();
  /** Connections that came before anybody waited for them. */
  private readonly early: Connection[] = [];
  private readonly sockets = new Set<Socket>();
  private readonly server = createServer({ allowHalfOpen: true }, (socket) => {
    this.sockets.add(socket);
    socket.once('close', () => this.sockets.delete(socket));
    void this.dispatch(new Connection(socket, 'client'));
  });

  /** @param patience milliseconds within which a client has to say what it asks for */
  constructor(private readonly patience: number) {}

  /**
   * Listens.
   * @returns the port
   * @throws Error with a `code` when it cannot
   */
  async listen(port: number): Promise<number> {
    this.server.listen(port);
    await once(this.server, 'listening');
    return (this.server.address() as AddressInfo).port;
  }

  /**
   * The next connection that asks for a resource.
   * @param ended aborted when nobody will come any more
   */
  connection(resource: string | undefined, ended: AbortSignal): Promise<Connection> {
    return new Promise((take, reject) => {
      const waiting: Waiting = { resource, take };
      const give = () => {
        this.waiting.delete(waiting);
        reject(ended.reason);
      };
      if (ended.aborted) return give();
      ended.addEventListener('abort', give, { once: true });
      const early = resource === undefined ? this.early.shift() : undefined;
      if (early === undefined) this.waiting.add(waiting);
      else take(early);
    });
  }

  close(): void {
    for (const socket of this.sockets) socket.destroy();
    this.server.close();
  }

  private async dispatch(connection: Connection): Promise<void> {
    const until = performance.now() + this.patience;
    const head = () => headIn(connection.received);
    while (this.waiting.size > 1 && head() === undefined && (await connection.changes.next(until)));
    const [first, ...others] = this.waiting;
    const asked = head();
    // Whoever comes is taken for the one that is waited for, if there is but one, and has not gone again.
    const isFor = ({ resource }: Waiting) => resource === undefined || (asked && resource === resourceOf(asked));
    const taker = others.length === 0 && connection.closed === undefined ? first : [...this.waiting].find(isFor);
    if (taker !== undefined) {
      this.waiting.delete(taker);
      taker.take(connection);
    } else if (this.early.length < MOST) this.early.push(connection);
    else connection.destroy();
  }
}

/** Connections that may wait for their case. */
const MOST = 16;
