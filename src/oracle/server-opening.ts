/**
 * Judges a server's opening handshake: the structure of its reply, its values
 * against those that the machine derives from the client's handshake, and the
 * digest. An answer other than 101 is a way to abort (server.abort.answer).
 */
import { attempt, Cursor } from './cursor.js';
import type { Fault } from './exchange.js';
import { type Choices, factsOf, type Hypothesis, type Reply, showing } from './hypothesis.js';
import { lenientReadings } from './lenient.js';
import type { Case, Opening } from './opening.js';
import { type CodeSeen, type ReplySeen, readCode, readReply } from './server-reply.js';

const DIGEST = 16;
/** Any subprotocol may be one that the server supports. */
const protocols = { includes: () => true };
/** Nothing that a peer sends is taken for derived from this. */
const own = { host: 'configured.invalid', origin: 'http://configured.invalid' };
const welcoming = { hosts: null, origins: null, resources: null, protocols, ...own };
/** What the server serves is not known, so whatever was asked for may be nothing of its own. */
const strange = { ...welcoming, resources: [] };

export class ServerOpening implements Opening {
  over: number | undefined;
  private code: CodeSeen | undefined;
  private reply: ReplySeen | undefined;
  private settled = false;

  /** @param secure whether this is the inside of TLS */
  constructor(
    private readonly of: Case,
    private readonly secure: boolean,
  ) {
    of.hypotheses = [...this.begin(welcoming), ...this.begin(strange, { 'server.check.resource': 'abort' })];
  }

  get course(): string {
    if (this.over !== undefined) return 'the connection is established';
    if (this.code === undefined)
      return this.of.output.length === 0 ? 'the server has not answered' : 'the answer is not complete';
    return this.code.code === '101' ? 'the reply is not complete' : `the server answered ${this.code.code}`;
  }

  judge(): Fault | undefined {
    if (this.code === undefined) {
      const read = attempt(() => readCode(new Cursor(this.of.output.slice())));
      if (read === undefined) return undefined;
      if ('fault' in read) return read.fault;
      this.code = read.done;
      if (read.done.code !== '101') this.refuse();
      else {
        const fault = this.explainReply(read.done.at);
        if (fault !== undefined) return fault;
      }
    }
    return this.code.code === '101' ? this.judgeReply() : undefined;
  }

  private judgeReply(): Fault | undefined {
    if (this.reply === undefined) {
      const read = attempt(() => readReply(this.of.output.slice()));
      if (read === undefined) return undefined;
      if ('fault' in read) return read.fault;
      this.reply = read.done;
    }
    this.settle(this.reply);
    return this.of.output.length > this.reply.length ? this.judgeDigest(this.reply.length) : undefined;
  }

  private begin(service: object, shown: Choices = {}): Hypothesis[] {
    const accept = [{ type: 'ACCEPT' }, ...(this.secure ? [{ type: 'TLS_OPENED' } as const] : [])] as const;
    return this.of.reader.start({ service, secure: this.secure }, accept, { shown });
  }

  /** Not a WebSocket server's answer, but one that an abort may come with. */
  private refuse(): void {
    const { hypotheses, input } = this.of;
    const aborted = hypotheses.filter(({ ended }) => ended !== undefined);
    const late: Choices = { 'server.handshake.timeout': 'timeout' };
    const refusing = aborted.length > 0 ? aborted : hypotheses.map((one) => showing({ ...one, pending: [] }, late));
    const answers: Choices[] = [{ 'server.abort.answer': 'httpThenClose' }];
    if (isMereHttp(input.slice().toString('latin1'))) answers.push({ 'server.abort.answer': 'httpKeepOpen' });
    this.of.hypotheses = answers.flatMap((answer) => refusing.map((one) => showing(one, answer)));
  }

