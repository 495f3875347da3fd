/** Every policy of spec/policies that somebody can choose: each option makes a difference, and the default is what happens. */
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { type MachineEvent, server, webSocket } from '../../machines/index.js';
import {
  askingClient,
  drawsOf,
  establishedServer,
  type Given,
  golden,
  lines,
  replyFields,
  requestFields,
  requestLine,
  statusLine,
  Trial,
  text,
} from '../../machines/testing.js';
import { type Policies, policies } from '../../spec/index.js';
import { FF00, KEY3, RESPONSE } from '../testing/handshakes.js';
import { openssl, testWith } from '../testing/peers/index.js';
import { configured } from './testing/configured.js';
import { sizes, waits } from './testing/limits.js';

const task: MachineEvent = { type: 'TASK' };

/** A client that reads this answer to its handshake: the step that refuses it, or `established`. */
function answered(answer: string, given: Given): string {
  const trial = askingClient(given).read(answer);
  return trial.has('ESTABLISHED') ? 'established' : (trial.refusedBy ?? 'waits');
}

/** A WebSocket object whose connection is established and whose task for that has not run. */
function object(given: Given): Trial {
  const random = { seed: '', script: drawsOf(golden('overview')), drawn: 0 };
  const trial = new Trial(webSocket, { random, scriptOrigin: 'http://example.com', ...given });
  trial.tell({ type: 'CONSTRUCT', url: 'ws://example.com/demo', protocol: null }, { type: 'TURN' }, { type: 'TCP_OPENED' });
  return trial.read(statusLine, replyFields(), RESPONSE);
}

const readyStateOf = (trial: Trial) => String((trial.variables as { readyState: number }).readyState);

/** A server that is asked with these fields: the step that refuses it, or all that it sends. */
function reply(given: Given, changes: Record<string, string | undefined> = {}, ...more: string[]): string {
  const trial = new Trial(server, given).tell({ type: 'ACCEPT' }).read(requestLine, requestFields(changes, ...more), KEY3);
  return trial.refusedBy ?? trial.sent;
}

/** A server before key3: the step that refuses these fields, or whether it has sent its own. */
function sentBefore(given: Given, fields: string): string {
  const trial = new Trial(server, given).tell({ type: 'ACCEPT' }).read(requestLine, fields);
  return trial.refusedBy ?? (trial.sent.endsWith('\r\n\r\n') ? 'fields' : 'nothing');
}

/** Likewise, only whether it is served. */
const served = (...asked: Parameters<typeof reply>) => (reply(...asked).startsWith('HTTP') ? 'served' : 'aborted');

/** A field of a reply. */
const fieldOf = (name: string, all: string) => new RegExp(`\r\n${name}: (.*)\r\n`).exec(all)?.[1] ?? 'none';

/** The answer to two numbers, big-endian, and the key3 of these tests. */
function digest(...numbers: [number, number]): string {
  const bytes = Buffer.alloc(8);
  for (const [index, number] of numbers.entries()) bytes.writeUInt32BE(number, 4 * index);
  return text(createHash('md5').update(bytes).update(KEY3, 'latin1').digest());
}

/** The numbers of the worked example: digits divided by spaces. */
const [FIRST, SECOND] = [829_309_203, 259_970_620] as const;

const service = { hosts: ['example.com'], origins: ['http://example.com'], resources: null, protocols: ['sample'] };

interface Proof {
  /** What is seen under these policies. */
  sees(given: Given): string;
  /** What the text, and the words of the policy, want to be seen by option. */
  wanted: Readonly<Record<string, string>>;
}

const key = (value: string) => ({ 'Sec-WebSocket-Key1': value });
const last16 = (all: string) => (all.startsWith('HTTP') ? all.slice(-16) : all);

