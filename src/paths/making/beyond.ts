/** Paths beyond plain TCP: TLS, proxies, credentials and cookies. */
import { tlsOpens } from '../ending/completion.js';
import { type Closing, toTheEnd } from '../ending/suffix.js';
import { type Having, opened, soundRequest } from '../parts/handshakes.js';
import type { MachineOf, Path, Role, Setting, Token } from '../parts/model.js';
import { bytes, fin, lines, one } from '../parts/tokens.js';
import { Walk } from '../parts/walk.js';

const wss = 'wss://example.com/demo';
const ws = 'ws://example.com/demo';
const tlsFails = one('TLS fails', 'TLS_FAILED');
const asksForCredentials = asking('Basic', 'Basic realm="a"');
const welcome = { policies: { 'client.proxy.auth': 'retry' } } as const satisfies Setting;
const proxy = { proxy: 'http://proxy:3128' };
/** Of a:b. */
const secret = { credentials: 'Basic YTpi' };

function asking(what: string, ...offers: string[]): Token {
  const fields = offers.map((offer) => `Proxy-Authenticate: ${offer}`);
  return bytes(`a 407 that asks for ${what}`, lines('HTTP/1.1 407 x', ...fields, ''));
}

/** What a script asks for, what the user agent has, and what happens first. */
interface Ability {
  what: string;
  /** A script's if absent. */
  role?: Role;
  setting?: Setting;
  having?: Having;
  url?: string;
  protocol?: string;
  then?: readonly Token[];
}

const opens = one('TCP opens', 'TCP_OPENED');
const atServer = { role: 'server', setting: { secure: true } } as const;

const abilities: readonly Ability[] = [
  { what: 'TLS', url: wss, then: [tlsOpens] },
  { what: 'TLS on another port', url: 'wss://example.com:80/demo', then: [tlsOpens] },
  { what: 'TLS on port 443 written out', url: 'wss://example.com:443/demo', then: [tlsOpens] },
  { what: 'no TLS on port 443', url: 'ws://example.com:443/demo' },
  { what: 'TLS that fails', url: wss, then: [tlsFails] },
  { what: 'TLS that is cut off', url: wss, then: [fin] },
  { what: 'TLS that the script does not wait for', url: wss, then: [one('close()', 'CLOSE_CALLED')] },
  { what: 'a proxy', having: proxy },
  { what: 'a proxy, and TLS through it', having: proxy, url: wss, then: [tlsOpens] },
  { what: 'a cookie', having: { cookies: ['Cookie: a=b'] } },
  { what: 'two cookies', having: { cookies: ['Cookie: a=b; c=d'] } },
  { what: 'a cookie and a protocol', having: { cookies: ['Cookie: a=b'] }, protocol: 'chat' },
  { what: 'credentials, and nobody asks', setting: welcome, having: secret },
  ...([{}, proxy] as const).flatMap((by): Ability[] => {
    const having = { ...by, ...secret };
    const asked = { setting: welcome, having };
    const what = `credentials for a 407${'proxy' in by ? ' of a proxy' : ''}`;
    return [
      { ...asked, what, then: [asksForCredentials, opens] },
      { ...asked, what: `${what}, asked twice`, then: [asksForCredentials, opens, asksForCredentials] },
      { ...asked, what: `${what}, and the server asks no more`, then: [asksForCredentials, one('TCP is refused', 'TCP_FAILED')] },
      { ...asked, what: `${what} that asks for another way`, then: [asking('Digest', 'Digest realm="a, Basic b"')] },
      { ...asked, what: `${what} that asks for nothing`, then: [asking('nothing')] },
      { what: `${what}, kept back`, having, then: [asksForCredentials] },
      { ...asked, what: `${what}, and a 404`, then: [bytes('status line 404', lines('HTTP/1.1 404 x'))] },
    ];
  }),
  { what: 'a server that sets cookies', role: 'server', setting: { cookiesToSet: ['a=b', 'c=d'] } },
  { ...atServer, what: 'TLS at the server', then: [tlsOpens] },
  { ...atServer, what: 'TLS at the server that fails', then: [tlsFails] },
  { ...atServer, what: 'TLS at the server that takes too long', then: [one('timeout', 'HANDSHAKE_TIMEOUT')] },
  { ...atServer, what: 'TLS at the server that is cut off', then: [fin] },
  {
    ...atServer,
    what: 'TLS at the server, and a Host with its port',
    then: [tlsOpens, soundRequest.line, bytes('Host', lines('Host: example.com:80'))],
  },
];

const closings: readonly Closing[] = ['peer', 'own'];

/** Every such path, with ids that begin with `beyond/`. */
export function beyondTcp(machines: MachineOf): Path[] {
  return abilities.flatMap(({ what, role = 'api', setting = {}, having, url = ws, protocol, then = [] }, index) =>
    closings.map((closing) => {
      const walk = new Walk({ role, setting }, machines);
      walk.add(...(role === 'server' ? [one('accept', 'ACCEPT')] : opened(url, protocol, having)), ...then);
      toTheEnd(walk, closing);
      return walk.path(`beyond/${String(index + 1).padStart(2, '0')}+${closing}`, what);
    }),
  );
}
