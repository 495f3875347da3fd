import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { items, revised } from '../../spec/index.js';
import {
  inRevision,
  list,
  type Machine,
  machines,
  machinesOf,
  REVISIONS,
  type Revision,
  type State,
  type Steps,
  stepsOf,
  transitionsFor,
} from '../index.js';
import {
  address,
  establishedServer,
  type Given,
  replyFields,
  requestFields,
  requestLine,
  statusLine,
  Trial,
} from '../testing.js';

type Parts = Readonly<Record<string, { step: Steps }>>;

const [FF00, PROBE] = ['\xff\x00', '\x00probe\xff'];
const machineOf = (revision: Revision, id: string) => machinesOf(revision)[id] as Machine;
const serverOf = (revision: Revision, given: Given = {}) => establishedServer(given, machineOf(revision, 'server'));

/** A client that has asked, by its seed. */
function asking(revision: Revision, given: Given = {}, seed = 'a'): Trial {
  const trial = new Trial(machineOf(revision, 'client'), { ...address, random: { seed, script: [], drawn: 0 }, ...given });
  return trial.tell({ type: 'ESTABLISH' }, { type: 'TURN' }, { type: 'TCP_OPENED' });
}

/** The 16 bytes that answer a client. */
function answerTo(trial: Trial): Buffer {
  const { number1, number2, key3 } = trial.variables as { number1: number; number2: number; key3: { view(): Uint8Array } };
  const numbers = Buffer.alloc(8);
  numbers.writeUInt32BE(number1);
  numbers.writeUInt32BE(number2, 4);
  return createHash('md5').update(numbers).update(key3.view()).digest();
}

function established(revision: Revision, id = 'client'): Trial {
  const given = { ...address, random: { seed: 'a', script: [], drawn: 0 } };
  const trial = new Trial(machineOf(revision, id), id === 'client' ? given : { ...given, scriptOrigin: address.origin });
  const begin =
    id === 'client'
      ? ({ type: 'ESTABLISH' } as const)
      : ({ type: 'CONSTRUCT', url: 'ws://example.com/demo', protocol: null } as const);
  trial.tell(begin, { type: 'TURN' }, { type: 'TCP_OPENED' }).read(statusLine, replyFields());
  return trial.read(answerTo(trial)).forget();
}

describe('every revision', () => {
  test.each(REVISIONS)('of %s: machines name items that it has, and no others', (revision) => {
    const ids = idsOf(revision);
    const cited = Object.values(machinesOf(revision))
      .flatMap(({ algorithms }) => algorithms)
      .flatMap((one) => {
        const states = Object.values<State>(one.states);
        const transitions = [one, ...states].flatMap((each) =>
          ['always', ...Object.keys(each.on ?? {})].flatMap((event) => transitionsFor(each, event)),
        );
        const parts = [...Object.values(one.guards as Parts), ...Object.values(one.actions as Parts)];
        expect([...states, ...parts].filter(({ step }) => stepsOf(step).length === 0)).toEqual([]);
        return [...states, ...transitions, ...parts].flatMap(({ step }) => [...stepsOf(step)] as string[]);
      });
    expect(cited.length).toBeGreaterThan(300);
    expect([...new Set(cited)].filter((id) => !ids.has(id))).toEqual([]);
  });

  test.each(REVISIONS)(
    'of %s: transitions lead to states that there are, and use guards and actions that there are',
    (revision) => {
      for (const one of Object.values(machinesOf(revision)).flatMap(({ algorithms }) => algorithms)) {
        for (const each of [one, ...Object.values<State>(one.states)]) {
          for (const { entry, exit } of [each as State]) {
            for (const name of [...list(entry), ...list(exit)]) expect(one.actions, one.id).toHaveProperty([name]);
          }
          for (const event of ['always', ...Object.keys(each.on ?? {})]) {
            for (const { guard, actions, target } of transitionsFor(each, event)) {
              if (guard !== undefined) expect(one.guards, one.id).toHaveProperty([guard]);
              for (const name of list(actions)) expect(one.actions, one.id).toHaveProperty([name]);
              if (target !== undefined) expect(one.states, one.id).toHaveProperty([target]);
            }
          }
        }
      }
    },
  );

  test('what does not differ from r4820 is the same object', () => {
    expect(machinesOf('r4820')).toBe(machines);
    for (const id of ['parseUrl', 'constructUrl', 'websocketConstructor'])
      expect(machineOf('r4819', id)).toBe((machines as Readonly<Record<string, Machine>>)[id]);
    for (const id of ['clientDataFraming', 'clientClosingHandshake', 'websocketClose', 'serverReadingHandshake'])
      expect(machineOf('r5065', id)).toBe((machines as Readonly<Record<string, Machine>>)[id]);
  });

  test('an item is found under the number that a revision gives it', () => {
    expect(inRevision('r4819', '10.3.4.3.2#p7')).toBe('10.3.4.3.2#p4');
    expect(inRevision('r4819', '10.3.4.3.2#C2')).toBeUndefined();
    expect(inRevision('r5065', '10.3.4.4.3#3.B4')).toBe('10.3.4.4.3#2.B4.3');
    expect(inRevision('r5065', '10.3.4.3.1#35')).toBeUndefined();
    expect(inRevision('r4820', '10.3.4.3.1#35')).toBe('10.3.4.3.1#35');
  });
});

