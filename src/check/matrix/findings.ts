/** What peers do otherwise than the text, as a page in Markdown to be edited: by peer, side and item. */
import { itemOf } from '../../../spec/index.js';
import { groupedBy } from '../../judge/index.js';
import type { Matrix, PeerResult, Remark } from './types.js';

/** The page; an item is shown by the case whose wire is the shortest. */
export function findings({ peers, spec }: Matrix): string {
  return [`# What implementations do otherwise than ${spec.revision}`, ...peers.flatMap(ofPeer)].join('\n\n').concat('\n');
}

function ofPeer(peer: PeerResult): string[] {
  const parts = [...ofRole('server', peer), ...ofRole('client', peer)];
  return parts.length === 0 ? [] : [`## ${peer.name}`, `${peer.what} (${peer.language}, ${peer.version})`, ...parts];
}

function ofRole(role: 'server' | 'client', peer: PeerResult): string[] {
  const result = peer[role];
  if (result === undefined) return [];
  const failed = result.cases.filter(({ verdict }) => verdict === 'fail');
  const groups = [...groupedBy(failed, ({ violated = '?' }) => violated)].map(([step, cases]) => group(step, cases));
  const lines = [
    ...groups,
    ...result.crashes.map(({ id, said }) => `- **The program ends**: \`${id}\`. ${said}`),
    ...result.selectiveRefusals.map(({ id, title, step }) => `- Selective refusal, **${step}**: ${title}. \`${id}\``),
  ];
  return lines.length === 0
    ? []
    : [`### As ${role}`, lines.join('\n'), `Reproduce: \`npx hixie76 check matrix --only ${peer.name}\``];
}

function group(step: string, cases: readonly Remark[]): string {
  const [smallest] = [...cases].sort((one, other) => size(one) - size(other));
  const { id = '', title = '', why = '', wire = [] } = smallest ?? {};
  const more = cases.length === 1 ? '' : `, and ${cases.length - 1} more`;
  const asked = itemOf(step)?.says ?? '';
  const bytes = wire.map((each) => `\n  - ${each}`).join('');
  return `- **${step}** (${asked})\n  ${why}: ${title}. \`${id}\`${more}${bytes}`;
}

function size({ wire = [] }: Remark): number {
  return wire.join('').length;
}
