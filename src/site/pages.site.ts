/** Every page, as a browser opens it from disk. */
import axe from 'axe-core';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { open, site, startBrowser } from './testing/browser.js';
import { brokenLinks, pagesOfSite } from './testing/links.js';

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

const pages = pagesOfSite();

/** A page of each kind; axe looks at these. */
const KINDS = [
  'index.html',
  'spec/index.html',
  'spec/10.3.4.3.2.html',
  'charts/index.html',
  'charts/clientDataFraming.html',
  'charts/server.html',
  'player.html#trace=server-frames/008',
  'oracle.html',
  'report.html',
  'bench.html',
  'matrix.html',
  'findings.html',
  'errata.html',
  'policies.html',
  'guides/index.html',
  'code/machines/client-data-framing.ts.html',
];

test('no link leads nowhere, in none of the pages', () => {
  expect(pages.length).toBeGreaterThan(90);
  expect(brokenLinks(pages)).toEqual([]);
});

test.each([1440, 390])('every page opens without a complaint, and scrolls sideways at no width: %i', async (width) => {
  const { page, complaints, close } = await open(browser, 'index.html', { width });
  const wrong: string[] = [];
  for (const at of pages) {
    await page.goto(new URL(at, site).href);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (over > 0) wrong.push(`${at} is ${over} pixels too wide`);
    wrong.push(...complaints.splice(0).map((each) => `${at}: ${each}`));
  }
  await close();
  expect(wrong).toEqual([]);
});

test.each(KINDS.flatMap((at) => (['light', 'dark'] as const).map((theme) => [at, theme] as const)))(
  '%s, %s: axe finds nothing serious',
  async (at, theme) => {
    const { page, close } = await open(browser, at, { theme });
    await page.evaluate(axe.source);
    const { violations } = await page.evaluate(() => (globalThis as unknown as { axe: typeof axe }).axe.run());
    await close();
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    expect(serious.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`))).toEqual([]);
  },
);
