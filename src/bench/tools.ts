/** What is done once and for all: compiling the machines, and enumerating their paths. Nobody else does it. */
import { compiled } from '../engine/compiler/index.js';
import { automata, quotientFor, wordsOf } from '../paths/index.js';
import { alone, interleave } from './rounds.js';
import { timed } from './timed.js';
import type { Run, Scale } from './types.js';

export async function tools({ rounds, criteria, automata: many }: Scale): Promise<Run[]> {
  const enumerate = () => {
    for (const quotient of automata.slice(-many).map(quotientFor)) for (const each of criteria) wordsOf(quotient, each);
  };
  const seconds = (work: () => unknown) => async () => (await timed(0, work as () => void)) / 1000;
  const described = { benchmark: 'tools', unit: 's', more: false } as const;
  const compiling = await interleave(rounds, { ours: seconds(compiled) });
  const enumerating = await interleave(rounds, { ours: seconds(enumerate) });
  return [
    alone({ ...described, name: 'compiling the three machines' }, compiling),
    alone({ ...described, name: `enumerating every ${criteria.join(' and ')} of the automata` }, enumerating),
  ];
}
