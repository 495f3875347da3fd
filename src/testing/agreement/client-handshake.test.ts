import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ClientInputs } from '../reading/index.js';
import { compare, type Way } from './compare.js';
import { apart, changes, otherFields, type Parts, raw, shuffled, together, withField } from './fields.js';
import { engines, type Given, type Happening, linesOf, literally, Read, Run } from './sides.js';
import { inputs, manyInputs, replyTo } from './sound.js';
import { cut, mutated, mutation, seed, textFrame } from './streams.js';

const probe = textFrame('é');
const asking: ClientInputs = { ...inputs, protocol: 'Chat/2 x' };
const kinds = ['client', 'webSocket'] as const;
type Kind = (typeof kinds)[number];

/** A reply as it is changed, then a frame, a message of the script's and its close(): whoever loses step shows it. */
function told(
  kind: Kind,
  change: (reply: Parts) => Parts | Uint8Array,
  given: Given = {},
  cuts: readonly number[] = [],
  ways?: readonly Way[],
): string[] {
  const asked = given.inputs ?? inputs;
  return compare(
    kind,
    { ...given, inputs: asked },
    (request = new Uint8Array()) => {
      const changed = change(apart(replyTo(request, asked, given.choices)));
      const bytes = changed instanceof Uint8Array ? changed : together(changed);
      return [{ bytes: cut(Buffer.concat([bytes, probe]), cuts) }, { send: '€' }, 'close', 'timeout'];
    },
    ways,
  );
}

const established = (lines: readonly string[]) => lines.includes('established {}');

