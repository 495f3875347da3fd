/** Repairs what one side of a connection sends, as it comes: the judge is told what the side would send without its habits. */
import { DIGEST, type Entry, isSwitching, type Judge, KEY3, type Side } from '../../judge/index.js';
import { FIRST, type Habit, isLike, type Mend } from './habit.js';
import { digestsOf, nameOf, type Sound } from './sound.js';

/** Of a line that is longer nothing is repaired. */
const LONGEST = 65_536;

const CRLF = Buffer.from('\r\n');
const NONE = Buffer.of();

/** Some bytes of what has come, and what the judge is told in their place. */
interface Piece {
  length: number;
  told: Buffer;
}

/** Offsets in what was told and in what was received. */
interface Offsets {
  told: number;
  received: number;
}

type Kind<K extends Mend['kind']> = Extract<Mend, { kind: K }>;

/** Who is told of what is repaired. */
export type Hearer = Pick<Judge, 'sees' | 'sends'>;

/** What is told of a stream only grows, as the stream does; what may become a habit is held back until that is known. */
export class Repair {
  private held = Buffer.alloc(0);
  private stage: 'first' | 'fields' | 'tail' | 'behind' | 'over' = 'first';
  /** Names of the fields that have come. */
  private readonly names: string[] = [];
  /** Offsets that belong together, the last of them behind all that was told and received. */
  private readonly marks: Offsets[];
  private end: Offsets = { told: 0, received: 0 };

  /**
   * @param sound what the side would send, as far as that is known by now
   * @param from where both streams begin, if the handshake itself was told of otherwise
   */
  constructor(
    private readonly side: Side,
    private readonly habits: readonly Habit[],
    private readonly sound: () => Sound | undefined,
    from?: Offsets,
  ) {
    if (from !== undefined) this.end = from;
    this.marks = [this.end];
    if (from !== undefined) this.stage = 'behind';
    if (habits.length === 0) this.stage = 'over';
  }

  /** Where frames begin in what was received, once that is known and a habit is in force. */
  framesAt: number | undefined;
  /** What the judge was told. */
  readonly read: Buffer[] = [];
  private at = 0;

  /** Tells a judge what was seen. */
  tell(judge: Hearer, entry: Entry): void {
    if (entry.from !== this.side) judge.sees(entry);
    if (entry.from === this.side && 'close' in entry) {
      this.flush(judge);
      judge.sees(entry);
    } else this.take(judge, entry.from === this.side && 'bytes' in entry ? entry.bytes : NONE, entry.at);
  }

  /** Tells a judge that the time is over in which more could come. */
  late(judge: Hearer & Pick<Judge, 'late'>): void {
    this.flush(judge);
    judge.late();
  }

  /** Tells a judge what was held back, as it came: no more is waited for. */
  flush(judge: Hearer): void {
    this.take(judge, NONE);
    if (this.held.length > 0) this.stage = 'over';
    this.take(judge, NONE);
  }

  private take(judge: Hearer, bytes: Uint8Array, at = this.at): void {
    this.at = at;
    this.held = this.held.length === 0 ? Buffer.from(bytes) : Buffer.concat([this.held, bytes]);
    for (let piece = this.next(); piece !== undefined; piece = this.next()) {
      const { told } = piece;
      this.advance(piece);
      if (told.length > 0) judge.sends(this.side, told, at);
    }
  }

  /** Where a byte that the judge was told of is in what was received. */
  offsetOf(told: number): number {
    const index = this.marks.findLastIndex((mark) => mark.told <= told);
    const mark = this.marks[Math.max(0, index)] ?? { told: 0, received: 0 };
    const next = this.marks[index + 1]?.received ?? Number.POSITIVE_INFINITY;
    return Math.min(next, mark.received + told - mark.told);
  }

  private advance({ length, told }: Piece): void {
    this.held = this.held.subarray(length);
    this.read.push(told);
    this.end = { told: this.end.told + told.length, received: this.end.received + length };
    if (told.length !== length) this.marks.push(this.end);
  }

  private mends<K extends Mend['kind']>(kind: K): Kind<K>[] {
    return this.habits.flatMap(({ mend }) => (mend.kind === kind ? [mend as Kind<K>] : []));
  }

