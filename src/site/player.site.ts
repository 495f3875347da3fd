/** The player, in a browser. */
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { BYTE_KINDS } from './player/bytes.js';
import { chaptersOf } from './player/chapters.js';
import { litBy } from './player/look.js';
import { type Action, addressOf, hello } from './player/situation.js';
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

async function player(situation: string, look?: Look): Promise<Page> {
  opened = await open(browser, `player.html${situation}`, look);
  await opened.page.locator('p.now').waitFor();
  return opened.page;
}

/** Waits until a moment is shown, of so many if that is given. */
const at = (page: Page, moment: number, of?: number) =>
  page.locator('.now b', { hasText: new RegExp(`^${moment} of ${of ?? '\\d+'}$`) }).waitFor();
const stage = new Stage(hello, undefined);
const last = stage.moments.length - 1;
/** Opens what lets something happen. */
const letHappen = (page: Page) => page.locator('.do summary').click();
const bytesField = (page: Page) => page.getByLabel('Bytes, in hex or as text in quotes');
const bytesButton = (page: Page) => page.getByRole('button', { name: 'bytes', exact: true });

test('bytes at the first moment come before the story, which goes on, and are taken back', async () => {
  const page = await player('');
  await at(page, 0, last);
  await letHappen(page);
  await bytesButton(page).click();
  // Nobody is there to read them yet: each is one moment in which nothing moves.
  await at(page, 4, last + 4);
  expect(await page.locator('.source .story').inputValue()).toBe('');
  expect(await page.locator('.source .story option:checked').textContent()).toContain('of my own');
  await page.getByRole('button', { name: 'Undo' }).click();
  await at(page, 0, last);
  expect(await page.locator('.source .story').inputValue()).toBe('hello');
});

