/** The files of `found/`: streams that break what is not careful, be they known from the field or found here by chance. */
import { readdirSync, readFileSync } from 'node:fs';
import { type Role, sound } from './against.js';

/** A file of `found/`, which is named after what the stream is. */
interface Found {
  role: Role;
  /** What goes wrong where care is missing. */
  what: string;
  /** What stands one behind the other: `handshake` is all of a sound one. */
  bytes: Part[];
}

/** A sound handshake; or bytes, in hex or as text with a byte for each character, so many times. */
type Part = 'handshake' | { hex: string; times?: number } | { text: string; times?: number };

export interface Stream {
  name: string;
  role: Role;
  bytes: Buffer;
}

const folder = new URL('../found/', import.meta.url);

/** All of them, in the order of their names. */
export function found(): Stream[] {
  const files = readdirSync(folder).sort();
  return files.map((file) => {
    const { role, bytes } = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Found;
    return { name: file.replace(/\.json$/, ''), role, bytes: Buffer.concat(bytes.map((part) => bytesOf(part, role))) };
  });
}

function bytesOf(part: Part, role: Role): Buffer {
  if (part === 'handshake') return Buffer.from(sound[role], 'latin1');
  const once = 'hex' in part ? Buffer.from(part.hex, 'hex') : Buffer.from(part.text, 'latin1');
  return Buffer.concat(Array<Buffer>(part.times ?? 1).fill(once));
}
