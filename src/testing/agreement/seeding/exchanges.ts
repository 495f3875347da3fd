/** What compiled machines are told in tests: paths as pieces, and everything that can come at any time. */
import { Bytes, choosable, client, type Machine, type MachineEvent, server, webSocket } from '../../../../machines/index.js';
import { limitDefaults, policies, policyDefaults } from '../../../../spec/index.js';
import { groupOf, inputOf, nearMisses, type Path, pathsBeyondTcp } from '../../../paths/index.js';
import { randomPath } from '../../../paths/testing/random.js';

/** An event, or bytes that are read at once. */
export type Piece = MachineEvent | Uint8Array;

export type Variables = Record<string, unknown>;

/** Where a machine rests, and what it is told. */
export interface TestCase {
  /** The number of each algorithm's state. */
  numbers: Readonly<Record<string, number>>;
  variables: Variables;
  told: Piece;
}

/** What a machine is given and told. */
export interface Exchange {
  input: object;
  events: readonly MachineEvent[];
}

/** A machine, what is told to it, and what else its variables may be. */
export interface Ground {
  file: string;
  machine: Machine;
  exchanges(): Exchange[];
  /** What can come at any time. */
  others: readonly Piece[];
  /** Values that no exchange gives to a variable. */
  values: Readonly<Record<string, readonly unknown[]>>;
}

const bare = (...types: string[]) => types.map((type) => ({ type }) as MachineEvent);
const text = (latin1: string) => Uint8Array.from(Buffer.from(latin1, 'latin1'));

const timers = bare('STATUS_LINE_TIMEOUT', 'HANDSHAKE_TIMEOUT', 'CLOSING_TIMEOUT');
const tcp = bare('TCP_OPENED', 'TCP_FAILED', 'TCP_CLOSED', 'TLS_OPENED', 'TLS_FAILED', 'SEND_FAILED', 'TURN', 'ACCEPT');
const calls = bare('TERMINATE', 'CLOSE_CALLED', 'TASK');
const carrying = [
  { type: 'TURN', proxy: 'http://proxy:3128', credentials: 'Basic YTpi' },
  { type: 'TCP_OPENED', cookies: ['Cookie: a=b'] },
  { type: 'SENT', bytes: 3 },
  { type: 'SEND_STRING', data: 'hé' },
  ...['hé', '\ud800'].map((data) => ({ type: 'SEND_CALLED', data })),
  ...[
    'ws://a.example/',
    'wss://a.example?b',
    'ws://a.example:25/',
    'ws://a.example:0/',
    'http://a.example/',
    'ws://a.example/#b',
    '/',
  ].flatMap((url) => [null, 'chat', 'é'].map((protocol) => ({ type: 'CONSTRUCT', url, protocol }))),
] as MachineEvent[];
const bytes = [0x00, 0x01, 0x0a, 0x0d, 0x20, 0x3a, 0x41, 0x61, 0x7f, 0x80, 0x81, 0xc3, 0xff].map(
  (byte) => ({ type: 'BYTE', byte }) as const,
);
/** Short ones and long ones, without an end, and up to each byte that something ends with. */
const chunks = [1, 70].flatMap((length) => [
  text('\r'.repeat(length)),
  ...['', ...['\xff', '\r\n', ':', ' ', '\0'].map((end) => `${end}yz\xff\0`)].map((end) =>
    text(`${'abcdefg'.repeat(length)}${end}`),
  ),
]);
const outside = [...timers, ...tcp, ...calls, ...carrying, ...bytes, ...chunks];

const configured = {
  policies: choosable.flatMap((name) => {
    const options = policies.find((policy) => policy.name === name)?.options ?? [];
    return options.map((option) => ({ ...policyDefaults, [name]: option.name }));
  }),
  limits: [0, 1, 3, 1_000].map((limit) => Object.fromEntries(Object.keys(limitDefaults).map((name) => [name, limit]))),
};

