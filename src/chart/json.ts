/** A machine's XState configuration as JSON, which `createMachine` and Stately's editor take. */
import type { Machine } from '../../machines/index.js';

/**
 * The configuration from which XState made the machine: its id, states and
 * transitions, with guards and actions by name. The context is left out, since
 * it is made from the machine's input; so is what is empty.
 */
export function json(machine: Machine): string {
  return `${JSON.stringify({ id: machine.id, ...(pruned(machine.machine.config) as object) }, null, 2)}\n`;
}

function pruned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(pruned);
  if (typeof value !== 'object' || value === null) return value;
  const telling = Object.entries(value).filter(([key, each]) => !isDefault(key, each));
  return Object.fromEntries(telling.map(([key, each]) => [key, pruned(each)]));
}

/** Whether a property only says what holds without it. */
function isDefault(key: string, value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  if (key === 'on') return Object.keys(value as object).length === 0;
  return key === 'reenter' && value === false;
}
