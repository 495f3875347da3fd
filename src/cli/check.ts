/** `hixie76 check server`: plays the server traces to a running echo server, and judges it. */
import { casesOf, checkServer, type Substitutes } from '../check/index.js';
import { type CheckingOptions, checking, commandLine } from './checking.js';
import { Failure, pem } from './failure.js';

export interface CheckServerOptions extends CheckingOptions {
  origin?: string;
  protocol?: string;
  hostName?: string;
  ca?: string;
}

export async function checkServerCommand(address: string, options: CheckServerOptions): Promise<void> {
  const names = namesIn(options);
  const url = urlOf(address);
  const { tier, origin, protocol, hostName, ca } = options;
  const trusted = ca === undefined ? {} : { ca: pem('--ca', ca) };
  const repeated = { tier: tier === 'small' ? undefined : tier, origin, protocol, 'host-name': hostName, ca };
  await checking(options, {
    casesOf,
    check: (told, control, cases) => checkServer({ ...told, ...names, ...trusted, url }, control, cases),
    again: commandLine(`npx hixie76 check server ${address}`, repeated),
    peer: address,
  });
}

function namesIn({ origin, protocol, hostName }: CheckServerOptions): Substitutes {
  return {
    ...(origin === undefined ? {} : { origin: token('--origin', origin) }),
    ...(protocol === undefined ? {} : { protocol: token('--protocol', protocol) }),
    ...(hostName === undefined ? {} : { host: hostOf(hostName) }),
  };
}

function urlOf(address: string): URL {
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
