/** Echo servers that keep to the text, take liberties with it, or break it, each in one way. */
import type { Effect } from '../../machines/index.js';
import { type Connection, compiledEngine, createServer, type EngineFactory, type ServerOptions, watched } from '../index.js';

/** A server, and what its application does. */
export interface Case {
  options?: Partial<ServerOptions>;
  app?(connection: Connection): void;
}

/** Starts a server on a port of its own. */
export async function serve({ options, app = echo }: Case): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer({ origins: 'any', hosts: 'any', ...options }, app);
  return { url: `ws://127.0.0.1:${await server.listen(0, '127.0.0.1')}/`, close: () => server.close() };
}

/** What the text leaves to a server, and counts as pass. */
export const free: Readonly<Record<string, Case>> = {
  'other words in the status line': { options: { engine: sending(/^HTTP.*/, 'HTTP/1.0 101 Yes') } },
  'a status line without words': { options: { engine: sending(/^HTTP.*/, 'HTTP/1.1 101 ') } },
  'field names in capitals': { options: { engine: sending(/^Upgrade:/, 'UPGRADE:') } },
  'a cookie': { options: { engine: sending(/^Connection:/, 'Set-Cookie: a=b\r\nConnection:') } },
  'to close after the acknowledgement': { options: { policies: { 'server.onClientClose': 'ackAndClose' } } },
  'to want the space after the colon': { options: { policies: { 'server.field.space': 'required' } } },
};

/** What counts as allowed. */
export const liberties: Readonly<Record<string, Case>> = {
  'numbers in little-endian order': { options: { policies: { 'number.byteOrder': 'little' } } },
  'to close on FF 00 without acknowledging': { options: { policies: { 'server.onClientClose': 'closeOnly' } } },
  'to do nothing on FF 00': { options: { policies: { 'server.onClientClose': 'nothing' } } },
  'to disconnect on frames of unknown types': { options: { policies: { 'server.frame.unknownType': 'disconnect' } } },
  'to serve without Upgrade': { options: { policies: { 'server.check.upgrade': 'ignore' } } },
  'another origin in the reply': { options: { engine: sending(/^(Sec-WebSocket-Origin): .*/, '$1: http://example.org') } },
  'another location in the reply': { options: { engine: sending(/^(Sec-WebSocket-Location): .*/, '$1: wss://example.org/') } },
  'a field that is not in the list': { options: { engine: sending(/^Connection:/, 'Server: x\r\nConnection:') } },
};

/** What is a failure, with the titles of the small tier's traces that show it, and their steps. */
export const faults: Readonly<Record<string, Case & { fails: readonly string[] }>> = {
  'not to echo an empty message': {
    app: (connection) => connection.on('message', (data) => data === '' || connection.send(data)),
    fails: ['a valid handshake, 00, FF; then a probe at 10.3.4.4.3#3.4'],
  },
  'to send a frame after its own FF 00': {
    options: { engine: telling((effects) => (has(effects, 'CLIENT_TERMINATED') ? [...effects, send('\0x\xff')] : effects)) },
    fails: [
      'a valid handshake, FF, 00; then a probe at 10.3.4.4.3#3.B8',
      'a valid handshake, FF, 00, 00; then a probe at 10.3.4.4.3#3.B8',
    ],
  },
  'to leave a connection open that the text aborts': {
    options: {
      engine: telling((effects) =>
        aborts(effects, '10.3.4.4.2#6') ? effects.filter(({ type }) => type !== 'CLOSE_TCP') : effects,
      ),
    },
    fails: ['request line, key1 no multiple, seven bytes of key3, the last byte of key3 at 10.3.4.4.2#6'],
  },
  'to send a digest where a key has no spaces': {
    options: {
      engine: telling((effects) =>
        aborts(effects, '10.3.4.4.2#5p3') ? [send(`HTTP/1.1 101 x\r\n\r\n${'x'.repeat(16)}`), ...effects] : effects,
      ),
    },
    fails: [
      'request line, no key1; then the rest of the handshake at 10.3.4.4.2#5p3',
      'request line, key2 without spaces, seven bytes of key3, the last byte of key3 at 10.3.4.4.2#5p3',
    ],
  },
};

/** What makes the control fail, so that nothing can be said. */
export const hopeless: Readonly<Record<string, Case>> = {
  'a wrong digest': { options: { engine: telling((effects) => effects.map(wrong)) } },
  'Upgrade: websocket': { options: { engine: sending(/^Upgrade: WebSocket/, 'Upgrade: websocket') } },
  'two spaces after a colon': { options: { engine: sending(/^(Sec-WebSocket-Origin): /, '$1:  ') } },
  'a field twice': { options: { engine: sending(/^Connection: Upgrade/, 'Connection: Upgrade\r\nConnection: Upgrade') } },
  'a default port in the location': { options: { engine: sending(/example.com\//, 'example.com:80/') } },
  'an empty subprotocol': { options: { engine: sending(/^Connection:/, 'Sec-WebSocket-Protocol: \r\nConnection:') } },
  'a status line without its second space': { options: { engine: sending(/^HTTP.*/, 'HTTP/1.1 101') } },
  'an application that greets': {
    app: (connection) => {
      connection.send('hello');
      echo(connection);
    },
  },
  'an application that alters messages': { app: (connection) => connection.on('message', (data) => connection.send(`${data}!`)) },
};

function echo(connection: Connection): void {
  connection.on('message', (data) => connection.send(data));
}

/** An engine whose effects are changed. */
function telling(change: (effects: Effect[]) => Effect[]): EngineFactory {
  return (machine, input) => {
    const engine = compiledEngine(machine, input);
    return watched(engine, (event) => change(engine.tell(event)));
  };
}

/** An engine that sends other text; a function, since what it makes is wanted further up. */
function sending(what: RegExp, instead: string): EngineFactory {
  return telling((effects) =>
    effects.map((effect) => (effect.type === 'SEND' ? send(textOf(effect).replace(what, instead)) : effect)),
  );
}

function wrong(effect: Effect): Effect {
  return effect.type === 'SEND' && effect.bytes.length === 16 ? send('x'.repeat(16)) : effect;
}

function send(text: string): Effect {
  return { type: 'SEND', bytes: Buffer.from(text, 'latin1'), payload: 0 };
}

function textOf({ bytes }: { bytes: Uint8Array }): string {
  return Buffer.from(bytes).toString('latin1');
}

function has(effects: readonly Effect[], type: Effect['type']): boolean {
  return effects.some((effect) => effect.type === type);
}

function aborts(effects: readonly Effect[], step: string): boolean {
  return effects.some((effect) => effect.type === 'ABORT' && effect.step === step);
}
