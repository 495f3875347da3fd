/** Makes traces of paths of the client and of its API. */
import type { Bytes } from '../../machines/index.js';
import { best, DIGEST } from '../judge/index.js';
import { type Path, type Token, textOf } from '../paths/index.js';
import { beginClient, type ClientBranch, shownBy, tellClient, viewOfClient } from './client-branches.js';
import { type Draft, draftOf, hexOf, titleOf, wordsOf, written } from './draft.js';
import { openedBy, openings } from './echo-client.js';
import { outcomesOf } from './outcomes.js';
import { behind, stepsOn, type Way } from './steps.js';
import type { Observation, TraceEvent } from './types.js';

/** The trace of a path: what it does, and what may be seen of it at its request and at the end. */
export function clientTrace(path: Path): Draft {
  const recorder = new ClientRecorder(path);
  const { tokens, body = tokens.length } = path;
  for (const token of tokens.slice(0, body)) recorder.play(token);
  const { way } = recorder.main();
  // What comes then only tells where the path has led.
  for (const token of tokens.slice(body)) recorder.play(token);
  return recorder.draft(way);
}

/** What comes before a reply: the call of the constructor, and TCP opens. */
const CONNECTING = 2;

class ClientRecorder {
  private branches: readonly ClientBranch[];
  private readonly events: TraceEvent[] = [];
  private readonly observations: Observation[] = [];
  /** How many tokens of a path of the API open a connection, so that its request is not what the path is about; 0 if none do. */
  private readonly opened: number;

  constructor(private readonly path: Path) {
    this.branches = beginClient(path);
    const replied = path.role === 'api' ? openedBy('client', path.tokens.slice(CONNECTING), path.revision) : 0;
    this.opened = replied && CONNECTING + replied;
  }

  play(token: Token): void {
    const silent = this.main().seen.head === '';
    const text = textOf(token);
    if (text !== '') this.events.push(this.bytes(text));
    this.branches = tellClient(this.branches, token.events);
    this.events.push(...token.events.flatMap(written));
    if (silent && this.opened === 0 && this.main().seen.head !== '') this.observe(true);
  }

  /** @param way that of the path itself */
  draft(way: Way): Draft {
    const { path, opened, events, observations } = this;
    const { id, role, tokens, body = tokens.length } = path;
    if (observations.at(-1)?.after !== events.length - 1) this.observe(false);
    const later = behind(way, openings.client.established);
    const steps = stepsOn(role === 'api' && later.length > 0 ? later : way, path.revision);
    const words = tokens.slice(opened, body).map(wordsOf);
    const suffix = body === tokens.length ? [] : [tokens.slice(body).map(wordsOf).join(', ')];
    const title = titleOf(opened > 0 ? 'an open connection' : '', words, suffix);
    return draftOf({ id, role, title, steps, seed: '', events, observations }, path);
  }

  /** The branch that departs least. */
  main(): ClientBranch {
    return best(this.branches, ({ decided }) => decided) as ClientBranch;
  }

  private observe(withRequest: boolean): void {
    const step = stepsOn(this.main().way, this.path.revision).at(-1);
    if (step === undefined) throw new Error(`${this.path.id}: nothing happens on this path`);
    const outcomes = outcomesOf(this.branches.map((branch) => shownBy(branch, withRequest)));
    this.observations.push({ after: this.events.length - 1, due: true, step, outcomes });
  }

  /** Sixteen bytes that the client reads as the answer to its keys are told apart, since other keys need others. */
  private bytes(text: string): TraceEvent {
    const view = viewOfClient(this.main());
    const answers = text.length === DIGEST && view.state('clientOpeningHandshake') === 'step_44';
    const { expected } = view.context as { expected: Bytes };
    const answer = answers ? { answer: Buffer.from(expected.view()).toString('hex') } : {};
    return { type: 'bytes', hex: hexOf(text), ...answer };
  }
}
