/** Opening handshakes in which one thing is otherwise than the text's own client and server send it. */
import { digestOf, type Entry, type Head, headIn, KEY3, type Side, valueIn } from '../judge/index.js';
import { reply, replyOfText, request, requestOfText } from './text.js';

export interface Opening {
  /** What is otherwise; absent where nothing is. */
  says?: string | undefined;
  /** The request, and what it is answered by. */
  entries: readonly Entry[];
}

interface Written {
  says?: string;
  bytes: Buffer;
}

/** What may be otherwise in the value of any field. */
const CHANGES: readonly (readonly [says: string, change: (value: string) => string])[] = [
  ['is in capitals', (value) => value.toUpperCase()],
  ['has its first space at its end', (value) => (value.includes(' ') ? `${value.replace(' ', '')} ` : value)],
];

/** Those that a side is a part of: first that of the text's own. */
export function openingsOf(side: Side): Opening[] {
  const [asked, answer] = side === 'client' ? [requestOfText, replyOfText] : [request, reply];
  const own = { bytes: answer };
  const pairs = [
    ...written('the request', asked).map((each) => [each, own] as const),
    ...[...written('the reply', answer).slice(1), inLittleEndian(asked, answer)].map((each) => [{ bytes: asked }, each] as const),
  ];
  return pairs.map(([up, down]: readonly [Written, Written]) => ({
    says: up.says ?? down.says,
    entries: [
      { from: 'client', at: 0, bytes: up.bytes },
      { from: 'server', at: 0, bytes: down.bytes },
    ],
  }));
}

function written(name: string, bytes: Buffer): Written[] {
  const text = bytes.toString('latin1');
  const { fields } = headIn(bytes) as Head;
  const changed = fields.flatMap(({ line, name: field, value }) =>
    CHANGES.map(([says, change]) => ({
      says: `${field} of ${name} ${says}`,
      text: text.replace(line, () => `${field}: ${change(value)}`),
    })),
  );
  const empty = { says: `${name} has a field "X:" without a value or a space`, text: text.replace('\r\n', '\r\nX:\r\n') };
  const all = [...changed.filter((each) => each.text !== text), empty];
  return [{ bytes }, ...all.map(({ says, text: made }) => ({ says, bytes: Buffer.from(made, 'latin1') }))];
}

function inLittleEndian(asked: Buffer, answer: Buffer): Written {
  const { length, ...head } = headIn(asked) as Head;
  const keys = ['sec-websocket-key1', 'sec-websocket-key2'].map((name) => valueIn({ length, ...head }, name) ?? '');
  const digest = digestOf(keys, asked.subarray(length, length + KEY3), 'little');
  return {
    says: 'the digest of the reply is that of numbers in little-endian order',
    bytes: Buffer.concat([answer.subarray(0, -digest.length), digest]),
  };
}
