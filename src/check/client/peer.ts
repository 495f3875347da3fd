/** A client under test: it is let connect once for each case. */
import type { StepId } from '../../../spec/index.js';
import { headIn, KEY3, valueIn } from '../../judge/index.js';
import { requestOfTraces } from '../../traces/index.js';
import { isRefused } from '../case-result.js';
import type { Case } from '../cases.js';
import type { Connection } from '../connection.js';
import { behindHandshake, type Habit, textAt } from '../habits/index.js';
import type { ClientLine, Hooks } from '../hooks.js';
import { impasseOfClient } from '../interoperability/index.js';
import type { Peer } from '../peer.js';
import type { Played } from '../play.js';
import type { Program } from '../program.js';
import type { CheckOptions, Deviation, Impasse } from '../types.js';
import { Handshakes } from './handshakes.js';
import type { Host } from './host.js';
import { type Order, playToClient } from './play.js';
import { type Handshake, handshakeIn } from './request.js';

/** A client that was started for a case. */
export interface Started {
  /** What it is, unless it shares our process. */
  program?: Program;
  hooks?: Hooks;
  stop(): Promise<void>;
}

export interface ClientCheckOptions extends CheckOptions {
  /** Where to listen; 0 takes a free port. */
  port: number;
  /** Milliseconds within which a client has to connect. */
  wait: number;
  /** The words of a command that starts a client, `{url}` standing for the URL; without, clients come by themselves. */
  exec?: readonly string[];
  /** Where it is started; the current folder if absent. */
  folder?: string;
  /** Starts a client that connects to a URL, in place of a command. */
  start?: ((url: string) => Started) | undefined;
  /** What a started client can be told; nothing if absent. One that can be told to connect is started once. */
  hooks?: readonly ClientLine[];
  /** Hears the URL as soon as clients can connect. */
  listening?(url: string): void;
}

export class ClientPeer implements Peer {
  readonly role = 'client';
  readonly overall = new Handshakes();
  fault: Peer['fault'];
  refused: Peer['refused'];
  goesOn = false;
  private order: Order = 'big';
  private inForce: readonly Habit[] = [];
  habits: readonly Deviation[] = [];
  /** Whether frames are held back until the client should have read the reply. */
  private apart = false;
  private connections = 0;
  /** Where a server of the text would not go on, by step; of several the one whose case comes first by its title, whichever was played first. */
  private readonly stuck = new Map<string, Impasse>();
  /** Whether it asks for something else than it was told, so that nothing tells its connections apart. */
  isSerial = false;

  /**
   * @param url where clients connect to; with a path of its own for each case, if they are told
   * @param start undefined where somebody else lets clients connect
   */
  constructor(
    private readonly host: Host,
    readonly url: string,
    private readonly options: ClientCheckOptions,
    private readonly start: ClientCheckOptions['start'],
  ) {}

  /** Clients that come by themselves, or that one program is, come one by one; each of the others is a process. */
  get most(): number {
    return this.start === undefined || this.options.hooks?.includes('connect') ? 1 : 8;
  }

  get can(): readonly string[] {
    return this.options.hooks ?? [];
  }

  /** A client that loses what comes with the reply, or refuses the digest, is tried with frames held back, and with the other byte order. */
  async playControl(control: Case): Promise<Played> {
    const big = await this.play(control);
    const habit = this.inForce.length === 0 ? habitIn(big) : undefined;
    if (habit !== undefined) {
      await this.tryBeside(habit, control);
      return big;
    }
    if (isSilent(big) && (await this.playApart(control)) !== undefined) {
      const why = 'a frame that comes with the reply is lost, and a later one is not; the other cases hold frames back';
      this.fault = { violated: READ, why };
      this.goesOn = true;
    }
    if (!refusesReply(big)) return big;
    this.order = 'little';
    const little = await this.play(control);
    if (!refusesReply(little)) return little;
    this.order = 'big';
    const later = await this.playApart(control);
    if (later !== undefined) {
      this.refused = { title: 'a frame that comes with the reply; the other cases hold frames back', step: READ };
    }
    return later ?? big;
  }

  /** Plays the control with a habit in force, and goes on beside it if that succeeds. */
  private async tryBeside(habit: Habit, control: Case): Promise<void> {
    this.inForce = [habit];
    this.habits = [habit.deviation];
    const { judge } = await this.playControl(control);
    this.fault ??= habit.deviation;
    this.goesOn ||= judge.fault === undefined;
  }

  /** The control with frames held back; if that succeeds, the other cases are played in the same way. */
  private async playApart(control: Case): Promise<Played | undefined> {
    this.apart = true;
    const played = await this.play(control);
    this.apart = !isRefused(played) && played.judge.fault === undefined;
    return this.apart ? played : undefined;
  }

