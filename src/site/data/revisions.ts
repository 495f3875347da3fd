/** What r4820 changed, for its page: the same conversation by two texts, and the charts of both in one. */
import { type Effect, type Machine, type MachineEvent, machinesOf, type Revision } from '../../../machines/index.js';
import { differenceGraph, differencesOf, svg } from '../../chart/index.js';
import { Interpreter } from '../../engine/index.js';
import { hexOf } from '../player/words.js';

/** An algorithm that r4820 changed: its chart with what came and went, and how much of each. */
export interface ChangedChart {
  id: string;
  title: string;
  drawn: string;
  brought: readonly string[];
  gone: readonly string[];
}

/** The charts of the algorithms that differ between r4819 and r4820. */
export async function changedCharts(): Promise<ChangedChart[]> {
  const ids = Object.keys(machinesOf('r4820')).filter((id) => machinesOf('r4820')[id]?.algorithms.length === 1);
  const charts = ids.map(async (id) => {
    const [before, after] = [machinesOf('r4819')[id], machinesOf('r4820')[id] as Machine];
    const differences = differencesOf(before, after);
    const named = (mark: string) =>
      differences.filter((each) => each.mark === mark && each.kind !== 'action').map(({ kind, name }) => `${kind} ${name}`);
    const legend = 'green: brought by r4820 · red: gone with it · yellow: does something else';
    const drawn = differences.length === 0 ? '' : await svg(differenceGraph(before, after), [legend]);
    return { id, title: after.title, drawn, brought: named('brought'), gone: named('gone') };
  });
  return (await Promise.all(charts)).filter(({ drawn }) => drawn !== '');
}

/**
 * What a client and a server of a text say to each other once the connection is established: a message, its echo, and then
 * the client closes. Each line has who does what.
 */
export function conversation(revision: Revision): string[] {
  const sides = { client: new Talker(revision, 'client'), server: new Talker(revision, 'server') };
  const lines: string[] = [];
  const queue: (readonly [side: 'client' | 'server', event: MachineEvent])[] = [];
  const run = () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const [side, event] = next;
      const other = side === 'client' ? 'server' : 'client';
      for (const effect of sides[side].tell(event)) {
        lines.push(...wordsOf(side, effect));
        if (effect.type === 'SEND') queue.push(...Array.from(effect.bytes, (byte) => [other, { type: 'BYTE', byte }] as const));
        if (effect.type === 'CLOSE_TCP') queue.push([other, { type: 'TCP_CLOSED' }]);
        if (effect.type === 'MESSAGE_RECEIVED' && side === 'server')
          queue.push([side, { type: 'SEND_STRING', data: effect.data }]);
      }
    }
  };
  queue.push(
    ['server', { type: 'ACCEPT' }],
    ['client', { type: 'ESTABLISH' }],
    ['client', { type: 'TURN' }],
    ['client', { type: 'TCP_OPENED' }],
  );
  run();
  lines.length = 0;
  queue.push(['client', { type: 'SEND_DATA', data: 'hi' }]);
  run();
  queue.push(['client', { type: revision === 'r4819' ? 'CLOSE_CONNECTION' : 'START_CLOSING' }]);
  run();
  return lines;
}

class Talker {
  private readonly engine;

  constructor(revision: Revision, side: 'client' | 'server') {
    const given = side === 'client' ? { host: 'example.com', origin: 'http://example.com' } : {};
    this.engine = new Interpreter(machinesOf(revision)[side] as Machine).start(given);
  }

  tell(event: MachineEvent): Effect[] {
    return this.engine.tell(event);
  }
}

function wordsOf(side: string, effect: Effect): string[] {
  if (effect.type === 'SEND') return [`The ${side} sends ${hexOf(effect.bytes)}.`];
  if (effect.type === 'MESSAGE_RECEIVED') return [`The ${side} receives “${effect.data}”.`];
  if (effect.type === 'CLOSE_TCP') return [`The ${side} closes TCP.`];
  if (effect.type === 'CLOSED')
    return [`To the ${side} the connection is closed, ${effect.wasClean ? 'cleanly' : 'not cleanly'}.`];
  return [];
}
