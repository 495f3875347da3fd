/** Checks a side of the protocol: the control first, then every case over a connection of its own. */
import { readFileSync } from 'node:fs';
import type { Revision } from '../../machines/index.js';
import { type StepId, specifications } from '../../spec/index.js';
import { isSwitching } from '../judge/index.js';
import { tracesFolder } from '../traces/index.js';
import { isLate, isRefused, resultOf, without } from './case-result.js';
import { type Case, CONTROL } from './cases.js';
import { findingsOf } from './findings/index.js';
import { settled } from './merge.js';
import { withMistakes } from './mistakes/index.js';
import type { Overall, Peer } from './peer.js';
import { isRefusal, type Played } from './play.js';
import { withheld } from './selective.js';
import { ServerPeer } from './server-peer.js';
import { mostOf, sideBySide } from './side-by-side.js';
import {
  CannotCheck,
  type CaseResult,
  type CheckOptions,
  type CheckResult,
  type Impasse,
  type SelectiveRefusal,
  type ServerCheckOptions,
} from './types.js';
import { firstLineOf } from './words.js';

/** How often a refusal has to be seen, and the control kept alive, to be called selective; and how often a slow control is tried. */
const TIMES = 3;

/** Cases that are played at once at the most, unless more are asked for. */
const MOST = 32;

/**
 * Plays the cases to a server that echoes, and judges each.
 * @param control played first, and again where a verdict depends on it
 * @throws CannotCheck when there is no connection
 */
export function checkServer(options: ServerCheckOptions, control: Case, cases: readonly Case[]): Promise<CheckResult> {
  return new Checking(new ServerPeer(options), options, control, cases).run();
}

/** What a result is made by, and by which text. */
export function madeBy(revision: Revision = 'r4820'): Pick<CheckResult, 'tool' | 'version' | 'spec'> {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', tracesFolder), 'utf8')) as { version: string };
  return { tool: 'hixie76', version, spec: specifications[revision] };
}

/** Plays the cases to either side, and judges each. */
export class Checking {
  private readonly refusals = new Map<string, SelectiveRefusal>();
  /** Whether the case before has told the program of the peer anything. */
  private isTold = false;

  constructor(
    private readonly peer: Peer,
    private readonly options: CheckOptions,
    private readonly control: Case,
    private readonly cases: readonly Case[],
  ) {}

  /** @throws CannotCheck when there is no connection */
  async run(): Promise<CheckResult> {
    const { peer, options } = this;
    const control = await this.begin();
    const results = withMistakes(await this.all(control), peer.role);
    const interoperability = await this.interoperability(control);
    const handshakes = peer.overall?.shown();
    const { cases, ...shown } = settled(results, peer.role, handshakes, control);
    const ofControl = control.verdict === 'fail' ? (peer.habits ?? []) : [];
    const habits = [...ofControl, ...(peer.overall?.deviations() ?? [])];
    const result: CheckResult = {
      ...madeBy(options.revision),
      peer: { name: options.name ?? peer.url, url: peer.url, role: peer.role },
      ...shown,
      handshakes,
      selectiveRefusals: [
        ...(peer.refused === undefined ? [] : [{ id: CONTROL, how: 'closes' as const, ...peer.refused }]),
        ...this.cases.flatMap(({ id }) => this.refusals.get(id) ?? []),
      ],
      habits: habits.length > 0 ? habits : undefined,
      interoperability,
      cases,
    };
    return { ...result, findings: findingsOf(result, peer.role, control) };
  }

  /** What the other side of the text makes of it, told once, beside the control. */
  private async interoperability({ verdict }: CaseResult): Promise<readonly Impasse[] | undefined> {
    if (this.options.conformanceOnly || verdict === 'unsupported' || !this.cases.includes(this.control)) return undefined;
    return this.peer.impasses();
  }

  /** The control. Unless it succeeds, nothing can be said of any other case. */
  private async begin(): Promise<CaseResult> {
    const { control, peer } = this;
    const played = await peer.playControl(control).catch((error: Error) => error);
    if (played instanceof CannotCheck) throw played;
    if (played instanceof Error) return without(control, 'unsupported', played.message);
    const result = resultOf(control, played);
    if (result.verdict === 'fail' && (peer.goesOn || peer.fault !== undefined)) return { ...result, ...peer.fault };
    if (result.verdict === 'fail' && isSoundButForTheEnd(played)) return result;
    // Who claims to speak the protocol is at fault in what is wrong then.
    const words = peer.unsupported?.(played);
    const speaksIt = peer.role === 'client' || (isSwitching(firstLineOf(played)) && words === undefined);
    const bad = result.verdict === 'fail' && !(speaksIt && isByItself(played));
    if (bad || isRefused(played) || isRefusal(played.judge) || result.verdict === 'inconclusive') {
      return without(control, 'unsupported', words ?? unsupported(played, result), played);
    }
    return result;
  }

