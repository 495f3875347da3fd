/** What has been received of a server, in the parts that traces speak of. */

/** A head that was read in full: values by names in lowercase, in the order in which they came. */
export type Fields = ReadonlyMap<string, readonly string[]>;

export interface Seen {
  /** `wrong` is what cannot become the head of any handshake. */
  reply: 'none' | 'incomplete' | 'http' | 'wrong' | Fields;
  /** The first line of the head, as far as it has come. */
  statusLine: string;
  /** Up to 16 bytes, in hex. */
  digest: string;
  /** Everything behind them, in hex. */
  frames: string;
  /** Bytes before the digest. */
  headLength: number;
}

const END = '\r\n\r\n';
const DIGEST = 16;

/** All bytes received so far, split. */
export function split(bytes: Buffer): Seen {
  const end = bytes.indexOf(END);
  const head = end === -1 ? bytes : bytes.subarray(0, end);
  const [statusLine = '', ...lines] = head.toString('utf8').split('\r\n');
  const headLength = end === -1 ? bytes.length : end + END.length;
  const seen = (reply: Seen['reply'], digest = '', frames = ''): Seen => ({ reply, statusLine, digest, frames, headLength });
  if (bytes.length === 0) return seen('none');
  const status = /^HTTP\/\d+\.\d+ (\d{3})( [^\n]*)?$/.exec(statusLine);
  if (status !== null && status[1] !== '101' && bytes.includes('\r\n')) return seen('http');
  if (!isUtf8(head, end === -1)) return seen('wrong');
  if (end === -1) return seen('incomplete');
  const fields = fieldsOf(lines);
  if (status?.[2] === undefined || fields === undefined) return seen('wrong');
  const rest = bytes.subarray(headLength);
  return seen(fields, rest.toString('hex', 0, DIGEST), rest.toString('hex', DIGEST));
}

function fieldsOf(lines: readonly string[]): Fields | undefined {
  const fields = new Map<string, string[]>();
  for (const line of lines) {
    const [, name, value] = /^([^: ]+): ([\s\S]*)$/.exec(line) ?? [];
    if (name === undefined || value === undefined) return undefined;
    const known = fields.get(name.toLowerCase());
    if (known === undefined) fields.set(name.toLowerCase(), [value]);
    else known.push(value);
  }
  return fields;
}

function isUtf8(bytes: Buffer, goesOn: boolean): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: goesOn });
    return true;
  } catch {
    return false;
  }
}
