/** Replies that a client reads, each with one defect; and draws of its own at their limits. */
import { toTheEnd } from '../../ending/suffix.js';
import { type Expecting, type Field, linesOf, opened, serverFields, statusLine } from '../../parts/handshakes.js';
import type { MachineOf, Path, Setting } from '../../parts/model.js';
import { bytes, fin, lines } from '../../parts/tokens.js';
import { Walk } from '../../parts/walk.js';
import { cutsOf, type Defect, defect, defectsOf, endsOf, lineDefectsOf, unique, wholesOf } from './defects.js';

interface Base {
  id: string;
  title: string;
  setting: Setting;
  url: string;
  protocol: string | null;
  /** Fields besides those that are required, each with its place among them. */
  more: readonly (readonly [at: number, field: Field])[];
}

const demo = 'ws://example.com/demo';
const literal = { policies: { 'client.field.emptyValueNoSpace': 'literalFail', 'client.cookie.when': 'inOrder' } } as const;

const cookies = [
  [2, ['Set-Cookie', 'a=b']],
  [6, ['Set-Cookie2', 'c=d']],
] as const;
const port = 'ws://example.com:8080/?q';

const bases: readonly Base[] = [
  { id: 'client', title: 'a client', setting: {}, url: demo, protocol: null, more: [] },
  { id: 'client-chat', title: 'a client that asks for chat', setting: {}, url: port, protocol: 'chat', more: cookies },
  {
    id: 'client-literal',
    title: 'a literal client that asks for chat',
    setting: literal,
    url: demo,
    protocol: 'chat',
    more: cookies,
  },
];

/** A reply in two parts, of which one has a defect. */
interface Reply {
  what: string;
  head: string;
  /** What comes of the sixteen bytes that are expected. */
  proof?(expected: string): string;
  isCutOff?: boolean;
}

export function clientNearMisses(machines: MachineOf): Path[] {
  const replies = bases.flatMap((base) => {
    const { view } = begin(base, machines);
    return repliesOf(view.context as Expecting, base.more).map((reply, index) => pathOf(base, reply, index, machines));
  });
  return [...replies, ...drawn(machines)];
}

function begin({ setting, url, protocol }: Base, machines: MachineOf): Walk {
  return new Walk({ role: 'api', setting }, machines).add(...opened(url, protocol));
}

function pathOf(base: Base, { what, head, proof, isCutOff }: Reply, index: number, machines: MachineOf): Path {
  const walk = begin(base, machines).add(bytes(`reply with ${what}`, head));
  if (isCutOff) walk.add(fin);
  const { expected } = walk.view.context as Expecting;
  if (proof !== undefined && walk.isIn('clientOpeningHandshake', 'step_44'))
    walk.add(bytes('the proof', proof(expected.latin1())));
  toTheEnd(walk, index % 2 === 0 ? 'peer' : 'own');
  return walk.path(`near/${base.id}/${String(index + 1).padStart(3, '0')}`, `${base.title}: ${what}`);
}

function repliesOf(expecting: Expecting, more: Base['more']): Reply[] {
  const fields = serverFields(expecting);
  for (const [at, field] of more) fields.splice(at, 0, field);
  const block = fields.map((field) => linesOf([field]));
  const head = (start: string, fieldLines: readonly string[]) => `${start}${fieldLines.join('')}\r\n`;
  const sound = head(lines(statusLine), block);
  return [
    { what: 'no defect', head: sound },
    ...statusLines().map(({ what, text }) => ({ what: `status line, ${what}`, head: head(text, block) })),
    ...fields.flatMap((field, index) =>
      fieldDefectsOf(field, fields).map(({ what, text }) => ({
        what: `${field[0]}, ${what}`,
        head: head(lines(statusLine), block.with(index, text)),
      })),
    ),
    ...additions.map(({ what, text }) => ({ what, head: head(lines(statusLine), [...block, text]) })),
    ...additions.map(({ what, text }) => ({ what: `${what} first`, head: head(lines(statusLine), [text, ...block]) })),
    ...[...wholesOf(fields), defect('no fields at all', '')].map(({ what, text }) => ({
      what,
      head: head(lines(statusLine), [text]),
    })),
    ...endsOf('').map(({ what, text }) => ({ what: `blank line, ${what}`, head: sound.slice(0, -2) + text })),
    ...cutsOf(sound).map(({ what, text }) => ({ what, head: text, isCutOff: true })),
    ...proofs(sound),
  ];
}

function statusLines(): Defect[] {
  const [version = '', code = '', ...words] = statusLine.split(' ');
  const reason = words.join(' ');
  const codes = ['100', '102', '111', '201', '200', '301', '401', '404', '407', '426', '10', '1010', '0101', '1O1', '+101'];
  return unique([
    defect('removed', ''),
    defect('doubled', lines(statusLine, statusLine)),
    ...codes.map((near) => defect(`code ${near}`, lines(`${version} ${near} ${reason}`))),
    ...defectsOf(version).map(({ what, text }) => defect(`its version: ${what}`, lines(`${text} ${code} ${reason}`))),
    ...defectsOf(code).map(({ what, text }) => defect(`its code: ${what}`, lines(`${version} ${text} ${reason}`))),
    ...defectsOf(reason).map(({ what, text }) => defect(`its reason: ${what}`, lines(`${version} ${code} ${text}`))),
    defect('no second space', lines(`${version} ${code}`)),
    defect('no space', lines(version)),
    defect('seven bytes', ' 101 \r\n'),
    defect('six bytes', '101 \r\n'),
    defect('a CR inside', lines(`${version} ${code} a\rb`)),
    defect('high bytes inside', lines(`${version} ${code} \x80\xff`)),
    ...endsOf(statusLine),
  ]);
}

