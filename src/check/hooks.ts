/** What the side under test can be told, besides what goes over the wire. */
import type { Need } from '../traces/index.js';

/** Calls to the application of the side under test, for one connection. */
export interface Hooks {
  /** It sends a message. */
  send?(data: string): void;
  /** It begins the closing handshake. */
  close?(): void;
  /** This timer expires now, and none by itself. */
  timer?(name: 'statusLine' | 'closing'): void;
}

/** What traces need, by the hook that gives it. */
export const HOOK_OF: Partial<Record<Need, keyof Hooks>> = { send: 'send', terminate: 'close', timer: 'timer' };
