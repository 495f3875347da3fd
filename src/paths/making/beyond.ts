/** Paths beyond plain TCP: TLS, proxies, credentials and cookies. */

import { tlsOpens } from '../ending/completion.js';
import { type Closing, toTheEnd } from '../ending/suffix.js';
import { type Having, opened, soundRequest } from '../parts/handshakes.js';
import type { MachineOf, Path, Setting, Token } from '../parts/model.js';
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
  role: 'server' | 'api';
  setting: Setting;
  having?: Having;
  url?: string;
  protocol?: string;
  then: readonly Token[];
}

const abilities: readonly Ability[] = [
  { what: 'TLS', role: 'api', setting: {}, url: wss, then: [tlsOpens] },
  { what: 'TLS on another port', role: 'api', setting: {}, url: 'wss://example.com:80/demo', then: [tlsOpens] },
  { what: 'TLS on port 443 written out', role: 'api', setting: {}, url: 'wss://example.com:443/demo', then: [tlsOpens] },
  { what: 'no TLS on port 443', role: 'api', setting: {}, url: 'ws://example.com:443/demo', then: [] },
  { what: 'TLS that fails', role: 'api', setting: {}, url: wss, then: [tlsFails] },
  { what: 'TLS that is cut off', role: 'api', setting: {}, url: wss, then: [fin] },
  { what: 'TLS that the script does not wait for', role: 'api', setting: {}, url: wss, then: [one('close()', 'CLOSE_CALLED')] },
  { what: 'a proxy', role: 'api', setting: {}, having: proxy, then: [] },
  { what: 'a proxy, and TLS through it', role: 'api', setting: {}, having: proxy, url: wss, then: [tlsOpens] },
  { what: 'a cookie', role: 'api', setting: {}, having: { cookies: ['Cookie: a=b'] }, then: [] },
  { what: 'two cookies', role: 'api', setting: {}, having: { cookies: ['Cookie: a=b; c=d'] }, then: [] },
  { what: 'a cookie and a protocol', role: 'api', setting: {}, having: { cookies: ['Cookie: a=b'] }, protocol: 'chat', then: [] },
  { what: 'credentials, and nobody asks', role: 'api', setting: welcome, having: secret, then: [] },
  ...([{}, proxy] as const).flatMap((by): Ability[] => {
    const having = { ...by, ...secret };
    const what = `credentials for a 407${'proxy' in by ? ' of a proxy' : ''}`;
    return [
      { what, role: 'api', setting: welcome, having, then: [asksForCredentials, one('TCP opens', 'TCP_OPENED')] },
      {
        what: `${what}, asked twice`,
        role: 'api',
        setting: welcome,
        having,
        then: [asksForCredentials, one('TCP opens', 'TCP_OPENED'), asksForCredentials],
      },
      {
        what: `${what}, and the server asks no more`,
        role: 'api',
        setting: welcome,
        having,
        then: [asksForCredentials, one('TCP is refused', 'TCP_FAILED')],
      },
      {
        what: `${what} that asks for another way`,
        role: 'api',
        setting: welcome,
        having,
        then: [asking('Digest', 'Digest realm="a, Basic b"')],
      },
      { what: `${what} that asks for nothing`, role: 'api', setting: welcome, having, then: [asking('nothing')] },
      { what: `${what}, kept back`, role: 'api', setting: {}, having, then: [asksForCredentials] },
      {
        what: `${what}, and a 404`,
        role: 'api',
        setting: welcome,
        having,
        then: [bytes('status line 404', lines('HTTP/1.1 404 x'))],
      },
    ];
  }),
  { what: 'a server that sets cookies', role: 'server', setting: { cookiesToSet: ['a=b', 'c=d'] }, then: [] },
  { what: 'TLS at the server', role: 'server', setting: { secure: true }, then: [tlsOpens] },
  { what: 'TLS at the server that fails', role: 'server', setting: { secure: true }, then: [tlsFails] },
  {
    what: 'TLS at the server that takes too long',
    role: 'server',
    setting: { secure: true },
    then: [one('timeout', 'HANDSHAKE_TIMEOUT')],
  },
  { what: 'TLS at the server that is cut off', role: 'server', setting: { secure: true }, then: [fin] },
  {
    what: 'TLS at the server, and a Host with its port',
    role: 'server',
    setting: { secure: true },
    then: [tlsOpens, soundRequest.line, bytes('Host', lines('Host: example.com:80'))],
  },
];

const closings: readonly Closing[] = ['peer', 'own'];

/** Every such path, with ids that begin with `beyond/`. */
export function beyondTcp(machines: MachineOf): Path[] {
  return abilities.flatMap(({ what, role, setting, having, url, protocol, then }, index) =>
    closings.map((closing) => {
      const walk = new Walk({ role, setting }, machines);
      walk.add(...(role === 'server' ? [one('accept', 'ACCEPT')] : opened(url ?? ws, protocol, having)), ...then);
      toTheEnd(walk, closing);
      return walk.path(`beyond/${String(index + 1).padStart(2, '0')}+${closing}`, what);
    }),
  );
}
