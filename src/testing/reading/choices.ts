import { type PolicyName, policies } from '../../../spec/index.js';

/** The options that this reading knows, by the name of their policy; each name is an option of that policy. */
export interface Choices {
  'client.key.edgeSpaces': 'inside' | 'anywhere';
  'number.byteOrder': 'big' | 'little';
  'client.field.emptyValueNoSpace': 'toLF' | 'literalFail';
  'client.origin.compare': 'originLowered' | 'valueLowered';
  'client.cookie.when': 'whenEstablished' | 'inOrder';
  'client.utf8.replacement': 'maximalSubpart' | 'perByte' | 'perRun';
  'server.check.utf8': 'abort' | 'accept';
  'server.field.bareBreak': 'abort' | 'value';
  'server.field.space': 'optional' | 'required';
  'server.refusal.timing': 'atFields' | 'afterKey3';
  'server.key.noDigits': 'abort' | 'zero';
  'server.key.overflow': 'abort' | 'modulo';
  'server.location.case': 'lower' | 'asSent';
  'server.frame.unknownType': 'process' | 'disconnect';
  'server.frame.reservedText': 'deliver' | 'discard';
  'server.onClientClose': 'ackAndWait' | 'ackAndClose' | 'closeOnly' | 'nothing';
  'server.sendAfterClientTerminated': 'stop' | 'continue';
}

/** What interoperates: the column "default" of policies.md. */
export const defaults: Choices = {
  'client.key.edgeSpaces': 'inside',
  'number.byteOrder': 'big',
  'client.field.emptyValueNoSpace': 'toLF',
  'client.origin.compare': 'originLowered',
  'client.cookie.when': 'whenEstablished',
  'client.utf8.replacement': 'maximalSubpart',
  'server.check.utf8': 'abort',
  'server.field.bareBreak': 'abort',
  'server.field.space': 'optional',
  'server.refusal.timing': 'atFields',
  'server.key.noDigits': 'abort',
  'server.key.overflow': 'abort',
  'server.location.case': 'lower',
  'server.frame.unknownType': 'process',
  'server.frame.reservedText': 'deliver',
  'server.onClientClose': 'ackAndWait',
  'server.sendAfterClientTerminated': 'stop',
};

/** To the letter: each option that policies.md marks L, where it changes bytes. */
export const literal: Choices = {
  ...defaults,
  'client.key.edgeSpaces': 'anywhere',
  'number.byteOrder': 'little',
  'client.field.emptyValueNoSpace': 'literalFail',
  'client.cookie.when': 'inOrder',
  'server.field.bareBreak': 'value',
  'server.refusal.timing': 'afterKey3',
  'server.onClientClose': 'nothing',
};

/** How much a side takes. The text sets no bounds: the policies do. Counts of bytes, and of fields. */
export interface Limits {
  /** Bytes of the client's status line with its LF; of each half of the server's request line, without its LF. */
  line: number;
  name: number;
  value: number;
  fields: number;
  /** Bytes of all fields, counted at the end of each: name, value, `: ` and CRLF. */
  bytes: number;
  message: number;
  skip: number;
  /** Bytes that spell a length. */
  lengthBytes: number;
}

/** The limits that the policies of a side have as their defaults. */
export function limitsOf(side: 'client' | 'server'): Limits {
  const handshake = policyOf(`${side}.handshake.limits`).values ?? {};
  const of = (name: string) => handshake[name]?.value ?? Number.NaN;
  return {
    line: of('line'),
    name: of('name'),
    value: of('value'),
    fields: of('fields'),
    bytes: of('bytes'),
    message: policyOf(`${side}.limit.message`).value ?? Number.NaN,
    skip: policyOf(`${side}.limit.skip`).value ?? Number.NaN,
    lengthBytes: policyOf(`${side}.limit.lengthBytes`).value ?? Number.NaN,
  };
}

function policyOf(name: PolicyName) {
  const found = policies.find((policy) => policy.name === name);
  if (found === undefined) throw new Error(`no policy ${name}`);
  return found;
}
