/** The only script of the report: it filters the items by id, words and status. */
export const filter = `
(() => {
  const form = document.querySelector('.filter');
  const [words, status, output] = ['input', 'select', 'output'].map((name) => form.querySelector(name));
  const items = [...document.querySelectorAll('.items article')].map((item) => ({
    item,
    text: (item.dataset.id + ' ' + item.textContent).replace(/\\s+/g, ' ').toLowerCase(),
  }));
  const parts = [...document.querySelectorAll('.part')];
  const matches = ({ item, text }, wanted) =>
    (status.value === '' || item.dataset.status === status.value) &&
    wanted.every((word) => (word.includes('#') ? item.dataset.id.toLowerCase() : text).includes(word));
  const filter = () => {
    const wanted = words.value.toLowerCase().split(/\\s+/).filter(Boolean);
    for (const each of items) each.item.hidden = !matches(each, wanted);
    for (const part of parts) part.hidden = !part.querySelector('article:not([hidden])');
    const shown = items.filter(({ item }) => !item.hidden).length;
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
  document.addEventListener('click', (event) => {
    if (event.target.closest('a[href^="#"]')) setTimeout(show);
  });
  addEventListener('hashchange', show);
  if (matchMedia('(max-width: 70rem)').matches) document.querySelector('.items .side details').open = false;
  filter();
})();
`;
