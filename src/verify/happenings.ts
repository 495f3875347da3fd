/** What happens in a counterexample. */
import { itemOf } from '../../spec/index.js';
import { KINDS, type SideName } from './export/index.js';

/** Something that a side does in a counterexample. */
export interface Happening {
  side: SideName;
  /** What it is told, as the model calls it; of the literal model also the id of a step that it takes. */
  told: string;
  /** What the world is told of it. */
  doings: readonly string[];
}

/** Bytes that the steps of the literal model send; the text of a message is one letter. */
const SENT: Readonly<Record<string, readonly number[]>> = {
  'client C2': [0xff],
  'client C3': [0x00],
  'server C1': [0xff, 0x00],
  B1: [0x00],
  B2: [0x41],
  B3: [0xff],
};

/** What a line means that the literal model prints: `client C2`, `close()`, `task 1 0`; nothing if SPIN printed it by itself. */
export function literalHappening(line: string): Happening[] {
  if (/^(send|close)\(\)$/.test(line)) {
    return [{ side: 'client', told: line === 'close()' ? 'CLOSE_CALLED' : 'SEND_CALLED_0', doings: [] }];
  }
  const [, number, k] = /^task (\d+) (\d+)$/.exec(line) ?? [];
  const kind = Object.keys(KINDS).find((name) => KINDS[name as keyof typeof KINDS] === Number(number));
  if (kind !== undefined) return [{ side: 'client', told: `${kind}_${k}`, doings: firedBy(kind, Number(k)) }];
  const [, side, step = ''] = /^(client|server) (.+)$/.exec(line) ?? [];
  if (side === undefined) return [];
  const bytes = SENT[line] ?? SENT[step] ?? [];
  const doings = bytes.map((byte) => `sendByte(${side.toUpperCase()}, ${byte})`);
  return [{ side: side as SideName, told: idOf(side as SideName, step), doings }];
}

/** The events of tasks, where nothing keeps them from being fired. */
function firedBy(kind: string, k: number): string[] {
  const fires: Record<string, string> = {
    OPEN_TASK: 'fireOpen()',
    MESSAGE_TASK: `fireMessage(${k})`,
    CLOSE_TASK: `fireClose(${k})`,
  };
  return fires[kind] === undefined ? [] : [fires[kind]];
}

/** The whole id of a step; words that are none stay as they are. */
function idOf(side: SideName, step: string): string {
  const sections = side === 'client' ? ['10.3.4.3.2', '10.3.4.3.1'] : ['10.3.4.4.3'];
  return sections.map((section) => `${section}#${step}`).find((id) => itemOf(id) !== undefined) ?? step;
}
