/** On the page of a chart: tools, folding, and the state that the address names. */
import { button, Canvas, toolsFor } from './canvas.js';

document.addEventListener('DOMContentLoaded', () => {
  for (const figure of document.querySelectorAll<HTMLElement>('figure.chart-of')) start(figure);
});

function start(figure: HTMLElement): void {
  const boxes = [...figure.querySelectorAll<HTMLElement>('.canvas')];
  const standsFor = JSON.parse(figure.dataset.folds ?? '{}') as Record<string, string>;
  const canvases = new Map<HTMLElement, Canvas>();
  let shown = boxes[0] as HTMLElement;
  const current = () => {
    const canvas = canvases.get(shown) ?? new Canvas(shown);
    canvases.set(shown, canvas);
    return canvas;
  };
  const light = () => {
    const state = decodeURIComponent(location.hash.slice(1));
    const id = shown.dataset.form === 'folded' ? (standsFor[state] ?? state) : state;
    if (state !== '') current().light([id], false);
  };
  const turn = (box: HTMLElement) => {
    shown = box;
    for (const each of boxes) each.hidden = each !== box;
    current();
    light();
  };
  const fold = button('Fold', 'Show steps that follow each other without a choice as one', () => {
    const folds = shown === boxes[0];
    fold.setAttribute('aria-pressed', String(folds));
    turn(boxes[folds ? 1 : 0] as HTMLElement);
  });
  fold.setAttribute('aria-pressed', 'false');
  figure.prepend(toolsFor(current, ...(boxes.length > 1 ? [fold] : [])));
  current();
  light();
  addEventListener('hashchange', light);
}
