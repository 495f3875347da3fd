import { expect, test } from 'vitest';
import type { StepId } from '../../spec/index.js';
import { alone } from '../language/machine.js';
import { Trial } from '../testing.js';
import { parseUrl } from './parse.js';

const machine = alone(parseUrl);

/** The components of a URL, or the step that failed. */
function parse(url: string): unknown {
  const trial = new Trial(machine).tell({ type: 'PARSE_URL', url });
  expect(trial.told).toHaveLength(1);
  const [refused] = trial.all('URL_REFUSED');
  if (refused !== undefined) return refused.step;
  expect(trial.has('URL_PARSED')).toBe(true);
  const { host, port, resourceName, secure } = trial.variables as Record<string, unknown>;
  return [host, port, resourceName, secure];
}

test.each<[string, string, number, string, boolean]>([
  ['ws://example.com/demo', 'example.com', 80, '/demo', false],
  ['wss://example.com/demo', 'example.com', 443, '/demo', true],
  ['ws://example.com:8080/a/b?c=d&e', 'example.com', 8080, '/a/b?c=d&e', false],
  ['ws://example.com:80/', 'example.com', 80, '/', false],
  ['ws://example.com:443/', 'example.com', 443, '/', false],
  ['wss://example.com:80/', 'example.com', 80, '/', true],
  ['wss://example.com:443/', 'example.com', 443, '/', true],
  ['ws://[::1]:81/', '[::1]', 81, '/', false],
])('%s has its components', (url, host, port, resourceName, secure) => {
  expect(parse(url)).toEqual([host, port, resourceName, secure]);
});

test('scheme and host count in lowercase; the path keeps its case', () => {
  expect(parse('WS://EXAMPLE.Com/Path?Query')).toEqual(['example.com', 80, '/Path?Query', false]);
  expect(parse('WSS://EXAMPLE.Com/')).toEqual(['example.com', 443, '/', true]);
});

test.each([
  ['ws://h', '/'],
  ['ws://h/', '/'],
  ['ws://h?q', '/?q'],
  ['ws://h/?', '/?'],
  ['ws://h?', '/?'],
  ['ws://h/p?', '/p?'],
  ['ws://h/p?a?b', '/p?a?b'],
])('%s asks for %s', (url, resourceName) => {
  expect(parse(url)).toEqual(['h', 80, resourceName, false]);
});

test.each([
  ['10.3.4.7.1#ep2, ws:', 'ws://h/ä b', '/%C3%A4%20b', 80],
  ['10.3.4.7.1#ep2, ws:', 'ws://h/?ä b', '/?%C3%A4%20b', 80],
  ['10.3.4.7.1#ep2, ws:', 'ws://h/%7e', '/%7e', 80],
  ['10.3.4.7.2#ep2, wss:', 'wss://h/ä b', '/%C3%A4%20b', 443],
])('%s %s is encoded as UTF-8 and escaped: %s', (_, url, resourceName, port) => {
  expect(parse(url)).toEqual(['h', port, resourceName, port === 443]);
});

test.each([
  ['10.3.4.7.1#e, ws:', 'ws://Bücher.example/', 'xn--bcher-kva.example'],
  ['10.3.4.7.2#e, wss:', 'wss://Bücher.example/', 'xn--bcher-kva.example'],
])('%s a host beyond ASCII goes through ToASCII: %s', (_, url, host) => {
  expect(parse(url)).toContain(host);
});

test.each(['ws://h/#', 'ws://h/#x', 'ws://h/p?q#', 'wss://h#?'])('%s has a fragment, be it empty, and is refused', (url) => {
  expect(parse(url)).toBe('10.3.4.2.1#4' satisfies StepId);
});

test.each(['http://h/', 'https://h/', 'ftp://h/', 'wsx://h/', 'mailto:x@h'])('%s is neither ws nor wss and is refused', (url) => {
  expect(parse(url)).toBe('10.3.4.2.1#3' satisfies StepId);
});

test.each(['', '/demo', 'demo', '//h/demo', '?q', '#x'])('"%s" is not absolute and is refused', (url) => {
  expect(parse(url)).toBe('10.3.4.2.1#1' satisfies StepId);
});

test('a host beyond ASCII stays absolute, however often one is asked', () => {
  const isRefused = () => parseUrl.guards.urlIsNotAbsolute?.when({ ...parseUrl.context, url: 'ws://faß.example/' }, {} as never);
  expect(new Set(Array.from({ length: 20_000 }, isRefused))).toEqual(new Set([false]));
});

test('a URL of another scheme is refused for that, fragment or not', () => {
  expect(parse('http://h/#')).toBe('10.3.4.2.1#3' satisfies StepId);
});

