/** Policies belong to a peer: what explains all of its cases, and what that shows. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type PolicyName, policies } from '../../spec/index.js';
import { type Choices, entriesOf, isLiberty, isOpen, optionsOf } from './choices.js';
import { includes } from './simplest.js';
import { type ExplainedCase, solve } from './solve.js';

const casesOf = (...all: Choices[][]): ExplainedCase[] => all.map((explanations, index) => ({ id: `${index}`, explanations }));

const disconnects: Choices = { 'server.frame.unknownType': 'disconnect' };
const processes: Choices = { 'server.frame.unknownType': 'process' };
const closesOnly: Choices = { 'server.onClientClose': 'closeOnly' };

test('of two explanations of a close, another case leaves one', () => {
  const closes = Array.from({ length: 11 }, () => [disconnects, closesOnly]);
  const { chosen, fingerprint, mixtures, isExact } = solve(casesOf(...closes, [processes], [processes]));
  expect([...chosen.values()].filter((each) => each === closesOnly)).toHaveLength(11);
  expect(fingerprint).toEqual({ 'server.frame.unknownType': ['process'], 'server.onClientClose': ['closeOnly'] });
  expect(mixtures).toEqual([]);
  expect(isExact).toBe(true);
});

test('while two liberties explain the same, neither is shown', () => {
  const { chosen, fingerprint } = solve(casesOf([disconnects, closesOnly], [disconnects, closesOnly]));
  expect(fingerprint).toEqual({});
  expect(new Set(chosen.values()).size).toBe(1);
});

test('a bare close does not show which check has failed', () => {
  const close: Choices[] = [
    { 'server.close.whenever': 'closed' },
    { 'server.check.resource': 'abort' },
    { 'server.check.host': 'abort' },
  ];
  const { chosen, fingerprint } = solve(casesOf(close));
  expect(fingerprint).toEqual({});
  expect(chosen.get('0')).toEqual({ 'server.check.host': 'abort' });
});

test('without a digest nothing shows what a key without digits counts, and a digest may show two options', () => {
  expect(solve(casesOf([{ 'server.key.noDigits': 'abort' }, { 'server.close.whenever': 'closed' }])).fingerprint).toEqual({
    'server.key.noDigits': ['abort'],
  });
  expect(solve(casesOf([{ 'server.key.overflow': 'other' }, { 'server.key.overflow': 'modulo' }])).fingerprint).toEqual({
    'server.key.overflow': ['modulo', 'other'],
  });
});

test('what is explained without any option shows nothing, and what is not explained neither', () => {
  const { chosen, fingerprint } = solve(casesOf([{}, disconnects], []));
  expect([...chosen]).toEqual([['0', {}]]);
  expect(fingerprint).toEqual({});
});

test('a liberty that one case needs is not taken by another that passes without it', () => {
  const close: Choices = { 'server.close.whenever': 'closed' };
  const { chosen } = solve(casesOf([close], [close, { 'server.onClientClose': 'ackAndClose' }]));
  expect(chosen.get('1')).toEqual({ 'server.onClientClose': 'ackAndClose' });
});

test('what spares more cases a liberty is the better solution', () => {
  const closing = (option: string): Choices[] => [{ 'server.onClientClose': option }, disconnects];
  const three = ['ackAndClose', 'ackAndClose', 'ackAndClose', 'ackAndWait'].map(closing);
  const { chosen } = solve(casesOf(...three, [disconnects]));
  expect(chosen.get('0')).toEqual({ 'server.onClientClose': 'ackAndClose' });
  expect(chosen.get('3')).toEqual(disconnects);
});

test('however many liberties are a better reason for a close than the right to close', () => {
  const close: Choices = { 'server.close.whenever': 'closed' };
  const { fingerprint } = solve(casesOf([close, disconnects], [close, closesOnly]));
  expect(fingerprint).toEqual({ 'server.frame.unknownType': ['disconnect'], 'server.onClientClose': ['closeOnly'] });
});

test('where no single option explains everything, only that policy is a mixture, and two cases contradict each other', () => {
  const { fingerprint, mixtures } = solve(casesOf([processes], [disconnects], [disconnects, closesOnly], [closesOnly]));
  expect(mixtures).toEqual([{ policy: 'server.frame.unknownType', cases: ['0', '1'] }]);
  expect(fingerprint).toEqual({
    'server.frame.unknownType': ['disconnect', 'process'],
    'server.onClientClose': ['closeOnly'],
  });
});

test('the cases of a mixture are two that contradict each other, although others differ, too', () => {
  const closing = (...options: string[]) => options.map((option): Choices => ({ 'server.onClientClose': option }));
  const { mixtures } = solve(
    casesOf(closing('ackAndWait', 'ackAndClose'), closing('ackAndClose', 'closeOnly'), closing('ackAndWait')),
  );
  expect(mixtures).toEqual([{ policy: 'server.onClientClose', cases: ['1', '2'] }]);
});

test('mixtures are told in the order of their names, whichever cases come first', () => {
  const little: Choices = { 'number.byteOrder': 'little' };
  const big: Choices = { 'number.byteOrder': 'big' };
  for (const all of [
    [[little], [big], [processes], [disconnects]],
    [[processes], [disconnects], [little], [big]],
  ])
    expect(solve(casesOf(...all)).mixtures.map(({ policy }) => policy)).toEqual(['number.byteOrder', 'server.frame.unknownType']);
});

test('a contradiction over two policies makes a mixture of one', () => {
  const waits: Choices = { 'server.onClientClose': 'ackAndWait' };
  const { mixtures } = solve(casesOf([processes], [disconnects, closesOnly], [waits]));
  expect(mixtures).toHaveLength(1);
  const cases = { 'server.frame.unknownType': ['0', '1'], 'server.onClientClose': ['1', '2'] } as Record<string, string[]>;
  expect(mixtures[0]?.cases).toEqual(cases[mixtures[0]?.policy ?? '']);
});

test('where it takes three cases to contradict, two are named that are explained differently', () => {
  const closing = (...options: string[]): Choices[] => options.map((option) => ({ 'server.onClientClose': option }));
  const three = casesOf(closing('nothing', 'closeOnly'), closing('closeOnly', 'ackAndWait'), closing('ackAndWait', 'nothing'));
  const { chosen, mixtures } = solve(three);
  const [one, other] = (mixtures[0]?.cases ?? []).map((id) => chosen.get(id)?.['server.onClientClose']);
  expect(one).toBeDefined();
  expect(other).not.toEqual(one);
});

test('mixtures, and the cases of each, are in the order of their names, whatever order the cases come in', () => {
  const cases = casesOf([{ 'server.onClientClose': 'nothing' }], [closesOnly], [processes], [disconnects]);
  for (const some of [cases, cases.toReversed()]) {
    const { mixtures, fingerprint } = solve(some);
    expect(mixtures).toEqual([
      { policy: 'server.frame.unknownType', cases: ['2', '3'] },
      { policy: 'server.onClientClose', cases: ['0', '1'] },
    ]);
    expect(fingerprint).toEqual({
      'server.frame.unknownType': ['disconnect', 'process'],
      'server.onClientClose': ['closeOnly', 'nothing'],
    });
  }
});

test('mixtures are in that order whichever is found first', () => {
  const { mixtures } = solve(casesOf([processes], [disconnects], [{ 'server.onClientClose': 'nothing' }], [closesOnly]));
  expect(mixtures.map(({ policy }) => policy)).toEqual(['server.frame.unknownType', 'server.onClientClose']);
});

test('two cases contradict each other only if no option explains both', () => {
  const closing = (...options: string[]): Choices[] => options.map((option) => ({ 'server.onClientClose': option }));
  const cases = casesOf(closing('closeOnly', 'nothing'), closing('nothing', 'ackAndWait'), closing('ackAndWait'));
  expect(solve(cases).mixtures).toEqual([{ policy: 'server.onClientClose', cases: ['0', '2'] }]);
});

test('a case that another policy explains contradicts none', () => {
  const cases = casesOf([disconnects, closesOnly], [closesOnly], [{ 'server.onClientClose': 'nothing' }], [disconnects]);
  expect(solve(cases).mixtures).toEqual([{ policy: 'server.onClientClose', cases: ['1', '2'] }]);
});

/** Two explanations of a case, the better one first, both of which other cases need as well. */
test.each<[string, Choices, Choices]>([
  ['fewer liberties', { 'server.onClientClose': 'ackAndClose' }, disconnects],
  [
    'fewer options besides the default',
    { 'number.byteOrder': 'big', 'server.reply.fieldOrder': 'listed' },
    { 'server.onClientClose': 'ackAndClose' },
  ],
  ['fewer policies', { 'server.subprotocol': 'echo' }, { 'number.byteOrder': 'big', 'server.reply.fieldOrder': 'listed' }],
  ['the first name', { 'number.byteOrder': 'big' }, { 'server.subprotocol': 'echo' }],
])('of what is taken anyway, a case is explained by %s', (_, better, other) => {
  for (const both of [
    [better, other],
    [other, better],
  ]) {
    expect(solve(casesOf([better], [other], both)).chosen.get('2')).toEqual(better);
    expect(solve(casesOf(both, [other], [better])).chosen.get('0')).toEqual(better);
  }
});

