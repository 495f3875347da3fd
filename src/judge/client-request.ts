/**
 * Reads a client's opening handshake as it was seen: steps 5 to 27 of
 * 10.3.4.3.1 leave it no freedom but its inputs, the order of the fields, and
 * what is drawn. Fields that the list does not have are taken note of.
 */
import { isLocation, isOrigin } from '../../machines/index.js';
import type { StepId } from '../../spec/index.js';
import { checkKey } from './client-key.js';
import { Cursor } from './cursor.js';
import { type Form, readFields } from './fields.js';
import { illFormedAt } from './utf8.js';
import { type Check, encoded, exactly, formed } from './values.js';

/** What was read of a whole handshake. */
export interface Request {
  resourceName: string;
  /** Lines of the fields, in their order. */
  lines: readonly string[];
  /** Values of the fields, by name; of fields that come twice, which only others may, the last. */
  values: Readonly<Record<string, string>>;
  /** Lines of fields that steps 6 to 23 do not have, cookies among them. */
  others: readonly string[];
  key3: Uint8Array;
  /** Bytes in all. */
  length: number;
}

const PROTOCOL = 'Sec-WebSocket-Protocol';

const isOfText = (byte: number) => byte !== 0x20 && byte !== 0x0d && byte !== 0x0a;

/** @throws Stopped, see cursor.ts */
export function readRequest(bytes: Buffer, secure: boolean): Request {
  const cursor = new Cursor(bytes);
  cursor.expect('GET ', '10.3.4.3.1#5', 'the request does not begin with GET and a space');
  const resourceName = readResourceName(cursor);
  cursor.expect(' HTTP/1.1\r\n', '10.3.4.3.1#5p3', 'the request line does not end with a space and HTTP/1.1');
  const fields = readFields(cursor, formOf(secure));
  return {
    resourceName,
    lines: fields.map(({ line }) => line),
    values: Object.fromEntries(fields.map(({ name, value }) => [name, value])),
    others: fields.filter(({ isKnown }) => !isKnown).map(({ line }) => line),
    key3: cursor.take(8),
    length: cursor.at,
  };
}

/** A name that is none is sent as it is, if it is not refused (client.establish.inputs); a space ends it all the same. */
function readResourceName(cursor: Cursor): string {
  const start = cursor.at;
  const { text, complete } = cursor.begun(isOfText);
  const wrong = illFormedAt(text, complete);
  const allowed = ['UTF-8', 'a space after the resource name'];
  if (wrong !== -1) throw cursor.fault(start + wrong, '10.3.4.3.1#5p2', 'the resource name is not UTF-8', allowed);
  cursor.peek();
  return cursor.bytes.toString('utf8', start, cursor.at);
}

/**
 * The same request with inputs that no client refuses (10.3.4.3.1#p1, client.establish.inputs) in place of others; a
 * request that has none is given back.
 */
export function fitted(bytes: Buffer, { resourceName, values }: Request): Buffer {
  const hasName = /^\/[!-~]*$/.test(resourceName);
  const hasProtocol = /^[ -~]+$/.test(values[PROTOCOL] ?? 'none');
  if (hasName && hasProtocol) return bytes;
  const text = bytes.toString('latin1').replace(/^GET [^ ]*/, 'GET /');
  return Buffer.from(text.replace(new RegExp(`^${PROTOCOL}: .*$`, 'm'), `${PROTOCOL}: a`), 'latin1');
}

const isLower = (value: string) => !/[A-Z]/.test(value);

function formOf(secure: boolean): Form {
  const field = (name: string, step: StepId, check: Check) => ({ name, step, required: name !== PROTOCOL, check });
  return {
    known: [
      field('Upgrade', '10.3.4.3.1#7', exactly('10.3.4.3.1#7', 'WebSocket')),
      field('Connection', '10.3.4.3.1#8', exactly('10.3.4.3.1#8', 'Upgrade')),
      field('Host', '10.3.4.3.1#12', checkHost(secure)),
      field('Origin', '10.3.4.3.1#13', checkOrigin),
      field(PROTOCOL, '10.3.4.3.1#14p2', encoded('10.3.4.3.1#14p2')),
      field('Sec-WebSocket-Key1', '10.3.4.3.1#23', checkKey(1)),
      field('Sec-WebSocket-Key2', '10.3.4.3.1#23p2', checkKey(2)),
    ],
    other: () => undefined,
    isGiven: true,
    line: '10.3.4.3.1#24',
    end: '10.3.4.3.1#25',
  };
}

const checkOrigin = formed('10.3.4.3.1#13', 'an origin in ASCII lowercase', (value) => isLower(value) && isOrigin(value));

/** The host and port of a location, the host in lowercase. */
function checkHost(secure: boolean): Check {
  const isHost = (value: string) => isLower(value) && !value.includes('/') && isLocation(`${secure ? 'wss' : 'ws'}://${value}/`);
  const host = formed('10.3.4.3.1#10', 'the host in ASCII lowercase', isHost);
  const port = formed('10.3.4.3.1#11', `a port other than ${secure ? 443 : 80}, up to 65535, in decimal`, isHost);
  return (value, complete) => {
    const wrong = host(value, complete);
    return /^(\[[^\]]*\]|[^:[])+:/.test(value.slice(0, wrong?.index ?? 0)) ? port(value, complete) : wrong;
  };
}
