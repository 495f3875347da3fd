/** The one cryptographic function of the protocol, apart so that a page can bring its own. */
import { hash } from 'node:crypto';

/**
 * The 16 bytes of the MD5 fingerprint (RFC 1321), in the order that document gives.
 * @step 10.3.4.3.1#43
 * @step 10.3.4.4.2#9
 */
export function md5(message: Uint8Array): Uint8Array {
  return new Uint8Array(hash('md5', message, 'buffer'));
}
