/** What the tests of all triples share: paths of the composed machines, judged as if they had been recorded. */
import { automata, pathsOfWords } from '../../paths/index.js';
import { judge, type Side } from '../index.js';
import { exchangeOf, inSegments, markOf } from '../testing.js';

/**
 * Judges every so-many-th triple of an automaton.
 * @returns how many were judged
 * @throws Error where one is not what it should be, with the command that plays the path alone
 */
export function judgeTriples(automaton: string, part: number, parts: number): number {
  const of = automata.filter(({ id }) => id === automaton);
  const paths = pathsOfWords('triple', undefined, of).filter((_, index) => index % parts === part - 1);
  for (const { id, tokens, ...path } of paths) {
    const exchange = inSegments(exchangeOf({ id, tokens, ...path }));
    const mark = markOf(judge(exchange, exchange.role as Side));
    // Only a hook tells a server to terminate; on the wire nobody has asked it to.
    const terminates = tokens.some(({ events }) => events.some(({ type }) => type === 'TERMINATE'));
    if (mark === 'pass' || (terminates && mark === 'allowed, server.terminate unasked')) continue;
    throw new Error(`${id}: ${mark}\nplay it alone: npx hixie76 paths --play ${id}`);
  }
  return paths.length;
}