  /** Takes those explanations by which a reply may be due, of lenient readings if there are no others. */
  private explainReply(offset: number): Fault | undefined {
    const { hypotheses } = this.of;
    const known = hypotheses.filter(({ shown }) => shown['server.check.resource'] === undefined);
    const strictly = this.due(known);
    const lenient = strictly.length > 0 ? [] : this.leniently();
    const replying = [...strictly, ...this.due(lenient)];
    if (replying.length === 0) return mayNotReply(offset, [...known, ...lenient], lenient.length > 0);
    const early = replying.every((one) => replyOf(one) === undefined);
    this.of.hypotheses = early ? replying.map((one) => showing(one, { 'server.reply.timing': 'fieldsFirst' })) : replying;
    return undefined;
  }

  private due(all: readonly Hypothesis[]): Hypothesis[] {
    return all.filter((one) => replyOf(one) !== undefined || this.awaitsKey3(one));
  }

  private awaitsKey3({ position }: Hypothesis): boolean {
    return this.of.reader.interpreter.view(position).state('serverReadingHandshake') === 'step_6';
  }

  private leniently(): Hypothesis[] {
    const { reader, input } = this.of;
    return lenientReadings(input.slice()).flatMap(({ head, length, shown }) => {
      const read = this.begin(welcoming, shown).flatMap((one) => reader.readBytes(one, head));
      return reader.readOn(read.map((one) => ({ ...one, read: length })));
    });
  }

  /** What the values of the reply show, as soon as the machine has them too. */
  private settle(seen: ReplySeen): void {
    const replying = this.of.hypotheses.filter((one) => replyOf(one) !== undefined);
    if (this.settled || replying.length === 0) return;
    this.settled = true;
    this.of.hypotheses = replying.map((one) => showing(one, shownBy(seen, replyOf(one) as Reply, one)));
  }

  private judgeDigest(start: number): Fault | undefined {
    if (!this.settled) {
      return byteFault(start, '10.3.4.4.2#8', 'the digest comes before the eight bytes that it depends on', [
        'nothing before key3',
      ]);
    }
    const digest = this.of.output.slice(start, start + DIGEST);
    const right = this.of.hypotheses.filter((one) => agreement(one, digest) === digest.length);
    if (right.length === 0) return this.wrongDigest(start, digest);
    this.of.hypotheses = right;
    if (digest.length < DIGEST) return undefined;
    this.of.hypotheses = right.map((one) => ({ ...one, pending: one.pending.slice(1) }));
    this.over = start + DIGEST;
    return undefined;
  }

  private wrongDigest(start: number, digest: Buffer): Fault {
    const furthest = Math.max(...this.of.hypotheses.map((one) => agreement(one, digest)));
    const closest = this.of.hypotheses.filter((one) => agreement(one, digest) === furthest);
    const allowed = [...new Set(closest.map((one) => digestFrom(one, furthest)))];
    if (this.isOfTrimmedKeys(digest)) {
      return byteFault(
        start + furthest,
        '10.3.4.4.2#5',
        'the digest is that of keys whose spaces at the ends do not count',
        allowed,
      );
    }
    return byteFault(start + furthest, '10.3.4.4.2#9', 'the digest is not that of these keys', allowed);
  }

  /** Whether the digest would be right if spaces at the ends of the keys did not count (E10). */
  private isOfTrimmedKeys(digest: Buffer): boolean {
    const { input, reader } = this.of;
    const request = input.slice().toString('latin1');
    const end = request.indexOf('\r\n\r\n');
    const head = request.slice(0, end).replace(/^(Sec-WebSocket-Key[12]:) *(.*?) *$/gim, '$1 $2');
    const trimmed = Buffer.from(head + request.slice(end, end + 12), 'latin1');
    return this.begin(welcoming)
      .flatMap((one) => reader.readBytes(one, trimmed))
      .some((one) => replyOf(one) !== undefined && agreement(one, digest) === digest.length);
  }
}

/**
 * Checks of 10.3.4.4.1 are advice, so what forbids a reply is a step of 10.3.4.4.2, or that the fields have no end yet.
 * @param complete whether the fields have an end by some reading
 */
