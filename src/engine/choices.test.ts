import { expect, test } from 'vitest';
import { type MachineEvent, server } from '../../machines/index.js';
import { everyWay } from './choices.js';
import { Interpreter } from './interpreter.js';

const interpreter = new Interpreter(server);
const established = { established: true };
const begin = () => {
  const position = interpreter.begin(established);
  return interpreter.pass(position, [{ type: 'ESTABLISHED' }]).position;
};
const bytes = (...values: number[]): MachineEvent[] => values.map((byte) => ({ type: 'BYTE', byte }));

test('a text frame asks for no policy: there is one way', () => {
  const ways = everyWay(interpreter, begin(), bytes(0x00, 0x61, 0xff), {});
  expect(ways.map(({ decided }) => decided)).toEqual([{}]);
});

test('FF 00 goes as many ways as there are options for an unknown type and for a client that closes', () => {
  const ways = everyWay(interpreter, begin(), bytes(0xff, 0x00), {});
  expect(ways.map(({ decided }) => Object.values(decided).join(' ')).sort()).toEqual(
    ['disconnect', 'process ackAndClose', 'process ackAndWait', 'process closeOnly', 'process nothing'].sort(),
  );
});

test('what was decided before is not asked again', () => {
  const ways = everyWay(interpreter, begin(), bytes(0xff, 0x00), {
    'server.frame.unknownType': 'process',
    'server.onClientClose': 'nothing',
  });
  expect(ways).toHaveLength(1);
});
