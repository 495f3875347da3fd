import { describe, expect, test } from 'vitest';
import { policies, vectors } from '../../../spec/index.js';
import {
  type Act,
  Client,
  type ClientInputs,
  challengeOf,
  clientRequest,
  constructUrl,
  type Draws,
  decodeUtf8,
  defaults,
  encodeUtf8,
  fingerprint,
  inputsAreSound,
  keyOf,
  limitsOf,
  literal,
  parseUrl,
  partOf,
  Server,
} from './index.js';

const hex = (text: string) => [...Buffer.from(text, 'hex')];
const ascii = (bytes: readonly number[]) => Buffer.from(bytes).toString('latin1');
const golden = (id: string) => vectors.golden.find((vector) => vector.id === id) ?? expect.fail(`no vector ${id}`);
const example = (id: string) => {
  const found = vectors.handshakes.find((handshake) => handshake.id === id) ?? expect.fail(`no handshake ${id}`);
  return [...encodeUtf8(`${found.lines.join('\r\n')}\r\n\r\n`), ...hex(found.body.hex)];
};

/** Keys as in the text: spaces first, then the other characters, each at its place from left to right. */
function keyDraw(key: string): Draws['key1'] {
  const places = [...key].map((character, at) => ({ character, at }));
  const spaced = [...key].filter((character) => /[\d ]/.test(character));
  const spacesAt = spaced.flatMap((character, at) => (character === ' ' ? [at] : []));
  const characters = places.filter(({ character }) => !/[\d ]/.test(character));
  return { spaces: spacesAt.length, number: partOf(key, defaults), spacesAt, characters };
}

const inputs: ClientInputs = {
  host: 'example.com',
  port: 80,
  resourceName: '/demo',
  secure: false,
  origin: 'http://example.com',
  protocol: 'sample',
};
const overview = golden('overview');
const draws: Draws = {
  key1: keyDraw(overview.key1),
  key2: keyDraw(overview.key2),
  order: [2, 1, 6, 4, 0, 5, 3],
  key3: hex(overview.key3.hex),
};

function afterHandshake(bytes: readonly number[], choices = defaults): Act[] {
  const client = new Client(inputs, draws, choices);
  for (const byte of [...example('overviewReply'), ...bytes]) client.byte(byte);
  expect(client.acts[1], JSON.stringify(client.acts)).toEqual({ act: 'established' });
  return client.acts.slice(2);
}

function served(bytes: readonly number[], choices = defaults): Server {
  const server = new Server(false, { protocols: ['sample'] }, choices);
  for (const byte of [...example('overviewRequest'), ...bytes]) server.byte(byte);
  return server;
}

describe('The second reading agrees with the figures that the text itself gives', () => {
  test.each(vectors.golden)('the response of $id (10.3.4.3.1#43, 10.3.4.4.2#9)', (vector) => {
    const numbers = [partOf(vector.key1, defaults), partOf(vector.key2, defaults)] as const;
    if (vector.numbers) expect(numbers).toEqual(vector.numbers);
    const challenge = challengeOf(...numbers, hex(vector.key3.hex), 'big');
    if (vector.challenge) expect(challenge).toEqual(hex(vector.challenge));
    expect(ascii(fingerprint(challenge))).toBe(vector.response.ascii);
  });

  test('the keys that the client draws (10.3.4.3.1#16 to 20)', () => {
    const vector = golden('client');
    expect(keyDraw(vector.key1)).toMatchObject({ spaces: 5, number: 777007543 });
    expect(keyDraw(vector.key2)).toMatchObject({ spaces: 9, number: 114997259 });
    for (const key of [overview.key1, overview.key2, golden('server').key1, golden('server').key2]) {
      expect(keyOf(keyDraw(key), defaults)).toBe(key);
    }
  });

  test('but two of its keys have 13 and 14 characters where 10.3.4.3.1#22 inserts twelve at most', () => {
    const vector = golden('client');
    expect(() => keyOf(keyDraw(vector.key1), defaults)).toThrow('22: 13 characters');
    expect(() => keyOf(keyDraw(vector.key2), defaults)).toThrow('22: 14 characters');
  });

  test('the request of the overview (10.3.4.1.2#p3)', () => {
    expect(ascii(clientRequest(inputs, draws, defaults))).toBe(ascii(example('overviewRequest')));
  });

  test('the reply of the overview, whose fields may come in another order (10.3.4.1.2#p4, 10.3.4.4.2#11)', () => {
    expect(afterHandshake([])).toEqual([]);
    const sent = served([]).acts[0];
    const lines = (bytes: readonly number[]) => ascii(bytes).split('\r\n');
    expect(sent?.act === 'send' && lines(sent.bytes).sort()).toEqual(lines(example('overviewReply')).sort());
  });

  test('the response to the request of 10.3.4.4.2#4p2', () => {
    const server = new Server(false);
    for (const byte of example('serverRequest')) server.byte(byte);
    const sent = server.acts[0];
    expect(sent?.act === 'send' && ascii(sent.bytes).endsWith('n`9eBk9z$R8pOtVb')).toBe(true);
  });
});