function mayNotReply(offset: number, all: readonly Hypothesis[], complete: boolean): Fault {
  const steps = all.flatMap(({ ended }) => ended ?? []);
  const step = steps.findLast((each) => each.startsWith('10.3.4.4.2#')) ?? (complete ? steps[0] : undefined);
  return step === undefined
    ? byteFault(offset, '10.3.4.4.2#2i', "the server replies before the client's fields have come", ['nothing', 'a refusal'])
    : byteFault(offset, step, 'the server replies where it has to abort the connection', ['closing TCP', 'a refusal']);
}

function byteFault(offset: number, step: Fault['step'], why: string, allowed: readonly string[]): Fault {
  return { offset, step, why, allowed, kind: 'byte' };
}

/** What is left of the digest, and for which byte order. */
function digestFrom(one: Hypothesis, from: number): string {
  const rest = Buffer.from((replyOf(one) as Reply).digest.subarray(from)).toString('hex');
  const order = one.decided['number.byteOrder'];
  return order === undefined ? rest : `${rest} (${order}-endian numbers)`;
}

function replyOf({ pending: [first] }: Hypothesis): Reply | undefined {
  return first === undefined || first instanceof Uint8Array ? undefined : first;
}

/** How many bytes of a digest are as expected; all of them where any are allowed. */
function agreement(one: Hypothesis, digest: Buffer): number {
  const { decided } = one;
  if (decided['server.key.noDigits'] === 'other' || decided['server.key.overflow'] === 'other') return digest.length;
  const expected = (replyOf(one) as Reply).digest;
  const differs = digest.findIndex((byte, index) => byte !== expected[index]);
  return differs === -1 ? digest.length : differs;
}

const LISTED = ['Upgrade', 'Connection', 'Sec-WebSocket-Location', 'Sec-WebSocket-Origin', 'Sec-WebSocket-Protocol'];

/** What a sound reply shows of a server that would have derived another. */
function shownBy({ statusLine, fields }: ReplySeen, { lines }: Reply, one: Hypothesis): Choices {
  const valueIn = (name: string) => fields.find((field) => field.name === name.toLowerCase())?.value;
  const derived = (name: string) => lines.includes(`${name}: ${valueIn(name)}`);
  const known = fields.flatMap(({ sent }) => (LISTED.some((name) => name.toLowerCase() === sent.toLowerCase()) ? [sent] : []));
  const others = fields.filter(({ name }) => !LISTED.some((each) => each.toLowerCase() === name));
  return {
    'server.statusLine': statusLine === lines[0] ? 'given' : 'other',
    'server.reply.fieldOrder': LISTED.filter((name) => known.includes(name)).join() === known.join() ? 'listed' : 'any',
    'server.location': derived('Sec-WebSocket-Location') ? 'derived' : 'configured',
    'server.origin.value': derived('Sec-WebSocket-Origin') ? 'derived' : 'configured',
    ...subprotocol(valueIn('Sec-WebSocket-Protocol'), derived('Sec-WebSocket-Protocol'), one),
    ...(others.some(({ name }) => !/^set-cookie2?$/.test(name)) ? { 'server.reply.otherFields': 'present' } : {}),
  };
}

function subprotocol(sent: string | undefined, echoed: boolean, one: Hypothesis): Choices {
  const asked = (factsOf(one).clientFields ?? []).some(({ name }) => name === 'sec-websocket-protocol');
  if (!asked) return sent === undefined ? {} : { 'server.subprotocol': 'own' };
  if (sent === undefined) return { 'server.subprotocol': 'none' };
  return { 'server.subprotocol': echoed ? 'echo' : 'other' };
}

/** Whether a request is but an HTTP one: Upgrade or a key is not there, or cannot be one. */
function isMereHttp(request: string): boolean {
  const [head = ''] = request.split('\r\n\r\n', 1);
  const values = (name: string) =>
    head
      .split('\r\n')
      .flatMap((line) => (line.toLowerCase().startsWith(`${name}:`) ? [line.slice(name.length + 1).replace(/^ /, '')] : []));
  const isKey = (value: string) => / /.test(value) && /[0-9]/.test(value);
  const keys = ['sec-websocket-key1', 'sec-websocket-key2'].map(values);
  return !values('upgrade').some((value) => value.toLowerCase() === 'websocket') || !keys.every((found) => found.some(isKey));
}
