/** The catalogue's markup: `code`, *variables*, **those that the step sets**, and ids that lead to what they name. */
import type { ComponentChildren } from 'preact';
import { useContext } from 'preact/hooks';
import { errata, itemOf, policies } from '../../spec/index.js';
import { erratumAt, type Link, Links, placeOf, policyAt, useLink } from './links.js';

const known = {
  errata: new Set<string>(errata.map(({ id }) => id)),
  policies: new Set<string>(policies.map(({ name }) => name)),
};
const MARKED = /(``.+?``(?!`)|`[^`]+`|\*{1,2}[^*]+\*{1,2}|\b\d+(?:\.\d+)+#\w+(?:\.\w+)*|\bE\d\d\b)/;

/** A link, or its text alone on a page that leads nowhere. */
export function To({ at, children }: { at: string; children: ComponentChildren }) {
  const link = useContext(Links);
  return link === undefined ? children : <a href={link(at)}>{children}</a>;
}

/** Text of the catalogue. */
export function Prose({ text }: { text: string }) {
  const link = useLink();
  return <>{text.split(MARKED).map((part, index) => (index % 2 === 0 ? part : marked(part, link)))}</>;
}

function marked(part: string, link: Link): ComponentChildren {
  if (part.startsWith('`')) {
    const code = part.replace(/^(``|`)(.*)\1$/s, '$2');
    return known.policies.has(code) ? <a href={link(policyAt(code))}>{<code>{code}</code>}</a> : <code>{code}</code>;
  }
  if (part.startsWith('**')) return <em class="set">{part.slice(2, -2)}</em>;
  if (part.startsWith('*')) return <em>{part.slice(1, -1)}</em>;
  if (known.errata.has(part)) return <a href={link(erratumAt(part))}>{part}</a>;
  return itemOf(part) ? <a href={link(placeOf(part))}>{part}</a> : part;
}
