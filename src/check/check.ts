/** Checks a side of the protocol: the control first, then every case over a connection of its own. */
import { readFileSync } from 'node:fs';
import { revision, type StepId } from '../../spec/index.js';
import { tracesFolder } from '../traces/index.js';
import { explainedBy, isRefused, resultOf, without } from './case-result.js';
import { type Case, CONTROL } from './cases.js';
import { summaryOf, together } from './merge.js';
import type { Peer } from './peer.js';
import type { Played } from './play.js';
import { serverPeer } from './server-peer.js';
import {
  CannotCheck,
  type CaseResult,
  type CheckOptions,
  type CheckResult,
  type SelectiveRefusal,
  type ServerCheckOptions,
} from './types.js';
import { firstLineOf } from './words.js';

/** How often a refusal has to be seen, and the control kept alive, to be called selective; and how often a slow control is tried. */
const TIMES = 3;

/** Handshakes that are wanted before anything is said of all of them. */
const HANDSHAKES = 8;

/**
 * Plays the cases to a server that echoes, and judges each.
 * @param control played first, and again where a verdict depends on it
 * @throws CannotCheck when there is no connection
 */
export function checkServer(options: ServerCheckOptions, control: Case, cases: readonly Case[]): Promise<CheckResult> {
  return checkPeer(serverPeer(options), options, control, cases);
}

/**
 * Plays the cases to either side, and judges each.
 * @param control played first, and again where a verdict depends on it
 * @throws CannotCheck when there is no connection
 */
export function checkPeer(peer: Peer, options: CheckOptions, control: Case, cases: readonly Case[]): Promise<CheckResult> {
  return new Checking(peer, options, control, cases).run();
}

class Checking {
  private readonly refusals = new Map<string, SelectiveRefusal>();

  constructor(
    private readonly peer: Peer,
    private readonly options: CheckOptions,
    private readonly control: Case,
    private readonly cases: readonly Case[],
  ) {}

  async run(): Promise<CheckResult> {
    const { peer } = this;
    const first = await this.begin();
    const results = await this.all(first);
    const handshakes = peer.shown?.();
    const { chosen, shown } = together([first, ...results], handshakes);
    const cases = results.map((each) => explainedBy(each, chosen.get(each.id), peer.role));
    return {
      tool: 'hixie76',
      version: (JSON.parse(readFileSync(new URL('../package.json', tracesFolder), 'utf8')) as { version: string }).version,
      spec: { revision: revision.name, sha256: revision.sha256 },
      peer: { name: this.options.name ?? peer.url, url: peer.url, role: peer.role },
      summary: summaryOf(cases),
      ...shown,
      ...(handshakes === undefined ? {} : { handshakes }),
      selectiveRefusals: [
        ...(peer.refused === undefined ? [] : [{ id: CONTROL, ...peer.refused }]),
        ...this.cases.flatMap(({ id }) => this.refusals.get(id) ?? []),
      ],
      cases,
    };
  }

  /** The control. Unless it succeeds, nothing can be said of any other case. */
  private async begin(): Promise<CaseResult> {
    const { control, peer } = this;
    const played = await peer.playControl(control).catch((error: Error) => error);
    if (played instanceof CannotCheck) throw played;
    if (played instanceof Error) return without(control, 'unsupported', played.message);
    const result = resultOf(control, played);
    if (result.verdict === 'fail' && peer.fault !== undefined) return { ...result, ...peer.fault };
    if (result.verdict === 'fail' && isSoundButForTheEnd(played)) return result;
    const bad = result.verdict === 'fail' && (!isEstablished(played) || !isByItself(played));
    if (bad || isRefused(played) || isRefusal(played) || result.verdict === 'inconclusive') {
      return without(control, 'unsupported', peer.unsupported(played) ?? unsupported(played, result), played);
    }
    return result;
  }

  private async all(first: CaseResult): Promise<CaseResult[]> {
    const { cases, options } = this;
    const stop = first.verdict === 'unsupported' || (first.verdict === 'fail' && !this.goesOn(first));
    const results: CaseResult[] = new Array(cases.length);
    let done = 0;
    const play = async (of: Case) => {
      results[cases.indexOf(of)] = stop ? this.stopped(of, first) : await this.one(of, first);
      options.progress?.(++done, cases.length);
    };
    const played = stop ? cases : cases.filter((of) => !this.peer.isOverall?.(of));
    const isAlone = (of: Case) => this.peer.isAlone?.(of) ?? false;
    await inTurns(
      played.filter((of) => !isAlone(of)),
      options.concurrency,
      play,
    );
    await inTurns(played.filter(isAlone), 1, play);
    if (!stop) await this.judgeOverall(results);
    // Why nothing can be said has to be told, even where the control is not among the cases.
    return stop && !cases.some(isControl) ? [first, ...results] : results;
  }

  /** What is about all connections together is judged when there were enough of them. */
  private async judgeOverall(results: CaseResult[]): Promise<void> {
    const { peer, control, cases, options } = this;
    const overall = cases.filter((of) => peer.isOverall?.(of));
    if (overall.length === 0) return;
    for (let times = peer.handshakes ?? 0; times < HANDSHAKES; times += 1) await peer.play(control).catch(() => undefined);
    for (const of of overall)
      results[cases.indexOf(of)] = peer.resultOf?.(of) ?? without(of, 'inconclusive', 'nothing is known of it');
    options.progress?.(cases.length, cases.length);
  }