test('a digest that one reading of the keys gives is not explained by any digest being in order', () => {
  const line: Choices = { 'server.statusLine': 'other' };
  const modulo: Choices = { ...line, 'server.key.overflow': 'modulo' };
  const { chosen } = solve(casesOf([line], [{ 'server.key.overflow': 'other' }, modulo]));
  expect(chosen.get('1')).toEqual(modulo);
});

test('each policy is asked of the cases that it has to do with', () => {
  const other: Choices[] = ['modulo', 'other'].map((option) => ({ 'server.key.overflow': option }));
  expect(solve(casesOf([disconnects, closesOnly], other)).fingerprint).toEqual({ 'server.key.overflow': ['modulo', 'other'] });
});

test('a policy of which each option is possible at the same price is not shown', () => {
  const orders: Choices[] = ['listed', 'any'].map((option) => ({ 'server.reply.fieldOrder': option }));
  expect(solve(casesOf(orders)).fingerprint).toEqual({});
  expect(solve(casesOf(orders, orders.slice(1))).fingerprint).toEqual({ 'server.reply.fieldOrder': ['any'] });
});

test('what is least for one case by itself may be more for all of them', () => {
  const cases = casesOf(
    [{ 'number.byteOrder': 'little' }, { 'server.key.overflow': 'other' }],
    [
      { 'server.key.overflow': 'other', 'server.frame.unknownType': 'process' },
      { 'server.onClientClose': 'nothing' },
      { 'server.terminate': 'unasked' },
    ],
  );
  const { chosen, fingerprint } = solve(cases);
  expect(chosen.get('0')).toEqual({ 'server.key.overflow': 'other' });
  expect(fingerprint).toEqual({ 'server.frame.unknownType': ['process'], 'server.key.overflow': ['other'] });
});

