import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compare } from './compare.js';
import { apart, changes, keys, otherFields, type Parts, raw, shuffled, together, withField } from './fields.js';
import { type Given, type Happening, literally } from './sides.js';
import { inputs, manyInputs, requestOf } from './sound.js';
import { cut, mutated, mutation, seed, textFrame } from './streams.js';

const probe = textFrame('é');
const sound = apart(requestOf());
const asking = apart(requestOf({ ...inputs, protocol: 'Chat/2 x' }));

/** A handshake, then a frame, then the server's own decision to close: whoever loses step shows it. */
const told = (handshake: Uint8Array, given: Given = {}, cuts: readonly number[] = []) =>
  compare('server', given, () => [{ bytes: cut(Buffer.concat([handshake, probe]), cuts) }, { send: '€' }, 'close']);
const served = (lines: readonly string[]) => lines.includes('established {}');
const from = (parts: Parts, given?: Given) => told(together(parts), given);

describe('The server reads and answers a handshake as the text says', () => {
  test.each(manyInputs)('of a client for $host:$port, secure: $secure', (asked) => {
    const expected = { protocols: ['other', asked.protocol ?? 'a'] };
    for (const secure of [false, true]) {
      expect(served(told(requestOf(asked), { secure, expected }))).toBe(true);
      expect(served(told(requestOf(asked), { choices: literally, secure, expected }))).toBe(true);
    }
  });

  test(`with its fields in any order (HIXIE76_SEED=${seed})`, () => {
    const property = fc.property(shuffled(7), fc.boolean(), (order, secure) => {
      const request = requestOf({ ...inputs, protocol: 'p' }, order);
      expect(served(told(request, { secure, expected: { protocols: ['p'] } }))).toBe(true);
    });
    fc.assert(property, { seed, numRuns: 20 });
  });

  test.each(Object.keys(changes))('where a field is changed: %s', (name) => {
    for (const line of asking.fields) {
      const changed = withField(asking, line.split(':')[0] ?? '', changes[name] ?? (() => []));
      from(changed, { expected: { protocols: ['Chat/2 x', 'CHAT/2 X'] } });
    }
  });

  test('where fields come that nobody asked for, before and behind the others', () => {
    for (const field of otherFields) {
      from({ ...sound, fields: [field, ...sound.fields] });
      from({ ...sound, fields: [...sound.fields, field, field], body: sound.body }, { secure: true });
    }
  });

  test('whatever its keys are, and whatever is done with odd ones', () => {
    for (const key of keys) {
      for (const name of ['Sec-WebSocket-Key1', 'Sec-WebSocket-Key2']) {
        const changed = withField(sound, name, () => [`${name}: ${key}`]);
        for (const choices of [
          {},
          { 'server.key.noDigits': 'zero', 'server.key.overflow': 'modulo', 'number.byteOrder': 'little' },
        ] as const) {
          from(changed, { choices });
        }
      }
    }
    // The control: a quotient that just fits is served, one more is not.
    const of = (key: string) => from(withField(sound, 'Sec-WebSocket-Key2', () => [`Sec-WebSocket-Key2: ${key}`]));
    expect([of('8589934590  '), of('8589934592  ')].map(served)).toEqual([true, false]);
  });

  test('whatever key3 is', () => {
    for (const body of ['00'.repeat(8), 'ff'.repeat(8), '0d0a0d0a0d0a0d0a', '00ff00ff00ff00ff', '8081828384858687']) {
      expect(served(from({ ...sound, body: Buffer.from(body, 'hex') }))).toBe(true);
    }
  });

  test.each([
    'GET  HTTP/1.1',
    'GET / ',
    'GET /  ',
    'GET /',
    'GET / x\r',
    'GET / \r\r',
    'GET / \n',
    'GET / \n\n',
    raw('GET / é'),
    'GET /\x7f HTTP/1.1',
    raw('GET /é HTTP/1.1'),
    'get / HTTP/1.1',
    'GET\t/ HTTP/1.1',
    'GET /\tHTTP/1.1',
    'GET x HTTP/1.1',
    'GET * HTTP/1.1',
    'HEAD / HTTP/1.1',
    'GGET / HTTP/1.1',
    'GE',
    ' GET / HTTP/1.1',
    'GET http://h/ HTTP/1.1',
    'GET /!~ HTTP/9',
    'GET /?q#f HTTP/1.1',
    'GET /\r\n',
    'GET / a b c\0\xff',
  ])('whose request line is %j', (first) => {
    from({ ...sound, first });
    from({ ...sound, first }, { secure: true });
  });

  test.each([
    'h',
    'H',
    'h:80',
    'h:443',
    'h:080',
    'h:0',
    'h:65535',
    'h:65536',
    'h:99999',
    'h:100000',
    'h:',
    'h:x',
    ':80',
    '',
    '[::1]',
    '[::1]:80',
    '::1',
    'a b',
    'EXAMPLE.com:8080',
    'h/',
    'h?',
    'u@h',
    'h#',
    raw('é.example'),
    raw('\u212a'),
    'h\x7f',
    'h\0',
    '127.0.0.1:1',
    '[x]',
    '[::1',
    'h:1:2',
  ])('whose Host is %j', (host) => {
    for (const secure of [false, true]) {
      for (const choices of [{}, { 'server.location.case': 'asSent' }] as const) {
        from(
          withField(sound, 'Host', () => [`Host: ${host}`]),
          { secure, choices },
        );
      }
    }
  });

  test('if it is one that the server expects', () => {
    const origin = 'http://example.com';
    const all = [
      { hosts: ['example.com'] },
      { hosts: ['other'] },
      { hosts: [] },
      { origins: [origin] },
      { origins: ['http://é'] },
      { origins: [] },
    ];
    expect(all.map((expected) => served(from(sound, { expected })))).toEqual([true, false, false, true, false, false]);
    for (const value of ['HTTP://example.com', 'http://EXAMPLE.com', 'null', raw('http://é'), '']) {
      for (const expected of [...all, {}])
        from(
          withField(sound, 'Origin', () => [`Origin: ${value}`]),
          { expected },
        );
    }
    for (const protocols of [[], ['Chat/2 x'], ['chat/2 x'], ['']]) {
      for (const parts of [asking, sound, withField(asking, 'Sec-WebSocket-Protocol', () => ['Sec-WebSocket-Protocol:'])])
        from(parts, { expected: { protocols } });
    }
  });

  test('in two pieces, wherever it is cut, and byte by byte', () => {
    const all = together(asking).length + probe.length;
    const given = { expected: { protocols: ['Chat/2 x'] } };
    for (let at = 0; at <= all; at += 1) expect(served(told(together(asking), given, [at]))).toBe(true);
    expect(served(told(together(asking), given, [...Array(all).keys()]))).toBe(true);
  });

  test('as far as it comes before TCP closes, or time is up', () => {
    const request = together(sound);
    for (let length = 0; length <= request.length; length += 7) {
      const part: Happening = { bytes: [request.subarray(0, length)] };
      for (const end of ['timeout', 'tcpClosed', 'close'] as const) {
        compare('server', {}, () => [
          part,
          { send: 'early' },
          end,
          { bytes: [request.subarray(length)] },
          { send: 'x' },
          'timeout',
        ]);
      }
    }
  });

  test(`with changes by chance (HIXIE76_SEED=${seed})`, () => {
    const property = fc.property(
      fc.array(mutation, { minLength: 1, maxLength: 3 }),
      fc.array(fc.nat(), { maxLength: 2 }),
      fc.boolean(),
      (all, cuts, secure) => {
        told(all.reduce(mutated, together(asking)), { secure, expected: { protocols: ['Chat/2 x'] } }, cuts);
      },
    );
    fc.assert(property, { seed, numRuns: 150 });
  });
});

