/** Light or dark: as the system has it, unless the reader has switched. */

const KEY = 'hixie76.theme';

/** What the reader has chosen, if anything and if it could be kept. */
function chosen(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

/** Before anything is drawn. */
export function applyTheme(): void {
  const theme = chosen();
  if (theme !== null) document.documentElement.dataset.theme = theme;
}

export function startTheme(): void {
  document.querySelector('button.theme')?.addEventListener('click', () => {
    const { dataset } = document.documentElement;
    const isDark = dataset.theme === undefined ? matchMedia('(prefers-color-scheme: dark)').matches : dataset.theme === 'dark';
    dataset.theme = isDark ? 'light' : 'dark';
    try {
      localStorage.setItem(KEY, dataset.theme);
    } catch {
      // Then it holds for this page.
    }
  });
}
