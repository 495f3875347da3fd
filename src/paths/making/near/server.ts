/** Handshakes that a server reads, each with one defect. */
import { toTheEnd } from '../../ending/suffix.js';
import { clientFields, type Field, golden, goldenKey3, linesOf, requestLine } from '../../parts/handshakes.js';
import type { MachineOf, Path, Setting } from '../../parts/model.js';
import { bytes, fin, lines, one } from '../../parts/tokens.js';
import { Walk } from '../../parts/walk.js';
import { cutsOf, type Defect, defect, defectsOf, endsOf, lineDefectsOf, unique, wholesOf } from './defects.js';
import { key3s, keyDefectsOf } from './keys.js';

interface Base {
  id: string;
  title: string;
  setting: Setting;
  fields: readonly Field[];
}

const narrow = { hosts: ['example.com'], origins: ['http://example.com'], resources: ['/demo'], protocols: ['chat'] };
const withChat = [...clientFields, ['Sec-WebSocket-Protocol', 'chat'] as const];

const bases: readonly Base[] = [
  { id: 'server', title: 'a server that welcomes anybody', setting: {}, fields: clientFields },
  { id: 'server-narrow', title: 'a server with lists', setting: { service: narrow }, fields: withChat },
  {
    id: 'server-space',
    title: 'a server that wants the space',
    setting: { policies: { 'server.field.space': 'required' } },
    fields: clientFields,
  },
];

/** A request in three parts, of which one has a defect. */
interface Request {
  what: string;
  head: string;
  /** Nothing where the request is cut off. */
  key3?: string;
}

export function serverNearMisses(machines: MachineOf): Path[] {
  return bases.flatMap((base) => requestsOf(base).map((request, index) => pathOf(base, request, index, machines)));
}

function pathOf({ id, title, setting }: Base, { what, head, key3 }: Request, index: number, machines: MachineOf): Path {
  const walk = new Walk({ role: 'server', setting }, machines);
  walk.add(one('accept', 'ACCEPT'));
  walk.add(bytes(`request with ${what}`, head));
  if (!walk.facts.closed) walk.add(key3 === undefined ? fin : bytes('key3', key3));
  toTheEnd(walk, index % 2 === 0 ? 'peer' : 'own');
  return walk.path(`near/${id}/${String(index + 1).padStart(3, '0')}`, `${title}: ${what}`);
}

function requestsOf(base: Base): Request[] {
  const { fields } = base;
  const block = fields.map((field) => linesOf([field]));
  const head = (start: string, fieldLines: readonly string[]) => `${start}${fieldLines.join('')}\r\n`;
  const sound = head(lines(requestLine), block);
  const requests: Request[] = [{ what: 'no defect', head: sound, key3: goldenKey3 }];
  for (const { what, text } of requestLines())
    requests.push({ what: `request line, ${what}`, head: head(text, block), key3: goldenKey3 });
  for (const [index, field] of fields.entries()) {
    for (const { what, text } of fieldDefectsOf(field, fields)) {
      requests.push({ what: `${field[0]}, ${what}`, head: head(lines(requestLine), block.with(index, text)), key3: goldenKey3 });
    }
  }
  for (const { what, text } of wholes(fields)) requests.push({ what, head: head(lines(requestLine), [text]), key3: goldenKey3 });
  for (const { what, text } of endsOf(''))
    requests.push({ what: `blank line, ${what}`, head: sound.slice(0, -2) + text, key3: goldenKey3 });
  for (const { what, text } of [...key3s, ...key3Lengths]) requests.push({ what: `key3 ${what}`, head: sound, key3: text });
  for (const { what, text } of cutsOf(sound)) requests.push({ what, head: text });
  return requests;
}

const key3Lengths: readonly Defect[] = [
  defect('one byte less', goldenKey3.slice(0, 7)),
  defect('one byte more', `${goldenKey3}x`),
];

function requestLines(): Defect[] {
  const [method = '', resource = '', version = ''] = requestLine.split(' ');
  return unique([
    defect('removed', ''),
    defect('doubled', lines(requestLine, requestLine)),
    ...defectsOf(method).map(({ what, text }) => defect(`its method: ${what}`, lines(`${text} ${resource} ${version}`))),
    ...defectsOf(resource).map(({ what, text }) => defect(`its resource: ${what}`, lines(`${method} ${text} ${version}`))),
    ...defectsOf(version).map(({ what, text }) => defect(`its version: ${what}`, lines(`${method} ${resource} ${text}`))),
    defect('another resource', lines(`${method} /other?q ${version}`)),
    defect('a resource with DEL', lines(`${method} /de\x7fmo ${version}`)),
    defect('a resource with the edges of the range', lines(`${method} /!~ ${version}`)),
    defect('no version', lines(`${method} ${resource}`)),
    ...[requestLine, `${method} ${resource} `, `${method} ${resource} x`].flatMap(endsOf),
  ]);
}

function fieldDefectsOf([name, value]: Field, all: readonly Field[]): Defect[] {
  const isKey = value === golden.key1 || value === golden.key2;
  const keys = isKey ? keyDefectsOf(value) : [];
  return unique([
    ...lineDefectsOf([name, value], all),
    ...keys.map(({ what, text }) => defect(what, lines(`${name}: ${Buffer.from(text).toString('latin1')}`))),
    ...(OTHERS[name] ?? []).map((other) => defect(`the value "${other}"`, lines(`${name}: ${other}`))),
  ]);
}

/** Values that deployed clients have sent, or that mean something else. */
const OTHERS: Record<string, readonly string[]> = {
  Host: [
    'example.org',
    'EXAMPLE.COM',
    'example.com:80',
    'example.com:443',
    'example.com:8080',
    'example.com:',
    ':80',
    '[::1]:81',
  ],
  Connection: ['keep-alive, Upgrade', 'close', 'UPGRADE'],
  Upgrade: ['websocket', 'WEBSOCKET', 'WebSocket, h2c', 'h2c'],
  Origin: ['null', 'http://example.org', 'HTTP://EXAMPLE.COM', 'https://example.com', 'file://'],
  'Sec-WebSocket-Protocol': ['Chat', 'soap', 'chat, soap'],
};

/** Changes to all fields together. */
function wholes(fields: readonly Field[]): Defect[] {
  const all = linesOf(fields);
  return [
    ...wholesOf(fields),
    defect('an unknown field', all + lines('X-Unknown: 1')),
    defect('an unknown field twice', all + lines('Cookie: a=b', 'Cookie: c=d')),
    defect('a field with an empty name', all + lines(': 1')),
    defect('a name with a space', all + lines('X Y: 1')),
    defect('a name with bytes above 7E', all + lines('X\x80: 1')),
    defect('a subprotocol nobody knows', all + lines('Sec-WebSocket-Protocol: soap')),
    defect('no fields at all', ''),
  ];
}
