/** What can be known of guards and actions without their text, by trying them on variables that note who reads and writes them. */
import type { Action, AnyAlgorithm, Guard, Told } from '../../../machines/index.js';
import type { StepId } from '../../../spec/index.js';

/** A guard or action, by the algorithm that has it. */
export interface Named {
  algorithm: string;
  name: string;
}

type Context = Record<string, unknown>;

const told = { type: 'TASK', byte: 0, bytes: 0, data: '', url: '', protocol: null, wasClean: false } as unknown as Told;

export class Knowledge {
  private readonly known = new Map<string, readonly string[] | undefined>();

  constructor(private readonly algorithms: readonly AnyAlgorithm[]) {}

  /** The type of what an action tells, which is the same whatever the variables are. */
  tells({ algorithm, name }: Named): string {
    const { context, actions } = this.algorithm(algorithm);
    const action = actions[name] as Action<Context>;
    if ('do' in action) throw new Error(`${algorithm}.${name} tells nothing`);
    return action.tell({ ...context }, told, '10.3.4#p1' as StepId).type;
  }

  /** Whether an action changes a variable that a guard reads; what cannot be tried is taken to. */
  concerns(action: Named, guard: Named): boolean {
    const [writes, reads] = [this.writes(action), this.reads(guard)];
    return writes === undefined || reads === undefined || writes.some((name) => reads.includes(name));
  }

  private reads(guard: Named): readonly string[] | undefined {
    return this.once(`reads ${guard.algorithm}.${guard.name}`, (names) => {
      const { context, guards } = this.algorithm(guard.algorithm);
      for (const name of readsOf(guards[guard.name] as Guard<Context>, { ...context }, [told])) names.add(name);
    });
  }

  private writes(action: Named): readonly string[] | undefined {
    return this.once(`writes ${action.algorithm}.${action.name}`, (names) => {
      const { context, actions } = this.algorithm(action.algorithm);
      const set = (target: Context, name: string, value: unknown) => {
        names.add(name);
        target[name] = value;
        return true;
      };
      (actions[action.name] as Action<Context> & { do: (context: Context, event: Told) => void }).do(
        new Proxy({ ...context }, { set }),
        told,
      );
    });
  }

  private once(key: string, tryIt: (names: Set<string>) => void): readonly string[] | undefined {
    if (!this.known.has(key)) this.known.set(key, namesFrom(tryIt));
    return this.known.get(key);
  }

  private algorithm(id: string): AnyAlgorithm {
    return this.algorithms.find((each) => each.id === id) as AnyAlgorithm;
  }
}

/** Variables that a guard reads when it is asked about events, whatever it says. */
export function readsOf(guard: Guard<Context>, context: Context, events: readonly Told[]): string[] {
  const names = new Set<string>();
  const get = (target: Context, name: string) => {
    names.add(name);
    return target[name];
  };
  for (const event of events) guard.when(new Proxy(context, { get }), event);
  return [...names];
}

/** Initial values are not enough for some: a division by a number of spaces that is none yet. */
function namesFrom(tryIt: (names: Set<string>) => void): readonly string[] | undefined {
  const names = new Set<string>();
  try {
    tryIt(names);
    return [...names];
  } catch {
    return undefined;
  }
}
