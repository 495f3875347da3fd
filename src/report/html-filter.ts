/** The page's only script: filters the items by id, words and status. */
export const filterScript = `
(() => {
  const form = document.querySelector('.filter');
  const [words, status, output] = ['input', 'select', 'output'].map((name) => form.querySelector(name));
  const items = [...document.querySelectorAll('article')].map((item) => ({
    item,
    text: (item.querySelector('.head').textContent + ' ' + item.textContent).replace(/\\s+/g, ' ').toLowerCase(),
    id: item.querySelector('.id').textContent.toLowerCase(),
  }));
  const parts = [...document.querySelectorAll('.part')];
  const glossaries = [...document.querySelectorAll('.glossary')];
  const matches = ({ item, text, id }, wanted) =>
    (status.value === '' || item.dataset.status === status.value) &&
    wanted.every((word) => (word.includes('#') ? id.includes(word) : text.includes(word)));
  const filter = () => {
    const wanted = words.value.toLowerCase().split(/\\s+/).filter(Boolean);
    const all = wanted.length === 0 && status.value === '';
    let shown = 0;
    for (const each of items) {
      each.item.hidden = !matches(each, wanted);
      if (!each.item.hidden) shown += 1;
    }
    for (const part of parts) part.hidden = !part.querySelector('article:not([hidden])');
    for (const each of glossaries) each.hidden = !all;
    output.textContent = shown === items.length ? shown + ' items' : shown + ' of ' + items.length;
  };
  const show = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target || !target.closest('[hidden]')) return;
    words.value = status.value = '';
    filter();
    target.scrollIntoView();
  };
  form.hidden = false;
  form.addEventListener('input', filter);
  form.addEventListener('submit', (event) => event.preventDefault());
  document.addEventListener('click', (event) => {
    if (event.target.closest('a[href^="#"]')) setTimeout(show);
  });
  addEventListener('hashchange', show);
  if (matchMedia('(max-width: 60rem)').matches) document.querySelector('.contents').open = false;
  filter();
})();
`;
