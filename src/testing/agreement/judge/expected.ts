/**
 * What a recording is worth by the trace alone: each observation compared as traces/INTERPRETING.md says, and the policies
 * of its outcomes agreeing with those of the others.
 */

import { marked } from '../../../engine/index.js';
import type { Outcome, OutcomeMark, Trace } from '../../../traces/index.js';
import { compare, WHENEVER } from './compare.js';
import { situationOf } from './happenings.js';
import { type Seen, split } from './seen.js';
import { agree, type Recording, type Stage } from './spell.js';
import type { Mode, Options } from './subject.js';

/** What the judge has to say. */
export interface Expectation {
  accepted: boolean;
  mark?: OutcomeMark;
  /** The smallest sets of liberties that explain all that is seen; the judge has to name one of them. */
  liberties: readonly Options[];
}

/** What explains a recording up to an observation, and how many observations it has read. */
interface State {
  policies: Options;
  read: number;
}

/**
 * Under `lagging` the side may not have come as far as the observation is, and what has only begun may go on; under
 * `prompt` an outcome has to be met, unless the side has closed in the midst of it, or owes nothing more.
 */
export function expectation(recording: Recording, mode: Mode): Expectation {
  const { stages } = recording;
  let states: State[] = [{ policies: {}, read: -1 }];
  for (const [index, stage] of stages.entries()) {
    const from = mode === 'prompt' ? index : 0;
    const explaining = explanations(recording, stage, from, index, mode);
    states = distinct(
      states.flatMap(({ policies, read }) => {
        return explaining.flatMap((each) => {
          if (each.read < read || !agree(policies, each.policies)) return [];
          return [{ policies: { ...policies, ...each.policies }, read: each.read }];
        });
      }),
    );
  }
  return best(states);
}

/** The outcomes of some observations that explain what is seen at one of them. */
function explanations({ trace, request }: Recording, stage: Stage, from: number, to: number, mode: Mode): State[] {
  const { side } = situationOf(trace);
  const seen = side === 'server' ? split(stage.output) : seenBehind(stage.output, request);
  // Once the other side has closed, nothing more is due of a server, and a client may drop what it has not sent; an RST
  // may have destroyed it (rule 4).
  const closings = trace.events.slice(0, stage.after + 1).map(({ type }) => type);
  const [isCut, isReset] = [closings.includes('fin'), closings.includes('reset')];
  const whenever: Options = isReset || (isCut && side === 'server') ? {} : { [WHENEVER[side]]: 'closed' };
  const reasons: Options[] = isCut && side === 'client' ? [whenever, { 'client.close.notice': 'atOnce' }] : [whenever];
  const all = trace.observations.slice(from, to + 1).flatMap(({ outcomes, after }, index) => {
    const ahead = mode === 'lagging' ? sentAhead(trace, after, stage.after) : '';
    return outcomes
      .flatMap((each) => [each, ...saidAhead(each, ahead, isCut || isReset ? 'may' : false)])
      .flatMap((outcome): State[] => {
        // A client that has to close, although we have not, has failed the connection, or has answered FF 00.
        const mayEnd = side === 'server' || (isReplied(trace, after) && (outcome.closes !== true || isCut || isReset));
        const { met, begun, liberties } = compare(outcome, seen, stage.closed, side, mayEnd);
        const read = from + index;
        if (met && !isReplied(trace, stage.after) && givesUp(outcome)) return [{ policies: {}, read }];
        if (met) return [{ policies: { ...outcome.policies, ...liberties }, read }];
        if (!begun || !(stage.closed || mode === 'lagging' || (isCut && side === 'server'))) return [];
        return (stage.closed ? reasons : [{}]).map((each) => ({
          policies: { ...outcome.policies, ...liberties, ...each },
          read,
        }));
      });
  });
  // Plain HTTP is a refusal once it is closed, or need not be.
  const refuses = seen.reply === 'http' || seen.becomes.includes('http');
  if (refuses && (stage.closed || isCut || mode === 'lagging'))
    all.push({ policies: { 'server.abort.answer': 'httpThenClose' }, read: to });
  // Nothing may have been read yet.
  const isSilent = seen.reply === 'none' || (side === 'client' && seen.frames === '');
  if (mode === 'lagging' && isSilent) all.push({ policies: stage.closed ? whenever : {}, read: -1 });
  return all;
}

/** What a server is told to send between two events, as frames in hex; nothing if it is told anything else. */
function sentAhead({ role, events }: Trace, after: number, until: number): string {
  const calls = events.slice(after + 1, until + 1).flatMap((each) => (each.type === 'call' ? [each] : []));
  if (role !== 'server' || calls.some(({ name }) => name !== 'send')) return '';
  return calls.map((each) => `00${Buffer.from('data' in each ? (each.data ?? '') : '').toString('hex')}ff`).join('');
}

/** A server that has read no closing frame may send what it is told to before it reads what came in between. */
function saidAhead(outcome: Outcome, ahead: string, closes: 'may' | false): Outcome[] {
  const { frames = '', policies, reply, anything } = outcome;
  const isEstablished = outcome.closes === false && reply !== 'none' && reply !== 'http' && anything !== true;
  const hasReadAnEnd = 'server.onClientClose' in policies || 'server.frame.unknownType' in policies;
  return ahead === '' || !isEstablished || hasReadAnEnd ? [] : [{ ...outcome, frames: frames + ahead, closes }];
}

/** Whether a client was sent a whole reply by then: a blank line, and 16 bytes behind it. */
function isReplied({ events }: Trace, after: number): boolean {
  const hex = events.slice(0, after + 1).map((each) => (each.type === 'bytes' ? each.hex : ''));
  return /\r\n\r\n.{16}/s.test(Buffer.from(hex.join(''), 'hex').toString('latin1'));
}

/** Whether a script may as well have called close() before the connection was established (10.3.2#Bb), of which the wire shows nothing. */
function givesUp({ closes, script, policies }: Outcome): boolean {
  const isOpen = script?.some((entry) => 'event' in entry && entry.event === 'open');
  return closes === true && script !== undefined && !isOpen && Object.entries(policies).some(isLiberty);
}

function seenBehind(output: Buffer, { length }: Buffer): Seen {
  return { reply: new Map(), becomes: [], digest: '', frames: output.toString('hex', length) };
}

function distinct(states: readonly State[]): State[] {
  const key = ({ policies, read }: State) => JSON.stringify([read, Object.entries(policies).sort()]);
  return [...new Map(states.map((state) => [key(state), state])).values()];
}

function best(states: readonly State[]): Expectation {
  if (states.length === 0) return { accepted: false, liberties: [] };
  const all = states.map(({ policies }) => Object.entries(policies).filter(isLiberty));
  const fewest = Math.min(...all.map(({ length }) => length));
  const liberties = all.filter(({ length }) => length === fewest).map((each) => Object.fromEntries(each));
  return { accepted: true, mark: fewest === 0 ? 'pass' : 'allowed', liberties };
}

const isAllowed = marked('allowed');

function isLiberty([policy, option]: [string, string]): boolean {
  return isAllowed(policy as never).includes(option);
}
