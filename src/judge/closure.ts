/**
 * Explains that a side closes TCP. It always may; but what a machine was told
 * to do, a timer, or a limit is a better reason than none.
 */
import type { MachineEvent } from '../../machines/index.js';
import type { Choices } from './choices.js';
import { type Explanation, factsOf, showing } from './explanation.js';
import type { Case } from './opening.js';
import type { Ways } from './ways.js';

/**
 * All explanations of the close; there is at least one for each that there was before.
 * @param midst whether it comes in the midst of a head or a frame, where only a side that needs no reason closes, or refuses
 */
export function explainClose(of: Case, all: readonly Explanation[], midst: boolean): Explanation[] {
  return all.flatMap((one) => {
    if (one.answer === 'http' && of.output.length === 0) return [];
    const reasons = midst && !one.anything && one.answer !== 'http' ? [] : causes(of, one);
    return [...reasons, showing(sent(one), of.ways.role.closeShows)];
  });
}

function causes(of: Case, one: Explanation): Explanation[] {
  if (one.anything || one.answer === 'http') return [one];
  if (factsOf(one).closed) return unsent(of, one);
  return [...timers(of.ways, one), ...limits(of.ways, one), ...illFormed(of.ways, one)];
}

/**
 * Once the other side has closed nothing more is due, and after an RST what
 * was not seen is not known; otherwise a side sends what it was told to before it closes.
 */
function unsent({ ways, input, output }: Case, one: Explanation): Explanation[] {
  if (isSaid(one) || output.closed === 'rst' || input.closed === 'rst') return [sent(one)];
  if (input.closed === undefined) return [];
  return [ways.role.side === 'client' ? showing(sent(one), { 'client.close.notice': 'atOnce' }) : sent(one)];
}

/** Timers that run, and a script that gives up before the connection is established, which none does that echoes. */
function timers(ways: Ways, one: Explanation): Explanation[] {
  const events: [MachineEvent, Choices][] = [
    [{ type: 'CLOSING_TIMEOUT' }, {}],
    [{ type: 'STATUS_LINE_TIMEOUT' }, { 'client.handshake.timeout': 'timeout' }],
  ];
  if (ways.given.application === 'any' && !factsOf(one).established) events.push([{ type: 'FAIL', step: '10.3.2#Bb' }, {}]);
  return events.flatMap(([event, shown]) =>
    ways
      .act(one, event)
      .filter((each) => factsOf(each).closed && isSaid(each))
      .map((each) => showing({ ...each, ended: one.ended }, shown)),
  );
}

/** In the middle of a frame whose data or length has begun, it may be too large. */
function limits(ways: Ways, one: Explanation): Explanation[] {
  const state = ways.view(one).state(ways.role.framing);
  const { length, rawData } = one.position.context as { length: number; rawData: { length: number } };
  const size = /^step_3b?_2$/.test(state) ? rawData.length : /^step_3(a|_B)/.test(state) ? length : 0;
  return size > 0 && isSaid(one) ? [showing(one, ways.role.limitShows)] : [];
}

/** What a server that echoes makes of ill-formed text was followed when it was read. */
function illFormed({ role, given }: Ways, one: Explanation): Explanation[] {
  const may = role.side === 'server' && given.application === 'any' && one.illFormed.length > 0 && isSaid(one);
  return may ? [showing(one, { 'server.utf8.invalid': 'close' })] : [];
}

/** Whether nothing is left to be sent. */
function isSaid({ pending, reply, answer }: Explanation): boolean {
  // Behind fields that were sent early nothing is told before key3 has come.
  return pending.length === 0 && (reply === undefined || (answer === 'reply' && reply.digest === undefined));
}

/** Closing leaves nothing to be sent. */
function sent(one: Explanation): Explanation {
  return { ...one, pending: [], reply: undefined };
}
