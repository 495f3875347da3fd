/** `npm run pictures`: takes the pictures of the README from the built site. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { chaptersOf } from '../player/chapters.js';
import { addressOf, hello } from '../player/situation.js';
import { Stage } from '../player/stage.js';
import { type Still, toPng } from './apng.js';
import { open, site, startBrowser } from './browser.js';

const pictures = new URL('../../../docs/pictures/', import.meta.url);

/** How many moments of each chapter are shown, its first among them, and how long each, in milliseconds. */
const [SHOWN, LONG] = [2, 1200];

/** The part of the page that has the player, and how large a pixel of it is. */
const [CLIP, SCALE] = [{ x: 0, y: 54, width: 1440, height: 790 }, 0.75];

const browser = await startBrowser();
mkdirSync(pictures, { recursive: true });

const reading = await open(browser, 'spec/10.3.4.3.2.html#10.3.4.3.2-3b.3');
// The chart does not glide to what is lit, it is there.
await reading.page.emulateMedia({ reducedMotion: 'reduce' });
await reading.page.reload();
await reading.page.locator('.beside .lit').waitFor();
write('reading.png', [{ png: await reading.page.screenshot({ animations: 'disabled' }), milliseconds: 0 }]);

const context = await browser.newContext({
  viewport: { width: 1440, height: 900 },
  deviceScaleFactor: SCALE,
  reducedMotion: 'reduce',
});
const page = await context.newPage();
await page.goto(new URL('player.html', site).href);
const stills: Still[] = [];
for (const moment of momentsShown()) {
  await page.evaluate((to) => location.replace(to), `#${addressOf({ actions: hello, at: moment })}`);
  await page.locator('.now b', { hasText: new RegExp(`^${moment} `) }).waitFor();
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  stills.push({ png: await page.screenshot({ animations: 'disabled', clip: CLIP }), milliseconds: LONG });
}
write('conversation.png', stills);
await browser.close();

function momentsShown(): number[] {
  const stage = new Stage(hello, undefined);
  const within = chaptersOf(stage).flatMap(({ from, to }) =>
    Array.from({ length: SHOWN }, (_, index) => Math.round(from + ((to - from) * index) / SHOWN)),
  );
  return [...new Set([...within, stage.moments.length - 1])];
}

function write(name: string, stills: readonly Still[]): void {
  const picture = toPng(stills);
  writeFileSync(new URL(name, pictures), picture);
  process.stdout.write(`docs/pictures/${name}: ${Math.ceil(picture.length / 1024)} KB\n`);
}
