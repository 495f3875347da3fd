/**
 * Worlds by chance in which anything may happen at any time: listeners throw,
 * so that bytes come after the close; writes fail and TCP stays; TLS fails;
 * timers ring that nobody stopped; and a specification of its own uses the
 * client's machine alone, with inputs that no constructor has looked at. What
 * the machine asks of the application's functions is seen too. A mutant that
 * differs in such a world is no equivalent.
 */
import { inspect } from 'node:util';
import {
  type AnyAlgorithm,
  client,
  draw,
  type Effect,
  type Machine,
  type MachineEvent,
  server,
  webSocket,
} from '../../machines/index.js';
import { Interpreter } from '../engine/index.js';
import { inputOf, type Path } from '../paths/index.js';
import { type Mutant, separated } from './mutate.js';

/** A machine, what it is given, and what it is told. */
export interface World {
  id: string;
  machine: Pick<Machine, 'id' | 'algorithms'>;
  /** Made anew for each run, since the functions in it note what they are asked. */
  input(asked: string[]): object;
  events: readonly MachineEvent[];
}

/** A world, what the sound machine tells in it event by event, and the places that it reaches. */
interface Known {
  world: World;
  told: readonly string[];
  places: ReadonlySet<string>;
  /** Characters of all that it has in its variables in the end. */
  held: number;
}

/** Worlds by number: the same seed and number give the same world. */
export function unrulyWorlds(paths: readonly Path[], count: number, seed: string): World[] {
  return Array.from({ length: count }, (_, index) => {
    const dice = diceOf(`${seed}/${index}`);
    return worldFrom(dice.of(paths), dice, `unruly/${seed}/${index}`);
  });
}

/** Runs the sound machines in worlds, to compare mutants with them. */
export function unruly(worlds: readonly World[]): (mutant: Mutant) => string | undefined {
  const known = worlds.map(soundly);
  return ({ algorithm, mutated, reachedBy }) => {
    const interpreters = new Map<string, Interpreter>();
    for (const { world, told, places, held } of known) {
      const { id, algorithms } = world.machine;
      if (!reachedBy.some((place) => places.has(place)) || !algorithms.some((each) => each.id === algorithm)) continue;
      const interpreter =
        interpreters.get(id) ?? interpreterOf(world.machine, (each) => (each.id === algorithm ? mutated : each));
      interpreters.set(id, interpreter);
      const other = playedIn(world, interpreter);
      const differs = other.told.findIndex((each, index) => each !== told[index]);
      if (differs !== -1) return `${world.id}, event ${differs}`;
      if (other.held - held > MUCH) return `${world.id}, keeps ${other.held - held} characters more`;
    }
    return undefined;
  };
}

function soundly(world: World): Known {
  return { world, ...playedIn(world, interpreterOf(world.machine, separated)) };
}

const LIMIT = 1_000;
/** Characters of variables that a connection may keep for no use; a handshake is more. */
const MUCH = 200;

function interpreterOf({ id, algorithms }: World['machine'], change: (one: AnyAlgorithm) => AnyAlgorithm): Interpreter {
  return new Interpreter({ id, algorithms: algorithms.map(change) }, { limit: LIMIT });
}

function playedIn({ input, events }: World, interpreter: Interpreter): Omit<Known, 'world'> {
  const asked: string[] = [];
  const engine = interpreter.resume(interpreter.begin(input(asked)));
  const told: string[] = [];
  for (const event of events) {
    try {
      told.push(inWords(engine.tell(event), asked.splice(0)));
    } catch (error) {
      told.push((error as Error).message);
      break;
    }
  }
  const { transitions, guards } = engine.passage();
  return { told, places: new Set([...transitions, ...guards]), held: inspect(engine.context, { depth: 4 }).length };
}

function inWords(effects: readonly Effect[], asked: readonly string[]): string {
  if (effects.length === 0 && asked.length === 0) return '';
  // What the client does on START_CLOSING is seen; nobody outside hears how often it was told.
  const heard = effects.filter(({ type }) => type !== 'START_CLOSING');
  return JSON.stringify([heard, asked], asSeen);
}

