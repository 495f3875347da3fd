import { expect, test } from 'vitest';
import { type Effect, type MachineEvent, server, webSocket } from '../../machines/index.js';
import { specifications } from '../../spec/index.js';
import { compiledEngine } from '../engine/index.js';
import { inputOf } from '../paths/index.js';
import { loadTraces, type Trace } from '../traces/index.js';
import { type Endpoint, inWords, playTrace, type Wire } from './index.js';

const traces = loadTraces('small');
const played = loadTraces('tiny').filter(({ role, needs }) => role !== 'api' && needs.length === 0);
const named = (id: string, role: Trace['role'] = 'server') =>
  traces.find((trace) => trace.id === id && trace.role === role) as Trace;

/** What a peer does with an effect: does it as it is if absent. */
type Deviation = (effect: Effect, wire: Wire) => boolean;

/** A machine with an application that sends each message back, without a socket. */
const echoing =
  (role: Trace['role'], deviates: Deviation = () => false) =>
  (wire: Wire): Endpoint => {
    const engine = compiledEngine(role === 'server' ? server : webSocket, inputOf({} as never));
    const tell = (event: MachineEvent): void => {
      const effects = engine.tell(event).filter((effect) => !deviates(effect, wire));
      for (const effect of effects) {
        if (effect.type === 'SEND') wire.sends(effect.bytes);
        else if (effect.type === 'CLOSE_TCP') wire.closes();
        else if (effect.type === 'MESSAGE_RECEIVED' && role === 'server') tell({ type: 'SEND_STRING', data: effect.data });
        else if (effect.type === 'QUEUE_TASK') tell({ type: 'TASK' });
        else if (effect.type === 'FIRE' && effect.task.kind === 'message') tell({ type: 'SEND_CALLED', data: effect.task.data });
      }
    };
    if (role === 'server') tell({ type: 'ACCEPT' });
    else for (const event of CONNECTING) tell(event);
    return {
      receives: (bytes) => {
        for (const byte of bytes) tell({ type: 'BYTE', byte });
      },
      closes: () => tell({ type: 'TCP_CLOSED' }),
    };
  };

const CONNECTING: readonly MachineEvent[] = [
  { type: 'CONSTRUCT', url: 'ws://example.com/demo', protocol: null },
  { type: 'TURN' },
  { type: 'TCP_OPENED' },
];

test('what a machine does in each trace that needs no more than a connection is accepted', async () => {
  expect(new Set(played.map(({ role }) => role))).toEqual(new Set(['server', 'client']));
  for (const trace of played) {
    const verdict = await playTrace(trace, echoing(trace.role));
    expect(verdict.accepted, `${trace.id}\n${inWords(verdict)}`).toBe(true);
  }
});

test('what is answered in a later turn has been said when the promise is fulfilled', async () => {
  const later = (wire: Wire): Endpoint => {
    const { receives } = echoing('server')(wire);
    return { receives: (bytes) => new Promise<void>((done) => setImmediate(() => done(receives(bytes) as undefined))) };
  };
  expect(await playTrace(named('control'), later)).toMatchObject({ accepted: true, mark: 'pass' });
});

test.each<[string, string, Trace['role'], Deviation, object]>([
  [
    'a server that says nothing lacks its reply',
    'control',
    'server',
    ({ type }) => type === 'SEND',
    { step: '10.3.4.4.2#p1', kind: 'omission', offset: 0 },
  ],
  [
    'a server that does not echo lacks the echo',
    'control',
    'server',
    ({ type }) => type === 'MESSAGE_RECEIVED',
    { why: 'the echo does not come', kind: 'omission' },
  ],
  [
    'a server that answers FF 00 with FF 01 is wrong in its last byte',
    'server-frames/008',
    'server',
    (effect, wire) => {
      const isClosing = effect.type === 'SEND' && Buffer.from(effect.bytes).toString('hex') === 'ff00';
      if (isClosing) wire.sends(Buffer.from('ff01', 'hex'));
      return isClosing;
    },
    { seen: '01' },
  ],
  [
    'a client that does not echo lacks the echo',
    'control',
    'client',
    ({ type }) => type === 'FIRE',
    { from: 'client', why: 'the echo does not come' },
  ],
])('%s', async (_, id, role, deviates, rejection) => {
  const verdict = await playTrace(named(id, role), echoing(role, deviates));
  expect(verdict).toMatchObject({ role, accepted: false, rejection });
});

test('what a side says behind its close is not on the wire', async () => {
  const talkative = (wire: Wire): Endpoint => {
    wire.closes();
    wire.closes('rst');
    wire.sends(Buffer.from('HTTP/1.1 nonsense'));
    return { receives: () => undefined };
  };
  const verdict = await playTrace(named('control'), talkative);
  expect(verdict).toMatchObject({ accepted: true, needs: [{ policy: 'server.close.whenever', option: 'closed' }] });
});

test('a trace ends where a handshake is refused in HTTP', async () => {
  let segments = 0;
  const refusing = (wire: Wire): Endpoint => ({
    receives: () => {
      segments += 1;
      wire.sends(Buffer.from('HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n'));
    },
  });
  const withoutUpgrade = named('server-handshake/009');
  expect(withoutUpgrade.title).toBe('request line, no Upgrade; then the rest of the handshake, then a probe');
  expect(await playTrace(withoutUpgrade, refusing)).toMatchObject({ accepted: true, course: ['the server answered 400'] });
  expect(segments).toBe(1);
  expect(inWords(await playTrace(named('control'), refusing))).toContain('the server does not close TCP');
});

test('a trace that needs more than a connection is not played', async () => {
  const demanding = traces.find(({ needs }) => needs.includes('send')) as Trace;
  await expect(playTrace(demanding, echoing('server'))).rejects.toThrow(/takes more than a connection: send/);
});

test('a client that is asked for nothing before its handshake is there cannot be answered', async () => {
  const mute = () => ({ receives: () => undefined });
  await expect(playTrace(named('control', 'client'), mute)).rejects.toThrow('the client has sent no handshake');
});

test('a trace is judged by its own text: a server answers FF 00 by r4820, and closes without by r4819 (10.3.4.5#p2)', async () => {
  const trace = named('server-frames/008');
  expect((await playTrace(trace, echoing('server'))).accepted).toBe(true);
  expect((await playTrace({ ...trace, specification: specifications.r4819 }, echoing('server'))).accepted).toBe(false);
});
