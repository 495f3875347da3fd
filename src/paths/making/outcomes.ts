/** Paths that show what others do not: a guard's other outcome, or a transition from every state in one more of them. */
import { Interpreter } from '../../engine/index.js';
import type { MachineOf, Path } from '../parts/model.js';
import { inputOf } from '../parts/setting.js';

/** Those of the candidates, the shortest first, that show something which neither known paths nor earlier ones do. */
export function showingMore(known: readonly Path[], candidates: readonly Path[], machines: MachineOf): Path[] {
  const interpreters = new Map(Object.entries(machines).map(([role, machine]) => [role, new Interpreter(machine)]));
  const shown = new Set<string>();
  const showsMore = ({ role, setting, tokens }: Path) => {
    const interpreter = interpreters.get(role) as Interpreter;
    const events = tokens.flatMap((token) => token.events);
    const { guards, departures } = interpreter.pass(interpreter.begin(inputOf(setting)), events);
    const before = shown.size;
    for (const each of [...guards, ...departures]) shown.add(each);
    return shown.size > before;
  };
  for (const path of known) showsMore(path);
  return candidates.toSorted((one, other) => one.tokens.length - other.tokens.length).filter(showsMore);
}