describe('The second reading has what the policies say', () => {
  test.each(Object.entries(defaults))('%s is %s by default', (name, option) => {
    const policy = policies.find((one) => one.name === name);
    expect(policy?.default).toBe(option);
    expect(policy?.options.map((one) => one.name)).toContain(literal[name as keyof typeof literal]);
  });

  test('a number for each limit', () => {
    for (const limit of Object.values({ ...limitsOf('client'), ...limitsOf('server') })) expect(limit).toBeGreaterThan(0);
  });
});

describe('URLs (10.3.4.2)', () => {
  test.each([
    ['ws://Example.COM', { host: 'example.com', port: 80, resourceName: '/', secure: false }],
    ['WSS://h:444/p?q', { host: 'h', port: 444, resourceName: '/p?q', secure: true }],
    ['wss://h:80/?', { host: 'h', port: 80, resourceName: '/?', secure: true }],
    ['ws://h/é?ü', { host: 'h', port: 80, resourceName: '/%C3%A9?%C3%BC', secure: false }],
    ['ws://h/#', undefined],
    ['http://h/', undefined],
    ['/relative', undefined],
  ])('%s', (url, components) => {
    expect(parseUrl(url)).toEqual(components);
  });

  test('constructed, a default port is left out (4)', () => {
    const of = (port: number, secure: boolean) => constructUrl({ host: 'h', port, resourceName: '/p', secure });
    expect([of(80, false), of(443, false), of(443, true), of(80, true)]).toEqual([
      'ws://h/p',
      'ws://h:443/p',
      'wss://h/p',
      'wss://h:80/p',
    ]);
  });

  test('a handshake starts with sound strings (10.3.4.3.1#p1)', () => {
    expect(inputsAreSound(inputs)).toBe(true);
    const unsound = [{ host: 'é' }, { resourceName: 'p' }, { resourceName: '/ ' }, { resourceName: '/\x7f' }, { protocol: '' }];
    for (const strings of unsound) expect(inputsAreSound({ ...inputs, ...strings })).toBe(false);
  });
});

describe('UTF-8 (10.3.4.3.3)', () => {
  const everyCharacter = Array.from({ length: 0x110000 }, (_, code) => code).filter((code) => code < 0xd800 || code > 0xdfff);
  test('every character, there and back, as Node has it too', () => {
    const text = everyCharacter.map((code) => String.fromCodePoint(code)).join('');
    expect(encodeUtf8(text).length).toBe(Buffer.byteLength(text));
    expect(Buffer.from(encodeUtf8(text)).equals(Buffer.from(text))).toBe(true);
    expect(decodeUtf8(encodeUtf8(text)) === text).toBe(true);
  });

  test.each([
    ['f09f98', 1, 3, 1],
    ['eda080', 3, 3, 1],
    ['c080', 2, 2, 1],
    ['f4908080', 4, 4, 1],
    ['e282c3', 2, 3, 1],
  ])('%s is replaced', (bytes, maximalSubpart, perByte, perRun) => {
    const all = [0x61, ...hex(bytes), 0x62];
    for (const [replacement, count] of Object.entries({ maximalSubpart, perByte, perRun })) {
      expect(decodeUtf8(all, replacement as 'perRun')).toBe(`a${'\ufffd'.repeat(count)}b`);
    }
  });
});

describe('Frames', () => {
  test('the client: messages, errors, skipping, and the close (10.3.4.3.2)', () => {
    expect(
      // 81 and the length 80 81 00, which is 128; then 00 FF, then FF 80 00.
      afterHandshake(hex(`00c3a9ff01ff${'81808100'}${'ff'.repeat(128)}00ffff800000ff`)),
    ).toEqual([
      { act: 'message', data: 'é' },
      { act: 'error' },
      { act: 'error' },
      { act: 'message', data: '' },
      { act: 'send', bytes: [0xff, 0x00] },
      { act: 'closingStarted' },
      { act: 'closed', clean: true },
    ]);
  });

  test('the server: types 01 to 7F are messages (10.3.4.4.3#3.4), and FF 00 is answered by default (E02)', () => {
    expect(served(hex('0141ff8001ffff00' + '0041ff')).acts.slice(2)).toEqual([
      { act: 'message', data: 'A' },
      { act: 'clientTerminated' },
      { act: 'send', bytes: [0xff, 0x00] },
    ]);
    expect(served(hex('ff00'), literal).acts.slice(2)).toEqual([{ act: 'clientTerminated' }]);
  });

  test('the server waits for the client before it closes (10.3.4.4.3#C1 to C3)', () => {
    const server = served([]);
    server.send('é');
    server.terminate();
    server.send('not any more');
    for (const byte of hex('0041ffff00')) server.byte(byte);
    expect(server.acts.slice(2)).toEqual([
      { act: 'send', bytes: [0x00, 0xc3, 0xa9, 0xff] },
      { act: 'send', bytes: [0xff, 0x00] },
      { act: 'message', data: 'A' },
      { act: 'clientTerminated' },
      { act: 'closed', clean: false },
    ]);
  });
});