  async play(of: Case): Promise<Played> {
    const { start, order, apart } = this;
    const { timeout, isOurs } = this.options;
    this.connections += 1;
    const told = start && `/${this.connections}/${encodeURI(of.id)}`;
    const url = new URL(told ?? '/', this.url);
    const client = start?.(url.href);
    let connection: Connection | undefined;
    try {
      connection = await this.connection(told, client);
      const handshake = await this.handshake(connection, client);
      const [asked, origin, protocol] = ['host', 'origin', 'sec-websocket-protocol'].map((name) => valueIn(handshake.head, name));
      const host = start === undefined ? (asked ?? '') : url.host;
      const resource = told ?? handshake.resource;
      this.isSerial ||= resource !== handshake.resource;
      const names = { host, resource, origin, protocol };
      const { revision } = this.options;
      const asking = {
        connection,
        handshake,
        names,
        order,
        apart,
        revision,
        habits: this.inForce,
        timeout,
        isOurs,
        hooks: client?.hooks,
      };
      this.overall.all.push(asking);
      if (connection.closed !== undefined) throw new Error(`it has closed before it was answered${said(client)}`);
      return { ...(await playToClient(of, asking)), said: client?.program?.stderr };
    } finally {
      if (connection !== undefined) this.note(impasseOfClient(connection.received, of.trace.title));
      connection?.destroy();
      await client?.stop();
    }
  }

  async impasses(): Promise<readonly Impasse[]> {
    return [...this.stuck.values()].sort((one, other) => (one.step < other.step ? -1 : 1));
  }

  private note(impasse: Impasse | undefined): void {
    if (impasse === undefined) return;
    const before = this.stuck.get(impasse.step);
    if (before === undefined || impasse.title < before.title) this.stuck.set(impasse.step, impasse);
  }

  unsupported(played: Played): string | undefined {
    if (refusesReply(played)) return 'it closes on a valid reply, with the digest in either byte order';
    return isRefused(played) ? 'not an echo peer: it ends the connection instead of sending a message back' : undefined;
  }

  private connection(resource: string | undefined, client: Started | undefined): Promise<Connection> {
    const { wait } = this.options;
    const nobody = new AbortController();
    const giveUp = (why: string) => nobody.abort(new Error(`${why}${said(client)}`));
    const deadline = setTimeout(() => giveUp(`no client has asked for the URL within ${wait} ms`), wait);
    client?.program?.ended.then((how) => giveUp(`the command ${how}, and has not asked for the URL`));
    return this.host.connection(resource, nobody.signal).finally(() => clearTimeout(deadline));
  }

  /** @throws Error when it sends no handshake of this protocol */
  private async handshake(connection: Connection, client: Started | undefined): Promise<Handshake> {
    const { timeout } = this.options;
    const until = performance.now() + timeout;
    for (let inTime = true; ; inTime = await connection.changes.next(until)) {
      const found = handshakeIn(connection.received);
      if (found !== undefined) return found;
      const { length } = connection.received;
      const rest = length - (headIn(connection.received)?.length ?? length);
      const lacks =
        rest === 0 && !connection.received.includes('\r\n\r\n')
          ? ''
          : `: of the ${KEY3} bytes after its empty line ${rest} have come`;
      const sent = length === 0 ? 'has sent nothing' : `has sent ${length} bytes that are no whole handshake${lacks}`;
      if (connection.flooded) throw new Error('it sends without end, and no handshake');
      if (connection.closed !== undefined) throw new Error(`it has closed, and ${sent}${said(client)}`);
      if (!inTime) throw new Error(`it has connected, and ${sent} within ${timeout} ms${said(client)}`);
    }
  }
}

/** What comes with the reply is part of what is read. */
const READ: StepId = '10.3.4.3.2#1';

/** Takes the reply, it seems, and sends nothing. */
function isSilent({ received, repair, closed }: Played): boolean {
  return closed === undefined && received.length === repair.offsetOf(requestOfTraces().length);
}

/** What it sends behind its handshake before it is answered, or in any case what is no frame. */
function habitIn({ judge: { fault }, log, received, repair }: Played): Habit | undefined {
  const start = repair.offsetOf(requestOfTraces().length);
  const answer = log.findIndex(({ from }) => from === 'server');
  const before = log.slice(0, answer).flatMap((entry) => ('bytes' in entry ? [entry.bytes] : []));
  const early = Buffer.concat(before).subarray(start);
  const bytes = early.length > 0 ? early : textAt(received, start);
  const isInThem = fault !== undefined && repair.offsetOf(fault.offset) < start + bytes.length;
  return isInThem ? behindHandshake(fault, bytes) : undefined;
}

/** Closes before it has sent anything that shows that it took the digest. */
function refusesReply(played: Played): boolean {
  return isRefused(played) && isSilent({ ...played, closed: undefined });
}

function said(client: Started | undefined): string {
  const line = client?.program?.stderr.split('\n').at(-1);
  return line ? `; it says: ${line}` : '';
}
