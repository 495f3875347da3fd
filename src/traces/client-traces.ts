/** Makes traces of paths of the client and of its API. */
import type { Bytes } from '../../machines/index.js';
import { type Path, type Token, textOf } from '../paths/index.js';
import { beginClient, type ClientBranch, mainOf, shownBy, tellClient, viewOfClient } from './client-branches.js';
import { type Draft, draftOf, hexOf, titleOf, wordsOf, written } from './draft.js';
import { ANSWER } from './echo-client.js';
import { outcomesOf } from './outcomes.js';
import { behind, stepsOn, type Way } from './steps.js';
import type { Observation, TraceEvent } from './types.js';

/** The trace of a path: what it does, and what may be seen of it at its request and at the end. */
export function clientTrace(path: Path): Draft {
  const scribe = new ClientScribe(path);
  const { tokens, body = tokens.length } = path;
  for (const token of tokens.slice(0, body)) scribe.play(token);
  const { way } = scribe.main();
  // What comes then only tells where the path has led.
  for (const token of tokens.slice(body)) scribe.play(token);
  return scribe.draft(way);
}

const ESTABLISHED = 'clientOpeningHandshake.step_46';

/** How the names of the tokens begin that open a connection. */
const SOUND = ['new WebSocket(', 'TCP opens', 'status line', 'sound fields', 'the right reply'];

class ClientScribe {
  private branches: readonly ClientBranch[];
  private readonly events: TraceEvent[] = [];
  private readonly observations: Observation[] = [];
  /** Whether the path begins with an open connection, so that its request is not what it is about. */
  private readonly opened: boolean;

  constructor(private readonly path: Path) {
    this.branches = beginClient(path);
    this.opened = path.role === 'api' && SOUND.every((start, at) => path.tokens[at]?.name.startsWith(start));
  }

  play(token: Token): void {
    const silent = this.main().seen.head === '';
    const text = textOf(token);
    if (text !== '') this.events.push(this.bytes(text));
    this.branches = tellClient(this.branches, token.events);
    this.events.push(...token.events.flatMap(written));
    if (silent && !this.opened && this.main().seen.head !== '') this.observe(true);
  }

  /** @param way that of the path itself */
  draft(way: Way): Draft {
    const { path, opened, events, observations } = this;
    const { id, role, tokens, body = tokens.length } = path;
    if (observations.at(-1)?.after !== events.length - 1) this.observe(false);
    const later = behind(way, ESTABLISHED);
    const steps = stepsOn(role === 'api' && later.length > 0 ? later : way);
    const words = tokens.slice(opened ? SOUND.length : 0, body).map(wordsOf);
    const suffix = body === tokens.length ? [] : [tokens.slice(body).map(wordsOf).join(', ')];
    const title = titleOf(opened ? 'an open connection' : '', words, suffix);
    return draftOf({ id, role, title, steps, seed: '', events, observations }, path);
  }

  main(): ClientBranch {
    return mainOf(this.branches);
  }

  private observe(withRequest: boolean): void {
    const step = stepsOn(this.main().way).at(-1);
    if (step === undefined) throw new Error(`${this.path.id}: nothing happens on this path`);
    const outcomes = outcomesOf(this.branches.map((branch) => shownBy(branch, withRequest)));
    this.observations.push({ after: this.events.length - 1, due: true, step, outcomes });
  }

  /** Sixteen bytes that the client reads as the answer to its keys are told apart, since other keys need others. */
  private bytes(text: string): TraceEvent {
    const view = viewOfClient(this.main());
    const answers = text.length === ANSWER && view.state('clientOpeningHandshake') === 'step_44';
    const { expected } = view.context as { expected: Bytes };
    const answer = answers ? { answer: Buffer.from(expected.view()).toString('hex') } : {};
    return { type: 'bytes', hex: hexOf(text), ...answer };
  }
}
