import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { itemOf } from '../../../spec/index.js';
import { guideOf } from './guides.js';

const folder = new URL('../../../docs/guides/', import.meta.url);
const names = readdirSync(folder).sort();
const textOf = (name: string) => readFileSync(new URL(name, folder), 'utf8');

test.each(names)('%s begins with its title, and says in its first paragraph what it is about', (name) => {
  expect(textOf(name)).toMatch(/^# \S/);
  expect(guideOf(`guides/${name}`, textOf(name)).about.length).toBeGreaterThan(60);
});

test.each(names)('every link of %s leads to a file of the repository, or to the site that is built', (name) => {
  const targets = [...textOf(name).matchAll(/\]\(([^)#\s]+)[^)]*\)/g)].map(([, target]) => String(target));
  const lost = targets.filter((target) => !target.startsWith('../site/') && !existsSync(new URL(target, folder)));
  expect(lost).toEqual([]);
});

test.each(names)('every item that %s names is there', (name) => {
  const ids = [...textOf(name).matchAll(/\b10\.3(?:\.\d+)*#\w+(?:\.\w+)*/g)].map(([id]) => id);
  expect(ids.filter((id) => itemOf(id) === undefined)).toEqual([]);
});
