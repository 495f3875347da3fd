/** One conversation between the client of a peer and the server of another. */
import { isSwitching, judge, type Side } from '../../judge/index.js';
import { Program } from '../program.js';
import { Line } from './line.js';
import { type Adapter, peersFolder, wordsOf } from './peers.js';
import type { PairResult } from './types.js';

/** What is said: the client says it, the server echoes it, and the client echoes that. */
const MESSAGES: Readonly<Record<string, string>> = {
  'a message': 'Hello, world!',
  'a message with characters of two, three and four bytes': '\u00e9\u20ac\u{1d11e}',
  'a message without characters': '',
  'a long message': 'a\u00e9\u20ac\u{1d11e}'.repeat(500),
};

/** Milliseconds within which a client has to come, a message to go round, and all to be closed: browsers start slowly, XState reads slowly. */
const PATIENCE = 15_000;

/** Milliseconds within which a handshake has to be answered. */
const ANSWER = 3_000;

/** How often two sides try to agree where a digest is wrong: in some peers that hangs on the keys that were drawn. */
const TRIES = 3;

/** @param port of the server, on 127.0.0.1 */
export async function converse(client: Adapter, port: number): Promise<PairResult> {
  for (let time = 1; ; time += 1) {
    const result = await once(client, port);
    if (time === TRIES || result.outcome !== 'no handshake' || result.faults === undefined) return result;
  }
}

async function once(client: Adapter, port: number): Promise<PairResult> {
  const line = new Line(port);
  const program = new Program(wordsOf(client.command, `ws://127.0.0.1:${await line.open()}/`), peersFolder);
  program.ended.then(() => line.changes.note());
  try {
    return withFaults(await talk(line, program, client), line);
  } finally {
    line.end();
    await program.stop();
  }
}

type Course = Pick<PairResult, 'outcome' | 'why'>;

async function talk(line: Line, program: Program, { hooks }: Adapter): Promise<Course> {
  const agreed = () => isSwitching(line.server.firstLine ?? '');
  const over = () => program.isOver || line.closed.length > 0;
  await line.until(() => line.client.firstLine !== undefined || over(), PATIENCE);
  await line.until(() => line.server.firstLine !== undefined || over(), ANSWER);
  if (!agreed()) return { outcome: 'no handshake', why: whyNone(line, program.isOver) };
  for (const [what, message] of Object.entries(MESSAGES)) {
    program.tell(`send ${message}`);
    const round = () => line.server.count(message) >= 1 && line.client.count(message) >= 2;
    if (await line.until(() => round() || over(), PATIENCE)) {
      if (round()) continue;
      const nothing = line.client.count(message) === 0 && what === 'a message';
      return nothing
        ? { outcome: 'no handshake', why: closing(line) }
        : { outcome: 'broken', why: `${closing(line)} at ${what}` };
    }
    return { outcome: 'stuck', why: whereIsIt(line, what, message) };
  }
  if (!hooks.includes('close')) return { outcome: 'closed', why: 'the client cannot be told to close' };
  program.tell('close');
  return closure(line);
}

async function closure(line: Line): Promise<Course> {
  await line.until(() => line.closed.length === 2, PATIENCE);
  const { client, server, closed, cut } = line;
  if (closed.length < 2 && !cut) return { outcome: 'stuck', why: `only ${closed.length} of the two sides have closed` };
  if (client.terminated && server.terminated) return { outcome: 'clean' };
  return { outcome: 'closed', why: client.terminated ? 'the server sends no FF 00' : 'the client sends no FF 00' };
}

function whyNone({ connected, client, server, closed }: Line, ended: boolean): string {
  if (!connected) return ended ? 'the client ended' : 'the client does not come';
  if (server.firstLine !== undefined) return `the server answers ${JSON.stringify(server.firstLine)}`;
  if (client.firstLine === undefined) return 'the client sends no whole handshake';
  return closed[0] === undefined ? 'the server does not answer' : `the ${closed[0]} closes before the reply is whole`;
}

function closing({ closed }: Line): string {
  return closed[0] === undefined ? 'the client ends' : `the ${closed[0]} closes`;
}

function whereIsIt({ client, server }: Line, what: string, message: string): string {
  if (client.count(message) === 0) return `the client does not send ${what}`;
  return `the ${server.count(message) === 0 ? 'server' : 'client'} does not echo ${what}`;
}

/** What the oracle finds in all that was said, of either side. */
function withFaults(course: Course, { wire }: Line): PairResult {
  const sides: Side[] = ['client', 'server'];
  const faults = sides.flatMap((side) => {
    const verdict = judge({ role: side, wire }, side);
    return verdict.accepted ? [] : [{ side, step: verdict.rejection.step, why: verdict.rejection.why }];
  });
  return { ...course, ...(faults.length === 0 ? {} : { faults }) };
}
