/** Proxies from the usual environment variables. */
import type { ProxyChoice } from './proxy.js';

/**
 * Chooses by WS_PROXY or WSS_PROXY; without it by whichever of ALL_PROXY,
 * HTTPS_PROXY and HTTP_PROXY is a SOCKS proxy, else HTTPS_PROXY, HTTP_PROXY and
 * ALL_PROXY, in this order. Hosts in NO_PROXY are connected to directly: names,
 * which include what is below them, addresses, each with or without `:port`,
 * or `*`. Names of variables may be in lowercase, which goes first.
 * @step 10.3.4.3.1#2p2
 */
export function proxyFromEnvironment(variables: Readonly<Record<string, string | undefined>> = process.env): ProxyChoice {
  const given = (name: string) => variables[name.toLowerCase()] || variables[name] || undefined;
  const [all, https, http] = ['ALL_PROXY', 'HTTPS_PROXY', 'HTTP_PROXY'].map(given);
  const general = [all, https, http].find((value) => value?.startsWith('socks')) ?? https ?? http ?? all ?? null;
  const exceptions = (given('NO_PROXY') ?? '').split(/[\s,]+/).filter((each) => each !== '');
  return (url) => {
    const { protocol, hostname, port } = new URL(url);
    const secure = protocol === 'wss:';
    if (exceptions.some((each) => matches(each.toLowerCase(), hostname, port || (secure ? '443' : '80')))) return null;
    const chosen = given(secure ? 'WSS_PROXY' : 'WS_PROXY') ?? general;
    return chosen === null || chosen.includes('://') ? chosen : `http://${chosen}`;
  };
}

function matches(exception: string, hostname: string, port: string): boolean {
  if (exception === '*') return true;
  const [, name = '', only] = /^(\[[^\]]*\]|[^:]*(?::[^:]*:.*)?)(?::(\d+))?$/.exec(exception) ?? [];
  if (only !== undefined && only !== port) return false;
  const bare = name.replace(/^\*?\./, '').replace(/^\[(.*)\]$/, '$1');
  const host = hostname.replace(/^\[(.*)\]$/, '$1');
  return bare !== '' && (host === bare || host.endsWith(`.${bare}`));
}
