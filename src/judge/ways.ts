/**
 * Every way that a side may go: its machine is told what the other side sends,
 * under every policy, and where the machine or its application leaves a choice
 * an explanation becomes several. Where a byte would bind what may be sent, one
 * stays that has not read it yet, because reading may lag behind (10.3.4.1.10#p4)
 * and frames may cross a closing frame.
 */
import {
  authorityOf,
  type Effect,
  inR4820,
  isOrigin,
  type MachineEvent,
  type Revision,
  type Service,
  settledBy,
} from '../../machines/index.js';
import { limitDefaults, type PolicyName, type StepId } from '../../spec/index.js';
import { type Decided, everyWay, type View } from '../engine/index.js';
import { type Led, take } from './bulk.js';
import { type Choices, isLiberty } from './choices.js';
import { type Explanation, factsOf, followed, merged, showing } from './explanation.js';
import { answersTo, otherReadings } from './readings.js';
import type { Role } from './role.js';
import { Spelling } from './spelling.js';
import { isWellFormed } from './utf8.js';

/** What the application of a side does: it says what it likes, or sends each message back. */
export type Application = 'any' | 'echo';

export interface Told {
  application: Application;
  /** Whether this is the inside of TLS. */
  secure: boolean;
  /** Limits that the side was given; without, whatever is too large is a reason to close, which is judged when a close is seen. */
  limits?: object | undefined;
  /** The text that the side is judged by; r4820 if absent. */
  revision?: Revision | undefined;
  /** Options that are known to have been taken. */
  decided?: Choices;
  /** What a server serves, if that is known. */
  service?: Partial<Service> | undefined;
  /** Host and origin of a server's own, where the client gives none; names that no peer sends if absent. */
  own?: { host: string; origin: string };
}

/** Effects behind which less may be sent than before. */
const BINDING: readonly Effect['type'][] = ['CLOSE_TCP', 'CLIENT_TERMINATED'];

const UNLIMITED = Object.fromEntries(Object.keys(limitDefaults).map((name) => [name, Number.POSITIVE_INFINITY]));

const NEW = {
  decided: {},
  read: 0,
  closeRead: false,
  waits: false,
  reply: undefined,
  answer: undefined,
  pending: [],
  ended: undefined,
  illFormed: [],
  anything: false,
  trail: undefined,
};

const OWN = { host: 'configured.invalid', origin: 'http://configured.invalid' };

/** The item that lets a server disconnect when limits are exceeded, which no other reading changes. */
const LIMITS = '10.3.4.6#p4';

export class Ways {
  /** Options that a revision leaves; they are no choice, so that no outcome names them. */
  readonly settled: Choices;
  readonly given: Told;

  constructor(
    readonly role: Role,
    given: Told,
  ) {
    this.settled = settledIn(role.revision);
    this.given = { ...given, decided: { ...this.settled, ...given.decided } };
  }

  /** Every way that a machine can go from its initial state, with an input that is a partial context. */
  begin(input: object, events: readonly MachineEvent[], decided: Choices = {}): Explanation[] {
    const { interpreter } = this.role;
    const { limits, secure, service, own = OWN, decided: known } = this.given;
    const serving = { hosts: null, origins: null, resources: null, protocols: [], ...own, ...service };
    const position = interpreter.begin({ service: serving, secure, ...input, limits: { ...UNLIMITED, ...limits } });
    return events.reduce<Explanation[]>(
      (all, event) => this.tellAll(all, event),
      [{ ...NEW, position, decided: { ...known, ...decided } }],
    );
  }

  /** A look at where an explanation is. */
  view({ position }: Explanation): View {
    return this.role.interpreter.view(position);
  }

  /** Every way that an event of this side's own can go. */
  act(one: Explanation, event: MachineEvent): Explanation[] {
    const { waits } = one;
    return this.follow({ ...one, waits: false }, event, 0)
      .filter((each) => !each.waits)
      .map((each) => ({ ...each, waits }));
  }

  tellAll(all: readonly Explanation[], event: MachineEvent): Explanation[] {
    return merged(all.flatMap((one) => this.act(one, event)));
  }

  /**
   * What comes of bytes of the other side, of which all have read equally many. Who is behind reads first, so that
   * explanations that come to the same become one.
   */
  readAll(all: readonly Explanation[], bytes: Uint8Array): Explanation[] {
    const from = all[0]?.read ?? 0;
    let read = [...all];
    for (;;) {
      const at = Math.min(...read.filter(({ waits }) => !waits).map((each) => each.read)) - from;
      if (at >= bytes.length) return merged(read);
      read = merged(
        read.flatMap((each) => (each.waits || each.read > from + at ? [each] : this.readPiece(each, bytes.subarray(at)))),
      );
    }
  }

