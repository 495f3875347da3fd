/** Hashes of Node for pages, as far as the mistakes of digests need them. */
import { md5, sha1 } from '@noble/hashes/legacy.js';

const hashes = { md5, sha1 };

export function createHash(name: keyof typeof hashes) {
  return { update: (bytes: Uint8Array) => ({ digest: () => Buffer.from(hashes[name](bytes)) }) };
}
