/** Commands for tests: run in the process of the test or, where the process is what is tested, as installed, compiled. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** What is run by Node. */
export const COMMAND = `${root}dist/src/cli/main.js`;

/** What came of a command. */
export interface Ran {
  code: number;
  out: string;
  errors: string;
}

/** Runs a command in this process. Its stdin has ended. */
export async function run(...args: string[]): Promise<Ran> {
  // Loaded here, since the set-up of all tests needs none of it.
  const [{ run: command }, { withStreams }] = await Promise.all([import('../cli/program.js'), import('../cli/output.js')]);
  const [stdin, stdout, stderr] = [new PassThrough().end(), new PassThrough(), new PassThrough()];
  const [out, errors] = [text(stdout), text(stderr)];
  const code = await withStreams({ stdin, stdout, stderr }, () => command(args));
  stdout.end();
  stderr.end();
  return { code, out: await out, errors: await errors };
}

/** Before any test: builds what is older than its sources. */
export default function setup(): void {
  const built = existsSync(COMMAND) ? statSync(COMMAND).mtimeMs : 0;
  const sources = ['spec', 'machines', 'src'].flatMap((folder) =>
    readdirSync(`${root}${folder}`, { recursive: true, encoding: 'utf8' }).map((file) => `${root}${folder}/${file}`),
  );
  const isNewer = (file: string) => /(?<!\.(test|full|site))\.ts$/.test(file) && statSync(file).mtimeMs > built;
  if (sources.some(isNewer)) execFileSync('npm', ['run', 'build'], { cwd: root, stdio: 'inherit' });
}
