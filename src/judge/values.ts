/** Where a value that has a form, such as a location, an origin or a host, ceases to be one. */

/** Beginnings of values that are in order can be completed by one of these. */
const WHOLE = ['ws://a/', 'wss://a/', 'http://a', 'null', 'file://'];
const HOSTS = ['', 'a', '1', '41', ']', '1]', ':1]', '::1]', '.1]', '.1.1]', '.1.1.1]', '1.1]', '1.1.1]'];
const RESTS = [...HOSTS, ...HOSTS.map((rest) => `${rest}/`), '0/', '/a', '//a', '://a', '//a/', '://a/'];

/** The character behind which no value in order can come any more, or the end where more had to come; -1 where it is in order so far. */
export function firstWrong(text: string, complete: boolean, is: (value: string) => boolean): number {
  if (complete && is(text)) return -1;
  const isBeginning = (length: number) => {
    const begun = text.slice(0, length);
    return RESTS.some((rest) => is(begun + rest)) || WHOLE.some((whole) => whole.startsWith(begun) && is(whole));
  };
  if (!complete && isBeginning(text.length)) return -1;
  const wrong = Array.from(text).findIndex((_, index) => !isBeginning(index + 1));
  return wrong === -1 ? text.length : wrong;
}
