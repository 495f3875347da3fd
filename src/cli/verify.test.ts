import { existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, delimiter, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { run } from '../testing/command.js';
import { temporaryFolder } from '../testing/folder.js';
import { tracesFolder } from '../traces/index.js';

const { PATH = '' } = process.env;
afterEach(() => {
  process.env.PATH = PATH;
});

test('--help says what has to be installed, what a line has, and what the exit codes mean', async () => {
  const { code, out } = await run('verify', '--help');
  expect(code).toBe(0);
  expect(out).toMatch(/^Usage: hixie76 verify \[options\] \[property\]\n/);
  expect(out).toContain('apt-get install spin gcc libc6-dev');
  expect(out).toContain('Exit code 0: each verdict is what the text says; 1:');
});

test.each([
  ['a property that there is not', ['nothing'], /^hixie76: verify: no property "nothing"; there are nothing-after-closing, /],
  [
    'a reading that there is not',
    ['--reading', 'none'],
    /^hixie76: verify: no reading "none"; there are defaults, late-timers, /,
  ],
  ['a limit that is none', ['--seconds', '0'], /^hixie76: .*--seconds.* no whole number from 1 to 86400/],
  [
    'a counterexample that no erratum names',
    ['close-fires-once', '--traces', 'x'],
    /^hixie76: verify: no erratum names a counter/,
  ],
])('%s ends in one line and exit code 2', async (_, args, line) => {
  const { code, errors, out } = await run('verify', ...args);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(errors).toMatch(line);
  expect(errors.trimEnd().split('\n')).toHaveLength(1);
});

test('a folder that is a file is named in one line', async () => {
  const file = join(temporaryFolder(), 'file');
  writeFileSync(file, '');
  const { code, errors } = await run('verify', '--export', file);
  expect({ code, errors }).toEqual({ code: 2, errors: expect.stringMatching(/^hixie76: verify: .*file: .*\n$/) });
});

test.each(['spin', 'gcc'])('where %s is not installed, one line says what to install', async (program) => {
  const folder = temporaryFolder();
  const spin = PATH.split(delimiter)
    .map((each) => join(each, 'spin'))
    .find(existsSync);
  if (program === 'gcc') for (const file of [spin as string, '/bin/sh']) symlinkSync(file, join(folder, basename(file)));
  process.env.PATH = folder;
  expect(await run('verify', 'close-fires-once', '--reading', 'defaults')).toEqual({
    code: 2,
    out: '',
    errors: `hixie76: verify: ${program} is not installed; on Debian: apt-get install spin gcc libc6-dev\n`,
  });
});

test('a property under a reading is a line with its verdict, and as JSON what was found', async () => {
  const args = ['verify', 'clean-close-can-happen', '--reading', 'atomic-never-terminating'];
  const { code, out } = await run(...args);
  expect(code).toBe(0);
  expect(out).toMatch(/^violated {2}clean-close-can-happen +atomic-never-terminating +\d+ states, \d+ MB, [\d.]+ s\n$/);
  const { checks } = JSON.parse((await run(...args, '--json')).out);
  expect(checks).toMatchObject([{ property: 'clean-close-can-happen', verdict: 'violated', isExpected: true }]);
});

test('--traces writes the counterexample to a property as it is committed', async () => {
  const folder = join(temporaryFolder(), 'new');
  const { code } = await run('verify', 'one-closing-each', '--reading', 'closing-against-closing', '--traces', folder);
  expect(code).toBe(0);
  const [name = '', ...others] = readdirSync(folder);
  expect(others).toEqual([]);
  expect(JSON.parse(readFileSync(join(folder, name), 'utf8'))).toEqual(
    JSON.parse(readFileSync(new URL(`verify/${name}`, tracesFolder), 'utf8')),
  );
});

test('spec tells of an item which properties come from it, of an erratum what was shown, and of a property every verdict', async () => {
  const item = (await run('spec', '10.3.4.3.2#C1')).out;
  expect(item).toMatch(
    / {2}property one-closing-each: Each side sends FF 00 at most once\.\n {4}proved within bounds under \d+ of/,
  );
  expect(item).toContain('one-closing-each fails under closing-against-closing: traces/verify/one-closing-each.closing');
  const property = (await run('spec', 'one-closing-each')).out;
  expect(property).toMatch(/^one-closing-each {2}Each side sends FF 00 at most once\.\n {2}comes from 10\.3\.4\.3\.2#C1, /);
  expect(property).toMatch(
    /\n {2}proved under ack-and-close: .* \(\d+ states\)\n {4}server\.onClientClose=ackAndClose, TIMERS=LATE\n/,
  );
  expect(property).toMatch(/\n {2}violated under closing-against-closing: /);
});
