import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { inRevision, REVISIONS, type Revision } from '../../machines/index.js';
import { revised } from '../../spec/index.js';
import { type Entry, Judge, logOf, type Side, type Verdict } from './index.js';
import {
  changed,
  closes,
  digestAt,
  down,
  established,
  LITTLE,
  plain,
  reply,
  replyWith,
  request,
  requestWith,
  up,
} from './testing.js';

/** An exchange that some texts allow and others do not. */
interface Told {
  /** As the difference is called. */
  name: string;
  /** Whose part in it is judged; it sends each message back. */
  side: Side;
  wire: readonly Entry[];
  /** The texts that it is right by. */
  right: readonly Revision[];
  /** The item that it violates by the others, as r4820 numbers it. */
  step: string;
  /** Whether its time is over behind it. */
  late?: true;
}

const [hi, FF00] = ['\x00hi\xff', '\xff\x00'];
const later: readonly Revision[] = ['r4820', 'r5065'];
const earlier: readonly Revision[] = ['r4819', 'r4820'];

// Derived from the outlines of the three texts, difference by difference.
const exchanges: readonly Told[] = [
  {
    name: 'client-reads-closing-frame',
    side: 'client',
    wire: established(down(FF00 + hi), up(hi)).wire,
    right: ['r4819'],
    step: '10.3.4.3.2#3a.8.4',
  },
  {
    name: 'server-reads-closing-frame',
    side: 'server',
    wire: established(up(FF00 + hi), down(hi)).wire,
    right: ['r4819'],
    step: '10.3.4.4.3#3.B8',
  },
  { name: 'client-starts-closing', side: 'client', wire: established(up(FF00)).wire, right: later, step: '10.3.4.5.3#p1' },
  { name: 'server-terminates', side: 'server', wire: established(down(FF00)).wire, right: later, step: '10.3.4.5.3#p1' },
  {
    name: 'byte-order',
    side: 'server',
    wire: [up(request), down(reply.slice(0, digestAt) + LITTLE)],
    right: earlier,
    step: '10.3.4.4.2#9',
  },
  {
    name: 'key-edges',
    side: 'client',
    wire: [up(changed(plain, '4 @1  46546xW%0l 1 5', '4 @1  46546xW%0l1 5 '))],
    right: earlier,
    step: '10.3.4.3.1#21',
  },
  {
    name: 'origin-compared',
    side: 'client',
    wire: [up(request), down(replyWith('Origin: http', 'Origin: HTTP') + hi), up(hi)],
    right: earlier,
    step: '10.3.4.3.1#41c',
  },
  {
    name: 'origin-sent',
    side: 'server',
    wire: [up(requestWith('Origin: http', 'Origin: HTTP')), down(replyWith('Origin: http', 'Origin: HTTP'))],
    right: earlier,
    step: '10.3.4.4.2#2e',
  },
  {
    name: 'reserved-text',
    side: 'server',
    wire: established(up('\x01hi\xff'), down(hi)).wire,
    right: earlier,
    step: '10.3.4.4.3#3.4',
  },
  {
    name: 'bail-out-at-text-type',
    side: 'server',
    wire: established(up(`\x01x\xff${hi}`)).wire,
    right: ['r5065'],
    step: '10.3.4.4.3#3.4',
    late: true,
  },
  {
    name: 'bail-out-at-binary-type',
    side: 'server',
    wire: established(up(`\x80\x00${hi}`)).wire,
    right: ['r5065'],
    step: '10.3.4.4.3#4',
    late: true,
  },
  {
    name: 'bail-out-at-length',
    side: 'server',
    wire: established(up(`\xff\x01x${hi}`)).wire,
    right: ['r5065'],
    step: '10.3.4.4.3#4',
    late: true,
  },
  {
    name: 'long-frame',
    side: 'server',
    // 81 80 01 is 16385.
    wire: established(up(`\x80\x81\x80\x01${'x'.repeat(0x4001)}${hi}`)).wire,
    right: ['r5065'],
    step: '10.3.4.4.3#4',
    late: true,
  },
  {
    name: 'length-zero',
    side: 'server',
    wire: established(up(`\x80\x81\x00${hi}`), down(hi)).wire,
    right: ['r5065'],
    step: '10.3.4.4.3#3.B6',
  },
];

function judged({ side, wire, late }: Pick<Told, 'side' | 'wire' | 'late'>, revision: Revision): Verdict {
  const judge = new Judge(side, { application: 'echo', revision });
  for (const entry of wire) judge.sees(entry);
  if (late) judge.late();
  return judge.verdict();
}