function fieldDefectsOf([name, value]: Field, all: readonly Field[]): Defect[] {
  const others = [...(OTHERS[name] ?? []), ...(name.endsWith('Location') ? locations(value) : [])];
  return unique([
    ...lineDefectsOf([name, value], all),
    ...others.map((other) => defect(`the value "${other}"`, lines(`${name}: ${other}`))),
  ]);
}

/** Values that deployed servers have sent, or that mean something else. */
const OTHERS: Record<string, readonly string[]> = {
  Upgrade: ['websocket', 'WEBSOCKET', 'h2c'],
  Connection: ['keep-alive, Upgrade', 'UPGRADE', 'close'],
  'Sec-WebSocket-Origin': ['http://EXAMPLE.com', 'http://example.org', 'http://example.com/', 'http://example.com:80', 'null'],
  'Sec-WebSocket-Protocol': ['Chat', 'soap', 'chat, soap'],
};

function locations(url: string): string[] {
  const { protocol, hostname, port, pathname, search } = new URL(url);
  return [
    `wss://${hostname}${pathname}${search}`,
    `WS://${hostname}${pathname}${search}`,
    `${protocol}//${hostname.toUpperCase()}${port === '' ? '' : `:${port}`}${pathname}${search}`,
    `${protocol}//${hostname}:80${pathname}${search}`,
    `${protocol}//${hostname}:81${pathname}${search}`,
    `${protocol}//example.org${pathname}${search}`,
    `${url}/`,
    `${url}?`,
    `${url}#`,
    `${protocol}//${hostname}`,
  ];
}

const additions: readonly Defect[] = [
  defect('an unknown field', lines('X-Unknown: 1')),
  defect('an unknown field without a space', lines('X-Unknown:1')),
  defect('an unknown field with nothing after the colon', lines('X-Unknown:')),
  defect('an unknown field with a space after the colon', lines('X-Unknown: ')),
  defect('an unknown field twice', lines('X-Unknown: 1', 'X-Unknown: 1')),
  defect('a field with an empty name', lines(': 1')),
  defect('a field with NUL and high bytes', lines('X\0\x80: \0\xff')),
  defect('a colon in a value', lines('X: a:b: c')),
  defect('a cookie', lines('Set-Cookie: a=b')),
  defect('two cookies', lines('Set-Cookie: a=b', 'SET-COOKIE2: c=d')),
  defect('a near cookie', lines('Set-Cookies: a=b')),
  defect('a subprotocol', lines('Sec-WebSocket-Protocol: chat')),
  defect('a line without a colon', lines('Unknown')),
];

function proofs(head: string): Reply[] {
  const changed = Array.from({ length: 16 }, (_, at) => ({
    what: `byte ${at + 1} of the proof changed`,
    head,
    proof: (expected: string) =>
      expected.slice(0, at) + String.fromCharCode(expected.charCodeAt(at) ^ 1) + expected.slice(at + 1),
  }));
  return [
    ...changed,
    { what: 'a byte less of the proof at the start', head, proof: (expected) => expected.slice(1) },
    { what: 'a byte more before the proof', head, proof: (expected) => `x${expected}` },
    { what: 'a byte more after the proof', head, proof: (expected) => `${expected}x` },
    { what: 'a message right after the proof', head, proof: (expected) => `${expected}\0at once\xff` },
    { what: 'a proof of zeros', head, proof: () => '\0'.repeat(16) },
    { what: 'the proof backwards', head, proof: (expected) => [...expected].toReversed().join('') },
  ];
}

/** Draws go: spaces and numbers of both keys, then where spaces and other characters stand, then the fields' order. */
const draws: readonly (readonly [what: string, script: readonly number[]])[] = [
  ['the smallest numbers', [0, 0, 0, 0]],
  ['the largest numbers', [0, 0, 4_294_967_295, 4_294_967_295]],
  ['twelve spaces and the largest numbers', [11, 11, 357_913_941, 357_913_941]],
  ['a space at the start of key1, drawn again', [0, 0, 25, 25, 0, 1, 0, 1, 0, 0, 1, 0]],
  ['a space at the end of key2, drawn again', [0, 0, 25, 25, 1, 2, 0, 0, 0, 0, 0, 0]],
];

function drawn(machines: MachineOf): Path[] {
  const policies = [{}, { 'client.key.edgeSpaces': 'anywhere' }] as const;
  const all = draws.flatMap(([what, script]) => policies.map((each) => ({ what, setting: { script, policies: each } })));
  return all.map(({ what, setting }, index) => {
    const walk = begin({ id: '', title: '', setting, url: demo, protocol: null, more: [] }, machines);
    toTheEnd(walk);
    return walk.path(`near/client-draws/${String(index + 1).padStart(3, '0')}`, `a client that draws ${what}`);
  });
}
