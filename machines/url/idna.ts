/** Hosts of URLs that are not written in the URI syntax, and whether they can be. */
import { isHost } from './location.js';

/** ASCII other than letters, digits and hyphens: what the flag UseSTD3ASCIIRules bars from a label. */
const BARRED = /[\0-,./:-@[-`{-\x7f]/;

/**
 * Whether the host of an absolute URL has characters that the URI syntax
 * excludes, and IDNA's ToASCII with UseSTD3ASCIIRules fails for it: a label
 * holds other ASCII than letters, digits and hyphens, begins or ends with a
 * hyphen, or is not one to 63 characters long once it is ASCII.
 * @param url as it was given; the URL Standard's parser takes it
 * @step 10.3.4.7.1#e
 * @step 10.3.4.7.2#e
 */
export function hostCannotBeAscii(url: string): boolean {
  const given = hostOf(url);
  if (isHost(given)) return false;
  const labels = given.normalize('NFKC').split(/[.\u3002]/);
  const ascii = new URL(url).hostname.replace(/\.$/, '').split('.');
  return (
    labels.some((label) => BARRED.test(label) || label.startsWith('-') || label.endsWith('-')) ||
    ascii.some((label) => label.length < 1 || label.length > 63)
  );
}

/** The host as it stands in a URL, without what the URL Standard's parser removes, and percent-decoded. */
function hostOf(url: string): string {
  const kept = url.replace(/^[\0- ]+|[\0- ]+$|[\t\n\r]/g, '');
  const [, authority = ''] = /^[^:]*:[\\/]*([^\\/?#]*)/.exec(kept) ?? [];
  const host = authority.slice(authority.lastIndexOf('@') + 1).replace(/:[0-9]*$/, '');
  try {
    return decodeURIComponent(host);
  } catch {
    return host;
  }
}
