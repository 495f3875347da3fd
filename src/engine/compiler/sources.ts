/** The machines that are compiled, and which events reach them from outside. */
import {
  client,
  type Machine,
  type MachineEvent,
  machinesOf,
  type OutsideEvent,
  server,
  webSocket,
} from '../../../machines/index.js';
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

const told = {
  client: [...Object.keys(outside), ...ofOthers],
  webSocket: [...Object.keys(outside), ...ofTheUserAgent],
  server: Object.keys(outside),
};

/** Names and contents of the generated files; of other revisions there are the machines that sockets run. */
export function compiled(): { file: string; source: string }[] {
  const sourceOf = (file: string, machine: Machine, isGiven = false) => {
    return { file, source: compile(machine, new Set(told[machine.id as keyof typeof told]), isGiven) };
  };
  return [
    sourceOf('client.ts', client),
    sourceOf('web-socket.ts', webSocket),
    sourceOf('server.ts', server),
    ...(['r4819', 'r5065'] as const).flatMap((revision) => {
      const of = machinesOf(revision) as Readonly<Record<'webSocket' | 'server', Machine>>;
      return [sourceOf(`${revision}-web-socket.ts`, of.webSocket, true), sourceOf(`${revision}-server.ts`, of.server, true)];
    }),
  ];
}
