import { expect, test } from 'vitest';
import { choicesIn, compare, keeper } from './compare.js';
import { byteAt, changed, inserted } from './edit.js';
import { litBy } from './look.js';
import { type Action, hello } from './situation.js';
import { Stage } from './stage.js';

const was = new Stage(hello, undefined);
/** The moment at which a side reads a byte of what it is sent, counted from the place of a text. */
function readingOf(to: 'client' | 'server', text: string, plus = 0): number {
  const wire = was.wire[to === 'client' ? 'server' : 'client'];
  return wire[String.fromCharCode(...wire.map(({ byte }) => byte)).indexOf(text) + plus]?.read ?? -1;
}
const isOf = ([actions]: readonly [Action[], number]) => [actions, new Stage(actions, undefined)] as const;

test('a letter of a message in the place of another parts nothing: other data go the same way', () => {
  const at = readingOf('server', 'hello', 1);
  expect(byteAt(was, at)).toEqual({ to: 'server', byte: 0x65 });
  const [, is] = isOf(changed(was, hello, at, '61'));
  expect(compare(was, is)).toMatchObject({ parts: undefined });
  expect(is.heard.map(({ what }) => what)).toContain('message "hallo"');
});

test('a wrong byte of the digest parts the runs where step 45 compares', () => {
  const at = readingOf('client', '\r\n\r\n', 6);
  const [, is] = isOf(changed(was, hello, at, '00'));
  const { parts } = compare(was, is) ?? {};
  expect(is.moments[parts?.is ?? -1]?.step?.states.at(-1)).toMatch(/over|fail/);
  expect(litBy(was.moments[(parts?.was ?? 0) - 1])).toContain('10.3.4.3.1#45');
  expect(was.moments.slice(parts?.was).flatMap(litBy)).toContain('10.3.4.3.1#46');
  expect(is.moments.flatMap(litBy)).not.toContain('10.3.4.3.1#46');
});

test('a value in another case parts the runs at the step that compares it, and the policy that ignores case is named', () => {
  const at = readingOf('client', 'Upgrade: WebSocket', 'Upgrade: '.length);
  const [actions, is] = isOf(changed(was, hello, at, '77'));
  // "webSocket" is not "WebSocket": 41a asks for it exactly.
  const parts = compare(was, is)?.parts;
  expect(litBy(was.moments[(parts?.was ?? 0) - 1]).some((step) => step === '10.3.4.3.1#41a')).toBe(true);
  const kept = choicesIn(actions, {}).filter(keeper(hello, actions, {}));
  expect(kept.length).toBeGreaterThan(0);
  expect(kept.every(({ policy }) => /upgrade/i.test(policy))).toBe(true);
});

test('a call that is put in is laid beside nothing, and what comes after it is', () => {
  const at = readingOf('server', 'hello', -1);
  const [, is] = isOf(inserted(was, hello, at, { do: 'send', text: 'more' }));
  const { from, parts } = compare(was, is) ?? { from: { was: 0, is: 0 } };
  expect(is.moments.slice(0, from.was).map(({ step }) => step?.states)).toEqual(
    was.moments.slice(0, from.was).map(({ step }) => step?.states),
  );
  expect(from.is).toBeGreaterThan(from.was);
  expect(parts?.is).toBeGreaterThan(from.is);
});

test('a story that was not changed is not compared', () => {
  expect(compare(was, new Stage(hello, undefined))).toBeUndefined();
});