test('what happens in the middle of a trace comes between, and its address leads to it', async () => {
  const page = await player('#trace=server-frames/008&at=200');
  const [, of = ''] = /of (\d+)/.exec((await page.locator('.now b').textContent()) ?? '') ?? [];
  await letHappen(page);
  await page.getByRole('button', { name: 'FIN' }).click();
  await page.locator('p.now', { hasText: 'FIN to the server' }).waitFor();
  const [, now = '', more = ''] = /(\d+) of (\d+)/.exec((await page.locator('.now b').textContent()) ?? '') ?? [];
  expect(Number(now)).toBeGreaterThan(200);
  expect(page.url()).toContain('cut=');
  expect(await page.locator('.source .story option:checked').textContent()).toBe('server-frames/008, changed');
  await page.reload();
  await at(page, Number(now), Number(more));
  await page.evaluate((address) => location.assign(address), page.url().replace(/#.*/, '#trace=server-frames/008&at=200'));
  await at(page, 200, Number(of));
});

test('what is no bytes is refused in place, in one line', async () => {
  const page = await player('');
  await letHappen(page);
  for (const [text, refusal] of [
    ['"\\x"', '\\x means nothing in quotes'],
    ['0xff 0x8', '0x8 is half a byte'],
  ] as const) {
    await bytesField(page).fill(text);
    expect(await page.locator('.controls .problem').textContent()).toContain(refusal);
    expect(await bytesButton(page).isDisabled()).toBe(true);
  }
  await bytesField(page).fill('0xff 0x80');
  expect(await page.locator('.controls .problem').count()).toBe(0);
  await bytesButton(page).click();
  await page.locator('p.now', { hasText: 'bytes to the client: ff80' }).waitFor();
});

test('the arrow keys step wherever the focus is, but not where one writes', async () => {
  const page = await player('');
  await letHappen(page);
  let now = 0;
  for (const place of [
    '.transport button[aria-label=Forward]',
    '.source .story',
    '.transport input',
    '.dump',
    '.source button',
  ]) {
    await page.locator(place).first().focus();
    await page.keyboard.press('ArrowRight');
    now += 1;
    await at(page, now, last);
  }
  await page.locator('.player .canvas').focus();
  await page.keyboard.press('ArrowLeft');
  await at(page, now - 1, last);
  // In a field they are the field's: from where it was, the next moment is the next.
  await page.getByRole('textbox', { name: 'URL' }).focus();
  await page.keyboard.press('Home');
  await page.getByRole('textbox', { name: 'URL' }).blur();
  await page.keyboard.press('ArrowRight');
  await at(page, now, last);
  await page.keyboard.press('End');
  await at(page, last, last);
  await page.keyboard.press('Home');
  await at(page, 0, last);
});

test('a step changes little of the page: what it changes does not grow with the story, and the chart is not drawn anew', async () => {
  const from = stage.moments.findIndex(({ step }) => step?.states.at(-1) === 'serverReadingHandshake.fieldValue') + 2;
  const page = await player(`#${addressOf({ actions: hello, at: from })}`);
  await at(page, from);
  await page.evaluate(() => {
    const changes: MutationRecord[] = [];
    new MutationObserver((all) => changes.push(...all)).observe(document.querySelector('.player') as Element, {
      subtree: true,
      childList: true,
      attributes: true,
      characterData: true,
    });
    Object.assign(window, { changes });
  });
  const STEPS = 5;
  for (let step = 1; step <= STEPS; step += 1) {
    await page.keyboard.press('ArrowRight');
    await at(page, from + step);
  }
  const changed = await page.evaluate(() =>
    (window as unknown as { changes: MutationRecord[] }).changes.map(({ target }) => (target as Element).nodeName),
  );
  // A byte, a variable, an effect, where it is: some dozens; a list or a chart that is made anew has hundreds.
  expect(changed.length).toBeLessThan(50 * STEPS);
  expect(changed).not.toContain('SELECT');
  expect(changed).not.toContain('svg');
});

/** How far the parts of the player are from the top of the window: what is lit of the text and the chart, and the wire. */
const placesOf = (page: Page) =>
  page.evaluate(() =>
    ['.steps-text .lit', '.player .chart .lit', '.wire', '.transport button[aria-label=Forward]', '.transport'].map((place) => {
      const { top = -1, bottom = -1 } = document.querySelector(place)?.getBoundingClientRect() ?? {};
      return { place, top, bottom };
    }),
  );

test('on a desk, step, state and wire are in view together, without scrolling, at any moment', async () => {
  const page = await player('');
  await page.locator('h1').click();
  for (let chapter = 0; chapter < 12; chapter += 1) {
    await page.keyboard.press('Shift+ArrowRight');
    await expect
      .poll(async () => (await placesOf(page)).filter(({ top, bottom }) => top < 0 || Math.min(bottom, top + 40) > 900))
      .toEqual([]);
  }
  expect(await page.evaluate(() => scrollY)).toBe(0);
});

test('on a phone, the step is right under the controls, and forward is at hand', async () => {
  const page = await player('#trace=server-frames/008&at=120', { width: 390 });
  await page.setViewportSize({ width: 390, height: 844 });
  const [lit, , , forward, time] = await placesOf(page);
  expect(forward?.bottom).toBeLessThan(240);
  expect((time?.bottom ?? 0) - (time?.top ?? 0)).toBeLessThan(190);
  expect(lit?.top).toBeGreaterThan(time?.bottom ?? 0);
  expect(lit?.top).toBeLessThan(500);
  await page.getByRole('button', { name: 'Forward' }).click();
  await at(page, 121);
  expect(await page.evaluate(() => scrollY)).toBe(0);
});

test('on a phone, the comparison of what if stands after the step, which remains under the controls', async () => {
  const was = hello.slice(0, -1);
  const page = await player(`#${addressOf({ actions: hello, was, at: last - 100 })}`, { width: 390 });
  await page.locator('.what-if table').waitFor();
  const [lit, , , , time] = await placesOf(page);
  expect(lit?.top).toBeGreaterThan(time?.bottom ?? 0);
  expect(lit?.top).toBeLessThan((time?.bottom ?? 0) + 180);
  const comparison = await page.locator('.what-if').boundingBox();
  expect(comparison?.y).toBeGreaterThan(lit?.top ?? 0);
});

test('a chapter is a click or a key away, and a loop over bytes is one step', async () => {
  const page = await player('');
  const chapters = page.locator('.chapters button');
  expect(await chapters.allTextContents()).toEqual(chaptersOf(stage).map(({ name }) => name));
  const slider = page.getByRole('slider', { name: 'Moment' });
  const ticks = await slider.evaluate((each) =>
    [...((each as HTMLInputElement).list?.options ?? [])].map(({ value, label }) => [Number(value), label]),
  );
  expect(ticks).toEqual(chaptersOf(stage).map(({ from, name }) => [from, name]));
  await chapters.filter({ hasText: 'goodbye' }).click();
  expect(await slider.getAttribute('aria-valuetext')).toMatch(/: goodbye$/);
  const goodbye = chaptersOf(stage).at(-1)?.from ?? -1;
  await at(page, goodbye);
  // From within a chapter, back is its beginning; from there, that of the one before.
  await page.keyboard.press('ArrowRight');
  await at(page, goodbye + 1);
  await page.keyboard.press('Shift+ArrowLeft');
  await at(page, goodbye);
  await page.keyboard.press('Shift+ArrowLeft');
  expect(await page.locator('.chapters [aria-current]').textContent()).toBe('message');
  await chapters.nth(4).click();
  await page.getByLabel('Pace', { exact: true }).selectOption('loop');
  const passed = [];
  for (let turn = 0; turn < 20; turn += 1) {
    await page.keyboard.press('ArrowRight');
    passed.push(await page.locator('p.now').textContent());
  }
  expect(passed.join('\n')).toMatch(/read a value, (\d+) of \1 times/);
});

test('a byte is told by what it is and by the steps that wrote and read it, and leads to the moment', async () => {
  const page = await player(`#${addressOf({ actions: hello, at: last })}`);
  const [bytes, told] = [page.locator('.direction.client .dump'), page.locator('.direction.client .told')];
  const type = bytes.locator('.hex .of-type').first();
  await type.hover();
  await expect
    .poll(() => told.textContent())
    .toMatch(/^00 · frame type · written by 10\.3\.4\.3\.2#B1 · read by 10\.3\.4\.4\.3#1 /);
  await type.click();
  await at(page, stage.wire.client[Number(await type.getAttribute('data-index'))]?.read ?? -1);
  await page.locator('h1').hover();
  // By keyboard: down to the next piece, which is the text, and there.
  await bytes.focus();
  await page.keyboard.press('ArrowUp');
  await expect.poll(() => told.textContent()).toContain('· key ·');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.locator('.steps-text .lit a').first().textContent()).toBe('6');
});

test('each colour is named, and no byte of a conversation is without one', async () => {
  const page = await player(`#${addressOf({ actions: hello, at: last })}`);
  const names = await page.locator('.bytes-key li').allTextContents();
  expect(names.map((name) => name.replace(/^00 /, ''))).toEqual(
    Object.values(BYTE_KINDS).filter((name) => !/skipped|discarded/.test(name)),
  );
  expect(await page.locator('.hex .byte').count()).toBe(stage.wire.client.length + stage.wire.server.length);
  expect(await page.locator('.hex .byte:not([class*=of-])').count()).toBe(0);
});

test('what if another byte had come: both runs stand side by side, where they part is lit, and the policy is named', async () => {
  const text = String.fromCharCode(...stage.wire.server.map(({ byte }) => byte));
  const moment = stage.wire.server[text.indexOf('Upgrade: ') + 'Upgrade: '.length]?.read ?? -1;
  const page = await player(`#${addressOf({ actions: hello, at: moment })}`);
  await letHappen(page);
  await page.getByLabel('Bytes in its place').fill('"w"');
  await page.getByRole('button', { name: 'put in its place' }).click();
  const beside = page.locator('.what-if');
  await beside.getByRole('link', { name: 'client.upgrade.case' }).waitFor();
  // Where they part is further on than the moments that are shown.
  expect(await beside.locator('.parts').count()).toBe(0);
  await beside.getByRole('button', { name: /^moment/ }).click();
  expect(await beside.locator('.parts').textContent()).toContain('they part');
  expect(await beside.locator('tr[aria-current].parts').count()).toBe(1);
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: typeof axe }).axe.run('.player', { preload: false }),
  );
  expect(violations.map(({ id, impact }) => `${id}: ${impact}`).filter((each) => /serious|critical/.test(each))).toEqual([]);
  await beside.getByRole('button', { name: 'Play it so' }).click();
  await beside.locator('p', { hasText: 'both runs take the same steps' }).waitFor();
  await page.reload();
  await beside.waitFor();
  await beside.getByRole('button', { name: 'Stop comparing' }).click();
  await beside.waitFor({ state: 'detached' });
});

