/** Compiled machines with a fault in their source, for the proof that what holds them against the sound ones bites. */
import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { algorithms } from '../../../machines/index.js';
import type { Engine } from '../engine.js';
import * as shared from './compiled.js';

/** A line of a source, and what it becomes. */
export interface Fault {
  line: number;
  was: string;
  becomes: string;
}

/**
 * What a slip of the compiler could do to a line, or to two. A state that is
 * written where the algorithm rests counts; one that is written over at once
 * does not, and is left alone.
 */
const slips: readonly (readonly [pattern: RegExp, by: string])[] = [
  // A guard asked the other way round.
  [/if \((\w+\(c, \w+\))\) \{$/m, 'if (!$1) {'],
  // An action or a saying forgotten.
  [/^\s+\w+_\w+\(c, \w+\);$/m, ''],
  [/^\s+m\.say\(.*\);$/m, ''],
  // Another state than the right one.
  [/^(\s+m\.\w+ = )(\d+);(?=\n\s+return;)/m, '$1($2 + 1) % 2;'],
  // A loop over bytes that ends elsewhere, or that forgets its limit or its last byte.
  [/find\(255,/, 'find(254,'],
  [/return from \+ many;/m, 'return from + many + 1;'],
  [/\) continue;/, ') {}'],
  [/chunk\[to - 1\]/, 'chunk[from]'],
];

/** The source of a generated file. */
export function sourceOf(file: string): string {
  return readFileSync(new URL(`generated/${file}`, import.meta.url), 'utf8');
}

/** Every fault of a source within some functions, one for each line and slip. */
export function faultsOf(source: string, functions: ReadonlySet<string>): Fault[] {
  const lines = source.split('\n');
  let inside = '';
  return lines.flatMap((was, line) => {
    inside = /^function (\w+)/.exec(was)?.[1] ?? inside;
    const both = `${was}\n${lines[line + 1]}`;
    if (!functions.has(inside)) return [];
    return slips.flatMap(([pattern, by]) => {
      const [becomes] = both.replace(pattern, by).split('\n') as [string];
      return becomes === was ? [] : [{ line, was, becomes }];
    });
  });
}

/** For each function of a source, the fault of not being one. */
export function holesOf(source: string): Map<string, Fault> {
  const found = source.split('\n').flatMap((was, line): [string, Fault][] => {
    const name = /^function (\w+)/.exec(was)?.[1];
    return name === undefined ? [] : [[name, { line, was, becomes: `${was} throw new Error('not here');` }]];
  });
  return new Map(found);
}

/** What makes engines of a source, with a fault or without. */
export function engineOf(source: string, fault?: Fault): (input: object) => Engine {
  const faulty = fault === undefined ? source : source.split('\n').with(fault.line, fault.becomes).join('\n');
  const { outputText } = ts.transpileModule(faulty, {
    compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2023 },
  });
  const known = { ...shared, ...Object.fromEntries(algorithms.map((each) => [each.id, each])) };
  const body = outputText.replace(/^import .*$/gm, '').replace(/^export class (\w+)/m, 'class $1');
  const name = /^class (\w+)/m.exec(body)?.[1];
  const One = new Function(...Object.keys(known), `${body}\nreturn ${name};`)(...Object.values(known));
  return (input) => new One(input);
}
