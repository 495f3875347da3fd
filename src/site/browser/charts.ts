/** On the page of a chart: tools, its forms and parts, search, and the state that the address names. */
import { button, Canvas, idIs, toolsFor } from './canvas.js';

document.addEventListener('DOMContentLoaded', () => {
  for (const figure of document.querySelectorAll<HTMLElement>('figure.chart-of')) new Chart(figure);
});

class Chart {
  private readonly boxes: HTMLElement[];
  private readonly standsFor: Readonly<Record<string, string>>;
  private readonly canvases = new Map<HTMLElement, Canvas>();
  private readonly views = document.createElement('div');
  private shown: HTMLElement;

  constructor(private readonly figure: HTMLElement) {
    this.boxes = [...figure.querySelectorAll<HTMLElement>('.canvas')];
    this.shown = this.boxes[0] as HTMLElement;
    this.standsFor = JSON.parse(figure.dataset.folds ?? '{}');
    const parts = JSON.parse(figure.dataset.parts ?? '[]') as [id: string, title: string][];
    this.views.className = 'views';
    if (this.boxes.length > 1) {
      this.views.append(...this.boxes.map((box) => button(box.dataset.title ?? '', 'Show the chart so', () => this.turn(box))));
    }
    this.views.append(...parts.map(([id, title]) => button(title, 'Go to this algorithm', () => this.canvas.part(id))));
    figure.prepend(toolsFor(() => this.canvas, this.search()));
    figure.querySelector('figcaption')?.append(this.views, this.near());
    this.turn(this.shown);
    if (parts[0] !== undefined) this.canvas.part(parts[0][0]);
    this.light();
    addEventListener('hashchange', () => this.light());
  }

  private get canvas(): Canvas {
    const canvas = this.canvases.get(this.shown) ?? new Canvas(this.shown);
    this.canvases.set(this.shown, canvas);
    return canvas;
  }

  private turn(box: HTMLElement): void {
    this.shown = box;
    for (const each of this.boxes) each.hidden = each !== box;
    for (const each of this.views.children) each.setAttribute('aria-pressed', String(each.textContent === box.dataset.title));
    void this.canvas;
  }

  /** Shows the phase or the state of the address, where it is to be seen. */
  private light(): void {
    const id = decodeURIComponent(location.hash.slice(1));
    if (id === '') return;
    const phase = this.boxes.find((box) => `phase:${box.dataset.form}` === id);
    const nodeIn = (box: HTMLElement) => (box.dataset.form === 'folded' ? (this.standsFor[id] ?? id) : id);
    const box = phase ?? [this.shown, ...this.boxes].find((each) => each.querySelector(idIs(nodeIn(each))) !== null);
    if (box === undefined) return;
    this.turn(box);
    if (phase === undefined) this.canvas.light([nodeIn(box)], false);
  }

  /** A field that finds a state by any of its words. */
  private search(): HTMLElement {
    const full = this.boxes.find(({ dataset }) => dataset.form === 'all_steps');
    const states = [...(full?.querySelectorAll('.state') ?? [])].map(({ id, textContent }) => {
      return { id, words: (textContent ?? '').replaceAll(/\s+/g, ' ').trim() };
    });
    const list = document.createElement('datalist');
    list.id = 'states';
    list.append(...states.map(({ words }) => new Option(words, words)));
    const input = document.createElement('input');
    Object.assign(input, { type: 'search', placeholder: 'Find a state' });
    input.setAttribute('list', list.id);
    input.setAttribute('aria-label', 'Find a state');
    input.addEventListener('change', () => {
      const wanted = input.value.trim().toLowerCase();
      const found = states.find(({ words, id }) => `${words} ${id}`.toLowerCase().includes(wanted));
      if (wanted !== '' && found !== undefined) location.hash = found.id;
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
      const id = node.id.replace(/^\w+:/, '');
      const short = (all: string[]) =>
        all.map((each) => each.replace(/^.*\.(?:step_|phase_)?/, '').replaceAll('_', ' ')).join(', ') || 'nothing';
      const { from, to } = this.canvas.around(id);
      line.textContent = `${short([id])}: in from ${short(from)}; out to ${short(to)}`;
    };
    this.figure.addEventListener('pointerover', look);
    this.figure.addEventListener('focusin', look);
    return line;
  }
}
