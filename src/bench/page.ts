/** Results as one page that needs nothing else. */
import { type Benchmark, type Conditions, isReached, type Results, type Run } from './types.js';

/** What each benchmark is called, and what it measures. */
export const ABOUT: Readonly<Record<Benchmark, readonly [title: string, about: string]>> = {
  parse: [
    'Parsing text frames',
    'A server receives a stream of frames in chunks of 64 KiB and delivers strings; no socket is involved. The limit is a loop that only looks for the byte FF and makes strings, which is less than any protocol allows.',
  ],
  echo: [
    'Echo over loopback',
    'Connections × size of a message, and how many messages each connection has under way. Each server is a process of its own and delivers strings; the load client parses nothing and compares all that comes back. The limit is the same client against a server that sends back bytes unseen: what is far below it, the client does not hold up.',
  ],
  handshake: ['Opening handshakes', 'The same request in, a sound answer out; no socket is involved.'],
  memory: ['Memory of idle connections', 'Growth of the resident memory of the server, garbage collected before and after.'],
  large: [
    'One large message',
    'A message of ASCII arrives in chunks of 64 KiB in a process of its own. Memory is the most that was resident beyond what was before, for each byte of the message.',
  ],
  engines: ['Compiled and not', 'The same machine, compiled, run directly from its definition, and run by XState.'],
  tools: ['Compiling and enumerating', 'What nobody else does, so there is nobody to compare with.'],
};

/** The page. */
export function page({ conditions, runs }: Results): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Benchmarks</title>
<style>${style}</style>
</head>
<body>
<h1>Benchmarks</h1>
<p>Every figure stands beside another one's from the same rounds, in which all took their turns. The ratio tells how many
times better ours is: right of 1, ours is better. Figures are medians over the rounds; the line reaches from the worst
round to the best, the ring is the ratio that is to be reached. Scales are logarithmic. <code>npx hixie76 bench</code> makes this page.</p>
${conditions.map((each) => section(each, runs)).join('\n')}
</body>
</html>
`;
}

function section({ benchmark, at, node, processor, cores, load }: Conditions, runs: readonly Run[]): string {
  const [title, about] = ABOUT[benchmark];
  const own = runs.filter((run) => run.benchmark === benchmark);
  const scale = scaleOf(own);
  return `<section id="${benchmark}">
<h2>${title}</h2>
<p>${about}</p>
<div class="scroll"><table>
<tr><th>what</th><th>unit</th><th>ours</th><th>theirs</th><th>beside</th><th>ratio</th><th></th></tr>
${own.map((run) => row(run, scale)).join('\n')}
</table></div>
<p class="quiet">${at.slice(0, 10)}, ${escaped(processor)}, ${cores} cores, Node ${node}, load ${load.join(' before and ')} after</p>
</section>`;
}

function row(run: Run, scale: Scale): string {
  const { name, unit, ours, theirs, peer, ratio, spread, target, most, notes } = run;
  const missed = isReached(run) === false;
  const beside = peer === null ? '' : `${escaped(peer.name)} ${escaped(peer.version)}`;
  const shown = ratio === null ? '' : `<b>${short(ratio)}</b>${target === undefined ? '' : ` of ${target}`}`;
  const range = `<small>${short(spread.least)} to ${short(spread.most)}</small>`;
  return `<tr${missed ? ' class="missed"' : ''}><td>${escaped(name)}${(notes ?? []).map((note) => `<small>${escaped(note)}</small>`).join('')}</td>
<td>${unit}</td><td>${missed && most !== undefined ? `<b>${short(ours)}</b>` : short(ours)}${most === undefined ? '' : ` of ${most}`}</td><td>${theirs === null ? '' : short(theirs)}</td><td>${beside}</td><td>${shown}${range}</td><td>${ratio === null ? '' : plot(run, ratio, scale)}</td></tr>`;
}

/** Powers of ten at the two ends of a plot. */
interface Scale {
  from: number;
  to: number;
}

function scaleOf(runs: readonly Run[]): Scale {
  const compared = runs.filter(({ ratio }) => ratio !== null);
  const ends = compared.flatMap(({ spread, target }) => [spread.least, spread.most, target ?? 1]);
  const from = Math.floor(Math.log10(Math.min(0.9, ...ends)));
  return { from, to: Math.ceil(Math.log10(Math.max(1.1, ...ends))) };
}

const WIDTH = 240;

function plot({ spread, target }: Run, ratio: number, { from, to }: Scale): string {
  const x = (value: number) => (((Math.log10(value) - from) / (to - from)) * (WIDTH - 12) + 6).toFixed(1);
  const tens = Array.from({ length: to - from + 1 }, (_, index) => 10 ** (from + index));
  const ticks = tens.map((ten) => `<path class="${ten === 1 ? 'one' : 'ten'}" d="M${x(ten)} 0V22"/>`).join('');
  const ring = target === undefined ? '' : `<circle class="ring" cx="${x(target)}" cy="11" r="5.5"/>`;
  return `<svg viewBox="0 0 ${WIDTH} 22" width="${WIDTH}" height="22" role="img" aria-label="ratio ${short(ratio)}">${ticks}<path class="spread" d="M${x(spread.least)} 11H${x(spread.most)}"/>${ring}<circle class="dot" cx="${x(ratio)}" cy="11" r="3.5"/></svg>`;
}

function short(value: number): string {
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : 2;
  return value.toLocaleString('en', { maximumFractionDigits: digits, minimumFractionDigits: digits });
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
}

const style = `
:root { color-scheme: light dark; --ground: #fbfbfa; --ink: #1d2126; --quiet: #5d6670; --line: #d9dce0; --good: #2c8a57; --bad: #c4342d; }
@media (prefers-color-scheme: dark) {
  :root { --ground: #14171a; --ink: #e4e7ea; --quiet: #9ba5af; --line: #343b43; --good: #4cb37c; --bad: #f0766e; }
}
body { margin: 0 auto; max-width: 76rem; padding: 2rem 1.5rem 4rem; background: var(--ground); color: var(--ink);
  font: 1rem/1.5 system-ui, -apple-system, 'Segoe UI', sans-serif; }
h2 { margin: 2.2rem 0 0; font-size: 1.25rem; } p { max-width: 52rem; margin: .3rem 0 .8rem; }
.quiet, small, th { color: var(--quiet); } .quiet { font-size: .85rem; } small { display: block; font-size: .75rem; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; font-size: .88rem; width: 100%; }
th, td { padding: .3rem .8rem .3rem 0; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); }
th { font-weight: 500; } td:nth-child(n+3) { white-space: nowrap; font-variant-numeric: tabular-nums; }
svg { display: block; } .ten { stroke: var(--line); } .one { stroke: var(--quiet); }
.spread { stroke: var(--good); stroke-width: 2; } .dot { fill: var(--good); } .ring { fill: none; stroke: var(--quiet); }
.missed b { color: var(--bad); } .missed .spread { stroke: var(--bad); } .missed .dot { fill: var(--bad); }
`;
