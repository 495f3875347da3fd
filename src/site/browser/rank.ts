/** Which entries of the search index meet a query, the best first. */
import type { Entry } from '../data/search.js';

/** Two bytes or more, in hex. */
const BYTES = /^(?:0x)?[0-9a-f]{2}(?:[\s,]*(?:0x)?[0-9a-f]{2})+$/i;

/** All words have to be met, by name or text; a word that nothing meets may have one letter wrong. */
export function rank(entries: readonly Entry[], query: string): Entry[] {
  const whole = query.toLowerCase();
  const words = whole.split(/\s+/);
  const known = entries
    .filter(([kind]) => kind !== 'bytes')
    .map((entry) => [entry, entry[1].toLowerCase(), entry[3].toLowerCase()] as const);
  const forgiven = words.map((word) => {
    const isMet = word.length < 4 || known.some(([, head, body]) => head.includes(word) || body.includes(word));
    return isMet ? (text: string) => text.includes(word) : forgiving(word);
  });
  const scored = known.flatMap(([entry, head, body]) => {
    const score = scoreOf(head, body, whole, forgiven);
    return score === undefined ? [] : [{ entry, score }];
  });
  // Sorting is stable: entries of one score stay in the order of the text.
  return [...asked(entries, query), ...scored.sort((one, other) => one.score - other.score).map(({ entry }) => entry)];
}

/** What can be asked of the bytes of a query. */
function asked(entries: readonly Entry[], query: string): Entry[] {
  if (!BYTES.test(query.trim())) return [];
  const hex = query.toLowerCase().replace(/0x|[\s,]/g, '');
  const shown = hex.replace(/..(?=.)/g, '$& ');
  return entries
    .filter(([kind]) => kind === 'bytes')
    .map(([kind, name, at, text]) => [kind, name.replace('XX', shown), at.replace('XX', hex), text]);
}

/** Whether a text has a word in which one letter is wrong, missing, too many, or has changed places with the next. */
function forgiving(word: string): (text: string) => boolean {
  const quoted = (text: string) => text.replace(/[^a-z0-9]/g, '\\$&');
  const slips = Array.from(word).flatMap((letter, at) => {
    const [before, after, next = ''] = [quoted(word.slice(0, at)), quoted(word.slice(at + 1)), word[at + 1]];
    return [
      `${before}.?${after}`,
      `${before}.${quoted(letter)}${after}`,
      `${before}${quoted(next + letter)}${quoted(word.slice(at + 2))}`,
    ];
  });
  const slip = new RegExp(slips.join('|'));
  return (text) => slip.test(text);
}

/** Less is better. */
function scoreOf(head: string, body: string, whole: string, words: readonly ((text: string) => boolean)[]): number | undefined {
  const [, number = head] = head.split('#');
  if (head === whole || number === whole) return 0;
  if (head.startsWith(whole)) return 1;
  if (!words.every((meets) => meets(head) || meets(body))) return undefined;
  if (words.every((meets) => meets(head))) return 2;
  return body.includes(whole) ? 3 : 4;
}
