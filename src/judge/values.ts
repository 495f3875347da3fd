/** Checks of the values of fields, as far as they have come. */
import type { StepId } from '../../spec/index.js';
import { illFormedAt } from './utf8.js';

/** What is wrong with a value, and at which of its characters; its length stands for its end. */
export interface ValueFault {
  index: number;
  step: StepId;
  /** Behind "the value". */
  why: string;
  allowed: readonly string[];
}

/** Checks a value of which this much has come; `complete` if it is all. */
export type Check = (value: string, complete: boolean) => ValueFault | undefined;

/** The value is always the same. */
export function exactly(step: StepId, wanted: string): Check {
  return (value, complete) => {
    const isRight = complete ? value === wanted : wanted.startsWith(value);
    return isRight ? undefined : { index: differenceOf(value, wanted), step, why: `is not ${wanted}`, allowed: [wanted] };
  };
}

/** Where two texts begin to differ. */
export function differenceOf(one: string, other: string): number {
  const index = [...one].findIndex((character, at) => character !== other[at]);
  return index === -1 ? one.length : index;
}

/** The value is UTF-8; one character of it is one byte. */
export function encoded(step: StepId): Check {
  return (value, complete) => {
    const index = illFormedAt(value, complete);
    return index === -1 ? undefined : { index, step, why: 'is not UTF-8', allowed: ['UTF-8'] };
  };
}

/** The value has a form, as a location, an origin or a host has, and so is ASCII. */
export function formed(step: StepId, what: string, is: (value: string) => boolean): Check {
  return (value, complete) => {
    const index = firstWrong(value, complete, is);
    return index === -1 ? undefined : { index, step, why: `is ${JSON.stringify(value)}`, allowed: [what] };
  };
}

/** Beginnings of values that are in order can be completed by one of these. */
const WHOLE = ['ws://a/', 'wss://a/', 'null'];
const HOSTS = ['', '41', ']', '1]', ':1]', '::1]', '.1]', '.1.1]', '1.1]', '1.1.1]'];
const ENDS = ['/a', '//a', '://a'];
const RESTS = [...HOSTS, ...HOSTS.map((rest) => `${rest}/`), ...ENDS];

/** The character behind which no value in order can come any more, or the end where more had to come; -1 where it is in order so far. */
function firstWrong(text: string, complete: boolean, is: (value: string) => boolean): number {
  if (is(text)) return -1;
  const isBeginning = (length: number) => {
    const begun = text.slice(0, length);
    return RESTS.some((rest) => is(begun + rest)) || WHOLE.some((whole) => whole.startsWith(begun) && is(whole));
  };
  if (!complete && isBeginning(text.length)) return -1;
  const wrong = Array.from(text).findIndex((_, index) => !isBeginning(index + 1));
  return wrong === -1 ? text.length : wrong;
}