/** A conversation that is open, and then bytes to one side. */
const openAnd = (to: 'client' | 'server', hex: string): Action[] => [
  ...hello.slice(0, 4),
  { do: 'bytes', to, hex },
  { do: 'all' },
];

test('FF 00 to a client: by r4819 it is an error and the connection goes on, by r4820 it is answered and closed; the address says which', async () => {
  const page = await player(`#${addressOf({ actions: openAnd('client', 'ff00'), revision: 'r4819' })}`);
  const [ready, heard] = [page.locator('.side-panel.client .ready'), page.locator('.side-panel.client .heard')];
  await page.locator('.side-panel.client .heard li', { hasText: 'messageerror' }).waitFor();
  expect(await ready.textContent()).toBe('1 OPEN');
  const text = page.getByLabel('Text that plays');
  expect(await text.inputValue()).toBe('r4819');
  await text.selectOption('r4820');
  await heard.locator('li', { hasText: 'close, clean' }).waitFor();
  expect(await ready.textContent()).toBe('3 CLOSED');
  await expect.poll(() => page.url()).not.toContain('revision=');
  await page.getByRole('button', { name: 'Undo' }).click();
  await heard.locator('li', { hasText: 'messageerror' }).waitFor();
  await expect.poll(() => page.url()).toContain('revision=r4819');
  await page.reload();
  await heard.locator('li', { hasText: 'messageerror' }).waitFor();
  await page.evaluate(() => location.assign('#do=[]&revision=r5083'));
  await page.locator('p.problem', { hasText: 'there is no revision "r5083", only r4819, r4820, r5065' }).waitFor();
});

