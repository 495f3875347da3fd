/** The second reading and the machines behind one face: they are told what happens, and their acts are compared. */
import { type Effect, type Machine, type MachineEvent, machines, type Timer, timeoutOf } from '../../../machines/index.js';
import { limitDefaults, type Limits as MachineLimits, type Policies, policyDefaults } from '../../../spec/index.js';
import { compiledEngine, directEngine, type Engine, type EngineFactory } from '../../engine/index.js';
import {
  type Act,
  type Choices,
  Client,
  type ClientInputs,
  constructUrl,
  defaults,
  type Expectations,
  type Limits,
  limitsOf,
  literal,
  Server,
} from '../reading/index.js';
import { drawsOf } from './draws.js';

/** What happens to a side: bytes in the pieces in which they arrive, what its owner asks for, or the world's part. */
export type Happening = { bytes: readonly Uint8Array[] } | { send: string } | 'close' | 'timeout' | 'tcpClosed';

/** What a side is given. */
export interface Given {
  choices?: Partial<Choices> & { 'client.proxy.auth'?: 'retry' };
  limits?: Partial<Limits>;
  /** Of a server: whether it speaks TLS, and what it serves. */
  secure?: boolean;
  expected?: Expectations;
  /** Of a client: what it asks for; and what its draws come from. */
  inputs?: ClientInputs;
  seed?: string;
  /** Draws that go before the seed. */
  script?: readonly number[];
}

/** The literal options that machines have too: a lone CR or LF in a field always aborts there (policy server.field.bareBreak). */
export const literally: Partial<Choices> = { ...literal, 'server.field.bareBreak': 'abort' };

/** A machine: the composed ones, each of which is compiled by itself. */
export type Kind = 'server' | 'client' | 'webSocket';
export const kinds: readonly Kind[] = ['server', 'client', 'webSocket'];

/** What runs the machines, by name. */
export const engines = { interpreter: directEngine, compiled: compiledEngine } as const satisfies Record<string, EngineFactory>;

/** Acts as lines; what is sent in one go is one line, as the text has no opinion on writes. */
export function linesOf(acts: readonly Act[]): string[] {
  const lines: string[] = [];
  for (const { act, ...what } of acts) {
    if (act !== 'send') lines.push(`${act} ${JSON.stringify(what)}`);
    else {
      const hex = Buffer.from((what as { bytes: number[] }).bytes).toString('hex');
      if (lines.at(-1)?.startsWith('send ')) lines.push(lines.pop() + hex);
      else lines.push(`send ${hex}`);
    }
  }
  return lines;
}

/** A client or server of the second reading. */
export class Read {
  readonly side: Client | Server;

  /** @param request what the machine's client has sent; the draws are found in it */
  constructor({ choices, limits, secure = false, expected, inputs }: Given, request?: Uint8Array) {
    const chosen = { ...defaults, ...choices };
    if (inputs === undefined) this.side = new Server(secure, expected, chosen, { ...limitsOf('server'), ...limits });
    else {
      const draws = drawsOf(inputs, request ?? new Uint8Array());
      this.side = new Client(inputs, draws, chosen, { ...limitsOf('client'), ...limits });
    }
  }

  happen(happening: Happening): void {
    const { side } = this;
    if (typeof happening === 'object' && 'bytes' in happening) {
      for (const piece of happening.bytes) for (const byte of piece) side.byte(byte);
    } else if (typeof happening === 'object') side.send(happening.send);
    else if (happening === 'timeout') side.timeout();
    else if (happening === 'tcpClosed') side.tcpClosed();
    else if (side instanceof Client) side.close();
    else side.terminate();
  }

  get acts(): readonly Act[] {
    return this.side.acts;
  }
}

/** A machine that an engine runs, from the moment TCP and TLS are open. */
export class Run {
  readonly acts: Act[] = [];
  /** Everything that it told. */
  readonly effects: Effect[] = [];
  private readonly engine: Engine;
  private readonly running = new Set<Timer>();
  private tasks = 0;
  private established = false;

  constructor(
    readonly kind: Kind,
    factory: EngineFactory,
    given: Given,
    credentials?: string,
  ) {
    const machine = machines[kind] as Machine;
    this.engine = factory(machine, inputFor(kind, given));
    if (kind === 'server') this.tell({ type: 'ACCEPT' });
    else {
      if (kind === 'client') this.tell({ type: 'ESTABLISH' });
      else if (given.inputs)
        this.tell({ type: 'CONSTRUCT', url: constructUrl(given.inputs), protocol: given.inputs.protocol ?? null });
      this.tell({ type: 'TURN', ...(credentials === undefined ? {} : { credentials }) });
      this.open(given.inputs?.cookies);
    }
    if (this.effects.some(({ type }) => type === 'START_TLS')) this.tell({ type: 'TLS_OPENED' });
  }

