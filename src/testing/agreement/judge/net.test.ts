/** The judge of recordings and the published traces allow the same, and count it the same. */
import { expect, test } from 'vitest';
import { loadTraces } from '../../../traces/index.js';
import { expectation } from './expected.js';
import { nearMisses, someOfEach } from './near-misses.js';
import { type Disagreement, inWords, ofNearMisses, ofOutcomes } from './net.js';
import { coursesOf, distinct } from './spell.js';
import { MODES } from './subject.js';

/** How often each change is made, of the many places where it can be. */
const FEW = 1;

/** Milliseconds; thousands of recordings are judged. */
const LONG = { timeout: 180_000 };

const traces = ['tiny', 'small'].flatMap((tier) => loadTraces(tier));
const small = loadTraces('small');

test('every outcome is on some way through its trace, and on the wire it is one of the outcomes', LONG, () => {
  for (const trace of traces) {
    const courses = coursesOf(trace);
    const reached = new Set(courses.flatMap(({ outcomes }) => outcomes.map((outcome, index) => `${index} ${outcome}`)));
    const all = trace.observations.flatMap(({ outcomes }, index) => outcomes.map((_, outcome) => `${index} ${outcome}`));
    expect(
      all.filter((each) => !reached.has(each)),
      trace.id,
    ).toEqual([]);
    for (const mode of ['lagging', 'prompt'] as const) {
      const some = distinct(coursesOf(trace, 'some'));
      expect(some.filter((each) => !expectation(each, mode).accepted).map(({ outcomes }) => outcomes)).toEqual([]);
    }
  }
});

test('the client of a trace sends the request that its outcomes have', () => {
  const requests = traces.flatMap((trace) => {
    const [course] = coursesOf(trace);
    const wanted = trace.observations.flatMap(({ outcomes }) => outcomes.flatMap(({ request }) => request ?? []));
    return wanted.map((request) => ({ request, sent: course?.request.toString('latin1') ?? '' }));
  });
  expect(requests.length).toBeGreaterThan(0);
  for (const { request, sent } of requests) {
    const [line, ...fields] = sent.slice(0, -8 - 4).split('\r\n');
    const wanted = Object.entries(request.fields).map(([name, value]) => `${name}: ${value}`);
    expect({ line, fields: fields.sort() }).toEqual({ line: request.line, fields: wanted.sort() });
    expect(Buffer.from(sent.slice(-8), 'latin1').toString('hex')).toBe(request.key3);
  }
});

test.each(small)('the judge says of every outcome of $id what the trace says: mark and liberties', (trace) => {
  holds(ofOutcomes(trace, 'some'));
});

const near = someOfEach(nearMisses(small, 'some'), FEW);

test('there are near misses of most traces', () => {
  expect(near.length).toBeGreaterThan(300);
});

test.each([...new Set(near.map(({ trace }) => trace))])(
  'what is near an outcome of $id the judge accepts where the trace does, and nowhere else',
  (trace) => {
    holds(ofNearMisses(near.filter((each) => each.trace === trace)));
  },
);

test('the judge can be asked with deadlines and without', () => {
  expect([...MODES].sort()).toEqual(['lagging', 'prompt']);
});

function holds(disagreements: readonly Disagreement[]): void {
  expect(disagreements.map(inWords)).toEqual([]);
}
