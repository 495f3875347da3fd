/**
 * When two positions of a machine count as the same: the states are equal, and
 * so are the variables that matter there, as far as guards tell their values
 * apart. Nothing of this is chosen by hand but the cap.
 */
import { type AnyAlgorithm, Bytes } from '../../../machines/index.js';
import type { Position } from '../../engine/index.js';
import { liveIn, type Record } from './liveness.js';

/** How fine an abstraction is. */
export interface Fineness {
  /** From where on counters and lengths are no longer told apart. */
  cap: number;
  /** Whether variables count at all, or only states. */
  variables: boolean;
  /** How many letters more a byte array is tried with: more than any guard waits for. */
  letters: number;
  /** Bytes that are told from letters as an array grows: all that a guard looks for in one. */
  signs: readonly number[];
}

/** CR, LF and space. */
const SIGNS: readonly number[] = [0x0d, 0x0a, 0x20];

export const FINE: Fineness = { cap: 3, variables: true, letters: 16, signs: SIGNS };

/** Gives positions their abstract names. */
export class Abstraction {
  private readonly live: readonly ReadonlyMap<string, ReadonlySet<string>>[];
  private readonly values = new Map<string, unknown>();

  /** @param record what guards and actions read and wrote while sample paths ran */
  constructor(
    algorithms: readonly AnyAlgorithm[],
    private readonly record: Record,
    private readonly fineness: Fineness = FINE,
  ) {
    this.live = algorithms.map((algorithm) => liveIn(algorithm, record));
  }

  /** The name of a position; positions of one name are taken for the same. */
  nameOf({ states, context }: Position): string {
    if (!this.fineness.variables) return states.join(' ');
    const live = new Set(states.flatMap((state, index) => [...(this.live[index]?.get(state) ?? [])]));
    const variables = [...live].sort().filter((name) => this.record.isWritten(name));
    const values = variables.flatMap((name) => this.abstract(name, context[name]));
    return `${states.join(' ')} ${JSON.stringify(values)}`;
  }

  /** A variable as `name=value`, or nothing where its content is not looked at. */
  private abstract(name: string, value: unknown): string[] {
    const { cap } = this.fineness;
    if (value instanceof Bytes) return [`${name}=${this.residual(name, value)}`];
    if (typeof value === 'boolean') return [`${name}=${value}`];
    if (typeof value !== 'number') return [];
    return [`${name}=${this.record.isCounter(name) ? Math.min(value, cap) : this.signature(name, value)}`];
  }

  /** What the guards that read a variable say of a value, in the situations that are known. */
  private signature(name: string, value: unknown): string {
    const key = `${name}=${value}`;
    const known = this.values.get(key);
    if (known !== undefined) return known as string;
    const answers = this.record
      .asking(name)
      .map(({ when, context, event }) => (when({ ...context, [name]: value }, event) ? '1' : '0'));
    const signature = answers.join('');
    this.values.set(key, signature);
    return signature;
  }

  /**
   * A byte array by what its guards would say of it behind each short ending,
   * so that arrays are told apart by what can still become of them. Content
   * other than the signs of the grammar is not looked at.
   */
  private residual(name: string, value: Bytes): string {
    const { signs, letters } = this.fineness;
    const content = Array.from(value.view(), (byte) => (signs.includes(byte) ? byte : LETTER));
    const key = `${name}=${content}`;
    const known = this.values.get(key);
    if (known !== undefined) return known as string;
    const answers = this.record.askingTwice(name).flatMap(({ when, context, event }) =>
      endings(letters).map((ending) => {
        const longer = Bytes.from([...content, ...ending]);
        return when({ ...context, [name]: longer }, event) ? '1' : '0';
      }),
    );
    const residual = answers.join('');
    this.values.set(key, residual);
    return residual;
  }
}

const LETTER = 0x41;

/** Endings of up to so many letters, two spaces, CR and LF. */
function endings(most: number): number[][] {
  return [0, 1].flatMap((lf) =>
    [0, 1].flatMap((cr) =>
      [0, 1, 2].flatMap((spaces) =>
        Array.from({ length: most + 1 }, (_, letters) => [
          ...Array<number>(letters).fill(LETTER),
          ...Array<number>(spaces).fill(0x20),
          ...Array<number>(cr).fill(0x0d),
          ...Array<number>(lf).fill(0x0a),
        ]),
      ),
    ),
  );
}
