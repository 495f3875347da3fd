/** Search over steps, states, errata, policies and words. The index is a script that is loaded once it is wanted. */
import { escaped } from '../../html/text.js';
import type { Entry } from '../data/search.js';
import { rank } from './rank.js';

declare global {
  interface Window {
    SEARCH_INDEX?: (entries: readonly Entry[]) => void;
  }
}

const SHOWN = 40;

export function startSearch(root: string): void {
  const dialog = document.querySelector<HTMLDialogElement>('#search');
  if (dialog === null) return;
  const search = new Search(dialog, root);
  document.querySelector('button.search')?.addEventListener('click', () => search.open());
  document.addEventListener('keydown', (event) => {
    const isTyping =
      event.target instanceof Element && event.target.closest('input, textarea, select, [contenteditable]') !== null;
    if (event.key !== '/' || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    search.open();
  });
}

class Search {
  private entries: readonly Entry[] | undefined;
  private readonly input: HTMLInputElement;
  private readonly list: HTMLUListElement;
  private readonly status: HTMLElement;

  constructor(
    private readonly dialog: HTMLDialogElement,
    private readonly root: string,
  ) {
    this.input = dialog.querySelector('input') as HTMLInputElement;
    this.list = dialog.querySelector('ul') as HTMLUListElement;
    this.status = dialog.querySelector('[role=status]') as HTMLElement;
    this.input.addEventListener('input', () => this.show());
    dialog.addEventListener('keydown', (event) => this.keyed(event));
    dialog.addEventListener('click', (event) => {
      const link = event.target instanceof Element ? event.target.closest('a') : null;
      if (event.target === dialog || link !== null) dialog.close();
    });
  }

  open(): void {
    if (!this.dialog.open) this.dialog.showModal();
    this.input.focus();
    this.input.select();
    this.load();
  }

  private load(): void {
    if (this.entries !== undefined || window.SEARCH_INDEX !== undefined) return;
    window.SEARCH_INDEX = (entries) => {
      this.entries = entries;
      this.show();
    };
    const script = document.createElement('script');
    script.src = `${this.root}assets/search-index.js`;
    document.head.append(script);
  }

  private show(): void {
    const query = this.input.value.trim();
    const found = this.entries === undefined || query === '' ? [] : rank(this.entries, query);
    this.list.replaceChildren(...found.slice(0, SHOWN).map((entry) => this.row(entry)));
    this.status.textContent = query === '' || this.entries === undefined ? '' : `${found.length || 'nothing'} found`;
  }

  private row([kind, name, at, text]: Entry): HTMLLIElement {
    const row = document.createElement('li');
    const shown = { kind, name, text: text.length > 160 ? `${text.slice(0, 160)}…` : text };
    const spans = Object.entries(shown).map(([part, content]) => `<span class="${part}">${escaped(content)} </span>`);
    row.innerHTML = `<a href="${escaped(this.root + at)}">${spans.join('')}</a>`;
    return row;
  }

  private keyed(event: KeyboardEvent): void {
    const links = [...this.list.querySelectorAll('a')];
    const at = links.indexOf(document.activeElement as HTMLAnchorElement);
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const next = at + (event.key === 'ArrowDown' ? 1 : -1);
      (links[next] ?? this.input).focus();
    } else if (event.key === 'Enter' && event.target === this.input) {
      event.preventDefault();
      links[0]?.click();
    }
  }
}
