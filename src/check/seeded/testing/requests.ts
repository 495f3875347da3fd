/** Faults of a client's request: section 10.3.4.3.1, steps 5 to 27. */
import { randomInt } from 'node:crypto';
import { clientOf, type Key, keyOf, SOUND_CLIENT } from './client.js';
import type { SeededClient } from './seeded.js';

/** A client whose request is changed. */
const asking = (pattern: RegExp | string, by: string) => clientOf({ request: (text) => text.replace(pattern, by) });

export const requests: Record<string, SeededClient> = {
  'asks for / whatever the URL says': {
    client: asking(/^GET \S+/, 'GET /'),
    steps: ['10.3.4.3.1#5p2'],
    says: /resource|path|request line/i,
    // The Location that it is answered with is not the one that it expects.
    severity: 'everybody',
  },
  'asks for an absolute URL': {
    client: asking(/^GET /, 'GET http://localhost'),
    steps: ['10.3.4.3.1#5p2'],
    says: /resource|path|request line|URL/i,
    severity: ['everybody', 'some'],
  },
  'writes HTTP/1.0': {
    client: asking('HTTP/1.1', 'HTTP/1.0'),
    steps: ['10.3.4.3.1#5p3'],
    says: /HTTP\/1\.1/,
    // Servers need not look at what is behind the second space.
    severity: 'harmless',
  },
  'writes Upgrade: websocket': {
    client: asking('Upgrade: WebSocket', 'Upgrade: websocket'),
    steps: ['10.3.4.3.1#7'],
    says: /Upgrade/,
    severity: 'harmless',
  },
  'writes the name connection in small letters': {
    client: asking('Connection:', 'connection:'),
    steps: ['10.3.4.3.1#8'],
    says: /Connection/,
    severity: 'harmless',
  },
  'writes Connection: keep-alive, Upgrade': {
    client: asking('Connection: Upgrade', 'Connection: keep-alive, Upgrade'),
    steps: ['10.3.4.3.1#8'],
    says: /Connection/,
    severity: ['everybody', 'some'],
  },
  'writes no space after Upgrade:': {
    client: asking('Upgrade: ', 'Upgrade:'),
    steps: ['10.3.4.3.1#7'],
    says: /Upgrade|space/,
    // Prose has a space there, the grammar does not need it (E11).
    severity: ['some', 'harmless'],
  },
  'names its host in capitals': {
    client: asking('Host: localhost', 'Host: LOCALHOST'),
    steps: ['10.3.4.3.1#10'],
    says: /Host|capital|lower/i,
    severity: ['some', 'harmless'],
  },
  'leaves the port out of Host': {
    client: asking(/(Host: localhost):\d+/, '$1'),
    steps: ['10.3.4.3.1#11'],
    says: /Host|port/i,
    severity: ['everybody', 'some'],
  },
  'writes :80 into Host, whatever its port': {
    client: asking(/(Host: localhost):\d+/, '$1:80'),
    steps: ['10.3.4.3.1#11'],
    says: /Host|port/i,
    severity: ['everybody', 'some'],
  },
  'sends no Host': {
    client: asking(/Host: .*\r\n/, ''),
    steps: ['10.3.4.3.1#12'],
    says: /Host/,
    severity: ['everybody', 'some'],
  },
  'sends no Origin': {
    client: asking(/Origin: .*\r\n/, ''),
    steps: ['10.3.4.3.1#13'],
    says: /Origin/,
    severity: ['everybody', 'some'],
  },
  'writes its origin in capitals': {
    client: asking('Origin: http://localhost', 'Origin: HTTP://LOCALHOST'),
    steps: ['10.3.4.3.1#13'],
    says: /Origin|capital|lower/i,
    severity: ['everybody', 'some'],
  },
  'sends its fields in one order': {
    client: clientOf({ order: (fields) => fields }),
    steps: ['10.3.4.3.1#24'],
    says: /order/i,
    severity: 'harmless',
  },
  'sends a message before the reply': {
    client: clientOf({ early: '\0early\xff' }),
    steps: ['10.3.4.3.2#p3'],
    says: /before|early|reply|establish/i,
    severity: ['some', 'harmless'],
  },
};

