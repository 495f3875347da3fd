/** What the site shows of counterexamples is what the machines do. */
import { expect, test } from 'vitest';
import { committedCounterexamples } from '../../verify/index.js';
import { situationAt } from '../player/situation.js';
import { Stage } from '../player/stage.js';
import { addressesOf, messagesOf, playedIn } from './proved.js';

const all = committedCounterexamples();
const ofMachines = all.filter(({ trace }) => trace !== undefined);
const traces = ofMachines.flatMap(({ trace = [] }) => trace);
const opened = (address = '') => situationAt(address.replace('player.html#', ''), traces);

test.each(ofMachines)(
  '$property under $reading: in the player the script hears what the diagram shows, and readyState moves so',
  (one) => {
    const { actions, policies, at } = opened(addressesOf(one)?.both) ?? { actions: [] };
    expect({ actions, policies, at }).toEqual({ ...playedIn(one), at: 0 });
    const { heard, moments } = new Stage(actions, undefined, policies);
    const shown = messagesOf(one);
    const events = heard.filter(({ by, what }) => by === 'client' && !/^(returns|throws)/.test(what)).map(({ what }) => what);
    expect(events).toEqual(shown.filter(({ from, to }) => from === 'client' && to === 'script').map(({ what }) => what));
    const states = moments.map(({ places }) => places.client?.context.readyState);
    const changes = states.filter((state, index) => index > 0 && state !== states[index - 1]);
    const names = ['CONNECTING', 'OPEN', 'CLOSING', 'CLOSED'];
    expect(changes.map((state) => `readyState ${names[state as number]}`)).toEqual(
      shown.map(({ what }) => what).filter((what) => what.startsWith('readyState')),
    );
  },
);

test.each(ofMachines)('$property under $reading: alone with its trace the script hears the same', (one) => {
  const { actions, trace, policies } = opened(addressesOf(one)?.trace) ?? { actions: [] };
  expect(trace?.id).toBe(one.trace?.id);
  const events = (stage: Stage) => stage.heard.filter(({ by, what }) => by === 'client' && !/^(returns|throws)/.test(what));
  const both = new Stage(playedIn(one).actions, undefined, policies);
  expect(events(new Stage(actions, trace, policies)).map(({ what }) => what)).toEqual(events(both).map(({ what }) => what));
});

test('E27: readyState falls from CLOSING to OPEN in the player, and does not where the task is suppressed', () => {
  const one = ofMachines.find(({ reading }) => reading === 'open-task-as-written') as (typeof ofMachines)[number];
  const { actions, policies } = playedIn(one);
  const last = (stage: Stage) => stage.moments.at(-1)?.places.client?.context.readyState;
  expect(policies).toEqual({ 'api.openTask.afterClose': 'literal' });
  expect([last(new Stage(actions, undefined, policies)), last(new Stage(actions, undefined))]).toEqual([1, 2]);
});

test('E30: the frame stands behind the FF of the client, and no player has it', () => {
  const one = all.find(({ property }) => property === 'nothing-after-closing') as (typeof all)[number];
  const bytes = messagesOf(one).filter(({ from, to }) => from === 'client' && to === 'network');
  expect(bytes.map(({ what }) => what)).toEqual(['FF', '00', '41', 'FF']);
  expect(addressesOf(one)).toBeUndefined();
});

test('an address with a policy that there is not makes no sense', () => {
  const address = `do=[]&policies=${encodeURIComponent('{"api.mood":"good"}')}`;
  expect(() => situationAt(address, [])).toThrow('there is no policy "api.mood"');
});
