/**
 * Builds dist/: beside it and then in its place, so that a build that is stopped leaves what was there.
 *
 *   node build.mjs            builds
 *   node build.mjs prepare    the same, but for npx
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';

// The first `npx hixie76` in a clone runs `prepare` and hides what it says: it runs what was built last.
const isForNpx = process.argv[2] === 'prepare' && process.env.npm_command === 'exec';
if (!isForNpx || !existsSync('dist')) build();

function build() {
  const made = mkdtempSync('dist-');
  try {
    run('tsc', '-p', 'tsconfig.build.json', '--outDir', made);
    for (const folder of ['src/html/style', 'src/verify/model']) cpSync(folder, `${made}/${folder}`, { recursive: true });
    run('tsx', 'src/citations/main.ts', made);
    for (const each of ['', '/src/cli/main.js']) chmodSync(made + each, 0o755);
    put(made);
  } finally {
    rmSync(made, { recursive: true, force: true });
  }
}

/** What was there goes aside first, since a folder cannot be renamed to one that is not empty. */
function put(made) {
  const aside = `${made}-old`;
  if (existsSync('dist')) renameSync('dist', aside);
  renameSync(made, 'dist');
  rmSync(aside, { recursive: true, force: true });
}

function run(command, ...args) {
  const { status } = spawnSync(command, args, { stdio: 'inherit' });
  if (status !== 0) {
    process.exitCode = 1;
    throw new Error(`${command} failed; dist/ is as it was`);
  }
}
