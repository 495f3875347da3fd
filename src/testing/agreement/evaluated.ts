/** Engines straight from source text, so that tests can run what no file holds: a small machine, or code with a fault in it. */
import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { type AnyAlgorithm, algorithms } from '../../../machines/index.js';
import { runTime } from '../../engine/compiled/index.js';

export type RunTime = typeof runTime;
export type Make = (input: object) => runTime.Compiled;

/** TypeScript as JavaScript, line by line what it was as far as that is possible. */
export function scriptOf(source: string): string {
  const compilerOptions = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2023 };
  return ts.transpileModule(source, { compilerOptions }).outputText;
}

/** The generated file of a machine, as JavaScript. */
export function generatedScript(file: string): string {
  return scriptOf(readFileSync(new URL(`../../engine/compiled/generated/${file}`, import.meta.url), 'utf8'));
}

/** What all compiled machines share, as JavaScript. */
export function runTimeScript(): string {
  return scriptOf(readFileSync(new URL('../../engine/compiled/compiled.ts', import.meta.url), 'utf8'));
}

/** What a script of the run-time exports. */
export function runTimeOf(script: string): RunTime {
  const names = Array.from(script.matchAll(/^export (?:abstract )?(?:function|class) (\w+)/gm), ([, name]) => name);
  return new Function(`${script.replace(/^export /gm, '')}\nreturn { ${names.join(', ')} };`)();
}

/**
 * What makes engines of a script.
 * @param using the algorithms that it is made of
 */
export function makerOf(script: string, using: readonly AnyAlgorithm[] = algorithms, shared: RunTime = runTime): Make {
  const known = { ...shared, ...Object.fromEntries(using.map((each) => [each.id, each])) };
  const body = script.replace(/^import .*$/gm, '').replace(/^export class (\w+)/m, 'class $1');
  const name = /^class (\w+)/m.exec(body)?.[1];
  const One = new Function(...Object.keys(known), `${body}\nreturn ${name};`)(...Object.values(known));
  return (input) => new One(input);
}
