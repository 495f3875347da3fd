import { expect, test } from 'vitest';
import { proxyFromEnvironment } from './environment-proxy.js';

const [WS, WSS] = ['ws://www.example.com/demo', 'wss://www.example.com/demo'];

test.each<[string, Record<string, string>, string, string | null]>([
  ['nothing', {}, WS, null],
  ['one for the scheme', { WS_PROXY: 'http://a:1', HTTPS_PROXY: 'http://b:1' }, WS, 'http://a:1'],
  ['one for the other scheme', { WS_PROXY: 'http://a:1', HTTPS_PROXY: 'http://b:1' }, WSS, 'http://b:1'],
  ['a name in lowercase', { wss_proxy: 'http://a:1', WSS_PROXY: 'http://b:1' }, WSS, 'http://a:1'],
  ['SOCKS for anything', { HTTPS_PROXY: 'http://b:1', ALL_PROXY: 'socks5://c:1' }, WS, 'socks5://c:1'],
  ['HTTPS and HTTP', { HTTP_PROXY: 'http://a:1', HTTPS_PROXY: 'http://b:1' }, WS, 'http://b:1'],
  ['HTTP alone', { http_proxy: 'http://a:1' }, WSS, 'http://a:1'],
  ['a host without scheme', { http_proxy: 'a:1' }, WSS, 'http://a:1'],
  ['an empty one', { http_proxy: '', all_proxy: 'http://c:1' }, WSS, 'http://c:1'],
])('10.3.4.3.1#2p2: of %s, SOCKS goes first, then HTTPS, then HTTP', (_, variables, url, proxy) => {
  expect(proxyFromEnvironment(variables)(url)).toBe(proxy);
});

test.each<[string, string, boolean]>([
  ['*', WS, true],
  ['example.com', WS, true],
  ['.example.com', WS, true],
  ['*.example.com', WS, true],
  ['ample.com', WS, false],
  ['other, WWW.example.com', WS, true],
  ['example.com:80', WS, true],
  ['example.com:80', WSS, false],
  ['example.com:443', WSS, true],
  ['127.0.0.1', 'ws://127.0.0.1:8080/', true],
  ['127.0.0.1:80', 'ws://127.0.0.1:8080/', false],
  ['::1', 'ws://[::1]:8080/', true],
  ['[::1]:8080', 'ws://[::1]:8080/', true],
  ['[::1]:80', 'ws://[::1]:8080/', false],
  [' , ', WS, false],
])('NO_PROXY %j and %s: %s', (exceptions, url, direct) => {
  const choose = proxyFromEnvironment({ ALL_PROXY: 'http://a:1', NO_PROXY: exceptions });
  expect(choose(url)).toBe(direct ? null : 'http://a:1');
});
