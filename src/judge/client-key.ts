/** Whether a key can come of steps 16 to 22 of the client's opening handshake, and at which byte it ceases to. */
import type { StepId } from '../../spec/index.js';

/** What is wrong with a value, and at which of its characters; its length stands for its end. */
export interface ValueFault {
  index: number;
  step: StepId;
  why: string;
  allowed: readonly string[];
}

/** Checks a value of which this much has come; `complete` if it is all. */
export type Check = (value: string, complete: boolean) => ValueFault | undefined;

const LARGEST = 4_294_967_295;
const SPACES = ['1 to 12 spaces'];
const DIGITS = ['a number in base ten'];
const OTHERS = ['1 to 12 of them'];
const CHARACTERS = ['U+0021 to U+002F', 'U+003A to U+007E', 'digits', 'spaces'];

/** The steps of either key. */
const STEPS = {
  spaces: { 1: '10.3.4.3.1#16', 2: '10.3.4.3.1#16p2' },
  max: { 1: '10.3.4.3.1#17', 2: '10.3.4.3.1#17p2' },
  product: { 1: '10.3.4.3.1#19', 2: '10.3.4.3.1#19p2' },
  digits: { 1: '10.3.4.3.1#20', 2: '10.3.4.3.1#20p2' },
  others: { 1: '10.3.4.3.1#22', 2: '10.3.4.3.1#22p2' },
} as const;

type Which = 1 | 2;

/** What a key is made of. */
export interface Key {
  digits: string;
  spaces: number;
  others: string;
}

export function partsOf(key: string): Key {
  const only = (pattern: RegExp) => key.replace(pattern, '');
  return { digits: only(/[^0-9]/g), spaces: only(/[^ ]/g).length, others: only(/[0-9 ]/g) };
}

/** The check of one of the two keys. */
export function checkKey(which: Which): Check {
  return (value, complete) => {
    for (const index of value.split('').keys()) {
      const fault = prefixFault(value.slice(0, index + 1), which);
      if (fault !== undefined) return { index, ...fault };
    }
    const fault = complete ? endFault(partsOf(value), which) : undefined;
    return fault === undefined ? undefined : { index: value.length, ...fault };
  };
}

type Found = Omit<ValueFault, 'index'> | undefined;

/** What is wrong for good with the beginning of a key, whose last character is new. */
function prefixFault(key: string, which: Which): Found {
  const { digits, spaces, others } = partsOf(key);
  const last = key.at(-1) as string;
  if (last === ' ')
    return spaces > 12 ? { step: STEPS.spaces[which], why: 'the key has a thirteenth space', allowed: SPACES } : undefined;
  if (/[0-9]/.test(last)) {
    if (/^0./.test(digits))
      return { step: STEPS.digits[which], why: 'the digits of the key have a leading zero', allowed: DIGITS };
    if (Number(digits) <= LARGEST) return undefined;
    return { step: STEPS.max[which], why: `the digits of the key say ${digits}`, allowed: [`a product of at most ${LARGEST}`] };
  }
  const step = STEPS.others[which];
  if (!/[!-/:-~]/.test(last)) return { step, why: 'the key has a character out of range', allowed: CHARACTERS };
  if (others.length <= 12) return undefined;
  return { step, why: 'the key has a thirteenth character that is neither digit nor space', allowed: OTHERS };
}

/** What a key lacks at its end. */
function endFault({ digits, spaces, others }: Key, which: Which): Found {
  if (digits === '') return { step: STEPS.digits[which], why: 'the key ends without a digit', allowed: DIGITS };
  if (spaces === 0) return { step: STEPS.spaces[which], why: 'the key ends without a space', allowed: SPACES };
  if (Number(digits) % spaces !== 0) {
    const why = `the key ends, and its digits, ${digits}, are no multiple of its ${spaces} spaces`;
    return { step: STEPS.product[which], why, allowed: ['a multiple of the number of spaces'] };
  }
  if (others !== '') return undefined;
  return { step: STEPS.others[which], why: 'the key ends without a character that is neither digit nor space', allowed: OTHERS };
}