describe('an exchange tells two texts apart', () => {
  test.each(exchanges)('$name', ({ right, step, ...told }) => {
    const verdicts = REVISIONS.map((revision) => [revision, judged(told, revision)] as const);
    expect(verdicts.filter(([, { accepted }]) => accepted).map(([revision]) => revision)).toEqual(right);
    for (const [revision, verdict] of verdicts)
      if (!verdict.accepted) expect(verdict.rejection.step).toBe(inRevision(revision, step) ?? step);
  });

  test('space-behind-colon: the close of a client is by r4820 its literal reading, and by r5065 a close for no reason', () => {
    const wire = [up(request), down(replyWith('Upgrade: ', 'X:\r\nUpgrade: ')), closes('client')];
    const needs = (revision: Revision) => {
      const verdict = judged({ side: 'client', wire }, revision);
      return verdict.accepted ? verdict.needs.map(({ policy }) => policy) : verdict.rejection;
    };
    expect(needs('r4820')).toEqual(['client.field.emptyValueNoSpace']);
    expect(needs('r5065')).toEqual(['client.close.arbitrary']);
  });

  test('r5065, 10.3.4.4.3#2.1: a server that stops reading frames still owes the echo of what it has read', () => {
    const wire = established(up(`${hi}\x01`)).wire;
    const verdict = judged({ side: 'server', wire, late: true }, 'r5065');
    expect(verdict).toMatchObject({ accepted: false, rejection: { why: 'the echo does not come' } });
    expect(judged({ side: 'server', wire: [...wire, down(hi)], late: true }, 'r5065').accepted).toBe(true);
  });

  test.each(exchanges)('$name is a log that can be replayed', async ({ name, side, wire }) => {
    const log = JSON.stringify(logOf({ role: side, wire: [...wire] }), null, 2);
    await expect(`${log}\n`).toMatchFileSnapshot(`../../traces/revisions/${name}.json`);
  });

  test('docs/revisions.md has a row for each difference, with its items in both texts and its trace', async () => {
    await expect(page()).toMatchFileSnapshot('../../docs/revisions.md');
  });

  test('each item of the protocol or the interface that r5065 has otherwise stands in a row', () => {
    const later = revised.find(({ revision }) => revision === 'r5065');
    const told = new Set(later?.differences.flatMap(({ before, after }) => [...before, ...after]));
    const changes = later?.changes.filter(({ kind, wording }) => kind !== 'renumbered' && wording !== true) ?? [];
    // 10.3.4.1 is an introduction, which asks for nothing.
    const ids = changes.map(({ from, to }) => [from, to].filter((id) => id !== undefined && !id.startsWith('10.3.4.1.')));
    expect(ids.filter((each) => each.length > 0 && !each.some((id) => told.has(id as string)))).toEqual([]);
  });

  test('there is one for each difference that no script has to see, or a reason why not', () => {
    const seen = revised.flatMap(({ differences }) => differences).filter((each) => each.seen !== 'script');
    const told = seen.filter(({ untold }) => untold === undefined).map(({ name }) => name);
    expect(told.sort()).toEqual(exchanges.map(({ name }) => name).sort());
  });
});

/** Peers that do as the later text says in a difference, and those that do as the earlier: by their fingerprint, or by the exchange. */
function peersOf(name: string, settles: object | undefined, [earlier, later]: readonly [string, string]): string {
  const { peers } = committed<Baseline>('baseline.json');
  const [[policy = '', settled] = []] = Object.entries(settles ?? {});
  const shown = peers.flatMap(({ name: peer, server, client }) =>
    [server, client].flatMap((side) => {
      const options = side?.fingerprint?.[policy] ?? [];
      return options.length === 1 ? [[peer, options[0] === settled] as const] : [];
    }),
  );
  const played = Object.entries(committed<Record<string, Record<string, string>>>('revisions.json')[name] ?? {});
  const told = played.filter(([, right]) => right.includes(earlier) !== right.includes(later));
  const all = new Map([...shown, ...told.map(([peer, right]) => [peer, right.includes(later)] as const)]);
  const names = (is: boolean) => [...all].flatMap(([peer, follows]) => (follows === is ? [peer] : [])).join(', ');
  return [names(true) && `as the later: ${names(true)}`, names(false) && `as the earlier: ${names(false)}`]
    .filter(Boolean)
    .join('; ');
}

function committed<T>(file: string): T {
  return JSON.parse(readFileSync(new URL(`../../peers/${file}`, import.meta.url), 'utf8'));
}

interface Baseline {
  peers: { name: string; server?: Found; client?: Found }[];
}
type Found = { fingerprint?: Record<string, string[]> };

function page(): string {
  const traced = new Set(exchanges.map(({ name }) => name));
  const sections = revised.flatMap(({ revision, against, about, differences }) => [
    `## ${revision} against ${against}`,
    '',
    about,
    '',
    `| what differs | ${against} | ${revision} | trace | peers |`,
    '|---|---|---|---|---|',
    ...differences.map(({ name, says, before, after, errata = [], untold, settles }) => {
      const script =
        'only a script sees it: tests of [the object](../src/api/revisions.test.ts) and [its machine](../machines/revisions/revisions.test.ts)';
      const trace = traced.has(name) ? `[${name}](../traces/revisions/${name}.json)` : (untold ?? script);
      const cells = [
        `${says}${errata.length > 0 ? ` (${errata.join(', ')})` : ''}`,
        before.join(', '),
        after.join(', '),
        trace,
        peersOf(name, settles, [against, revision]),
      ];
      return `| ${cells.join(' | ')} |`;
    }),
    '',
  ]);
  return [...HEAD, ...sections].join('\n').trimEnd().concat('\n');
}

const HEAD = [
  '# Revisions',
  '',
  'Three texts have machines here: r4819, which had no closing handshake yet; r4820, of which this project is; and r5065,',
  'which was uploaded as hixie-76 nine weeks later, so that it is what implementers had. What does not differ is the same.',
  'Commands take `--revision r5065`; the player of the site has the choice beside its stories.',
  '`hixie76 spec --changes` lists the changes item by item; `hixie76 chart --diff r4820 r5065` draws those of the machines.',
  '',
  'A trace is an exchange that one of two texts allows and the other does not, of a side that sends each message back:',
  '`hixie76 replay --revision r5065 traces/revisions/key-edges.json`. `replay` assumes no echo, so that of those in which a',
  'missing or an early echo is what is wrong it says less than the test that has them. A peer is named where its fingerprint,',
  'or what it does in the exchange (`peers/revisions.full.ts`), is right by one of the two texts and not by the other;',
  'R5065-1 is the erratum that r5065 has of its own (`spec/changes/r5065.yaml`). `hixie76 chart --diff r4820 r5065 --shortest`',
  'finds the shortest exchange that shows each difference, by a search through what the judges of both texts allow.',
  '',
];