  /** TCP is open: the first time, or again after a 407. */
  open(cookies?: readonly string[]): void {
    this.tell({ type: 'TCP_OPENED', ...(cookies === undefined ? {} : { cookies }) });
  }

  /** All that was sent so far. */
  get sent(): Uint8Array {
    return Uint8Array.from(this.acts.flatMap((one) => (one.act === 'send' ? one.bytes : [])));
  }

  happen(happening: Happening): void {
    if (typeof happening === 'object' && 'bytes' in happening) {
      for (const piece of happening.bytes) this.engine.read(piece, (effects) => this.hear(effects));
    } else if (typeof happening === 'object') this.send(happening.send);
    else if (happening === 'timeout') for (const timer of [...this.running]) this.tell({ type: timeoutOf[timer] });
    else if (happening === 'tcpClosed') this.tell({ type: 'TCP_CLOSED' });
    else this.close();
    while (this.tasks > 0) {
      this.tasks -= 1;
      this.tell({ type: 'TASK' });
    }
  }

  private send(data: string): void {
    const type = { server: 'SEND_STRING', client: 'SEND_DATA', webSocket: 'SEND_CALLED' } as const;
    this.tell({ type: type[this.kind], data });
  }

  /** What the script's close() comes to, for a machine without a script; for a server, its decision to terminate. */
  private close(): void {
    if (this.kind === 'server') this.tell({ type: 'TERMINATE' });
    else if (this.kind === 'webSocket') this.tell({ type: 'CLOSE_CALLED' });
    // Ba: once it is closed the script's readyState says so, and there is nothing to do.
    else if (this.acts.some(({ act }) => act === 'closed')) return;
    else this.tell({ type: this.established ? 'START_CLOSING' : 'CLOSE_CONNECTION' });
  }

  private tell(event: MachineEvent): void {
    this.hear(this.engine.tell(event));
  }

  private hear(effects: readonly Effect[]): void {
    for (const effect of effects) {
      this.effects.push(effect);
      if (effect.type === 'START_TIMER') this.running.add(effect.timer);
      else if (effect.type === 'STOP_TIMER') this.running.delete(effect.timer);
      else if (effect.type === 'QUEUE_TASK') this.tasks += 1;
      else if (effect.type === 'ESTABLISHED') this.established = true;
      const act = this.actOf(effect);
      if (act !== undefined) this.acts.push(act);
    }
  }

  private actOf(effect: Effect): Act | undefined {
    const isServer = this.kind === 'server';
    if (effect.type === 'SEND') return { act: 'send', bytes: [...effect.bytes] };
    if (effect.type === 'ESTABLISHED') return { act: 'established' };
    if (effect.type === 'SET_COOKIE') return { act: 'cookie', value: effect.value };
    if (effect.type === 'MESSAGE_RECEIVED') return { act: 'message', data: effect.data };
    if (effect.type === 'ERROR_DETECTED') return { act: 'error' };
    if (effect.type === 'CLOSING_STARTED' && !isServer) return { act: 'closingStarted' };
    if (effect.type === 'CLIENT_TERMINATED') return { act: 'clientTerminated' };
    if (effect.type !== 'CLOSED') return undefined;
    if (!this.effects.some(({ type }) => type === 'CLOSE_TCP')) throw new Error('CLOSED, though TCP is open');
    this.running.clear();
    // "Cleanly" is defined for clients only (E23).
    return { act: 'closed', clean: effect.wasClean && !isServer };
  }
}

/** The input of a machine. */
export function inputFor(
  kind: Kind,
  { choices, limits = {}, secure, expected = {}, inputs, seed = '', script = [] }: Given,
): object {
  const policies: Policies = { ...policyDefaults, ...(choices as Partial<Policies>) };
  const common = { policies, limits: { ...limitDefaults, ...limitsFor(kind, limits) }, random: { seed, script, drawn: 0 } };
  if (kind === 'server') {
    const { hosts = null, origins = null, protocols = [] } = expected;
    return { ...common, ...(secure ? { secure } : {}), service: { hosts, origins, resources: null, protocols } };
  }
  if (kind === 'webSocket') return { ...common, scriptOrigin: inputs?.origin, blockedPorts: [] };
  const { cookies: _cookies, protocol = null, ...rest } = inputs ?? { origin: '' };
  return { ...common, ...rest, protocol };
}

function limitsFor(kind: Kind, limits: Partial<Limits>): Partial<MachineLimits> {
  const side = kind === 'server' ? 'server' : 'client';
  const named = Object.entries(limits).map(([name, value]) => {
    const isOfFrames = ['message', 'skip', 'lengthBytes'].includes(name);
    return [isOfFrames ? `${side}.limit.${name}` : `${side}.handshake.limits.${name}`, value];
  });
  return Object.fromEntries(named);
}
