/** The matrix as one page. */
import type { Side } from '../../judge/index.js';
import { escaped } from '../../report/index.js';
import { entry, list, page } from '../html.js';
import { type Fact, fingerprintOf, libertyInWords } from '../text.js';
import { roleInWords, talksOf } from './text.js';
import type { Matrix, PeerResult, RoleResult } from './types.js';

/** The page: peers by sections of the text, who talks with whom, and each peer with its fingerprint and what failed. */
export function matrixHtml({ peers, spec }: Matrix): string {
  return page(`Implementations against ${spec.revision}`, [
    sections('Servers', 'server', peers),
    sections('Clients', 'client', peers),
    pairs(peers),
    ...peers.map(details),
  ]);
}

function sections(title: string, role: Side, peers: readonly PeerResult[]): string {
  const rows = peers.filter((peer) => peer[role] !== undefined || peer.version === null);
  const names = [...new Set(rows.flatMap((peer) => Object.keys(peer[role]?.sections ?? {})))];
  names.sort((one, other) => one.localeCompare(other, 'en', { numeric: true }));
  const body = rows.map((peer) => {
    const result = peer[role];
    const cells = names.map((name) => counts(result?.sections[name]));
    const all = `${result === undefined ? '' : escaped(roleInWords(result))}${peer.version === null ? ' <small>not installed</small>' : ''}`;
    return `<tr><th><a href="#${escaped(peer.name)}">${escaped(peer.name)}</a></th>${cells.join('')}<td>${all}</td></tr>`;
  });
  return table(title, ['', ...names, 'all'], body);
}

/** @param rows as HTML */
function table(title: string, head: readonly string[], rows: readonly string[]): string {
  const cells = head.map((each) => `<th>${escaped(each)}</th>`).join('');
  return `<h2>${title}</h2>\n<div class="wide"><table><tr>${cells}</tr>\n${rows.join('\n')}\n</table></div>`;
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
  const { clients, servers } = talksOf(peers);
  const rows = servers.map((server) => {
    const cells = clients.map(({ pairs: talks }) => {
      const { outcome = '', why = '', faults = [] } = talks?.[server] ?? {};
      const more = [why, ...faults.map(({ side, step, why: what }) => `${side} ${step}: ${what}`)].filter((each) => each !== '');
      const tone = outcome === 'clean' ? 'good' : 'bad';
      return `<td><span class="${tone}">${outcome}</span>${more.map((each) => `<br><small>${escaped(each)}</small>`).join('')}</td>`;
    });
    return `<tr><th>${escaped(server)}</th>${cells.join('')}</tr>`;
  });
  return table('Conversations', ['server, client', ...clients.map(({ name }) => name)], rows);
}

function details(peer: PeerResult): string {
  const { name, what, language, version } = peer;
  const found = version === null ? 'not installed' : `version ${version}`;
  const about = `<p>${escaped(`${what} (${language}), ${found}`)}</p>`;
  return `<h2 id="${escaped(name)}">${escaped(name)}</h2>\n${about}\n${side('As server', peer.server)}${side('As client', peer.client)}`;
}

function side(title: string, result: RoleResult | undefined): string {
  if (result === undefined) return '';
  const { selectiveRefusals, crashes, cases } = result;
  const refusals = selectiveRefusals.map(({ id, step }) => ['selective refusal', `${step}: ${id}`] as const);
  const ends = crashes.map(({ id, said }) => list([['the program ends', `${id}: ${said}`]]));
  const liberties = cases.flatMap(({ id, policies = [] }) => {
    return policies.map((each) => ['liberty', `${libertyInWords(each)}: ${id}`] as const);
  });
  const bad = cases.filter(({ verdict }) => verdict !== 'allowed');
  return [
    `<h3>${title}: ${escaped(roleInWords(result))}</h3>`,
    ...ends,
    ...bad.map((each) => entry(each, (each.wire ?? []).map(onWire))),
    `<details><summary>Fingerprint, and what is merely allowed</summary>${list([...fingerprintOf(result), ...refusals, ...liberties])}</details>\n`,
  ].join('\n');
}

function onWire(each: string): Fact {
  return [each.split(' ', 1).join(), each.slice(each.indexOf(' ') + 1)];
}
