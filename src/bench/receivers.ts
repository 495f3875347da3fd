/** Who receives messages without a socket: the peer, and a loop that knows no protocol. */
import { CHUNK, type Letters, opening } from './messages.js';
import { type Driver, driverPackage } from './peers.js';

/** Takes chunks of frames; its handshake is done. */
export interface Receiver {
  feed(chunk: Buffer): void;
  /** Messages that it delivered, as strings. */
  messages: number;
  /** UTF-16 code units of them all. */
  units: number;
}

/** websocket-driver's server. */
export function driverReceiver(longest?: number): Receiver {
  const driver = openDriver(longest);
  const receiver: Receiver = { feed: (chunk) => void driver.io.write(chunk), messages: 0, units: 0 };
  driver.messages.on('data', (data: string) => hears(receiver, data));
  driver.io.write(opening.request);
  return receiver;
}

/** websocket-driver's server, about to read a handshake. */
export function openDriver(longest?: number): Driver {
  const driver = driverPackage().server({ allowDrafts: true, ...(longest === undefined ? {} : { maxLength: longest }) });
  driver.on('connect', () => driver.start());
  return driver;
}

interface Slices {
  latin1Slice(start: number, end: number): string;
  utf8Slice(start: number, end: number): string;
}

/** What any receiver has to do at least: look for the byte FF, and make strings of what is before it. */
export function bareReceiver(letters: Letters): Receiver {
  let rest: Buffer = Buffer.alloc(0);
  const feed = (chunk: Buffer) => {
    const all = (rest.length === 0 ? chunk : Buffer.concat([rest, chunk])) as Buffer & Slices;
    let at = 0;
    for (let end = all.indexOf(0xff); end !== -1; end = all.indexOf(0xff, at)) {
      hears(receiver, letters === 'ASCII' ? all.latin1Slice(at + 1, end) : all.utf8Slice(at + 1, end));
      at = end + 1;
    }
    rest = all.subarray(at);
  };
  const receiver: Receiver = { feed, messages: 0, units: 0 };
  return receiver;
}

/** Counts a message. */
export function hears(receiver: Receiver, data: string): void {
  receiver.messages += 1;
  receiver.units += data.length;
}

/** Chunks of a large frame one by one, made of one and the same, so that they themselves take no memory. */
export function* chunksOfFrame(size: number): Generator<Buffer> {
  const letters = Buffer.alloc(CHUNK, 'abcdefgh');
  yield Buffer.from([0]);
  for (let left = size; left > 0; left -= CHUNK) yield letters.subarray(0, Math.min(left, CHUNK));
  yield Buffer.from([0xff]);
}
