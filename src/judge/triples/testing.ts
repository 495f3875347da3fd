/** What the tests of all triples share: paths of the composed machines, judged as if they had been recorded. */
import { everyPolicy } from '../../../spec/index.js';
import { automata, pathsOfWords } from '../../paths/index.js';
import { judge, type Liberty, type Side } from '../index.js';
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
    const verdict = judge(exchange, exchange.role as Side);
    // Only a hook tells a server to terminate; on the wire nobody has asked it to.
    const terminates = tokens.some(({ events }) => events.some(({ type }) => type === 'TERMINATE'));
    const isExpected = ({ policy, option }: Liberty) =>
      (terminates && policy === 'server.terminate' && option === 'unasked') ||
      // Where the text says nothing, what we choose can be a liberty: to abort at a lone LF.
      everyPolicy.some(({ name, default: chosen }) => name === policy && chosen === option);
    if (verdict.accepted && verdict.needs.every(isExpected)) continue;
    throw new Error(`${id}: ${markOf(verdict)}\nplay it alone: npx hixie76 paths --play ${id}`);
  }
  return paths.length;
}
