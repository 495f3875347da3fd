/** Whether a key can come of steps 16 to 22 of the client's opening handshake, and at which byte it ceases to. */
import type { Check, ValueFault } from './values.js';

const LARGEST = 4_294_967_295;

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
    for (let index = 0; index < value.length; index += 1) {
      const fault = wrongWith(value.slice(0, index + 1), false, which);
      if (fault !== undefined) return { index, ...fault };
    }
    const fault = wrongWith(value, complete, which);
    return fault === undefined ? undefined : { index: value.length, ...fault };
  };
}

/** What is wrong for good with the beginning of a key, or with the whole of it. */
function wrongWith(key: string, isWhole: boolean, which: Which): Omit<ValueFault, 'index'> | undefined {
  const { digits, spaces, others } = partsOf(key);
  const fault = (rule: keyof typeof STEPS, why: string, ...allowed: string[]) => ({ step: STEPS[rule][which], why, allowed });
  if (spaces > 12) return fault('spaces', 'has a thirteenth space', SPACES);
  if (/^0./.test(digits)) return fault('digits', 'has a leading zero', DIGITS);
  if (Number(digits) > LARGEST) return fault('max', `says ${digits}`, `a product of at most ${LARGEST}`);
  if (/[^!-~]/.test(others)) return fault('others', 'has a character out of range', ...CHARACTERS);
  if (others.length > 12) return fault('others', 'has a thirteenth character that is neither digit nor space', OTHERS);
  if (!isWhole) return undefined;
  if (digits === '') return fault('digits', 'ends without a digit', DIGITS);
  if (spaces === 0) return fault('spaces', 'ends without a space', SPACES);
  if (Number(digits) % spaces !== 0)
    return fault('product', `says ${digits}, no multiple of its ${spaces} spaces`, 'a multiple of the number of spaces');
  return others === '' ? fault('others', 'ends without a character that is neither digit nor space', OTHERS) : undefined;
}

const SPACES = '1 to 12 spaces';
const DIGITS = 'a number in base ten';
const OTHERS = '1 to 12 of them';
const CHARACTERS = ['U+0021 to U+002F', 'U+003A to U+007E', 'digits', 'spaces'];
