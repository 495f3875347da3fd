/** The result of a check as one page that needs nothing else. */
import { escaped } from '../report/index.js';
import type { Standing } from './expectation.js';
import { offence, totals } from './text.js';
import { type CaseResult, type CheckResult, VERDICTS, type WireEntry } from './types.js';

const STYLE = `
:root { color-scheme: light dark; --ground: #fbfbfa; --ink: #1d2126; --quiet: #5d6670; --line: #e2e4e7; --bad: #c4342d; --good: #2c8a57; }
@media (prefers-color-scheme: dark) {
  :root { --ground: #14171a; --ink: #e4e7ea; --quiet: #9ba5af; --line: #2d333a; --bad: #f0766e; --good: #4cb37c; }
}
body { margin: 0 auto; max-width: 72rem; padding: 2rem 1.5rem; background: var(--ground); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.15rem; margin-top: 2rem; }
summary { cursor: pointer; padding: .3rem 0; } details { border-bottom: 1px solid var(--line); }
code { font: .85rem/1.4 ui-monospace, monospace; overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; margin: .3rem 0 1rem 1rem; } dt { color: var(--quiet); } dd { margin: 0; overflow-wrap: anywhere; }
.fail b, .inconclusive b { color: var(--bad); } .pass b { color: var(--good); } small { color: var(--quiet); }
`;

/** The page: the totals, the fingerprint, and each case with its wire log, the worst first. */
export function html(result: CheckResult, { known }: Standing): string {
  const { peer, cases, spec, fingerprint, mixtures, selectiveRefusals } = result;
  const groups = [...VERDICTS]
    .sort((one, other) => RANK.indexOf(one) - RANK.indexOf(other))
    .flatMap((verdict) => {
      const all = cases.filter((each) => each.verdict === verdict);
      if (all.length === 0) return [];
      return [
        `<h2 id="${verdict.replace(' ', '-')}">${all.length} ${verdict}</h2>`,
        ...all.map((each) => entry(each, known.includes(each))),
      ];
    });
  const options = Object.entries(fingerprint).map(([policy, some]) => {
    return [policy, some.join(mixtures.includes(policy) ? ' and ' : ' or ')] as const;
  });
  const refusals = selectiveRefusals.map(({ id, step }) => [step, id] as const);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(peer.name)} against ${escaped(spec.revision)}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${escaped(peer.name)} against ${escaped(spec.revision)}</h1>
<p>${escaped(totals(result))}</p>
${groups.join('\n')}
<h2>Fingerprint</h2>
${list(options)}
<h2>Selective refusals</h2>
${refusals.length === 0 ? '<p>None.</p>' : list(refusals)}
</body>
</html>
`;
}

const RANK = ['fail', 'inconclusive', 'unsupported', 'allowed', 'not run', 'pass'];

function entry({ id, title, verdict, wire, ...rest }: CaseResult, isKnown: boolean): string {
  const { violated, why, policies = [], expected = [], observed, firstOffendingByte, steps } = rest;
  const facts: (readonly [string, string])[] = [
    ...(violated === undefined ? [] : [['violates', violated] as const]),
    ...(why === undefined ? [] : [['why', why] as const]),
    ...policies.map(({ policy, option, step }) => ['liberty', `${policy} ${option} (${step})`] as const),
    ...expected.map((each) => ['expected', each] as const),
    ...(observed === undefined ? [] : [['observed', observed] as const]),
    ...(firstOffendingByte === undefined ? [] : [['first offending byte', offence(firstOffendingByte)] as const]),
    ['steps', steps.join(', ')],
    ...wire.map(onWire),
  ];
  const open = verdict === 'fail' && !isKnown ? ' open' : '';
  const label = `<b>${verdict}${isKnown ? ' (known)' : ''}</b> <code>${escaped(id)}</code> <small>${escaped(title)}</small>`;
  return `<details class="${verdict.replace(' ', '-')}"${open}><summary>${label}</summary>${list(facts)}</details>`;
}

function onWire(each: WireEntry): readonly [string, string] {
  return [`${each.dir} at ${each.at} ms`, 'hex' in each ? each.hex : `closes TCP (${each.close.toUpperCase()})`];
}

function list(facts: readonly (readonly [string, string])[]): string {
  return `<dl>${facts.map(([what, fact]) => `<dt>${escaped(what)}</dt><dd><code>${escaped(fact)}</code></dd>`).join('')}</dl>`;
}
