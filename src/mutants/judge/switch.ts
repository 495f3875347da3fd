/** What the schemata ask: which mutant is on, and which places a run has reached where a mutant would have decided otherwise. */

/** A mutant that does this many times as much as the sound judge, and this much more, never ends. */
const [TIMES, MORE] = [3, 1_000_000];

let on = -1;
let [work, limit] = [0, Number.POSITIVE_INFINITY];
let seen: Map<number, number> | undefined;
const caches: { made: unknown; make: () => object }[] = [];

/** A run in which no mutant is on: how often each mutant would have made a difference at its place, and what the run took. */
export async function sound(run: () => unknown): Promise<{ reached: Map<number, number>; work: number }> {
  const reached = new Map<number, number>();
  empty();
  [seen, work] = [reached, 0];
  try {
    await run();
  } finally {
    seen = undefined;
  }
  return { reached, work };
}

/** Whether a run throws while a mutant is on. */
export async function notices(run: () => unknown, mutant: number, usual: number): Promise<boolean> {
  [on, work, limit] = [mutant, 0, TIMES * usual + MORE];
  empty();
  try {
    await run();
    return work > limit;
  } catch {
    return true;
  } finally {
    [on, limit] = [-1, Number.POSITIVE_INFINITY];
    empty();
  }
}

function empty(): void {
  for (const cache of caches) cache.made = undefined;
}

function count(): void {
  work += 1;
  if (work > limit) throw new Error('the mutant never ends');
}

function see(mutant: number): void {
  if (seen !== undefined && mutant !== -1) seen.set(mutant, (seen.get(mutant) ?? 0) + 1);
}

function isOneOf(first: number, all: readonly string[]): boolean {
  return on >= first && on < first + all.length;
}

/** Called by the schemata as `$judge`. */
export const asked = {
  /** A condition, that may be forced. */
  is(always: number, never: number, value: unknown): unknown {
    count();
    see(value ? never : always);
    if (on === -1) return value;
    return on === always ? true : on === never ? false : value;
  },
  /** Whether something is left out. */
  off(mutant: number): boolean {
    count();
    see(mutant);
    return on === mutant;
  },
  /** A bound, that may be moved by one. */
  compare(mutant: number, operator: string, one: number, other: number): boolean {
    count();
    if (one === other) see(mutant);
    const moved = on === mutant && one === other;
    if (operator === '<') return moved || one < other;
    if (operator === '>') return moved || one > other;
    return !moved && (operator === '<=' ? one <= other : one >= other);
  },
  /** A list or an object, of which an entry may be left out. */
  table<T extends object>(first: number, whole: T): T {
    const names = Object.keys(whole);
    const look = (name: string | symbol) => {
      const index = names.indexOf(String(name));
      // What asks a list for anything, or for all names, may come upon each entry.
      if (index !== -1 && !Array.isArray(whole)) see(first + index);
      else if (Array.isArray(whole) || name === '') for (const [each] of names.entries()) see(first + each);
      return isOneOf(first, names) ? without(whole, names[on - first] as string) : whole;
    };
    return new Proxy(whole, {
      get: (_, name) => Reflect.get(look(name), name),
      has: (_, name) => Reflect.has(look(name), name),
      ownKeys: () => Reflect.ownKeys(look('')),
      getOwnPropertyDescriptor: (_, name) => Reflect.getOwnPropertyDescriptor(look(name), name),
    });
  },
  /** What is kept for later; empty after each mutant. */
  cache(make: () => object): object {
    const cache = { made: undefined as unknown, make };
    caches.push(cache);
    return new Proxy(make(), {
      get: (_, name) => {
        cache.made ??= cache.make();
        const own = cache.made as object;
        const value = Reflect.get(own, name);
        return typeof value === 'function' ? value.bind(own) : value;
      },
    });
  },
};

function without<T extends object>(whole: T, name: string): T {
  if (Array.isArray(whole)) return whole.filter((_, index) => String(index) !== name) as unknown as T;
  return Object.fromEntries(Object.entries(whole).filter(([each]) => each !== name)) as T;
}
