/** What the text has a side send as its opening handshake, to be held against what a peer sends. */
import type { MachineEvent } from '../../../machines/index.js';
import { best, Expectation, isUndefined, KEY3 } from '../../judge/index.js';
import { requestOfTraces } from '../../traces/index.js';
import { type Asked, askedIn, digestBy } from '../mistakes/index.js';

/** What is known of a side, as the judge is told. */
export type Told = NonNullable<ConstructorParameters<typeof Expectation>[1]>;

/** A sound opening handshake, each line without its CRLF. */
export interface Sound {
  /** The status line, or the request line. */
  line: string;
  /** The lines of the fields, by their names in lowercase. */
  fields: ReadonlyMap<string, string>;
  /** The digests that a server may send, that of the text first; none until its client has sent all, and none of a client. */
  digests: readonly Buffer[];
  /** Whether any sixteen bytes are in order in its place (E16, E31). */
  isAny: boolean;
  /** What a digest is made of. */
  asked?: Asked | undefined;
}

const ACCEPTED: readonly MachineEvent[] = [{ type: 'ACCEPT' }, { type: 'TLS_OPENED' }];

/** What servers reply with, remembered by what they were sent. */
export class SoundReplies {
  private readonly known = new Map<string, Sound | undefined>();

  /**
   * What a server replies with to a request, as far as that has come; undefined where no policy has it reply.
   * @param request everything that the client has sent
   */
  to(request: Buffer, told: Told): Sound | undefined {
    const end = /\n\r?\n/.exec(request.toString('latin1'));
    const opening = request.subarray(0, end === null ? request.length : end.index + end[0].length + KEY3);
    const key = JSON.stringify([opening.toString('latin1'), told]);
    if (!this.known.has(key)) this.known.set(key, soundReply(opening, told));
    const sound = this.known.get(key);
    return sound && { ...sound, asked: askedIn(request) };
  }
}

function soundReply(opening: Buffer, told: Told): Sound | undefined {
  const ways = new Expectation('server', told);
  const replying = ways.readAll(ways.begin({}, ACCEPTED), opening).filter(({ reply, ended }) => reply && ended === undefined);
  const whole = replying.filter(({ reply }) => reply?.digest !== undefined);
  const all = whole.length > 0 ? whole : replying;
  const one = best(all, ({ decided }) => decided);
  const [line, ...lines] = one?.reply?.lines ?? [];
  if (one === undefined || line === undefined) return undefined;
  // A subprotocol that was asked for may be agreed to.
  const others = all.flatMap(({ reply }) => reply?.lines.slice(1) ?? []);
  const digests = [one, ...all].flatMap(({ reply }) => (reply?.digest === undefined ? [] : [Buffer.from(reply.digest)]));
  return { line, fields: byName([...others, ...lines]), digests, isAny: all.some(isUndefined) };
}

/** What a server may send in place of its digest that makes one of these mistakes, or, without any, makes none. */
export function digestsOf({ digests, asked }: Sound, mistakes: readonly string[]): readonly Buffer[] {
  if (mistakes.length === 0 || asked === undefined) return digests;
  return mistakes.flatMap((name) => digestBy(name, asked) ?? []);
}

/**
 * What a client sends that asks for a resource of a host, but for its draws, which are those of the traces' client.
 * @param host with the port, unless it is the default
 */
export function soundRequest({ resource, host }: { resource: string; host: string }): Sound {
  const [, ...lines] = requestOfTraces().toString('latin1').split('\r\n\r\n', 1).join().split('\r\n');
  const fields = byName([...lines, `Host: ${host}`, 'Sec-WebSocket-Protocol: chat']);
  return { line: `GET ${resource} HTTP/1.1`, fields, digests: [], isAny: false };
}

/** Fields by their names in lowercase; of those that come twice, the last. */
export function byName(lines: readonly string[]): Map<string, string> {
  return new Map(lines.map((line) => [nameOf(line), line]));
}

/** The name with which a line begins, in lowercase, whatever comes behind it; empty if there is none. */
export function nameOf(line: string): string {
  return /^[\t ]*([!#$%&'*+.^`|~\w-]+)/.exec(line)?.[1]?.toLowerCase() ?? '';
}
