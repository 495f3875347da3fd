/** The links from steps to the player, as they stand in the built pages, played as the player plays them. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { blocks, items } from '../../spec/index.js';
import { placeOf } from '../html/index.js';
import { loadTraces } from '../traces/index.js';
import { litBy } from './player/look.js';
import { situationAt } from './player/situation.js';
import { Stage } from './player/stage.js';
import { site } from './testing/browser.js';

const traces = loadTraces('small');
const stages = new Map<string, Stage>();
const pages = new Map<string, string>();

/** The part of a built page that an item has. */
function articleOf(id: string): string {
  const [at = '', anchor = ''] = placeOf(id).split('#');
  const page = pages.get(at) ?? readFileSync(new URL(at, site), 'utf8');
  pages.set(at, page);
  return page.split('<article ').find((part) => part.startsWith(`id="${anchor}"`)) ?? '';
}

/** What is wrong with the way from a step to where it happens. */
function wrongWith(id: string): string[] {
  const article = articleOf(id);
  const [, address] = /href="[^"]*player\.html#([^"]*)" class="play"/.exec(article) ?? [];
  if (address === undefined) {
    const [, reason = ''] = /<dt>No trace<\/dt><dd>(.*?)<\/dd>/.exec(article) ?? [];
    return reason.endsWith('.') ? [] : [`${id}: neither a trace nor a reason`];
  }
  const { actions, trace, at } = situationAt(address.replaceAll('&amp;', '&'), traces) ?? {};
  if (actions === undefined || at === undefined) return [`${id}: ${address} names no moment`];
  const stage = stages.get(trace?.id ?? '') ?? new Stage(actions, trace);
  stages.set(trace?.id ?? '', stage);
  const first = stage.moments.findIndex((moment) => litBy(moment).some((step) => step === id));
  return first === at ? [] : [`${id}: ${address} opens at ${at}, and lights it at ${first}`];
}

test('each step that is implemented leads to the first moment at which the player lights it, or says why none does', () => {
  const asked = [...items, ...blocks].filter(({ disposition }) => ['machine', 'function', 'socket'].includes(disposition));
  expect(asked.length).toBeGreaterThan(280);
  expect(asked.flatMap(({ id }) => wrongWith(id))).toEqual([]);
  expect(stages.size).toBeGreaterThan(20);
});
