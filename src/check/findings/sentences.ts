/** What to mend, in the words of whoever has to: a sentence for each step that a side can violate. */
import { itemOf, type StepId, saysOf } from '../../../spec/index.js';
import type { Side } from '../../judge/index.js';
import type { Severity } from '../types.js';
import { clientSentences } from './client.js';
import type { Section } from './row.js';
import { serverSentences } from './server.js';

/** Steps that come to the same mistake, and what to say of it. */
export interface Sentence {
  severity: Severity;
  steps: readonly string[];
  says: string;
}

const both: readonly Section[] = [
  {
    section: '10.3.4.5.3',
    rows: [
      ['harmless', 'p1', 'Send nothing once a side has closed TCP.'],
      ['some', 'p1?', 'Close your side of TCP as soon as the other side has closed its own.'],
      ['harmless', 'p2', 'Close the connection when something is larger than your limits.'],
    ],
  },
];

const byStep: ReadonlyMap<string, Sentence> = new Map(
  [...serverSentences, ...clientSentences, ...both].flatMap(({ section, rows }) =>
    rows.flatMap(([severity, names, says]) => {
      const steps = names.split(' ').map((name) => `${section}#${name}`);
      return steps.map((step) => [step, { severity, steps, says }] as const);
    }),
  ),
);

/** The steps that have a sentence. */
export const toldSteps: readonly string[] = [...byStep.keys()].map((step) => step.replace('?', ''));

/**
 * What to say of a step; what the text asks for there, where nothing else was written.
 * @param isMissing whether no byte was wrong
 */
export function sentenceOf(step: StepId, isMissing = false): Sentence {
  const other = isMissing ? byStep.get(`${step}?`) : undefined;
  return (
    other ??
    byStep.get(step) ?? { severity: 'some', steps: [step], says: itemOf(step)?.says ?? saysOf(step).at(-1)?.says ?? step }
  );
}

/** Steps at which the other side gives up, and those by whose violation it does each time. */
const consequences: readonly (readonly [step: RegExp, violated: RegExp])[] = [
  [/3\.1#(?:28|30|31)/, /4\.2#10/],
  [/3\.1#(?:3[4-7]|40|41$)/, /4\.2#1[0-2]/],
  [/3\.1#41a/, /4\.2#11a/],
  [/3\.1#41b/, /4\.2#11b/],
  [/3\.1#41c/, /4\.2#11d/],
  [/3\.1#41d/, /4\.2#(?:3|11c)$/],
  [/3\.1#41e/, /4\.2#11e/],
  [/3\.1#4[45]/, /4\.2#(?:p1|[589]|1[23])$/],
  [/3\.2#/, /4\.3#B/],
  [/4\.3#/, /3\.2#B/],
  [/4\.1#(?:p2|5)/, /3\.1#(?:5|24|25)/],
  [/4\.1#ap2/, /3\.1#7/],
  [/4\.1#bp2/, /3\.1#8/],
  [/4\.1#cp2/, /3\.1#1[0-2]/],
  [/4\.1#dp2/, /3\.1#13/],
  [/4\.1#ep2/, /3\.1#14/],
  [/4\.(?:1#f|2#[4-7])/, /3\.1#(?:1[6-9]|2[0-3])/],
];

/** Whether a violation explains why the other side of the text gives up at a step. */
export function leadsTo(violated: StepId, step: StepId): boolean {
  return consequences.some(([at, by]) => at.test(step) && by.test(violated));
}

/** What to do where the other side gives up at a step, although nothing is against the text. */
export function remedyOf(step: StepId): string {
  return remedies.find(([at]) => at.test(step))?.[1] ?? '';
}

const remedies: readonly (readonly [step: RegExp, says: string])[] = [
  [/3\.1#41c/, "Make Sec-WebSocket-Origin the client's Origin."],
  [/3\.1#41d/, 'Make Sec-WebSocket-Location the URL that was asked for: scheme, host, port, path and query.'],
  [/3\.1#41e?$/, 'Answer Sec-WebSocket-Protocol with the subprotocol that was asked for.'],
];

const handshakes = 'in whatever segments they come, key3 in one of its own too: keep what is not whole, and what is left over';

/** What to say of closing, or falling silent, on one input alone: by what the input is about. */
export const selectiveSentences: Readonly<Record<Side, Readonly<Record<string, string>>>> = {
  server: {
    handshake:
      'Serve a request whatever its line says after the path, whatever other fields it has, however long they are and in whatever case their names.',
    keys: 'Serve each key that a client may draw, the number 0 and twelve spaces among them.',
    segments: `Serve handshakes and frames ${handshakes}.`,
    length:
      'Go on after a frame of type 80 to FF: it has a length in front, and is skipped; only FF 00 (or FF 80 00) ends it all.',
    type: 'Go on after a frame of type 01 to 7F, which ends with FF.',
    'ill-formed': 'Go on after text that is not UTF-8.',
  },
  client: {
    handshake:
      'Go on with a reply whatever its line says after 101, in whatever order and case its fields come, and with fields that you do not know or asked for, such as a subprotocol.',
    segments: `Take replies and frames ${handshakes.replace(', key3 in one of its own too', '')}.`,
    length:
      'Go on after a frame of type 80 to FF: it has a length in front, and is skipped; only FF 00 (or FF 80 00) ends it all.',
    type: 'Go on after a frame of type 01 to 7F, which ends with FF and is no message.',
    'ill-formed': 'Go on after text that is not UTF-8: U+FFFD stands for what is wrong.',
  },
};
