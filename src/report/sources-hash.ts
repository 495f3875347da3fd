/** Which sources a result is of. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** The project's folder: above `src` in the sources, above `dist/src` once built. */
export const root = [new URL('../../', import.meta.url), new URL('../../../', import.meta.url)].find((folder) =>
  existsSync(new URL('machines/index.ts', folder)),
);

/** What is committed of results, as JSON in docs/report/; nothing where it is not. */
export function committed<T>(name: string): T | undefined {
  const file = root && new URL(`docs/report/${name}`, root);
  return file === undefined || !existsSync(file) ? undefined : JSON.parse(readFileSync(file, 'utf8'));
}
const MACHINES = ['', 'api/', 'client/', 'language/', 'server/', 'url/', 'values/'].map((folder) => `machines/${folder}`);

/**
 * SHA-256 over the sources of the machines without their comments, in hex; tests are none of them.
 * @throws Error when the sources are not there
 */
export function machinesHash(): string {
  return sourcesHash(...MACHINES);
}

/**
 * SHA-256 over the sources of the machines and of the sockets without their comments, in hex; tests are none of them.
 * @throws Error when the sources are not there
 */
export function socketsHash(): string {
  return sourcesHash(...MACHINES, 'src/net/');
}

/**
 * SHA-256 over the sources of the judge without their comments, in hex; tests are none of them.
 * @throws Error when the sources are not there
 */
export function judgeHash(): string {
  return sourcesHash('src/judge/', 'src/judge/capture/');
}

/** Lines that are comments: what was measured does not depend on them. */
const COMMENTS = /^[ \t]*(\/\/|\/\*|\*( |\/|$)).*\n/gm;

/** A source as its hash has it, with `\n` between lines. */
export function withoutComments(text: string): string {
  return text.replaceAll('\r\n', '\n').replace(COMMENTS, '');
}

function sourcesHash(...folders: string[]): string {
  if (root === undefined) throw new Error('the folder machines/ is not there; reinstall the package');
  const hash = createHash('sha256');
  for (const folder of folders.map((name) => new URL(name, root))) {
    const names = readdirSync(folder).filter((name) => name.endsWith('.ts') && !/\.(test|full)\.ts$|^testing/.test(name));
    for (const name of names.sort()) hash.update(`${name}\n${withoutComments(readFileSync(new URL(name, folder), 'utf8'))}`);
  }
  return hash.digest('hex');
}
