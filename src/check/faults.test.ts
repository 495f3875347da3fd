/** Servers with one fault each: every one is found, with the item at fault. */
import { expect, test } from 'vitest';
import { type Case, faults as others, serve } from '../testing/servers.js';
import { check, type Fault, faulty } from './testing.js';

const isRequest = (text: string) => text.startsWith('GET');
const isReply = (text: string) => text.startsWith('HTTP');
/** Changes frames, and nothing of a handshake. */
const frames = (change: (text: string) => string) => (text: string) => (isRequest(text) || isReply(text) ? text : change(text));

const faults: Record<string, { fault: Fault; violates: readonly string[]; timeout?: number }> = {
  'sends a digest before key3': {
    // Two cases alone show it, by what still comes behind their FIN.
    timeout: 20_000,
    fault: () => ({ up: (text) => text.replace(/\r\n\r\n[\s\S]{0,7}$/, '\r\n\r\n12345678') }),
    violates: ['10.3.4.4.2#8'],
  },
  'answers a key without spaces': {
    fault: () => ({
      up: (text) =>
        /key1/i.test(text) || !text.includes('\r\n\r\n') ? text : text.replace('Host:', 'Sec-WebSocket-Key1: 1 \r\nHost:'),
    }),
    violates: ['10.3.4.4.2#5p3'],
  },
  'takes frames with a length for text': {
    fault: () => ({ up: frames((text) => text.replace(/^\x80/, '\0')) }),
    violates: ['10.3.4.4.3#3.4', '10.3.4.4.3#3.B7'],
  },
  'is lost after a frame with a length': {
    fault: () => ({ up: frames((text) => text.replace(/^\x80[\s\S]*/, '')) }),
    violates: ['10.3.4.4.3#4'],
  },
  'does not see FF 00, and goes on answering': {
    fault: () => ({ up: frames((text) => text.replace(/^\xff\0/, '')) }),
    violates: ['10.3.4.4.3#3.B8'],
  },
  'answers FF 00 with FF 80 00': {
    fault: () => ({ down: frames((text) => text.replace(/^\xff\0/, '\xff\x80\0')) }),
    violates: ['10.3.4.4.3#C1'],
  },
  'strips NUL from text': {
    fault: () => ({ down: frames((text) => text.replace(/\0\0+/g, '\0')) }),
    violates: ['10.3.4.4.3#3.4'],
  },
  'echoes an empty message twice': {
    fault: () => ({ down: frames((text) => text.replace(/^\0\xff/, '\0\xff\0\xff')) }),
    violates: ['10.3.4.4.3#3.4'],
  },
  'sends FF 00 twice': {
    fault: () => ({ down: frames((text) => text.replace(/^\xff\0/, '\xff\0\xff\0')) }),
    violates: ['10.3.4.4.3#p4'],
  },
  'sends a type other than 00': {
    fault: () => ({ down: frames((text) => text.replace(/^\0\xff/, '\x01\xff')) }),
    violates: ['10.3.4.4.3#B1'],
  },
};

for (const [what, { fault, violates, timeout = 4_000 }] of Object.entries(faults)) {
  test(`${what}: a failure of ${violates.join(', ')}`, async () => {
    const { cases, summary } = await check(await faulty(fault), { timeout });
    const failed = cases.filter(({ verdict }) => verdict === 'fail');
    expect([...new Set(failed.map(({ violated }) => violated))].sort()).toEqual(violates);
    expect(summary.inconclusive + summary.unsupported).toBe(0);
  });
}

for (const [what, server] of Object.entries(others)) {
  test(`${what}: a failure of the cases that the runners fail`, async () => {
    const { url, close } = await serve(server as Case);
    const { cases } = await check(url);
    await close();
    const failed = cases.filter(({ verdict }) => verdict === 'fail');
    // Ids name the item that the runners name.
    const named = failed.map(({ id, title }) => `${title} at ${id.split('/').slice(0, 2).join('#')}`);
    expect(named).toEqual(server.fails);
  });
}
