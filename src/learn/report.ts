/** What was learned, in words. */
import type { Learned, Parting } from './result.js';

/** Why learning ended before it was done. */
const ENDED: Readonly<Record<Learned['ended'], string>> = {
  learned: '',
  states: 'ended at the limit of states (--states)',
  queries: 'ended at the limit of connections (--queries)',
  time: 'ended at the limit of time (--time)',
  inconsistent: 'ended: it answers the same inputs in two ways',
};

const word = (inputs: readonly string[]) => (inputs.length === 0 ? 'nothing' : inputs.join(' · '));

/** Lines for a reader. */
export function inLines(learned: Learned): string[] {
  const { peer, alphabet, ended, states, upTo, inconsistent, differences, unconfirmed, isText, unseen, effort } = learned;
  const count = `${states.length} ${states.length === 1 ? 'state' : 'states'}`;
  const how = `${effort.connections} connections, ${effort.seconds} s`;
  const exact = upTo === null ? ENDED[ended] : `exact unless it has more than ${upTo} states`;
  return [
    `${peer.name}, a ${peer.role}, over "${alphabet.name}": ${count}; ${exact}; ${how}`,
    ...(inconsistent ? inconsistentLines(inconsistent) : []),
    ...states.flatMap(stateLines),
    '',
    ...verdictLines(learned, isText),
    ...differences.flatMap(({ kind, word: inputs, output, step, policy, why, allowed }) => [
      `${kind === 'against it' ? 'against the text' : 'a liberty'}: ${word(inputs)} / ${output}`,
      `  ${step}: ${policy === undefined ? `${why}; allowed: ${allowed.join(', or ')}` : policy}`,
    ]),
    ...(unconfirmed > 0 ? [`not told: ${unconfirmed} that a fresh connection did not show again`] : []),
    `not seen: ${unseen.join('; ')}`,
  ];
}

function inconsistentLines({ word: inputs, answers }: NonNullable<Learned['inconsistent']>): string[] {
  return [`${word(inputs)}`, ...answers.map((answer) => `  once: ${answer.join(' · ')}`)];
}

function stateLines({ access, steps }: Learned['states'][number], state: number): string[] {
  const groups = new Map<string, string[]>();
  for (const { input, output, to } of steps) {
    const what = `${output === '-' ? 'nothing' : output}${to === state ? '' : `, to ${to}`}`;
    groups.set(what, [...(groups.get(what) ?? []), input]);
  }
  return [`  ${state}: ${word(access)}`, ...[...groups].map(([what, inputs]) => `     ${inputs.join(' | ')} / ${what}`)];
}

function verdictLines({ ended, differences }: Learned, isText: boolean): string[] {
  if (isText) return ['the machine of the text, with its default policies'];
  if (ended !== 'learned') return [];
  const against = differences.filter(({ kind }) => kind === 'against it').length;
  return [against === 0 ? 'nothing is against the text' : `${against} ${against === 1 ? 'is' : 'are'} against the text`];
}

/** What two machines do differently. */
export function partingLines(partings: readonly Parting[], names: readonly [string, string]): string[] {
  if (partings.length === 0) return ['the same machine'];
  return partings.flatMap(({ word: inputs, outputs }) => [word(inputs), ...outputs.map((each, at) => `  ${names[at]}: ${each}`)]);
}
