/** The command as it is installed, for tests that run it as a process: compiled, which spares a second of each. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** What is run by Node. */
export const COMMAND = `${root}dist/src/cli/main.js`;

/** Before any test: builds what is older than its sources. */
export default function setup(): void {
  const built = existsSync(COMMAND) ? statSync(COMMAND).mtimeMs : 0;
  const sources = ['spec', 'machines', 'src'].flatMap((folder) =>
    readdirSync(`${root}${folder}`, { recursive: true, encoding: 'utf8' }).map((file) => `${root}${folder}/${file}`),
  );
  const isNewer = (file: string) => /(?<!\.(test|full|site))\.ts$/.test(file) && statSync(file).mtimeMs > built;
  if (sources.some(isNewer)) execFileSync('npm', ['run', 'build'], { cwd: root, stdio: 'inherit' });
}