describe.each(kinds)('%s: the opening handshake is sent and its answer read as the text says', (kind) => {
  test.each(manyInputs)('to $host:$port, secure: $secure', (asked) => {
    for (const choices of [{}, literally]) {
      for (let number = 0; number < 4; number += 1) {
        expect(established(told(kind, (reply) => reply, { inputs: asked, choices, seed: `${seed}.${number}` }))).toBe(true);
      }
    }
  });

  test(`with the fields of the reply in any order, and others between them (HIXIE76_SEED=${seed})`, () => {
    const property = fc.property(shuffled(7), fc.constantFrom(...otherFields.slice(0, 8)), (order, other) => {
      const lines = told(
        kind,
        ({ fields, ...rest }) => ({ ...rest, fields: order.flatMap((at) => [...fields, other, other][at] ?? []) }),
        { inputs: asking, seed: String(order) },
      );
      expect(established(lines)).toBe(true);
    });
    fc.assert(property, { seed, numRuns: 20 });
  });

  test.each(Object.keys(changes))('where a field is changed: %s', (name) => {
    const change = changes[name] ?? (() => []);
    for (const field of ['Upgrade', 'Connection', 'Sec-WebSocket-Location', 'Sec-WebSocket-Origin', 'Sec-WebSocket-Protocol']) {
      for (const choices of [{}, { ...literally, 'client.origin.compare': 'valueLowered' } as const]) {
        told(kind, (reply) => withField(reply, field, change), { inputs: asking, choices });
      }
    }
    const unasked = (reply: Parts) => ({ ...reply, fields: [...reply.fields, 'Sec-WebSocket-Protocol: unasked'] });
    told(kind, (reply) => withField(unasked(reply), 'Sec-WebSocket-Protocol', change));
  });

  test('where several cookies come, which are kept in their order', () => {
    const cookies = ['Set-Cookie: a=1', 'Set-Cookie2: b=2', 'Set-Cookie: a=3'];
    for (const choices of [{}, literally]) {
      const lines = told(kind, (reply) => ({ ...reply, fields: [...cookies, ...reply.fields] }), { choices });
      expect(lines.filter((line) => line.startsWith('cookie '))).toHaveLength(3);
    }
  });

  test('where fields come that nobody asked for, before and behind the others, cookies among them', () => {
    for (const choices of [{}, literally]) {
      for (const field of otherFields) {
        told(kind, (reply) => ({ ...reply, fields: [field, ...reply.fields] }), { choices });
        told(kind, (reply) => ({ ...reply, fields: [...reply.fields, field, field] }), { choices, inputs: asking });
        // The cookie of a server that fails in the end.
        told(kind, (reply) => ({ ...reply, fields: [...reply.fields, field], body: reply.body.map((byte) => byte ^ 1) }), {
          choices,
        });
      }
    }
  });

  test.each([
    'HTTP/1.1 101 OK',
    ' 101 ',
    '  101 ',
    ' 101',
    'x 101  ',
    'HTTP/1.1 101',
    'HTTP/1.1  101 ',
    'a b 101 c',
    ' 101 \r',
    '\r 101 x',
    raw('é 101 é'),
    'x 1O1 y',
    'x 0101 y',
    'x 10 y',
    'x  y',
    'x 100 y',
    'x 200 y',
    'x 407 y',
    'x 102 y',
    'x 201 y',
    ' \xb9\xb0\xb9 ',
    '\xff 101 \0',
    'x\t101\ty',
    'HTTP/1.1\t101 x y',
  ])('whose status line is %j', (first) => {
    told(kind, (reply) => ({ ...reply, first }));
  });

  test.each(['', ' ', '101', ' 101 \n', ' 101 \r\r\n', '\n', '\r\n', ' 101 x\n', '  \r\n', ' 1 \r\n', 'x 101  \n\r'])(
    'which begins with %j',
    (begin) => {
      told(kind, (reply) => Buffer.concat([Buffer.from(begin, 'latin1'), together(reply)]));
    },
  );

  test('whose 16 bytes are wrong in one bit, wherever', () => {
    for (let at = 0; at < 16; at += 1) {
      const wrong = ({ body, ...rest }: Parts) => ({
        ...rest,
        body: body.map((byte, index) => (index === at ? byte ^ 0x80 : byte)),
      });
      expect(established(told(kind, wrong))).toBe(false);
    }
  });

  test('in two pieces, wherever it is cut, and byte by byte', () => {
    for (let at = 0; at <= 250; at += 1)
      expect(established(told(kind, (reply) => reply, { inputs: asking }, [at], ['compiled']))).toBe(true);
    expect(established(told(kind, (reply) => reply, { inputs: asking }, [...Array(250).keys()], ['compiled']))).toBe(true);
  });

  test('as far as it comes before TCP closes, time is up, or the script closes', () => {
    for (let length = 0; length <= 250; length += 9) {
      for (const end of ['timeout', 'tcpClosed', 'close'] as const) {
        compare(kind, {}, (request = new Uint8Array()): Happening[] => {
          const reply = replyTo(request, inputs);
          return [
            { bytes: [reply.subarray(0, length)] },
            end,
            { send: 'x' },
            { bytes: [reply.subarray(length), probe] },
            'timeout',
          ];
        });
      }
    }
  });

  test(`with changes by chance (HIXIE76_SEED=${seed})`, () => {
    const property = fc.property(
      fc.array(mutation, { minLength: 1, maxLength: 3 }),
      fc.array(fc.nat(), { maxLength: 2 }),
      fc.boolean(),
      (all, cuts, isLiteral) => {
        told(
          kind,
          (reply) => all.reduce(mutated, together(reply)),
          { inputs: asking, choices: isLiteral ? literally : {} },
          cuts,
        );
      },
    );
    fc.assert(property, { seed, numRuns: 60 });
  });

  test('after a 407 it is sent once more, on the same machine, and its answer read as if it were the first', () => {
    const proxied: ClientInputs = { ...asking, cookies: ['Cookie: first=1'] };
    for (const [name, engine] of Object.entries(engines)) {
      for (const refusal of ['x 407 y', `HTTP/1.1 407 ${'no '.repeat(2_700)}`]) {
        const first = new Run(
          kind,
          engine,
          { inputs: proxied, seed: name, choices: { 'client.proxy.auth': 'retry' } },
          'Basic YTpi',
        );
        const [before, request] = [first.acts.length, first.sent];
        new Read({ inputs: proxied }, request);
        first.happen({ bytes: [Buffer.from(`${refusal}\r\nProxy-Authenticate: Basic realm="x"\r\n\r\n`)] });
        expect(first.acts).toHaveLength(before);
        const authorized = { ...asking, cookies: ['Cookie: second=2', 'Proxy-Authorization: Basic YTpi'] };
        first.open(['Cookie: second=2']);
        const again = Uint8Array.from(first.sent.subarray(request.length));
        const read = new Read({ inputs: authorized }, again);
        for (const happening of [{ bytes: [replyTo(again, asking), probe] }, { send: 'x' }, 'close', 'timeout'] as const) {
          first.happen(happening);
          read.happen(happening);
        }
        expect(linesOf(first.acts.slice(before)), name).toEqual(linesOf(read.acts));
      }
    }
  });
});

