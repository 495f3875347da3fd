import { expect, test } from 'vitest';
import { type RunTime, runTimeOf, runTimeScript } from '../evaluated.js';
import { atCounts, atLimits, between, endsAt } from './bounds.js';
import { Held } from './held.js';
import { countsToZero, OUTSIDE, upToAByte, upToAByteAgain, upToALimit, upToOneOfThree } from './reading.js';
import { OUTSIDE as OF_TELLING, queuesMeet } from './telling.js';

const script = runTimeScript();

/** Whether small machines do something else with a run-time than they do by the interpreter. */
function isNoticed(runTime: RunTime): boolean {
  const held = [upToAByte, upToAByteAgain, upToOneOfThree, upToALimit, countsToZero].map(
    (machine) => new Held(machine, OUTSIDE, runTime),
  );
  const tells = new Held(queuesMeet, OF_TELLING, runTime).word({}, [{ type: 'TASK' }, { type: 'TASK' }]);
  if (tells !== undefined) return true;
  return held.some(
    (each) =>
      endsAt(each, [0, 1, 2, ...between(45, 52), 100], [1]) !== undefined ||
      atLimits(each, [0, 1, 2, 3, 48]) !== undefined ||
      atCounts(each, [0, 1, 2, 48]) !== undefined,
  );
}

test('small machines do by the sound run-time what they do by the interpreter', () => {
  expect(isNoticed(runTimeOf(script))).toBe(false);
});

test.each([
  ['a byte is passed over behind each that is told', 'this.many(chunk, at + 1)', 'this.many(chunk, at + 2)'],
  ['a chunk begins at its second byte', 'this.many(chunk, 0)', 'this.many(chunk, 1)'],
  ['the last byte is not told', 'at < chunk.length; at = this', 'at < chunk.length - 1; at = this'],
  ['the byte before is told again', 'this.inHand.byte = chunk[at]', 'this.inHand.byte = chunk[at - 1]'],
  ['nobody hears what a chunk tells', 'hear(this.drain());', ';'],
  ['only the last effect is told', 'this.out.push(effect);', 'this.out = [effect];'],
  ['effects are told in another order', 'this.out.push(effect);', 'this.out.unshift(effect);'],
  ['what was told is told again', 'this.out = NOTHING;\n        return', 'return'],
  ['effects share one list', 'this.out = [effect];', 'this.out.push(effect);'],
  ['a search begins a byte late', 'chunk.indexOf(byte, from)', 'chunk.indexOf(byte, from + 1)'],
  ['a search begins at the beginning', 'chunk.indexOf(byte, from)', 'chunk.indexOf(byte)'],
  ['a search looks for another byte', 'chunk.indexOf(byte, from)', 'chunk.indexOf(byte ^ 1, from)'],
  ['a search finds nothing', 'chunk.indexOf(byte, from)', '-1'],
  ['a search finds the byte behind', ': found;', ': found + 1;'],
  ['what is found is not', ': found;', ': chunk.length;'],
  ['a table marks another byte', 'marks[byte] = 1', 'marks[byte ^ 1] = 1'],
  ['a table marks one byte only', 'for (const byte of bytes)', 'for (const byte of bytes.slice(0, 1))'],
  ['a table is asked the other way round', '=== 0)\n        at += 1', '!== 0)\n        at += 1'],
  ['a table is asked a byte late', 'let at = from;\n', 'let at = from + 1;\n'],
  ['half of the way is more than all of it', '(to - from) >> 1', '(to - from) * 2'],
  ['a guard is none', 'return guards[name]?.when;', 'return () => false;'],
])('a run-time with this fault is noticed: %s', (_, was, becomes) => {
  expect(script.split(was)).toHaveLength(2);
  const faulty = script
    .replace(was, becomes)
    .replace('halfway(from, to) {', 'halfway(from, to) { if (to > 1e6) throw new Error("no end");');
  expect(isNoticed(runTimeOf(faulty))).toBe(true);
});
