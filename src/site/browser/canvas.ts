/**
 * A chart that can be moved and enlarged. It is an ordinary scrolling box, so
 * that wheel, touch and keys move it as they move any other; the drawing in it
 * is made larger or smaller.
 */

const FACTOR = 1.25;
/** Room beside a chart that is wider than its box, so that what is at its edges can be in the middle; a part of the box. */
const ROOM = 0.3;
const CALM = matchMedia('(prefers-reduced-motion: reduce)');
/** What is nearer to the edge of the box, as a part of it, is moved to its middle when it is lit. */
const EDGE = 0.1;
/** At this scale the smallest text, of 8.5 points, has 11 pixels. */
const LEAST = 11 / 8.5;

export class Canvas {
  private scale = 1;
  /** Pixels at either side of the drawing. */
  private room = 0;
  private readonly svg: SVGSVGElement;
  /** Nodes by the ids of the states that they stand for, and arrows by the ids of their transitions. */
  readonly nodes = new Map<string, Element>();
  readonly arrows = new Map<string, Element>();
  private lit: readonly Element[] = [];
  private marked: readonly Element[] = [];

  constructor(private readonly box: HTMLElement) {
    this.svg = box.querySelector('svg') as SVGSVGElement;
    for (const node of box.querySelectorAll('.node')) this.nodes.set(stateOf(node), node);
    const folds = Object.entries(JSON.parse(box.dataset.folds ?? '{}') as Record<string, string>);
    for (const [state, by] of folds) this.nodes.set(state, this.nodes.get(by) as Element);
    for (const arrow of box.querySelectorAll<HTMLElement>('[data-takes]'))
      for (const id of arrow.dataset.takes?.split('\n') ?? []) this.arrows.set(id, arrow.closest('.edge') as Element);
    box.tabIndex = 0;
    box.setAttribute('role', 'region');
    box.setAttribute('aria-label', `${this.svg.getAttribute('aria-label')}, moved with the arrow keys, enlarged with + and -`);
    box.addEventListener('keydown', (event) => this.keyed(event));
    box.addEventListener('wheel', (event) => this.wheeled(event), { passive: false });
    this.dragged();
    // Text in a drawing is laid out anew at each size: it has its own before it is.
    this.svg.style.display = 'none';
    this.setScale(this.fitting);
    this.svg.style.display = '';
    this.begin();
  }

  /** As wide as the box, if it can be read then. */
  fit(): void {
    this.setScale(this.fitting);
    this.begin();
  }

  private get fitting(): number {
    return Math.min(1.5, Math.max(LEAST, (this.box.clientWidth - 2) / this.width));
  }

  private begin(): void {
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
    const [at, box] = [this.svg.querySelector(idIs(id))?.getBoundingClientRect(), this.box.getBoundingClientRect()];
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

  /** Lights the nodes of these states and no others, and brings the first one into view. */
  light(states: readonly string[], smooth = true): void {
    const first = states.find((state) => this.nodes.has(state)) ?? '';
    // Before classes change: then where things are is still known.
    if (first !== '') this.show(this.nodes.get(first) as Element, smooth);
    this.lit = become('lit', this.lit, states, this.nodes);
  }

  /** Marks the arrows of these transitions, and no others. */
  mark(transitions: readonly string[]): void {
    this.marked = become('marked', this.marked, transitions, this.arrows);
  }

  /** Marks a path, and no other. @returns how much of the drawing it is, in words */
  walk(states: ReadonlySet<string>, transitions: ReadonlySet<string>): string {
    const of = (all: ReadonlyMap<string, Element>, ids: ReadonlySet<string>) => {
      const walked = new Set([...ids].flatMap((id) => all.get(id) ?? []));
      for (const each of all.values()) each.classList.toggle('walked', walked.has(each));
      return walked.size;
    };
    const [nodes, arrows] = [of(this.nodes, states), of(this.arrows, transitions)];
    const count = (all: ReadonlyMap<string, Element>) => new Set([...all.values()].filter((each) => !isMark(each))).size;
    return `${nodes} of ${count(this.nodes)} states, ${arrows} of ${count(this.arrows)} arrows`;
  }

  private show(node: Element, smooth: boolean): void {
    const [at, box] = [node.getBoundingClientRect(), this.box.getBoundingClientRect()];
    const isIn = (from: number, to: number, start: number, size: number) =>
      from >= start + size * EDGE && to <= start + size * (1 - EDGE);
    // What can be seen well stays where it is.
    if (smooth && isIn(at.left, at.right, box.left, box.width) && isIn(at.top, at.bottom, box.top, box.height)) return;
    const left = this.box.scrollLeft + at.left + at.width / 2 - box.left - box.width / 2;
    const top = this.box.scrollTop + at.top + at.height / 2 - box.top - box.height * 0.4;
    this.box.scrollTo({ left, top, behavior: smooth && !CALM.matches ? 'smooth' : 'instant' });
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

/** Whether it is the dot at the beginning, or what stands for any state. */
const isMark = ({ classList }: Element) => classList.contains('start') || classList.contains('any') || classList.contains('end');

/** The state of a node: its id, without the name of the form. */
export function stateOf({ id }: Pick<Element, 'id'>): string {
  return id.replace(/^\w+:/, '');
}

/** Gives a class to what stands for some ids, and takes it from what had it. @returns what has it now */
function become(name: string, before: readonly Element[], ids: readonly string[], from: ReadonlyMap<string, Element>): Element[] {
  for (const each of before) each.classList.remove(name);
  const now = ids.flatMap((id) => from.get(id) ?? []);
  for (const each of now) each.classList.add(name);
  return now;
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
