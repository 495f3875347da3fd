/**
 * Construct a WebSocket URL: 10.3.4.2.2, steps 1 to 6.
 *
 * Told: CONSTRUCT_URL, with host, port, resource name and secure flag in the
 * context. Tells: URL_CONSTRUCTED with the string.
 */

import { type Address, address } from '../connection.js';
import { algorithm } from '../language/definition.js';

/** Variables of 10.3.4.2.2. */
export interface Constructing extends Address {
  /** "url" of the text; another one than that of 10.3.4.2.1. */
  constructed: string;
}

export const constructUrl = algorithm<Constructing>()({
  id: 'constructUrl',
  section: '10.3.4.2.2',
  title: 'Construct a WebSocket URL',
  context: { ...address, constructed: '' },
  initial: 'idle',
  states: {
    idle: {
      step: '10.3.4.2.2#p1',
      does: 'wait for components',
      on: { CONSTRUCT_URL: { target: 'step_1' } },
    },
    step_1: { step: '10.3.4.2.2#1', does: 'empty', entry: 'letConstructedBeEmpty', always: { target: 'step_2' } },
    step_2: {
      step: '10.3.4.2.2#2',
      does: 'the scheme',
      always: [
        { guard: 'addressIsSecure', actions: 'appendWss', target: 'step_3' },
        { actions: 'appendWs', target: 'step_3' },
      ],
    },
    step_3: { step: '10.3.4.2.2#3', does: 'the host', entry: 'appendHostToUrl', always: { target: 'step_4' } },
    step_4: {
      step: '10.3.4.2.2#4',
      does: 'the port, unless it is the default',
      always: [{ guard: 'portIsNotItsDefault', actions: 'appendPortToUrl', target: 'step_5' }, { target: 'step_5' }],
    },
    step_5: {
      step: '10.3.4.2.2#5',
      does: 'the resource name',
      entry: 'appendResourceName',
      always: { target: 'step_6' },
    },
    step_6: { step: '10.3.4.2.2#6', does: 'return', entry: 'returnUrl', always: { target: 'idle' } },
  },
  guards: {
    addressIsSecure: { step: '10.3.4.2.2#2', when: ({ secure }) => secure },
    portIsNotItsDefault: { step: '10.3.4.2.2#4', when: ({ secure, port }) => port !== (secure ? 443 : 80) },
  },
  actions: {
    letConstructedBeEmpty: {
      step: '10.3.4.2.2#1',
      do: (c) => {
        c.constructed = '';
      },
    },
    appendWs: {
      step: '10.3.4.2.2#2',
      do: (c) => {
        c.constructed += 'ws://';
      },
    },
    appendWss: {
      step: '10.3.4.2.2#2',
      do: (c) => {
        c.constructed += 'wss://';
      },
    },
    appendHostToUrl: {
      step: '10.3.4.2.2#3',
      do: (c) => {
        c.constructed += c.host;
      },
    },
    appendPortToUrl: {
      step: '10.3.4.2.2#4',
      do: (c) => {
        c.constructed += `:${c.port}`;
      },
    },
    appendResourceName: {
      step: '10.3.4.2.2#5',
      do: (c) => {
        c.constructed += c.resourceName;
      },
    },
    returnUrl: { step: '10.3.4.2.2#6', tell: ({ constructed }) => ({ type: 'URL_CONSTRUCTED', url: constructed }) },
  },
});