const proofs: Readonly<Partial<Record<keyof Policies, Proof>>> = {
  'api.closingTask.afterClosed': {
    sees: (given) => readyStateOf(object(given).tell(task, { type: 'TCP_CLOSED' }, { type: 'CLOSE_CALLED' }, task, task)),
    wanted: { literal: '2', suppressed: '3' },
  },
  'api.openTask.afterClose': {
    sees: (given) => readyStateOf(object(given).tell({ type: 'CLOSE_CALLED' }, task)),
    wanted: { literal: '1', suppressed: '2' },
  },
  'client.cookie.when': {
    sees: (given) => String(askingClient(given).read(statusLine, replyFields({}, 'Set-Cookie: a=b')).has('SET_COOKIE')),
    wanted: { inOrder: 'true', whenEstablished: 'false' },
  },
  'client.field.emptyValueNoSpace': {
    sees: (given) => answered(statusLine + replyFields({}, 'X-Empty:') + RESPONSE, given),
    wanted: { toLF: 'established', literalFail: '10.3.4.3.1#36b' },
  },
  'client.key.edgeSpaces': {
    // The first draw puts the space behind the digit; a second one, if it is made, does not.
    sees: (given) => {
      const script = [0, 0, 5, 5, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
      return fieldOf('Sec-WebSocket-Key1', askingClient({ ...given, random: { seed: '', script, drawn: 0 } }).sent);
    },
    wanted: { anywhere: '!5 ', inside: '! 5' },
  },
  'client.location.compare': {
    sees: (given) => answered(statusLine + replyFields({ 'Sec-WebSocket-Location': 'ws://EXAMPLE.com/demo' }) + RESPONSE, given),
    wanted: { exact: '10.3.4.3.1#41d', hostInsensitive: 'established' },
  },
  'client.origin.compare': {
    sees: (given) => answered(statusLine + replyFields({ 'Sec-WebSocket-Origin': 'http://EXAMPLE.com' }) + RESPONSE, given),
    wanted: { originLowered: '10.3.4.3.1#41c', valueLowered: 'established' },
  },
  'client.proxy.auth': {
    sees: (given) => {
      const asks = lines('HTTP/1.1 407 x', 'Proxy-Authenticate: Basic', '');
      const trial = askingClient({ ...given, credentials: 'Basic YTpi' })
        .forget()
        .read(asks);
      return (
        trial.refusedBy ??
        trial.told
          .map(({ type }) => type)
          .filter((type) => type.endsWith('_TCP'))
          .join()
      );
    },
    wanted: { fail: '10.3.4.3.1#31p2', retry: 'CLOSE_TCP,OPEN_TCP' },
  },
  'client.upgrade.case': {
    sees: (given) => answered(statusLine + replyFields({ Upgrade: 'websocket' }) + RESPONSE, given),
    wanted: { exact: '10.3.4.3.1#41a', insensitive: 'established' },
  },
  'number.byteOrder': {
    // The client's side of it has the worked examples, the server's this: 1 is 00 00 00 01 or 01 00 00 00.
    sees: (given) => last16(reply(given, { ...key('! 1'), 'Sec-WebSocket-Key2': '! 2' })),
    wanted: { big: digest(1, 2), little: digest(0x01_00_00_00, 0x02_00_00_00) },
  },
  'server.check.connection': {
    sees: (given) => served(given, { Connection: 'keep-alive, Upgrade' }),
    wanted: { abort: 'aborted', ignore: 'served' },
  },
  'server.check.host': {
    sees: (given) => served({ ...given, service }, { Host: 'example.org' }),
    wanted: { abort: 'aborted', ignore: 'served' },
  },
  'server.check.origin': {
    sees: (given) => served({ ...given, service }, { Origin: 'http://example.org' }),
    wanted: { abort: 'aborted', ignore: 'served' },
  },
  'server.check.protocolUnknown': {
    sees: (given) => served({ ...given, service }, { 'Sec-WebSocket-Protocol': 'other' }),
    wanted: { abort: 'aborted', ignore: 'served' },
  },
  'server.check.upgrade': {
    sees: (given) => served(given, { Upgrade: 'h2c' }),
    wanted: { abort: 'aborted', ignore: 'served' },
  },
  'server.check.utf8': {
    sees: (given) => served(given, {}, 'X-A: \xff'),
    wanted: { abort: 'aborted', accept: 'served' },
  },
  'server.field.duplicate': {
    // 12 by one space, 36 by one space, or 1236 by three or by two.
    sees: (given) => last16(reply(given, key('1 2'), 'Sec-WebSocket-Key1: 3 6')),
    wanted: {
      abort: '10.3.4.4.1#f',
      first: digest(12, SECOND),
      last: digest(36, SECOND),
      joined: digest(412, SECOND),
      joinedTight: digest(618, SECOND),
    },
  },
  'server.field.space': {
    sees: (given) => served(given, {}, 'X-A:b'),
    wanted: { optional: 'served', required: 'aborted' },
  },
  'server.frame.unknownType': {
    sees: (given) => {
      const trial = establishedServer(given).read('\x80\x01a\x00hi\xff');
      return trial.has('CLOSE_TCP') ? 'closed' : trial.messages.join();
    },
    wanted: { process: 'hi', disconnect: 'closed' },
  },
  'server.key.noDigits': {
    sees: (given) => last16(reply(given, key('! !'))),
    wanted: { abort: '10.3.4.4.2#4', zero: digest(0, SECOND) },
  },
  'server.key.overflow': {
    // 4294967299 is 2^32 and 3.
    sees: (given) => last16(reply(given, key('! 4294967299'))),
    wanted: { abort: '10.3.4.4.2#7', modulo: digest(3, SECOND) },
  },
  'server.location.case': {
    sees: (given) => fieldOf('Sec-WebSocket-Location', reply(given, { Host: 'EXAMPLE.com' })),
    wanted: { lower: 'ws://example.com/demo', asSent: 'ws://EXAMPLE.com/demo' },
  },
  'server.onClientClose': {
    sees: (given) => {
      const trial = establishedServer(given).read(FF00);
      return `${Buffer.from(trial.sent, 'latin1').toString('hex')} ${trial.has('CLOSE_TCP') ? 'closed' : 'open'}`;
    },
    wanted: { ackAndWait: 'ff00 open', ackAndClose: 'ff00 closed', closeOnly: ' closed', nothing: ' open' },
  },
  'server.refusal.timing': {
    sees: (given) => sentBefore(given, requestFields({ 'Sec-WebSocket-Key2': undefined })),
    wanted: { atFields: '10.3.4.4.2#5p3', afterKey3: 'nothing' },
  },
  'server.reply.timing': {
    sees: (given) => sentBefore(given, requestFields()),
    wanted: { afterKey3: 'nothing', fieldsFirst: 'fields' },
  },
  'server.sendAfterClientTerminated': {
    // Behind its own FF 00 it sends nothing in any case.
    sees: (given) => {
      const silent = { ...given, policies: { ...given.policies, 'server.onClientClose': 'nothing' } } as Given;
      return establishedServer(silent).read(FF00).tell({ type: 'SEND_STRING', data: 'late' }).sent;
    },
    wanted: { stop: '', continue: '\x00late\xff' },
  },
  'server.subprotocol': {
    sees: (given) => fieldOf('Sec-WebSocket-Protocol', reply({ ...given, service }, { 'Sec-WebSocket-Protocol': 'sample' })),
    wanted: { echo: 'sample', none: 'none' },
  },
};

const chosenBy = (wanted: RegExp) => policies.filter(({ chosenBy }) => wanted.test(chosenBy));

test('each policy that can be chosen is looked at here, and no other', () => {
  const names = (wanted: RegExp) => chosenBy(wanted).map(({ name }) => name as string);
  expect(Object.keys(proofs).sort()).toEqual(names(/^policies$/).sort());
  expect(Object.keys(configured).sort()).toEqual(names(/^create/).sort());
  const limits = chosenBy(/^limits$/).flatMap(({ name, values }) =>
    values ? Object.keys(values).map((each) => `${name}.${each}`) : [name],
  );
  expect([...Object.keys(sizes), ...Object.keys(waits)].sort()).toEqual(limits.sort());
});

describe.each(chosenBy(/^policies$/))('$name', ({ name, options, default: byDefault }) => {
  const { sees, wanted } = proofs[name as keyof Policies] as Proof;

  test('every option that our side takes is looked at, and they can be told apart', () => {
    expect(Object.keys(wanted).sort()).toEqual(
      options
        .filter(({ judged }) => !judged)
        .map((option) => option.name)
        .sort(),
    );
    expect(new Set(Object.values(wanted)).size).toBe(Object.keys(wanted).length);
  });

  test.each(Object.keys(wanted))('%s makes its difference', (option) => {
    expect(sees({ policies: { [name]: option } })).toBe(wanted[option]);
  });

  test(`the default, ${byDefault}, is what happens`, () => {
    expect(sees({})).toBe(wanted[byDefault as string]);
  });
});

describe.each(chosenBy(/^create/))('$name, by $chosenBy', ({ name, options, default: byDefault }) => {
  const { by, wanted } = configured[name] as (typeof configured)[string];

  test('every option is looked at, and they can be told apart', () => {
    expect(Object.keys(by).sort()).toEqual(options.map((option) => option.name).sort());
    expect(new Set(Object.values(wanted)).size).toBe(options.length);
  });

  const testThis = name.includes('tls') ? testWith(openssl) : test;
  for (const option of Object.keys(by)) {
    testThis(`${option} makes its difference`, async () => {
      expect(await by[option]?.(true)).toBe(wanted[option]);
    });
  }

  testThis(`the default, ${byDefault}, is what happens where nothing is said`, async () => {
    expect(await by[byDefault as string]?.(false)).toBe(wanted[byDefault as string]);
  });
});

describe.each(Object.entries(sizes))('%s', (name, { value, fits }) => {
  test(`by default ${value} are taken, and no more`, () => {
    expect([fits({}, value), fits({}, value + 1)]).toEqual([true, false]);
  });

  test('another limit is kept to, and none is none', () => {
    // The reply of a server waits to be sent, too.
    const size = name === 'server.send.bufferLimit' ? 1000 : 40;
    expect([fits({ [name]: size }, size), fits({ [name]: size }, size + 1)]).toEqual([true, false]);
    expect(fits({ [name]: Number.POSITIVE_INFINITY }, value + 1)).toBe(true);
  });
});

describe.each(Object.entries(waits))('%s', (name, { value, waited }) => {
  test.each([
    [{}, value],
    [{ [name]: 77 }, 77],
    [{ [name]: Number.POSITIVE_INFINITY }, Number.POSITIVE_INFINITY],
  ])('with the limits %j it waits %d milliseconds', async (limits, milliseconds) => {
    expect(await waited(limits)).toBe(milliseconds);
  });
});

// Not chosen by anybody, but stated: what a message just before FF 00 meets (the text leaves it open).
test('client.echoRace: behind a message and FF 00 in one segment comes FF 00, and no echo', () => {
  const trial = object({}).tell(task).forget().read('\x00hi\xff', FF00).tell(task);
  expect(trial.all('FIRE').map(({ task: fired }) => fired)).toEqual([{ kind: 'message', data: 'hi' }]);
  trial.tell({ type: 'SEND_CALLED', data: 'hi' });
  expect([trial.sent, trial.all('RETURN')]).toEqual([FF00, [{ type: 'RETURN', value: false }]]);
  expect(policies.find(({ name }) => name === 'client.echoRace')?.default).toBe('notEchoed');
});

test('the worked example has the numbers that these tests count on', () => {
  expect(digest(FIRST, SECOND)).toBe(RESPONSE);
});