  private next(): Piece | undefined {
    const { stage, held } = this;
    if (stage === 'over') return held.length === 0 ? undefined : { length: held.length, told: held };
    if (stage === 'behind') return this.behind();
    // Where no policy has it say anything, whatever it says is told as it is.
    const sound = this.sound();
    if (sound === undefined) return held.length === 0 ? undefined : this.raw();
    if (stage === 'tail') return this.side === 'server' ? this.digest(sound) : this.pass(KEY3);
    return this.line(sound);
  }

  private raw(): Piece | undefined {
    this.stage = 'over';
    return this.next();
  }

  private line(sound: Sound): Piece | undefined {
    const { held, stage } = this;
    const [emptyLine] = stage === 'fields' ? this.mends('emptyLine') : [];
    const digest = emptyLine && held.length > 0 ? this.begun(digestsOf(sound, emptyLine.mistakes)) : undefined;
    if (digest !== undefined) {
      return digest.length > held.length ? undefined : this.endOfFields({ length: 0, told: CRLF }, sound);
    }
    const length = held.indexOf(0x0a) + 1;
    if (length === 0) return held.length > LONGEST ? this.raw() : undefined;
    const line = held.toString('latin1', 0, length);
    const text = line.replace(/\r*\n$/, '');
    const ending = this.mends('lineEnds').length > 0 ? '\r\n' : line.slice(text.length);
    if (stage === 'first') return this.first(text, ending, length, sound);
    if (text === '') return this.endOfFields({ length, told: Buffer.from(ending) }, sound);
    const instead = this.mended(text, nameOf(text), sound);
    this.names.push(nameOf(instead ?? ''));
    return { length, told: Buffer.from(instead === undefined ? '' : instead + ending, 'latin1') };
  }

  private first(text: string, ending: string, length: number, sound: Sound): Piece | undefined {
    const instead = this.mended(text, FIRST, sound) ?? text;
    // A refusal has no habits.
    if (this.side === 'server' && !isSwitching(instead)) return this.raw();
    this.stage = 'fields';
    return { length, told: Buffer.from(instead + ending, 'latin1') };
  }

  /** A line as the judge is told of it; undefined where it is not told of it. */
  private mended(text: string, name: string, sound: Sound): string | undefined {
    const mend = this.mends('line').find(({ like, again }) => {
      return isLike(text, like, name, sound) && (!again || this.names.includes(name));
    });
    if (mend === undefined) return text;
    return mend.name === FIRST ? sound.line : sound.fields.get(mend.name ?? '');
  }

  /** The empty line, and before it what is missing. */
  private endOfFields({ length, told }: Piece, { fields }: Sound): Piece {
    this.stage = 'tail';
    const missing = this.mends('missing').filter(({ name }) => !this.names.includes(name));
    const lines = missing.flatMap(({ name }) => fields.get(name) ?? []).map((line) => `${line}\r\n`);
    return { length, told: Buffer.concat([Buffer.from(lines.join(''), 'latin1'), told]) };
  }

  private digest(sound: Sound): Piece | undefined {
    const [mend] = this.mends('digest');
    const [told] = sound.digests;
    if (mend === undefined || told === undefined) return this.pass(DIGEST);
    const isAny = mend.mistakes.length === 0;
    const seen = isAny ? undefined : this.begun(digestsOf(sound, mend.mistakes));
    if (seen === undefined && !isAny && !sound.isAny) return this.pass(DIGEST);
    const { length } = seen ?? mend;
    if (this.held.length < length) return undefined;
    this.stage = 'behind';
    return { length, told };
  }

  /** Which of these has come, as far as it has; of several the one that has come whole. */
  private begun(all: readonly Buffer[]): Buffer | undefined {
    const begun = all.filter((each) => {
      const length = Math.min(each.length, this.held.length);
      return each.subarray(0, length).equals(this.held.subarray(0, length));
    });
    return begun.find(({ length }) => length <= this.held.length) ?? begun[0];
  }

  /** So many bytes as they are. */
  private pass(count: number): Piece | undefined {
    if (this.held.length < count) return undefined;
    this.stage = 'behind';
    return { length: count, told: this.held.subarray(0, count) };
  }

  private behind(): Piece | undefined {
    const { held } = this;
    const bytes = this.mends('behind')[0]?.bytes ?? Buffer.of();
    if (held.length < bytes.length && bytes.subarray(0, held.length).equals(held)) return undefined;
    const length = held.subarray(0, bytes.length).equals(bytes) ? bytes.length : 0;
    this.stage = 'over';
    this.framesAt = this.end.received + length;
    return { length, told: Buffer.of() };
  }
}
