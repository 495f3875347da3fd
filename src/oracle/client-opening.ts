/** Judges a client's opening handshake: can the machine send exactly these bytes? */
import type { MachineEvent } from '../../machines/index.js';
import type { Decided } from '../engine/index.js';
import { inputOf } from './client-draws.js';
import { type Request, readRequest } from './client-request.js';
import { attempt } from './cursor.js';
import type { Fault } from './exchange.js';
import { factsOf, showing } from './hypothesis.js';
import type { Case, Opening } from './opening.js';

const CONNECTED: readonly MachineEvent[] = [{ type: 'ESTABLISH' }, { type: 'TURN' }, { type: 'TCP_OPENED' }];

export class ClientOpening implements Opening {
  over: number | undefined;

  /** @param secure whether this is the inside of TLS */
  constructor(
    private readonly of: Case,
    private readonly secure: boolean,
  ) {}

  get course(): string {
    const { hypotheses, output } = this.of;
    if (this.over === undefined) return output.length === 0 ? 'no handshake was sent' : 'the handshake is not complete';
    if (hypotheses.some((one) => factsOf(one).established)) return 'the connection is established';
    const failed = hypotheses.find(({ ended }) => ended !== undefined);
    return failed === undefined ? 'the server has not answered in full' : `the connection failed at ${failed.ended}`;
  }

  judge(): Fault | undefined {
    const read = attempt(() => readRequest(this.of.output.slice(), this.secure));
    if (read === undefined) return undefined;
    if ('fault' in read) return read.fault;
    return this.explain(read.done);
  }

  private explain(request: Request): Fault | undefined {
    const { reader, output } = this.of;
    const events: MachineEvent[] = this.secure ? [...CONNECTED, { type: 'TLS_OPENED' }] : [...CONNECTED];
    const seen = normal(output.slice(0, request.length));
    const told = reader.start(inputOf(request, this.secure), events, { decided: edgesOf(request) });
    const alike = told.filter(({ pending }) => seen.equals(pending[0] as Uint8Array));
    if (alike.length === 0) return impossible(seen, told[0]?.pending[0] as Uint8Array | undefined);
    this.over = request.length;
    const shown = otherFields(request);
    this.of.hypotheses = alike.map((one) => showing({ ...one, pending: [] }, shown));
    return undefined;
  }
}

/** Fields may hold bytes that are no UTF-8; the machine sends text. */
function normal(request: Buffer): Buffer {
  return Buffer.concat([Buffer.from(request.toString('utf8', 0, request.length - 8)), request.subarray(-8)]);
}

/** A client that keeps spaces from the ends of keys draws again until there are none, and has not sent these. */
function edgesOf({ values }: Request): Decided {
  const keys = [values['Sec-WebSocket-Key1'], values['Sec-WebSocket-Key2']];
  return keys.some((key) => key !== key?.trim()) ? { 'client.key.edgeSpaces': 'anywhere' } : {};
}

function otherFields({ others }: Request): object {
  const cookies = others.filter((line) => /^Cookie2?:/.test(line));
  return {
    ...(cookies.length > 0 ? { 'client.handshake.cookies': 'jar' } : {}),
    ...(others.length > cookies.length ? { 'client.handshake.otherFields': 'present' } : {}),
  };
}

/** No draws give these bytes, although each of them is in order by itself. */
function impossible(seen: Buffer, told: Uint8Array | undefined): Fault {
  const differs = told === undefined ? 0 : seen.findIndex((byte, index) => byte !== told[index]);
  const why = 'no draws give this handshake';
  return { offset: differs === -1 ? seen.length : differs, step: '10.3.4.3.1#24', why, allowed: [], kind: 'byte' };
}
