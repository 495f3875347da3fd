/**
 * A chart that can be moved and enlarged. It is an ordinary scrolling box, so
 * that wheel, touch and keys move it as they move any other; the drawing in it
 * is made larger or smaller.
 */

const FACTOR = 1.25;
/** Room beside a chart that is wider than its box, so that what is at its edges can be in the middle; a part of the box. */
const ROOM = 0.3;
/** At this scale the smallest text, of 8.5 points, has 11 pixels. */
const LEAST = 11 / 8.5;

export class Canvas {
  private scale = 1;
  /** Pixels at either side of the drawing. */
  private room = 0;
  private readonly svg: SVGSVGElement;

  constructor(private readonly box: HTMLElement) {
    this.svg = box.querySelector('svg') as SVGSVGElement;
    box.tabIndex = 0;
    box.setAttribute('role', 'region');
    box.setAttribute('aria-label', `${this.svg.getAttribute('aria-label')}, moved with the arrow keys, enlarged with + and -`);
    box.addEventListener('keydown', (event) => this.keyed(event));
    box.addEventListener('wheel', (event) => this.wheeled(event), { passive: false });
    this.dragged();
    this.fit();
  }

  /** As wide as the box, if it can be read then. */
  fit(): void {
    this.setScale(Math.min(1.5, Math.max(LEAST, (this.box.clientWidth - 2) / this.width)));
    const start = this.svg.querySelector('.node.start');
    if (start !== null) this.show(start, false);
  }

  /** All of it, however small. */
  whole(): void {
    const { clientWidth, clientHeight } = this.box;
    this.setScale(Math.min(1.5, clientWidth / this.width, clientHeight / this.height));
  }

  /** A part of it, its beginning in the corner of the box. */
  part(id: string): void {
    this.setScale(LEAST);
    const [at, box] = [this.nodeOf(id)?.getBoundingClientRect(), this.box.getBoundingClientRect()];
    if (at === undefined) return;
    this.box.scrollBy({ left: at.left - box.left - 12, top: at.top - box.top - 12, behavior: 'instant' });
  }

  /** Marks what leads into a state and out of it. @returns both, as names of states */
  around(state: string): { from: string[]; to: string[] } {
    const found = { from: new Set<string>(), to: new Set<string>() };
    for (const edge of this.svg.querySelectorAll('.edge')) {
      const [, from, machine, to] = /^(?:\w+:)?((\w+)\.[^-]+)-([^-]+)-/.exec(edge.id) ?? [];
      const into = `${machine}.${to}` === state;
      edge.classList.toggle('out', from === state);
      edge.classList.toggle('in', into && from !== state);
      if (into && from !== undefined) found.from.add(from);
      if (from === state) found.to.add(`${machine}.${to}`);
    }
    return { from: [...found.from], to: [...found.to] };
  }

  larger(): void {
    this.zoom(FACTOR);
  }

  smaller(): void {
    this.zoom(1 / FACTOR);
  }

  /** Lights these nodes and no others, and brings the first one into view. */
  light(ids: readonly string[], smooth = true): void {
    for (const node of this.svg.querySelectorAll('.lit')) node.classList.remove('lit');
    const nodes = ids.flatMap((id) => this.nodeOf(id) ?? []);
    for (const node of nodes) node.classList.add('lit');
    if (nodes[0] !== undefined) this.show(nodes[0], smooth);
  }

  /** Marks the arrows that were taken, and no others. */
  mark(ids: readonly string[]): void {
    for (const arrow of this.svg.querySelectorAll('.marked')) arrow.classList.remove('marked');
    for (const id of ids) this.nodeOf(id)?.classList.add('marked');
  }

  private nodeOf(id: string): Element | null {
    return this.svg.querySelector(idIs(id));
  }

  private show(node: Element, smooth: boolean): void {
    const [at, box] = [node.getBoundingClientRect(), this.box.getBoundingClientRect()];
    const left = this.box.scrollLeft + at.left + at.width / 2 - box.left - box.width / 2;
    const top = this.box.scrollTop + at.top + at.height / 2 - box.top - box.height * 0.4;
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    this.box.scrollTo({ left, top, behavior: smooth && !calm ? 'smooth' : 'instant' });
  }

  private get width(): number {
    return Number(this.svg.dataset.width);
  }

  private get height(): number {
    return Number(this.svg.dataset.height);
  }

  private setScale(scale: number): void {
    this.scale = Math.min(4, Math.max(0.08, scale));
    this.svg.style.width = `${this.width * this.scale}px`;
    this.svg.style.height = `${this.height * this.scale}px`;
    const isWider = this.width * this.scale > this.box.clientWidth;
    this.room = isWider ? this.box.clientWidth * ROOM : 0;
    this.svg.style.marginInline = isWider ? `${this.room}px` : '';
  }

  /** The point in the middle, or under the pointer, stays where it is. */
  private zoom(factor: number, x = this.box.clientWidth / 2, y = this.box.clientHeight / 2): void {
    const { scale: before, room } = this;
    const { scrollLeft, scrollTop } = this.box;
    this.setScale(before * factor);
    const grown = this.scale / before;
    this.box.scrollTo({
      left: (scrollLeft + x - room) * grown + this.room - x,
      top: (scrollTop + y) * grown - y,
      behavior: 'instant',
    });
  }

  private keyed(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === '+' || event.key === '=') this.larger();
    else if (event.key === '-') this.smaller();
    else if (event.key === '0') this.fit();
    else return;
    event.preventDefault();
  }

  private wheeled(event: WheelEvent): void {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const { left, top } = this.box.getBoundingClientRect();
    this.zoom(Math.exp(-event.deltaY / 300), event.clientX - left, event.clientY - top);
  }

  private dragged(): void {
    const { box } = this;
    box.addEventListener('pointerdown', (down) => {
      if (down.pointerType !== 'mouse' || down.button !== 0) return;
      const { scrollLeft, scrollTop } = box;
      const move = (event: PointerEvent) => {
        box.classList.add('dragged');
        box.scrollTo({
          left: scrollLeft + down.clientX - event.clientX,
          top: scrollTop + down.clientY - event.clientY,
          behavior: 'instant',
        });
      };
      const up = () => {
        removeEventListener('pointermove', move);
        setTimeout(() => box.classList.remove('dragged'));
      };
      addEventListener('pointermove', move);
      addEventListener('pointerup', up, { once: true });
    });
    box.addEventListener('click', (event) => {
      if (box.classList.contains('dragged')) event.preventDefault();
    });
    box.addEventListener('dragstart', (event) => event.preventDefault());
  }
}

/** A part of a drawing by its id, before which the name of the form may stand. */
export function idIs(id: string): string {
  return `[id="${CSS.escape(id)}"], [id$=":${CSS.escape(id)}"]`;
}

/** Buttons for a canvas, which may change; more can be put in front. */
export function toolsFor(canvas: () => Canvas, ...more: readonly HTMLElement[]): HTMLElement {
  const tools = document.createElement('div');
  tools.className = 'tools';
  tools.setAttribute('role', 'toolbar');
  tools.setAttribute('aria-label', 'The chart');
  tools.append(
    ...more,
    button('−', 'Smaller', () => canvas().smaller()),
    button('+', 'Larger', () => canvas().larger()),
    button('Fit', 'As wide as the box', () => canvas().fit()),
    button('All', 'All of it', () => canvas().whole()),
  );
  return tools;
}

export function button(text: string, label: string, press: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = text;
  made.title = label;
  if (text.length < 3) made.setAttribute('aria-label', label);
  made.addEventListener('click', press);
  return made;
}
