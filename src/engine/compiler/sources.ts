/** The machines that are compiled, and which events reach them from outside. */
import { client, type Machine, type MachineEvent, type OutsideEvent, server, webSocket } from '../../../machines/index.js';
import { compile } from './compile.js';

/** Every event from outside; a key that is missing does not compile. */
const outside: Record<OutsideEvent['type'], true> = {
  BYTE: true,
  TURN: true,
  TCP_OPENED: true,
  TCP_FAILED: true,
  TCP_CLOSED: true,
  TLS_OPENED: true,
  TLS_FAILED: true,
  SEND_FAILED: true,
  SENT: true,
  STATUS_LINE_TIMEOUT: true,
  HANDSHAKE_TIMEOUT: true,
  CLOSING_TIMEOUT: true,
  ACCEPT: true,
  SEND_STRING: true,
  TERMINATE: true,
  CONSTRUCT: true,
  SEND_CALLED: true,
  CLOSE_CALLED: true,
  TASK: true,
};

/** What other specifications ask a client to do (10.3.4.8). */
const ofOthers: readonly MachineEvent['type'][] = ['ESTABLISH', 'SEND_DATA', 'START_CLOSING', 'CLOSE_CONNECTION', 'FAIL'];

/** What collecting the object of a connection, or unloading its script, does (10.3.3.2). */
const ofTheUserAgent: readonly MachineEvent['type'][] = ['CLOSE_CONNECTION'];

const sources: readonly { file: string; machine: Machine; told: readonly string[] }[] = [
  { file: 'client.ts', machine: client, told: [...Object.keys(outside), ...ofOthers] },
  { file: 'web-socket.ts', machine: webSocket, told: [...Object.keys(outside), ...ofTheUserAgent] },
  { file: 'server.ts', machine: server, told: Object.keys(outside) },
];

/** Names and contents of the generated files. */
export function compiled(): { file: string; source: string }[] {
  return sources.map(({ file, machine, told }) => ({ file, source: compile(machine, new Set(told)) }));
}
