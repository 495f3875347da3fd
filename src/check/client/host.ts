/** The TCP server that clients under test connect to. */
import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { Connection } from '../connection.js';
import { resourceIn } from './request.js';

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
  private readonly server = createServer({ allowHalfOpen: true }, (socket) => this.accept(socket));

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

  private accept(socket: Socket): void {
    this.sockets.add(socket);
    socket.once('close', () => this.sockets.delete(socket));
    void this.dispatch(new Connection(socket, 'client'));
  }

  private async dispatch(connection: Connection): Promise<void> {
    const until = performance.now() + this.patience;
    const isAny = () => this.waiting.size === 0 || [...this.waiting].some(({ resource }) => resource === undefined);
    while (!isAny() && resourceIn(connection.bytes()) === undefined && (await goesOn(connection, until)));
    const asked = resourceIn(connection.bytes());
    const all = [...this.waiting];
    // Who asks for something else, or says nothing, is taken for the one that is waited for, if there is but one.
    const only = all.length === 1 ? all[0] : undefined;
    const taker = all.find(({ resource }) => resource === undefined || resource === asked) ?? only;
    if (taker !== undefined) {
      this.waiting.delete(taker);
      taker.take(connection);
    } else if (this.early.length < MOST) this.early.push(connection);
    else connection.destroy();
  }
}

/** Connections that may wait for their case. */
const MOST = 16;

async function goesOn(connection: Connection, until: number): Promise<boolean> {
  if (connection.closed !== undefined || connection.flooded) return false;
  return connection.more(until);
}