export const keys: Record<string, SeededClient> = {
  'draws keys with thirteen spaces': {
    client: clientOf({ key: () => keyOf(13, drawn()) }),
    steps: ['10.3.4.3.1#16', '10.3.4.3.1#16p2'],
    says: /space/i,
    severity: 'harmless',
  },
  'draws keys without spaces': {
    client: clientOf({ key: () => keyOf(0, drawn()) }),
    steps: ['10.3.4.3.1#16', '10.3.4.3.1#16p2', '10.3.4.3.1#21', '10.3.4.3.1#21p2'],
    says: /space/i,
    severity: 'everybody',
  },
  'draws no other characters': {
    client: clientOf({ key: () => keyOf(drawn(), 0) }),
    steps: ['10.3.4.3.1#22', '10.3.4.3.1#22p2'],
    says: /character/i,
    severity: 'harmless',
  },
  'draws thirteen other characters': {
    client: clientOf({ key: () => keyOf(drawn(), 13) }),
    steps: ['10.3.4.3.1#22', '10.3.4.3.1#22p2'],
    says: /character/i,
    severity: 'harmless',
  },
  'draws DEL among the other characters': {
    client: clientOf({ key: () => changed((text) => `\x7f${text}`) }),
    steps: ['10.3.4.3.1#22', '10.3.4.3.1#22p2'],
    says: /character|7F/i,
    severity: 'harmless',
  },
  'writes numbers that are no multiples of the spaces': {
    client: clientOf({ key: () => ({ text: `${4 * (1 + Math.floor(Math.random() * 1e6)) + 1} a b c ${word()}`, number: 0 }) }),
    steps: ['10.3.4.3.1#19', '10.3.4.3.1#19p2'],
    says: /multiple|divi/i,
    severity: 'everybody',
  },
  'writes leading zeros': {
    client: clientOf({ key: () => changed((text) => text.replace(/[0-9]/, '0$&')) }),
    steps: ['10.3.4.3.1#20', '10.3.4.3.1#20p2'],
    says: /zero/i,
    severity: 'harmless',
  },
  'draws numbers above 4,294,967,295': {
    client: clientOf({ key: () => tooLarge(randomInt(2, 13)) }),
    steps: ['10.3.4.3.1#17', '10.3.4.3.1#17p2', '10.3.4.3.1#18', '10.3.4.3.1#18p2', '10.3.4.3.1#19', '10.3.4.3.1#19p2'],
    says: /4,?294,?967,?295|32 bits|large/i,
    severity: ['some', 'harmless'],
  },
  'sends the same keys each time': {
    client: clientOf({ key: () => ({ text: '18x 6]8vM;54 *(5:  {   U1]8  z [  8', number: 155_712_099 }) }),
    steps: ['10.3.4.3.1#18', '10.3.4.3.1#18p2', '10.3.4.3.1#16', '10.3.4.3.1#22'],
    says: /same|anew|random|each/i,
    severity: 'harmless',
  },
  'sends the same key3 each time': {
    client: clientOf({ key3: () => 'Tm[K T2u' }),
    steps: ['10.3.4.3.1#26'],
    says: /key3|eight bytes/i,
    severity: 'harmless',
  },
  'draws key3 from ASCII alone': {
    client: clientOf({
      key3: () => SOUND_CLIENT.key3().replace(/[\x80-\xff]/g, (byte) => String.fromCharCode(byte.charCodeAt(0) & 0x7f)),
    }),
    steps: ['10.3.4.3.1#26'],
    says: /key3|ASCII|high bit/i,
    severity: 'harmless',
  },
};

const drawn = () => randomInt(1, 13);

/** A key whose product takes more than 32 bits. */
function tooLarge(spaces: number): Key {
  return keyOf(spaces, drawn(), Math.floor(4_294_967_295 / spaces) + randomInt(1, 1e6));
}

/** Characters that do not count, drawn anew. */
function word(): string {
  return Math.random()
    .toString(36)
    .replace(/[^a-z]/g, '')
    .slice(0, 6)
    .padEnd(1, 'x');
}

/** A sound key, changed so that it stands for the same number. */
function changed(change: (text: string) => string) {
  const { text, number } = keyOf(drawn(), drawn());
  return { text: change(text), number };
}