/** r4819 and r5065 have what r4820 has, but for the changes. */
function idsOf(revision: Revision): ReadonlySet<string> {
  const own = items.flatMap(({ id }) => inRevision(revision, id) ?? []);
  const alone = revised.flatMap((each) =>
    each.changes.flatMap(({ from, to }) =>
      each.against === revision ? (from ?? []) : each.revision === revision ? (to ?? []) : [],
    ),
  );
  return new Set([...own, ...alone]);
}

describe('r4819 has no closing handshake', () => {
  test('10.3.4.3.2#3a.8: to a client FF 00 is an error, and the connection goes on', () => {
    const trial = established('r4819').read(FF00, PROBE);
    expect(trial.all('ERROR_DETECTED')).toHaveLength(1);
    expect([trial.messages, trial.sent, trial.has('CLOSED')]).toEqual([['probe'], '', false]);
  });

  test('10.3.4.4.3#3.B7: a server discards FF 00 like any frame with a length, and reads the next', () => {
    const trial = serverOf('r4819').read(FF00, PROBE);
    expect([trial.messages, trial.sent, trial.has('CLIENT_TERMINATED')]).toEqual([['probe'], '', false]);
  });

  test('10.3.4.5#p2: a server that wants to close closes TCP, and sends nothing before', () => {
    const trial = serverOf('r4819').tell({ type: 'TERMINATE' });
    expect([trial.sent, trial.has('CLOSE_TCP')]).toEqual(['', true]);
  });

  test('10.3.4.5#p2: before a connection is established an application has none to close', () => {
    const trial = new Trial(machineOf('r4819', 'server'), {}).tell({ type: 'ACCEPT' }, { type: 'TERMINATE' });
    expect([trial.sent, trial.has('CLOSE_TCP')]).toEqual(['', false]);
  });

  test('10.3.2#p8: close() closes TCP and sends nothing; readyState is CLOSED, which is 2, at once', () => {
    const trial = established('r4819', 'webSocket').tell({ type: 'TASK' }, { type: 'CLOSE_CALLED' });
    expect([trial.sent, trial.has('CLOSE_TCP')]).toEqual(['', true]);
    expect(trial.variables).toMatchObject({ readyState: 2 });
    expect(trial.tell({ type: 'CLOSE_CALLED' }).all('CLOSE_TCP')).toHaveLength(1);
  });

  test('10.3.3#p4: the close event is never clean', () => {
    const trial = established('r4819', 'webSocket').tell({ type: 'TASK' }, { type: 'TCP_CLOSED' }, { type: 'TASK' });
    expect(trial.all('FIRE').at(-1)?.task).toEqual({ kind: 'close', wasClean: false });
    expect(trial.variables).toMatchObject({ readyState: 2 });
  });

  test('10.3.3#p2: a message whose task runs after close() is dropped', () => {
    const trial = established('r4819', 'webSocket').tell({ type: 'TASK' }).read(PROBE);
    trial.tell({ type: 'CLOSE_CALLED' }, { type: 'TASK' }, { type: 'TASK' });
    expect(trial.all('FIRE').map(({ task }) => task.kind)).toEqual(['open', 'close']);
  });

  test('10.3.2#p7: what is sent after close() is not sent, and send() returns false', () => {
    const trial = established('r4819', 'webSocket').tell({ type: 'TASK' }, { type: 'CLOSE_CALLED' }).forget();
    expect(trial.tell({ type: 'SEND_CALLED', data: 'x' }).all('RETURN')).toEqual([{ type: 'RETURN', value: false }]);
    expect(trial.sent).toBe('');
  });
});

