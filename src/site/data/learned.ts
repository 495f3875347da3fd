/** What was learned of the peers, with the charts of their machines and of the text's. */
import { svg } from '../../chart/index.js';
import { type Committed, committedMachines, learnedGraph, learnedLegend } from '../../learn/index.js';
import { type Action, addressOf } from '../player/situation.js';

/** A learned machine, and that of the text over the same alphabet. */
export interface Beside {
  /** `NAME.SIDE.ALPHABET`. */
  id: string;
  machine: Committed;
  text: Committed;
}

/** What this project's own sides were learned to be, which is the text's machine. */
const OURS = 'hixie76';

export function allLearned(): Beside[] {
  const machines = committedMachines();
  return [...machines].flatMap(([id, machine]) => {
    const { name, role } = machine.peer;
    const text = machines.get(`${OURS}.${role}.${machine.alphabet.name}`);
    return text === undefined || name.startsWith(OURS) ? [] : [{ id, machine, text }];
  });
}

/** Where the chart of a learned machine is; that of the text if no id is given. */
export function pictureOf({ id, machine: { peer, alphabet } }: Beside, ofText = false): string {
  return `learned/${ofText ? `text.${peer.role}.${alphabet.name}` : id}.svg`;
}

/** Pictures of all machines, by where they are. */
export async function picturesOf(all: readonly Beside[]): Promise<Map<string, string>> {
  const pictures = new Map<string, string>();
  const draw = (machine: Committed) => svg(learnedGraph(machine), learnedLegend);
  for (const each of all) {
    if (each.machine.states.length > 0) pictures.set(pictureOf(each), await draw(each.machine));
    const ofText = pictureOf(each, true);
    const peer = { ...each.text.peer, name: 'The text' };
    if (!pictures.has(ofText)) pictures.set(ofText, await draw({ ...each.text, peer }));
  }
  return pictures;
}

/** The word of a difference in the player, where the text's own side hears it. */
export function played({ peer: { role: to }, alphabet }: Committed, { word, wire }: Committed['differences'][number]): string {
  const actions = word.map((name, at): Action => {
    const input = alphabet.inputs.find((each) => each.name === name) ?? { name };
    if ('fin' in input) return { do: 'fin', to };
    if ('send' in input) return { do: to === 'server' ? 'say' : 'send', text: input.send };
    if ('close' in input) return { do: to === 'server' ? 'terminate' : 'close' };
    return { do: 'bytes', to, hex: wire[at]?.sent ?? '' };
  });
  const begin: Action[] = [
    { do: 'new', url: 'ws://example.com/demo', protocol: null },
    { do: alphabet.opened ? 'all' : 'connect' },
  ];
  return `player.html#${addressOf({ actions: [...begin, ...actions] })}`;
}
