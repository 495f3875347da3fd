import { expect, test } from 'vitest';
import { type AnyAlgorithm, type State, type Transition, transitionsFor } from '../../machines/index.js';
import { machineOf, type Path, pathsOfWords, reportPaths, transitionPaths, underOtherPolicies } from '../paths/index.js';
import { machinesHash, scoreOf } from '../report/index.js';
import { killing } from './kill.js';
import { type Mutant, mutantsOf } from './mutate.js';
import { disagreements, type Judged, merged, resultOf } from './result.js';
import { type Suite, suiteOf } from './suite.js';
import { survivors } from './survivors/index.js';
import { CLOSES } from './survivors/types.js';
import { unruly, unrulyWorlds } from './unruly.js';
import { inSilence, settingCookies, underEachLimit } from './variants.js';

const terminating = algorithm('serverTerminating');
const published = transitionPaths().paths.filter(({ role }) => role === 'server');
const words = pathsOfWords('transition').filter(({ id }) => id.includes('/server-connection/'));
const differs = unruly(unrulyWorlds(reportPaths(), 600, 'a'));
const strong = suiteOf([...published, ...words, ...underOtherPolicies(published, machineOf)]);

test("of the mutants of the server's termination, a share of the suite lets live only what is on the list", () => {
  const judged = mutantsOf(terminating).map((mutant) => judge(mutant, strong));
  expect(judged.length).toBeGreaterThan(60);
  expect(disagreements(judged, listFor(terminating))).toEqual([]);
});

test('a weak suite lets more live, and each of them is named', () => {
  const weak = suiteOf(published.filter((path) => path.transitions.every((id) => !id.includes('CLOSING_TIMEOUT'))));
  const faults = disagreements(
    mutantsOf(terminating).map((mutant) => ({ ...mutant, killed: killing(mutant, weak).path !== undefined })),
    listFor(terminating),
  );
  expect(faults).toContain('survived, and is not on the list: serverTerminating.acknowledged CLOSING_TIMEOUT[0] removed');
});

test.each<[mutant: string, vary: typeof underEachLimit]>([
  ['serverReadingHandshake.fieldLimits always[0] guard constantly false', underEachLimit],
  ['serverSendingHandshake.step_11e always[0] to step_12', settingCookies],
])('%s lives on the published paths, and not once each goes a little otherwise', (id, vary) => {
  const mutant = mutantsOf(algorithm(id.split('.')[0] as string)).find((each) => each.id === id) as Mutant;
  const weak = killing(mutant, suiteOf(published));
  expect(weak.reached).toBeGreaterThan(0);
  expect(weak.path).toBeUndefined();
  expect(killing(mutant, suiteOf(vary(published))).path).toBeDefined();
});

test('in silence a timer rings where the other side would have ended TCP', () => {
  const path = published.find(({ tokens }) => tokens.at(-1)?.events[0]?.type === 'TCP_CLOSED') as Path;
  const [silent] = inSilence([path]);
  expect(silent?.tokens.at(-1)?.events.map(({ type }) => type)).toContain('HANDSHAKE_TIMEOUT');
  expect(silent?.tokens.slice(0, -1)).toEqual(path.tokens.slice(0, -1));
});

test('the sound machine itself survives: what a suite sees is the same each time', () => {
  const [mutant] = mutantsOf(terminating);
  if (mutant === undefined) throw new Error('no mutants');
  for (const place of strong.visits.keys()) {
    const same = { ...mutant, reachedBy: [place], mutated: terminating };
    expect(killing(same, { ...strong, visits: first(strong, place) }).path).toBeUndefined();
  }
});

test('mutants differ from each other by id, and there are some of every kind in every algorithm with a guard', () => {
  const ids = all().flatMap((one) => mutantsOf(one).map(({ id }) => id));
  expect(new Set(ids).size).toBe(ids.length);
  const guarded = all().filter(({ guards }) => Object.keys(guards).length > 0);
  for (const one of guarded) {
    expect(new Set(mutantsOf(one).map(({ kind }) => kind))).toEqual(new Set(['guard', 'transition', 'action']));
  }
});

test('a survivor that is to be equivalent since the connection closes is one at a place that closes it', () => {
  const closing = survivors.filter(({ reason }) => reason === CLOSES).flatMap(({ ids }) => ids);
  expect(closing.filter((id) => !/fail|abort|close|finishClosing/.test(deedsAt(id)))).toEqual([]);
});

