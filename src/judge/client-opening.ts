/** Judges a client's opening handshake: can the machine send exactly these bytes? */
import type { MachineEvent } from '../../machines/index.js';
import type { Choices } from './choices.js';
import { inputOf } from './client-draws.js';
import { fitted, type Request, readRequest } from './client-request.js';
import { attempt } from './cursor.js';
import type { Fault } from './exchange.js';
import { factsOf, showing } from './explanation.js';
import { byteFault, type Case, type Opening } from './opening.js';

/** The machine hears of TLS only where it has asked for TLS. */
const CONNECTED: readonly MachineEvent[] = [
  { type: 'ESTABLISH' },
  { type: 'TURN' },
  { type: 'TCP_OPENED' },
  { type: 'TLS_OPENED' },
];

export class ClientOpening implements Opening {
  over: number | undefined;

  constructor(private readonly of: Case) {}

  copy(of: Case): ClientOpening {
    return Object.assign(new ClientOpening(of), { over: this.over });
  }

  get course(): string {
    const { explanations, output } = this.of;
    if (this.over === undefined) return output.length === 0 ? 'no handshake was sent' : 'the handshake is not complete';
    if (explanations.some((one) => factsOf(one).established)) return 'the connection is established';
    const failed = explanations.find(({ ended }) => ended !== undefined);
    return failed === undefined ? 'the server has not answered in full' : `the connection failed at ${failed.ended}`;
  }

  judge(): Fault | undefined {
    const read = attempt(() => readRequest(this.of.output.slice(), this.of.ways.given.secure));
    return 'fault' in read ? read.fault : this.explain(read.done);
  }

  private explain(request: Request): Fault | undefined {
    const { ways, output } = this.of;
    const { secure } = ways.given;
    const bytes = output.slice(0, request.length);
    const fit = fitted(bytes, request);
    const seen = normal(fit);
    const edges = edgesOf(request);
    if (ways.given.decided?.['client.key.edgeSpaces'] === 'inside' && Object.keys(edges).length > 0)
      return byteFault(edgeOf(bytes), '10.3.4.3.1#21', 'a key begins or ends with a space', []);
    const told = ways.begin(inputOf(readRequest(fit, secure), secure), CONNECTED, edges);
    const alike = told.filter(({ pending: [sent] }) => sent instanceof Uint8Array && seen.equals(sent));
    if (alike.length === 0) return byteFault(0, '10.3.4.3.1#24', 'no draws give this handshake', []);
    this.over = request.length;
    const shown = { ...otherFields(request), ...(fit === bytes ? {} : { 'client.establish.inputs': 'send' }) };
    this.of.explanations = alike.map((one) => {
      const { states, context } = one.position;
      return showing({ ...one, pending: [], position: { states, context: { ...context, ...inputsOf(request) } } }, shown);
    });
    return undefined;
  }
}

/** Fields may hold bytes that are no UTF-8; the machine sends text. */
function normal(request: Buffer): Buffer {
  return Buffer.concat([Buffer.from(request.toString('utf8', 0, request.length - 8)), request.subarray(-8)]);
}

/** What the reply is held against (10.3.4.3.1#41d, #41e): what was asked for, also where no machine sends it. */
function inputsOf({ resourceName, values }: Request): { resourceName: string; protocol: string | null } {
  const protocol = values['Sec-WebSocket-Protocol'];
  return { resourceName, protocol: protocol === undefined ? null : Buffer.from(protocol, 'latin1').toString() };
}

/** A client that keeps spaces from the ends of keys draws again until there are none, and has not sent these. */
function edgesOf({ values }: Request): Choices {
  const keys = [values['Sec-WebSocket-Key1'], values['Sec-WebSocket-Key2']];
  return keys.some((key) => key !== key?.trim()) ? { 'client.key.edgeSpaces': 'anywhere' } : {};
}

/** Where a key begins or ends with a space. */
function edgeOf(request: Buffer): number {
  const { index = 0, 0: found = '' } = /^Sec-WebSocket-Key[12]: (?: |.* (?=\r\n))/im.exec(request.toString('latin1')) ?? {};
  return index + found.length - 1;
}

function otherFields({ others }: Request): Choices {
  const cookies = others.filter((line) => /^Cookie2?:/.test(line));
  return {
    ...(cookies.length > 0 ? { 'client.handshake.cookies': 'jar' } : {}),
    ...(others.length > cookies.length ? { 'client.handshake.otherFields': 'present' } : {}),
  };
}