test('r5065 is shown by its own steps and charts, of which those that r4820 has too are links', async () => {
  const actions = openAnd('server', '0178ff');
  const { moments } = new Stage(actions, undefined, {}, undefined, 'r5065');
  // Reserved text is read and is no message (10.3.4.4.3#2.5); here the type has come (#2.1).
  const moment = moments.findIndex((each) => each.action === 4 && litBy(each).some((step) => `${step}` === '10.3.4.4.3#2.1'));
  const page = await player(`#${addressOf({ actions, revision: 'r5065', at: moment })}`);
  await at(page, moment, moments.length - 1);
  expect(await page.locator('.steps-text h2 small').textContent()).toBe('r5065, 10.3.4.4.3');
  const lit = page.locator('.steps-text li.lit').first();
  expect(await lit.textContent()).toContain('2.1');
  expect(await lit.textContent()).toContain('client terminated flag');
  // What r4820 has is a link to it, by the number that it has there; what r5065 brought is none.
  expect(await lit.locator('a').getAttribute('href')).toBe('spec/10.3.4.4.3.html#10.3.4.4.3-2');
  const brought = page.locator('.steps-text li', { hasText: /^2\.B1/ });
  expect(await brought.textContent()).toContain('80 to FE');
  expect(await brought.locator('a').count()).toBe(0);
  await page.locator('.chart-of .lit').waitFor();
  expect(await page.locator('.chart-of figcaption').textContent()).toBe('serverDataFraming.step_2_1');
  expect(await page.locator('.side-panel.server .states li.new').textContent()).toContain('stop, if the type is not 00?');
});
