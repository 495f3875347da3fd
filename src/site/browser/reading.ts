/** The reading view: code and chart of the step that is being read stand beside it. */
import { Canvas, toolsFor } from './canvas.js';
import { Variables } from './variables.js';

/** How wide a window must be for three columns, as the style has it. */
const WIDE = '(min-width: 70rem)';

document.addEventListener('DOMContentLoaded', () => {
  const side = document.querySelector<HTMLDetailsElement>('.side > details');
  const wide = matchMedia(WIDE);
  const fold = () => {
    if (side !== null) side.open = wide.matches;
  };
  fold();
  wide.addEventListener('change', fold);
  document.querySelector('.side [aria-current]')?.scrollIntoView({ block: 'center', behavior: 'instant' });
  if (location.hash === '') scrollTo({ top: 0, behavior: 'instant' });
  new Reading();
  new Variables([...document.querySelectorAll<HTMLElement>('article.item')]);
});

class Reading {
  private readonly items = [...document.querySelectorAll<HTMLElement>('article.item')];
  private readonly code = document.querySelector('.code-of') as HTMLElement;
  private readonly figures = [...document.querySelectorAll<HTMLElement>('.beside .chart-of')];
  private readonly canvases = new Map<HTMLElement, Canvas>();
  private current: HTMLElement | undefined;
  /** Whether its code and chart stand beside it. */
  private isBeside = false;
  /** What the reader has pointed at, which holds as long as it is in view. */
  private chosen: HTMLElement | undefined;

  constructor() {
    for (const figure of this.figures) figure.prepend(toolsFor(() => this.canvasOf(figure)));
    for (const item of this.items) {
      const choose = () => this.choose(item);
      item.addEventListener('click', choose);
      item.addEventListener('focusin', choose);
    }
    addEventListener('hashchange', () => this.chooseTarget());
    addEventListener('keydown', (event) => this.keyed(event));
    let due = false;
    const soon = () => {
      if (due) return;
      due = true;
      requestAnimationFrame(() => {
        due = false;
        this.look();
      });
    };
    addEventListener('scroll', soon, { passive: true });
    addEventListener('resize', soon);
    this.chooseTarget();
    this.look();
  }

  /** `j` is the next step, `k` the one before. */
  private keyed({ key, target, ctrlKey, metaKey, altKey }: KeyboardEvent): void {
    const isTyping = target instanceof Element && target.closest('input, textarea, select, dialog') !== null;
    if ((key !== 'j' && key !== 'k') || isTyping || ctrlKey || metaKey || altKey) return;
    const at = this.current === undefined ? -1 : this.items.indexOf(this.current);
    const item = this.items[at + (key === 'j' ? 1 : -1)];
    if (item === undefined) return;
    item.scrollIntoView({ block: 'start', behavior: 'instant' });
    this.choose(item);
  }

  private chooseTarget(): void {
    const id = decodeURIComponent(location.hash.slice(1));
    const item = this.items.find((each) => each.id === id);
    if (item !== undefined) this.choose(item);
  }

  private choose(item: HTMLElement): void {
    this.chosen = item;
    this.show(item);
  }

  private look(): void {
    const isInView = (item: HTMLElement) => {
      const { top, bottom } = item.getBoundingClientRect();
      return top >= 40 && Math.min(bottom, top + 80) <= innerHeight;
    };
    if (this.chosen !== undefined && isInView(this.chosen)) return;
    this.chosen = undefined;
    const isAbove = (item: HTMLElement) => item.getBoundingClientRect().top < innerHeight;
    const isAtEnd = scrollY + innerHeight >= document.documentElement.scrollHeight - 2;
    const item =
      (isAtEnd ? this.items.findLast(isInView) : this.items.find(isInView)) ?? this.items.findLast(isAbove) ?? this.items[0];
    if (item !== undefined) this.show(item);
  }

  private show(item: HTMLElement): void {
    const isWide = matchMedia(WIDE).matches;
    if (item === this.current && isWide === this.isBeside) return;
    this.current?.classList.remove('current');
    this.current = item;
    this.isBeside = isWide;
    item.classList.add('current');
    if (!isWide) return;
    this.showCode(item);
    this.showChart((item.dataset.states ?? '').split(' ').filter(Boolean));
  }

  private showCode(item: HTMLElement): void {
    const details = item.querySelector('details.code');
    const heading = document.createElement('h2');
    heading.textContent = item.dataset.id ?? '';
    const facts = item.querySelector('.facts')?.cloneNode(true);
    const parts = details === null ? [nothing()] : [...details.children].slice(1).map((part) => part.cloneNode(true));
    this.code.replaceChildren(heading, ...(facts === undefined ? [] : [facts]), ...parts);
    this.code.scrollTop = 0;
  }

  private showChart(states: readonly string[]): void {
    const machine = states[0]?.split('.')[0];
    const figure = this.figures.find((each) => each.dataset.machine === machine) ?? this.figures.find((each) => !each.hidden);
    if (figure === undefined) return;
    for (const each of this.figures) each.hidden = each !== figure;
    this.canvasOf(figure).light(states);
  }

  private canvasOf(figure: HTMLElement): Canvas {
    const known = this.canvases.get(figure);
    if (known !== undefined) return known;
    const canvas = new Canvas(figure.querySelector('.canvas') as HTMLElement);
    this.canvases.set(figure, canvas);
    return canvas;
  }
}

function nothing(): HTMLElement {
  const text = document.createElement('p');
  text.className = 'quiet';
  text.textContent = 'No code: nothing here is to be implemented.';
  return text;
}
