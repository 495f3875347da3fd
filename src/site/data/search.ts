/** What can be searched for, and what can be done with bytes. */
import { readFileSync } from 'node:fs';
import { algorithms, type State, stepsOf } from '../../../machines/index.js';
import { errata, items, policies, sections } from '../../../spec/index.js';
import { chartOf, erratumAt, pageOf, placeOf, plain, playerFor, policyAt, provedAt } from '../../html/index.js';
import { exchangeOf } from '../oracle/dump.js';
import { examples } from '../oracle/examples.js';
import { fragmentOf } from '../oracle/share.js';
import { type Action, addressOf, type Side } from '../player/situation.js';
import type { Guide } from './guides.js';
import type { SiteData } from './index.js';

/** An entry: its kind, its name, where it is, and its words. Of the kind `bytes`, XX is where the bytes of a question go. */
export type Entry = readonly [kind: string, name: string, at: string, text: string];

/** @param api pages of public symbols, by their paths from `api/` */
export function indexOf({ guides, findings, traces, matrix, proved }: SiteData, api: readonly string[]): Entry[] {
  return [
    ...items.map(({ id, says }): Entry => ['step', id, placeOf(id), plain(says)]),
    ...algorithms.flatMap((one) =>
      Object.entries(one.states as Record<string, State>).map(
        ([name, { does, step }]): Entry => [
          'state',
          `${one.id}.${name}`,
          chartOf(one.id, `${one.id}.${name}`),
          `${does} ${stepsOf(step).join(' ')}`,
        ],
      ),
    ),
    ...errata.map(({ id, defect }): Entry => ['erratum', id, erratumAt(id), plain(defect)]),
    ...policies.map(({ name, says }): Entry => ['policy', name, policyAt(name), plain(says)]),
    ...proved.map(({ id, sentence }): Entry => ['property', id, provedAt(id), sentence]),
    ...sections.map(({ section, title, about }): Entry => ['section', `${section} ${title}`, pageOf(section), plain(about)]),
    ...commands(),
    ...api.map((page): Entry => {
      const [, kind = '', name = ''] = /^(\w+)\/[^.]*\.(.*)\.html$/.exec(page) ?? [];
      return ['API', name, `api/${page}`, kind];
    }),
    ...(matrix?.peers ?? []).map(({ name, what }): Entry => ['peer', name, `matrix.html#${name}`, what]),
    ...guides.flatMap((guide) => chapters('guide', guide)),
    ...(findings === undefined ? [] : chapters('finding', findings)),
    ...traces.map(({ id, title }): Entry => ['trace', id, playerFor(id), title]),
    ...bytes(),
  ];
}

/** The chapters of a page in Markdown, each with all its words. */
function chapters(kind: string, { title, at, html }: Guide): Entry[] {
  const [start = '', ...rest] = html.split(/(?=<h[23] id=)/);
  const words = (part: string) =>
    part
      .replace(/<[^>]*>/g, ' ')
      .replace(/&(?:lt|gt|quot|amp);/g, (each) => ({ '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&' })[each] ?? each)
      .replace(/\s+/g, ' ')
      .trim();
  return [
    [kind, title, at, words(start)],
    ...rest.map((part): Entry => {
      const [, id = '', heading = ''] = /^<h\d id="([^"]*)">(.*?)<\/h\d>/s.exec(part) ?? [];
      return [kind, `${words(heading)} (${title})`, `${at}#${id}`, words(part)];
    }),
  ];
}

/** Where a command is explained; all of them are in the README, and in the guide of those who test. */
const EXPLAINED: Readonly<Record<string, string>> = {
  spec: 'spec/index.html',
  paths: 'guides/limits-of-what-is-proved.html',
  traces: 'guides/write-a-runner.html',
  report: 'report.html',
  chart: 'charts/index.html',
  serve: 'guides/use-client-and-server.html#from-a-terminal',
  bench: 'bench.html',
};

/** The commands, as the README lists them. */
function commands(): Entry[] {
  const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8');
  const rows = readme.slice(readme.indexOf('## Commands')).matchAll(/^\| (`.*?) \| (.*?) \|$/gm);
  return [...rows].map(([, command = '', what = '']) => {
    const name = command.replaceAll('`', '');
    const at = EXPLAINED[name.replace(/\W.*/, '')] ?? 'guides/test-my-implementation.html';
    return ['command', `npx hixie76 ${name}`, at, what.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')];
  });
}

/** What can be asked of bytes that come behind an opening handshake. */
function bytes(): Entry[] {
  const start: Action[] = [{ do: 'new', url: 'ws://example.com/chat', protocol: null }, { do: 'all' }];
  const handshake = exchangeOf(examples()[0]?.text ?? '').wire.slice(0, 2);
  const to = (side: Side): Entry => {
    const address = addressOf({ actions: [...start, { do: 'bytes', to: side, hex: 'XX' }] });
    return ['bytes', `What does the ${side} do on XX?`, `player.html#${address}`, 'in the player, after an opening handshake'];
  };
  const from = (side: Side): Entry => {
    const exchange = fragmentOf({ wire: [...handshake, { from: side, at: 2, bytes: Uint8Array.of() }], role: side });
    return ['bytes', `May the ${side} send XX?`, `oracle.html#${exchange}XX`, 'in the oracle, after an opening handshake'];
  };
  return [to('client'), to('server'), from('client'), from('server')];
}
