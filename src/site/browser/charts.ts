/** On a page with charts: tools, their forms and parts, search, coverage, and what the address names: a state, several, or a path. */
import { timesInWords } from '../levels.js';
import { button, Canvas, idIs, stateOf, toolsFor } from './canvas.js';
import { paint, timesOf } from './coverage.js';
import { isPath, PathBar } from './path-bar.js';

document.addEventListener('DOMContentLoaded', () => {
  for (const figure of document.querySelectorAll<HTMLElement>('figure.chart-of')) new Chart(figure);
});

class Chart {
  private readonly boxes: HTMLElement[];
  private readonly canvases = new Map<HTMLElement, Canvas>();
  private readonly views = document.createElement('div');
  private readonly times;
  private readonly path;
  private shown: HTMLElement;

  constructor(private readonly figure: HTMLElement) {
    this.boxes = [...figure.querySelectorAll<HTMLElement>('.canvas')];
    this.shown = this.boxes[0] as HTMLElement;
    this.times = timesOf(figure);
    this.path = new PathBar(figure, (state) => this.reveal(this.boxWith(state) ?? this.shown));
    const parts = JSON.parse(figure.dataset.parts ?? '[]') as [id: string, title: string][];
    this.views.className = 'views';
    if (this.boxes.length > 1) {
      this.views.append(...this.boxes.map((box) => button(box.dataset.title ?? '', 'Show the chart so', () => this.turn(box))));
    }
    this.views.append(...parts.map(([id, title]) => button(title, 'Go to this algorithm', () => this.canvas.part(id))));
    if (this.times !== undefined) this.views.append(button('Coverage', 'How many runs went through', () => this.cover()));
    figure.prepend(toolsFor(() => this.canvas, this.search()));
    figure.querySelector('figcaption')?.append(this.views, this.near());
    this.turn(this.shown);
    if (parts[0] !== undefined) this.canvas.part(parts[0][0]);
    // By then the browser has scrolled to what has such an id.
    addEventListener('load', () => this.follow());
    addEventListener('hashchange', () => this.follow());
  }

  private get canvas(): Canvas {
    const canvas = this.canvases.get(this.shown) ?? new Canvas(this.shown);
    this.canvases.set(this.shown, canvas);
    return canvas;
  }

  /** Turns to what the address names, and brings the whole chart into view. */
  private reveal(box: HTMLElement): void {
    this.turn(box);
    this.figure.scrollIntoView({ block: 'start', behavior: 'instant' });
  }

  private turn(box: HTMLElement): void {
    this.shown = box;
    for (const each of this.boxes) each.hidden = each !== box;
    for (const each of this.views.children)
      if (each.textContent !== 'Coverage') each.setAttribute('aria-pressed', String(each.textContent === box.dataset.title));
    this.path.lay(this.canvas);
    if (this.figure.classList.contains('covered')) this.cover(true);
  }

  private cover(on = !this.figure.classList.contains('covered')): void {
    this.figure.classList.toggle('covered', on);
    this.views.lastElementChild?.setAttribute('aria-pressed', String(on));
    if (on && this.times !== undefined) paint(this.canvas, this.times);
  }

  /** Shows what the address names, where it is to be seen: a phase, states, the coverage, or the path of the player. */
  private follow(): void {
    const address = location.hash.slice(1);
    if (address === '') return;
    if (address === 'coverage') this.cover(true);
    else if (isPath(address)) void this.path.follow(address);
    else this.find(address);
  }

  private find(address: string): void {
    const ids = decodeURIComponent(address).split(',');
    const phase = this.boxes.find(({ id }) => id === ids[0]);
    const box = phase ?? this.boxWith(ids[0] ?? '');
    if (box === undefined) return;
    this.reveal(box);
    if (phase === undefined)
      this.canvas.light(
        ids.map((id) => stateOf({ id })),
        false,
      );
  }

  /** Where a state is to be seen, or what stands for it where the chart is shown so. */
  private boxWith(id: string): HTMLElement | undefined {
    if (this.shown.id === 'phase:folded' && this.canvas.nodes.has(id)) return this.shown;
    return [this.shown, ...this.boxes].find((each) => each.querySelector(idIs(id)) !== null);
  }

  /** A field that finds a state by any of its words. */
  private search(): HTMLElement {
    const states = this.boxes.flatMap((box) =>
      [...box.querySelectorAll('.state')].map(({ id, textContent }) => {
        return { id, words: (textContent ?? '').replaceAll(/\s+/g, ' ').trim(), box };
      }),
    );
    const list = document.createElement('datalist');
    list.id = `states-of-${this.shown.id}`;
    list.append(...[...new Set(states.map(({ words }) => words))].map((words) => new Option(words, words)));
    const input = document.createElement('input');
    Object.assign(input, { type: 'search', placeholder: 'Find a state' });
    input.setAttribute('list', list.id);
    input.setAttribute('aria-label', 'Find a state');
    input.addEventListener('change', () => {
      const wanted = input.value.trim().toLowerCase();
      const found = states.filter(({ words, id }) => `${words} ${id}`.toLowerCase().includes(wanted));
      const first = found.find(({ box }) => box === this.shown) ?? found[0];
      if (wanted !== '' && first !== undefined) location.hash = first.id;
    });
    const field = document.createElement('span');
    field.append(input, list);
    return field;
  }

  /** What leads into the state under the pointer, and out of it. */
  private near(): HTMLElement {
    const line = document.createElement('p');
    line.className = 'near quiet';
    line.textContent = 'Point at a state to see what leads into it and out of it.';
    const look = ({ target }: Event) => {
      const node = target instanceof Element ? target.closest('.node.state') : null;
      if (node === null) return;
      const state = stateOf(node);
      const short = (all: string[]) =>
        all.map((each) => each.replace(/^.*\.(?:step_|phase_)?/, '').replaceAll('_', ' ')).join(', ') || 'nothing';
      const { from, to } = this.canvas.around(state);
      const times = this.times?.[state];
      line.textContent = `${short([state])}: in from ${short(from)}; out to ${short(to)}${times ? ` · ${timesInWords(times)}` : ''}`;
    };
    this.figure.addEventListener('pointerover', look);
    this.figure.addEventListener('focusin', look);
    return line;
  }
}
