/** How often runs and traces went through the states and transitions of a machine. */
import type { Machine } from '../../../machines/index.js';
import { exerciseOf, type Traceability } from '../../report/index.js';
import type { Times } from '../levels.js';

/** The times of each state and transition of a machine, by its id. */
export function timesIn(
  { algorithms }: Machine,
  { through, unreached }: Traceability,
  traces: ReadonlyMap<string, number>,
): Record<string, Times> {
  const { states, transitions } = exerciseOf(algorithms);
  const reasons = new Map(unreached.map(({ id, reason }) => [id, reason]));
  const times = (id: string): Times => {
    const reason = reasons.get(id);
    const [runs, played] = [through[id] ?? 0, traces.get(id) ?? 0];
    return reason === undefined ? [runs, played] : [runs, played, reason];
  };
  return Object.fromEntries([...states.keys(), ...transitions.keys()].map((id) => [id, times(id)]));
}
