/** Makes traces of paths of the client and of its API. */
import type { Bytes } from '../../machines/index.js';
import type { Path, Token } from '../paths/index.js';
import { beginClient, type ClientBranch, mainOf, pinned, requestOf, tellClient, viewOfClient } from './client-branches.js';
import { type Draft, draftOf, titleOf, wordsOf, written } from './draft.js';
import { outcomesOf, type Shown } from './outcomes.js';
import { behind, stepsOn } from './steps.js';
import type { Observation, TraceEvent } from './types.js';

/** The trace of a path: what it does, and what may be seen of it at its request and at the end. */
export function clientTrace(path: Path): Draft {
  const scribe = new Scribe(path);
  for (const [index, token] of path.tokens.entries()) {
    if (index === path.body) scribe.beginSuffix();
    scribe.play(token);
  }
  return scribe.draft();
}

class Scribe {
  private branches: readonly ClientBranch[];
  private readonly events: TraceEvent[] = [];
  private readonly observations: Observation[] = [];
  /** Whether the path begins with an open connection, so that its request is not what it is about. */
  private readonly opened: boolean;
  /** The way to where the suffix begins. */
  private way: readonly (readonly string[])[] | undefined;

  constructor(private readonly path: Path) {
    this.branches = beginClient(path);
    this.opened = path.role === 'api' && SOUND.every((start, at) => path.tokens[at]?.name.startsWith(start));
  }

  /** What is played from here on only tells where the path has led. */
  beginSuffix(): void {
    this.way = this.main().way;
  }

  play(token: Token): void {
    const silent = this.main().seen.head === '';
    const bytes = token.events.flatMap((event) => (event.type === 'BYTE' ? [event.byte] : []));
    if (bytes.length > 0) this.events.push(this.bytes(bytes));
    this.branches = tellClient(this.branches, token.events);
    this.events.push(...token.events.flatMap(written));
    if (silent && !this.opened && this.main().seen.head !== '') this.observe(true);
  }

  draft(): Draft {
    const { path, opened } = this;
    this.observe(false);
    const way = this.way ?? this.main().way;
    const later = behind(way, ESTABLISHED);
    const steps = stepsOn(path.role === 'api' && later.length > 0 ? later : way);
    const suffix = path.tokens.slice(path.body ?? path.tokens.length).map(wordsOf);
    const title = titleOf(
      opened ? 'an open connection' : '',
      path.tokens.slice(opened ? SOUND.length : 0, path.body).map(wordsOf),
      suffix.length === 0 ? [] : [suffix.join(', ')],
    );
    const { id, role } = path;
    return draftOf({ id, role, title, steps, seed: '', events: this.events, observations: this.observations }, path);
  }

  private main(): ClientBranch {
    return mainOf(this.branches);
  }

  private observe(withRequest: boolean): void {
    const outcomes = outcomesOf(
      this.branches.map((branch) => ({ decided: branch.decided, shown: shown(branch, withRequest) })),
      pinned,
    );
    const step = stepsOn(this.main().way).at(-1);
    if (step === undefined) throw new Error(`${this.path.id}: nothing happens on this path`);
    const last = { after: this.events.length - 1, due: true, step, outcomes };
    if (this.observations.at(-1)?.after === last.after) return;
    this.observations.push(last);
  }

  /** Sixteen bytes that the client reads as the answer to its keys are told apart, since other keys need others. */
  private bytes(bytes: readonly number[]): TraceEvent {
    const view = viewOfClient(this.main());
    const answers = bytes.length === 16 && view.state('clientOpeningHandshake') === 'step_44';
    const { expected } = view.context as { expected: Bytes };
    const answer = answers ? { answer: Buffer.from(expected.view()).toString('hex') } : {};
    return { type: 'bytes', hex: Buffer.from(bytes).toString('hex'), ...answer };
  }
}

const ESTABLISHED = 'clientOpeningHandshake.step_46';

/** How the names of the tokens begin that open a connection. */
const SOUND = ['new WebSocket(', 'TCP opens', 'status line', 'sound fields', 'the right reply'];

function shown({ seen }: ClientBranch, withRequest: boolean): Shown {
  const { head, frames, closes, script } = seen;
  return { ...(withRequest ? { request: requestOf(head) } : {}), frames, closes, script };
}
