/** Deeds of 10.3.4.3.1, in the order of its steps. */
import type { StepId } from '../../spec/index.js';
import type { Action, Steps } from '../language/definition.js';
import { Bytes } from '../values/bytes.js';
import { challengeOf } from '../values/challenge.js';
import { md5 } from '../values/md5.js';
import { draw } from '../values/random.js';
import { asciiLowercase, CRLF, decodeUtf8, encodeUtf8 } from '../values/text.js';
import { first, type Handshake } from './opening-handshake.context.js';

type Does = Action<Handshake>;

export const awaitTurn: Does = {
  step: '10.3.4.3.1#1',
  tell: ({ host, port }) => ({ type: 'AWAIT_TURN', host, port }),
};
/** Proxy and credentials, unless they are known from elsewhere: in step 1, for later ones. */
export const takeConfiguration: Does = {
  step: ['10.3.4.3.1#1', '10.3.4.3.1#2', '10.3.4.3.1#31p2'],
  do: (c, { proxy, credentials }) => {
    c.proxy = proxy ?? c.proxy;
    c.credentials = credentials ?? c.credentials;
  },
};
export const openTcp: Does = {
  step: ['10.3.4.3.1#2', '10.3.4.3.1#2p2'],
  tell: ({ host, port, proxy }) => ({ type: 'OPEN_TCP', host, port, proxy }),
};
/** The cookies as they are now, unless they are known from elsewhere: in step 3, for a later one. */
export const takeCookies: Does = {
  step: ['10.3.4.3.1#3', '10.3.4.3.1#15'],
  do: (c, { cookies }) => {
    c.cookies = cookies ?? c.cookies;
  },
};
export const startTls: Does = {
  step: ['10.3.4.3.1#4', '10.3.4.3.1#4p2'],
  tell: ({ host }) => ({ type: 'START_TLS', host }),
};

export const sendGet = send('10.3.4.3.1#5', () => 'GET ');
export const sendResourceName = send('10.3.4.3.1#5p2', ({ resourceName }) => resourceName);
export const sendHttpVersion = send('10.3.4.3.1#5p3', () => ` HTTP/1.1${CRLF}`);

export const letFieldsBeEmpty: Does = {
  step: '10.3.4.3.1#6',
  do: (c) => {
    c.fields = [];
  },
};
export const addUpgrade = add('10.3.4.3.1#7', () => ['Upgrade: WebSocket']);
export const addConnection = add('10.3.4.3.1#8', () => ['Connection: Upgrade']);
export const letHostportBeEmpty: Does = {
  step: '10.3.4.3.1#9',
  do: (c) => {
    c.hostport = '';
  },
};
export const appendHost: Does = {
  step: ['10.3.4.3.1#10', '10.3.4.1.10#p1'],
  do: (c) => {
    c.hostport += asciiLowercase(c.host);
  },
};
export const appendPort: Does = {
  step: '10.3.4.3.1#11',
  do: (c) => {
    c.hostport += `:${c.port}`;
  },
};
export const addHost = add('10.3.4.3.1#12', ({ hostport }) => [`Host: ${hostport}`]);
export const addOrigin = add('10.3.4.3.1#13', ({ origin }) => [`Origin: ${asciiLowercase(origin)}`]);
export const addProtocol = add('10.3.4.3.1#14p2', ({ protocol }) => [`Sec-WebSocket-Protocol: ${protocol}`]);
export const addCookies = add(['10.3.4.3.1#15', '10.3.4.3.1#15p2'], ({ cookies }) => cookies);

