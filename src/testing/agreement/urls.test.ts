import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { machines } from '../../../machines/index.js';
import { type Components, constructUrl, parseUrl } from '../reading/index.js';
import { engines, inputFor } from './sides.js';
import { inputs } from './sound.js';
import { seed } from './streams.js';

const { interpreter } = engines;

/** What the machine of 10.3.4.2.1 makes of a string. */
function parsed(url: string): Components | undefined {
  const engine = interpreter(machines.parseUrl, {});
  const refused = engine.tell({ type: 'PARSE_URL', url }).some(({ type }) => type === 'URL_REFUSED');
  const { host, port, resourceName, secure } = engine.context as Components;
  return refused ? undefined : { host, port, resourceName, secure };
}

/** What the machine of 10.3.4.2.2 makes of components. */
function constructed(components: Components): string {
  const told = interpreter(machines.constructUrl, components).tell({ type: 'CONSTRUCT_URL' });
  const url = told.find((effect) => effect.type === 'URL_CONSTRUCTED');
  return url?.type === 'URL_CONSTRUCTED' ? url.url : expect.fail('nothing was constructed');
}

/** Whether the constructor throws, run both ways; and if not, where the connection is to go. */
function opened(url: string): (Components | undefined)[] {
  return Object.values(engines).map((engine) => {
    const run = engine(machines.webSocket, inputFor('webSocket', { inputs }));
    const told = [...run.tell({ type: 'CONSTRUCT', url, protocol: null }), ...run.tell({ type: 'TURN' })];
    const { resourceName, secure } = run.context as Components;
    const open = told.find((effect) => effect.type === 'OPEN_TCP');
    return open?.type === 'OPEN_TCP' ? { host: open.host, port: open.port, resourceName, secure } : undefined;
  });
}

const schemes = ['ws', 'wss', 'WS', 'wSs', 'http', 'https', 'wsx', ''];
const hosts = [
  'h',
  'EXAMPLE.com',
  'é.example',
  'faß',
  '127.0.0.1',
  '0x7f.1',
  '[::1]',
  '[::A]',
  'u:p@h',
  '',
  'a b',
  'xn--bcher-kva',
  'h.',
  'ÅK',
];
const ports = ['', ':', ':80', ':443', ':0', ':080', ':65535', ':65536', ':x', ':8080', ':-1', ':21'];
const paths = ['', '/', '/p', '/a/../b', '/é', '/%2f', '/a b', '\\b', '//', '/;p=1', '/"<>', '/\t', '/😀', '/[`{|}]^'];
const queries = ['', '?', '?q', '?é', '??', '?a b', '?#', '?\'"', '?q?r=%', '?[`{|}\\]^"<>'];
const fragments = ['', '', '', '#', '#f', '#é'];

describe('URLs are parsed and constructed as the text says (10.3.4.2)', () => {
  const composed = fc
    .tuple(
      ...[schemes, ['://', '://', ':', ':/', ':///'], hosts, ports, paths, queries, fragments].map((each) =>
        fc.constantFrom(...each),
      ),
    )
    .map((parts) => parts.join(''));
  test(`whatever the string is (HIXIE76_SEED=${seed})`, () => {
    const [sound, unsound] = [new Set<string>(), new Set<string>()];
    const property = fc.property(fc.oneof({ weight: 9, arbitrary: composed }, fc.string(), fc.webUrl()), (url) => {
      const components = parseUrl(url);
      expect(parsed(url), url).toEqual(components);
      expect(opened(url), url).toEqual([components, components]);
      (components ? sound : unsound).add(url);
      if (components) expect(constructed(components)).toBe(constructUrl(components));
    });
    fc.assert(property, { seed, numRuns: 1_500 });
    expect(Math.min(sound.size, unsound.size)).toBeGreaterThan(100);
  });

  test('each scheme with each port', () => {
    for (const secure of [false, true]) {
      for (const port of [0, 1, 79, 80, 81, 442, 443, 444, 8080, 65_535]) {
        for (const host of ['h', '[::1]']) {
          const components = { host, port, resourceName: '/p?q', secure };
          expect(constructed(components)).toBe(constructUrl(components));
          expect(parsed(constructed(components))).toEqual(components);
        }
      }
    }
  });
});
