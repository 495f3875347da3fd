/**
 * A side as a table: every position that it can come to, and what it does there for everything that it can be told,
 * under every option of the policies that it then asks for. Positions that nobody can tell apart are one.
 */
import { algorithms, type MachineEvent, type Task } from '../../../machines/index.js';
import { type Policies, policyDefaults, type StepId } from '../../../spec/index.js';
import { allowed, type Decided, everyWay, type Position, type Way } from '../../engine/index.js';
import { exerciseOf } from '../../report/index.js';
import { type SideName, type Told, taskInWorld } from './alphabet.js';
import { doingsOf, factsOf } from './doings.js';
import { type Line, merged } from './merge.js';
import type { Beginning, Runnable } from './opening.js';

/** All lines, and how many positions there are; the first is 0. */
export interface Table {
  side: SideName;
  positions: number;
  lines: readonly Line[];
  /** The policies that are asked for behind the opening handshake. */
  policies: readonly (keyof Policies)[];
}

/** Positions that a table may have before those that are alike become one. */
const LIMIT = 50_000;

/** A position, without what the world keeps: the queue of tasks and bufferedAmount. */
interface Place {
  position: Position;
  /** Whether TCP is closed from this side. */
  isOver: boolean;
  /** Tasks that wait, by their kinds; messages and errors, of which any number may come in between, are left out. */
  waiting: readonly string[];
}

/**
 * @param known whether the world knows a statement; the others are left out
 * @throws Error when there are more positions than the limit
 */
export function tableOf(
  side: SideName,
  machine: Runnable,
  { interpreter, position }: Beginning,
  alphabet: readonly Told[],
  known: (doing: string) => boolean = () => true,
): Table {
  const numbers = new Map<string, number>();
  const places: Place[] = [];
  const find = (place: Place) => {
    const key = keyOf(place);
    const number = numbers.get(key) ?? numbers.size;
    if (number === numbers.size) {
      if (number === LIMIT) throw new Error(`${machine.id} has more than ${LIMIT} positions`);
      numbers.set(key, number);
      places.push(place);
    }
    return number;
  };
  find({ position: kept(position), isOver: false, waiting: [] });
  const lines: Line[] = [];
  for (let from = 0; from < places.length; from += 1) {
    const place = places[from] as Place;
    for (const told of alphabet.filter((each) => isTold(each, place))) {
      for (const way of waysOf(interpreter, place.position, told)) {
        const isOver = place.isOver || way.effects.some(({ type }) => type === 'CLOSE_TCP');
        const to = find({ position: kept(way.position), isOver, waiting: waitingBehind(place, told, way) });
        const doings = doingsOf(side, told, place.position, way).filter(known);
        lines.push({ from, told: told.name, decided: decidedIn(way, told), doings, to, steps: stepsOf(way) });
      }
    }
  }

  const policies = [...new Set(lines.flatMap(({ decided }) => Object.keys(decided) as (keyof Policies)[]))].sort();
  return { side, policies, ...merged(lines, places.length) };
}

/** Whether something can be told in a place. */
function isTold({ while: when, task }: Told, { position, isOver, waiting }: Place): boolean {
  const { established } = factsOf(position);
  if (task !== undefined) return isCounted(task) ? waiting[0] === taskInWorld(task).join() : established;
  if (when === 'opening') return !established && !isOver;
  if (when === 'open') return established && !isOver;
  return when === 'ever' || !isOver;
}

const isCounted = ({ kind }: Task) => kind !== 'message' && kind !== 'error';

function waitingBehind({ waiting }: Place, { task }: Told, { effects }: Way): string[] {
  const queued = effects.flatMap((each) =>
    each.type === 'QUEUE_TASK' && isCounted(each.task) ? [taskInWorld(each.task).join()] : [],
  );
  return [...waiting.slice(task !== undefined && isCounted(task) ? 1 : 0), ...queued];
}

/** Of the opening handshake, which is told as one, only the way of the default policies. */
function waysOf(interpreter: Beginning['interpreter'], position: Position, { task, events, while: when }: Told): Way[] {
  const from =
    task === undefined ? position : { ...position, context: { ...position.context, tasks: [task] as readonly Task[] } };
  return everyWay(interpreter, from, events as readonly MachineEvent[], when === 'opening' ? policyDefaults : {}, allowed);
}

const decidedIn = ({ decided }: Way, { while: when }: Told): Decided => (when === 'opening' ? {} : decided);

/** What the world keeps, and what each event that reads it has written before: as it was in the beginning. */
const NOT_KEPT = { policies: {}, tasks: [], bufferedAmount: 0, task: { kind: 'open' }, argument: '', data: '', b: 0, bv: 0 };

/** What of a position the side itself keeps. */
function kept({ states, context }: Position): Position {
  const others = Object.entries(NOT_KEPT).filter(([name]) => name in context);
  return { states, context: { ...context, ...Object.fromEntries(others) } };
}

function keyOf({ position: { states, context }, isOver, waiting }: Place): string {
  return JSON.stringify([isOver, waiting, states, context], (_, value) =>
    typeof value === 'bigint' ? `${value}` : (value?.latin1?.() ?? value),
  );
}

const exercise = exerciseOf(algorithms);

/** The items that a way goes through: of its transitions, and of the states that they lead to. */
function stepsOf({ transitions, states }: Way): StepId[] {
  const ids = [
    ...transitions.flatMap((id) => [...(exercise.transitions.get(id) ?? [])]),
    ...states.flatMap((id) => [...(exercise.states.get(id) ?? [])]),
  ];
  return [...new Set(ids)];
}
