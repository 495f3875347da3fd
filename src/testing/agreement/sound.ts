/** Handshakes that the second reading makes for either side. */
import { type Choices, type ClientInputs, clientRequest, type Draws, defaults, Server } from '../reading/index.js';

export const inputs: ClientInputs = {
  host: 'example.com',
  port: 80,
  resourceName: '/demo',
  secure: false,
  origin: 'http://example.com',
};

/** Inputs of a client, each unlike the others where the text may go different ways. */
export const manyInputs: readonly ClientInputs[] = [
  inputs,
  { ...inputs, port: 8080, protocol: 'Chat/2 x', origin: 'HTTP://Example.COM:81' },
  { ...inputs, secure: true, port: 443, resourceName: '/?' },
  { ...inputs, secure: true, port: 80, host: 'xn--bcher-kva.example', resourceName: '/%C3%A9?q=%E2%82%AC', protocol: 'a' },
  { ...inputs, port: 443, host: '[::1]', cookies: ['Cookie: a=b; c="d e"'] },
  {
    ...inputs,
    host: '127.0.0.1',
    port: 65535,
    secure: true,
    resourceName: '/a/c',
    cookies: ['Cookie: e=f'],
  },
];

export const draws: Draws = {
  key1: {
    spaces: 4,
    number: 829309203,
    spacesAt: [1, 4, 5, 12],
    characters: [
      { character: '@', at: 2 },
      { character: 'x', at: 9 },
    ],
  },
  key2: { spaces: 12, number: 357907924, spacesAt: Array(12).fill(3), characters: [{ character: '~', at: 0 }] },
  order: [0, 1, 2, 3, 4, 5],
  key3: [...Buffer.from('^n:ds[4U')],
};

/** A client's handshake, whole. */
export function requestOf(asked: ClientInputs = inputs, order?: readonly number[]): Uint8Array {
  const count = 6 + (asked.protocol === undefined ? 0 : 1) + (asked.cookies?.length ?? 0);
  return Uint8Array.from(clientRequest(asked, { ...draws, order: order ?? [...Array(count).keys()] }, defaults));
}

/** The server's handshake that answers a request. */
export function replyTo(
  request: Uint8Array,
  { secure, protocol, origin }: ClientInputs,
  choices: Partial<Choices> = {},
): Uint8Array {
  const server = new Server(secure, protocol === undefined ? {} : { protocols: [protocol] }, { ...defaults, ...choices });
  for (const byte of request) server.byte(byte);
  const [sent] = server.acts;
  if (sent?.act !== 'send') throw new Error(`no reply to a client of ${origin}: ${JSON.stringify(server.acts)}`);
  return Uint8Array.from(sent.bytes);
}

/** What a side reads before its connection is established. */
export function helloFor(asked: ClientInputs, request: Uint8Array | undefined, choices: Partial<Choices> = {}): Uint8Array {
  return request === undefined ? requestOf(asked) : replyTo(request, asked, choices);
}
