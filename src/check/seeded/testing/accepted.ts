/** Clients that go on with a reply that has to fail the connection: section 10.3.4.3.1, steps 28 to 45; and those that refuse a sound one. */
import { faulty } from '../../client/testing.js';
import type { Change } from '../../testing.js';
import { clientOf, SOUND_CLIENT } from './client.js';
import type { SeededClient } from './seeded.js';

/** Goes on with any value of a field. */
const anyValue = (name: string) =>
  clientOf({ value: (of, value, expected) => of === name || SOUND_CLIENT.value(of, value, expected) });

/** Goes on where a field comes so many times. */
const anyCount = (count: number, names: readonly string[]) =>
  clientOf({ count: (name, seen) => (seen === count && names.includes(name)) || seen === 1 });

/** Our own client, which is shown another reply. */
const shown = (change: Change) => faulty(() => ({ down: (text) => (text.startsWith('HTTP') ? change(text) : text) }));

/** A sound reply establishes the connection, what the client does not look for is ignored, and a probe is sent back. */
const IGNORED = [
  '10.3.4.3.1#41e',
  '10.3.4.3.1#41f',
  '10.3.4.3.1#41g',
  '10.3.4.3.1#45',
  '10.3.4.3.1#46',
  '10.3.4.3.2#1',
  '10.3.4.3.2#3b.5',
  '10.3.4.3.2#B3',
  '10.3.4.5.1#p2',
] as const;

/** No sound server sends what these go on with. */
export const accepted: Record<string, SeededClient> = {
  'goes on with any status': {
    client: clientOf({ status: () => true }),
    steps: ['10.3.4.3.1#31p3', '10.3.4.3.1#31p2', '10.3.4.3.1#30'],
    says: /status|101/i,
    severity: 'harmless',
  },
  'goes on with a status line that LF alone ends': {
    client: shown((text) => text.replace(/^([^\r\n]*)\n/, '$1\r\n')),
    steps: ['10.3.4.3.1#28p2'],
    says: /\bCR\b|CRLF|LF/,
    severity: 'harmless',
  },
  'goes on with Upgrade: websocket': {
    client: clientOf({
      value: (name, value, expected) =>
        name === 'upgrade' ? /^websocket$/i.test(value) : SOUND_CLIENT.value(name, value, expected),
    }),
    steps: ['10.3.4.3.1#41a'],
    says: /Upgrade/i,
    severity: 'harmless',
  },
  'goes on with a list in Connection': {
    client: clientOf({
      value: (name, value, expected) =>
        name === 'connection' ? /upgrade/i.test(value) : SOUND_CLIENT.value(name, value, expected),
    }),
    steps: ['10.3.4.3.1#41b'],
    says: /Connection/i,
    severity: 'harmless',
  },
  'goes on with any origin': {
    client: anyValue('sec-websocket-origin'),
    steps: ['10.3.4.3.1#41c'],
    says: /origin/i,
    severity: 'harmless',
  },
  'goes on with any location': {
    client: anyValue('sec-websocket-location'),
    steps: ['10.3.4.3.1#41d'],
    says: /location/i,
    severity: 'harmless',
  },
  'goes on without Upgrade or Connection': {
    client: anyCount(0, ['upgrade', 'connection']),
    steps: ['10.3.4.3.1#41'],
    says: /Upgrade|Connection/i,
    severity: 'harmless',
  },
  'goes on without Sec-WebSocket-Origin': {
    client: anyCount(0, ['sec-websocket-origin']),
    steps: ['10.3.4.3.1#41'],
    says: /origin/i,
    severity: 'harmless',
  },
  'goes on without Sec-WebSocket-Location': {
    client: anyCount(0, ['sec-websocket-location']),
    steps: ['10.3.4.3.1#41'],
    says: /location/i,
    severity: 'harmless',
  },
  'goes on with two of Sec-WebSocket-Origin': {
    client: anyCount(2, ['sec-websocket-origin']),
    steps: ['10.3.4.3.1#41'],
    says: /origin|twice|two/i,
    severity: 'harmless',
  },
  'goes on with two of Upgrade': {
    client: anyCount(2, ['upgrade']),
    steps: ['10.3.4.3.1#41'],
    says: /Upgrade|twice|two/i,
    severity: 'harmless',
  },
  'goes on with any digest': {
    client: clientOf({ digest: () => true }),
    steps: ['10.3.4.3.1#45'],
    says: /digest|reply|16 bytes|sixteen/i,
    severity: 'harmless',
  },
  // Cases with two deviations would pass such a client without trying it.
  'refuses a subprotocol that it did not ask for, and goes on with any origin': {
    client: clientOf({
      refuses: (head) => /\nsec-websocket-protocol:/i.test(head),
      value: (name, value, expected) => name === 'sec-websocket-origin' || SOUND_CLIENT.value(name, value, expected),
    }),
    steps: ['10.3.4.3.1#41c'],
    also: IGNORED,
    says: /origin/i,
    severity: 'harmless',
  },
};

/** Sound replies that one client alone refuses. */
export const refused: Record<string, SeededClient> = {
  'refuses a subprotocol that it did not ask for': {
    client: clientOf({ refuses: (head) => /\nsec-websocket-protocol:/i.test(head) }),
    steps: IGNORED,
    says: /protocol/i,
    severity: 'some',
    kind: 'selective',
  },
  'refuses fields that it does not know': {
    client: clientOf({ refuses: (head) => /^(?!HTTP|Upgrade:|Connection:|Sec-|\r?$)/im.test(head) }),
    steps: IGNORED,
    says: /field|cookie/i,
    severity: 'some',
    kind: 'selective',
  },
  'closes where the reply comes in more than one segment': {
    client: shown((text) => (/^HTTP[\s\S]*\r\n\r\n[\s\S]{16}/.test(text) ? text : undefined)),
    steps: [...IGNORED, '10.3.4.3.1#34', '10.3.4.3.1#44'],
    says: /segment|piece|\bcut|split|byte by byte|line by line/i,
    severity: 'some',
    kind: 'selective',
    on: /client-segments|handshake\/0[0-3]/,
  },
};