  private async all(first: CaseResult): Promise<CaseResult[]> {
    const { cases, control, options, peer } = this;
    const hasEchoed = peer.goesOn || (peer.role === 'client' && first.violated === CLOSED);
    const stop = first.verdict === 'unsupported' || (first.verdict === 'fail' && !hasEchoed);
    const results = new Map<Case, CaseResult>();
    let failures = 0;
    await sideBySide(cases, stop ? 1 : (options.concurrency ?? (await this.most())), {
      timeout: options.timeout,
      // What is told to a peer concerns all of its connections; and what all of them show is known at the end.
      isAlone: (of) => peer.isSerial || of.trace.needs.length > 0 || (peer.overall?.isAbout(of) ?? false),
      isServed: () => this.controlLives(options.timeout / 4),
      play: async (of, again) => (of === control ? first : stop ? this.stopped(of, first) : await this.one(of, again)),
      take: (of, result) => {
        failures += Number(result.verdict === 'fail') - Number(results.get(of)?.verdict === 'fail');
        results.set(of, result);
        options.progress?.(results.size, cases.length, failures);
      },
    });
    const all = cases.flatMap((of) => results.get(of) ?? []);
    // What each connection shows has to be told, even where the control is not among the cases.
    return (stop || first.verdict === 'fail') && !cases.includes(control) ? [first, ...all] : all;
  }

  private most(): Promise<number> {
    const { peer, cases, control, options } = this;
    const played = async () => {
      const one = await peer.play(control).catch(() => undefined);
      return one === undefined || one.slowest > options.timeout / 4 ? undefined : resultOf(control, one);
    };
    return mostOf(played, Math.min(cases.length, peer.most ?? MOST));
  }

  private stopped(of: Case, first: CaseResult): CaseResult {
    const verdict = first.verdict === 'fail' ? 'inconclusive' : 'unsupported';
    return this.peer.overall?.resultOf(of) ?? this.notRun(of) ?? without(of, verdict, `the control: ${first.why}`);
  }

  private async one(of: Case, again: boolean): Promise<CaseResult> {
    const { peer } = this;
    this.refusals.delete(of.id);
    try {
      if (peer.overall?.isAbout(of)) return await this.overall(of, peer.overall);
      const began = performance.now();
      const wasTold = this.isTold;
      this.isTold = of.trace.needs.length > 0;
      const result = this.notRun(of) ?? (await this.judge(of, await peer.play(of), again));
      // Silence that is a liberty has to be seen twice as well; and what a program was told before may take effect only now.
      const isSlow = result.verdict === 'allowed' && performance.now() - began >= this.options.timeout;
      const isAside = result.verdict === 'fail' && (wasTold || this.isTold);
      return again && (isSlow || isAside) ? await this.judge(of, await peer.play(of), false) : result;
    } catch (error) {
      return without(of, 'inconclusive', (error as Error).message);
    }
  }

  /** What is about all connections together is judged when there were enough of them. */
  private async overall(of: Case, overall: Overall): Promise<CaseResult> {
    while (overall.lacking > 0 && (await this.peer.play(this.control).catch(() => undefined)));
    return overall.resultOf(of) ?? without(of, 'inconclusive', 'nothing is known of it');
  }

  private async judge(of: Case, played: Played, again: boolean): Promise<CaseResult> {
    const result = resultOf(of, played);
    if (result.verdict === 'fail' && isLate(played)) {
      const why = `nothing within ${played.patience} ms, but the control is not answered within a quarter of that either: a larger --timeout may help`;
      if (!(await this.answersInTime())) return without(of, 'inconclusive', why, played);
      // Where the whole system has stood still for a moment, it comes the next time.
      if (again) return this.judge(of, await this.peer.play(of), false);
    }
    if (of.trace.events.at(-1)?.type === 'reset' && !(await this.controlLives().catch(() => false))) {
      return without(of, 'inconclusive', 'the control is not served after our reset', played);
    }
    const how = withheld(played);
    // Who does not close is observed on to our own close, which is not what is withheld.
    const observed = played.step === CLOSED ? of.trace.observations.findLast(({ step }) => step !== CLOSED)?.step : played.step;
    const step = observed ?? of.trace.steps[0];
    if (how !== undefined && step !== undefined && (await this.isSelective(of).catch(() => false))) {
      this.refusals.set(of.id, { id: of.id, title: of.trace.title, step, how });
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

  /** Whether each time, the first included, this is withheld, and from the control nothing. */
  private async isSelective(of: Case): Promise<boolean> {
    for (let times = 1; times < TIMES; times += 1) {
      if (!(await this.controlLives()) || withheld(await this.peer.play(of)) === undefined) return false;
    }
    return this.controlLives();
  }

  private async controlLives(within = Infinity): Promise<boolean> {
    const played = await this.peer.play(this.control);
    return isSoundButForTheEnd(played) && withheld(played) === undefined && played.slowest <= within;
  }

  private notRun(of: Case): CaseResult | undefined {
    const missing = of.trace.needs.filter((need) => !this.peer.can.includes(need));
    return missing.length === 0 ? undefined : without(of, 'not run', `it takes more than a URL: ${missing.join(', ')}`);
  }
}

/** Whether all was in order until our side closed. */
function isSoundButForTheEnd({ judge: { side, fault } }: Played): boolean {
  return fault === undefined || (side === 'client' && fault.step === CLOSED);
}

/** Whether what is wrong is wrong by itself, and does not break the echo contract alone. */
function isByItself(played: Played): boolean {
  return played.judge.fault?.echo === undefined && !isLate(played);
}

/** What a side does when the other one has closed. */
const CLOSED: StepId = '10.3.4.5.3#p1';

function unsupported(played: Played, { why, observed }: CaseResult): string {
  const { judge, closed } = played;
  if (isRefusal(judge)) return `it answers a valid handshake with ${JSON.stringify(firstLineOf(played))}`;
  const isAgreed = judge.side === 'client' || judge.answer === '101';
  if (isAgreed && observed !== undefined && !isByItself(played)) return `not an echo peer: ${observed}`;
  if (closed !== undefined) return 'it closes on a valid handshake';
  return `no handshake: ${why}; ${observed}`;
}
