/** What all parts of the page are made of. */
import { itemOf } from '../../spec/index.js';
import { STATUSES, type Status } from './types.js';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text that is safe as content and as an attribute's value. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

/** The fragment of an item: `10.3.4.3.1#34a` is at `#10.3.4.3.1-34a`. */
export function anchor(id: string): string {
  return escaped(id.replace('#', '-'));
}

/** The catalogue's markup as HTML: `code` (or ``code with ` in it``), *emphasis*, and links from ids to their items. */
export function prose(text: string): string {
  return text
    .split(/(``.+?``(?!`)|`[^`]+`)/)
    .map((part, index) => (index % 2 === 1 ? `<code>${escaped(part.replace(/^(``|`)(.*)\1$/s, '$2'))}</code>` : plain(part)))
    .join('');
}

function plain(text: string): string {
  return escaped(text)
    .replace(/\*([^*]+)\*/g, '<em>$1</em>')
    .replace(/\b\d+(?:\.\d+)+#\w+(?:\.\w+)*/g, (id) => (itemOf(id) ? `<a href="#${anchor(id)}">${id}</a>` : id));
}

/** The same without its markup, for titles. */
export function unmarked(text: string): string {
  return escaped(text.replace(/[*`]/g, ''));
}

/** A bar of parts in their order; the numbers stand beside it as text, so it is for eyes only. */
export function bar(parts: readonly (readonly [kind: string, count: number])[]): string {
  const total = parts.reduce((sum, [, count]) => sum + count, 0);
  const shown = parts.filter(([, count]) => count > 0);
  return `<span class="bar" aria-hidden="true">${shown.map(([kind, count]) => `<i class="${kind}" style="width:${percent(count, total)}"></i>`).join('')}</span>`;
}

/** The parts of a bar of statuses. */
export function statusParts(counts: Partial<Record<Status, number>>): [string, number][] {
  return STATUSES.map((status) => [status, counts[status] ?? 0]);
}

/** `1 run`, `2 runs`. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? noun : plural}`;
}

function percent(count: number, total: number): string {
  return `${Number(((100 * count) / total).toFixed(2))}%`;
}