describe('The server takes as much as its limits say, and not a byte more', () => {
  const more = (fields: readonly string[]) => ({ ...sound, fields: [...fields, ...sound.fields] });
  const sizeOf = (fields: readonly string[]) => fields.reduce((sum, line) => sum + line.length + 2, 0);
  /** What exactly fits a limit, and what is one more. */
  const atLimit: [string, number, (size: number) => Parts][] = [
    ['line', 8192, (size) => ({ ...sound, first: `GET /${'x'.repeat(size - 1)} HTTP/1.1` })],
    ['line', 8192, (size) => ({ ...sound, first: `GET / ${'x'.repeat(size - 1)}` })],
    ['line', 20, (size) => ({ ...sound, first: `GET / ${'\r'.repeat(size - 1)}` })],
    ['name', 256, (size) => more([`${'n'.repeat(size)}: v`])],
    ['name', 30, (size) => more([`${'n'.repeat(size)}:`])],
    ['value', 16_384, (size) => more([`X: ${'v'.repeat(size)}`])],
    ['value', 50, (size) => more([`X:${'v'.repeat(size)}`, 'Y: z'])],
    ['fields', 100, (size) => more(Array<string>(size - sound.fields.length).fill('X: y'))],
    ['fields', 7, (size) => more(Array<string>(size - sound.fields.length).fill('X:'))],
    [
      'bytes',
      65_536,
      (size) =>
        more([...Array<string>(6).fill(`X: ${'v'.repeat(10_000)}`), `X: ${'v'.repeat(size - sizeOf(sound.fields) - 60_035)}`]),
    ],
    ['bytes', 400, (size) => more([`X: ${'v'.repeat(size - sizeOf(sound.fields) - 5)}`])],
  ];
  test.each(atLimit)('%s: %d', (name, limit, parts) => {
    const defaults = { line: 8192, name: 256, value: 16_384, fields: 100, bytes: 65_536 };
    const limits = defaults[name as 'line'] === limit ? {} : { [name]: limit };
    expect([limit, limit + 1].map((size) => served(from(parts(size), { limits })))).toEqual([true, false]);
  });
});
