/** What is between a WebSocket object and its connection: nothing here keeps the object from being collected. */
import type { Effect, OutsideEvent, Revision } from '../../machines/index.js';
import { webSocket } from '../../machines/index.js';
import type { Engine, EngineFactory } from '../engine/index.js';
import { Client, type ClientOptions } from '../net/index.js';
import { eventOf, exceptionOf } from './events.js';
import type { Failures } from './failures.js';
import { firstFrame, type Variables } from './reasons.js';

/** What the environment gives each of its objects. */
export interface Bound {
  revision: Revision;
  engine: EngineFactory;
  /** What the wire needs besides. */
  wire: Omit<ClientOptions, 'engine' | 'perform'>;
  input(): object;
  failures: Failures;
  /**
   * The WebSocket task source.
   * @step 10.3.3#p6
   */
  queueTask(run: () => void): void;
  /** Connections that are not closed. */
  links: Set<Link>;
  /** Objects that something may still listen to. */
  kept: Set<object>;
  isUnloaded: boolean;
}

/** Closes the connection of an object that was collected. */
const collected = new FinalizationRegistry<Link>((link) => link.abandon());

export class Link {
  readonly engine: Engine;
  private readonly client: Client;
  private readonly socket: WeakRef<object>;
  private outcome: Effect | undefined;
  /** Whether a frame has come. */
  private hasHeard = false;

  constructor(
    private readonly bound: Bound,
    socket: object,
    /** Fires an event at the object, if that is still there. */
    private readonly fire: (socket: object, event: Event) => void,
  ) {
    this.socket = new WeakRef(socket);
    this.engine = bound.engine(webSocket, bound.input());
    const engine = bound.revision === 'r5065' ? countingBetweenTasks(this.engine) : this.engine;
    this.client = new Client({ ...bound.wire, engine, perform: (effect) => this.perform(effect) });
  }

  /** From here on there is a connection, for as long as the object is there. */
  begin(socket: object): void {
    this.bound.links.add(this);
    collected.register(socket, this);
    if (this.bound.isUnloaded) this.abandon();
  }

  /** A call into the machine, which answers it at once. */
  call(event: OutsideEvent): boolean | null {
    this.outcome = undefined;
    this.client.tell(event);
    const outcome = this.outcome as Effect | undefined;
    if (outcome?.type === 'THROW') throw exceptionOf(outcome);
    return outcome?.type === 'RETURN' ? outcome.value : null;
  }

  /**
   * Nobody is there any more to use the connection: it is closed, without FF 00.
   * @step 10.3.3.2#p2
   */
  abandon(): void {
    this.client.tell({ type: 'CLOSE_CONNECTION' });
  }

  private perform(effect: Effect): void {
    const { bound } = this;
    if (effect.type === 'THROW' || effect.type === 'RETURN') this.outcome = effect;
    else if (effect.type === 'QUEUE_TASK') {
      this.lookAt(effect);
      bound.queueTask(() => this.client.tell({ type: 'TASK' }));
    } else if (effect.type === 'FIRE') this.hear(effect);
    else if (effect.type === 'CLOSED') bound.links.delete(this);
    else if (effect.type === 'REPORT') this.report(effect);
  }

  /** What a script that is gone would be told is not fired; its tasks run, so that readyState comes to be CLOSED. */
  private hear({ task }: Effect & { type: 'FIRE' }): void {
    const socket = this.socket.deref();
    if (socket !== undefined && !this.bound.isUnloaded) this.fire(socket, eventOf(task, this.bound.revision));
  }

  private report(effect: Effect & { type: 'REPORT' }): void {
    this.bound.failures.tell(effect, this.variables, this.client.trouble);
  }

  /** A server that sends more than a handshake loses its first message to it, and nobody else would say why. */
  private lookAt({ task: { kind } }: Effect & { type: 'QUEUE_TASK' }): void {
    if (this.hasHeard || (kind !== 'message' && kind !== 'error')) return;
    this.hasHeard = true;
    const reason = kind === 'error' ? firstFrame(this.variables) : undefined;
    if (reason !== undefined) this.bound.failures.tell({ step: '10.3.4.3.2#3b.5' }, this.variables, undefined, reason);
  }

  private get variables(): Variables & { url: string } {
    return this.engine.context as Variables & { url: string };
  }
}

/**
 * An engine that hears in a task of its own of what the system has taken, so that `bufferedAmount` is the same while a task
 * of a script runs (10.3.2#p9 of r5065).
 */
function countingBetweenTasks(engine: Engine): Engine {
  const tell: Engine['tell'] = (event) => {
    if (event.type !== 'SENT') return engine.tell(event);
    setImmediate(() => engine.tell(event));
    return [];
  };
  return {
    tell,
    read: (bytes, hear) => engine.read(bytes, hear),
    get context() {
      return engine.context;
    },
  };
}
