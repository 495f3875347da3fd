import { challengeOf, fingerprint } from './challenge.js';
import type { Choices } from './choices.js';
import { Refused } from './input.js';
import type { Request } from './server-request.js';
import { hostport } from './server-values.js';
import { encodeUtf8, lower } from './text.js';
import { constructUrl } from './url.js';

/** The bytes of the server's opening handshake (10.3.4.4.2). Throws {@link Refused} where it aborts. */
export function serverReply({ resourceName, fields, key3 }: Request, secure: boolean, choices: Choices): number[] {
  // 2a, 2b, 2c, 2d: policy server.location, the client's own URL
  const asked = hostport(fields.get('host') ?? '') ?? { host: '', port: undefined };
  const host = choices['server.location.case'] === 'lower' ? lower(asked.host) : asked.host;
  const port = asked.port ?? (secure ? 443 : 80);
  const origin = fields.get('origin') ?? ''; // 2e, 2f
  const subprotocol = fields.get('sec-websocket-protocol');
  // 2g, 2h: a key that is not there has no spaces
  const key1 = fields.get('sec-websocket-key1') ?? '';
  const key2 = fields.get('sec-websocket-key2') ?? '';
  const location = constructUrl({ host, port, resourceName, secure }); // 3
  const part1 = partOf(key1, choices); // 4 to 7
  const part2 = partOf(key2, choices);
  const challenge = challengeOf(part1, part2, key3, choices['number.byteOrder']); // 8
  const response = fingerprint(challenge); // 9
  let lines = 'HTTP/1.1 101 WebSocket Protocol Handshake\r\n'; // 10
  lines += 'Upgrade: WebSocket\r\n'; // 11a, 11b
  lines += 'Connection: Upgrade\r\n';
  lines += `Sec-WebSocket-Location: ${location}\r\n`; // 11c
  lines += `Sec-WebSocket-Origin: ${origin}\r\n`; // 11d
  if (subprotocol !== undefined) lines += `Sec-WebSocket-Protocol: ${subprotocol}\r\n`; // 11e, 11ep2
  return [...encodeUtf8(lines), 0x0d, 0x0a, ...response]; // 12, 13
}

/** The number that a key stands for (4 to 7). */
export function partOf(key: string, choices: Choices): number {
  let digits = ''; // 4, E31
  for (const character of key) if (character >= '0' && character <= '9') digits += character;
  let spaces = 0n; // 5, 5p3
  for (const character of key) if (character === ' ') spaces += 1n;
  if (spaces === 0n) throw new Refused('a key without spaces');
  if (digits === '' && choices['server.key.noDigits'] === 'abort') throw new Refused('a key without digits');
  const number = BigInt(digits === '' ? '0' : digits);
  if (number % spaces !== 0n) throw new Refused('no integral multiple'); // 6, 6p2
  const part = number / spaces; // 7, 7p2, E16
  if (part > 0xffffffffn && choices['server.key.overflow'] === 'abort') throw new Refused('more than 32 bits');
  return Number(part % 0x100000000n);
}
