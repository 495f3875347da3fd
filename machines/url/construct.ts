/**
 * Construct a WebSocket URL: 10.3.4.2.2, steps 1 to 6.
 *
 * Host, port, resource name and secure flag are in the context.
 */
import { address } from '../connection.js';
import { algorithm } from '../language/algorithm.js';

/** Variables of 10.3.4.2.2. */
const constructing = {
  ...address,
  /** "url" of the text; another one than that of 10.3.4.2.1. */
  constructed: '',
};
export type Constructing = typeof constructing;

type Talk = {
  context: Constructing;
  hears: 'CONSTRUCT_URL';
  tells: 'URL_CONSTRUCTED';
};

export const constructUrl = algorithm<Talk>()({
  id: 'constructUrl',
  section: '10.3.4.2.2',
  title: 'Construct a WebSocket URL',
  context: constructing,
  initial: 'idle',
  states: {
    idle: { step: '#p1', does: 'wait for components', on: { CONSTRUCT_URL: '#1' } },
    '#1': { does: 'start with an empty URL', entry: { letConstructedBeEmpty: (c) => (c.constructed = '') }, always: '#2' },
    '#2': {
      does: 'append the scheme',
      always: [
        {
          guard: { addressIsSecure: ({ secure }) => secure },
          actions: { appendWss: (c) => (c.constructed += 'wss://') },
          target: '#3',
        },
        { actions: { appendWs: (c) => (c.constructed += 'ws://') }, target: '#3' },
      ],
    },
    '#3': { does: 'append the host', entry: { appendHostToUrl: (c) => (c.constructed += c.host) }, always: '#4' },
    '#4': {
      does: 'append the port, unless it is the default',
      always: [
        {
          guard: { portIsNotItsDefault: (c) => c.port !== (c.secure ? 443 : 80) },
          actions: { appendPortToUrl: (c) => (c.constructed += `:${c.port}`) },
          target: '#5',
        },
        '#5',
      ],
    },
    '#5': {
      does: 'append the resource name',
      entry: { appendResourceName: (c) => (c.constructed += c.resourceName) },
      always: '#6',
    },
    '#6': {
      does: 'return',
      entry: { returnUrl: { tell: ({ constructed }) => ({ type: 'URL_CONSTRUCTED', url: constructed }) } },
      always: 'idle',
    },
  },
});
