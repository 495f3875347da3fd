/** A connection to one client, as the application of a server has it. */
import { EventEmitter } from 'node:events';
import type { Asked, Field } from '../../machines/index.js';
import type { Limits } from '../../spec/index.js';
import type { Engine } from '../engine/index.js';
import type { Side } from './side.js';

/** What a connection tells, and with what. */
export interface ConnectionEvents {
  /** A message from the client. */
  message: [data: string];
  /** There is room again, after `send()` returned false. */
  drain: [];
  /** The connection is closed. */
  close: [wasClean: boolean];
}

interface Established extends Asked {
  requested: string;
  host: string;
  origin: string;
  subprotocol: string | null;
  established: boolean;
  closed: boolean;
  limits: Limits;
}

/** A connection to one client, from its establishment on. */
export class Connection extends EventEmitter<ConnectionEvents> {
  /** @internal */
  constructor(
    private readonly side: Side,
    private readonly engine: Engine,
    /** The IP address of the client, or of the proxy that it came by. */
    readonly remoteAddress: string,
  ) {
    super();
  }

  /** The resource name that the client asked for. */
  get resource(): string {
    return this.variables.requested;
  }

  /** The host that the client addressed, in lowercase. */
  get host(): string {
    return this.variables.host;
  }

  /** The origin that the client gave. */
  get origin(): string {
    return this.variables.origin;
  }

  /** Fields of the client's handshake besides those of the protocol, such as cookies, and the subprotocol it asks for: names in lowercase, values as they came. */
  get fields(): readonly Field[] {
    return this.variables.clientFields;
  }

  /** The subprotocol in use, or null. */
  get protocol(): string | null {
    return this.variables.subprotocol;
  }

  /**
   * Sends a string, if the connection still takes any; unpaired surrogates become U+FFFD.
   * When more waits than `server.send.bufferLimit` allows, the connection closes, for its client reads too little.
   * @returns false when 64 KiB or more wait to be taken by the system: all will be sent, but better wait for `drain`
   * @throws TypeError for what is no string, so that nothing but UTF-8 of one gets between 00 and FF
   * @step 10.3.4.4.3#p2
   * @step 10.3.4.5.3#p2
   * @step 10.3.4.6#p5
   */
  send(data: string): boolean {
    if (typeof data !== 'string')
      throw new TypeError(`send() takes a string, not ${Array.isArray(data) ? 'an array' : typeof data}`);
    this.side.tell({ type: 'SEND_STRING', data });
    if (this.side.waiting > this.variables.limits['server.send.bufferLimit']) this.side.tell({ type: 'SEND_FAILED' });
    return this.side.hasRoom();
  }

  /**
   * Reads no further, so that the client has to wait; messages that have arrived already may still come. Neither
   * closing frame nor FIN is seen until `resume()`.
   */
  pause(): void {
    this.side.pause();
  }

  /** Reads on. */
  resume(): void {
    this.side.resume();
  }

  /**
   * Terminates the connection: the closing handshake, then TCP.
   * @step 10.3.4.4.3#p3
   */
  terminate(): void {
    this.side.tell({ type: 'TERMINATE' });
  }

  private get variables(): Established {
    return this.engine.context as Established;
  }
}
