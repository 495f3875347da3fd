/**
 * Where everything is on the site, as paths from its root. Links are made
 * relative to the page that they stand on; a page that stands alone leads to
 * what it has itself.
 */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

/** The address of a place as the page that is being rendered has it. */
export type Link = (to: string) => string;

/** What makes links on the page that is being rendered; nothing where it leads nowhere. */
export const Links = createContext<Link | undefined>(undefined);

export function useLink(): Link {
  return useContext(Links) ?? ((to) => to);
}

/** The way from one page to a file or anchor of the site. */
export function relative(here: string, to: string): string {
  const [path = '', anchor] = to.split('#');
  if (path === here) return `#${anchor ?? 'top'}`;
  return '../'.repeat(here.split('/').length - 1) + to;
}

/** The page of a section. */
export function pageOf(section: string): string {
  return `spec/${section}.html`;
}

/** The anchor of an item on the page of its section: `10.3.4.3.1#34a` is at `10.3.4.3.1-34a`. */
export function anchorOf(id: string): string {
  return id.replace('#', '-');
}

/** Where an item, or a whole section, is read. */
export function placeOf(id: string): string {
  const [section = ''] = id.split('#');
  return id === section ? pageOf(section) : `${pageOf(section)}#${anchorOf(id)}`;
}

/** Where a line of a source file is. */
export function sourceAt(file: string, line?: number): string {
  return `code/${file}.html${line === undefined ? '' : `#L${line}`}`;
}

/** The page of a machine's chart, and the anchor of one of its states. */
export function chartOf(machine: string, state?: string): string {
  return `charts/${machine}.html${state === undefined ? '' : `#${state}`}`;
}

/** Where an erratum or a policy is explained. */
export function erratumAt(id: string): string {
  return `errata.html#${id}`;
}

export function policyAt(name: string): string {
  return `policies.html#${name}`;
}

/** Where the page of what was proved has a property, a reading or a counterexample. */
export function provedAt(name: string): string {
  return `proved.html#${name}`;
}

/** Where the page of peers has what a side of a peer does against a step. */
export function findingAt(peer: string, side: string, step: string): string {
  return `matrix.html#${peer}-${side}-${anchorOf(step)}`;
}

/** Where a trace is played, at its end or at one of its moments. */
export function playerFor(trace: string, at?: number): string {
  return `player.html#trace=${encodeURIComponent(trace)}${at === undefined ? '' : `&at=${at}`}`;
}
