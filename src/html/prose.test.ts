import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { Links, Prose } from './index.js';

/** As it stands on a page that has all places itself. */
const prose = (text: string) =>
  renderToString(h(Links.Provider, { value: (to: string) => to.replace(/.*#/, '#') }, h(Prose, { text })));

test('restatements mark code and emphasis, and link to other items', () => {
  expect(prose('*data* is `a*b*<c>`, **b** its (10.3.3#p5)')).toBe(
    '<em>data</em> is <code>a*b*&lt;c></code>, <em class="set">b</em> its (<a href="#10.3.3-p5">10.3.3#p5</a>)',
  );
  expect(prose('ends in ``x` 0``')).toBe('ends in <code>x` 0</code>');
});
