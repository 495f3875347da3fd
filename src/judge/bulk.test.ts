import { expect, test } from 'vitest';
import { client, type Effect, type Machine, server } from '../../machines/index.js';
import { limitDefaults } from '../../spec/index.js';
import { type Decided, everyWay, Interpreter, type Position } from '../engine/index.js';
import { byteEvents, take } from './bulk.js';

/** Numbers that look random and are the same each time. */
function* numbers(seed: number): Generator<number> {
  for (let state = seed; ; ) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    yield state / 2 ** 32;
  }
}

/** Frames of all kinds, sound or not. */
function stream(seed: number): Uint8Array {
  const chance = numbers(seed);
  const below = (limit: number) => Math.floor((chance.next().value as number) * limit);
  const frame = (): number[] => {
    const data = Array.from({ length: below(40) }, () => below(256));
    if (below(3) > 0) return [below(4) === 0 ? below(0x80) : 0, ...data.filter((byte) => byte !== 0xff), 0xff];
    return [0x80 + below(0x80), ...(below(2) === 0 ? [0x80] : []), data.length, ...data];
  };
  return Uint8Array.from(Array.from({ length: 30 }, frame).flat());
}

const UNLIMITED = Object.fromEntries(Object.keys(limitDefaults).map((name) => [name, Number.POSITIVE_INFINITY]));

const decided: Decided = { 'server.frame.unknownType': 'process', 'server.onClientClose': 'nothing' };

function begin(machine: Machine): { interpreter: Interpreter; position: Position } {
  const interpreter = new Interpreter(machine);
  const position = interpreter.begin({ established: true, limits: UNLIMITED });
  return { interpreter, position: interpreter.pass(position, [{ type: 'ESTABLISHED' }]).position };
}

test.each([
  ['server', server],
  ['client', client],
])('in bulk a %s reads what its machine reads byte by byte', (_, machine) => {
  const { interpreter, position } = begin(machine);
  let messages = 0;
  for (let seed = 1; seed <= 60; seed += 1) {
    const bytes = stream(seed);
    for (const size of [bytes.length, 7, 1]) {
      let led = { position, effects: [] as unknown[] };
      for (let at = 0; at < bytes.length; at += size) {
        const next = take(interpreter, led.position, bytes.subarray(at, at + size), decided);
        led = { position: next.position, effects: [...led.effects, ...next.effects] };
      }
      const [alone] = everyWay(interpreter, position, byteEvents(bytes), decided);
      expect(led.effects).toEqual(alone?.effects);
      expect(plain(led.position)).toEqual(plain(alone?.position as Position));
    }
    messages += bytes.filter((byte) => byte === 0xff).length;
  }
  expect(messages).toBeGreaterThan(100);
});

test('text is held against a limit byte by byte, whatever other limits there are', () => {
  const interpreter = new Interpreter(server);
  const begun = interpreter.begin({ established: true, limits: { ...UNLIMITED, 'server.limit.message': 3 } });
  const { position } = interpreter.pass(begun, [{ type: 'ESTABLISHED' }]);
  const { effects } = take(interpreter, position, Uint8Array.of(0x00, 0x61, 0x61, 0x61, 0x61), decided);
  expect(effects).toContainEqual({ type: 'CLOSE_TCP' });
});

test('what depends on a policy is left to whoever decides it', () => {
  const { interpreter, position } = begin(server);
  const bytes = Uint8Array.of(0x00, 0x61, 0xff, 0x00, 0xff, 0x80, 0x00);
  expect(take(interpreter, position, bytes, {})).toMatchObject({ count: 5, effects: [{ data: 'a' }, { data: '' }] });
});

test('what something may be made of is left to whoever makes it', () => {
  const { interpreter, position } = begin(server);
  const isMessage = (effects: readonly Effect[]) => effects.some(({ type }) => type === 'MESSAGE_RECEIVED');
  const { count, effects, position: reached } = take(interpreter, position, Uint8Array.of(0x00, 0x61, 0xff, 0x00), {}, isMessage);
  expect({ count, effects }).toEqual({ count: 2, effects: [] });
  const [way] = everyWay(interpreter, reached, byteEvents(Uint8Array.of(0xff)), {});
  expect(way?.effects).toMatchObject([{ data: 'a' }]);
});

function plain({ states, context }: Position): object {
  const { policies, ...variables } = context;
  return {
    states,
    variables: JSON.parse(JSON.stringify(variables, (_, value) => (typeof value === 'bigint' ? `${value}n` : value))),
  };
}
