/** What readers do with the site, in a browser. */
import { readdirSync, readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { stateOf } from './player/look.js';
import { addressOf, hello } from './player/situation.js';
import { Stage } from './player/stage.js';
import { type Opened, open, sentIn, site, startBrowser } from './testing/browser.js';

let browser: Browser;
let opened: Opened[] = [];
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());
afterEach(async () => {
  const complaints = opened.flatMap((each) => each.complaints);
  for (const { close } of opened) await close();
  opened = [];
  expect(complaints).toEqual([]);
});

async function read(at: string, look?: Parameters<typeof open>[2]): Promise<Page> {
  const one = await open(browser, at, look);
  opened.push(one);
  return one.page;
}

/** Waits until the player shows a moment. */
const at = (page: Page, moment: number) => page.locator('.now b', { hasText: new RegExp(`^${moment} `) }).waitFor();

/** Whether the step can be seen in its list, and the state in its chart. */
const isInView = (page: Page) =>
  page.evaluate(() =>
    ['.steps-text ol', '.player .canvas'].every((place) => {
      const [box, lit] = [document.querySelector(place), document.querySelector(`${place} .lit`)].map((each) =>
        each?.getBoundingClientRect(),
      );
      return box && lit && lit.top >= box.top && lit.top < box.bottom && lit.left >= box.left && lit.left < box.right;
    }),
  );

