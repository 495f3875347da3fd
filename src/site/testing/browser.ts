/** Debian's chromium, and pages of the built site opened from disk. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';

export const site = new URL('../../../docs/site/', import.meta.url);

const PROGRAM = '/usr/bin/chromium';
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** @throws Error when the browser is not installed, or the site not built */
export async function startBrowser(): Promise<Browser> {
  if (!existsSync(PROGRAM)) throw new Error(`${PROGRAM} is not there; install Debian's package chromium`);
  if (!existsSync(new URL('index.html', site))) throw new Error(`${fileURLToPath(site)} is not built; run "npm run docs"`);
  return chromium.launch({ executablePath: PROGRAM, args: QUIET });
}

/** A page, and what its console and its scripts complained of. */
export interface Opened {
  page: Page;
  complaints: string[];
  /** The files that it has asked for, itself the first, each once. */
  files: ReadonlySet<string>;
  close(): Promise<void>;
}

export interface Look {
  theme?: 'light' | 'dark';
  width?: number;
}

/** Opens a page of the site; `at` is its path from the site's root, with what stands behind `#`. */
export async function open(browser: Browser, at: string, { theme = 'light', width = 1440 }: Look = {}): Promise<Opened> {
  const context = await browser.newContext({ colorScheme: theme, viewport: { width, height: 900 }, hasTouch: width < 500 });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  const files = new Set<string>();
  page.on('request', (request) => files.add(request.url().replace(/#.*/, '')));
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('requestfailed', (request) => {
    // What is given up since another page is opened is no complaint.
    const why = request.failure()?.errorText;
    if (why !== 'net::ERR_ABORTED') complaints.push(`not loaded: ${request.url()}: ${why}`);
  });
  await page.goto(new URL(at, site).href);
  return { page, complaints, files, close: () => context.close() };
}

/** What a side has sent by the moment that the player shows, in hex. */
export async function sentIn(page: Page, side: 'client' | 'server'): Promise<string> {
  return (await page.locator(`.direction.${side} .hex i`).allTextContents()).join('');
}
