import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { loadManifest, loadTraces, makeTier, type Trace, tracesFolder } from './index.js';
import { verified } from './testing.js';

const TIERS = ['tiny', 'small'];
const committed = (file: string) => readFileSync(new URL(file, tracesFolder), 'utf8');
const validate = new Ajv2020({ allErrors: true }).compile(JSON.parse(committed('trace.schema.json')));

test.each(TIERS)('%s: what is committed is what the generator makes, byte for byte; "npm run traces" makes it anew', (tier) => {
  for (const { name, text } of makeTier(tier).files) expect(committed(`${tier}/${name}`) === text, `${tier}/${name}`).toBe(true);
});

test.each(TIERS)('%s: the manifest counts, measures and hashes the files that are there', (tier) => {
  for (const { file, traces, bytes, sha256 } of loadManifest(tier).files) {
    const text = committed(`${tier}/${file}`);
    expect({ file, traces: (JSON.parse(text) as unknown[]).length, bytes: Buffer.byteLength(text), sha256: hash(text) }).toEqual({
      file,
      traces,
      bytes,
      sha256,
    });
  }
});

test.each(TIERS)('%s: every trace is valid by the schema', (tier) => {
  const invalid = loadTraces(tier).filter((trace) => !validate(trace));
  expect(invalid.map(({ id }) => id)).toEqual([]);
});

test('the traces of counterexamples are valid by the schema too', () => {
  expect(verified().length).toBeGreaterThan(3);
  expect(verified().filter((trace) => !validate(trace))).toEqual([]);
});

test.each(TIERS)(
  '%s: ids are unique, and each observation comes after an event, in order, the last after all but a reset',
  (tier) => {
    const traces = loadTraces(tier);
    expect(new Set(traces.map(({ role, id }) => `${role} ${id}`)).size).toBe(traces.length);
    for (const { id, needs, events, observations } of traces) {
      const places = observations.map(({ after }) => after);
      expect(places, id).toEqual([...new Set(places)].sort((one, other) => one - other));
      expect(places.at(-1), id).toBe(events.length - (events.at(-1)?.type === 'reset' && needs.length === 0 ? 2 : 1));
    }
  },
);

test('tiny has 32 traces, begins with the control, and small stands for every path of its criterion', () => {
  expect(loadTraces('tiny')).toHaveLength(32);
  for (const tier of TIERS) expect(loadTraces(tier)[0]?.id).toBe('control');
  expect(loadManifest('small').traces).toBeGreaterThan(100);
});

const [control] = loadTraces('tiny') as [Trace];
const broken: Record<string, unknown> = {
  'an unknown key': { ...control, remark: '' },
  'another version': { ...control, version: 1 },
  'no events': { ...control, events: [] },
  'an event of no known type': { ...control, events: [{ type: 'sleep' }] },
  'half a byte': { ...control, events: [{ type: 'bytes', hex: '0' }] },
  'a call that sends nothing': { ...control, events: [{ type: 'call', name: 'send' }] },
  'a step that is none': { ...control, steps: ['step 34'] },
  'an outcome that says nothing': {
    ...control,
    observations: [{ ...control.observations[0], outcomes: [{ mark: 'pass', policies: {} }] }],
  },
  'an outcome marked as a relaxation': {
    ...control,
    observations: [{ ...control.observations[0], outcomes: [{ mark: 'relaxation', policies: {}, frames: '', closes: true }] }],
  },
};

test.each(Object.entries(broken))('%s is invalid by the schema', (_, trace) => {
  expect(validate(trace)).toBe(false);
});

test('a tier that was not written is missed in one line', () => {
  expect(() => loadTraces('huge')).toThrow(/huge\/manifest\.json: no traces here .* "hixie76 traces" writes them/);
});

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