  /** What comes of the other side's close, which may be read later than what is sent then. */
  readClose(one: Explanation): Explanation[] {
    const told = this.follow(one, { type: 'TCP_CLOSED' }, 0).filter(({ waits }) => !waits);
    return [...told.map((each) => ({ ...each, closeRead: true })), { ...one, waits: true }];
  }

  /** Reads in one go up to the first byte on which something depends, and that one in every way. */
  private readPiece(one: Explanation, bytes: Uint8Array): Explanation[] {
    if (one.anything) return [{ ...one, read: one.read + bytes.length }];
    const led = take(this.role.interpreter, one.position, bytes, one.decided as Decided, this.reacts.bind(this));
    const read = led.count === 0 ? one : this.noting(one, led, led.count);
    const byte = bytes[led.count];
    return byte === undefined ? [read] : this.follow(read, { type: 'BYTE', byte }, 1);
  }

  /** Whether something may be made of what was told, besides what the machine makes of it. */
  private reacts(effects: readonly Effect[], established: boolean): boolean {
    if (effects.length === 0) return false;
    const is = (...types: Effect['type'][]) => effects.some(({ type }) => types.includes(type));
    if (is('ABORT') || binds(effects, established)) return true;
    if (!is('MESSAGE_RECEIVED')) return false;
    return this.given.application === 'echo' || effects.some((each) => 'data' in each && each.data.includes('\ufffd'));
  }

  private follow(one: Explanation, event: MachineEvent, count: number): Explanation[] {
    return this.services(one).flatMap((each) => {
      const ways = everyWay(this.role.interpreter, each.position, [event], each.decided as Decided, followed);
      const told = ways.flatMap((way) => {
        const { decided, states, transitions } = way;
        const trail = { before: each.trail, passage: [...states, ...transitions] };
        return this.after(each, { ...each, decided, trail }, way, event, count);
      });
      return ways.some(({ effects }) => binds(effects, factsOf(each).established)) ? [...told, { ...each, waits: true }] : told;
    });
  }

  /**
   * At the end of its fields a server whose service is not known may or may not support the subprotocols asked for, and have
   * a host and an origin of its own where the client gives none.
   */
  private services(one: Explanation): Explanation[] {
    const { service, own } = this.given;
    if (service !== undefined || this.view(one).state('serverReadingHandshake') !== 'fieldsEnd') return [one];
    const { clientFields = [] } = factsOf(one);
    const values = (wanted: string) => clientFields.flatMap(({ name, value }) => (name === wanted ? [value] : []));
    const protocols = values('sec-websocket-protocol');
    const isGiven = (name: string, is: (value: string) => boolean) => values(name).length === 1 && values(name).every(is);
    const isNamed = own !== undefined || (isGiven('host', (value) => authorityOf(value) !== null) && isGiven('origin', isOrigin));
    const names = isNamed ? [{}] : [{}, { host: '', origin: '' }];
    return names.flatMap((each) => [each, { ...each, protocols }]).map((each) => serving(one, each));
  }

  private after(before: Explanation, deciding: Explanation, led: Led, event: MachineEvent, count: number): Explanation[] {
    const aborts = led.effects.some(
      (each) => each.type === 'ABORT' && (each.step !== LIMITS || each.why === 'resourceIsNotOurs'),
    );
    const readings = aborts && event.type === 'BYTE' ? otherReadings(this.view(before), event.byte) : undefined;
    if (readings === undefined) return this.reacting(before, this.noting(deciding, led, count), led);
    const { policy, others } = readings;
    const decided = before.decided[policy];
    const may = (option: string) => decided === undefined || decided === option;
    return [
      ...(may('abort') ? this.reacting(before, this.noting(showing(deciding, { [policy]: 'abort' }), led, count), led) : []),
      ...others
        .filter(({ option }) => may(option))
        .flatMap(({ option, state, context, bytes }) => {
          const moved = this.moved(showing(before, { [policy]: option }), state, context);
          return bytes.reduce<Explanation[]>(
            (all, byte) => all.flatMap((each) => this.follow(each, { type: 'BYTE', byte }, 0)),
            [{ ...moved, read: before.read + count }],
          );
        }),
    ];
  }

  private moved(one: Explanation, state: string, context: object): Explanation {
    const { interpreter } = this.role;
    const index = interpreter.machine.algorithms.findIndex(({ id }) => id === 'serverReadingHandshake');
    const { states, context: before } = one.position;
    return { ...one, position: { states: states.with(index, state), context: { ...before, ...context } } };
  }

