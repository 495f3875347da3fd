/** The result of a check as one page that needs nothing else, and the parts of such pages. */
import { escaped } from '../report/index.js';
import type { Standing } from './expectation.js';
import { type Fact, factsOf, fingerprintOf, totals } from './text.js';
import type { CaseResult, CheckResult, Verdict, WireEntry } from './types.js';

const STYLE = `
:root { color-scheme: light dark; --ground: #fbfbfa; --ink: #1d2126; --quiet: #5d6670; --line: #e2e4e7; --bad: #c4342d; --good: #2c8a57; }
@media (prefers-color-scheme: dark) {
  :root { --ground: #14171a; --ink: #e4e7ea; --quiet: #9ba5af; --line: #2d333a; --bad: #f0766e; --good: #4cb37c; }
}
body { margin: 0 auto; max-width: 76rem; padding: 2rem 1.5rem; background: var(--ground); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.25rem; margin-top: 2.5rem; } h3 { font-size: 1rem; }
.wide { overflow-x: auto; } table { border-collapse: collapse; font-size: .9rem; }
th, td { border: 1px solid var(--line); padding: .25rem .6rem; text-align: left; vertical-align: top; } th { font-weight: 600; }
.bad, .fail b, .inconclusive b { color: var(--bad); } .good, .pass b { color: var(--good); } .quiet, small { color: var(--quiet); }
code { font: .85rem/1.4 ui-monospace, monospace; overflow-wrap: anywhere; }
summary { cursor: pointer; padding: .3rem 0; } details { border-bottom: 1px solid var(--line); }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; margin: .3rem 0 1rem 1rem; } dt { color: var(--quiet); } dd { margin: 0; overflow-wrap: anywhere; }
`;

/** The worst first. */
const RANKED: readonly Verdict[] = ['fail', 'inconclusive', 'unsupported', 'allowed', 'not run', 'pass'];

/** The page: the totals, each case with its wire log, the fingerprint, and the selective refusals. */
export function html(result: CheckResult, { known }: Standing): string {
  const { peer, spec, selectiveRefusals } = result;
  const refusals = selectiveRefusals.map(({ id, step }) => [step, id] as const);
  return page(`${peer.name} against ${spec.revision}`, [
    `<p>${escaped(totals(result))}</p>`,
    ...RANKED.flatMap((verdict) => casesWith(verdict, result.cases, known)),
    '<h2>Fingerprint</h2>',
    list(fingerprintOf(result)),
    '<h2>Selective refusals</h2>',
    refusals.length === 0 ? '<p>None.</p>' : list(refusals),
  ]);
}

function casesWith(verdict: Verdict, all: readonly CaseResult[], known: readonly CaseResult[]): string[] {
  const cases = all.filter((each) => each.verdict === verdict);
  const heading = `<h2 id="${verdict.replace(' ', '-')}">${cases.length} ${verdict}</h2>`;
  const entries = cases.map((each) => {
    const more: Fact[] = [['steps', each.steps.join(', ')], ...each.wire.map(onWire)];
    return entry(each, more, known.includes(each) ? 'known' : verdict === 'fail' ? 'open' : '');
  });
  return cases.length === 0 ? [] : [heading, ...entries];
}

function onWire(each: WireEntry): Fact {
  return [`${each.dir} at ${each.at} ms`, 'hex' in each ? each.hex : `closes TCP (${each.close.toUpperCase()})`];
}

/** @param parts of its body, as HTML */
export function page(title: string, parts: readonly string[]): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${escaped(title)}</h1>
${parts.join('\n')}
</body>
</html>
`;
}

/** A case with all that was found out about it, to be opened if it is not. */
export function entry(of: Omit<CaseResult, 'steps' | 'wire'>, more: readonly Fact[], how: 'open' | 'known' | '' = ''): string {
  const { id, title, verdict } = of;
  const label = `<b>${verdict}${how === 'known' ? ' (known)' : ''}</b> <code>${escaped(id)}</code> <small>${escaped(title)}</small>`;
  const details = `<details class="${verdict.replace(' ', '-')}"${how === 'open' ? ' open' : ''}>`;
  return `${details}<summary>${label}</summary>${list([...factsOf(of), ...more])}</details>`;
}

export function list(facts: readonly Fact[]): string {
  return `<dl>${facts.map(([what, fact]) => `<dt>${escaped(what)}</dt><dd><code>${escaped(fact)}</code></dd>`).join('')}</dl>`;
}
