/** Every page, as a browser opens it from disk. */
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { habitsIn } from '../testing/habits.js';
import { open, site, startBrowser } from './testing/browser.js';
import { KINDS } from './testing/kinds.js';
import { brokenLinks, lostEntries, pagesOfSite } from './testing/links.js';

/** A window at a desk, and a phone; nothing may be wider. */
const WIDTHS = [1440, 390];
/** Bytes, compressed, of a page and all that it loads at first. */
const FIRST_VIEW = 300_000;
/** Children of one element that axe looks at: it takes a minute for a table of two thousand rows that one template made. */
const ROWS = 15;

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

const pages = pagesOfSite();
const addressOf = (name: string) => new URL(name, site).href;

test('no link leads nowhere, in none of the pages', () => {
  expect(pages.length).toBeGreaterThan(200);
  expect(brokenLinks(pages)).toEqual([]);
});

test('what search finds is there', () => {
  expect(lostEntries()).toEqual([]);
});

test('none of the lost habits is in the words of any page, but for sources and the names of ids', () => {
  const wordsOf = (page: string) =>
    readFileSync(new URL(page, site), 'utf8')
      .replace(/<(script|style|pre|code)\b.*?<\/\1>/gs, ' ')
      .replace(/<(?:[^>"]|"[^"]*")*?\b(?:title|aria-label|placeholder)="([^"]*)"/g, ' $1 <')
      .replace(/<[^>]*>/g, ' ')
      .replaceAll('space-behind-colon', '');
  const read = pages.filter((page) => !/^(api|code)\//.test(page));
  expect(read.length).toBeGreaterThan(60);
  expect(read.flatMap((page) => habitsIn(wordsOf(page)).map((habit) => `${page}: ${habit}`))).toEqual([]);
});

test('every page opens without a complaint, and scrolls sideways at no width', async () => {
  const left = [...pages];
  const wrong: string[] = [];
  const tab = async () => {
    const { page, complaints, close } = await open(browser, 'index.html');
    let widths = WIDTHS;
    for (let at = left.shift(); at !== undefined; at = left.shift()) {
      await page.goto(addressOf(at));
      for (const width of widths) {
        if (width !== page.viewportSize()?.width) await page.setViewportSize({ width, height: 900 });
        const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        if (over > 0) wrong.push(`${at} is ${over} pixels too wide for ${width}`);
      }
      // The next page is opened as wide as this one was in the end.
      widths = widths.toReversed();
      wrong.push(...complaints.splice(0).map((each) => `${at}: ${each}`));
    }
    await close();
  };
  await Promise.all([tab(), tab()]);
  expect(wrong).toEqual([]);
});

test.each(KINDS)('%s: opens on a phone too, is light to load, and axe finds nothing serious by day or by night', async (at) => {
  const { page, complaints, files, close } = await open(browser, at, { width: 390 });
  const first = [...files];
  expect(first).toEqual(expect.arrayContaining([at.replace(/#.*/, ''), 'assets/site.css', 'assets/site.js'].map(addressOf)));
  expect(first.reduce((sum, file) => sum + gzipSync(readFileSync(new URL(file))).length, 0)).toBeLessThan(FIRST_VIEW);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.evaluate(leaveOutRows, ROWS);
  await page.evaluate(axe.source);
  const day = await seriousIn(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished)));
  const night = await seriousIn(page, ['color-contrast', 'link-in-text-block']);
  await close();
  expect({ day, night, complaints }).toEqual({ day: [], night: [], complaints: [] });
});

/** Leaves so many children to each element. */
function leaveOutRows(most: number) {
  for (const each of document.querySelectorAll('tbody, ul, ol, dl, section'))
    for (const row of [...each.children].slice(most)) row.remove();
}

/** What axe thinks serious or critical; by some rules alone, if they are given. */
async function seriousIn(page: Page, rules?: string[]): Promise<string[]> {
  const { violations } = await page.evaluate(
    (only) =>
      (globalThis as unknown as { axe: typeof axe }).axe.run({
        resultTypes: ['violations'],
        // What it would fetch cannot be read from disk.
        preload: false,
        ...(only && { runOnly: only }),
      }),
    rules,
  );
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  return serious.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
}
