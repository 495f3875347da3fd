/** A table as Promela: what a side does when it hears something, one line for each position, with the items that it goes through. */
import { type Policies, policies, policyDefaults } from '../../../spec/index.js';
import type { Decided } from '../../engine/index.js';
import type { Told } from './alphabet.js';
import type { Line } from './merge.js';
import type { Table } from './table.js';

type Policy = keyof Policies;

/** Items named in a comment; a handshake goes through many more. */
const NAMED = 12;

/**
 * What a side does when it hears `e`, by its position: where it goes, and which of the deeds that stand behind it does.
 * Each deed stands once, so that the verifier stays short. It is too long for an inline, so that it has to stand where it is used.
 */
export function tableInPromela({ side, positions, lines, policies: asked }: Table, alphabet: readonly Told[]): string {
  const deeds = [...new Set(lines.map(({ doings }) => doings.join('; ')))].filter((deed) => deed !== '');
  const told = alphabet.flatMap(({ name }) => {
    const own = grouped(lines.filter((line) => line.told === name));
    return own.length === 0
      ? []
      : [`:: e == ${name} ->`, '  if', ...own.map((line) => `  ${inPromela(side, line, deeds)}`), '  :: else', '  fi'];
  });
  // The end of a deed is no loop of world.pml: none may be the end of a d_step.
  const done = deeds.map((deed, index) => `:: deed == ${index + 1} -> d_step { ${deed}; deed = 0 }`);
  return [
    `/* ${side}: ${positions} positions, ${lines.length} lines; policies that they ask for: ${asked.join(', ')} */`,
    'if',
    ...told,
    ':: else',
    'fi;',
    'if',
    ...done,
    ':: else',
    'fi;',
  ].join('\n');
}

/** Names and numbers: of what the sides are told, and of the options; each policy is a parameter. */
export function namesInPromela(alphabets: readonly (readonly Told[])[], asked: readonly Policy[]): string {
  const symbols = new Map(
    alphabets
      .flat()
      .filter(({ name }) => !/^\d|^RE/.test(name))
      .map(({ name, value }) => [name, value]),
  );
  const options = [...new Set(asked.flatMap((name) => optionsOf(name)))];
  return [
    ...[...symbols].map(([name, value]) => `#define ${name} ${value}`),
    ...options.map((option, index) => `#define ${option.toUpperCase()} ${index}`),
    ...asked.flatMap((name) => [
      `#ifndef ${defineOf(name)}`,
      `#define ${defineOf(name)} ${policyDefaults[name].toUpperCase()} /* ${name}: ${optionsOf(name).join(', ')} */`,
      '#endif',
    ]),
  ].join('\n');
}

/** The parameter that a policy is, such as SERVER_ONCLIENTCLOSE. */
export const defineOf = (policy: Policy) => policy.toUpperCase().replace(/\W/g, '_');
const policyOf = (name: Policy) => policies.find((each) => each.name === name) as (typeof policies)[number];
const optionsOf = (name: Policy) => policyOf(name).options.map((each) => each.name);

/** Lines without the options that make no difference. */
function grouped(lines: readonly Line[]): Line[] {
  const same = new Map<string, Line[]>();
  for (const line of lines) {
    const key = JSON.stringify([line.from, line.doings, line.to]);
    same.set(key, [...(same.get(key) ?? []), line]);
  }
  return [...same.values()].flatMap((alike) => {
    const first = alike[0] as Line;
    const all = lines.filter(({ from }) => from === first.from).length;
    return alike.length === all ? [{ ...first, decided: {} }] : alike;
  });
}

function inPromela(side: string, { from, decided, doings, to, steps }: Line, deeds: readonly string[]): string {
  const when = [`${side} == ${from}`, ...conditions(decided)].join(' && ');
  const goes = [...(to === from ? [] : [`${side} = ${to}`]), `deed = ${deeds.indexOf(doings.join('; ')) + 1}`].join('; ');
  const more = steps.length > NAMED ? ` and ${steps.length - NAMED} more` : '';
  return `:: ${when} -> ${goes} /* ${steps.slice(0, NAMED).join(' ')}${more} */`;
}

function conditions(decided: Decided): string[] {
  return Object.entries(decided).map(([name, option]) => `${defineOf(name as Policy)} == ${option.toUpperCase()}`);
}
