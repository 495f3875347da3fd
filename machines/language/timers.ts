/** Timers and the events that they end in. */
import type { OutsideEvent, Timer } from './vocabulary.js';

/** The event that a timer ends in. */
export const timeoutOf = {
  statusLine: 'STATUS_LINE_TIMEOUT',
  handshake: 'HANDSHAKE_TIMEOUT',
  closing: 'CLOSING_TIMEOUT',
} as const satisfies Record<Timer, OutsideEvent['type']>;

const timers = new Map(Object.entries(timeoutOf).map(([timer, type]) => [type as string, timer as Timer]));

/** The timer that ends in an event, if any does. */
export function timerOf(type: string): Timer | undefined {
  return timers.get(type);
}
