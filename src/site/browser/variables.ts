/** The variables of a section: the one that is pointed at is lit wherever it stands, and a note leads to the steps that set it. */

interface Use {
  item: HTMLElement;
  mark: HTMLElement;
}

export class Variables {
  private readonly uses = new Map<string, Use[]>();
  private readonly note = document.createElement('aside');
  private shown: HTMLElement | undefined;
  /** Whether the reader has chosen the variable, so that it stays lit. */
  private isKept = false;

  constructor(items: readonly HTMLElement[]) {
    for (const item of items) for (const mark of item.querySelectorAll<HTMLElement>('.says em')) this.add(item, mark);
    for (const all of this.uses.values()) if (all.some(isSet)) for (const { mark } of all) this.listen(mark);
    this.note.className = 'variable';
    this.note.setAttribute('role', 'status');
    this.note.hidden = true;
    document.querySelector('.reading > .text')?.append(this.note);
    addEventListener('keydown', ({ key }) => key === 'Escape' && this.leave());
    addEventListener('click', ({ target }) => {
      const isOutside = target instanceof Element && target.closest('.says em, .variable') === null;
      if (isOutside) this.clear();
    });
  }

  private add(item: HTMLElement, mark: HTMLElement): void {
    const all = this.uses.get(nameOf(mark)) ?? [];
    this.uses.set(nameOf(mark), [...all, { item, mark }]);
  }

  private listen(mark: HTMLElement): void {
    mark.tabIndex = 0;
    mark.setAttribute('role', 'button');
    mark.addEventListener('pointerenter', () => this.isKept || this.show(mark));
    mark.addEventListener('pointerleave', () => this.isKept || this.clear());
    mark.addEventListener('focus', () => this.show(mark));
    mark.addEventListener('blur', () => this.isKept || this.clear());
    mark.addEventListener('click', () => this.keep(mark));
    mark.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      this.keep(mark);
      this.note.querySelector('a')?.focus();
    });
  }

  private keep(mark: HTMLElement): void {
    this.isKept = true;
    this.show(mark);
  }

  private show(mark: HTMLElement): void {
    if (mark === this.shown) return;
    this.light(false);
    this.shown = mark;
    this.light(true);
    const all = this.uses.get(nameOf(mark)) ?? [];
    const setting = new Set(all.filter(isSet).map(({ item }) => item));
    const using = new Set(all.map(({ item }) => item).filter((item) => !setting.has(item)));
    const name = document.createElement('em');
    name.textContent = nameOf(mark);
    this.note.replaceChildren(name, ' is set in ', ...linksTo(setting));
    if (using.size > 0) this.note.append('; used in ', ...linksTo(using));
    this.note.hidden = false;
  }

  private light(isLit: boolean): void {
    for (const { mark } of (this.shown && this.uses.get(nameOf(this.shown))) ?? []) mark.classList.toggle('lit', isLit);
  }

  private clear(): void {
    this.light(false);
    this.shown = undefined;
    this.isKept = false;
    this.note.hidden = true;
  }

  /** The focus goes back to the variable, if it is in the note. */
  private leave(): void {
    const mark = this.shown;
    if (this.note.contains(document.activeElement)) mark?.focus();
    this.clear();
  }
}

function nameOf(mark: HTMLElement): string {
  return (mark.textContent ?? '').replace(/\s+/g, ' ');
}

function isSet({ mark }: Use): boolean {
  return mark.classList.contains('set');
}

function linksTo(items: Iterable<HTMLElement>): (Node | string)[] {
  return [...items].flatMap((item, index) => {
    const link = document.createElement('a');
    link.href = `#${item.id}`;
    link.textContent = item.dataset.id?.split('#')[1] ?? '';
    return index === 0 ? [link] : [', ', link];
  });
}
