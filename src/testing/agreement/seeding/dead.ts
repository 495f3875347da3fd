/**
 * Lines of a script that nothing can go through: behind answers of a guard, or of two contrary ones, that cannot both
 * be given, since nothing that is done in between changes what they read; and functions that only such lines call.
 */
import type { AnyAlgorithm } from '../../../../machines/index.js';
import { Knowledge } from '../../../engine/compiler/index.js';

/** Guards of which each says the contrary of the other. */
const CONTRARY: Readonly<Record<string, string>> = {
  clientDataFraming_closingHasNotStarted: 'clientDataFraming_closingHasStarted',
};

interface Block {
  indent: number;
  guard: string;
  /** What is known where the block begins, and whether that place can be come to. */
  facts: ReadonlyMap<string, boolean>;
  isDead: boolean;
}

/** Their numbers. */
export function deadLines(script: string, algorithms: readonly AnyAlgorithm[]): ReadonlySet<number> {
  const knowledge = new Knowledge(algorithms);
  const lines = script.split('\n');
  const dead = new Set<number>();
  const calls = new Map<string, number[]>();
  const bodies = new Map<string, number[]>();
  let of = '';
  let facts = new Map<string, boolean>();
  let isDead = false;
  let blocks: Block[] = [];
  for (const [index, line] of lines.entries()) {
    const indent = line.search(/\S/);
    const begun = /^function (\w+)/.exec(line)?.[1];
    if (begun !== undefined || /^\s+case /.test(line)) [facts, isDead, blocks, of] = [new Map(), false, [], begun ?? of];
    bodies.set(of, [...(bodies.get(of) ?? []), index]);
    const block = blocks.at(-1);
    if (line.trim() === '}' && block?.indent === indent) {
      blocks.pop();
      [facts, isDead] = [new Map(block.facts), block.isDead];
      isDead ||= !learn(facts, block.guard, false);
      continue;
    }
    const asked = /^\s+if \((\w+)\(c, (\w+)\)\) \{$/.exec(line);
    if (isDead) dead.add(index);
    if (asked !== null) {
      const guard = `${asked[1]} ${asked[2]}`;
      blocks.push({ indent, guard, facts: new Map(facts), isDead });
      isDead ||= !learn(facts, guard, true);
      continue;
    }
    const done = /^\s+(\w+?)_(\w+)\(c, \w+\);$/.exec(line);
    if (done !== null) forget(facts, { algorithm: done[1] as string, name: done[2] as string }, knowledge);
    const called = /^\s+return (\w+)\(m\b/.exec(line)?.[1];
    if (called !== undefined) calls.set(called, [...(calls.get(called) ?? []), index]);
  }
  for (let more = true; more; ) {
    const lost = [...calls].filter(
      ([name, from]) => from.every((at) => dead.has(at)) && bodies.get(name)?.some((at) => !dead.has(at)),
    );
    more = lost.length > 0;
    for (const [name] of lost) for (const at of bodies.get(name) ?? []) dead.add(at);
  }
  return dead;
}

/** @returns whether that can be */
function learn(facts: Map<string, boolean>, guard: string, answer: boolean): boolean {
  if (facts.get(guard) === !answer) return false;
  const [name = '', event] = guard.split(' ');
  facts.set(guard, answer);
  const contrary = CONTRARY[name];
  if (contrary !== undefined) facts.set(`${contrary} ${event}`, !answer);
  return true;
}

function forget(facts: Map<string, boolean>, action: { algorithm: string; name: string }, knowledge: Knowledge): void {
  for (const guard of facts.keys()) {
    const [algorithm = '', name = ''] = (guard.split(' ')[0] as string).split('_');
    if (knowledge.concerns(action, { algorithm, name })) facts.delete(guard);
  }
}