/** Explanations by the options of so many policies. */
function explanationsOver(policies: readonly PolicyName[], most: number): fc.Arbitrary<Choices> {
  const taken = fc
    .constantFrom(...policies)
    .chain((policy) => fc.tuple(fc.constant(policy), fc.constantFrom(...optionsOf(policy))));
  return fc.array(taken, { maxLength: most }).map((options) => Object.fromEntries(options) as Choices);
}

const MANY = policies
  .map(({ name }) => name)
  .filter((name) => optionsOf(name).length > 1)
  .slice(-30);

test('three hundred cases with up to twenty explanations, of a peer with thirty policies, are solved', () => {
  const peer = Object.fromEntries(MANY.map((policy) => [policy, optionsOf(policy)[0] as string])) as Choices;
  const asPeer = (one: Choices) => Object.fromEntries(entriesOf(one).map(([policy]) => [policy, peer[policy]])) as Choices;
  const explanation = explanationsOver(MANY, 4).filter((each) => entriesOf(each).length > 0);
  const some = fc
    .array(explanation, { minLength: 1, maxLength: 20, size: 'max' })
    .map(([first = {}, ...more]) => [...more, asPeer(first)]);
  const { chosen, mixtures, isExact } = solve(casesOf(...fc.sample(some, { numRuns: 300, seed: 1 })));
  expect(isExact).toBe(true);
  expect(mixtures).toEqual([]);
  expect([...chosen.values()].every((each) => includes(peer, each))).toBe(true);
});

test('what has nothing to do with each other is decided apart, however much of it there is', () => {
  const liberties = policies.flatMap(({ name }) => {
    const [option] = optionsOf(name).filter((each) => isLiberty(name, each));
    return option === undefined ? [] : [{ [name]: option } as Choices];
  });
  const pairs = Array.from({ length: 12 }, (_, index) => liberties.slice(2 * index, 2 * index + 2));
  expect(pairs.map(({ length }) => length)).toEqual(Array(12).fill(2));
  const { chosen, isExact } = solve(casesOf(...pairs));
  expect(isExact).toBe(true);
  expect(chosen.size).toBe(pairs.length);
});

test('what cannot be proven within the effort is said, and all is explained nevertheless', () => {
  const some = fc.array(
    explanationsOver(MANY, 3).filter((each) => entriesOf(each).length > 0),
    { minLength: 2, maxLength: 6 },
  );
  const cases = casesOf(...fc.sample(some, { numRuns: 60, seed: 1 }));
  const [rough, better] = [solve(cases, 1), solve(cases)];
  expect(rough.isExact).toBe(false);
  for (const { id, explanations } of cases) expect(explanations).toContainEqual(rough.chosen.get(id));
  expect(rough.mixtures.length).toBeGreaterThanOrEqual(better.mixtures.length);
});

const POLICIES: PolicyName[] = ['server.frame.unknownType', 'server.onClientClose', 'number.byteOrder', 'server.key.overflow'];

const peers = fc.array(fc.array(explanationsOver(POLICIES, 3), { maxLength: 3 }), { maxLength: 7 }).map((all) => casesOf(...all));

const RUNS = { numRuns: 200, seed: Number(process.env.HIXIE76_SEED ?? 76) };

