/**
 * Judges a server's opening handshake: that it may come, the structure of its
 * reply, its values against those that the machine derives from the client's
 * handshake, and the digest. An answer other than 101 is a way to abort (server.abort.answer).
 */
import type { MachineEvent } from '../../machines/index.js';
import { isUndefined } from './choices.js';
import { attempt, Cursor } from './cursor.js';
import type { Fault } from './exchange.js';
import { type Explanation, type Reply, showing } from './explanation.js';
import { headIn, valueIn } from './head.js';
import { byteFault, type Case, type Opening } from './opening.js';
import { withoutKeptOpen } from './readings.js';
import { DIGEST, readCode, readRefusal, readReply, shownBy } from './reply.js';

const LONGEST_HEAD = 65_536;

/** A capital letter in an origin, which r5065 has in lowercase, also where it is the server's own. */
const CAPITAL = /(?<=^Sec-WebSocket-Origin: )[^A-Z\r\n]*[A-Z]/m;

/** The machine hears of TLS only where it has asked for TLS. */
const ACCEPTED: readonly MachineEvent[] = [{ type: 'ACCEPT' }, { type: 'TLS_OPENED' }];

export class ServerOpening implements Opening {
  over: number | undefined;
  answer: string | undefined;
  hasHead = false;

  constructor(private readonly of: Case) {
    of.explanations = of.ways.begin({}, ACCEPTED);
  }

  copy(of: Case): ServerOpening {
    return Object.assign(Object.create(ServerOpening.prototype), this, { of });
  }

  get course(): string {
    if (this.over !== undefined) return 'the connection is established';
    const { answer, of } = this;
    if (answer === undefined) return of.output.length === 0 ? 'the server has not answered' : 'the answer is not complete';
    return answer === '101' ? 'the reply is not complete' : `the server answered ${answer}`;
  }

  judge(): Fault | undefined {
    const { of } = this;
    of.explanations = of.explanations.flatMap(answering);
    const cursor = new Cursor(of.output.slice());
    const read = attempt(() => readCode(cursor));
    if ('fault' in read) return this.noAnswer(read.fault);
    this.answer = read.done;
    const isReply = this.answer === '101';
    const left = of.explanations.filter(({ answer }) => answer === (isReply ? 'reply' : 'http'));
    if (left.length === 0) return mayNotReply(cursor.at - 1, of.explanations);
    of.explanations = left;
    return isReply ? this.judgeReply(cursor) : this.judgeRefusal(cursor);
  }

  /** What is not HTTP at all, where the server has to abort, is about the abort. */
  private noAnswer(fault: Fault | undefined): Fault | undefined {
    const { explanations } = this.of;
    if (fault === undefined || !explanations.every(({ ended }) => ended !== undefined)) return fault;
    const why = 'the server goes on where it has to abort the connection';
    return { ...fault, step: abortsAt(explanations) ?? fault.step, why };
  }

  /** Behind the head of a refusal comes its body, as long as the head says, if it does. */
  private judgeRefusal(cursor: Cursor): Fault | undefined {
    const { output, input } = this.of;
    this.of.explanations = withoutKeptOpen(this.of.explanations, input.slice().toString('latin1'));
    const read = attempt(() => readRefusal(cursor));
    if ('fault' in read) return this.noAnswer(read.fault);
    this.hasHead = true;
    const head = headIn(output.slice(0, LONGEST_HEAD));
    if (head === undefined) return undefined;
    const length = /^ *(\d+)/.exec(valueIn(head, 'content-length') ?? '')?.[1];
    const bodiless = /^HTTP\/\d+\.\d+ (1|204|304)/.test(head.line);
    if (length === undefined && !bodiless) return undefined;
    const offset = head.length + (bodiless ? 0 : Number(length));
    if (output.length <= offset) return undefined;
    return byteFault(offset, '10.3.4.5.2#p1', 'the server sends on after its HTTP response', ['nothing', 'closing TCP']);
  }

  private judgeReply(cursor: Cursor): Fault | undefined {
    const { of } = this;
    const read = attempt(() => readReply(cursor));
    if ('fault' in read) return read.fault;
    this.hasHead = true;
    const { length } = read.done;
    const replying = of.explanations.filter(({ reply }) => reply?.digest !== undefined);
    const early = 'the digest comes before the eight bytes that it depends on';
    if (replying.length > 0) of.explanations = replying;
    else if (of.output.length > length) return byteFault(length, '10.3.4.4.2#8', early, ['nothing before key3']);
    const capital = of.ways.role.revision === 'r5065' ? CAPITAL.exec(of.output.slice(0, length).toString('latin1')) : null;
    if (capital !== null) {
      const at = capital.index + capital[0].length - 1;
      return byteFault(at, '10.3.4.4.2#2e', 'the origin is not in lowercase', ['the same letter in lowercase']);
    }
    // What the values show does not wait for key3 (server.reply.timing).
    of.explanations = of.explanations.map((one) => showing(one, shownBy(read.done, one.reply as Reply)));
    return this.judgeDigest(length);
  }

