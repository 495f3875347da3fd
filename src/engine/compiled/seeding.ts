/** Seeds faults in a compiled machine and looks which of them a suite of exchanges tells from the sound one. */
import { isDeepStrictEqual } from 'node:util';
import { draw, type Effect, type MachineEvent } from '../../../machines/index.js';
import { inputOf, type Path } from '../../paths/index.js';
import type { Engine } from '../engine.js';
import { textOfAll } from '../lock-step/testing.js';
import * as runTime from './compiled.js';
import { generatedScript, type Make, makerOf } from './evaluated.js';
import { type Fault, faultsOf, noting, withFault } from './faults.js';

/** What a machine is given and told. */
export interface Exchange {
  input: object;
  events: readonly MachineEvent[];
}

interface Run {
  input: object;
  pieces: readonly (MachineEvent | Uint8Array)[];
  seen: readonly unknown[];
  /** Names of the functions that it goes through. */
  reached: ReadonlySet<string>;
}

export interface Seeding {
  /** The faults that were seeded: those in functions that some exchange goes through. */
  faults: readonly Fault[];
  /** What the faults do that nobody saw, as `function: line => what it becomes`. */
  unseen: readonly string[];
  /** Functions that no exchange goes through. */
  unreached: readonly string[];
}

/** A path as the machine of its role is told it. */
export function exchangeOf({ setting, tokens }: Path): Exchange {
  return { input: inputOf(setting), events: tokens.flatMap(({ events }) => events) };
}

/** A path of a script's object as the machine of a client is told it, which has no script: what the object would ask for. */
export function exchangeOfClient({ setting, tokens }: Path): Exchange {
  const asked: Readonly<Record<string, string>> = {
    CONSTRUCT: 'ESTABLISH',
    SEND_CALLED: 'SEND_DATA',
    CLOSE_CALLED: 'START_CLOSING',
  };
  const events = tokens
    .flatMap((token) => token.events)
    .filter(({ type }) => type !== 'TASK')
    .map((event) => ({ ...event, type: asked[event.type] ?? event.type }) as MachineEvent);
  const toWhere = { host: 'example.com', port: 80, resourceName: '/demo', origin: 'http://example.com' };
  return { input: { ...inputOf(setting), ...toWhere }, events };
}

/** An exchange cut short at a place by chance, and events by chance behind it. */
export function cutShort({ input, events }: Exchange, others: readonly MachineEvent[], from: string): Exchange {
  const by = (drawn: number, range: number) => draw({ seed: from, script: [], drawn }, range)[0];
  const tail = [1, 2, 3].map((drawn) => others[by(drawn, others.length)] as MachineEvent);
  return { input, events: [...events.slice(0, by(0, events.length + 1)), ...tail] };
}

/** @param stride every how many faults one is seeded */
export function seed(file: string, exchanges: readonly Exchange[], stride = 1): Seeding {
  const script = generatedScript(file);
  const runs = runsOf(script, exchanges);
  const reached = new Set(runs.flatMap((run) => [...run.reached]));
  const all = faultsOf(script);
  const faults = all.filter(({ of }) => reached.has(of)).filter((_, index) => index % stride === 0);
  const isSeen = (fault: Fault) => {
    const make = makerOf(withFault(script, fault));
    return runs.some((run) => run.reached.has(fault.of) && isOther(make, run));
  };
  const unseen = faults
    .filter((fault) => !isSeen(fault))
    .map(({ of, was, becomes }) => `${of}: ${was.trim()} => ${becomes.trim()}`);
  return { faults, unseen, unreached: [...new Set(all.map(({ of }) => of))].filter((name) => !reached.has(name)) };
}

/** What the sound machine does in each exchange, the shortest first. */
function runsOf(script: string, exchanges: readonly Exchange[]): Run[] {
  const reached = new Set<string>();
  const make = makerOf(noting(script), undefined, { ...runTime, reached } as typeof runTime);
  const runs = exchanges.map(({ input, events }) => {
    const run = { input, pieces: piecesOf(events) };
    reached.clear();
    return { ...run, seen: seenOf(make, run), reached: new Set(reached) };
  });
  return runs.sort((one, other) => one.pieces.length - other.pieces.length);
}

/** The events of a path, bytes that follow each other in one piece. */
export function piecesOf(events: readonly MachineEvent[]): (MachineEvent | Uint8Array)[] {
  const pieces: (MachineEvent | number[])[] = [];
  for (const event of events) {
    const last = pieces.at(-1);
    if (event.type !== 'BYTE') pieces.push(event);
    else if (Array.isArray(last)) last.push(event.byte);
    else pieces.push([event.byte]);
  }
  return pieces.map((piece) => (Array.isArray(piece) ? Uint8Array.from(piece) : piece));
}

function seenOf(make: Make, { input, pieces }: Pick<Run, 'input' | 'pieces'>): unknown[] {
  const engine = make(input);
  const told = pieces.map((piece) => toldBy(engine, piece));
  return [...told, engine.states, textOfAll(engine.context)];
}

function toldBy(engine: Engine, piece: MachineEvent | Uint8Array): Effect[] {
  if (!(piece instanceof Uint8Array)) return engine.tell(piece);
  const effects: Effect[] = [];
  engine.read(piece, (some) => effects.push(...some));
  return effects;
}

/** A machine that throws is not the sound one. */
function isOther(make: Make, run: Run): boolean {
  try {
    return !isDeepStrictEqual(seenOf(make, run), run.seen);
  } catch {
    return true;
  }
}
