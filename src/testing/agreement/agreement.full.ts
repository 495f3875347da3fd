/** The long part: as the tests beside it, with more of everything, each on a machine of its own. */
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { nearMisses, pathsAtLimits, pathsOfWords, transitionPaths } from '../../paths/index.js';
import { openssl, testWith } from '../peers/index.js';
import { compare, compareOpen } from './compare.js';
import { apart, together } from './fields.js';
import { changed, storyOf } from './paths.js';
import { type Kind, kinds, literally } from './sides.js';
import { Connected, certified, Served } from './sockets.js';
import { inputs, manyInputs, replyTo, requestOf } from './sound.js';
import { cut, framesInPieces, happenings, mutated, mutation, skippedFrame, textFrame } from './streams.js';

const seed = Number(process.env.HIXIE76_SEED ?? Math.floor(Math.random() * 2 ** 31));
const tls = certified();
afterAll(() => tls?.remove());

const probe = textFrame('probe €');
const echo = 'message {"data":"probe €"}';
const whole = (...parts: Uint8Array[]) => [{ bytes: [Buffer.concat(parts)] }];
const given = (kind: Kind, number: number) => {
  const asked = manyInputs[number % manyInputs.length] ?? inputs;
  return kind === 'server' ? { secure: asked.secure } : { inputs: asked, seed: `${seed}/${number}` };
};

describe.each(kinds)(`%s follows the text (HIXIE76_SEED=${seed})`, (kind) => {
  test.each([
    ['default', {}],
    ['literal', literally],
  ])('whatever comes, by any order of events; policies: %s', (_, choices) => {
    let number = 0;
    const property = fc.property(happenings, (story) => {
      number += 1;
      compareOpen(kind, { choices, ...given(kind, number) }, story);
    });
    fc.assert(property, { seed, numRuns: 800 });
  });

  test('a first message, and a first frame that is skipped, of every length from 0 to 300', () => {
    for (let length = 0; length <= 300; length += 1) {
      for (const data of ['x'.repeat(length), Buffer.alloc(length, 0xe2)]) {
        expect(compareOpen(kind, {}, whole(textFrame(data), probe)).at(-1)).toBe(echo);
      }
      expect(compareOpen(kind, {}, whole(skippedFrame(0x80, length), probe)).at(-1)).toBe(echo);
      compareOpen(
        kind,
        { limits: { message: length } },
        whole(textFrame('x'.repeat(length)), textFrame('x'.repeat(length + 1)), probe),
      );
      compareOpen(kind, { limits: { skip: length } }, whole(skippedFrame(0x80, length), skippedFrame(0xff, length + 1), probe));
    }
  });

  test('a message as large as the limit, and one more', () => {
    for (const more of [0, 1]) compareOpen(kind, {}, whole(textFrame('x'.repeat(2 ** 24 + more)), probe));
  });

  test('handshakes with changes by chance, with default and literal policies', () => {
    let number = 0;
    const property = fc.property(
      fc.array(mutation, { minLength: 1, maxLength: 3 }),
      fc.array(fc.nat(), { maxLength: 2 }),
      (all, cuts) => {
        number += 1;
        const asked = manyInputs[number % manyInputs.length] ?? inputs;
        const expected = { protocols: ['Chat/2 x', 'a'] };
        const choices = number % 2 === 0 ? literally : {};
        compare(kind, { ...given(kind, number), ...(kind === 'server' ? { expected } : {}), choices }, (request) => {
          const sound = request === undefined ? requestOf(asked) : replyTo(request, asked, choices);
          return [{ bytes: cut(Buffer.concat([all.reduce(mutated, sound), probe]), cuts) }, { send: 'é' }, 'close', 'timeout'];
        });
      },
    );
    fc.assert(property, { seed, numRuns: 1_500 });
  });

  test('handshakes with every byte in every place of a name, a value and the first line', () => {
    for (let byte = 0; byte < 256; byte += 1) {
      for (const place of ['first', 'X', 'X: ']) {
        compare(kind, {}, (request) => {
          const parts = apart(request === undefined ? requestOf() : replyTo(request, inputs));
          const odd = String.fromCharCode(byte);
          const made =
            place === 'first'
              ? { ...parts, first: `${parts.first}${odd}x` }
              : { ...parts, fields: [`${place}${odd}x: y`, ...parts.fields] };
          return [{ bytes: [together(made), probe] }, 'close'];
        });
      }
    }
  });
});

describe(`Paths lead where the text leads (HIXIE76_SEED=${seed})`, () => {
  const kindsOf = {
    'every transition': () => transitionPaths().paths,
    'near misses': nearMisses,
    'at limits': pathsAtLimits,
    pairs: () => pathsOfWords('pair'),
  };
  test.each(Object.entries(kindsOf))('%s, as they are and with a change to their bytes', (_, paths) => {
    const stories = paths().flatMap((path) => storyOf(path) ?? []);
    for (const { kind, given: of, happenings: story } of stories) compare(kind, of, () => story);
    const property = fc.property(
      fc.constantFrom(...stories),
      mutation,
      fc.nat(),
      ({ kind, given: of, happenings: story }, change, at) => {
        compare(kind, of, () => changed(story, change, at));
      },
    );
    fc.assert(property, { seed, numRuns: 700 });
    expect(stories.length).toBeGreaterThan(100);
  });
});

describe.each([
  ['ws', undefined, test],
  ['wss', tls, testWith(openssl)],
] as const)(`%s over sockets (HIXIE76_SEED=${seed})`, (_, secret, testThis) => {
  const request = requestOf({ ...inputs, protocol: 'Chat/2 x' });
  const stream = Buffer.concat([
    textFrame('aé€😀'),
    skippedFrame(0x81, 130, 1),
    textFrame('', 0x7f),
    probe,
    skippedFrame(0xff, 0, 1),
  ]);

  testThis('a server answers whatever comes, and any handshake', async () => {
    const served = await Served.start(secret);
    const frames = fc.asyncProperty(framesInPieces, async (pieces) => void (await served.exchange([request, ...pieces])));
    await fc.assert(frames, { seed, numRuns: 200 });
    const handshakes = fc.asyncProperty(mutation, fc.nat(), async (change, at) => {
      await served.exchange([...cut(mutated(request, change), [at]), probe]);
    });
    await fc.assert(handshakes, { seed, numRuns: 200 });
  });

  testThis('a server reads every split in two of handshake and frames', async () => {
    const served = await Served.start(secret);
    const all = Buffer.concat([request, stream]);
    for (let at = 0; at <= all.length; at += 1) await served.exchange(cut(all, [at]));
  });

  testThis('a WebSocket hears whatever comes, and every split in two of frames', async () => {
    const connected = await Connected.start(secret);
    const frames = fc.asyncProperty(framesInPieces, fc.string({ unit: 'binary' }), async (pieces, text) => {
      await connected.exchange(pieces, text);
    });
    await fc.assert(frames, { seed, numRuns: 150 });
    for (let at = 0; at <= stream.length; at += 1) await connected.exchange(cut(stream, [at]));
  });
});
