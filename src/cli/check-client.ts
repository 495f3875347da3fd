/** `hixie76 check client`: lets an echo client connect for each case, and judges it. */
import { checkClient, clientCasesOf, endCommands, wordsOf } from '../check/index.js';
import { type CheckingOptions, checking, commandLine } from './checking.js';
import { Failure, wholeNumber } from './failure.js';

export interface CheckClientOptions extends CheckingOptions {
  port: string;
  exec?: string;
  hooks?: string;
  wait: string;
}

const HOOKS = ['send', 'close'] as const;

export async function checkClientCommand(options: CheckClientOptions): Promise<void> {
  const port = wholeNumber('--port', options.port, 0, 65_535);
  const wait = wholeNumber('--wait', options.wait, 1, 3_600_000);
  const exec = options.exec === undefined ? undefined : commandIn(options.exec);
  const hooks = hooksIn(options);
  const { tier } = options;
  const repeated = { tier: tier === 'small' ? undefined : tier, exec: options.exec, hooks: options.hooks };
  const listening = (url: string) => {
    if (exec === undefined) process.stderr.write(`let your echo client connect to ${url}, again and again until the end\n`);
  };
  const over = endsCommands();
  try {
    await checking(options, {
      casesOf: clientCasesOf,
      check: (told, control, cases) =>
        checkClient({ ...told, port, wait, hooks, listening, ...(exec === undefined ? {} : { exec }) }, control, cases),
      again: commandLine(`npx hixie76 check client --port ${options.port}`, repeated),
      peer: options.exec ?? options.name ?? 'the client',
      has: hooks,
    });
  } finally {
    over();
  }
}

function commandIn(command: string): string[] {
  try {
    const words = wordsOf(command);
    if (words.some((word) => word.includes('{url}'))) return words;
  } catch (error) {
    throw new Failure(`--exec: ${(error as Error).message}`);
  }
  throw new Failure('--exec: {url} has to be somewhere in the command');
}

function hooksIn({ hooks = '', exec }: CheckClientOptions): (typeof HOOKS)[number][] {
  const names = hooks.split(',').filter((name) => name !== '');
  const wrong = names.find((name) => !(HOOKS as readonly string[]).includes(name));
  if (wrong !== undefined) throw new Failure(`--hooks: "${wrong}" is none; there are ${HOOKS.join(' and ')}`);
  if (names.length > 0 && exec === undefined)
    throw new Failure('--hooks: only a command that --exec starts can be told anything');
  return names as (typeof HOOKS)[number][];
}

/** Ends what was started when this process is told to end. @returns what stops that */
function endsCommands(): () => void {
  const signals = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
  const handlers = Object.entries(signals).map(([signal, code]) => {
    const end = () => {
      endCommands();
      process.exit(code);
    };
    process.once(signal, end);
    return () => process.removeListener(signal, end);
  });
  process.once('exit', endCommands);
  return () => {
    for (const remove of handlers) remove();
    process.removeListener('exit', endCommands);
  };
}