test.each([
  ['messages come behind the close, where a listener has thrown', 'serverDataFraming.* CLOSED[0] removed'],
  ['TCP fails and the client goes on to TLS', 'clientOpeningHandshake.step_3 TCP_FAILED[0] to step_4'],
  ['a write fails and TCP stays open', 'serverClosure.open SEND_FAILED[0] removed'],
  ['the server forgets that it has closed', 'serverClosure.close always[0] to open'],
  ['the handshake is kept for as long as the connection', 'serverSendingHandshake.established entry without forgetHandshake'],
  ['the application is asked of a host, though Connection was refused', 'serverReadingHandshake.step_b always[0] to step_c'],
  ['the application is asked of half a resource', 'serverReadingHandshake.step_3 BYTE[3] to checkResource'],
  ['another specification sends when it may not', 'clientSendData.idle SEND_DATA[0] guard constantly true'],
  ['another specification asks with inputs that are not sound', 'clientOpeningHandshake.idle ESTABLISH[0] guard constantly true'],
])('where anything may happen at any time, it shows if %s', (_, id) => {
  expect(differs(mutantNamed(id))).toBeDefined();
});

test('in no world does the sound machine differ from itself', () => {
  for (const one of all())
    expect(
      differs({
        ...mutantNamed('serverClosure.close always[0] to open'),
        algorithm: one.id,
        mutated: one,
        reachedBy: everywhere(one),
      }),
    ).toBeUndefined();
});

test('no survivor that is named shows in one of these worlds', () => {
  const named = survivors.filter(({ byType }) => byType !== true).flatMap(({ ids }) => ids);
  const seen = unruly(unrulyWorlds(reportPaths(), 80, 'b'));
  expect(named.filter((id) => seen(mutantNamed(id)) !== undefined)).toEqual([]);
});

test('the score leaves out equivalent mutants, and never those that are not on the list', () => {
  const judged = [killed('a'), killed('b'), killed('c'), alive('d'), alive('e')];
  const result = resultOf(judged, { words: 3 }, [{ reason: 'an example', ids: ['d'] }]);
  expect(result).toMatchObject({ mutants: 5, killed: 3, equivalent: 1, machines: machinesHash() });
  expect(scoreOf(result)).toBe(3 / 4);
  expect(result.survivors).toEqual([{ reason: 'an example', ids: ['d'] }]);
});

test('the list of survivors is held to be exact', () => {
  const listed = [{ reason: 'an example', ids: ['b', 'c', 'c', 'd'] }];
  expect(disagreements([alive('a'), killed('b'), alive('c')], listed)).toEqual([
    'survived, and is not on the list: a',
    'on the list, and was killed: b',
    'on the list, and there is no such mutant: d',
    'on the list twice: c',
  ]);
});

test('a mutant of what both sides share is killed if one of them kills it', () => {
  expect(merged([alive('a'), killed('a'), killed('b'), alive('b')])).toEqual([killed('a'), killed('b')]);
});

function all(): AnyAlgorithm[] {
  return [...new Set([...machineOf.client.algorithms, ...machineOf.server.algorithms])];
}

function algorithm(id: string): AnyAlgorithm {
  return all().find((each) => each.id === id) as AnyAlgorithm;
}

function mutantNamed(id: string): Mutant {
  return mutantsOf(algorithm(id.split('.')[0] as string)).find((each) => each.id === id) as Mutant;
}

/** Every transition of an algorithm. */
function everywhere(one: AnyAlgorithm): string[] {
  return mutantsOf(one).flatMap(({ reachedBy }) => reachedBy);
}

function listFor({ id }: AnyAlgorithm) {
  return survivors.map(({ ids, ...group }) => ({ ...group, ids: ids.filter((each) => each.startsWith(`${id}.`)) }));
}

function judge(mutant: ReturnType<typeof mutantsOf>[number], suite: Suite): Judged {
  const { id, kind } = mutant;
  const killed = killing(mutant, suite).path !== undefined || differs(mutant) !== undefined;
  return { id, kind, algorithm: mutant.algorithm, killed };
}

/** Only the shortest visit, to be quick. */
function first({ visits }: Suite, place: string): Suite['visits'] {
  return new Map([[place, (visits.get(place) ?? []).slice(0, 1)]]);
}

/** Names of the actions of the transition that a mutant's id begins with, and of its source and target. */
function deedsAt(id: string): string {
  const transition = transitionAt(id);
  const { source, states } = placeOf(id);
  return JSON.stringify([source.entry, transition, states[transition.target ?? '']?.entry]);
}

/** The transition that a mutant's id begins with. */
function transitionAt(id: string): Transition {
  const { source, event, index } = placeOf(id);
  return transitionsFor({ always: source.always, on: source.on }, event)[index] as Transition;
}

function placeOf(id: string) {
  const [, name, state, event, index] = /^(\w+)\.(\w+) (\w+)\[(\d+)\]/.exec(id) as unknown as string[];
  const states = algorithm(name as string).states as Record<string, State>;
  return { states, source: states[state as string] as (typeof states)[string], event: event as string, index: Number(index) };
}

function killed(id: string): Judged {
  return { id, kind: 'guard', algorithm: 'example', killed: true };
}

function alive(id: string): Judged {
  return { ...killed(id), killed: false };
}
