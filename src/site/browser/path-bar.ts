/** The path of the player laid over a chart. What plays it is loaded once an address has a path. */

import { button, type Canvas } from './canvas.js';
import type { PathOf } from './path.js';

declare global {
  interface Window {
    HIXIE76_PATH?: PathOf;
  }
}

/** Where this script and the others are. */
const assets = (document.currentScript as HTMLScriptElement).src.replace(/[^/]*$/, '');

/** Whether an address is one of the player. */
export const isPath = (address: string) => /(^|&)(trace|do)=/.test(address);

type Path = ReturnType<PathOf>;

export class PathBar {
  private readonly bar = document.createElement('p');
  private path: (Path & { address: string }) | undefined;
  private canvas: Canvas | undefined;

  /** @param show turns the chart so that a state can be seen */
  constructor(
    private readonly figure: HTMLElement,
    private readonly show: (state: string) => void,
  ) {
    this.bar.className = 'path';
    this.bar.setAttribute('role', 'status');
    this.bar.hidden = true;
    figure.querySelector('figcaption')?.append(this.bar);
  }

  /** Lays over the path of an address. */
  async follow(address: string): Promise<void> {
    this.tell('Playing …');
    try {
      await load('traces-data');
      await load('path');
      this.path = { ...(window.HIXIE76_PATH as PathOf)(address), address };
    } catch (error) {
      return this.tell(`This address makes no sense here: ${(error as Error).message}`);
    }
    const state = this.state();
    if (state !== undefined) this.show(state);
    if (this.canvas !== undefined) this.lay(this.canvas);
  }

  /** Lights the path in one of the drawings. */
  lay(canvas: Canvas): void {
    this.canvas = canvas;
    if (this.path === undefined) return;
    const { states, transitions, title, at, last } = this.path;
    const counts = canvas.walk(states, transitions);
    this.figure.classList.add('has-path');
    const state = this.state();
    canvas.light(state === undefined ? [] : [state], false);
    this.tell(
      `The path of ${title} is lit: ${counts}. Moment ${at} of ${last}${state === undefined ? ' has not come here' : `: ${state}`}. `,
    );
    const back = document.createElement('a');
    back.href = `${assets}../player.html#${this.path.address}`;
    back.textContent = 'Back to the player';
    this.bar.append(
      back,
      ' ',
      button('Without the path', 'Show the chart as it is', () => this.clear()),
    );
  }

  private clear(): void {
    this.path = undefined;
    this.figure.classList.remove('has-path');
    this.bar.hidden = true;
    this.canvas?.light([]);
    history.replaceState(null, '', location.pathname);
  }

  /** The last state of this chart that the path came to, as far as the player is. */
  private state(): string | undefined {
    return this.path?.entered.findLast((state) => this.canvas?.nodes.has(state));
  }

  private tell(text: string): void {
    this.bar.hidden = false;
    this.bar.textContent = text;
  }
}

const loading = new Map<string, Promise<void>>();

/** Loads a script of the site, once. */
function load(name: string): Promise<void> {
  const loaded =
    loading.get(name) ??
    new Promise<void>((resolve, reject) => {
      const script = Object.assign(document.createElement('script'), { src: `${assets}${name}.js` });
      script.addEventListener('load', () => resolve());
      script.addEventListener('error', () => reject(new Error(`${name} was not loaded`)));
      document.head.append(script);
    });
  loading.set(name, loaded);
  return loaded;
}