/** Bytes in hex; without the name of the guard that failed, which is another where guards are told apart by place. */
function asSeen(name: string, value: unknown): unknown {
  if (name === 'why') return undefined;
  return value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value;
}

/** A path gone astray: its events, some lost, some twice, others in between and behind. */
function worldFrom({ role, setting, tokens }: Path, dice: Dice, id: string): World {
  const sound = tokens.flatMap(({ events }) => events) as MachineEvent[];
  const often = dice.of([15, 60, 400]);
  const astray = sound.flatMap((event) => {
    const chance = dice.below(often);
    if (chance === 0) return [strayEvent(dice), event];
    if (chance === 1) return [event, event];
    return chance === 2 ? [] : [event];
  });
  const events = [...astray, ...Array.from({ length: 25 }, () => strayEvent(dice))];
  const given = inputOf(setting);
  if (role === 'server')
    return { id, machine: server, events, input: (asked) => ({ ...given, service: serviceOf(dice.seed, asked) }) };
  if (dice.below(2) === 0) return { id, machine: webSocket, events: events.filter(constructsOnce), input: () => given };
  const request = {
    host: 'example.com',
    resourceName: dice.of(['/demo', '/', 'demo']),
    secure: dice.below(4) === 0,
    origin: 'http://example.com',
    protocol: dice.of([null, 'chat', '']),
  };
  return { id, machine: client, events: events.flatMap(alone), input: () => ({ ...given, ...request }) };
}

/** A script cannot construct an object twice. */
function constructsOnce({ type }: MachineEvent, index: number, all: readonly MachineEvent[]): boolean {
  return type !== 'CONSTRUCT' || all.findIndex((other) => other.type === type) === index;
}

/** What a specification of its own tells the client's machine where a script would call. */
function alone(event: MachineEvent): MachineEvent[] {
  if (event.type === 'CONSTRUCT') return [{ type: 'ESTABLISH' }];
  if (event.type === 'SEND_CALLED') return [{ type: 'SEND_DATA', data: event.data }];
  if (event.type === 'CLOSE_CALLED') return [{ type: 'START_CLOSING' }];
  return event.type === 'TASK' ? [] : [event];
}

/** Functions of an application, which say yes mostly, and note what they are asked. */
function serviceOf(seed: string, asked: string[]): object {
  const says = (what: string) => (value: string) => {
    asked.push(`${what} ${value}`);
    return !seed.endsWith('7');
  };
  return { hosts: says('host'), origins: says('origin'), resources: says('resource'), protocols: says('protocol') };
}

/** What may happen at any time; a byte and a task more often than others. */
const STRAY: readonly MachineEvent[] = [
  ...[0, 0, 0].map((byte) => ({ type: 'BYTE', byte }) as const),
  ...plain('TCP_OPENED', 'TCP_FAILED', 'TCP_CLOSED', 'TLS_OPENED', 'TLS_FAILED', 'SEND_FAILED'),
  { type: 'SENT', bytes: 1 },
  ...plain('STATUS_LINE_TIMEOUT', 'HANDSHAKE_TIMEOUT', 'CLOSING_TIMEOUT', 'TURN'),
  { type: 'SEND_STRING', data: 'x' },
  { type: 'TERMINATE' },
  { type: 'SEND_CALLED', data: 'x' },
  ...plain('CLOSE_CALLED', 'TASK', 'TASK'),
];
const STRAY_BYTES = [0x00, 0xff, 0x80, 0x0d, 0x0a, 0x3a, 0x20, 0x41, 0x61];

function plain(...types: MachineEvent['type'][]): MachineEvent[] {
  return types.map((type) => ({ type }) as MachineEvent);
}

function strayEvent(dice: Dice): MachineEvent {
  const event = dice.of(STRAY);
  return event.type === 'BYTE' ? { type: 'BYTE', byte: dice.of(STRAY_BYTES) } : event;
}

type Dice = ReturnType<typeof diceOf>;

function diceOf(seed: string) {
  let random = { seed, script: [] as readonly number[], drawn: 0 };
  const below = (range: number): number => {
    const [value, rest] = draw(random, range);
    random = { ...rest };
    return value;
  };
  return { seed, below, of: <T>(all: readonly T[]): T => all[below(all.length)] as T };
}