describe.each(kinds)('%s: the client takes as much as its limits say, and not a byte more', (kind) => {
  const more = (reply: Parts, fields: readonly string[]) => ({ ...reply, fields: [...fields, ...reply.fields] });
  const sizeOf = (fields: readonly string[]) => fields.reduce((sum, line) => sum + line.length + 2, 0);
  /** What exactly fits a limit, and what is one more. */
  const atLimit: [string, number, (reply: Parts, size: number) => Parts][] = [
    ['line', 8192, (reply, size) => ({ ...reply, first: `x 101 ${'y'.repeat(size - 8)}` })],
    ['line', 40, (reply, size) => ({ ...reply, first: `x 101 ${'\r'.repeat(size - 8)}` })],
    ['name', 256, (reply, size) => more(reply, [`${'n'.repeat(size)}: v`])],
    ['name', 30, (reply, size) => more(reply, [`${'N'.repeat(size)}:`])],
    ['value', 16_384, (reply, size) => more(reply, [`X: ${'v'.repeat(size)}`])],
    ['value', 50, (reply, size) => more(reply, [`X:${'v'.repeat(size)}`, 'Y: z'])],
    ['fields', 100, (reply, size) => more(reply, Array<string>(size - reply.fields.length).fill('X: y'))],
    ['fields', 7, (reply, size) => more(reply, Array<string>(size - reply.fields.length).fill('X:'))],
    [
      'bytes',
      65_536,
      (reply, size) =>
        more(reply, [
          ...Array<string>(6).fill(`X: ${'v'.repeat(10_000)}`),
          `X: ${'v'.repeat(size - sizeOf(reply.fields) - 60_035)}`,
        ]),
    ],
    ['bytes', 400, (reply, size) => more(reply, [`X: ${'v'.repeat(size - sizeOf(reply.fields) - 5)}`])],
  ];
  test.each(atLimit)('%s: %d', (name, limit, change) => {
    const defaults = { line: 8192, name: 256, value: 16_384, fields: 100, bytes: 65_536 };
    const limits = defaults[name as 'line'] === limit ? {} : { [name]: limit };
    expect([limit, limit + 1].map((size) => established(told(kind, (reply) => change(reply, size), { limits })))).toEqual([
      true,
      false,
    ]);
  });
});

describe('Whatever chance decides, a request is one that the text allows', () => {
  test('for 100 seeds, with default and literal keys, ws and wss', () => {
    const [spaces, characters, orders] = [new Set<number>(), new Set<string>(), new Set<string>()];
    for (let number = 0; number < 100; number += 1) {
      for (const choices of [{}, { 'client.key.edgeSpaces': 'anywhere' } as const]) {
        const given = { choices, inputs: manyInputs[number % manyInputs.length] ?? inputs, seed: `${seed}/${number}` };
        const run = new Run('client', engines.interpreter, given);
        const read = new Read(given, run.sent);
        expect(linesOf(run.acts)).toEqual(linesOf(read.acts));
        const { draws } = read.side as unknown as {
          draws: { key1: { spaces: number; characters: { character: string }[] }; order: number[] };
        };
        spaces.add(draws.key1.spaces);
        for (const { character } of draws.key1.characters) characters.add(character);
        orders.add(String(draws.order));
      }
    }
    expect(spaces.size).toBe(12);
    expect(characters.size).toBe(15 + 69);
    expect(orders.size).toBeGreaterThan(90);
  });
});
