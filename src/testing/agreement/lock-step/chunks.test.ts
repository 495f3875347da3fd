import { expect, test } from 'vitest';
import { draw, type Effect, type OutsideEvent, type Random } from '../../../../machines/index.js';
import { Compiled } from '../../../engine/compiled/index.js';
import { type Engine, engineBy } from '../../../engine/index.js';
import { automataOf, inputOf, machinesFor, type Path, pathsOfWords } from '../../../paths/index.js';
import { randomPath } from '../../../paths/testing/random.js';
import { piecesOf } from '../seeding/exchanges.js';
import { textOfAll } from '../variables.js';

const seed = process.env.HIXIE76_SEED ?? '76';

test(`read in any chunks, bytes have the effects that they have one by one (HIXIE76_SEED=${seed})`, () => {
  const words = pathsOfWords('pair').filter((_, index) => index % 40 === 0);
  const byChance = Array.from({ length: 60 }, (_, index) => randomPath(`${seed}.${index}`, index % 2 === 0 ? 'server' : 'api'));
  let chunks = 0;
  const ofOthers = (['r4819', 'r5065'] as const).flatMap((revision) =>
    pathsOfWords('transition', undefined, automataOf(revision), revision).filter((_, index) => index % 10 === 0),
  );
  for (const path of [...words, ...byChance, ...ofOthers]) {
    const slow = begin(path);
    const fast = begin(path);
    const expected = eventsOf(path).flatMap((event) => slow.tell(event));
    const told = piecesOf(eventsOf(path)).flatMap((piece) => {
      if (!(piece instanceof Uint8Array)) return fast.tell(piece);
      return cut(piece, `${seed}/${path.id}`).flatMap((chunk) => {
        chunks += 1;
        return readBy(fast, chunk);
      });
    });
    expect(told, path.id).toEqual(expected);
    expect(textOfAll(fast.context as object), path.id).toBe(textOfAll(slow.context as object));
    expect((fast as Compiled).states, path.id).toEqual((slow as Compiled).states);
  }
  expect(chunks).toBeGreaterThan(300);
}, 120_000);

function begin({ role, setting, revision }: Path): Engine {
  const engine = engineBy('compiled', revision)(machinesFor(revision)[role], inputOf(setting));
  expect(engine).toBeInstanceOf(Compiled);
  return engine;
}

function eventsOf({ tokens }: Path): OutsideEvent[] {
  return tokens.flatMap(({ events }) => events);
}

/** A cut every few bytes, by chance. */
function cut(bytes: Uint8Array, from: string): Uint8Array[] {
  let random: Random = { seed: from, script: [], drawn: 0 };
  const chunks: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; ) {
    const [length, rest] = draw(random, Math.min(200, bytes.length));
    random = rest;
    chunks.push(bytes.slice(at, at + length + 1));
    at += length + 1;
  }
  return chunks;
}

function readBy(engine: Engine, chunk: Uint8Array): Effect[] {
  const effects: Effect[] = [];
  engine.read(chunk, (told) => effects.push(...told));
  return effects;
}
