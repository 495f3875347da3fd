import type { CommentDisplayPart } from 'typedoc';
import { expect, test } from 'vitest';
import { linked, relativeTo } from './links.js';
import { withoutIcons } from './theme.js';

const textOf = (text: string) =>
  linked({ kind: 'text', text })
    .map((part) => part.text)
    .join('');

test('an item that a comment names leads to its place in the reading view', () => {
  expect(textOf('10.3.2#p7')).toBe('[10.3.2#p7](site:spec/10.3.2.html#10.3.2-p7)');
});

test('an erratum leads to its explanation', () => {
  expect(textOf('ill-formed (E22).')).toBe('ill-formed ([E22](site:errata.html#E22)).');
});

test('what names nothing stays text, and code stays code', () => {
  expect(textOf('10.3.2#zz and E99')).toBe('10.3.2#zz and E99');
  const code: CommentDisplayPart = { kind: 'code', text: '`10.3.2#p7`' };
  expect(linked(code)).toEqual([code]);
});

test('addresses of the site are relative to the page that they stand on, and nothing else of it changes', () => {
  const html = '<a href="site:spec/10.3.2.html#10.3.2-p7" class="external" target="_blank">10.3.2#p7</a> <a href="x.html">x</a>';
  const rest = '10.3.2#p7</a> <a href="x.html">x</a>';
  expect(relativeTo('index.html', html)).toBe(`<a href="../spec/10.3.2.html#10.3.2-p7">${rest}`);
  expect(relativeTo('classes/hixie76.WebSocket.html', html)).toBe(`<a href="../../spec/10.3.2.html#10.3.2-p7">${rest}`);
});

test('a page reads no icons from a file', () => {
  const icon = '<svg width="20" class="tsd-kind-icon" aria-hidden="true"><use href="../assets/icons.svg#icon-512"></use></svg>';
  const anchor = `<a href="#close" aria-label="Permalink" class="tsd-anchor-icon">${icon}</a>`;
  expect(withoutIcons(`<h3>${icon}close${anchor}</h3><svg><path d="M0 0"/></svg>`)).toBe(
    '<h3>close</h3><svg><path d="M0 0"/></svg>',
  );
});