export const letSpaces1BeRandom = random('10.3.4.3.1#16', 'spaces1', () => 12, 1);
export const letSpaces2BeRandom = random('10.3.4.3.1#16p2', 'spaces2', () => 12, 1);
export const letMax1: Does = {
  step: '10.3.4.3.1#17',
  do: (c) => {
    c.max1 = Math.floor(4_294_967_295 / c.spaces1);
  },
};
export const letMax2: Does = {
  step: '10.3.4.3.1#17p2',
  do: (c) => {
    c.max2 = Math.floor(4_294_967_295 / c.spaces2);
  },
};
export const letNumber1BeRandom = random('10.3.4.3.1#18', 'number1', ({ max1 }) => max1 + 1);
export const letNumber2BeRandom = random('10.3.4.3.1#18p2', 'number2', ({ max2 }) => max2 + 1);
export const letProduct1: Does = {
  step: '10.3.4.3.1#19',
  do: (c) => {
    c.product1 = c.number1 * c.spaces1;
  },
};
export const letProduct2: Does = {
  step: '10.3.4.3.1#19p2',
  do: (c) => {
    c.product2 = c.number2 * c.spaces2;
  },
};
export const letKey1BeProduct1: Does = {
  step: '10.3.4.3.1#20',
  do: (c) => {
    c.key1 = String(c.product1);
  },
};
export const letKey2BeProduct2: Does = {
  step: '10.3.4.3.1#20p2',
  do: (c) => {
    c.key2 = String(c.product2);
  },
};
export const insertSpacesIntoKey1 = insert('10.3.4.3.1#21', 'key1', (c) => ' '.repeat(c.spaces1));
export const insertSpacesIntoKey2 = insert('10.3.4.3.1#21p2', 'key2', (c) => ' '.repeat(c.spaces2));
export const insertCharactersIntoKey1 = insert('10.3.4.3.1#22', 'key1', drawCharacters);
export const insertCharactersIntoKey2 = insert('10.3.4.3.1#22p2', 'key2', drawCharacters);
export const addKey1 = add('10.3.4.3.1#23', ({ key1 }) => [`Sec-WebSocket-Key1: ${key1}`]);
export const addKey2 = add('10.3.4.3.1#23p2', ({ key2 }) => [`Sec-WebSocket-Key2: ${key2}`]);
/** Behind a 407, the answer to it: a field among those that are complete with step 23. */
export const addAuthorization = add(['10.3.4.3.1#23p2', '10.3.4.3.1#31p2'], ({ authorization }) =>
  authorization === null ? [] : [`Proxy-Authorization: ${authorization}`],
);

export const pickField: Does = {
  step: '10.3.4.3.1#24',
  do: (c) => {
    const index = drawn(c, c.fields.length);
    c.picked = c.fields[index] as string;
    c.fields = c.fields.toSpliced(index, 1);
  },
};
export const sendField = send('10.3.4.3.1#24', ({ picked }) => picked + CRLF);
export const sendCrlf = send('10.3.4.3.1#25', () => CRLF);
export const letKey3BeRandom: Does = {
  step: '10.3.4.3.1#26',
  do: (c) => {
    c.key3 = Bytes.from(Array.from({ length: 8 }, () => drawn(c, 256)));
  },
};
export const sendKey3: Does = {
  step: '10.3.4.3.1#27',
  tell: ({ key3 }) => ({ type: 'SEND', bytes: key3.view(), payload: 0 }),
};

export const letFieldBeEmpty = clear('10.3.4.3.1#28', 'field');
export const startStatusLineTimer: Does = {
  step: '10.3.4.3.1#28p3',
  tell: () => ({ type: 'START_TIMER', timer: 'statusLine' }),
};
export const stopStatusLineTimer: Does = {
  step: '10.3.4.3.1#28p3',
  tell: () => ({ type: 'STOP_TIMER', timer: 'statusLine' }),
};
/** Policy client.handshake.lateTimeout. */
export const startHandshakeTimer: Does = {
  step: '10.3.4.5.1#p2',
  tell: () => ({ type: 'START_TIMER', timer: 'handshake' }),
};
export const stopHandshakeTimer: Does = {
  step: '10.3.4.5.1#p2',
  tell: () => ({ type: 'STOP_TIMER', timer: 'handshake' }),
};
export const appendToField = append('10.3.4.3.1#28', 'field');
export const letCode: Does = {
  step: '10.3.4.3.1#29',
  do: (c) => {
    c.code = c.field.latin1().split(' ')[1] as string;
  },
};
export const closeTcp: Does = { step: '10.3.4.3.1#31p2', tell: () => ({ type: 'CLOSE_TCP' }) };
/** Once: a second 407 finds none left and fails. */
export const useCredentials: Does = {
  step: '10.3.4.3.1#31p2',
  do: (c) => {
    c.authorization = c.credentials;
    c.credentials = null;
  },
};

