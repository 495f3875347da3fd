/** Opening handshakes without a socket: the same bytes in, and the answer out. */
import { type Effect, server } from '../../machines/index.js';
import { compiledEngine } from '../engine/index.js';
import { serverInput } from './engine-receiver.js';
import { opening } from './messages.js';
import { versioned } from './peers.js';
import { openDriver } from './receivers.js';
import { beside, interleave } from './rounds.js';
import { timed } from './timed.js';
import type { Run, Scale } from './types.js';

/** Handshakes at a time, so that the clock does not count. */
const TOGETHER = 50;

export async function handshake({ rounds, milliseconds }: Scale): Promise<Run[]> {
  const peer = versioned('websocket-driver');
  const input = serverInput();
  const given = await interleave(rounds, {
    ours: () => perSecond(milliseconds, () => ours(input)),
    theirs: () => perSecond(milliseconds, theirs),
  });
  const described = { benchmark: 'handshake', name: 'a server answers', unit: 'per second', more: true, target: 1 } as const;
  return [beside(described, given, 'theirs', peer)];
}

async function perSecond(milliseconds: number, answer: () => Buffer[]): Promise<number> {
  check(Buffer.concat(answer()));
  let bytes = 0;
  const took = await timed(milliseconds, () => {
    for (let index = 0; index < TOGETHER; index += 1) bytes += answer().length;
  });
  if (bytes === 0) throw new Error('no handshake was answered');
  return (TOGETHER * 1000) / took;
}

function check(answer: Buffer): void {
  if (!answer.toString('latin1').endsWith(opening.answerEnds))
    throw new Error(`a handshake was answered by ${answer.toString()}`);
}

function ours(input: object): Buffer[] {
  const engine = compiledEngine(server, input);
  const sent: Buffer[] = [];
  const hear = (effects: Effect[]) => {
    for (const effect of effects) if (effect.type === 'SEND') sent.push(effect.bytes as Buffer);
  };
  engine.tell({ type: 'ACCEPT' });
  engine.read(opening.request, hear);
  return sent;
}

function theirs(): Buffer[] {
  const driver = openDriver();
  const sent: Buffer[] = [];
  driver.io.on('data', (bytes: Buffer) => sent.push(bytes));
  driver.io.write(opening.request);
  return sent;
}
