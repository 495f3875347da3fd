/** A server under test: it is connected to once for each case. */
import type { Revision } from '../../machines/index.js';
import { Judge } from '../judge/index.js';
import type { Case } from './cases.js';
import { Connection } from './connection.js';
import {
  type Found,
  type Habit,
  habitsIn,
  type Lacking,
  lackingIn,
  Repair,
  type Sound,
  SoundReplies,
  type Told,
} from './habits/index.js';
import { needsOf, type Session } from './hooks.js';
import { impassesOfServer } from './interoperability/index.js';
import { requestTo } from './names.js';
import type { Peer } from './peer.js';
import { isRefusal, type Played, play } from './play.js';
import { CannotCheck, type Deviation, type ServerCheckOptions } from './types.js';

/** The server at a URL, in whose names the cases are played, with the habits that its control shows in force. */
export class ServerPeer implements Peer {
  readonly role = 'server';
  readonly can: Peer['can'];
  habits: readonly Deviation[] = [];
  goesOn = false;
  fault?: Deviation;
  private lacking: Lacking | undefined;
  private inForce: readonly Habit[] = [];
  private readonly replies = new SoundReplies();

  constructor(private readonly options: ServerCheckOptions) {
    this.can = options.hooks?.can ?? needsOf([]);
  }

  get url(): string {
    return this.options.url.href;
  }

  async playControl(control: Case): Promise<Played> {
    const played = await this.play(control).catch((error: Error) => {
      throw new CannotCheck(`${this.url}: no connection: ${error.message}`);
    });
    if (played.judge.fault === undefined || isRefusal(played.judge)) return played;
    const { habits, left, lacking } = await this.found(control);
    this.habits = [...habits.map(({ deviation }) => deviation), ...(lacking === undefined ? [] : [lacking.deviation])];
    if (lacking?.isOurs) this.fault = lacking.deviation;
    else this.lacking = lacking;
    const [first] = this.habits;
    if (first === undefined || left !== undefined) return played;
    this.fault = first;
    this.inForce = habits;
    this.goesOn = (await this.play(control)).judge.fault === undefined;
    return played;
  }

  unsupported(): string | undefined {
    return this.lacking?.deviation.why;
  }

  play({ trace }: Case): Promise<Played> {
    const { timeout, isOurs } = this.options;
    return this.connected(trace, ({ connection, texts, told, sound, hooks }) => {
      const judge = new Judge('server', told);
      const repair = new Repair('server', this.inForce, sound);
      const write = () => connection.send(texts.shift() ?? Buffer.of());
      const by = (revision: Revision) => new Judge('server', { ...told, revision });
      return play(trace, connection, { judge, by, repair, timeout, isOurs, hooks, write });
    });
  }

  /** What all that the server sends to the control shows: it is heard to its end, whatever is wrong with it. */
  private found({ trace }: Case): Promise<Found & { lacking: Lacking | undefined }> {
    return this.connected(trace, async ({ connection, texts, told, sound }) => {
      const echo = texts.at(-1);
      const until = performance.now() + this.options.timeout;
      const isHeard = () => connection.received.includes(echo ?? '') || connection.closed !== undefined || connection.flooded;
      for (const [index, text] of texts.entries()) {
        connection.send(text);
        if (index === 0) await connection.changes.next(until);
      }
      while (!isHeard() && (await connection.changes.next(until)));
      const found = habitsIn({ side: 'server', wire: [...connection.log], told, sound, echo, isOver: true });
      return { ...found, lacking: found.left && lackingIn(connection.received, found.read, sound()) };
    });
  }

  impasses() {
    return impassesOfServer(this.options);
  }

  private async connected<T>(trace: Case['trace'], act: (on: Connected) => Promise<T>): Promise<T> {
    const { ca, host, origin, protocol, timeout } = this.options;
    const hooks = trace.needs.length > 0 ? await this.options.hooks?.begin(trace.given) : undefined;
    let connection: Connection | undefined;
    try {
      const url = hooks?.url ?? this.options.url;
      const secure = this.options.secure || url.protocol === 'wss:';
      const pieces = trace.events.flatMap((event) =>
        event.type === 'bytes' ? Buffer.from(event.hex, 'hex').toString('latin1') : [],
      );
      const names = { host, origin, protocol, resource: `${url.pathname}${url.search}` };
      const texts = requestTo(names, pieces, secure, trace.given !== undefined).map((text) => Buffer.from(text, 'latin1'));
      const { limits, service } = trace.given ?? {};
      const told = { application: 'echo' as const, revision: this.options.revision, secure, limits, service };
      connection = await Connection.to(url, timeout, ca);
      return await act({ connection, texts, told, sound: this.soundFor(connection, told), hooks });
    } finally {
      connection?.destroy();
      await hooks?.end();
    }
  }

  /** What the text has the server reply with, to as much as it has been sent. */
  private soundFor({ log }: Connection, told: Told): () => Sound | undefined {
    return () => {
      const sent = log.flatMap((entry) => (entry.from === 'client' && 'bytes' in entry ? [entry.bytes] : []));
      return this.replies.to(Buffer.concat(sent), told);
    };
  }
}

/** A connection, what is written to it one after another, and what is known of the server. */
interface Connected {
  connection: Connection;
  texts: Buffer[];
  told: Told;
  sound: () => Sound | undefined;
  hooks: Session | undefined;
}
