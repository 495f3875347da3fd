/** Ten tasks of readers, each from the first page, with the clicks that it takes: at the most four, at a desk and on a phone. */
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { open, sentIn, startBrowser } from './testing/browser.js';

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

interface Reader {
  page: Page;
  width: number;
  click(what: Locator): Promise<void>;
  /** Types into the search, and takes the result that has these words; two clicks. */
  search(query: string, result: string): Promise<void>;
  card(title: string): Promise<void>;
}

/** Each task, and the clicks that it takes. */
const TASKS: [task: string, clicks: number, does: (reader: Reader) => Promise<void>][] = [
  [
    'what a client does on FF 80 00',
    2,
    async ({ page, search }) => {
      await search('FF 80 00', 'What does the client do on ff 80 00?');
      await expect.poll(() => sentIn(page, 'server')).toMatch(/ff8000$/);
      await page.locator('.steps-text .lit').first().waitFor();
    },
  ],
  [
    'where a server computes the digest: text, code, lit state, and its trace in the player',
    4,
    async ({ page, width, click, search }) => {
      await search('10.3.4.4.2#9', '10.3.4.4.2#9');
      await page.waitForURL(/10\.3\.4\.4\.2-9$/);
      if (width < 1000) await click(page.locator('.item:target details.code summary'));
      else await page.locator('.beside .chart .lit').waitFor();
      const item = page.locator(width < 1000 ? '.item:target' : '.code-of');
      await item.locator('pre').first().waitFor();
      await click(item.locator('.facts a.play'));
      await page.locator('.steps-text .lit a', { hasText: /^9$/ }).waitFor();
    },
  ],
  [
    'a conversation forward and back with a frame of my own',
    3,
    async ({ page, click, card }) => {
      await card('Play');
      await click(page.locator('.do summary'));
      await click(page.getByRole('button', { name: 'bytes', exact: true }));
      const moment = () => page.locator('.now b').textContent();
      const now = await moment();
      await page.keyboard.press('Escape');
      await page.keyboard.press('ArrowLeft');
      await expect.poll(moment).not.toBe(now);
      await page.keyboard.press('ArrowRight');
      await expect.poll(moment).toBe(now);
    },
  ],
  [
    'a log with one wrong byte',
    2,
    async ({ page, click, card }) => {
      await card('Ask why a byte is wrong');
      const chosen = page.waitForEvent('filechooser');
      await click(page.getByRole('button', { name: 'Open a log or a capture …' }));
      const hex = (text: string) => Buffer.from(text, 'latin1').toString('hex');
      const wire = [{ from: 'client', at: 0, hex: hex('POST / HTTP/1.1\r\n') }];
      await (await chosen).setFiles({
        name: 'log.json',
        mimeType: 'application/json',
        buffer: Buffer.from(JSON.stringify({ version: 1, wire })),
      });
      // It begins with the P of POST.
      await page.locator('.verdict.fail .dump .now', { hasText: '50' }).first().waitFor();
    },
  ],
  [
    'a situation shared by its address',
    2,
    async ({ page, click, card }) => {
      await card('Ask why a byte is wrong');
      await click(page.getByRole('button', { name: 'a message after FF 00' }));
      await page.waitForURL(/oracle\.html#c:/);
      const other = await open(browser, page.url().slice(page.url().indexOf('oracle.html')));
      await other.page.locator('.verdict blockquote a', { hasText: '10.3.4.4.3#p4' }).waitFor();
      await other.close();
    },
  ],
  [
    'the branch of step 41 that fails, in the chart',
    2,
    async ({ page, click, card }) => {
      await card('See');
      await click(page.getByRole('button', { name: 'Checks' }));
      await page.locator('.canvas:not([hidden]) .fails', { hasText: 'valueIsNotWebSocket' }).first().waitFor();
    },
  ],
  [
    'who deviates at a step, with bytes',
    3,
    async ({ page, click, card }) => {
      await card('See what others do');
      await click(page.getByRole('link', { name: 'Peers', exact: true }).first());
      await click(page.locator('.grid a[href="#ws-0.8.1-server-10.3.4.4.3-3.B7"]'));
      await page.locator('.finding:target', { hasText: 'expected' }).getByText('80 03').first().waitFor();
    },
  ],
  [
    'what is not covered, and why',
    2,
    async ({ page, click, card }) => {
      await card('Trust, and check');
      const status = page.getByLabel('Status');
      await click(status);
      await status.selectOption('exception');
      const left = page.locator('.items article:visible');
      expect(await left.count()).toBeGreaterThan(0);
      expect(await left.locator('.reason').count()).toBe(await left.count());
    },
  ],
  [
    'what r4820 changed',
    1,
    async ({ page, click }) => {
      await click(page.getByRole('link', { name: 'What r4820 changed', exact: true }).first());
      await page.locator('h2', { hasText: 'Brought' }).waitFor();
    },
  ],
  [
    'how to check a server of my own',
    1,
    async ({ page, card }) => {
      await card('Test your implementation');
      await page.locator('pre', { hasText: 'npx hixie76 check server' }).first().waitFor();
    },
  ],
];

describe.each([1440, 390])('at %i pixels', (width) => {
  test.each(TASKS)('%s: %i clicks', async (_, most, does) => {
    const { page, complaints, close } = await open(browser, 'index.html', { width });
    let clicks = 0;
    const click = async (what: Locator) => {
      clicks += 1;
      await what.click();
    };
    const search = async (query: string, result: string) => {
      await click(page.locator('button.search'));
      await page.locator('#query').fill(query);
      await click(page.locator('#search li a', { hasText: result }).first());
    };
    const card = (title: string) => click(page.locator('.cards a', { has: page.getByText(title, { exact: true }) }));
    await does({ page, width, click, search, card });
    await close();
    expect(complaints).toEqual([]);
    expect(most).toBeLessThanOrEqual(4);
    expect(clicks).toBeLessThanOrEqual(most);
  });
});