  private judgeDigest(start: number): Fault | undefined {
    const digest = this.of.output.slice(start, start + DIGEST);
    const right = this.of.explanations.filter((one) => agreement(one, digest) === digest.length);
    if (right.length === 0) return this.wrongDigest(start, digest);
    this.of.explanations = right;
    if (digest.length < DIGEST) return undefined;
    this.of.explanations = right.map((one) => ({ ...one, reply: undefined }));
    this.over = start + DIGEST;
    return undefined;
  }

  private wrongDigest(start: number, digest: Buffer): Fault {
    const furthest = Math.max(...this.of.explanations.map((one) => agreement(one, digest)));
    const closest = this.of.explanations.filter((one) => agreement(one, digest) === furthest);
    const allowed = [...new Set(closest.map((one) => digestFrom(one, furthest)))];
    return this.isOfTrimmedKeys(digest)
      ? byteFault(start + furthest, '10.3.4.4.2#5', 'the digest is that of keys whose spaces at the ends do not count', allowed)
      : byteFault(start + furthest, '10.3.4.4.2#9', 'the digest is not that of these keys', allowed);
  }

  /** Whether the digest would be right if spaces at the ends of the keys did not count (E10). */
  private isOfTrimmedKeys(digest: Buffer): boolean {
    const { input, ways } = this.of;
    const request = input.slice().toString('latin1');
    const end = request.indexOf('\r\n\r\n');
    const head = request.slice(0, end).replace(/^(Sec-WebSocket-Key[12]:) *(.*?) *$/gim, '$1 $2');
    const trimmed = Buffer.from(head + request.slice(end, end + 12), 'latin1');
    return ways.readAll(ways.begin({}, ACCEPTED), trimmed).some((one) => agreement(one, digest) === digest.length);
  }
}

/** Those in which a first byte comes now: of a reply that is due, or of a refusal in HTTP. */
function answering(one: Explanation): Explanation[] {
  if (one.answer !== undefined) return [one];
  // What was to be sent before it aborted may come.
  if (one.ended !== undefined) return one.reply === undefined ? [] : [{ ...one, answer: 'reply' }];
  const refusal = { ...one, answer: 'http' as const, reply: undefined, pending: [] };
  const refusing = showing(refusal, { 'server.abort.answer': 'httpThenClose' });
  return one.reply === undefined ? [refusing] : [{ ...one, answer: 'reply' }, refusing];
}

function mayNotReply(offset: number, all: readonly Explanation[]): Fault {
  const step = abortsAt(all);
  const early = "the server replies before the client's fields have come";
  if (step === undefined) return byteFault(offset, '10.3.4.4.2#2i', early, ['nothing', 'a refusal']);
  return byteFault(offset, step, 'the server replies where it has to abort the connection', ['closing TCP', 'a refusal']);
}

/**
 * The step that aborts where nothing may be replied; undefined while fields are still to come. Checks of 10.3.4.4.1 are
 * advice, so that one of 10.3.4.4.2 forbids the reply if any does: the last, of the explanation that has come furthest.
 * It may do so before key3: a server need not wait for that (server.reply.timing), and no key3 makes up for such a key.
 */
function abortsAt(all: readonly Explanation[]): Explanation['ended'] {
  const steps = all.flatMap(({ ended }) => ended ?? []);
  const numberOf = (step: string) => Number.parseInt(step.slice('10.3.4.4.2#'.length), 10);
  const bound = steps.filter((each) => each.startsWith('10.3.4.4.2#')).toSorted((one, other) => numberOf(other) - numberOf(one));
  return bound[0] ?? (steps.length === all.length ? steps[0] : undefined);
}

/** What is left of the digest, and for which byte order. */
function digestFrom({ reply, decided }: Explanation, from: number): string {
  const rest = Buffer.from(reply?.digest ?? []).toString('hex', from);
  const order = decided['number.byteOrder'];
  return order === undefined ? rest : `${rest} (${order}-endian numbers)`;
}

/** How many bytes of a digest are as expected; all of them where any are allowed. */
function agreement(one: Explanation, digest: Buffer): number {
  if (isUndefined(one)) return digest.length;
  const differs = digest.findIndex((byte, index) => byte !== one.reply?.digest?.[index]);
  return differs === -1 ? digest.length : differs;
}
