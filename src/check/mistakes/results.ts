/**
 * Names the mistakes that results show. A mistake is named where it gives just what was seen and the text does not, and no
 * other case of the same peer speaks against it.
 */
import type { Side } from '../../judge/index.js';
import type { CaseResult } from '../types.js';
import { mistakesInDigest } from './digest.js';
import { type Exchange, exchangeOf } from './exchange.js';
import { echoOf, type FrameMistake, frameMistakes } from './frames.js';

/** More than so many that cannot be told apart say nothing. */
const FEW = 2;

const OF_DIGESTS = /^10\.3\.4\.4\.2#[589]$/;
const OF_FRAMES = /^10\.3\.4\.(3\.2|3\.3|4\.3|4\.4)#/;

/** A result, and what went over its connection. */
type Played = { result: CaseResult; exchange: Exchange };

/** The same results, with what explains those that failed. */
export function withMistakes(results: readonly CaseResult[], side: Side): CaseResult[] {
  if (!results.some(isAbout(OF_DIGESTS)) && !results.some(isAbout(OF_FRAMES))) return [...results];
  const played = results.flatMap((result) => {
    const exchange = exchangeOf(result, side);
    return exchange === undefined ? [] : [{ result, exchange }];
  });
  const names = new Map([...plainest(inDigests(played)), ...plainest(inFrames(played))]);
  return results.map((result) => ({ ...result, mistake: result.mistake ?? named(names.get(result)) }));
}

const isAbout = (steps: RegExp) => (result: CaseResult) => steps.test(result.violated ?? '');

function named(names: readonly string[] = []): string | undefined {
  return names.length === 0 || names.length > FEW ? undefined : names.join(', or ');
}

const isSound = ({ result: { verdict } }: Played) => verdict === 'pass' || verdict === 'allowed';
const begins = (bytes: Buffer, beginning: Buffer) => bytes.subarray(0, beginning.length).equals(beginning);

/** For each result the names of those that fit. */
type Names = (readonly [CaseResult, readonly string[]])[];

/** Of mistakes that one result does not tell apart, those that explain the most of all. */
function plainest(names: Names): Names {
  const count = (name: string) => names.filter(([, all]) => all.includes(name)).length;
  return names.map(([result, all]) => {
    const most = Math.max(...all.map(count));
    return [result, all.filter((name) => count(name) === most)];
  });
}

function inDigests(played: readonly Played[]): Names {
  const sound = played.filter(isSound);
  return played
    .filter(({ result }) => isAbout(OF_DIGESTS)(result))
    .map(({ result, exchange: { asked, digest } }) => {
      const fitting = asked.map((each) => mistakesInDigest(each, digest)).find(({ length }) => length > 0) ?? [];
      const left = fitting.filter(({ digestOf }) =>
        sound.every(({ exchange }) => exchange.asked[0] === undefined || begins(exchange.digest, digestOf(exchange.asked[0]))),
      );
      return [result, (left.length > 0 ? left : fitting).map(({ name }) => name)];
    });
}

function inFrames(played: readonly Played[]): Names {
  const failed = played.filter(({ result }) => isAbout(OF_FRAMES)(result));
  const others = played.filter((each) => isSound(each) && begins(echoOf(each.exchange.sent), seenIn(each)));
  const fitting = frameMistakes.map((mistake) => ({ ...mistake, failed: failed.filter((each) => fits(mistake, each)) }));
  const left = fitting.filter(
    (mistake) => mistake.failed.length > 0 && [...failed, ...others].every((each) => agrees(mistake, each)),
  );
  return failed.map((each) => [each.result, left.filter((mistake) => mistake.failed.includes(each)).map(({ name }) => name)]);
}

const CLOSING = Buffer.of(0xff, 0x00);

/** The messages that were seen: how a side answers FF 00 tells nothing here. */
function seenIn({ exchange: { frames } }: Played): Buffer {
  return frames.subarray(-2).equals(CLOSING) ? frames.subarray(0, -2) : frames;
}

/** Whether what was seen of a failure is just what comes of a mistake: all of it, or as far as the first message that is wrong. */
function fits(mistake: FrameMistake, played: Played): boolean {
  const [right, seen] = [echoOf(played.exchange.sent), seenIn(played)];
  return ways(mistake, played).some((bytes) => {
    const differs = bytes.findIndex((byte, index) => byte !== right[index]);
    const end = differs === -1 ? bytes.length : bytes.indexOf(0xff, differs) + 1;
    return !bytes.equals(right) && (isWhole(played) || seen.length >= end);
  });
}

/** Whether a mistake, were it made, could have shown this: the text's own way where it makes no difference. */
function agrees(mistake: FrameMistake, played: Played): boolean {
  const isSame = mistake.gives(played.exchange.sent).some((bytes) => bytes.equals(echoOf(played.exchange.sent)));
  return isSame || ways(mistake, played).length > 0;
}

/** What may come of a mistake, of which this was seen. */
function ways({ gives }: FrameMistake, played: Played): readonly Buffer[] {
  const seen = seenIn(played);
  return gives(played.exchange.sent).filter((bytes) => (isWhole(played) ? bytes.equals(seen) : begins(bytes, seen)));
}

/** Whether nothing more came where something was due. */
function isWhole({ result: { verdict, firstOffendingByte } }: Played): boolean {
  return verdict === 'fail' && firstOffendingByte === undefined;
}
