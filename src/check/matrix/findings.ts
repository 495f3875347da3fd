/** What peers do otherwise than the text, as chapters in Markdown: by peer, side and cause. */
import { groupedBy, type Side } from '../../judge/index.js';
import { AS_PUBLISHED } from '../case-result.js';
import { severities } from '../findings/index.js';
import type { Finding } from '../types.js';
import type { Matrix, PeerResult, RoleResult } from './types.js';

/** What comes before it in docs/findings.md is written by hand. */
const MARK = '\n## By peer\n';

/**
 * The page: what was written by hand, and a chapter for each peer that does something otherwise.
 * @param before the page as it is; undefined where there is none
 */
export function findings({ peers, spec }: Matrix, before?: string): string {
  const [start] = (before ?? `# What implementations do otherwise than ${spec.revision}\n`).split(MARK, 1);
  return `${start}${MARK}\n${peers.flatMap(ofPeer).join('\n\n')}\n`;
}

function ofPeer(peer: PeerResult): string[] {
  const parts = [...ofRole('server', peer.server), ...ofRole('client', peer.client)];
  return parts.length === 0 ? [] : [`### ${peer.name}`, `${peer.what} (${peer.language}, ${peer.version})`, ...parts];
}

function ofRole(role: Side, result: RoleResult | undefined): string[] {
  if (result === undefined) return [];
  const bySeverity = groupedBy(result.findings ?? [], ({ severity }) => severity);
  const causes = [...bySeverity].flatMap(([severity, some]) => [
    `As ${role}, ${severities[severity as Finding['severity']]}:`,
    some.map(inMarkdown).join('\n'),
  ]);
  const ends = [...groupedBy(result.crashes, ({ said }) => said)].map(
    ([said, all]) => `- ${said}: ${named(all.map(({ id }) => id))}`,
  );
  return [...causes, ...(ends.length === 0 ? [] : [`As ${role}, ends:`, ends.join('\n')])];
}

function inMarkdown(finding: Finding): string {
  const { step, says, send, expected, observed, asPublished } = finding;
  const facts = [['send', send] as const, ['expected', expected.join(' or ')] as const, ['observed', observed] as const];
  const told = facts.filter(([, fact]) => fact !== '').map(([what, fact]) => `  ${what}: ${code(fact)}  `);
  return [
    `- **${step}**: ${says}  `,
    ...told,
    ...(asPublished ? [`  but: ${AS_PUBLISHED}  `] : []),
    `  case: ${named(finding.cases)}`,
  ].join('\n');
}

/** Characters of a fact that are shown. */
const LONG = 240;

/** Text as it is, whatever marks it has. */
function code(text: string): string {
  const shown = text.length > LONG ? `${text.slice(0, LONG)} …` : text;
  return shown.includes('`') ? `\`\` ${shown} \`\`` : `\`${shown}\``;
}

function named([first = '', ...more]: readonly string[]): string {
  return `\`${first}\`${more.length === 0 ? '' : `, and ${more.length} more`}`;
}