test('every case is explained by one of its explanations, and all together by one option of each policy that is no mixture', () => {
  fc.assert(
    fc.property(peers, (cases) => {
      const { chosen, mixtures, isExact } = solve(cases);
      const taken = new Map<PolicyName, Set<string>>();
      for (const { id, explanations } of cases) {
        if (explanations.length === 0) expect(chosen.has(id)).toBe(false);
        else expect(explanations).toContainEqual(chosen.get(id));
        for (const [policy, option] of entriesOf(chosen.get(id) ?? {})) {
          taken.set(policy, (taken.get(policy) ?? new Set()).add(option));
        }
      }
      const several = [...taken].filter(([, options]) => options.size > 1).map(([policy]) => policy);
      expect(several.sort()).toEqual(mixtures.map(({ policy }) => policy).sort());
      expect(isExact).toBe(true);
    }),
    RUNS,
  );
});

test('trying everything comes to the same mixtures, liberties, policies and fingerprint', () => {
  fc.assert(
    fc.property(peers, (cases) => {
      const { chosen, fingerprint, mixtures } = solve(cases);
      const mixed = mixtures.map(({ policy }) => policy);
      const taken = [...chosen.values()].flatMap(entriesOf);
      const liberties = taken.filter(([policy, option]) => isLiberty(policy, option));
      const cost = [
        mixed.length,
        new Set(liberties.map(([policy]) => policy).filter((policy) => !mixed.includes(policy))).size,
        liberties.length,
        new Set(taken.map(([policy]) => policy)).size,
      ];
      const brute = byTrying(cases);
      expect(cost).toEqual(brute.cost);
      for (const policy of POLICIES.filter((each) => !mixed.includes(each))) {
        expect(fingerprint[policy], policy).toEqual(brute.fingerprint[policy]);
      }
      const rough = solve(cases, 0);
      for (const [policy, options] of Object.entries(rough.fingerprint)) {
        if (rough.mixtures.some((each) => each.policy === policy)) continue;
        expect(options, policy).toEqual(expect.arrayContaining(brute.fingerprint[policy] ?? ['nothing is known']));
      }
    }),
    RUNS,
  );
});

test('neither the order of the cases nor how they come in parts makes a difference', () => {
  fc.assert(
    fc.property(peers, fc.nat(6), (cases, at) => {
      const { chosen, ...rest } = solve(cases);
      const { chosen: other, ...same } = solve([...cases.slice(at), ...cases.slice(0, at).reverse()]);
      expect(same).toEqual(rest);
      expect(Object.fromEntries(other)).toEqual(Object.fromEntries(chosen));
    }),
    RUNS,
  );
});

/** An option of each policy, undefined where it is left open, `*` for a mixture. */
type Assignment = Partial<Record<PolicyName, string>>;

const ASSIGNMENTS = POLICIES.reduce<Assignment[]>(
  (all, policy) => all.flatMap((each) => [each, ...['*', ...optionsOf(policy)].map((option) => ({ ...each, [policy]: option }))]),
  [{}],
);

function byTrying(cases: readonly ExplainedCase[]) {
  const solutions = ASSIGNMENTS.flatMap((assignment) => {
    const fit = cases
      .filter(({ explanations }) => explanations.length > 0)
      .map(({ explanations }) => explanations.filter((each) => explains(assignment, each)).map(libertiesIn));
    if (fit.some((each) => each.length === 0)) return [];
    const options = Object.values(assignment);
    const least = fit.reduce((sum, each) => sum + Math.min(...each), 0);
    const mixed = options.filter((option) => option === '*').length;
    return [{ assignment, cost: [mixed, libertiesIn(assignment), least, options.length] as const }];
  });
  const cost = solutions.map((each) => each.cost).reduce((one, other) => (isLess(other, one) ? other : one));
  const consistent = solutions.filter((each) => each.cost[0] === cost[0] && each.cost[1] === cost[1]);
  const shown = POLICIES.flatMap((policy) => {
    const options = [...new Set(consistent.map(({ assignment }) => assignment[policy]))];
    const list = options.filter((option) => option !== undefined && option !== '*') as string[];
    return options.includes(undefined) || isOpen(policy, list) ? [] : [[policy, list.sort()] as const];
  });
  return { cost: [...cost], fingerprint: Object.fromEntries(shown) as Record<string, string[]> };
}

function explains(assignment: Assignment, explanation: Choices): boolean {
  const known = Object.fromEntries(
    entriesOf(explanation).map(([policy, option]) => [policy, assignment[policy] === '*' ? option : assignment[policy]]),
  );
  return includes(known, explanation);
}

function libertiesIn(options: Assignment): number {
  return entriesOf(options).filter(([policy, option]) => isLiberty(policy, option)).length;
}

function isLess(one: readonly number[], other: readonly number[]): boolean {
  const at = one.findIndex((each, index) => each !== other[index]);
  return at >= 0 && (one[at] as number) < (other[at] as number);
}
