/** The runners, which know nothing but INTERPRETING.md, against servers that keep to the text and servers that do not. */
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { temporaryFolder } from '../../src/testing/folder.js';
import { isInstalled, start, testWith } from '../../src/testing/peers/index.js';
import { type Case, faults, free, hopeless, liberties, serve } from '../../src/testing/servers.js';
import type { Trace } from '../../src/traces/index.js';

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** A tier of its own: of the tier small only what is made from paths, so that each of many servers is done soon. */
const PLAIN = 'plain';
const folder = temporaryFolder(afterAll);
const small = JSON.parse(readFileSync(here('../small/server.json'), 'utf8')) as Trace[];
const plain = small.filter(({ id, paths }) => id === 'control' || paths.length > 0);
for (const name of ['runners', PLAIN]) mkdirSync(join(folder, name));
for (const name of ['run.py', 'run.pl']) cpSync(here(name), join(folder, 'runners', name));
writeFileSync(join(folder, PLAIN, 'server.json'), JSON.stringify(plain));

describeRunner('Python 3', 'python3', here('run.py'), 'apt install python3');
describeRunner('Perl 5', 'perl', here('run.pl'), 'apt install perl');

function describeRunner(name: string, command: string, script: string, install: string): void {
  const testRunner = testWith({ name, install, installed: isInstalled(command, '-e', '1') });
  const play = (url: string, ...more: string[]) => output(command, [script, '--url', url, ...more]);
  const copy = join(folder, 'runners', basename(script));
  const playPlain = (url: string, ...more: string[]) => output(command, [copy, '--url', url, '--tier', PLAIN, ...more]);
  const playTo = async (server: Case, deadline = 0.7): Promise<Output> => {
    const said = await playPlain(await urlOf(server), '--deadline', String(deadline));
    // A machine that is busy may keep the control from being answered soon enough.
    return /control (took|takes)/.test(said.complaint) && deadline < 20 ? playTo(server, 2 * deadline) : said;
  };

  test(`${name}: the runner has less than 170 lines`, () => {
    expect(readFileSync(script, 'utf8').trimEnd().split('\n').length).toBeLessThan(170);
  });

  testRunner(`${name}: the built-in echo server fails none of the traces`, async () => {
    const { code, lines } = await play(await urlOf({}));
    expect({ code, lines }).toEqual({ code: 0, lines: [totals(small.length - 1, 1, 0, 0)] });
  });

  testRunner(`${name}: the tiny tier is played if asked for`, async () => {
    const { code, lines } = await play(await urlOf({}), '--tier', 'tiny');
    expect({ code, lines }).toEqual({ code: 0, lines: [totals(10, 0, 0, 0)] });
  });

  testRunner(`${name}: a trace is played alone, after the control, and a failure says how`, async () => {
    const [[what = '', server] = []] = Object.entries(faults);
    const { lines } = await playTo(server as Case);
    const [, only = ''] = /; alone: --only (\S+)$/.exec(lines[0] ?? '') ?? [];
    const alone = await playPlain(await urlOf(server as Case), '--only', only);
    expect({ what, code: alone.code, lines: alone.lines }).toEqual({ what, code: 1, lines: [lines[0], totals(1, 0, 0, 1)] });
  });

  testRunner(`${name}: these pass: ${Object.keys(free).join('; ')}`, async () => {
    for (const [what, server] of Object.entries(free)) {
      expect({ what, ...(await playTo(server)) }).toMatchObject({ what, code: 0, lines: [totals(plain.length - 1, 1, 0, 0)] });
    }
  });

  testRunner(`${name}: these are allowed: ${Object.keys(liberties).join('; ')}`, async () => {
    for (const [what, server] of Object.entries(liberties)) {
      const { code, lines } = await playTo(server);
      expect({ what, code, lines }).toEqual({ what, code: 0, lines: [expect.stringMatching(/ (?!1 )\d+ allowed .* 0 fail$/)] });
    }
  });

  for (const [what, server] of Object.entries(faults)) {
    testRunner(`${name}: ${what} is a failure, told in a line for each trace`, async () => {
      const { code, lines } = await playTo(server);
      expect({ code, failures: lines.slice(0, -1).map(titleAndStep) }).toEqual({ code: 1, failures: server.fails });
      expect(lines.at(-1)).toMatch(new RegExp(` ${server.fails.length} fail$`));
    });
  }

  testRunner(`${name}: where the control fails nothing is judged: ${Object.keys(hopeless).join('; ')}`, async () => {
    for (const [what, server] of Object.entries(hopeless)) {
      const { code, lines, complaint } = await playTo(server);
      expect({ what, code, lines }).toEqual({ what, code: 2, lines: [] });
      expect(complaint).toMatch(/^run\.p[yl]: .*the control is refused, so this is no echo server: .+\n$/);
    }
  });

  testRunner(`${name}: what cannot run ends in exit code 2 and a line that says why`, async () => {
    const url = await urlOf({});
    for (const each of [await play('ws://127.0.0.1:1/'), await play(url, '--tier', 'huge'), await output(command, [script])]) {
      expect(each).toEqual({ code: 2, lines: [], complaint: expect.stringMatching(/run\.p[yl]: .+\n$/) });
    }
  });

  testRunner(`${name}: websocket-driver fails what websocket-driver.json says, and nothing else`, async () => {
    const server = await start(process.execPath, [here('../../peers/websocket-driver/echo-server.mjs')]);
    const { code, lines } = await playPlain(server.line);
    await server.terminate();
    const known = JSON.parse(readFileSync(here('websocket-driver.json'), 'utf8')) as { trace: string; step: string }[];
    expect(lines.slice(0, -1).map(titleAndStep)).toEqual(known.map(({ trace, step }) => `${trace} at ${step}`));
    expect(code).toBe(1);
  });
}

function totals(pass: number, allowed: number, refused: number, fail: number): string {
  return `${pass + allowed + fail} traces: ${pass} pass, ${allowed} allowed (of these ${refused} refused), ${fail} fail`;
}

function titleAndStep(line: string): string | undefined {
  return line
    .match(/^FAIL \S+ \((.*)\) at (\S+): expected \{.*\}; observed ./)
    ?.slice(1)
    .join(' at ');
}

async function urlOf(server: Case): Promise<string> {
  const { url, close } = await serve(server);
  onTestFinished(close);
  return url;
}

interface Output {
  code: number;
  lines: string[];
  complaint: string;
}

function output(command: string, args: readonly string[]): Promise<Output> {
  return new Promise((resolve) => {
    const child = execFile(command, args, (_error, stdout, complaint) => {
      resolve({ code: child.exitCode ?? -1, lines: stdout.split('\n').filter((line) => line !== ''), complaint });
    });
  });
}
