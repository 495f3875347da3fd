import { expect, test } from 'vitest';
import { errata, itemOf, items, policies, type StepId } from '../../spec/index.js';

const says = (id: StepId) => itemOf(id)?.says.replace(/\s+/g, ' ') ?? '';

/** The documents of the IETF that items of the text refer to, by number. */
const REFERENCES: Partial<Record<StepId, readonly number[]>> = {
  '10.3.4.1.2#p6': [5234],
  '10.3.4.1.2#p15': [5234],
  '10.3.4.1.2#p16': [3629],
  '10.3.4.2.1#2': [3629],
  '10.3.4.3.1#4': [2246],
  '10.3.4.3.1#4p2': [4366],
  '10.3.4.3.1#15': [2616, 2109, 2965],
  '10.3.4.3.1#41f': [2109, 2965],
  '10.3.4.3.1#43': [1321],
  '10.3.4.4.2#1': [2246],
  '10.3.4.4.2#9': [1321],
  '10.3.4.7.1#c': [5234, 3986],
  '10.3.4.7.1#e': [3490],
  '10.3.4.7.1#ep2': [3986, 3987],
  '10.3.4.7.2#c': [5234, 3986],
  '10.3.4.7.2#e': [3490],
  '10.3.4.7.2#ep2': [3986, 3987],
};

test.each(Object.entries(REFERENCES) as [StepId, number[]][])(
  '%s names the documents that the text refers to',
  (id, documents) => {
    expect(documents.filter((number) => !says(id).includes(`RFC ${number}`))).toEqual([]);
  },
);

test('the example of bufferedAmount sends only while nothing waits, at its own rate or that of the network, and warns of saturation', () => {
  for (const part of ['50 ms', '`bufferedAmount` is 0', "the network's own", 'faster than it takes']) {
    expect(says('10.3.2#p9')).toContain(part);
  }
});

test('by the note on many connections a server may refuse users with many connections at any time, and drop the greedy under load', () => {
  expect(says('10.3.4.3.1#1')).toMatch(
    /turn away users who have too many, and, when its load is high, drop those who take too much/,
  );
});

test('to construct a URL, and to close the connection, are tasks of client and server alike', () => {
  const algorithm = items.filter(({ section }) => section === '10.3.4.2.2');
  expect(algorithm).toHaveLength(7);
  expect(algorithm.filter(({ subject }) => subject !== 'both')).toEqual([]);
  expect(itemOf('10.3.4.5.3#p1')?.subject).toBe('both');
});

test('E14 says that the phrase conceals a read', () => {
  expect(errata.find(({ id }) => id === 'E14')?.defect).toMatch(/conceals a read/);
});

test('what a client may send besides the named fields concerns the field that the steps leave open, and no other field', () => {
  const steps = policies.find(({ name }) => name === 'client.handshake.otherFields')?.steps ?? [];
  expect(steps.filter((step) => step.startsWith('10.3.4.3.1#'))).toEqual(['10.3.4.3.1#24']);
});

test('a variable that steps share is marked as set somewhere in its section', () => {
  const marks = items.flatMap(({ section, says }) =>
    Array.from(says.matchAll(/(\*{1,2})([^*`]+)\*{1,2}/g), ([, stars, name]) => ({ stars, name: `${section} ${name}` })),
  );
  const set = new Set(marks.filter(({ stars }) => stars === '**').map(({ name }) => name));
  expect(set.size).toBeGreaterThan(80);
  // A grammar's parts are set by nobody.
  expect(marks.map(({ name }) => name).filter((name) => !set.has(name) && !/ (hier-part|query)$/.test(name))).toEqual([]);
});
