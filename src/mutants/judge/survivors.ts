/** Mutants of the judge that nothing can tell from it, and why: by what they are, not by where they stand. */
import type { JudgeMutant } from './schemata.js';

/** Why mutants of a kind survive; others of the kind may be noticed. */
export interface Reason {
  reason: string;
  is(mutant: JudgeMutant): boolean;
}

/** What has no reason. */
export const UNEXCUSED = 'No test notices these yet, and nothing excuses them.';

const like = (reason: string, ...patterns: readonly RegExp[]): Reason => ({
  reason,
  is: ({ id }) => patterns.some((each) => each.test(id)),
});

export const reasons: readonly Reason[] = [
  like(
    'It only spares work: without it the same bytes are read one by one or once more, or explanations that say the same stay apart.',
    /^bulk\.ts (runAt|take)\b.*: (no case|never|bound moved: count <|always: (established|way|count|end))/,
    /^explanation\.ts (merged|textOf|newTextOf)\b/,
    /^explanation\.ts simplified: (bound moved|never: (all|group)\.length)/,
    /^stream\.ts Stream\.append: (bound moved|always)/,
    /^ways\.ts Ways\.(readAll|readPiece|reacts)\b.*: (never: (bytes|led\.count|effects\.length|!is\()|bound moved|always|every for some)/,
    /^speech\.ts Speech\.say(: never: known\b|\.said: never: Object\.keys)/,
    /^speech\.ts (resumed: always: one\.waits|readOn: never: each\.closeRead)/,
    /^judge\.ts Judge\.readOn: always: this\.opening/,
    /^part\.ts partsOf\b.*: (bound moved|always): (reasons\.length|taking)/,
    /^part\.ts Part\.(possible: never: this\.canBe\(policy, undefined\)|canBe: .*\(policy\) === option)/,
    /^search\.ts (Search\.(run|isOver): never|possible: (bound moved: more\.mixtures|always: more\.liberties)|common: never)/,
    /^simplest\.ts (simplest: never: includes|differences: never: found)/,
    /^solve\.ts contradiction\.unlike\b.*: always/,
    /^utf8\.ts Utf8\.read\.(cut: never|end: always)/,
    /^ways\.ts (serving: never|Ways\.readPiece: never: one\.anything|Ways\.processing\.raw: always)/,
  ),
  like(
    'The other bound stops it there, or that nothing equals what lies after an end.',
    /^spelling\.ts common: (bound moved|always): length </,
    /^cause\.ts frameAt: (bound moved|always): at < bytes\.length/,
    /^capture\/packets\.ts interfaceOf: bound moved: at \+ 4/,
    /^client-key\.ts checkKey: bound moved: index < value/,
    /^utf8\.ts Utf8\.read: bound moved: end < text/,
    /^capture\/segments\.ts (segmentOf: bound moved: ip\.length|from\w+: bound moved: at \+ [28] <=)/,
    /^search\.ts isLess\b/,
  ),
  like(
    'What has not been seen yet is no further on than anything, and what brings no byte, or the same number, moves nothing.',
    /^capture\/reassembly\.ts Reassembly\.(lacking: always: (next|acknowledged) !==|acknowledge: bound moved)/,
    /^capture\/reassembly\.ts Reassembly\.takeFitting: (bound moved|always: fin)/,
  ),
  like(
    'Where all explanations have ended, the first of them has, too.',
    /^speech\.ts Speech\.fault: always: ended !== undefined/,
  ),
  like(
    'Names differ from each other, so that the order is the same.',
    /^choices\.ts entriesOf: bound moved/,
    /^simplest\.ts canonical: bound moved/,
    /^solve\.ts ((solve|solve\.policies|byLeast): bound moved|byLeast: always: one\.liberties)/,
  ),
  like(
    'One step more or less is tried before something is left unproven, which no case depends on.',
    /^search\.ts Search\.isOver: bound moved/,
  ),
  like(
    'Whatever is read as a request the machine sends; this is asked to find a gap between the two.',
    /^client-opening\.ts ClientOpening\.explain\b.*(sent instanceof Uint8Array|seen\.equals|alike\.length|no draws)/,
  ),
  like('Where a server aborts, its answers in HTTP are there already.', /^server-opening\.ts answering: never: one\.ended/),
  like(
    'Only a server aborts, and only on a byte.',
    /^ways\.ts Ways\.(reacting: always: this\.role\.side|after\.readings: always: event\.type)/,
  ),
  like('Only bytes have a first byte; the question is there for the compiler.', /^cause\.ts isTold: never: piece instanceof/),
  like('A message is all that comes of its last byte.', /^ways\.ts Ways\.reacting: always: effect\.type/),
  like(
    'A reply without a field that has to be there is no reply any more.',
    /^reply\.ts valueShown: never: absent === undefined/,
  ),
  like(
    'What a server has of its own matters only where the client gives none; where it gives them, all come to the same.',
    /^ways\.ts Ways\.services\b(?!.*never: (service|own) ).*(: never|values: always|some for every)/,
  ),
  like('Who stops at a later byte says no more than who stops at the first.', /^ways\.ts Ways\.after: always: may\('abort'\)/),
  like('What is reported has the step of its abort or failure.', /^ways\.ts Ways\.noting: always: effect\.type === 'REPORT'/),
  like(
    'Where a message is read the client has not terminated, so that there is one way to say a text.',
    /^ways\.ts Ways\.illFormed\.speaks: every for some/,
  ),
  like(
    'This is a value that is not asked whether it is there: it always is.',
    /^capture\/packets\.ts interfaceOf: always: .*\|\| Number/,
    /^solve\.ts contradiction: always: \[pair/,
    /^utf8\.ts partsOf: always: length \|\| 1/,
  ),
];
