/** The matrix as one page that needs nothing else. */
import { escaped } from '../../report/index.js';
import { roleInWords } from './text.js';
import type { Matrix, PeerResult, Remark, RoleResult } from './types.js';

const STYLE = `
:root { color-scheme: light dark; --ground: #fbfbfa; --ink: #1d2126; --quiet: #5d6670; --line: #e2e4e7; --bad: #c4342d; --good: #2c8a57; }
@media (prefers-color-scheme: dark) {
  :root { --ground: #14171a; --ink: #e4e7ea; --quiet: #9ba5af; --line: #2d333a; --bad: #f0766e; --good: #4cb37c; }
}
body { margin: 0 auto; max-width: 76rem; padding: 2rem 1.5rem; background: var(--ground); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.25rem; margin-top: 2.5rem; } h3 { font-size: 1rem; }
.wide { overflow-x: auto; } table { border-collapse: collapse; font-size: .9rem; }
th, td { border: 1px solid var(--line); padding: .25rem .6rem; text-align: left; vertical-align: top; } th { font-weight: 600; }
.bad { color: var(--bad); } .good { color: var(--good); } .quiet, small { color: var(--quiet); }
code { font: .85rem/1.4 ui-monospace, monospace; overflow-wrap: anywhere; }
summary { cursor: pointer; padding: .3rem 0; } details { border-bottom: 1px solid var(--line); }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; margin: .3rem 0 1rem 1rem; } dt { color: var(--quiet); } dd { margin: 0; overflow-wrap: anywhere; }
`;

/** The page: peers by sections of the text, who talks with whom, and each peer with its fingerprint and what failed. */
export function matrixHtml({ peers, spec }: Matrix): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Implementations against ${escaped(spec.revision)}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>Implementations against ${escaped(spec.revision)}</h1>
${sections('Servers', 'server', peers)}
${sections('Clients', 'client', peers)}
${pairs(peers)}
${peers.map(details).join('\n')}
</body>
</html>
`;
}

type Role = 'server' | 'client';

function sections(title: string, role: Role, peers: readonly PeerResult[]): string {
  const rows = peers.filter((peer) => peer[role] !== undefined || peer.version === null);
  const names = [...new Set(rows.flatMap((peer) => Object.keys(peer[role]?.sections ?? {})))];
  names.sort((one, other) => one.localeCompare(other, 'en', { numeric: true }));
  const head = ['', ...names, 'all'].map((each) => `<th>${escaped(each)}</th>`).join('');
  const body = rows.map((peer) => {
    const result = peer[role];
    const cells = names.map((name) => counts(result?.sections[name]));
    return `<tr><th><a href="#${escaped(peer.name)}">${escaped(peer.name)}</a></th>${cells.join('')}<td>${all(peer, result)}</td></tr>`;
  });
  return `<h2>${title}</h2>\n<div class="wide"><table><tr>${head}</tr>\n${body.join('\n')}\n</table></div>`;
}

function all({ version }: PeerResult, result: RoleResult | undefined): string {
  const words = result === undefined ? '' : escaped(roleInWords(result));
  return version === null ? `${words} <small>not installed</small>` : words;
}

function counts(summary: RoleResult['summary'] | undefined): string {
  if (summary === undefined) return '<td></td>';
  const { pass, allowed, fail, inconclusive, unsupported } = summary;
  const parts = [
    pass > 0 ? `<span class="good">${pass}</span>` : '',
    allowed > 0 ? `${allowed} allowed` : '',
    fail > 0 ? `<span class="bad">${fail} fail</span>` : '',
    inconclusive + unsupported > 0 ? `<span class="quiet">${inconclusive + unsupported} unclear</span>` : '',
  ];
  return `<td>${parts.filter((each) => each !== '').join(', ')}</td>`;
}

function pairs(peers: readonly PeerResult[]): string {
  const clients = peers.filter((peer) => Object.keys(peer.pairs ?? {}).length > 0);
  const servers = peers.map(({ name }) => name).filter((name) => clients.some((each) => each.pairs?.[name] !== undefined));
  const head = ['server, client', ...clients.map(({ name }) => name)].map((each) => `<th>${escaped(each)}</th>`).join('');
  const rows = servers.map((server) => {
    const cells = clients.map(({ pairs: talks }) => {
      const { outcome = '', why = '', faults = [] } = talks?.[server] ?? {};
      const more = [why, ...faults.map(({ side, step, why: what }) => `${side} ${step}: ${what}`)].filter((each) => each !== '');
      const tone = outcome === 'clean' ? 'good' : 'bad';
      return `<td><span class="${tone}">${outcome}</span>${more.map((each) => `<br><small>${escaped(each)}</small>`).join('')}</td>`;
    });
    return `<tr><th>${escaped(server)}</th>${cells.join('')}</tr>`;
  });
  return `<h2>Conversations</h2>\n<div class="wide"><table><tr>${head}</tr>\n${rows.join('\n')}\n</table></div>`;
}

function details(peer: PeerResult): string {
  const { name, what, language, version } = peer;
  const found = version === null ? 'not installed' : `version ${version}`;
  const about = `<p>${escaped(`${what} (${language}), ${found}`)}</p>`;
  return `<h2 id="${escaped(name)}">${escaped(name)}</h2>\n${about}\n${side('As server', peer.server)}${side('As client', peer.client)}`;
}

function side(title: string, result: RoleResult | undefined): string {
  if (result === undefined) return '';
  const { fingerprint, mixtures, selectiveRefusals, cases } = result;
  const options = Object.entries(fingerprint).map(([policy, some]) => {
    return [policy, some.join(mixtures.includes(policy) ? ' and ' : ' or ')] as const;
  });
  const refusals = selectiveRefusals.map(({ id, step }) => ['selective refusal', `${step}: ${id}`] as const);
  const ends = result.crashes.map(({ id, said }) => list([['the program ends', `${id}: ${said}`]]));
  const bad = cases.filter(({ verdict }) => verdict !== 'allowed');
  return [
    `<h3>${title}: ${escaped(roleInWords(result))}</h3>`,
    ...ends,
    ...bad.map(entry),
    `<details><summary>Fingerprint, and what is merely allowed</summary>${list([...options, ...refusals, ...liberties(cases)])}</details>\n`,
  ].join('\n');
}

function liberties(cases: readonly Remark[]): (readonly [string, string])[] {
  return cases.flatMap(({ id, policies = [] }) => {
    return policies.map(({ policy, option, step }) => ['liberty', `${policy} ${option} (${step}): ${id}`] as const);
  });
}

function entry({ id, title, verdict, violated, why, expected = [], observed, wire = [] }: Remark): string {
  const facts: (readonly [string, string])[] = [
    ...(violated === undefined ? [] : [['violates', violated] as const]),
    ...(why === undefined ? [] : [['why', why] as const]),
    ...expected.map((each) => ['expected', each] as const),
    ...(observed === undefined ? [] : [['observed', observed] as const]),
    ...wire.map((each) => [each.split(' ', 1).join(), each.slice(each.indexOf(' ') + 1)] as const),
  ];
  const label = `<b class="bad">${verdict}</b> <code>${escaped(id)}</code> <small>${escaped(title)}</small>`;
  return `<details><summary>${label}</summary>${list(facts)}</details>`;
}

function list(facts: readonly (readonly [string, string])[]): string {
  return `<dl>${facts.map(([what, fact]) => `<dt>${escaped(what)}</dt><dd><code>${escaped(fact)}</code></dd>`).join('')}</dl>`;
}
