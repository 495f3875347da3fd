/** Seeds faults in a compiled machine and looks which of them a suite of paths tells from the sound one. */
import { isDeepStrictEqual } from 'node:util';
import type { Effect, OutsideEvent } from '../../../machines/index.js';
import { inputOf, type Path } from '../../paths/index.js';
import type { Engine } from '../engine.js';
import { textOfAll } from '../lock-step/testing.js';
import type { Compiled } from './compiled.js';
import { engineOf, type Fault, faultsOf, holesOf, sourceOf } from './faults.js';

type Make = (input: object) => Engine;
interface Run {
  input: object;
  pieces: readonly (OutsideEvent | Uint8Array)[];
  seen: readonly unknown[];
}

export interface Seeding {
  faults: readonly Fault[];
  /** What the faults do that nobody saw, as `line => what it becomes`. */
  unseen: readonly string[];
}

/** @param stride every how many faults one is seeded */
export function seed(file: string, paths: readonly Path[], stride = 1): Seeding {
  const source = sourceOf(file);
  const sound = engineOf(source);
  const runs = paths.map(({ setting, tokens }) => {
    const run = { input: inputOf(setting), pieces: piecesOf(tokens.flatMap(({ events }) => events)) };
    return { ...run, seen: seenOf(sound, run) };
  });
  const isSeen = (fault: Fault) => {
    const make = engineOf(source, fault);
    return runs.some((run) => isOther(make, run));
  };
  const reached = new Set([...holesOf(source)].filter(([, hole]) => isSeen(hole)).map(([name]) => name));
  const faults = faultsOf(source, reached).filter((_, index) => index % stride === 0);
  const unseen = faults.filter((fault) => !isSeen(fault)).map(({ was, becomes }) => `${was.trim()} => ${becomes.trim()}`);
  return { faults, unseen };
}

/** The events of a path, bytes that follow each other in one piece. */
export function piecesOf(events: readonly OutsideEvent[]): (OutsideEvent | Uint8Array)[] {
  const pieces: (OutsideEvent | number[])[] = [];
  for (const event of events) {
    const last = pieces.at(-1);
    if (event.type !== 'BYTE') pieces.push(event);
    else if (Array.isArray(last)) last.push(event.byte);
    else pieces.push([event.byte]);
  }
  return pieces.map((piece) => (Array.isArray(piece) ? Uint8Array.from(piece) : piece));
}

function seenOf(make: Make, { input, pieces }: Omit<Run, 'seen'>): unknown[] {
  const engine = make(input);
  const told = pieces.map((piece) => {
    if (!(piece instanceof Uint8Array)) return engine.tell(piece);
    const effects: Effect[] = [];
    engine.read(piece, (some) => effects.push(...some));
    return effects;
  });
  return [...told, (engine as Compiled).states, textOfAll(engine.context as object)];
}

/** A machine that throws is not the sound one. */
function isOther(make: Make, run: Run): boolean {
  try {
    return !isDeepStrictEqual(seenOf(make, run), run.seen);
  } catch {
    return true;
  }
}
