/** `hixie76 check server`: plays the server traces to a running echo server, and judges it. */
import {
  CannotCheck,
  type CheckResult,
  casesOf,
  checkServer,
  needsOf,
  Program,
  SERVER_LINES,
  type ServerCheckOptions,
  serverOf,
} from '../check/index.js';
import { type CheckingOptions, checking, commandLine, linesIn, wordsIn } from './checking.js';
import { SEE_HELP } from './echo-servers.js';
import { Failure, pem } from './failure.js';

export interface CheckServerOptions extends CheckingOptions {
  origin?: string;
  protocol?: string;
  hostName?: string;
  ca?: string;
  secure?: boolean;
}

export async function checkServerCommand(address: string | undefined, options: CheckServerOptions): Promise<void> {
  const { tier, traces, origin, protocol, hostName, ca, exec, hooks, secure = false } = options;
  const lines = linesIn(options, SERVER_LINES);
  const start = startOf(address, exec);
  const known = namesIn(options);
  const trusted = { secure, ...(ca === undefined ? {} : { ca: pem('--ca', ca) }) };
  const names = { origin, protocol, 'host-name': hostName, ca };
  const repeated = { tier: tier === 'small' ? undefined : tier, traces, ...names, exec, hooks };
  await checking(options, {
    casesOf,
    check: (told, control, cases) => start((of) => checkServer({ ...told, ...known, ...trusted, ...of }, control, cases), lines),
    again: commandLine(
      `npx hixie76 check server${exec === undefined ? ` ${address}` : ''}${secure ? ' --secure' : ''}`,
      repeated,
    ),
    peer: exec ?? (address as string),
    has: needsOf(lines),
  });
}

type Server = Pick<ServerCheckOptions, 'url' | 'hooks'>;

/** How to check a server: the one that runs at an address, or the one that a command is, as long as it is checked. */
function startOf(address: string | undefined, exec: string | undefined) {
  if ((address === undefined) === (exec === undefined)) {
    throw new Failure(
      `check: either the URL of an echo server that runs, such as ws://localhost:8080/, or --exec with a command that is one; ${SEE_HELP}`,
    );
  }
  if (address !== undefined) {
    const url = urlOf(address);
    return (check: (of: Server) => Promise<CheckResult>) => check({ url }).catch(withHelp);
  }
  const words = wordsIn(exec as string);
  return async (check: (of: Server) => Promise<CheckResult>, lines: Parameters<typeof serverOf>[1]) => {
    const program = new Program(words);
    try {
      const server = await serverOf(program, lines).catch((error: Error) => {
        throw new CannotCheck(`${exec}: ${error.message}`);
      });
      return await check(server);
    } finally {
      await program.stop();
    }
  };
}

/** Nothing can be checked at an address where there is no connection. */
function withHelp(error: Error): never {
  throw error instanceof CannotCheck ? new CannotCheck(`${error.message}; start an echo server there: ${SEE_HELP}`) : error;
}

/** The names of a server that has names of its own. */
export function namesIn({ origin, protocol, hostName }: Pick<CheckServerOptions, 'origin' | 'protocol' | 'hostName'>) {
  return {
    origin: origin === undefined ? undefined : token('--origin', origin),
    protocol: protocol === undefined ? undefined : token('--protocol', protocol),
    host: hostName === undefined ? undefined : hostOf(hostName),
  };
}

/** The URL of a server. */
export function urlOf(address: string): URL {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url === undefined || !['ws:', 'wss:'].includes(url.protocol) || url.hash !== '') {
    throw new Failure(`check: ${address}: no URL of a server; give one such as ws://localhost:8080/`);
  }
  return url;
}

/** Text that goes into a field: what would end the field, or be mangled, is refused. */
function token(option: string, text: string): string {
  if (/^[!-~]+$/.test(text)) return text;
  throw new Failure(`${option}: "${text}" is not made of visible ASCII characters alone`);
}

function hostOf(text: string): string {
  const host = token('--host-name', text).toLowerCase();
  if (/[/@]|:80$/.test(host)) throw new Failure(`--host-name: "${text}" is no host, with or without a port other than 80`);
  return host;
}
