/** Where a side of the text gives up: what it takes there, and what it got. */
import type { Bytes } from '../../../machines/index.js';
import { itemOf, limitDefaults, type StepId } from '../../../spec/index.js';
import type { Impasse } from '../types.js';
import { known } from './generated/known.js';

export type Gap = Pick<Impasse, 'step' | 'expected' | 'observed'>;

/** What is too large has nothing to do with what the text makes of a peer. */
export const UNLIMITED = Object.fromEntries(Object.keys(limitDefaults).map((name) => [name, Number.POSITIVE_INFINITY]));

/** A gap as a finding, with what peers of the matrix make of it. */
export function impasseOf(id: string, title: string, gap: Gap): Impasse {
  return { id, title, ...gap, ...known[gap.step] };
}

/** The variables of the client's machine that tell what it takes. */
export interface Reading {
  entries: readonly { name: string; value: string }[];
  origin: string;
  protocol: string | null;
  expected: Bytes;
  reply: Bytes;
  frameType: number;
}

/** Characters of a line that are told. */
const LONG = 200;

/**
 * Why a client goes no further with a reply, or drops a frame.
 * @param step where it gave up
 * @param read all that it has read by then
 * @param url what it asked for
 */
export function gapInReply(step: StepId, reading: Reading, read: Buffer, url: string): Gap {
  const { entries, origin, protocol, expected, reply, frameType } = reading;
  const values: Partial<Record<StepId, readonly [name: string, value: string | null]>> = {
    '10.3.4.3.1#41a': ['Upgrade', 'WebSocket'],
    '10.3.4.3.1#41b': ['Connection', 'Upgrade'],
    '10.3.4.3.1#41c': ['Sec-WebSocket-Origin', origin],
    '10.3.4.3.1#41d': ['Sec-WebSocket-Location', url],
    '10.3.4.3.1#41e': ['Sec-WebSocket-Protocol', protocol],
  };
  const [name, value] = values[step] ?? [];
  if (name !== undefined) {
    return { step, expected: [`${name}: ${value}`], observed: `${name}: ${entries[0]?.value}`.slice(0, LONG) };
  }
  if (step === '10.3.4.3.1#41') return { step, ...countsOf(entries, protocol !== null) };
  if (step === '10.3.4.3.1#45') return { step, expected: [hexOf(expected)], observed: hexOf(reply) };
  return step.startsWith('10.3.4.3.2') ? gapInFrame(step, frameType) : otherwise(step, read);
}

export function gapInFrame(step: StepId, type: number): Gap {
  const seen = type.toString(16).padStart(2, '0').toUpperCase();
  return { step, expected: ['a frame of type 00'], observed: `a frame of type ${seen}` };
}

/** Fields of a request by the step that looks at them, and what it takes. */
const FIELDS: Readonly<Partial<Record<StepId, readonly [name: string, value: string]>>> = {
  '10.3.4.4.1#ap2': ['Upgrade', 'WebSocket'],
  '10.3.4.4.1#bp2': ['Connection', 'Upgrade'],
  '10.3.4.4.1#cp2': ['Host', 'host, with the port unless it is the default'],
  '10.3.4.4.1#dp2': ['Origin', 'scheme, host, and the port unless it is the default'],
};

/**
 * Why a server does not agree with a request.
 * @param step where it gave up
 * @param read all that it has read by then
 */
export function gapInRequest(step: StepId, read: Buffer): Gap {
  const head = read.toString('latin1').split('\r\n\r\n', 1).join();
  const seen = (name: string) => {
    const lines = head.split('\r\n').filter((line) => line.toLowerCase().startsWith(name.toLowerCase()));
    return lines.join('; ') || `no ${name}`;
  };
  const [name, value] = FIELDS[step] ?? [];
  if (name !== undefined) return { step, expected: [`${name}: ${value}`], observed: seen(name) };
  if (step.startsWith('10.3.4.4.2')) return { ...otherwise(step, read), observed: seen('Sec-WebSocket-Key') };
  return otherwise(step, read);
}

/** What the item says, beside the line that was read last, up to the byte at which the reading ended. */
function otherwise(step: StepId, read: Buffer): Gap {
  const text = read.toString('latin1');
  const line = text.slice(text.lastIndexOf('\n', text.length - 2) + 1);
  return { step, expected: [itemOf(step)?.says ?? 'the next byte'], observed: JSON.stringify(line.slice(-LONG)) };
}

function countsOf(entries: Reading['entries'], isAsked: boolean): Omit<Gap, 'step'> {
  const names = ['upgrade', 'connection', 'sec-websocket-origin', 'sec-websocket-location'];
  if (isAsked) names.push('sec-websocket-protocol');
  const counted = names.map((name) => ({ name, count: entries.filter((entry) => entry.name === name).length }));
  const wrong = counted.filter(({ count }) => count !== 1).map(({ name, count }) => `${name} ${count} times`);
  return { expected: [`each once: ${names.join(', ')}; no empty name`], observed: wrong.join(', ') || 'an empty name' };
}

function hexOf(bytes: Bytes): string {
  return Buffer.from(bytes.view()).toString('hex');
}
