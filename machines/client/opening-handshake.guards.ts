/** Questions of 10.3.4.3.1, in the order in which its steps ask them. */
import type { Guard } from '../language/definition.js';
import { isHost } from '../url/location.js';
import {
  allWithin,
  asciiLowercase,
  COLON,
  CR,
  equalIgnoringAsciiCase,
  isProtocolName,
  LF,
  SPACE,
  sizeOf,
} from '../values/text.js';
import { offersBasic } from './authentication.js';
import { first, type Handshake } from './opening-handshake.context.js';

type Is = Guard<Handshake>;

/** Of an origin, only that it cannot end its line or be missing; its form is looked at where it is given. */
export const inputsAreSound: Is = {
  step: '10.3.4.3.1#p1',
  when: ({ host, resourceName, origin, protocol }) =>
    isHost(host) &&
    resourceName.startsWith('/') &&
    allWithin(resourceName, 0x21, 0x7e) &&
    origin !== '' &&
    allWithin(origin, 0x21, 0x7e) &&
    (protocol === null || isProtocolName(protocol)),
};

export const proxyIsConfigured: Is = { step: '10.3.4.3.1#2', when: ({ proxy }) => proxy !== null };

export const isSecure: Is = { step: '10.3.4.3.1#4', when: ({ secure }) => secure };

export const portIsNotTheDefault: Is = {
  step: '10.3.4.3.1#11',
  when: ({ secure, port }) => port !== (secure ? 443 : 80),
};

export const thereIsNoProtocol: Is = { step: '10.3.4.3.1#14', when: ({ protocol }) => protocol === null };

export const thereAreCookies: Is = { step: '10.3.4.3.1#15', when: ({ cookies }) => cookies.length > 0 };

/** Policy client.key.edgeSpaces: draw again, so that what is left stays uniform. */
export const aSpaceIsAtAnEdge: Is = {
  step: ['10.3.4.3.1#21', '10.3.4.3.1#21p2'],
  when: ({ policies, key1, key2 }) =>
    policies['client.key.edgeSpaces'] === 'inside' && [key1, key2].some((key) => key !== key.trim()),
};

export const fieldsAreLeft: Is = { step: '10.3.4.3.1#24', when: ({ fields }) => fields.length > 0 };

export const byteIsLF: Is = { step: '10.3.4.3.1#28', when: (_, { byte }) => byte === LF };

/** Policy client.handshake.limits, as the guards on what is too long or too large below. */
export const statusLineIsTooLong: Is = {
  step: '10.3.4.3.2#p2',
  when: ({ field, limits }) => field.length >= limits['client.handshake.limits.line'],
};

export const fieldIsShorterThanSevenBytes: Is = { step: '10.3.4.3.1#28p2', when: ({ field }) => field.length < 7 };

/** A 0x0D earlier in the line does not matter (E05). */
export const fieldDoesNotEndInCRLF: Is = {
  step: '10.3.4.3.1#28p2',
  when: ({ field }) => field.at(-2) !== CR || field.at(-1) !== LF,
};

export const fieldHasFewerThanTwoSpaces: Is = {
  step: '10.3.4.3.1#28p2',
  when: ({ field }) => field.view().filter((byte) => byte === SPACE).length < 2,
};

export const codeIsNotThreeDigits: Is = {
  step: '10.3.4.3.1#30',
  when: ({ code }) => code.length !== 3 || !allWithin(code, 0x30, 0x39),
};

export const codeIs101: Is = { step: '10.3.4.3.1#31', when: ({ code }) => code === '101' };

export const codeIs407AndCredentialsAreAtHand: Is = {
  step: '10.3.4.3.1#31p2',
  when: ({ code, credentials, policies }) => code === '407' && credentials !== null && policies['client.proxy.auth'] === 'retry',
};

export const codeIs407: Is = { step: '10.3.4.3.1#31p2', when: ({ code }) => code === '407' };

export const byteIsLFAndCodeIs407: Is = {
  step: '10.3.4.3.1#31p2',
  when: ({ code }, { byte }) => byte === LF && code === '407',
};

export const basicIsNotOffered: Is = {
  step: '10.3.4.3.1#31p2',
  when: ({ entries }) => !offersBasic(entries.filter(({ name }) => name === 'proxy-authenticate').map(({ value }) => value)),
};

export const byteIsCRAndNameIsEmpty: Is = {
  step: '10.3.4.3.1#34a',
  when: ({ name }, { byte }) => byte === CR && name.length === 0,
};

export const byteIsCR: Is = { step: ['10.3.4.3.1#34a', '10.3.4.3.1#36a'], when: (_, { byte }) => byte === CR };

export const byteIsColon: Is = { step: '10.3.4.3.1#34c', when: (_, { byte }) => byte === COLON };

export const nameIsTooLong: Is = {
  step: '10.3.4.3.2#p2',
  when: ({ name, limits }) => name.length >= limits['client.handshake.limits.name'],
};

export const byteIsCapital: Is = { step: '10.3.4.3.1#34d', when: (_, { byte }) => byte >= 0x41 && byte <= 0x5a };

export const byteIsSpace: Is = { step: '10.3.4.3.1#35a', when: (_, { byte }) => byte === SPACE };

