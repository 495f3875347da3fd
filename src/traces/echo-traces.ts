/** Makes traces for any echo client: we are the server that it connects to. */
import type { Bytes, MachineEvent } from '../../machines/index.js';
import type { StepId } from '../../spec/index.js';
import { DIGEST, factsOf, type Head, headIn } from '../judge/index.js';
import type { Path, Token } from '../paths/index.js';
import { type Draft, hexOf } from './draft.js';
import { ADDRESS, beginEcho, echoClientOf, openedBy, openingText } from './echo-client.js';
import { type Ending, isBytes, type Plan, TraceRecorder } from './recorder.js';
import { PROBE } from './suffix.js';
import type { BytesEvent } from './types.js';

/**
 * The traces of a path of the client or of its API, up to three: what our side does on it, as far as that takes no call of a
 * script; that cut short by a FIN; and what both sides do, where the script does nothing but send and close behind a sound
 * reply. None of a path that takes another address.
 */
export function echoTraces({ id: ofPath, tokens, body, setting, revision = 'r4820' }: Path): Draft[] {
  const [construct, connects, ...rest] = tokens.slice(0, body).filter(({ events }) => events.some(({ type }) => type !== 'TASK'));
  const [call] = construct?.events ?? [];
  if (call?.type !== 'CONSTRUCT' || call.url !== ADDRESS || call.protocol !== null || setting.script) return [];
  if (!connects?.events.some(({ type }) => type === 'TCP_OPENED')) return [];
  const endsInFin = rest.at(-1)?.name === 'FIN';
  const all = rest.slice(0, endsInFin ? -1 : undefined);
  const own = all.slice(0, [...all.map(isBytes), false].indexOf(false));
  // A tier has no room for calls between all pairs of bytes; what they come to is in the traces of the API.
  const isHooked =
    !ofPath.startsWith('pair/') &&
    openedBy('client', all, revision) > 0 &&
    all.some(isCall) &&
    all.every((token) => isBytes(token) || isCall(token));
  const id = `echo/${ofPath}`;
  return [
    echoTrace({ id, tokens: own, revision }),
    endsInFin && own.length === all.length ? echoTrace({ id: `${id}/cut`, tokens: own, revision }, 'fin') : undefined,
    isHooked ? echoTrace({ id: `${id}/hooks`, tokens: all, revision }) : undefined,
  ].filter((draft) => draft !== undefined);
}

/**
 * The trace of what is done to an echo client that has sent its handshake.
 * @returns undefined if it should end with our closure, and nothing is under way then
 */
export function echoTrace(plan: Omit<Plan, 'setting'>, ending: Ending = 'probe'): Draft | undefined {
  return new EchoRecorder(plan).trace(ending);
}

/** A call that a program can be told to make in a line. */
function isCall({ events }: Token): boolean {
  return events.every((event) => {
    return event.type === 'CLOSE_CALLED' || (event.type === 'SEND_CALLED' && /^[ -~]{1,32}$/.test(event.data));
  });
}

/** A text frame that no path sends. */
const GREETING = '\0ready\xff';

const OF_OPENING = /^10\.3\.4\.3\.1#/;
const OF_FRAMES = /^10\.3\.4\.3\.2#/;

class EchoRecorder extends TraceRecorder {
  /** Whether the client has been sent some of an answer. */
  private answered = false;

  constructor(plan: Omit<Plan, 'setting'>) {
    super({ ...plan, setting: {} }, echoClientOf(plan.revision), beginEcho(plan.revision), [{ type: 'open' }]);
  }

  private get openingText(): string {
    return openingText('client', this.plan.revision);
  }

  /** What comes behind a sound reply waits until the client has shown that it took that. */
  protected override beforeFrames(): void {
    this.send(GREETING);
    this.observe(this.steps.message);
    this.begun = this.way().length;
  }

  /** What the script does is told as what its client makes of it. */
  protected override tell(event: MachineEvent): void {
    if (event.type === 'CLOSE_CALLED') super.tell(this.expected.role.end);
    else if (event.type === 'SEND_CALLED') super.tell({ type: 'SEND_DATA', data: event.data });
    else super.tell(event);
  }

  /** All that a sound client would get: an echo shows that a reply was taken that should have been refused. */
  protected override sendInVain(): void {
    const { established } = factsOf(this.best().one);
    if (!established) this.send(restInVain(this.sent, this.openingText), 'the rest of the reply');
    if (!established && !this.answered) {
      const answer = this.openingText.slice(-DIGEST);
      this.answer = { answer: hexOf(answer), ...this.place(0) };
      this.send(answer);
    }
    this.send(PROBE, 'a probe');
  }

  /** A client that has begun to close gets our closing frame. */
  protected override beforeFin(): void {
    if (!factsOf(this.best().one).closingStarted) return;
    this.send('\xff\0', 'FF 00');
    this.observe(this.steps.closes);
  }

  /** Bytes that the client reads as the answer to its keys are told apart, since other keys need others. */
  protected override take(byte: number): void {
    const main = this.main();
    const view = main && this.expected.view(main.one);
    if (view?.state('clientOpeningHandshake') === 'step_44') {
      const { expected, reply } = view.context as { expected: Bytes; reply: Bytes };
      const { answer = '', ...place } = this.answer ?? this.place(reply.length);
      this.answer = { answer: answer + hexOf(expected.latin1().charAt(reply.length)), ...place };
      this.answered = true;
    }
    super.take(byte);
  }

  /** Where the next byte is in its write, as that of the answer which comes behind some others. */
  private place(from: number): Pick<BytesEvent, 'answer' | 'at' | 'from'> {
    const at = this.pending.length;
    return { ...(at > 0 ? { at } : {}), ...(from > 0 ? { from } : {}) };
  }

  /** The item that fails, or the newest that the path came to. */
  protected newest(): StepId {
    const { one } = this.best();
    if (one.ended !== undefined) return one.ended;
    if (this.expected.closes(one) === true) return this.steps.closes;
    const frames = this.stepsOn(this.frames()).filter((step) => OF_FRAMES.test(step));
    const opening = this.stepsOn(this.way()).filter((step) => OF_OPENING.test(step));
    const isOpening = this.frames().length === 0 && this.rest.length === 0;
    return (isOpening ? opening : frames).at(-1) ?? this.steps.message;
  }
}

/** What a client may still want of a reply that it should have refused: fields that have not come, and the blank line. */
function restInVain(sent: string, opening: string): string {
  if (sent.includes('\r\n\r\n')) return '';
  const { fields } = headIn(Buffer.from(opening, 'latin1')) as Head;
  const missing = fields.filter(({ name }) => !sent.includes(name)).map(({ line }) => `${line}\r\n`);
  return `${sent.endsWith('\n') ? '' : '\r\n'}${missing.join('')}\r\n`;
}
