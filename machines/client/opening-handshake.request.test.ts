import { expect, test } from 'vitest';
import { vectors } from '../../spec/index.js';
import { client, type Effect } from '../index.js';
import { address, askingClient, drawsOf, type Given, golden, lines, Trial } from '../testing.js';

const asked: readonly Effect['type'][] = ['AWAIT_TURN', 'OPEN_TCP', 'START_TLS'];

/** The lines of a client's handshake, in their order. */
function linesOf(given: Given): string[] {
  const { sent } = askingClient(given);
  return sent.slice(0, sent.indexOf('\r\n\r\n')).split('\r\n');
}

function fieldOf(name: string, given: Given): string | undefined {
  return linesOf(given).find((line) => line.startsWith(`${name}: `));
}

/** A client by its seed alone. */
function seeded(seed: number, given: Given = {}): string {
  return askingClient({ random: { seed: String(seed), script: [], drawn: 0 }, ...given }).sent;
}

test('the request is, byte for byte, what the draws say', () => {
  const head = lines(
    'GET /demo HTTP/1.1',
    'Upgrade: WebSocket',
    'Connection: Upgrade',
    'Host: example.com',
    'Origin: http://example.com',
    'Sec-WebSocket-Key1: 3!     885037715',
    'Sec-WebSocket-Key2: 1!         034975331',
    '',
  );
  expect(askingClient({}, 'client').sent).toBe(`${head}G0"-Z?GX`);
});

test('of the fields that are left, the one that is drawn goes next', () => {
  const script = drawsOf(golden('client'));
  // 12 draws for the keys' numbers and characters, 14 for the spaces; then the six fields.
  script.splice(4 + 14 + 6, 6, 5, 0, 3, 1, 1, 0);
  expect(linesOf({ random: { seed: '', script, drawn: 0 } }).map((line) => line.split(':')[0])).toEqual([
    'GET /demo HTTP/1.1',
    'Sec-WebSocket-Key2',
    'Upgrade',
    'Sec-WebSocket-Key1',
    'Host',
    'Origin',
    'Connection',
  ]);
});

test('other characters are up to twelve of 21-2F and 3A-7E, each end of them included', () => {
  const characters = [11, 0, 14, 15, 83, 0, 0, 0, 0, 0, 0, 0, 0];
  const places = new Array(12).fill(1);
  // "7" with a space before it, one more "!" there last: the space is inside.
  const key = [...characters, 0, ...places.slice(1)];
  const script = [0, 0, 7, 7, 0, 0, ...key, ...key];
  const field = fieldOf('Sec-WebSocket-Key1', { random: { seed: '', script, drawn: 0 } });
  expect(field).toBe('Sec-WebSocket-Key1: !!!!!!!!!~:/ 7');
});

test.each([
  ['ws', false, 80, 'example.com'],
  ['ws', false, 443, 'example.com:443'],
  ['ws', false, 8080, 'example.com:8080'],
  ['wss', true, 443, 'example.com'],
  ['wss', true, 80, 'example.com:80'],
  ['wss', true, 8443, 'example.com:8443'],
])('%s (TLS %s) to port %d names the host %s', (_, secure, port, hostport) => {
  const trial = new Trial(client, { ...address, secure, port }).tell({ type: 'ESTABLISH' }, { type: 'TURN' });
  trial.tell({ type: 'TCP_OPENED' });
  if (secure) trial.tell({ type: 'TLS_OPENED' });
  expect(trial.sent).toContain(`\r\nHost: ${hostport}\r\n`);
});

test('host and origin are sent in lowercase, path and subprotocol as they are', () => {
  const given = { host: 'EXAMPLE.Com', origin: 'HTTP://Example.COM:81', resourceName: '/Demo?Q', protocol: 'Chat/2 x' };
  expect(fieldOf('Host', given)).toBe('Host: example.com');
  expect(fieldOf('Origin', given)).toBe('Origin: http://example.com:81');
  expect(fieldOf('Sec-WebSocket-Protocol', given)).toBe('Sec-WebSocket-Protocol: Chat/2 x');
  expect(linesOf(given)[0]).toBe('GET /Demo?Q HTTP/1.1');
});

