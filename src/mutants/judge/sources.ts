/** The judge's sources with all mutants in them. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type JudgeMutant, schemata } from './schemata.js';

const JUDGE = fileURLToPath(new URL('../../judge/', import.meta.url));

/** Every mutant, by its number, and the text of each file, by its path. */
export function judgeMutants(): { mutants: JudgeMutant[]; texts: Map<string, string> } {
  const mutants: JudgeMutant[] = [];
  const texts = new Map<string, string>();
  for (const file of sources()) {
    const one = schemata(file, readFileSync(JUDGE + file, 'utf8'), mutants.length);
    mutants.push(...one.mutants);
    texts.set(JUDGE + file, one.text);
  }
  return { mutants, texts };
}

function sources(): string[] {
  const all = readdirSync(JUDGE, { recursive: true }) as string[];
  return all.filter((name) => name.endsWith('.ts') && !/\.(test|full)\.ts$|(^|\/)testing|^(net|lax|triples)\//.test(name)).sort();
}