/** E14: the byte is treated as step 36 says, which moves to 37; policy client.field.emptyValueNoSpace. */
export const byteIsCRAndMovesToLF: Is = {
  step: '10.3.4.3.1#35b',
  when: ({ policies }, { byte }) => byte === CR && policies['client.field.emptyValueNoSpace'] === 'toLF',
};

export const valueIsTooLong: Is = {
  step: '10.3.4.3.2#p2',
  when: ({ value, limits }) => value.length >= limits['client.handshake.limits.value'],
};

export const entriesAreTooMany: Is = {
  step: '10.3.4.3.2#p2',
  when: ({ entries, limits }) => entries.length > limits['client.handshake.limits.fields'],
};

export const entriesAreTooLarge: Is = {
  step: '10.3.4.3.2#p2',
  when: ({ entries, limits }) => sizeOf(entries) > limits['client.handshake.limits.bytes'],
};

export const upgradeIsNotThereOnce: Is = { step: '10.3.4.3.1#41', when: notOnce('upgrade') };
export const connectionIsNotThereOnce: Is = { step: '10.3.4.3.1#41', when: notOnce('connection') };
export const originIsNotThereOnce: Is = { step: '10.3.4.3.1#41', when: notOnce('sec-websocket-origin') };
export const locationIsNotThereOnce: Is = { step: '10.3.4.3.1#41', when: notOnce('sec-websocket-location') };

export const protocolWasAskedForAndIsNotThereOnce: Is = {
  step: '10.3.4.3.1#41',
  when: ({ entries, protocol }) => protocol !== null && count(entries, 'sec-websocket-protocol') !== 1,
};

export const aNameIsEmpty: Is = { step: '10.3.4.3.1#41', when: ({ entries }) => count(entries, '') > 0 };

export const noEntryIsLeft: Is = { step: '10.3.4.3.1#41', when: ({ entries }) => entries.length === 0 };
export const nameIsUpgrade: Is = { step: '10.3.4.3.1#41a', when: named('upgrade') };
export const nameIsConnection: Is = { step: '10.3.4.3.1#41b', when: named('connection') };
export const nameIsOrigin: Is = { step: '10.3.4.3.1#41c', when: named('sec-websocket-origin') };
export const nameIsLocation: Is = { step: '10.3.4.3.1#41d', when: named('sec-websocket-location') };
export const nameIsProtocol: Is = { step: '10.3.4.3.1#41e', when: named('sec-websocket-protocol') };
export const nameIsOfACookie: Is = { step: '10.3.4.3.1#41f', when: named('set-cookie', 'set-cookie2') };

export const valueIsNotWebSocket: Is = {
  step: '10.3.4.3.1#41a',
  when: ({ entries, policies }) =>
    policies['client.upgrade.case'] === 'insensitive'
      ? !equalIgnoringAsciiCase(first(entries).value, 'WebSocket')
      : first(entries).value !== 'WebSocket',
};

export const valueIsNotUpgrade: Is = {
  step: '10.3.4.3.1#41b',
  when: ({ entries }) => asciiLowercase(first(entries).value) !== 'upgrade',
};

/** E12: our origin is lowercased; policy client.origin.compare may lower the value too. */
export const valueIsNotTheOrigin: Is = {
  step: '10.3.4.3.1#41c',
  when: ({ entries, origin, policies }) => {
    const { value } = first(entries);
    const compared = policies['client.origin.compare'] === 'valueLowered' ? asciiLowercase(value) : value;
    return compared !== asciiLowercase(origin);
  },
};

/** Exact, host included, unless policy client.location.compare relaxes it (E18). */
export const valueIsNotTheUrl: Is = {
  step: '10.3.4.3.1#41d',
  when: ({ entries, host, policies }, { url }) => {
    const { value } = first(entries);
    if (policies['client.location.compare'] !== 'hostInsensitive') return value !== url;
    const start = url.indexOf('://') + 3;
    const end = start + host.length;
    const fold = (text: string) => text.slice(0, start) + asciiLowercase(text.slice(start, end)) + text.slice(end);
    return fold(value) !== fold(url);
  },
};

export const valueIsNotTheProtocol: Is = {
  step: '10.3.4.3.1#41e',
  when: ({ entries, protocol }) => protocol !== null && first(entries).value !== protocol,
};

/** E17, policy client.cookie.when. */
export const cookiesAreKeptInOrder: Is = {
  step: '10.3.4.3.1#41f',
  when: ({ policies }) => policies['client.cookie.when'] === 'inOrder',
};

export const byteIsTheSixteenth: Is = { step: '10.3.4.3.1#44', when: ({ reply }) => reply.length === 15 };

export const replyIsNotAsExpected: Is = {
  step: '10.3.4.3.1#45',
  when: ({ reply, expected }) => reply.latin1() !== expected.latin1(),
};

export const aCookieIsHeld: Is = { step: '10.3.4.3.1#41f', when: ({ heldCookies }) => heldCookies.length > 0 };

function count(entries: Handshake['entries'], name: string): number {
  return entries.filter((entry) => entry.name === name).length;
}

function notOnce(name: string): Is['when'] {
  return ({ entries }) => count(entries, name) !== 1;
}

function named(...names: string[]): Is['when'] {
  return ({ entries }) => names.includes(first(entries).name);
}