test('there is no other field than those of the text; the subprotocol only if one is asked for', () => {
  const names = (given: Given) =>
    linesOf(given)
      .slice(1)
      .map((line) => line.slice(0, line.indexOf(':')));
  const always = ['Upgrade', 'Connection', 'Host', 'Origin', 'Sec-WebSocket-Key1', 'Sec-WebSocket-Key2'];
  expect(names({}).sort()).toEqual([...always].sort());
  expect(names({ protocol: 'chat' }).sort()).toEqual([...always, 'Sec-WebSocket-Protocol'].sort());
  expect(names({ cookies: ['Cookie: a=b'] }).sort()).toEqual([...always, 'Cookie'].sort());
});

test('fields come in many orders, each place once taken by each field', () => {
  const orders = Array.from({ length: 100 }, (_, seed) =>
    seeded(seed)
      .split('\r\n')
      .slice(1, 7)
      .map((line) => line.split(':')[0]),
  );
  expect(new Set(orders.map(String)).size).toBeGreaterThan(60);
  for (let place = 0; place < 6; place += 1) {
    expect(new Set(orders.map((order) => order[place])).size).toBe(6);
  }
});

test('over 500 seeds, each key is one that the text can draw, with its spaces inside', () => {
  const counts = new Set<number>();
  for (let seed = 0; seed < 500; seed += 1) {
    const request = seeded(seed);
    for (const name of ['Sec-WebSocket-Key1', 'Sec-WebSocket-Key2']) {
      const key =
        request
          .split('\r\n')
          .find((line) => line.startsWith(`${name}: `))
          ?.slice(name.length + 2) ?? '';
      const digits = key.replace(/[^0-9]/g, '');
      const spaces = key.replace(/[^ ]/g, '').length;
      const others = key.replace(/[0-9 ]/g, '');
      expect(key).toMatch(/^[!-~](.*[!-~])?$/);
      expect(digits).toMatch(/^(0|[1-9][0-9]*)$/);
      expect(spaces >= 1 && spaces <= 12).toBe(true);
      expect(others).toMatch(/^[!-/:-~]{1,12}$/);
      expect(Number(digits) % spaces).toBe(0);
      expect(Number(digits)).toBeLessThanOrEqual(4_294_967_295);
      counts.add(spaces).add(100 + others.length);
    }
    // Eight bytes of key3 behind the blank line, whatever they are.
    expect(request.length - request.indexOf('\r\n\r\n')).toBe(12);
  }
  expect(counts.size).toBe(24);
});

test('no two seeds share a key3', () => {
  const keys = Array.from({ length: 200 }, (_, seed) => seeded(seed).slice(-8));
  expect(new Set(keys).size).toBe(200);
});

test('the number 0 and the largest numbers are within reach', () => {
  const draws = (number: number, spaces: number, places: number[]) => {
    const characters = [0, 0, 0, 0, 0, 0];
    return { random: { seed: '', script: [spaces - 1, spaces - 1, number, number, ...places, ...characters], drawn: 0 } };
  };
  expect(fieldOf('Sec-WebSocket-Key1', draws(0, 1, [0, 0]))).toBe('Sec-WebSocket-Key1: ! 0');
  expect(fieldOf('Sec-WebSocket-Key2', draws(4_294_967_295, 1, [0, 0]))).toBe('Sec-WebSocket-Key2: ! 4294967295');
  const twelve = new Array(24).fill(0);
  expect(fieldOf('Sec-WebSocket-Key1', draws(357_913_941, 12, twelve))).toBe('Sec-WebSocket-Key1: !            4294967292');
});