describe('r5065, a client', () => {
  test('10.3.4.3.1#22: keys have neither a space at their ends nor a digit too few', () => {
    for (let seed = 0; seed < 200; seed += 1) {
      const { key1, key2, product1, product2, spaces1, spaces2 } = asking('r5065', {}, String(seed)).variables as never as Record<
        string,
        string
      >;
      for (const [key = '', product, spaces] of [
        [key1, product1, spaces1],
        [key2, product2, spaces2],
      ]) {
        expect(key.trim()).toBe(key);
        expect([key.replace(/[^0-9]/g, ''), key.split(' ').length - 1]).toEqual([String(product), Number(spaces)]);
        expect(key.replace(/[0-9 ]/g, '')).toMatch(/^[!-/:-~]{1,12}$/);
      }
    }
  });

  test('10.3.4.3.1#p1: an origin with capitals is refused, and one without is sent as it is', () => {
    expect(asking('r5065', { origin: 'HTTP://example.com' }).refusedBy).toBe('10.3.4.3.1#p1');
    expect(asking('r4820', { origin: 'HTTP://example.com' }).refusedBy).toBeUndefined();
    expect(asking('r5065').sent).toContain('\r\nOrigin: http://example.com\r\n');
  });

  test.each([
    ['no space', 'X:value'],
    ['one space', 'X: value'],
    ['nothing', 'X:'],
    ['one space alone', 'X: '],
  ])('10.3.4.3.1#36a: %s behind the colon is as good', (_, line) => {
    const trial = asking('r5065').read(statusLine, `${line}\r\n`, replyFields());
    expect(trial.read(answerTo(trial)).has('ESTABLISHED')).toBe(true);
  });

  test('10.3.4.3.1#36a: of two spaces the second is of the value', () => {
    const trial = asking('r5065').read(statusLine, replyFields({ Upgrade: ' WebSocket' }));
    expect(trial.refusedBy).toBe('10.3.4.3.1#41a');
  });

  test('10.3.4.3.1#36c: a LF in a value fails, by the number that it has there', () => {
    expect(asking('r5065').read(statusLine, 'X: \n').refusedBy).toBe('10.3.4.3.1#36c');
  });
});

