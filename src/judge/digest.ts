/** What a client's keys say, and what the server of the text answers them with. */
import { type Policies, policyDefaults } from '../../spec/index.js';
import { byteEvents } from './bulk.js';
import { partsOf } from './client-key.js';
import { roles } from './role.js';

/** The number that a key says (10.3.4.4.2, steps 4 to 7), below 2 to the 32nd; a key that is none says one all the same. */
export function numberOf(key: string): number {
  const { digits, spaces } = partsOf(key);
  return Number(BigInt.asUintN(32, BigInt(digits) / BigInt(Math.max(1, spaces))));
}

/** The sixteen bytes with which the server's machine answers keys, each replaced by a sound one that says the same number. */
export function digestOf(keys: readonly string[], key3: Uint8Array, byteOrder: Policies['number.byteOrder']): Buffer {
  const { interpreter } = roles.server;
  const sound = keys.map((key, index) => `Sec-WebSocket-Key${index + 1}: ${numberOf(key)} x`);
  const lines = ['GET / HTTP/1.1', 'Host: a', 'Origin: http://a', 'Upgrade: WebSocket', 'Connection: Upgrade', ...sound];
  const request = Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`), key3]);
  const begun = interpreter.begin({ policies: { ...policyDefaults, 'number.byteOrder': byteOrder } });
  const { effects } = interpreter.pass(begun, [{ type: 'ACCEPT' }, ...byteEvents(request)]);
  const sent = effects.flatMap((each) => (each.type === 'SEND' ? [each.bytes] : []));
  return Buffer.from(sent.at(-1) ?? []);
}
