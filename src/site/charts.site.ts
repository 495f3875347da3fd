/** Charts in a browser: the player's path, coverage, learned machines and what properties speak of. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { placeOf } from '../html/index.js';
import { committed, type Traceability } from '../report/index.js';
import { properties } from '../verify/index.js';
import { addressOf, hello } from './player/situation.js';
import { Stage } from './player/stage.js';
import { type Look, type Opened, open, startBrowser } from './testing/browser.js';

let browser: Browser;
let opened: Opened | undefined;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());
afterEach(async () => {
  const { complaints = [], close } = opened ?? {};
  await close?.();
  opened = undefined;
  expect(complaints).toEqual([]);
});

async function read(at: string, look?: Look): Promise<Page> {
  opened = await open(browser, at, look);
  return opened.page;
}

const SHOWN = '.canvas:not([hidden])';
const idsOf = (page: Page, what: string) =>
  page.locator(`${SHOWN} ${what}`).evaluateAll((all) => all.map(({ id }) => id.replace(/^\w+:/, '')).sort());
const { moments } = new Stage(hello, undefined);
const steps = moments.flatMap(({ step }) => step ?? []);
const ofFraming = (ids: readonly string[]) => [...new Set(ids.filter((id) => id.startsWith('clientDataFraming.')))].sort();

test('the path of the player is laid over the chart, and leads back to the moment', async () => {
  const at = moments.findIndex(({ step }) => step?.states.at(-1) === 'clientDataFraming.step_3b_3');
  const page = await read(`player.html#${addressOf({ actions: hello, at })}`);
  await page.getByRole('link', { name: 'the whole path' }).click();
  await page.locator('.path', { hasText: `Moment ${at} of ${moments.length - 1}: clientDataFraming.step_3b_3` }).waitFor();
  expect(await idsOf(page, '.state.walked')).toEqual(ofFraming(steps.flatMap(({ states }) => states)));
  const taken = await page
    .locator(`${SHOWN} .edge.walked [data-takes]`)
    .evaluateAll((all) => all.map((each) => (each as SVGElement).dataset.takes?.split('\n') ?? []));
  const transitions = ofFraming(steps.flatMap((step) => step.transitions));
  expect(transitions.filter((id) => !taken.flat().includes(id))).toEqual([]);
  expect(taken.filter((ids) => !ids.some((id) => transitions.includes(id)))).toEqual([]);
  expect(await idsOf(page, '.lit')).toEqual(['clientDataFraming.step_3b_3']);
  await page.getByRole('button', { name: 'Folded' }).click();
  expect(await page.locator(`${SHOWN} .state.walked`).count()).toBeGreaterThan(0);
  await page.getByRole('link', { name: 'Back to the player' }).click();
  await page.locator('.now b', { hasText: new RegExp(`^${at} of ${moments.length - 1}$`) }).waitFor();
});

test('a closed phase is lit if the path went through it, an address that cannot be played says so, and a path is taken away', async () => {
  const address = addressOf({ actions: [{ do: 'new', url: 'ws://example.com/', protocol: null }, { do: 'connect' }] });
  const page = await read(`charts/clientOpeningHandshake.html#${address}`);
  await page.locator('.path', { hasText: 'clientOpeningHandshake.step_28' }).waitFor();
  await page.getByRole('button', { name: 'Phases' }).click();
  const walked = await idsOf(page, '.state.walked');
  expect(walked).toEqual(['Connect', 'Keys', 'Request', 'Status_line'].map((phase) => `clientOpeningHandshake.phase_${phase}`));
  await page.getByRole('button', { name: 'Without the path' }).click();
  expect(await page.locator('.has-path').count()).toBe(0);
  expect(page.url()).not.toContain('#');
  await page.evaluate(() => location.assign('#trace=none/000'));
  await page.locator('.path', { hasText: 'there is no trace "none/000"' }).waitFor();
});

// `npm start` writes it, which the gate runs before; without it no chart has a view of coverage.
const traced = committed<Traceability>('traceability.json');

test.skipIf(traced === undefined)('coverage is told by numbers and lines as well as by colours', async () => {
  const page = await read('charts/serverDataFraming.html#coverage');
  const { through = {} } = traced ?? {};
  const shown = await page
    .locator(`${SHOWN} .state:has(.runs)`)
    .evaluateAll((all) =>
      all.map(
        ({ id, classList, lastElementChild }) =>
          [id, Number(lastElementChild?.textContent), classList.contains('times-never')] as const,
      ),
    );
  const states = Object.entries(through).filter(([id]) => /^serverDataFraming\.\w+$/.test(id));
  expect(shown.toSorted()).toEqual(states.map(([id, runs]) => [id, runs, runs === 0] as const).toSorted());
  const widthOf = (level: string) =>
    page
      .locator(`${SHOWN} .edge.times-${level} path`)
      .first()
      .evaluate((path) => Number.parseFloat(getComputedStyle(path).strokeWidth));
  expect(await widthOf('few')).toBeLessThan(await widthOf('some'));
  const counts = (await page.locator('.coverage li').allTextContents()).flatMap(
    (text) => /: (\d+) states?, (\d+)/.exec(text)?.slice(1).map(Number) ?? [],
  );
  const all = Object.keys(through).filter((id) => id.startsWith('serverDataFraming.'));
  expect(counts.reduce((sum, each) => sum + each, 0)).toBe(all.length);
  await page.getByRole('button', { name: 'Coverage' }).click();
  expect(await page.locator('.runs:visible').count()).toBe(0);
});

test('a learned machine is read at first sight, finds a state, says what leads into it, and lights where it differs', async () => {
  const page = await read('learned/protocol-websocket.html');
  for (const box of await page.locator(SHOWN).all()) {
    const { least, height } = await box.evaluate((each) => {
      const svg = each.querySelector('svg') as SVGSVGElement;
      const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
      const sizes = [...svg.querySelectorAll('text')].map((text) => Number(text.getAttribute('font-size')) * scale);
      return { least: Math.min(...sizes), height: each.clientHeight };
    });
    expect(least).toBeGreaterThanOrEqual(10.99);
    expect(height).toBeLessThan(900);
  }
  const figure = page.locator('#protocol-websocket\\.server\\.handshake figure');
  await figure.getByLabel('Find a state').fill('s89');
  await figure.getByLabel('Find a state').press('Enter');
  await figure.locator('.lit', { hasText: 's89' }).hover();
  await figure.locator('.near', { hasText: /^s89: in from s/ }).waitFor();
  expect(await figure.locator('.edge.in').count()).toBeGreaterThan(0);
  await figure.getByRole('button', { name: /^The text/ }).click();
  expect(await figure.locator(`${SHOWN} .state`).count()).toBeLessThan(20);
  const link = page.getByRole('link', { name: /^the state in the chart/ }).first();
  const [, state = ''] = /s(\d+)$/.exec((await link.textContent()) ?? '') ?? [];
  await link.evaluate((each) => (each as HTMLElement).click());
  await page.locator(`.lit[id$=":learned.s${state}"]`).waitFor();
});

test('a property leads to the states that it speaks of, all of them lit', async () => {
  const page = await read('proved.html#clean-means-both-closings');
  await page
    .locator('#clean-means-both-closings')
    .getByRole('link', { name: /^clientDataFraming/ })
    .click();
  await page.locator('.chart .lit').first().waitFor();
  // It comes from steps 3a.8.2 and 3a.8.3: the client has read the FF 00, and starts its own closing handshake.
  const items = properties.find(({ id }) => id === 'clean-means-both-closings')?.items ?? [];
  const lit = await page.locator('.chart .lit a').evaluateAll((all) => all.map((each) => each.getAttribute('href')));
  expect(lit).toEqual(items.filter((id) => id.startsWith('10.3.4.3.2#')).map((id) => `../${placeOf(id)}`));
});
