/** Traces of r4819 and r5065: made here of few paths; `hixie76 traces --revision` makes whole tiers in the same way. */
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { type MachineEvent, REVISIONS, type Revision, settledBy } from '../../machines/index.js';
import { itemsOf, specifications } from '../../spec/index.js';
import { type EngineFactory, engineBy, watched } from '../engine/index.js';
import { Judge, type Side } from '../judge/index.js';
import { automataOf, pathsOfWords } from '../paths/index.js';
import { type Trace, tracesFolder, tracesOf } from './index.js';
import { playInProcess } from './inprocess/testing.js';
import { afterProbe, traceOfFrames } from './testing.js';

/** One of so many words is made a trace here. */
const ONE_OF = 12;
const OTHERS = REVISIONS.filter((each) => each !== 'r4820');
const validate = new Ajv2020({ allErrors: true, strictTypes: false }).compile(
  JSON.parse(readFileSync(new URL('trace.schema.json', tracesFolder), 'utf8')),
);

describe.each(OTHERS)('%s', (revision) => {
  const connections = automataOf(revision).filter(({ id }) => id.endsWith('-connection'));
  const words = pathsOfWords('transition', undefined, connections, revision).filter((_, index) => index % ONE_OF === 0);
  const traces = tracesOf(words, [], undefined, revision);

  test('what its machine does is an outcome, and right by its judge', () => {
    expect(traces.length).toBeGreaterThan(30);
    for (const trace of traces) {
      const faults: unknown[] = [];
      playInProcess(trace, judged(trace, revision, faults), revision);
      expect(faults, trace.id).toEqual([]);
    }
  });

  test('what the machine of r4820 does is no outcome of some', () => {
    const wrong = traces.filter((trace) => {
      try {
        playInProcess(trace, engineBy(), revision);
        return false;
      } catch {
        return true;
      }
    });
    expect(wrong.length).toBeGreaterThan(3);
  });

  test('what its text has settled is no choice in any', () => {
    const named = traces.flatMap(({ policies }) => Object.keys(policies));
    expect(named.filter((name) => name in settledBy(revision))).toEqual([]);
  });

  test('each is valid by the schema, names its text, and numbers items as that does', () => {
    const known = new Set<string>(itemsOf(revision).map(({ id }) => id));
    for (const trace of traces) {
      expect(validate(trace), trace.id).toBe(true);
      expect(trace.specification).toEqual(specifications[revision]);
      const steps = [...trace.steps, ...trace.observations.map(({ step }) => step)];
      expect(
        steps.filter((step) => !known.has(step)),
        trace.id,
      ).toEqual([]);
    }
  });
});

const hi = '\0hi\xff';
const reservedText = [
  'pass <00>hi<ff><00>probe<ff> stays reservedText=deliver unknownType=process',
  'allowed closes unknownType=disconnect',
  'allowed <00>probe<ff> stays reservedText=discard unknownType=process',
];

// Derived from the outlines of the three texts.
test.each<[what: string, frames: string, outcomes: Record<Revision, string[]>]>([
  [
    'FF 00 and a text: discarded, or disconnected at its type (r4819 #2, #3.B7); answered or not (r4820 #3.B8, r5065 #2.B5)',
    `\xff\0${hi}`,
    {
      r4819: ['pass <00>hi<ff><00>probe<ff> stays unknownType=process', 'allowed closes unknownType=disconnect'],
      r4820: [
        'pass <ff><00> may close unknownType=process onClientClose=ackAndWait',
        'allowed stays unknownType=process onClientClose=nothing',
      ],
      r5065: ['pass <ff><00> may close onClientClose=ackAndWait', 'allowed stays onClientClose=nothing'],
    },
  ],
  [
    'text of type 01: a message by r4819 and r4820 (#3.4, E09); none by r5065 (#2.5), which may be deaf from there on (#2.1)',
    '\x01hi\xff',
    {
      r4819: reservedText,
      r4820: reservedText,
      r5065: [
        'pass <00>probe<ff> stays reservedType=process',
        'allowed stays reservedType=terminate',
        'allowed closes reservedType=disconnect',
      ],
    },
  ],
])('of a server that reads %s', (_, frames, outcomes) => {
  for (const revision of REVISIONS) expect(afterProbe(traceOfFrames(frames, revision)), revision).toEqual(outcomes[revision]);
});

test('an erratum is named where its text has it: what r5065 has settled is not, and its own is', () => {
  const named = (revision: Revision) => traceOfFrames(`\x80\x81\0${hi}`, revision).errata;
  expect(named('r4819')).toContain('E15');
  expect(named('r5065')).toContain('R5065-1');
  for (const settled of ['E01', 'E15']) expect(named('r5065')).not.toContain(settled);
});

/** An engine of a revision whose bytes are judged by it; what is wrong is added to a list. */
function judged({ role, needs }: Trace, revision: Revision, faults: unknown[]): EngineFactory {
  const side: Side = role === 'server' ? 'server' : 'client';
  const other: Side = side === 'server' ? 'client' : 'server';
  return (machine, input) => {
    const inner = engineBy('compiled', revision)(machine, input);
    if (needs.length > 0) return inner;
    const judge = new Judge(side, { application: 'echo', revision });
    const read = (event: MachineEvent) => {
      if (event.type === 'BYTE') judge.sends(other, Uint8Array.of(event.byte));
      if (event.type === 'TCP_CLOSED') judge.closes(other, 'fin');
    };
    return watched(inner, (event) => {
      read(event);
      const effects = inner.tell(event);
      for (const effect of effects) {
        if (effect.type === 'SEND') judge.sends(side, effect.bytes);
        if (effect.type === 'CLOSE_TCP') judge.closes(side, 'fin');
      }
      if (judge.fault !== undefined) faults.push(judge.fault);
      return effects;
    });
  };
}
