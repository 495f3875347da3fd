/** What peers of the matrix make of what the text's client or server refuses is as the baseline has it. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { algorithms, list, type State, stepsOf, transitionsFor } from '../../../machines/index.js';
import { casesOf } from '../cases.js';
import type { Matrix, Remark, RoleResult } from '../matrix/index.js';
import { known } from './generated/known.js';

const { peers } = JSON.parse(readFileSync(new URL('../../../peers/baseline.json', import.meta.url), 'utf8')) as Matrix;
const others = peers.filter(({ name }) => !name.startsWith('hixie76'));

/** The steps at which a machine fails or aborts the connection. */
const ending = new Set(
  algorithms.flatMap(({ states }) =>
    Object.values(states as Record<string, State>).flatMap((state) =>
      ['always', ...Object.keys(state.on ?? {})]
        .flatMap((event) => transitionsFor(state, event))
        .filter(({ actions }) => list(actions).some((action) => action === 'fail' || action === 'abort'))
        .flatMap(({ step }) => stepsOf(step ?? state.step)),
    ),
  ),
);
/** To close and to answer in HTTP is to give up as the text does. */
const REFUSALS = ['server.abort.answer', 'server.close.whenever', 'client.close.arbitrary', 'server.terminate'];

/** By step, who goes on all the same in a case of that step, and who in none. */
function knownBy(role: 'client' | 'server') {
  const steps = new Set(casesOf('small', role).map(({ id }) => id.split('/').slice(0, 2).join('#')));
  return [...ending]
    .filter((step) => steps.has(step))
    .sort()
    .map((step) => {
      const judged = others.filter((peer) => isJudged(peer[role]));
      const isLax = (peer: (typeof peers)[number]) =>
        peer[role]?.cases.some((each) => each.id.startsWith(`${step.replace('#', '/')}/`) && goesOn(each)) ?? false;
      const [laxer, alike] = [true, false].map((lax) => judged.filter((peer) => isLax(peer) === lax).map(({ name }) => name));
      return [step, { laxer, alike }] as const;
    });
}

/** Of a peer whose control failed nothing else is known. */
function isJudged(result: RoleResult | undefined): boolean {
  return result !== undefined && result.unchecked === undefined && result.summary.inconclusive === 0;
}

function goesOn({ verdict, policies = [] }: Remark): boolean {
  return verdict === 'fail' || policies.some(({ policy }) => !REFUSALS.includes(policy));
}

test('peers that are laxer than the text, and those that are alike, are those of peers/baseline.json', async () => {
  const lines = [...knownBy('client'), ...knownBy('server')].map(([step, peers]) => `  '${step}': ${JSON.stringify(peers)},`);
  const text = [
    '/** Of each step at which a side may give up, peers that go on all the same, and those that give up; made of peers/baseline.json. */',
    "import type { StepId } from '../../../../spec/index.js';",
    "import type { Impasse } from '../../types.js';",
    '',
    "export const known: Readonly<Partial<Record<StepId, Pick<Impasse, 'laxer' | 'alike'>>>> = {",
    ...lines,
    '};',
    '',
  ];
  await expect(text.join('\n')).toMatchFileSnapshot('generated/known.ts');
});

test('a location that is not the URL is gone on with by some clients, and not by others', () => {
  expect(known['10.3.4.3.1#41d']).toEqual({ laxer: ['protocol-websocket', 'websocket-ruby'], alike: ['phantomjs'] });
});
