/** Which strings are a location (10.3.4.4.2#2a to #3 with 10.3.4.2.2), which an origin (10.3.4.4.2#2e), and what a Host gives (10.3.4.4.2#2a, #2b). */
import { describe, expect, it } from 'vitest';
import { authorityOf, isLocation, isOrigin } from './location.js';

describe('a location', () => {
  it.each([
    'ws://example.com/demo',
    'wss://example.com/',
    'ws://example.com:81/?q=/x',
    'ws://example.com:443/demo',
    'wss://example.com:80/demo',
    'ws://example.com:0/',
    'ws://example.com:65535/',
    'ws://127.0.0.1/',
    'ws://[::1]:8080/chat',
    'ws://xn--bcher-kva.example/demo',
    // As it was sent: policy server.location.case.
    'ws://Example.COM/demo',
    // 10.3.4.4.1#3 and 10.3.4.3.1#p1 let a resource name have every character of U+0021 to U+007E.
    'ws://example.com/a"<b>\\^`{|}~#c',
  ])('is what construction gives: %s', (text) => {
    expect(isLocation(text)).toBe(true);
  });

  it.each([
    ['no host', 'ws:///demo'],
    ['no host but a port', 'ws://:81/demo'],
    ['two hosts', 'ws://example.com, example.com/demo'],
    ['no resource name', 'ws://example.com'],
    ['a resource name that begins with a query', 'ws://example.com?x/demo'],
    ['a resource name that begins with a fragment', 'ws://example.com#x/demo'],
    ['the default port of ws written out', 'ws://example.com:80/demo'],
    ['the default port of wss written out', 'wss://example.com:443/demo'],
    ['a port above 65535', 'ws://example.com:65536/demo'],
    ['a port that begins with a zero', 'ws://example.com:0081/demo'],
    ['an empty port', 'ws://example.com:/demo'],
    ['another scheme', 'http://example.com/demo'],
    ['a scheme in capitals', 'WS://example.com/demo'],
    ['user information', 'ws://user@example.com/demo'],
    ['a host that is not in punycode', 'ws://b\u00fccher.example/demo'],
    ['a control in the host', 'ws://exam\u0007ple.com/demo'],
    ['quotes and brackets in the host', 'ws://a"<b>/demo'],
    ['no IPv6 address in the brackets', 'ws://[1::2::3]/demo'],
    ['a space in the resource name', 'ws://example.com/a b'],
    ['a line end after it', 'ws://example.com/demo\n'],
    ['a resource name that is not ASCII', 'ws://example.com/\u00fc'],
    ['nothing', ''],
  ])('has not %s: %s', (_, text) => {
    expect(isLocation(text)).toBe(false);
  });
});

describe('the serialization of an origin', () => {
  it.each([
    'null',
    'http://example.com',
    'https://example.com:8080',
    'http://example.com:443',
    'http://127.0.0.1:81',
    'http://[::1]',
    'chrome-extension://abcdef',
    'file://',
    'HTTP://Example.com',
  ])('is scheme, host, and a port that is not the default: %s', (text) => {
    expect(isOrigin(text)).toBe(true);
  });

  it.each([
    ['nothing', ''],
    ['no host', 'http://'],
    ['a path', 'http://example.com/'],
    ['two origins', 'http://example.com http://example.org'],
    ['two origins joined', 'http://example.com, http://example.org'],
    ['the default port written out', 'https://example.com:443'],
    ['a port above 65535', 'http://example.com:65536'],
    ['a host that is not in punycode', 'http://b\u00fccher.example'],
    ['a name alone', 'example.com'],
    ['null in capitals', 'NULL'],
  ])('is not %s: %s', (_, text) => {
    expect(isOrigin(text)).toBe(false);
  });
});

describe('a Host', () => {
  it.each([
    ['example.com', 'example.com', null],
    ['Example.COM:0081', 'Example.COM', 81],
    ['[::1]:65535', '[::1]', 65_535],
    ['b\u00fccher.example:8080', 'xn--bcher-kva.example', 8080],
  ])('%s gives host %s and port %s', (value, host, port) => {
    expect(authorityOf(value)).toEqual({ host, port });
  });

  it.each([
    '',
    ':81',
    'a:65536',
    'a:',
    'a b',
    'a, a',
    'a/b',
    'a?b',
    'a#b',
    'u@a',
    'a\u0007',
    'a"<b>',
    '\ufffd',
    '[::',
    '[1::2::3]',
  ])('%j gives none that a URL can be made of', (value) => {
    expect(authorityOf(value)).toBeNull();
  });
});