  private stopped(of: Case, first: CaseResult): CaseResult {
    if (isControl(of)) return first;
    const overall = this.peer.isOverall?.(of) ? this.peer.resultOf?.(of) : undefined;
    if (overall !== undefined) return overall;
    if (this.peer.missing(of).length > 0) return this.notRun(of);
    const why = `the control: ${first.why}`;
    return without(of, first.verdict === 'fail' ? 'inconclusive' : 'unsupported', why);
  }

  private async one(of: Case, first: CaseResult): Promise<CaseResult> {
    if (isControl(of)) return first;
    if (this.peer.missing(of).length > 0) return this.notRun(of);
    try {
      return await this.judge(of, await this.peer.play(of));
    } catch (error) {
      return without(of, 'inconclusive', (error as Error).message);
    }
  }

  private async judge(of: Case, played: Played): Promise<CaseResult> {
    const result = resultOf(of, played);
    if (result.verdict === 'fail' && isLate(played) && !(await this.answersInTime())) {
      const why = `nothing within ${played.patience} ms, but the control is not answered within a quarter of that either: a larger --timeout may help`;
      return without(of, 'inconclusive', why, played);
    }
    if (of.trace.events.at(-1)?.type === 'reset' && !(await this.controlLives().catch(() => false))) {
      return without(of, 'inconclusive', 'the control is not served behind our reset', played);
    }
    if (isRefused(played) && (await this.isSelective(of).catch(() => false))) {
      const step = played.steps.at(-1) ?? of.trace.steps[0];
      if (step !== undefined) this.refusals.set(of.id, { id: of.id, title: of.trace.title, step });
    }
    return result;
  }

  /** Whether a deadline proves anything: the control is answered well within it, if not always. */
  private async answersInTime(): Promise<boolean> {
    for (let times = 0; times < TIMES; times += 1) {
      if (await this.controlLives(this.options.timeout / 4).catch(() => false)) return true;
    }
    return false;
  }

  /** Whether each time, the first included, this is refused and the control is not. */
  private async isSelective(of: Case): Promise<boolean> {
    for (let times = 1; times < TIMES; times += 1) {
      if (!(await this.controlLives()) || !isRefused(await this.peer.play(of))) return false;
    }
    return this.controlLives();
  }

  private async controlLives(within = Infinity): Promise<boolean> {
    const played = await this.peer.play(this.control);
    return isSoundButForTheEnd(played) && !isRefused(played) && played.slowest <= within;
  }

  /** Whether the control, although it failed, has shown an echo. */
  private goesOn({ violated }: CaseResult): boolean {
    return this.peer.fault !== undefined || (this.peer.role === 'client' && violated === CLOSED);
  }

  private notRun(of: Case): CaseResult {
    return without(of, 'not run', `it takes more than a URL: ${this.peer.missing(of).join(', ')}`);
  }
}

/** Whether all was in order until our side closed. */
function isSoundButForTheEnd({ role, judge }: Played): boolean {
  return judge.fault === undefined || (role === 'client' && judge.fault.step === CLOSED);
}

/** Whether the fault is that nothing came in time. */
function isLate({ judge, received, shift }: Played): boolean {
  return judge.fault?.kind === 'omission' && judge.fault.offset >= received.length - shift;
}

/** Whether what is wrong is wrong by itself, and does not break the echo contract alone. */
function isByItself(played: Played): boolean {
  return played.judge.fault?.echo === undefined && !isLate(played);
}

/** Whether it was answered in HTTP. */
function isRefusal({ judge }: Played): boolean {
  return judge.answer !== undefined && judge.answer !== '101';
}

/** What a side does when the other one has closed. */
const CLOSED: StepId = '10.3.4.5.3#p1';

/** Does this with all, so many at the same time. */
async function inTurns<T>(all: readonly T[], most: number, act: (each: T) => Promise<void>): Promise<void> {
  const left = all.values();
  const work = async () => {
    for (const each of left) await act(each);
  };
  await Promise.all(Array.from({ length: Math.min(most, all.length) }, work));
}

function isControl({ trace }: Case): boolean {
  return trace.id === CONTROL;
}

/** Whether it claims to speak the protocol; what is wrong then is a fault. */
function isEstablished(played: Played): boolean {
  return played.role === 'client' || /^HTTP\/\d+\.\d+ 101/.test(firstLineOf(played));
}

function unsupported(played: Played, { why, observed }: CaseResult): string {
  const { judge, role, closed } = played;
  if (isRefusal(played)) return `it answers a sound handshake with ${JSON.stringify(firstLineOf(played))}`;
  if ((role === 'client' || judge.answer === '101') && observed !== undefined && (judge.fault?.echo || isLate(played)))
    return `not an echo peer: ${observed}`;
  if (closed !== undefined) return 'it closes on a sound handshake';
  return `no handshake: ${why}; ${observed}`;
}
