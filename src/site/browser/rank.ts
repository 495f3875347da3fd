/** Which entries of the search index meet a query, the best first. */
import type { Entry } from '../data/search.js';

/** All words have to be met, by name or text. */
export function rank(entries: readonly Entry[], query: string): Entry[] {
  const whole = query.toLowerCase();
  const words = whole.split(/\s+/);
  const scored = entries.flatMap((entry) => {
    const score = scoreOf(entry, whole, words);
    return score === undefined ? [] : [{ entry, score }];
  });
  // Sorting is stable: entries of one score stay in the order of the text.
  return scored.sort((one, other) => one.score - other.score).map(({ entry }) => entry);
}

/** Less is better. */
function scoreOf([, name, , text]: Entry, whole: string, words: readonly string[]): number | undefined {
  const [head, body] = [name.toLowerCase(), text.toLowerCase()];
  const [, number = head] = head.split('#');
  if (head === whole || number === whole) return 0;
  if (head.startsWith(whole)) return 1;
  if (!words.every((word) => head.includes(word) || body.includes(word))) return undefined;
  if (words.every((word) => head.includes(word))) return 2;
  return body.includes(whole) ? 3 : 4;
}
