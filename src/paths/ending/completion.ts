/** What completes a handshake, or a frame, that was begun. */
import type { StateIn } from '../../../machines/index.js';
import type { View } from '../../engine/index.js';
import {
  clientFields,
  type Expecting,
  type Field,
  goldenKey3,
  linesOf,
  requestLine,
  serverFields,
  statusLine,
} from '../parts/handshakes.js';
import type { Role, Token } from '../parts/model.js';
import { bytes, lines, one, textOf } from '../parts/tokens.js';
import type { Facts, Walk } from '../parts/walk.js';

/** Rounds of completing; each leads from one step to a later one. */
const ROUNDS = 12;

/** Completes the handshake, or the frame, in which a walk is. */
export function complete(walk: Walk): void {
  for (let round = 0; round < ROUNDS && !walk.facts.closed; round += 1) {
    const token = next(walk.role, walk.view);
    if (token === undefined) return;
    walk.add(token);
  }
}

/** What has come so far. */
interface Begun extends Facts, Expecting {
  matched: number;
  resource: { length: number };
  clientFields: readonly { name: string }[];
  entries: readonly { name: string }[];
  field: { length: number };
  name: { length: number };
  key3: { length: number };
  reply: { length: number };
  remaining: number;
  port: number;
}

/** Fields whose name has not come yet, and the blank line. */
function missing(all: readonly Field[], come: readonly { name: string }[]): string {
  return `${linesOf(all.filter(([field]) => come.every(({ name }) => name !== field.toLowerCase())))}\r\n`;
}

/** The bytes that lead a side one step further in its handshake or frame; undefined where it is in none. */
export function completionFor(role: Role, view: View): string | undefined {
  const token = next(role, view);
  return token && textOf(token);
}

function next(role: Role, view: View): Token | undefined {
  return role === 'server' ? nextForServer(view) : nextForClient(view);
}

function nextForServer(view: View): Token | undefined {
  if (view.state('serverSendingHandshake') === 'tls') return tlsOpens;
  const { matched, resource, clientFields: come, key3, remaining } = view.context as Begun;
  const handshake: { [Name in StateIn<'serverReadingHandshake'>]?: string } = {
    step_1: lines(requestLine.slice(matched)),
    step_2: lines(requestLine.slice(3)),
    step_3: lines(requestLine.slice(resource.length === 0 ? 4 : 5)),
    step_4: '\r\n',
    behindCR: '\n',
    step_5: missing(clientFields, come),
    fieldName: ': x\r\n',
    fieldSpace: ' x\r\n',
    fieldValue: '\r\n',
    fieldLF: '\n',
    fieldsEnd: '\n',
    step_6: goldenKey3.slice(key3.length),
  };
  const frame: { [Name in StateIn<'serverDataFraming'>]?: string | undefined } = {
    step_3_2: '\xff',
    step_3_B2: '\0',
    step_3_B6: data(remaining),
  };
  return completion(handshake[view.state('serverReadingHandshake')] ?? frame[view.state('serverDataFraming')]);
}

function nextForClient(view: View): Token | undefined {
  const context = view.context as Begun;
  const { field, name, entries, expected, reply, remaining } = context;
  const state = view.state('clientOpeningHandshake');
  if (state === 'step_1') return context.port === 0 ? refused : connects;
  if (state === 'step_3') return one('TCP opens', 'TCP_OPENED');
  if (state === 'tls') return tlsOpens;
  const handshake: { [Name in StateIn<'clientOpeningHandshake'>]?: string } = {
    step_28: lines(statusLine.slice(field.length === 0 ? 0 : 8)),
    step_34: name.length === 0 ? missing(serverFields(context), entries) : ': x\r\n',
    step_35: ' x\r\n',
    step_36: '\r\n',
    step_37: '\n',
    step_40: '\n',
    step_44: expected.latin1().slice(reply.length),
  };
  const frame: { [Name in StateIn<'clientDataFraming'>]?: string | undefined } = {
    step_3a_2: '\0',
    step_3a_6: data(remaining),
    step_3b_2: '\xff',
  };
  return completion(handshake[state] ?? frame[view.state('clientDataFraming')]);
}

/** Bytes that a frame announced and that a path completes; more are left to come. */
const MOST = 1_000;

function data(remaining: number): string | undefined {
  return remaining <= MOST ? 'x'.repeat(remaining) : undefined;
}

export const connects: Token = { name: 'TCP opens', events: [{ type: 'TURN' }, { type: 'TCP_OPENED' }] };
export const refused: Token = { name: 'TCP is refused', events: [{ type: 'TURN' }, { type: 'TCP_FAILED' }] };
export const tlsOpens = one('TLS opens', 'TLS_OPENED');

function completion(rest: string | undefined): Token | undefined {
  return rest === undefined ? undefined : bytes(`what completes it, ${rest.length} bytes`, rest);
}
