/**
 * Splits the head of a request or of a reply into its parts, whatever they are
 * worth: what the text allows of them is judged by client-request.ts and reply.ts.
 */

/** A head that has come whole; one character of its texts is one byte. */
export interface Head {
  /** The request line or the status line. */
  line: string;
  /** The fields in the order in which they came, with their names as they were sent. */
  fields: readonly HeadField[];
  /** Bytes up to the end of the blank line. */
  length: number;
}

/** A line of a head; what has no colon has no name. */
export interface HeadField {
  line: string;
  name: string;
  value: string;
}

/** Bytes behind the head of a request. */
export const KEY3 = 8;

/** The head at the beginning of bytes; undefined until its blank line has come. */
export function headIn(bytes: Buffer): Head | undefined {
  const end = bytes.indexOf('\r\n\r\n');
  if (end === -1) return undefined;
  const [line = '', ...lines] = bytes.toString('latin1', 0, end).split('\r\n');
  return { line, fields: lines.map(fieldIn), length: end + 4 };
}

function fieldIn(line: string): HeadField {
  const colon = line.indexOf(':');
  return { line, name: line.slice(0, Math.max(0, colon)), value: line.slice(colon + 1).replace(/^ /, '') };
}

/**
 * The value of the first field of a name.
 * @param wanted in lowercase
 */
export function valueIn({ fields }: Head, wanted: string): string | undefined {
  return fields.find(({ name }) => name.toLowerCase() === wanted)?.value;
}

/** Whether a server agrees with this status line. */
export function isSwitching(statusLine: string): boolean {
  return /^HTTP\/\d+\.\d+ 101/.test(statusLine);
}