test('any port from 0 to 65535 is a port; 65536 is none (E32)', () => {
  expect(parse('ws://h:0/')).toEqual(['h', 0, '/', false]);
  expect(parse('ws://h:65535/')).toEqual(['h', 65535, '/', false]);
  expect(parse('ws://h:65536/')).toBe('10.3.4.2.1#1' satisfies StepId);
});

test('a colon without a port behind it leaves the default', () => {
  expect(parse('ws://h:/')).toEqual(['h', 80, '/', false]);
  expect(parse('wss://h:/')).toEqual(['h', 443, '/', true]);
});

test('user information is ignored', () => {
  expect(parse('ws://user:pass@h:81/p')).toEqual(['h', 81, '/p', false]);
  expect(parse('ws://a?b@h/')).toEqual(['a', 80, '/?b@h/', false]);
  expect(parse('ws://u%23:%3F@h/')).toEqual(['h', 80, '/', false]);
});

test.each([
  ['ws://bücher.example/', 'xn--bcher-kva.example'],
  ['ws://BÜCHER.example/', 'xn--bcher-kva.example'],
  ['ws://faß.example/', 'xn--fa-hia.example'],
])('the host of %s is %s', (url, host) => {
  expect(parse(url)).toEqual([host, 80, '/', false]);
});

// RFC 3986: a path and a query are of pchar, "/" and "?"; 10.3.4.7.1#ep2 encodes what is not. A percent sign is left alone.
test.each(['"', '<', '>', '[', ']', '^', '`', '{', '|', '}'])(
  '%s is excluded from path and query, so it is encoded',
  (character) => {
    const encoded = `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
    expect(parse(`ws://h/${character}?${character}`)).toEqual(['h', 80, `/${encoded}?${encoded}`, false]);
    expect(parse(`wss://h/a?${character}b`)).toEqual(['h', 443, `/a?${encoded}b`, true]);
  },
);

test('a backslash is a slash in a path, as the URL Standard has it, and encoded in a query', () => {
  expect(parse('ws://h/a\\b?c\\d')).toEqual(['h', 80, '/a/b?c%5Cd', false]);
});

test('what the URI syntax allows in a query stays, and so does a percent sign', () => {
  const allowed = 'azAZ09-._~!$&()*+,;=:@/?%41%';
  expect(parse(`ws://h/?${allowed}`)).toEqual(['h', 80, `/?${allowed}`, false]);
});

test.each([
  ['other ASCII than letters, digits and hyphens', 'ws://bücher_x.de/'],
  ['such ASCII in a label of its own', 'wss://ü.a_b.de/'],
  ['such ASCII in full width', 'ws://a\uff3fb.de/'],
  ['such ASCII as percent-encoded UTF-8', 'ws://b%C3%BCcher_x.de/'],
  ['such ASCII after a tab, which is removed', 'ws://b\tücher_x.de/'],
  ['such ASCII after a user name', 'ws://me@bücher_x.de:81/'],
  ['ASCII that the URI syntax has no place for', 'ws://a{b/'],
  ['a hyphen at the start of a label', 'ws://-ü.de/'],
  ['a hyphen at the end of a label', 'ws://ü-.de/'],
  ['a label of 64 characters', `ws://ü${'a'.repeat(56)}.de/`],
])('10.3.4.7.1#e: a host with %s has no ASCII form and is refused', (_, url) => {
  expect(parse(url)).toBe('10.3.4.7.1#e' satisfies StepId);
});

test.each([
  ['an underscore', 'ws://a_b.example/', 'a_b.example'],
  ['a hyphen at its start', 'ws://-a.example/', '-a.example'],
])('10.3.4.7.1#e: a host in the URI syntax is not converted, so it may have %s', (_, url, host) => {
  expect(parse(url)).toEqual([host, 80, '/', false]);
});

test('10.3.4.7.1#e: 63 characters are a label, and a dot may end the host', () => {
  const [host] = parse(`ws://ü${'a'.repeat(55)}.de./`) as [string];
  expect(host).toMatch(/^xn--a{55}-[a-z0-9]{3}\.de\.$/);
});

test('the URL is kept as it was resolved', () => {
  const trial = new Trial(machine).tell({ type: 'PARSE_URL', url: 'WS://Example.com:80/ä?' });
  expect(trial.variables).toMatchObject({ url: 'ws://example.com/%C3%A4?' });
});

test('one machine parses one URL after another', () => {
  const trial = new Trial(machine);
  trial.tell({ type: 'PARSE_URL', url: 'wss://one:81/a?b' }, { type: 'PARSE_URL', url: 'x' });
  trial.tell({ type: 'PARSE_URL', url: 'ws://two/' });
  expect(trial.told.map(({ type }) => type)).toEqual(['URL_PARSED', 'URL_REFUSED', 'URL_PARSED']);
  expect(trial.variables).toMatchObject({ host: 'two', port: 80, resourceName: '/', secure: false });
});
