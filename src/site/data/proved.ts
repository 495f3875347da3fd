/** Counterexamples for the site: what goes between whom in each, and where the player has it. */
import { algorithms, timerOf } from '../../../machines/index.js';
import { type Policies, policies } from '../../../spec/index.js';
import { groupedBy } from '../../judge/index.js';
import { exerciseOf } from '../../report/index.js';
import { type Counterexample, choicesOf, type Finding, type Happening, letterOf, readingOf } from '../../verify/index.js';
import { type Action, actionsOf, addressOf } from '../player/situation.js';
import { Stage } from '../player/stage.js';
import { readyStateInWords } from '../player/words.js';

/** Who takes part, from left to right. */
export const LANES = ['script', 'client', 'network', 'server', 'application'] as const;
export type Lane = (typeof LANES)[number];

/** Something that one tells another; or that one does, where both are the same. */
export interface Message {
  from: Lane;
  to: Lane;
  what: string;
}

/** What goes between whom in a counterexample, in its order. */
export function messagesOf({ happenings }: Pick<Counterexample, 'happenings'>): Message[] {
  // The machines begin with their request on its way.
  const asked = happenings.some((each) => each.told === 'REQUEST');
  const first: Message[] = asked ? [{ from: 'client', to: 'network', what: 'the request' }] : [];
  return [...first, ...happenings.flatMap((each) => [...told(each), ...done(each)])];
}

const { states, transitions } = exerciseOf(algorithms);

/** The states of each algorithm that do what a property comes from, or from which a transition does; by the algorithm. */
export function statesOf({ items }: Pick<Finding, 'items'>): Map<string, string[]> {
  const doing = (all: typeof states) =>
    [...all].flatMap(([id, steps]) => ([...steps].some((step) => items.includes(step)) ? [id] : []));
  const found = doing(states);
  const from = doing(transitions).map((id) => id.slice(0, id.indexOf(' ')));
  const all = found.length > 0 ? found : [...new Set(from)].filter((id) => !id.endsWith('.*'));
  return groupedBy(all, (id) => id.slice(0, id.indexOf('.')));
}

const outside = (side: Happening['side']): Lane => (side === 'client' ? 'script' : 'application');
const data = (k: string) => JSON.stringify(letterOf(Number(k)));
const hex = (byte: string) =>
  /^\d+$/.test(byte) ? Number(byte).toString(16).toUpperCase().padStart(2, '0') : `the ${byte.toLowerCase()}`;

/** What a side is told, by whom. */
function told({ side, told: what, doings }: Happening): Message[] {
  const [, k = ''] = /_(\d+)$/.exec(what) ?? [];
  const user = outside(side);
  if (what === 'CLOSE_CALLED') return [{ from: user, to: side, what: 'close()' }];
  if (what === 'TERMINATE') return [{ from: user, to: side, what: 'terminate' }];
  if (/^SEND_[A-Z]+_\d+$/.test(what)) return [{ from: user, to: side, what: `send(${data(k)})` }];
  if (what === 'TCP_CLOSED') return [{ from: 'network', to: side, what: 'TCP has closed' }];
  if (what === 'SEND_FAILED') return [{ from: 'network', to: side, what: 'TCP is reset' }];
  if (/^(\d+|REQUEST|REPLY)$/.test(what)) return [{ from: 'network', to: side, what: hex(what) }];
  if (what.includes('_TASK_')) {
    const kind = what.slice(0, what.indexOf('_')).toLowerCase();
    return [{ from: side, to: side, what: doings.length === 0 ? `task ${kind}: no effect` : `task ${kind}` }];
  }
  return [{ from: side, to: side, what: what.endsWith('_TIMEOUT') ? 'its timer expires' : what }];
}

/** What a side does: its statements in the words of the world, those left out that nobody else sees. */
function done({ side, doings }: Happening): Message[] {
  const bytes = doings.flatMap((doing) => /^sendByte\(\w+, (\w+)\)$/.exec(doing)?.[1] ?? []).map(hex);
  const own = doings.flatMap((doing): Message[] => {
    const [, name = '', args = ''] = /^(\w+)\((.*)\)$/.exec(doing) ?? [];
    const to = outside(side);
    if (name === 'readyStateBecomes') return [{ from: side, to: side, what: `readyState ${readyStateInWords(Number(args))}` }];
    if (name === 'messageReceived' && side === 'server')
      return [{ from: side, to, what: `message ${data(args.replace(/.*, /, ''))}` }];
    if (name === 'fireMessage') return [{ from: side, to, what: `message ${data(args)}` }];
    if (name === 'fireClose') return [{ from: side, to, what: args === '0' ? 'close, not clean' : 'close, clean' }];
    if (name === 'fireOpen' || name === 'fireError') return [{ from: side, to, what: name.slice('fire'.length).toLowerCase() }];
    return name === 'tcpClose' ? [{ from: side, to: 'network', what: 'closes TCP' }] : [];
  });
  return [...(bytes.length === 0 ? [] : [{ from: side, to: 'network' as const, what: bytes.join(' ') }]), ...own];
}

/** A counterexample to machines as the player does it, both sides; and the policies that it takes. */
export function playedIn({ happenings, reading }: Counterexample): { actions: Action[]; policies: Partial<Policies> } {
  const actions: Action[] = [{ do: 'new', url: 'ws://example.com/demo', protocol: null }, { do: 'connect' }];
  for (const { side, told: what } of happenings) {
    actions.push(actionOf(side, what));
    // What the server sends behind its reply is read after it.
    const reply = actions.findIndex((each) => each.do === 'deliver' && each.to === 'server');
    const last = actions.at(-1) as Action;
    if (what === 'REPLY' && last.do === 'deliver')
      last.count = new Stage(actions.slice(0, reply + 1), undefined).underWay('client');
  }
  const choices = choicesOf(readingOf(reading));
  const chosen = choices.map((each) => each.split('=')).filter(([name]) => policies.some((each) => each.name === name));
  return { actions, policies: Object.fromEntries(chosen) as Partial<Policies> };
}

function actionOf(side: Happening['side'], what: string): Action {
  const [, k = ''] = /_(\d+)$/.exec(what) ?? [];
  if (/^(REQUEST|REPLY)$/.test(what)) return { do: 'deliver', to: side };
  if (/^\d+$/.test(what)) return { do: 'deliver', to: side, count: 1 };
  if (what.startsWith('SEND_CALLED')) return { do: 'send', text: letterOf(Number(k)) };
  if (what.startsWith('SEND_STRING')) return { do: 'say', text: letterOf(Number(k)) };
  if (what.includes('_TASK_')) return { do: 'task' };
  const timer = timerOf(what);
  if (timer !== undefined) return { do: 'timer', of: side, timer };
  const plain: Record<string, Action> = {
    CLOSE_CALLED: { do: 'close' },
    TERMINATE: { do: 'terminate' },
    TCP_CLOSED: { do: 'fin', to: side },
    SEND_FAILED: { do: 'reset', to: side },
  };
  return plain[what] ?? { do: 'all' };
}

/** Where the player has a counterexample, at its first moment: both sides, and the script's part alone. */
export function addressesOf(one: Counterexample): { both: string; trace: string } | undefined {
  if (one.trace === undefined) return undefined;
  const situation = { ...playedIn(one), at: 0 };
  const { trace } = one;
  return {
    both: `player.html#${addressOf(situation)}`,
    trace: `player.html#${addressOf({ actions: actionsOf(trace), trace, policies: situation.policies, at: 0 })}`,
  };
}