test('a space at an edge is drawn again, or kept by the letter (E10)', () => {
  // Space behind the digit, "!" before it: an edge. The second attempt has the space before the digit.
  const script = [0, 0, 5, 5, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  const random = { seed: '', script, drawn: 0 };
  expect(fieldOf('Sec-WebSocket-Key1', { random })).toBe('Sec-WebSocket-Key1: ! 5');
  const anywhere = { policies: { 'client.key.edgeSpaces': 'anywhere' } } as const;
  expect(fieldOf('Sec-WebSocket-Key1', { random, ...anywhere })).toBe('Sec-WebSocket-Key1: !5 ');
});

test.each(vectors.golden)('golden vector $id: its numbers, by way of their draws, make keys that say the same', (vector) => {
  const [key1, key2] = ['Sec-WebSocket-Key1', 'Sec-WebSocket-Key2'].map((name) => {
    const random = { seed: '', script: drawsOf(vector), drawn: 0 };
    return fieldOf(name, { random })
      ?.slice(20)
      .replace(/[^0-9]/g, '');
  });
  expect([key1, key2]).toEqual([vector.key1, vector.key2].map((key) => key.replace(/[^0-9]/g, '')));
});

test('the client waits for its turn, opens TCP, then TLS if it is secure, and only then sends', () => {
  const trial = new Trial(client, { ...address, secure: true, port: 443 });
  const steps = () => trial.told.map(({ type }) => type).filter((type) => asked.includes(type) || type === 'SEND');
  trial.tell({ type: 'ESTABLISH' });
  expect(steps()).toEqual(['AWAIT_TURN']);
  trial.tell({ type: 'TURN' });
  expect(trial.all('OPEN_TCP')).toEqual([{ type: 'OPEN_TCP', host: 'example.com', port: 443, proxy: null }]);
  trial.tell({ type: 'TCP_OPENED' });
  expect(steps()).toEqual(['AWAIT_TURN', 'OPEN_TCP', 'START_TLS']);
  expect(trial.tell({ type: 'TLS_OPENED' }).sent).toMatch(/^GET /);
});

test('what the user agent is configured with comes with its turn; the cookies are those of when TCP opens', () => {
  const trial = new Trial(client, { ...address, policies: { 'client.proxy.auth': 'retry' } }).tell({ type: 'ESTABLISH' });
  trial.tell({ type: 'TURN', proxy: 'http://proxy:3128/', credentials: 'secret' });
  expect(trial.all('OPEN_TCP').map(({ proxy }) => proxy)).toEqual(['http://proxy:3128/']);
  expect(trial.tell({ type: 'TCP_OPENED', cookies: ['Cookie: a=b'] }).sent).toContain('\r\nCookie: a=b\r\n');
  expect(trial.sent).not.toContain('secret');
  trial.forget().read(asking('Basic')).tell({ type: 'TCP_OPENED', cookies: [] });
  expect(trial.sent).toContain('\r\nProxy-Authorization: secret\r\n');
  expect(trial.sent).not.toContain('Cookie');
});

test('what could not be opened, by TCP or TLS, fails without a byte', () => {
  const opening = (secure: boolean) => new Trial(client, { ...address, secure }).tell({ type: 'ESTABLISH' }, { type: 'TURN' });
  const tcp = opening(false).tell({ type: 'TCP_FAILED' });
  const tls = opening(true).tell({ type: 'TCP_OPENED' }, { type: 'TLS_FAILED' });
  expect([tcp.refusedBy, tcp.sent, tls.refusedBy, tls.sent]).toEqual(['10.3.4.3.1#3', '', '10.3.4.3.1#4', '']);
  for (const trial of [tcp, tls]) expect(trial.all('CLOSED')).toEqual([{ type: 'CLOSED', wasClean: false }]);
});

test('on 407, policy client.proxy.auth retry closes and connects again with credentials, once', () => {
  const trial = askingClient({ credentials: 'secret', policies: { 'client.proxy.auth': 'retry' } }).forget();
  trial.read(asking('Basic realm="a"'));
  expect([trial.refusedBy, trial.all('CLOSE_TCP').length]).toEqual([undefined, 1]);
  expect(trial.all('OPEN_TCP').length).toBe(1);
  expect(trial.sent).toBe('');
  expect(trial.tell({ type: 'TCP_OPENED' }).sent).toMatch(/^GET \/demo HTTP.*\r\nProxy-Authorization: secret\r\n/s);
  expect(trial.read(asking('Basic realm="a"')).refusedBy).toBe('10.3.4.3.1#31p2');
});

test.each<[string, ...string[]]>([
  ['by itself', 'Basic'],
  ['in any case, with parameters', 'bASIC realm="a, b", charset="UTF-8"'],
  ['after another scheme', 'Digest realm="a", nonce=b, Basic realm="c"'],
  ['in a field of its own', 'Negotiate', 'Basic realm="a"'],
])('10.3.4.3.1#31p2: a 407 that offers Basic %s is answered once its fields have been read', (_, ...values) => {
  const trial = askingClient({ credentials: 'secret', policies: { 'client.proxy.auth': 'retry' } }).forget();
  trial.read(asking(...values).slice(0, -1));
  expect([trial.has('CLOSE_TCP'), trial.has('OPEN_TCP')]).toEqual([false, false]);
  trial.read('\n');
  expect(trial.told.map(({ type }) => type)).toEqual(expect.arrayContaining(['STOP_TIMER', 'CLOSE_TCP', 'OPEN_TCP']));
  expect(trial.refusedBy).toBeUndefined();
});

test.each<[string, ...string[]]>([
  ['nothing'],
  ['another scheme', 'Digest realm="a"'],
  ['a scheme with a longer name', 'BasicPlus realm="a"'],
  ['the word in a quoted string', 'Digest realm="a, Basic b"'],
  ['the word after a quoted quote', 'Digest realm="a\\", Basic b"'],
  ['the word as a parameter', 'Digest realm="a", basic=b'],
  ['a quoted string without end', 'Digest realm="a, Basic'],
])('10.3.4.3.1#31p2: a 407 that offers %s gets no credentials', (_, ...values) => {
  const trial = askingClient({ credentials: 'secret', policies: { 'client.proxy.auth': 'retry' } }).forget();
  trial.read(asking(...values));
  expect([trial.refusedBy, trial.has('OPEN_TCP'), trial.sent]).toEqual(['10.3.4.3.1#31p2', false, '']);
});

test('10.3.4.3.1#31p2: a 407 whose fields break off gets no credentials', () => {
  const trial = askingClient({ credentials: 'secret', policies: { 'client.proxy.auth': 'retry' } }).forget();
  trial.read(asking('Basic').slice(0, -2)).tell({ type: 'TCP_CLOSED' });
  expect([trial.has('FAIL'), trial.has('OPEN_TCP')]).toEqual([true, false]);
});

/** A 407 with a field for each way of authentication that it offers. */
function asking(...offers: string[]): string {
  return lines('HTTP/1.1 407 x', ...offers.map((offer) => `Proxy-Authenticate: ${offer}`), '');
}

test.each<[string, Given]>([
  ['a host beyond ASCII', { host: 'bücher.example' }],
  ['no host', { host: '' }],
  ['a line break in the host', { host: 'a\r\nX: y' }],
  ['a space in the host', { host: 'a b' }],
  ['a host with more after it', { host: 'a/b' }],
  ['a line break in the origin', { origin: 'http://a\r\nX-Evil: 1' }],
  ['an origin beyond ASCII', { origin: 'http://é' }],
  ['no origin', { origin: '' }],
  ['a path without slash', { resourceName: 'demo' }],
  ['an empty path', { resourceName: '' }],
  ['a space in the path', { resourceName: '/a b' }],
  ['a line break in the path', { resourceName: '/\r\nX: y' }],
  ['a path beyond 7E', { resourceName: '/ä' }],
  ['an empty subprotocol', { protocol: '' }],
  ['a line break in the subprotocol', { protocol: 'a\r\nb' }],
])('%s is refused before any connection', (_, given) => {
  const trial = new Trial(client, { ...address, ...given }).tell({ type: 'ESTABLISH' });
  expect(trial.refusedBy).toBe('10.3.4.3.1#p1');
  expect(trial.told.some(({ type }) => asked.includes(type))).toBe(false);
});
