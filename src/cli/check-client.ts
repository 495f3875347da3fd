/** `hixie76 check client`: lets an echo client connect for each case, and judges it. */
import { CLIENT_LINES, checkClient, clientCasesOf } from '../check/index.js';
import { type CheckingOptions, checking, commandLine, linesIn, wordsIn } from './checking.js';
import { Failure, wholeNumber } from './failure.js';
import { streams } from './output.js';

export interface CheckClientOptions extends CheckingOptions {
  port: string;
  wait: string;
}

export async function checkClientCommand(options: CheckClientOptions): Promise<void> {
  const port = wholeNumber('--port', options.port, 0, 65_535);
  const wait = wholeNumber('--wait', options.wait, 1, 3_600_000);
  const exec = options.exec === undefined ? undefined : commandIn(options.exec);
  const hooks = linesIn(options, CLIENT_LINES);
  const { tier, traces } = options;
  const repeated = { tier: tier === 'small' ? undefined : tier, traces, exec: options.exec, hooks: options.hooks };
  const listening = (url: string) => {
    if (exec === undefined) streams().stderr.write(`let your echo client connect to ${url}, again and again until the end\n`);
  };
  await checking(options, {
    casesOf: clientCasesOf,
    check: (told, control, cases) =>
      checkClient({ ...told, port, wait, hooks, listening, ...(exec === undefined ? {} : { exec }) }, control, cases),
    again: commandLine(`npx hixie76 check client --port ${options.port}`, repeated),
    peer: options.exec ?? options.name ?? 'the client',
    has: hooks,
  });
}

/** The words of a command that starts a client for a URL. */
export function commandIn(command: string): string[] {
  const words = wordsIn(command);
  if (words.some((word) => word.includes('{url}'))) return words;
  throw new Failure('--exec: {url} has to be somewhere in the command');
}