export const letEntriesBeEmpty: Does = {
  step: '10.3.4.3.1#32',
  do: (c) => {
    c.entries = [];
  },
};
export const letNameAndValueBeEmpty: Does = {
  step: '10.3.4.3.1#33',
  do: (c) => {
    c.name = Bytes.empty;
    c.value = Bytes.empty;
  },
};
export const appendLowercaseToName: Does = {
  step: '10.3.4.3.1#34d',
  do: (c, { byte }) => {
    c.name = c.name.append(byte + 0x20);
  },
};
export const appendToName = append('10.3.4.3.1#34e', 'name');
export const appendToValue = append('10.3.4.3.1#36c', 'value');
export const appendEntry: Does = {
  step: '10.3.4.3.1#38',
  do: (c) => {
    c.entries = [...c.entries, { name: decodeUtf8(c.name), value: decodeUtf8(c.value) }];
  },
};
/** The entry is handled: on to the next. */
export const takeEntry: Does = {
  step: ['10.3.4.3.1#41', '10.3.4.3.1#41g'],
  do: (c) => {
    c.entries = c.entries.slice(1);
  },
};
export const constructUrl: Does = { step: '10.3.4.3.1#41d', tell: () => ({ type: 'CONSTRUCT_URL' }) };
export const setCookie: Does = {
  step: '10.3.4.3.1#41f',
  tell: ({ entries }) => ({ type: 'SET_COOKIE', ...first(entries) }),
};
export const holdCookie: Does = {
  step: '10.3.4.3.1#41f',
  do: (c) => {
    c.heldCookies = [...c.heldCookies, first(c.entries)];
  },
};
export const letChallenge: Does = {
  step: '10.3.4.3.1#42',
  do: (c) => {
    const order = c.policies['number.byteOrder'];
    c.challenge = Bytes.from(challengeOf(c.number1, c.number2, c.key3.view(), order));
  },
};
export const letExpected: Does = {
  step: '10.3.4.3.1#43',
  do: (c) => {
    c.expected = Bytes.from(md5(c.challenge.view()));
  },
};
export const letReplyBeEmpty = clear('10.3.4.3.1#44', 'reply');
export const appendToReply = append('10.3.4.3.1#44', 'reply');
export const establish: Does = {
  step: '10.3.4.3.1#46',
  do: (c) => {
    c.established = true;
  },
};
export const tellEstablished: Does = { step: '10.3.4.3.1#46', tell: () => ({ type: 'ESTABLISHED' }) };
export const setHeldCookie: Does = {
  step: '10.3.4.3.1#41f',
  tell: ({ heldCookies }) => ({ type: 'SET_COOKIE', ...first(heldCookies) }),
};
export const dropHeldCookie: Does = {
  step: '10.3.4.3.1#41f',
  do: (c) => {
    c.heldCookies = c.heldCookies.slice(1);
  },
};

function send(step: StepId, text: (context: Handshake) => string): Does {
  return { step, tell: (context) => ({ type: 'SEND', bytes: encodeUtf8(text(context)), payload: 0 }) };
}

function add(step: Steps, lines: (context: Handshake) => readonly string[]): Does {
  return {
    step,
    do: (c) => {
      c.fields = [...c.fields, ...lines(c)];
    },
  };
}

function clear(step: StepId, variable: 'field' | 'reply'): Does {
  return {
    step,
    do: (c) => {
      c[variable] = Bytes.empty;
    },
  };
}

function append(step: StepId, variable: 'field' | 'name' | 'value' | 'reply'): Does {
  return {
    step,
    do: (c, { byte }) => {
      c[variable] = c[variable].append(byte);
    },
  };
}

type Drawn = 'spaces1' | 'spaces2' | 'number1' | 'number2';

/** Lets a variable be a random integer from `least` to `least` + range - 1. */
function random(step: StepId, variable: Drawn, range: (context: Handshake) => number, least = 0): Does {
  return {
    step,
    do: (c) => {
      c[variable] = least + drawn(c, range(c));
    },
  };
}

function insert(step: StepId, key: 'key1' | 'key2', characters: (context: Handshake) => string): Does {
  return {
    step,
    do: (c) => {
      for (const character of characters(c)) {
        const position = drawn(c, c[key].length + 1);
        c[key] = c[key].slice(0, position) + character + c[key].slice(position);
      }
    },
  };
}

/** One to twelve characters of U+0021 to U+002F (15) and U+003A to U+007E (69). */
function drawCharacters(c: Handshake): string {
  const count = 1 + drawn(c, 12);
  return Array.from({ length: count }, () => {
    const index = drawn(c, 15 + 69);
    return String.fromCharCode(index < 15 ? 0x21 + index : 0x3a + index - 15);
  }).join('');
}

function drawn(c: Handshake, range: number): number {
  const [value, rest] = draw(c.random, range);
  c.random = rest;
  return value;
}
