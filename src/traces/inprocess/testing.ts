/** Plays the traces that need more than a URL, and those of echo clients, from their JSON alone, to machines. */
import { isDeepStrictEqual } from 'node:util';
import {
  type Effect,
  errorType,
  type MachineEvent,
  type Revision,
  server,
  timeoutOf,
  webSocket,
} from '../../../machines/index.js';
import type { Engine, EngineFactory } from '../../engine/index.js';
import { inputOf } from '../../paths/index.js';
import type { Observation, ScriptEntry, Trace, TraceEvent } from '../index.js';

/**
 * Plays a trace from its JSON alone to a machine under the default policies, and compares.
 * @throws Error at the first observation that no outcome allows
 */
export function playInProcess(trace: Trace, engine: EngineFactory, revision: Revision = 'r4820'): void {
  const side = new Side(trace, engine, revision);
  // A script can still call, and still hears events, when the connection is over.
  const goesOn = trace.role === 'api' || trace.events.some(({ type }) => type === 'call');
  for (const [index, event] of trace.events.entries()) {
    if (side.closed && !goesOn) return;
    side.tell(event);
    const observation = trace.observations.find(({ after }) => after === index);
    if (observation !== undefined) check(trace, observation, side);
  }
}

function check({ id, paths }: Trace, { after, outcomes }: Observation, side: Side): void {
  const seen = side.seen(outcomes[0]?.closes);
  const wanted = outcomes.map(({ frames, closes, script }) => ({ frames, closes, script }));
  if (wanted.some((each) => isDeepStrictEqual(each, seen))) return;
  const texts = [seen, wanted].map((each) => JSON.stringify(each));
  const alone = `play what it was made from alone: npx hixie76 paths --play ${paths[0]}`;
  throw new Error(`${id}: after event ${after}: saw ${texts[0]}, wanted one of ${texts[1]}\n${alone}`);
}

/** The side under test: a machine, and what is seen of it. */
class Side {
  private readonly engine: Engine;
  private readonly script: ScriptEntry[] = [];
  private head = '';
  private frames = '';
  closed = false;
  private established = false;

  constructor(
    private readonly trace: Trace,
    engine: EngineFactory,
    private readonly revision: Revision,
  ) {
    const { limits, service, draws } = trace.given ?? {};
    const setting = { ...(limits ? { limits } : {}), ...(service ? { service } : {}), ...(draws ? { script: draws } : {}) };
    this.engine = engine(trace.role === 'server' ? server : webSocket, inputOf(setting as never));
    if (trace.role === 'server') this.perform({ type: 'ACCEPT' });
    if (this.echoes) this.perform({ type: 'CONSTRUCT', url: 'ws://example.com/demo', protocol: null });
  }

  /** Whether a script is told nothing and just echoes. */
  private get echoes(): boolean {
    return this.trace.role === 'client' && !this.trace.needs.includes('script');
  }

  tell(event: TraceEvent): void {
    for (const each of eventsOf(event, this.trace)) this.perform(each);
  }

  /** @param closes as the outcomes word it: what may close is not compared */
  seen(closes: unknown): object {
    const { frames, closed, script } = this;
    const seen = this.trace.role === 'server' || this.echoes ? undefined : script;
    return { frames, closes: closes === 'may' ? closes : closed, script: seen };
  }

  private perform(event: MachineEvent): void {
    const effects = this.engine.tell(event);
    for (const effect of effects) this.note(effect);
    if (!this.echoes) return;
    for (const effect of effects) {
      if (effect.type === 'QUEUE_TASK') this.perform({ type: 'TASK' });
      else if (effect.type === 'FIRE' && effect.task.kind === 'message')
        this.perform({ type: 'SEND_CALLED', data: effect.task.data });
    }
  }

  private note(effect: Effect): void {
    if (effect.type === 'SEND') this.sent(Buffer.from(effect.bytes));
    else if (effect.type === 'ESTABLISHED') this.established = true;
    else if (effect.type === 'CLOSE_TCP') this.closed = true;
    else if (effect.type === 'MESSAGE_RECEIVED' && this.trace.role === 'server')
      this.perform({ type: 'SEND_STRING', data: effect.data });
    else this.noteScript(effect);
  }

  private sent(bytes: Buffer): void {
    if (this.established) this.frames += bytes.toString('hex');
    else this.head += bytes.toString('latin1');
  }

  private noteScript(effect: Effect): void {
    const { readyState } = this.engine.context as { readyState: number };
    if (effect.type === 'RETURN') this.script.push({ returns: effect.value, readyState });
    else if (effect.type === 'THROW') this.script.push({ throws: effect.exception });
    else if (effect.type === 'FIRE') this.script.push({ ...fired(effect, this.revision), readyState });
  }
}

function fired({ task }: Extract<Effect, { type: 'FIRE' }>, revision: Revision): ScriptEntry {
  if (task.kind === 'message') return { event: 'message', data: task.data };
  if (task.kind === 'close') return { event: 'close', wasClean: task.wasClean };
  return { event: task.kind === 'error' ? errorType(revision) : 'open' };
}

function eventsOf(event: TraceEvent, { role, needs }: Trace): MachineEvent[] {
  switch (event.type) {
    case 'bytes':
      return [...Buffer.from(event.hex, 'hex')].map((byte) => ({ type: 'BYTE', byte }));
    case 'fin':
      return [{ type: 'TCP_CLOSED' }];
    case 'reset':
      return [{ type: needs.includes('failedSend') ? 'SEND_FAILED' : 'TCP_CLOSED' }];
    case 'open':
      return [{ type: 'TURN' }, { type: 'TCP_OPENED' }];
    case 'refuse':
      return [{ type: 'TURN' }, { type: 'TCP_FAILED' }];
    case 'timer':
      return [{ type: timeoutOf[event.timer] }];
    case 'task':
      return [{ type: 'TASK' }];
    case 'call':
      return [called(event, role)];
  }
}

function called(call: Extract<TraceEvent, { type: 'call' }>, role: Trace['role']): MachineEvent {
  if (call.name === 'WebSocket') return { type: 'CONSTRUCT', url: call.url, protocol: call.protocol };
  if (call.name === 'close') return { type: 'CLOSE_CALLED' };
  if (call.name === 'terminate') return { type: 'TERMINATE' };
  const data =
    call.data ??
    Buffer.from(call.utf16 ?? '', 'hex')
      .swap16()
      .toString('utf16le');
  return role === 'server' ? { type: 'SEND_STRING', data } : { type: 'SEND_CALLED', data };
}
