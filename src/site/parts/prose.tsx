/** The catalogue's markup: `code`, *emphasis*, and ids that lead to what they name. */
import type { ComponentChildren } from 'preact';
import { errata, itemOf, policies } from '../../../spec/index.js';
import { erratumAt, placeOf, policyAt, useLink } from './paths.js';

const known = {
  errata: new Set<string>(errata.map(({ id }) => id)),
  policies: new Set<string>(policies.map(({ name }) => name)),
};
const MARKED = /(``.+?``(?!`)|`[^`]+`|\*[^*]+\*|\b\d+(?:\.\d+)+#\w+(?:\.\w+)*|\bE\d\d\b)/;

/** Text of the catalogue. */
export function Prose({ text }: { text: string }) {
  const link = useLink();
  return <>{text.split(MARKED).map((part, index) => (index % 2 === 0 ? part : marked(part, link)))}</>;
}

/** The same without its markup, for titles and labels. */
export function plain(text: string): string {
  return text.replace(/[*`]/g, '');
}

function marked(part: string, link: (to: string) => string): ComponentChildren {
  if (part.startsWith('`')) {
    const code = part.replace(/^(``|`)(.*)\1$/s, '$2');
    return known.policies.has(code) ? <a href={link(policyAt(code))}>{<code>{code}</code>}</a> : <code>{code}</code>;
  }
  if (part.startsWith('*')) return <em>{part.slice(1, -1)}</em>;
  if (known.errata.has(part)) return <a href={link(erratumAt(part))}>{part}</a>;
  return itemOf(part) ? <a href={link(placeOf(part))}>{part}</a> : part;
}
