/** The echo client that every trace is made with: it has connected and sent its handshake. */
import type { MachineEvent } from '../../machines/index.js';
import { limitDefaults } from '../../spec/index.js';
import { Expectation } from '../judge/index.js';
import { type Branch, remembered } from './branches.js';

/** The address that every trace has in place of the checker's own. */
export const ADDRESS = 'ws://example.com/demo';

export const echoClient = new Expectation('client', { limits: limitDefaults });

const NAMES = { host: 'example.com', port: 80, resourceName: '/demo', origin: 'http://example.com' };
const CONNECTED: readonly MachineEvent[] = [{ type: 'ESTABLISH' }, { type: 'TURN' }, { type: 'TCP_OPENED' }];

function connected() {
  return echoClient.begin({ url: ADDRESS, ...NAMES, protocol: null }, CONNECTED, { 'client.key.edgeSpaces': 'inside' });
}

/** The handshake of the client that the traces of echo clients were made with: the one that their `answer` is to. */
export function requestOfTraces(): Buffer {
  return Buffer.concat((connected()[0]?.pending ?? []).flatMap((piece) => (piece instanceof Uint8Array ? [piece] : [])));
}

/** A client that has connected and sent its handshake; how chance is drawn makes no difference to what follows. */
export function beginEcho(): readonly Branch[] {
  return remembered(echoClient, CONNECTED, () => {
    return connected().map((one) => ({ one: { ...one, decided: {}, pending: [] }, frames: '' }));
  });
}
