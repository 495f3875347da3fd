/** What has been received of a server, in the parts that traces speak of. */

/** A head that was read in full: values by names in lowercase, in the order in which they came. */
export type Fields = ReadonlyMap<string, readonly string[]>;

export interface Seen {
  /** `incomplete` is what can still become one of `becomes`, `wrong` what can become nothing. */
  reply: 'none' | 'incomplete' | 'http' | 'wrong' | Fields;
  /** What an incomplete head can become. */
  becomes: readonly ('http' | 'handshake')[];
  /** Up to 16 bytes, in hex. */
  digest: string;
  /** Everything behind them, in hex. */
  frames: string;
}

/** Bytes as latin1. */
const HTTP = /^HTTP\/\d+\.\d+ (?!101)\d{3}(?: [^\r\n]*)?\r\n/;
const HANDSHAKE = /^HTTP\/\d+\.\d+ 101 [\t -~\x80-\xff]*\r\n((?:[!-9;-~]+: [^\r\n]*\r\n)*)\r\n/;

/** Whatever can become one of them becomes one with some end of these. */
const ONE = { http: 'HTTP/1.1 400 \r\n', handshake: 'HTTP/1.1 101 \r\nA: \r\n\r\n' };

const DIGEST = 16;

/** All bytes received so far, split. */
export function split(bytes: Buffer): Seen {
  const text = bytes.toString('latin1');
  const seen = (reply: Seen['reply'], more: Partial<Seen> = {}): Seen => ({
    reply,
    becomes: [],
    digest: '',
    frames: '',
    ...more,
  });
  if (text === '') return seen('none');
  if (HTTP.test(text)) return seen('http');
  const [head, lines] = HANDSHAKE.exec(text) ?? [];
  if (head !== undefined && lines !== undefined) {
    if (!isUtf8(lines, false)) return seen('wrong');
    const rest = bytes.subarray(head.length);
    return seen(fieldsOf(lines), { digest: rest.toString('hex', 0, DIGEST), frames: rest.toString('hex', DIGEST) });
  }
  const becomes = [
    ...(canBecome(text, HTTP, ONE.http) ? (['http'] as const) : []),
    ...(canBecome(text, HANDSHAKE, ONE.handshake) && isUtf8(behindFirstLine(text), true) ? (['handshake'] as const) : []),
  ];
  return seen(becomes.length > 0 ? 'incomplete' : 'wrong', { becomes });
}

function canBecome(text: string, whole: RegExp, one: string): boolean {
  return Array.from(one, (_, at) => text + one.slice(at)).some((each) => whole.test(each));
}

function behindFirstLine(text: string): string {
  const end = text.indexOf('\r\n');
  return end === -1 ? '' : text.slice(end);
}

function fieldsOf(lines: string): Fields {
  const fields = new Map<string, string[]>();
  for (const line of Buffer.from(lines, 'latin1').toString().split('\r\n').slice(0, -1)) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon).toLowerCase();
    fields.set(name, [...(fields.get(name) ?? []), line.slice(colon + 2)]);
  }
  return fields;
}

/** Whether bytes are well-formed, but for what may follow if there may. */
function isUtf8(latin1: string, goesOn: boolean): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(latin1, 'latin1'), { stream: goesOn });
    return true;
  } catch {
    return false;
  }
}
