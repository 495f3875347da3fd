/** On every page: light and dark, the menu, and search. */
import { startSearch } from './search.js';
import { applyTheme, startTheme } from './theme.js';

document.documentElement.classList.add('js');
applyTheme();

const root = document.currentScript?.dataset.root ?? '';

document.addEventListener('DOMContentLoaded', () => {
  startTheme();
  startMenu();
  startSearch(root);
});

function startMenu(): void {
  const button = document.querySelector<HTMLButtonElement>('button.menu');
  button?.addEventListener('click', () => {
    const open = button.getAttribute('aria-expanded') !== 'true';
    button.setAttribute('aria-expanded', String(open));
  });
}
