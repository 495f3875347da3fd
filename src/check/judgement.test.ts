/** Rules of traces/INTERPRETING.md, one by one. */
import { expect, test } from 'vitest';
import type { Observation, Outcome } from '../traces/index.js';
import { judged, type Sight } from './judgement.js';
import { split } from './seen.js';

const reply = { fields: { upgrade: 'WebSocket' }, digest: 'any' };
const HEAD = 'HTTP/1.1 101 x\r\nUpgrade: WebSocket\r\n\r\n0123456789abcdef';
const echo: Outcome = { mark: 'pass', policies: {}, reply, frames: '0061ff', closes: false };

function judgement(received: string, sight: Partial<Sight> = {}, ...outcomes: Outcome[]) {
  const observation: Observation = {
    after: 0,
    due: true,
    step: '10.3.4.4.3#3.4',
    outcomes: outcomes.length > 0 ? outcomes : [echo],
  };
  const seen = split(Buffer.from(received, 'latin1'));
  return judged(observation, { seen, closed: false, afterFin: false, late: false, ...sight });
}

test('what has only begun is waited for, until it is late', () => {
  expect(judgement(`${HEAD}\0a`)).toBeUndefined();
  expect(judgement(`${HEAD}\0a`, { late: true })).toMatchObject({ verdict: 'fail', omitted: true });
});

test('what cannot become an outcome any more fails at once', () => {
  expect(judgement(`${HEAD}\0b`)).toMatchObject({ verdict: 'fail', omitted: false });
});

test('an outcome that stays open may be closed: a liberty, and a refusal', () => {
  expect(judgement(`${HEAD}\0a\xff`)).toMatchObject({ verdict: 'pass', refused: false });
  const closed = judgement(`${HEAD}\0a\xff`, { closed: true });
  expect(closed).toMatchObject({
    verdict: 'allowed',
    refused: true,
    needs: [{ policy: 'server.close.whenever', option: 'closed' }],
  });
});

test('a closure in the midst of an outcome is a liberty, and behind a wrong byte a failure', () => {
  expect(judgement(`${HEAD}\0a`, { closed: true })).toMatchObject({ verdict: 'allowed', refused: true });
  expect(judgement(`${HEAD}\0b`, { closed: true })).toMatchObject({ verdict: 'fail' });
});

test('FF 00 behind whole frames is a liberty, and amid a frame a failure', () => {
  expect(judgement(`${HEAD}\xff\0`)).toMatchObject({ verdict: 'allowed', needs: [{ policy: 'server.terminate' }] });
  expect(judgement(`${HEAD}\0\xff\0`)).toMatchObject({ verdict: 'fail' });
});

test('a liberty is not taken while something that passes can still come', () => {
  const silent: Outcome = { mark: 'allowed', policies: { 'server.onClientClose': 'nothing' }, reply, frames: '', closes: false };
  expect(judgement(HEAD, {}, echo, silent)).toBeUndefined();
  expect(judgement(HEAD, { late: true }, echo, silent)).toMatchObject({ verdict: 'allowed' });
});

test('behind our FIN everything is waited for that may still come', () => {
  expect(judgement(`${HEAD}\0a\xff`, { afterFin: true })).toBeUndefined();
  expect(judgement(`${HEAD}\0a\xff`, { afterFin: true, late: true })).toMatchObject({ verdict: 'pass' });
});