test('a step is found by search, and leads to its code and its chart', async () => {
  const page = await read('index.html');
  await page.keyboard.press('/');
  await page.keyboard.type('10.3.4.3.2#3b.3');
  await page.locator('#search li a').first().waitFor();
  await page.keyboard.press('Enter');
  await page.waitForURL(/10\.3\.4\.3\.2\.html#10\.3\.4\.3\.2-3b\.3$/);
  await page.locator('.code-of h2', { hasText: '10.3.4.3.2#3b.3' }).waitFor();
  expect(await page.locator('.code-of').textContent()).toContain('guard: { bIsFF');
  expect(await page.locator('.beside .chart .lit').getAttribute('id')).toBe('clientDataFraming.step_3b_3');
  await page.locator('.code-of figcaption a').first().click();
  await page.waitForURL(/client\/data-framing\.ts\.html#L\d+$/);
  await page.goBack();
  await page.locator('.code-of .facts a', { hasText: 'clientDataFraming.step_3b_3' }).click();
  await page.waitForURL(/charts\/clientDataFraming\.html#clientDataFraming\.step_3b_3$/);
  expect(await page.locator('.chart .lit').count()).toBe(1);
  await page.locator('.chart .lit a').click();
  await page.waitForURL(/10\.3\.4\.3\.2-3b\.3$/);
});

test('j and k go from step to step, up to the last, which is current then, and its facts stand beside it', async () => {
  const page = await read('spec/10.3.4.3.2.html');
  const current = () => page.locator('.item.current').getAttribute('data-id');
  const ids = await page.locator('article.item').evaluateAll((all) => all.map((each) => each.getAttribute('data-id')));
  await page.keyboard.press('j');
  expect(await current()).toBe(ids[1]);
  await page.keyboard.press('k');
  expect(await current()).toBe(ids[0]);
  await page.evaluate(() => scrollTo({ top: document.body.scrollHeight, behavior: 'instant' }));
  await expect.poll(current).toBe(ids.at(-1));
  await page.locator('.code-of .facts').waitFor();
  expect(await page.locator('.text .facts:visible').count()).toBe(0);
});

test('on a phone too, j and k go on and the last step can be current; facts are shown with the code that is opened', async () => {
  const page = await read('spec/10.3.4.3.2.html', { width: 390 });
  const current = () => page.locator('.item.current').getAttribute('data-id');
  const items = page.locator('article.item');
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  expect(await current()).toBe(await items.nth(2).getAttribute('data-id'));
  expect(await page.locator('.item:has(details.code) .facts:visible').count()).toBe(0);
  await items.nth(2).locator('details.code summary').click();
  await items.nth(2).locator('.facts').waitFor();
  await page.evaluate(() => scrollTo({ top: document.body.scrollHeight, behavior: 'instant' }));
  await expect.poll(current).toBe(await items.last().getAttribute('data-id'));
});

test('a variable that is pointed at, focused or touched is lit wherever it stands, and leads to the steps that set it', async () => {
  const page = await read('spec/10.3.4.3.1.html');
  const lit = () => page.locator('.says em.lit').evaluateAll((all) => all.map((each) => each.closest('.item')?.id));
  const [note, number] = [page.locator('.variable'), page.locator('[id="10.3.4.3.1-42"] em', { hasText: 'number1' })];
  await number.hover();
  await expect.poll(() => note.textContent()).toBe('number1 is set in 18; used in 18p2, 19, 42');
  expect(await lit()).toEqual(['18', '18p2', '19', '42'].map((step) => `10.3.4.3.1-${step}`));
  await page.locator('h1').hover();
  expect([await lit(), await note.isVisible()]).toEqual([[], false]);
  await number.focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  expect(await number.evaluate((each) => each === document.activeElement)).toBe(true);
  expect(await lit()).toEqual([]);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await page.waitForURL(/#10\.3\.4\.3\.1-18$/);
  await expect.poll(() => page.locator('.item.current').getAttribute('data-id')).toBe('10.3.4.3.1#18');
  const phone = await read('spec/10.3.4.3.2.html', { width: 390 });
  await phone.locator('[id="10.3.4.3.2-3a.8"] em', { hasText: 'length' }).tap();
  await phone.locator('.variable a', { hasText: '3a.4' }).tap();
  await phone.waitForURL(/#10\.3\.4\.3\.2-3a\.4$/);
});

test('a cell of peers and steps leads to the deviation, with bytes, expected beside observed, the player and the command', async () => {
  const page = await read('matrix.html');
  const tables = await page.locator('.scroll').evaluateAll((all) => all.map((each) => each.scrollWidth - each.clientWidth));
  expect(tables.filter((over) => over > 0)).toEqual([]);
  await page.locator('.grid a[href="#ws-0.8.1-server-10.3.4.4.3-3.B7"]').click();
  const finding = page.locator('.finding:target');
  for (const text of ['80 03', 'expected', 'observed', 'npx hixie76 check matrix --only ws-0.8.1']) {
    await finding.getByText(text).first().waitFor();
  }
  await finding.getByRole('link', { name: 'the input in the player' }).click();
  await page.waitForURL(/player\.html#trace=input/);
});

test('no line of a guide is cut at a desk, and a guide leads to the next', async () => {
  const page = await read('guides/read-a-verdict.html');
  const over = await page.locator('pre').evaluateAll((all) => all.filter((each) => each.scrollWidth > each.clientWidth).length);
  expect(over).toBe(0);
  await page.getByRole('navigation', { name: 'Previous and next guide' }).getByText('Write a runner').click();
  await page.waitForURL(/write-a-runner/);
});

test('words, states, errata and policies are found too', async () => {
  const page = await read('spec/10.3.2.html');
  await page.locator('button.search').click();
  const input = page.locator('#query');
  for (const [query, kind] of [
    ['E02', 'erratum'],
    ['serverTerminating.step_C1', 'state'],
    ['client.limit.message', 'policy'],
    ['fingerprint challenge', 'step'],
    ['createServer', 'API'],
    ['phantomjs', 'peer'],
    ['phantomjs closes', 'finding'],
    ['pcap', 'command'],
    ['junit', 'guide'],
    ['server-frames/008', 'trace'],
    ['fingerprnit chalenge', 'step'],
  ] as const) {
    await input.fill(query);
    await page.locator('#search .kind', { hasText: kind }).first().waitFor();
  }
});

test('bytes are a question: the player shows what the client does on them, the oracle judges who sends them', async () => {
  const page = await read('index.html');
  await page.keyboard.press('/');
  await page.keyboard.type('ff8000');
  await page.locator('#search li a', { hasText: 'May the server send ff 80 00?' }).click();
  await page.locator('.verdict h2', { hasText: 'The server' }).waitFor();
  expect(await page.locator('#dump').inputValue()).toContain('ff 80 00');
  await page.keyboard.press('/');
  await page.keyboard.type('FF 80 00');
  await page.locator('#search li a', { hasText: 'What does the client do on ff 80 00?' }).waitFor();
  await page.keyboard.press('Enter');
  await expect.poll(() => sentIn(page, 'server')).toMatch(/ff8000$/);
});

test('a long chart is read at first sight, opens a phase in place, finds a state, and says what leads into it', async () => {
  const page = await read('charts/clientOpeningHandshake.html');
  const sizes = () =>
    page.locator('.canvas:not([hidden])').evaluate((box) => {
      const svg = box.querySelector('svg') as SVGSVGElement;
      const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
      const texts = [...svg.querySelectorAll('text')].map((each) => Number(each.getAttribute('font-size')) * scale);
      return { least: Math.min(...texts), height: box.clientHeight, drawn: svg.getBoundingClientRect().height };
    });
  const { least, height } = await sizes();
  expect(least).toBeGreaterThanOrEqual(10.99);
  expect(height).toBeLessThan(900);
  await page.getByRole('button', { name: 'All', exact: true }).click();
  expect((await sizes()).drawn).toBeLessThanOrEqual(height);
  await page.locator('.canvas:not([hidden]) a[href="#phase:checks"]').click();
  await page.locator('.canvas:not([hidden]) .state', { hasText: 'Upgrade: exactly WebSocket?' }).hover();
  await page.locator('.near', { hasText: 'in from nextEntry' }).waitFor();
  await page.getByLabel('Find a state').fill('challenge');
  await page.getByLabel('Find a state').press('Enter');
  await page.locator('.canvas:not([hidden]) .lit', { hasText: 'the challenge' }).waitFor();
});

test.each(['client', 'server', 'webSocket'])(
  '%s: text can be read at first sight, in a box no higher than the window',
  async (id) => {
    const page = await read(`charts/${id}.html`);
    const { scale, height } = await page.locator('.canvas:not([hidden])').evaluate((box) => {
      const svg = box.querySelector('svg') as SVGSVGElement;
      return { scale: svg.getBoundingClientRect().width / svg.viewBox.baseVal.width, height: box.clientHeight };
    });
    expect(8.5 * scale).toBeGreaterThanOrEqual(10.99);
    expect(height).toBeLessThan(900);
  },
);

test('a chart folds, and is enlarged by keys', async () => {
  const page = await read('charts/clientOpeningHandshake.html');
  const states = () => page.locator('.canvas:not([hidden]) .state').count();
  await page.getByRole('button', { name: 'All steps' }).click();
  const before = await states();
  await page.getByRole('button', { name: 'Folded' }).click();
  expect(await states()).toBeLessThan((3 / 4) * before);
  const width = () => page.locator('.canvas:not([hidden]) svg').evaluate((svg) => svg.getBoundingClientRect().width);
  const narrow = await width();
  await page.locator('.canvas:not([hidden])').press('+');
  expect(await width()).toBeGreaterThan(narrow);
});

test('a parser of XML takes the charts that are offered as XML', async () => {
  const page = await read('index.html');
  const files = readdirSync(new URL('charts/', site)).filter((name) => /\.(svg|scxml)$/.test(name));
  expect(files.length).toBeGreaterThan(30);
  for (const name of files) {
    const text = readFileSync(new URL(`charts/${name}`, site), 'utf8');
    const complaint = await page.evaluate(
      (xml) => new DOMParser().parseFromString(xml, 'application/xml').querySelector('parsererror')?.textContent ?? '',
      text,
    );
    expect([name, complaint]).toEqual([name, '']);
  }
});

test('a trace is stepped forward and backward, and its steps are lit in text and chart', async () => {
  const page = await read('player.html#trace=server-frames/008&at=0');
  await page.locator('.now').waitFor();
  await page.locator('h1').click();
  const sight = async () => ({
    step: await page.locator('.steps-text .lit a').first().textContent(),
    state: await page.locator('.player .chart .lit').getAttribute('id'),
  });
  const forward = [];
  // Keys that come at once are all heard.
  await page.evaluate(() => {
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowLeft', 'ArrowLeft'])
      dispatchEvent(new KeyboardEvent('keydown', { key }));
  });
  await at(page, 0);
  for (let moment = 1; moment <= 12; moment += 1) {
    await page.keyboard.press('ArrowRight');
    await at(page, moment);
    forward.push({ moment, ...(await sight()) });
    await expect.poll(() => isInView(page)).toBe(true);
  }
  expect(new Set(forward.map(({ step }) => step)).size).toBeGreaterThan(1);
  expect(new Set(forward.map(({ state }) => state)).size).toBeGreaterThan(1);
  for (const before of forward.slice(0, -1).reverse()) {
    await page.keyboard.press('ArrowLeft');
    await at(page, before.moment);
    expect({ moment: before.moment, ...(await sight()) }).toEqual(before);
  }
});

test('a moment that is shared shows its step in the text and its state in the chart', async () => {
  const { moments } = new Stage(hello, undefined);
  const state = 'clientDataFraming.step_3b_3';
  const moment = moments.findIndex((each) => each.side === 'client' && stateOf(each) === state);
  const page = await read(`player.html#${addressOf({ actions: hello, at: moment })}`);
  await at(page, moment);
  expect(await page.locator('.player .chart .lit').getAttribute('id')).toBe(state);
  await expect.poll(() => isInView(page)).toBe(true);
});

test('a frame is typed, and the script sees its message', async () => {
  const page = await read('player.html');
  const message = '00 "grüß dich" ff';
  await page.locator('select').first().selectOption('empty');
  await page.getByRole('button', { name: 'new WebSocket' }).click();
  await page.getByRole('button', { name: 'Let it happen' }).click();
  await page.getByLabel('Bytes, in hex or as text in quotes').fill(message);
  await page.getByRole('button', { name: 'bytes', exact: true }).click();
  await page.getByRole('button', { name: 'run a task' }).click();
  await page.locator('.side-panel.client .heard li', { hasText: 'message "grüß dich"' }).waitFor();
  const address = page.url();
  const shared = await read(address.slice(address.indexOf('player.html')));
  await shared.locator('.side-panel.client .heard li', { hasText: 'message "grüß dich"' }).waitFor();
});

test('a log is dropped on the oracle, which shows the byte that is wrong', async () => {
  const page = await read('oracle.html');
  const [sound, late] = ['ff00', '006c617465ff'];
  await page.locator('button', { hasText: 'a valid exchange' }).click();
  await page.locator('.verdict.pass').first().waitFor();
  const dump = await page.locator('#dump').inputValue();
  const sides = dump
    .split(/(?=[<>])/)
    .map((part) => ({ from: part.startsWith('>') ? 'client' : 'server', hex: part.replace(/[^0-9a-f]/g, '') }));
  const wire = [...sides.slice(0, 2), { from: 'server', hex: sound }, { from: 'server', hex: late }];
  const log = JSON.stringify({ version: 1, role: 'server', wire: wire.map((entry, at) => ({ ...entry, at })) });
  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], 'log.json', { type: 'application/json' }));
    document
      .querySelector('.oracle')
      ?.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
  }, log);
  await page.locator('.verdict.fail').waitFor();
  expect(await page.locator('.verdict blockquote a').first().textContent()).toBe('10.3.4.4.3#p4');
  expect(await page.locator('.verdict .dump .now').first().textContent()).toBe('00');
});

test('a dump of Wireshark blames the side that is wrong, has an address to share, and is watched in the player', async () => {
  const page = await read('oracle.html');
  await page.locator('button', { hasText: 'a message after FF 00' }).click();
  await page.locator('.verdict.fail').waitFor();
  const counts = { '>': 0, '<': 0 };
  const dump = (await page.locator('#dump').inputValue()).trimEnd().split('\n');
  let side: '>' | '<' = '>';
  const lines = dump.map((line) => {
    const [, arrow, hex = ''] = /^([><])?\s*(.*)$/.exec(line) ?? [];
    if (arrow === '>' || arrow === '<') side = arrow;
    const row = `${side === '<' ? '    ' : ''}${counts[side].toString(16).padStart(8, '0')}  ${hex}`;
    counts[side] += hex.split(' ').length;
    return row;
  });
  await page.locator('#dump').fill(lines.join('\n'));
  await page.getByRole('button', { name: 'Judge' }).click();
  await page.locator('.verdict.fail h2', { hasText: 'The server: wrong (the root cause)' }).waitFor();
  await page.locator('.verdict.pass h2', { hasText: 'The client: nothing is wrong' }).waitFor();
  const address = page.url();
  const other = await read(address.slice(address.indexOf('oracle.html')));
  expect(await other.locator('.verdict blockquote a').first().textContent()).toBe('10.3.4.4.3#p4');
  await other.locator('.verdict.fail a', { hasText: 'watch it in the player' }).click();
  // Its message is wrong since it comes after this.
  await expect.poll(() => sentIn(other, 'server')).toMatch(/ff00$/);
});

test('the report is filtered by id, words and status, and a link to an item that is hidden shows it', async () => {
  const page = await read('report.html');
  const shown = page.locator('.items article:visible');
  const all = await shown.count();
  expect(all).toBeGreaterThan(400);
  const [words, status] = [page.getByLabel('Filter'), page.getByLabel('Status')];
  await words.fill('10.3.4.3.1#34a');
  expect(await shown.count()).toBe(1);
  await words.fill('closing handshake');
  await status.selectOption('informative');
  expect(await shown.count()).toBeLessThan(all / 4);
  expect(await page.locator('.items article:visible:not([data-status=informative])').count()).toBe(0);
  await page.evaluate(() => {
    location.hash = '10.3.4.3.1-34a';
  });
  await page.locator('[id="10.3.4.3.1-34a"]').waitFor();
  expect(await shown.count()).toBe(all);
});

test('the switch turns day into night, and it stays so', async () => {
  const page = await read('index.html');
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const day = await ground();
  await page.locator('button.theme').click();
  const night = await ground();
  expect(night).not.toBe(day);
  await page.goto(page.url().replace('index.html', 'errata.html'));
  expect(await ground()).toBe(night);
});