/** Status lines, whole and cut short, since at rest a machine has none that is whole; and what answers a 407. */
const ofReplies = {
  authorization: ['Basic YTpi'],
  field: ['101 x', '407 x', '404 x', '1x1 x', '101'].flatMap((rest) =>
    ['', '\r', '\r\n'].map((end) => Bytes.from(text(`HTTP/1.1 ${rest}${end}`))),
  ),
};

/** What other specifications ask a client for. */
const asked = [
  ...bare('ESTABLISH', 'START_CLOSING', 'CLOSE_CONNECTION'),
  { type: 'SEND_DATA', data: 'hé' },
  { type: 'FAIL', step: '10.3.4.8#p6' },
] as MachineEvent[];

/** The three machines that are compiled. */
export const grounds: readonly Ground[] = [
  {
    file: 'server.ts',
    machine: server,
    exchanges: () => pathsOf(true).map(exchangeOf),
    others: outside,
    values: {
      ...configured,
      cookiesToSet: [['a=b', 'c=d']],
      service: [{ hosts: ['b.example'], origins: [], resources: ['/b'], protocols: [] }],
    },
  },
  {
    file: 'client.ts',
    machine: client,
    exchanges: () => pathsOf(false).map(exchangeOfClient),
    others: [...outside, ...asked],
    values: {
      ...configured,
      ...ofReplies,
      protocol: ['chat'],
      proxy: ['http://proxy:3128'],
      host: ['', 'b.example'],
      fields: [['a: b']],
    },
  },
  {
    file: 'web-socket.ts',
    machine: webSocket,
    exchanges: () => pathsOf(false).map(exchangeOf),
    others: [...outside, ...bare('CLOSE_CONNECTION')],
    values: { ...configured, ...ofReplies, fields: [['a: b']] },
  },
];

/** Every how many near misses one is gone, besides those of which each is of another kind. */
const STRIDE = 10;

function pathsOf(isServer: boolean): Path[] {
  const byChance = Array.from({ length: 30 }, (_, index) => randomPath(`76.${index}`, isServer ? 'server' : 'api'));
  const ofAKind = (path: Path) => groupOf(path) === 'constructor' || (groupOf(path) === 'server' && /-Key[12],/.test(path.title));
  const near = nearMisses().filter((path, index) => ofAKind(path) || index % STRIDE === 0);
  // What comes first is varied: that is to be what has most, such as credentials.
  const beyond = pathsBeyondTcp().toSorted(
    (one, other) => Number(other.title.includes('creden')) - Number(one.title.includes('creden')),
  );
  return [...beyond, ...byChance, ...near].filter(({ role }) => (role === 'server') === isServer);
}

/** A path as the machine of its role is told it. */
function exchangeOf({ setting, tokens }: Path): Exchange {
  return { input: inputOf(setting), events: tokens.flatMap(({ events }) => events) };
}

/** A path of a script's object as the machine of a client is told it, which has no script: what the object would ask for. */
function exchangeOfClient({ setting, tokens }: Path): Exchange {
  const askedFor: Readonly<Record<string, string>> = {
    CONSTRUCT: 'ESTABLISH',
    SEND_CALLED: 'SEND_DATA',
    CLOSE_CALLED: 'START_CLOSING',
  };
  const events = tokens
    .flatMap((token) => token.events)
    .filter(({ type }) => type !== 'TASK')
    .map((event) => ({ ...event, type: askedFor[event.type] ?? event.type }) as MachineEvent);
  const toWhere = { host: 'example.com', port: 80, resourceName: '/demo', origin: 'http://example.com' };
  return { input: { ...inputOf(setting), ...toWhere }, events };
}

/** The events of a path, bytes that follow each other in one piece. */
export function piecesOf(events: readonly MachineEvent[]): Piece[] {
  const pieces: (MachineEvent | number[])[] = [];
  for (const event of events) {
    const last = pieces.at(-1);
    if (event.type !== 'BYTE') pieces.push(event);
    else if (Array.isArray(last)) last.push(event.byte);
    else pieces.push([event.byte]);
  }
  return pieces.map((piece) => (Array.isArray(piece) ? Uint8Array.from(piece) : piece));
}
