/** Tables, lists that are opened, and boxes that scroll. */
import type { ComponentChildren } from 'preact';

/** A box that scrolls sideways, by keyboard too. */
export function Scroll({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard.
    <section class="scroll" tabIndex={0} aria-label={label}>
      {children}
    </section>
  );
}

export interface TableProps {
  label: string;
  /** `measures` has bars in its cells, `grid` a few words in few of many, `before-after` sentences that a phone shows below each other. */
  kind?: 'measures' | 'pairs' | 'grid' | 'before-after';
  head: readonly ComponentChildren[];
  /** Each with its heading first. */
  rows: readonly (readonly ComponentChildren[])[];
}

export function Table({ label, kind, head, rows }: TableProps) {
  return (
    <Scroll label={label}>
      <table class={kind}>
        <thead>
          <tr>
            {head.map((each) => (
              <th scope="col">{each}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([first, ...cells]) => (
            <tr>
              <th scope="row">{first}</th>
              {cells.map((cell) => (
                <td>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

/**
 * A list; nothing where it is empty.
 * @param kind `reasons` are lines below each other, `steps-list` links beside each other; the page's own, if it is another
 */
export function List({ entries, kind = 'reasons' }: { entries: readonly ComponentChildren[]; kind?: string | undefined }) {
  if (entries.length === 0) return null;
  return (
    <ul class={kind}>
      {entries.map((each) => (
        <li>{each}</li>
      ))}
    </ul>
  );
}

/** A list that is opened by its title; nothing where it is empty. */
export function Fold({ title, entries, kind }: Parameters<typeof List>[0] & { title: ComponentChildren }) {
  if (entries.length === 0) return null;
  return (
    <details>
      <summary>{title}</summary>
      <List entries={entries} kind={kind} />
    </details>
  );
}

/** A row of a list of facts. */
export function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
