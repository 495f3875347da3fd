/** Outcomes as bytes: one spelling of each part that traces/INTERPRETING.md names. */
import { webSocket } from '../../../../machines/index.js';
import { compiledEngine } from '../../../engine/index.js';
import { inputOf } from '../../../paths/index.js';
import { type Outcome, type Reply, requestOfTraces, type Trace } from '../../../traces/index.js';
import type { Options } from './subject.js';

/** All that the side under test has sent when one observation is made, and whether it has closed then. */
export interface Stage {
  /** Index of the event that the observation follows. */
  after: number;
  /** From the first byte on. */
  output: Buffer;
  closed: boolean;
}

/** A trace, and one way in which the side under test can meet its observations; it ends where nothing more is seen. */
export interface Recording {
  trace: Trace;
  /** What a client sends as soon as TCP is open; empty for a server. */
  request: Buffer;
  stages: readonly Stage[];
}

/** Outcomes that continue each other, as indexes for each observation. */
export interface Course extends Recording {
  outcomes: readonly number[];
}

/** Any status line but 101 will do (10.3.4.5.2, E37). */
const HTTP = 'HTTP/1.1 400 Bad Request\r\n\r\n';
const STATUS = 'HTTP/1.1 101 WebSocket Protocol Handshake';
/** Of the sixteen bytes that may have any value. */
const ANY = Buffer.from('0123456789abcdef');
/** What may follow where anything may. */
const ANYTHING = ['', '0078ff', '00c0ff', 'ff00'];

/** How many spellings are made: one of each kind, or every one. */
export type Extent = 'some' | 'every';

/** Every way through the outcomes of a trace: those that continue each other, and whose policies agree. */
export function coursesOf(trace: Trace, extent: Extent = 'every'): Course[] {
  const request = trace.role === 'server' ? Buffer.alloc(0) : requestOf(trace);
  return continued({ trace, request, stages: [], outcomes: [] }, {}, extent);
}

/** The courses that differ in their bytes. */
export function distinct<T extends Recording>(all: readonly T[]): T[] {
  const key = ({ stages }: T) => stages.map(({ output, closed }) => `${output.toString('hex')} ${closed}`).join();
  return [...new Map(all.map((each) => [key(each), each])).values()];
}

function continued(course: Course, policies: Options, extent: Extent): Course[] {
  const { trace, stages } = course;
  const observation = trace.observations[stages.length];
  if (observation === undefined) return [course];
  const next = observation.outcomes.flatMap((outcome, index) => {
    if (!agree(policies, outcome.policies) || (extent === 'some' && isLittle(outcome, trace))) return [];
    return outputsOf(outcome, course, extent).flatMap((output) => {
      return closuresOf(outcome, course).flatMap((closed) => {
        const stage = { after: observation.after, output, closed };
        const more = { ...course, stages: [...stages, stage], outcomes: [...course.outcomes, index] };
        return isOver(outcome, closed, trace) ? [more] : continued(more, { ...policies, ...outcome.policies }, extent);
      });
    });
  });
  // A way that nothing continues is a way all the same.
  return next.length > 0 || stages.length === 0 ? next : [course];
}

/** The other order of bytes is like the first in all but the digest, so that few traces show all there is. */
function isLittle({ policies }: Outcome, { id }: Trace): boolean {
  return policies['number.byteOrder'] === 'little' && id !== 'control';
}

/** A trace ends behind plain HTTP, and behind a closure unless the side under test can be told something all the same. */
function isOver({ reply }: Outcome, closed: boolean, { needs }: Trace): boolean {
  return reply === 'http' || (closed && needs.length === 0);
}

function closuresOf({ closes, anything }: Outcome, { stages }: Course): boolean[] {
  const possible = anything || closes === 'may' ? [false, true] : [closes === true];
  return possible.filter((closed) => closed || stages.at(-1)?.closed !== true);
}

/** All that was sent, if it continues what was sent before. */
function outputsOf(outcome: Outcome, { trace, request, stages }: Course, extent: Extent): Buffer[] {
  const last = stages.at(-1);
  const before = last?.output ?? Buffer.alloc(0);
  if (outcome.anything) {
    const isSpelled = stages.length > 0 && trace.observations[stages.length - 1]?.outcomes.some(isAnything);
    return anything(before, isSpelled || last?.closed ? 'none' : extent);
  }
  const observation = trace.observations[stages.length];
  const isOpen = trace.events.slice(0, (observation?.after ?? 0) + 1).some(({ type }) => type === 'open');
  const head = trace.role === 'server' ? replyOf(outcome.reply, before) : isOpen ? request : Buffer.alloc(0);
  const output = Buffer.concat([head, Buffer.from(outcome.frames ?? '', 'hex')]);
  if (last?.closed) return output.equals(before) ? [output] : [];
  return output.subarray(0, before.length).equals(before) ? [output] : [];
}

function isAnything(outcome: Outcome): boolean {
  return outcome.anything === true;
}

function anything(before: Buffer, extent: Extent | 'none'): Buffer[] {
  const chosen = extent === 'every' ? ANYTHING : extent === 'some' ? ANYTHING.slice(1, 2) : [''];
  return chosen.map((hex) => Buffer.concat([before, Buffer.from(hex, 'hex')]));
}

function replyOf(reply: Outcome['reply'], before: Buffer): Buffer {
  if (reply === undefined) return before.subarray(0, headLength(before));
  if (reply === 'none') return Buffer.alloc(0);
  return reply === 'http' ? Buffer.from(HTTP) : spelled(reply);
}

/** Head and digest of what was sent before. */
function headLength(bytes: Buffer): number {
  const end = bytes.indexOf('\r\n\r\n');
  return end === -1 ? bytes.length : Math.min(bytes.length, end + 4 + 16);
}

/** A server's handshake with these lines. */
export function spelled({ fields, digest }: Reply, status = STATUS): Buffer {
  const lines = Object.entries(fields).map(([name, value]) => `${inCapitals(name)}: ${value}`);
  const head = Buffer.from([status, ...lines, '', ''].join('\r\n'));
  return Buffer.concat([head, digest === 'any' ? ANY : Buffer.from(digest, 'hex')]);
}

/** The name as the text writes it. */
function inCapitals(name: string): string {
  return name.replace(/(^|-)[a-z]/g, (letter) => letter.toUpperCase()).replace('Websocket', 'WebSocket');
}

/** Whether no policy has two options. */
export function agree(one: Options, other: Options): boolean {
  return Object.entries(other).every(([policy, option]) => one[policy] === undefined || one[policy] === option);
}

/** The handshake that the client of a trace sends, by chance as the trace has it. */
function requestOf({ role, needs, events, given }: Trace): Buffer {
  if (role === 'client' && !needs.includes('script')) return requestOfTraces();
  const { draws, limits } = given ?? {};
  const input = inputOf({ ...(draws ? { script: draws } : {}), ...(limits ? { limits } : {}) } as never);
  const engine = compiledEngine(webSocket, input);
  const sent: Uint8Array[] = [];
  for (const event of events) {
    const told =
      event.type === 'open'
        ? ([{ type: 'TURN' }, { type: 'TCP_OPENED' }] as const)
        : event.type === 'call' && event.name === 'WebSocket'
          ? ([{ type: 'CONSTRUCT', url: event.url, protocol: event.protocol }] as const)
          : [];
    for (const each of told) {
      for (const effect of engine.tell(each)) if (effect.type === 'SEND') sent.push(effect.bytes);
    }
    if (event.type === 'open') break;
  }
  return Buffer.concat(sent);
}