describe('r5065, a server', () => {
  test.each([0x01, 0x7f])('10.3.4.4.3#2.5: a text frame of type %d is no message', (type) => {
    expect(serverOf('r5065').read([type], 'hi\xff', PROBE).messages).toEqual(['probe']);
  });

  test.each([
    ['reservedType', [0x01], '10.3.4.4.3#2.1'],
    ['reservedType', [0xfe], '10.3.4.4.3#2.B1'],
    ['lengthByte', [0xff, 0x81], '10.3.4.4.3#2.B4.1'],
    ['lengthByte', [0x80, 0x01], '10.3.4.4.3#2.B4.1'],
  ])('server.frame.%s: at %j it may disconnect, or discard all that comes behind it (%s)', (policy, bytes) => {
    const by = (option: string) => serverOf('r5065', { policies: { [`server.frame.${policy}`]: option } }).read(bytes);
    expect(by('disconnect').has('CLOSE_TCP')).toBe(true);
    const deaf = by('terminate').read('x\xff', PROBE, FF00);
    expect([deaf.messages, deaf.sent, deaf.has('CLOSE_TCP')]).toEqual([[], '', false]);
    expect(deaf.variables).toMatchObject({ clientTerminated: true });
    expect(by('process').has('CLOSE_TCP')).toBe(false);
  });

  test.each([
    ['reservedType', [0x00]],
    ['reservedType', [0xff]],
    ['lengthByte', [0xff, 0x00]],
  ])('server.frame.%s: at %j it may not', (policy, bytes) => {
    const policies = { [`server.frame.${policy}`]: 'disconnect', 'server.onClientClose': 'nothing' } as const;
    expect(serverOf('r5065', { policies }).read(bytes).has('CLOSE_TCP')).toBe(false);
  });

  test('10.3.4.4.3#C2: a flag that is set so ends the wait of a server that terminates', () => {
    const trial = serverOf('r5065', { policies: { 'server.frame.reservedType': 'terminate' } }).tell({ type: 'TERMINATE' });
    expect([trial.sent, trial.has('CLOSE_TCP')]).toEqual([FF00, false]);
    expect(trial.read([0x01]).has('CLOSE_TCP')).toBe(true);
  });

  test('R5065-1: behind 80 81 00 it skips 128 bytes; read literally, none, and not even those of the length 1', () => {
    const bytes = ['\x80\x81\x00', 'a'.repeat(128), PROBE];
    expect(serverOf('r5065').read(...bytes).messages).toEqual(['probe']);
    const literal = { policies: { 'server.frame.lengthZero': 'skip' } } as const;
    expect(serverOf('r5065', literal).read('\x80\x81\x00', PROBE).messages).toEqual(['probe']);
    expect(serverOf('r5065', literal).read('\xff\x81\x00', PROBE).messages).toEqual(['probe']);
    expect(serverOf('r5065').read('\x80\x81\x00', PROBE).messages).toEqual([]);
  });

  test.each([FF00, '\xff\x80\x00'])('10.3.4.4.3#2.B5: %j is the closing frame by both readings', (bytes) => {
    for (const option of ['read', 'skip'] as const) {
      expect(serverOf('r5065', { policies: { 'server.frame.lengthZero': option } }).read(bytes).sent).toBe(FF00);
    }
  });

  test('10.3.4.4.2#2e: the origin that it sends is in lowercase', () => {
    const key3 = '\x5e\x6e\x3a\x64\x73\x5b\x34\x55';
    const asked = (revision: Revision) =>
      new Trial(machineOf(revision, 'server'))
        .tell({ type: 'ACCEPT' })
        .read(requestLine, requestFields({ Origin: 'HTTP://Example.com' }), key3);
    expect(asked('r5065').sent).toContain('Sec-WebSocket-Origin: http://example.com\r\n');
    expect(asked('r4820').sent).toContain('Sec-WebSocket-Origin: HTTP://Example.com\r\n');
  });
});

test.each([80, 443])('r5065, 10.3.2#2p2: port %d is not blocked, even where it is listed', (port) => {
  const call = { type: 'CONSTRUCT', url: `ws://example.com:${port}/`, protocol: null } as const;
  const asked = (revision: Revision) => new Trial(machineOf(revision, 'webSocket'), { blockedPorts: [80, 443] }).tell(call);
  expect(asked('r5065').has('THROW')).toBe(false);
  expect(asked('r4820').has('THROW')).toBe(true);
});