  /** What an explanation has to send, and what ended it. */
  private noting(one: Explanation, { position, effects }: Led, count: number): Explanation {
    const [refused] = effects.flatMap((effect) =>
      effect.type === 'REPORT' ? (inR4820(this.role.revision, effect.step) as StepId) : [],
    );
    const noted = { ...one, position, read: one.read + count, ended: one.ended ?? refused };
    const sent = effects.flatMap((effect) => (effect.type === 'SEND' ? [effect.bytes] : []));
    // Who refuses in HTTP sends nothing that its machine tells.
    if (sent.length === 0 || one.answer === 'http') return noted;
    if (this.role.side === 'client' || factsOf(one).established)
      return { ...noted, pending: [...one.pending, Buffer.concat(sent)] };
    // What a server sends before the connection is established is its handshake.
    const digest = effects.some(({ type }) => type === 'ESTABLISHED') ? sent.pop() : undefined;
    const lines = sent.map((line) => Buffer.from(line).toString('latin1').slice(0, -2)).filter((line) => line !== '');
    return { ...noted, reply: { lines: [...(one.reply?.lines ?? []), ...lines], digest } };
  }

  /** What the application does, and how a server answers where it aborts. */
  private reacting(before: Explanation, after: Explanation, { effects }: Led): Explanation[] {
    if (this.role.side === 'server' && effects.some(({ type }) => type === 'ABORT')) return answersTo(after);
    if (after.answer === 'http') return [after];
    const [message] = effects.flatMap((effect) => (effect.type === 'MESSAGE_RECEIVED' ? [effect.data] : []));
    if (message !== undefined) return this.processing(after, message);
    // What was read before may be processed only now that nothing more is sent; FF 00 of its own is no answer to it.
    // Who sets the flag without that frame (r5065) stops reading, and goes on sending.
    const { gaveUp } = after.position.context as { gaveUp?: boolean };
    const ends = effects.some(({ type }) => type === 'CLOSING_STARTED' || (type === 'CLIENT_TERMINATED' && gaveUp !== true));
    if (!ends || this.given.application === 'any' || factsOf(before).closingStarted) return [after];
    return [after, { ...after, pending: after.pending.slice(before.pending.length) }];
  }

  private processing(one: Explanation, data: string): Explanation[] {
    const { type = 0, rawData } = one.position.context as { type?: number; rawData: { view(): Uint8Array } };
    const raw = data.includes('\ufffd') ? Uint8Array.from(rawData.view()) : undefined;
    const ill = raw !== undefined && !isWellFormed(raw) ? raw : undefined;
    const noted = ill === undefined ? one : { ...one, illFormed: [...one.illFormed, ill] };
    if (this.given.application === 'any') return [noted];
    const answer = (each: Explanation) =>
      ill === undefined ? this.act(each, this.role.say(data)) : this.illFormed(each, data, ill);
    if (type === 0) return answer(noted);
    // Frames of types 01 to 7F are delivered or discarded; nothing asks a server to do the same each time.
    const reserved = 'server.frame.reservedText';
    const discarding = showing(noted, { [reserved]: 'discard' });
    return [...answer(one.decided[reserved] === 'discard' ? noted : showing(noted, { [reserved]: 'deliver' })), discarding];
  }

  /** Of a client, U+FFFD comes back; what a server does is undefined: each option of the policy, the last of them being anything at all. */
  private illFormed(one: Explanation, data: string, raw: Uint8Array): Explanation[] {
    const replaced = (each: Explanation) =>
      this.act(each, this.role.say(data)).map((said) =>
        said.pending.length > each.pending.length
          ? { ...said, pending: [...each.pending, new Spelling(raw, this.role.side === 'client')] }
          : said,
      );
    if (this.role.side === 'client') return replaced(one);
    const policy = 'server.utf8.invalid';
    const verbatim = Buffer.concat([Buffer.of(0x00), raw, Buffer.of(0xff)]);
    const said = replaced(showing(one, { [policy]: 'replace' }));
    // Behind its FF 00 it sends nothing back (10.3.4.4.3#p4).
    const speaks = said.some(({ pending }) => pending.length > one.pending.length);
    return [
      ...said,
      ...(speaks ? [{ ...showing(one, { [policy]: 'verbatim' }), pending: [...one.pending, verbatim] }] : []),
      ...this.act(showing(one, { [policy]: 'close' }), { type: 'CLOSE_CONNECTION' }),
      { ...showing(one, { [policy]: 'other' }), anything: true },
    ];
  }
}

/** What is a liberty by r4820 is none by a text that leaves nothing else, and whose machine does so. */
export function settledIn(revision: Revision): Choices {
  return Object.fromEntries(
    Object.entries(settledBy(revision)).filter(([policy, option]) => !isLiberty(policy as PolicyName, option)),
  );
}

function binds(effects: readonly Effect[], established: boolean): boolean {
  return established && effects.some(({ type }) => BINDING.includes(type));
}

/** The same, of a server that serves otherwise. */
function serving(one: Explanation, changes: Partial<Service>): Explanation {
  const { states, context } = one.position;
  if (Object.keys(changes).length === 0) return one;
  return { ...one, position: { states, context: { ...context, service: { ...(context.service as Service), ...changes } } } };
}
