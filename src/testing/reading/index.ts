/**
 * A second reading of r4820: each algorithm written once more from the text,
 * by somebody who had not seen the machines. Slow and obvious, byte by byte;
 * only tests use it, to hold machines, compiled code and sockets against it.
 * It knows the defaults, and those options that change bytes (`Choices`).
 */
export { challengeOf, fingerprint } from './challenge.js';
export { type Choices, defaults, type Limits, limitsOf, literal } from './choices.js';
export { Client } from './client.js';
export { type ClientInputs, clientRequest, type Draws, inputsAreSound, type KeyDraw, keyOf } from './client-request.js';
export type { Act } from './input.js';
export { Server } from './server.js';
export { partOf } from './server-reply.js';
export type { Expectations } from './server-request.js';
export { decodeUtf8, encodeUtf8, lower } from './text.js';
export { type Components, constructUrl, parseUrl } from './url.js';
