import { expect, test } from 'vitest';
import { type Action, type AnyAlgorithm, type State, type Transition, timeoutOf, transitionsFor } from '../../machines/index.js';
import { machineOf, type Path, pathsOfWords, transitionPaths, underOtherPolicies } from '../paths/index.js';
import { machinesHash, scoreOf, unreached } from '../report/index.js';
import { killing } from './kill.js';
import { type Mutant, mutantsOf } from './mutate.js';
import { disagreements, type Judged, merged, resultOf } from './result.js';
import { type Suite, suiteOf } from './suite.js';
import { survivors } from './survivors/index.js';
import { BROKEN, CLOSES, REPORT, UNHEARD, UNREACHED } from './survivors/types.js';
import { inSilence, settingCookies, underEachLimit } from './variants.js';

const terminating = algorithm('serverTerminating');
const published = transitionPaths().paths.filter(({ role }) => role === 'server');
const words = pathsOfWords('transition').filter(({ id }) => id.includes('/server-connection/'));
const strong = suiteOf([...published, ...words, ...underOtherPolicies(published, machineOf)]);

test("of the mutants of the server's termination, a share of the suite lets live only what is on the list", () => {
  const judged = mutantsOf(terminating).map((mutant) => judge(mutant, strong));
  expect(judged.length).toBeGreaterThan(60);
  expect(disagreements(judged, listFor(terminating))).toEqual([]);
});

test('a weak suite lets more live, and each of them is named', () => {
  const weak = suiteOf(published.filter((path) => path.transitions.every((id) => !id.includes('CLOSING_TIMEOUT'))));
  const faults = disagreements(
    mutantsOf(terminating).map((mutant) => judge(mutant, weak)),
    listFor(terminating),
  );
  expect(faults).toContain('survived, and is not on the list: serverTerminating.acknowledged CLOSING_TIMEOUT[0] removed');
});

test.each<[mutant: string, vary: typeof underEachLimit]>([
  ['serverReadingHandshake.step_5_limits always[0] guard constantly false', underEachLimit],
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

test('a survivor that is to be unreachable is at a place, or needs an outcome, that is listed as such', () => {
  const listed = new Set(unreached.map(({ id }) => id));
  const ids = survivors.filter(({ reason }) => reason === UNREACHED).flatMap((group) => group.ids);
  const isListed = (id: string) =>
    [...listed].some((each) => id.startsWith(each)) ||
    listed.has(`${id.split('.')[0]}.${transitionAt(id).guard}=${neededBy(id)}`);
  expect(ids.filter((id) => !isListed(id))).toEqual([]);
});

test('a survivor that leaves a timer running, for nobody, is of one that no step hears which can still come', () => {
  const ids = survivors.filter(({ reason }) => reason === UNHEARD).flatMap((group) => group.ids);
  expect(ids.length).toBeGreaterThan(0);
  expect(ids.filter((id) => listenersBehind(id).length > 0)).toEqual([]);
});

test('survivors for other reasons that hold at many places are of those places', () => {
  const idsFor = (reason: string) => survivors.filter((group) => group.reason === reason).flatMap(({ ids }) => ids);
  expect(idsFor(BROKEN).every((id) => id.includes('SEND_FAILED'))).toBe(true);
  expect(idsFor(REPORT).every((id) => id.includes('Closure.'))).toBe(true);
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

function listFor({ id }: AnyAlgorithm) {
  return survivors.map(({ reason, ids }) => ({ reason, ids: ids.filter((each) => each.startsWith(`${id}.`)) }));
}

function judge(mutant: ReturnType<typeof mutantsOf>[number], suite: Suite): Judged {
  const { id, kind } = mutant;
  return { id, kind, algorithm: mutant.algorithm, killed: killing(mutant, suite).path !== undefined };
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
function transitionAt(id: string): Transition<string, string, string> {
  const { source, event, index } = placeOf(id);
  return transitionsFor({ always: source.always, on: source.on }, event)[index] as Transition<string, string, string>;
}

function placeOf(id: string) {
  const [, name, state, event, index] = /^(\w+)\.(\w+) (\w+)\[(\d+)\]/.exec(id) as unknown as string[];
  const states = algorithm(name as string).states as Record<string, State<string, string, string>>;
  return { states, source: states[state as string] as (typeof states)[string], event: event as string, index: Number(index) };
}

/** Steps that can come from the place on which a timer is not stopped, in any algorithm, and that hear it. */
function listenersBehind(id: string): string[] {
  const [, name, state, event, index, action] = /^(\w+)\.(\w+) (\w+)(?:\[(\d+)\])? without (\w+)$/.exec(
    id,
  ) as unknown as string[];
  const own = algorithm(name as string);
  const transition = index === undefined ? undefined : transitionAt(id);
  const does = own.actions[action as string] as Action<object>;
  const told = 'tell' in does ? does.tell({}, {} as never, '10.3.4#p1' as never) : undefined;
  if (told?.type !== 'STOP_TIMER' || event === 'exit') throw new Error(`${id} leaves no timer running`);
  const timeout = timeoutOf[told.timer];
  const machine = Object.values(machineOf).find(({ algorithms }) => algorithms.includes(own));
  return (machine?.algorithms ?? []).flatMap((one) => {
    const states = one === own ? reachable(own, transition?.target ?? (state as string)) : Object.keys(one.states);
    const hears = (on: State<string, string, string>['on']) => transitionsFor({ on }, timeout).length > 0;
    const steps = states.filter((each) => hears(one.states[each]?.on)).map((each) => `${one.id}.${each}`);
    return hears(one.on) ? [one.id, ...steps] : steps;
  });
}

/** The states that can come from one, itself included. */
function reachable(one: AnyAlgorithm, from: string): string[] {
  const found = new Set([from]);
  for (const name of found) {
    const { always, on } = one.states[name] as State<string, string, string>;
    const all = [...Object.keys(on ?? {}), 'always'].flatMap((event) => transitionsFor({ always, on }, event));
    for (const { target } of all) if (target !== undefined) found.add(target);
  }
  return [...found];
}

/** The outcome of a guard without which a mutant of it does as the sound machine does. */
function neededBy(id: string): boolean {
  return id.endsWith('guard constantly false');
}

function killed(id: string): Judged {
  return { id, kind: 'guard', algorithm: 'example', killed: true };
}

function alive(id: string): Judged {
  return { ...killed(id), killed: false };
}
