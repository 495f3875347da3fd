/**
 * The WebSocket() constructor: 10.3.2, steps 1 to 6.
 *
 * ESTABLISH is told in the background, behind RETURN.
 *
 * Modelled where the text leaves it open: after SECURITY_ERR the steps end
 * (E35). Blocked ports come with the context (policy api.port.blocked).
 */
import type { StepId } from '../../spec/index.js';
import { request } from '../connection.js';
import { algorithm } from '../language/algorithm.js';
import { at } from '../language/written.js';
import { asciiLowercase } from '../values/ascii.js';
import { isProtocolName } from '../values/text.js';

/** Variables of the constructor. */
const call = {
  ...request,
  /** The argument, null where it is absent. */
  url: '',
  /** Origin of the script that calls. */
  scriptOrigin: 'null',
  blockedPorts: [] as readonly number[],
};
type Constructor = typeof call;

type Talk = {
  context: Constructor;
  hears: 'CONSTRUCT' | 'URL_PARSED' | 'URL_REFUSED';
  tells: 'PARSE_URL' | 'THROW' | 'RETURN' | 'ESTABLISH';
};

const throwSyntaxErr = {
  tell: (_: object, _event: object, step: StepId) => ({ type: 'THROW', exception: 'SYNTAX_ERR', step }) as const,
};

export const websocketConstructor = algorithm<Talk>()({
  id: 'websocketConstructor',
  section: '10.3.2',
  title: 'API: the WebSocket() constructor',
  context: call,
  initial: 'idle',
  states: {
    idle: {
      step: '#p2',
      does: 'wait for a call',
      on: {
        CONSTRUCT: {
          actions: {
            takeArguments: at(['#p1', '#p2'], (c, { url, protocol }) => {
              c.url = url;
              c.protocol = protocol;
            }),
          },
          target: '#1',
        },
      },
    },
    '#1': {
      does: 'parse the URL',
      entry: { parseUrl: { tell: ({ url }) => ({ type: 'PARSE_URL', url }) } },
      on: { URL_PARSED: '#2', URL_REFUSED: { actions: { throwSyntaxErr }, target: 'over' } },
    },
    '#2': {
      does: 'is the port blocked?',
      always: [
        {
          guard: { portIsBlocked: ({ port, blockedPorts }) => blockedPorts.includes(port) },
          actions: { throwSecurityErr: { tell: (_c, _e, step) => ({ type: 'THROW', exception: 'SECURITY_ERR', step }) } },
          target: 'over',
        },
        '#3',
      ],
    },
    '#3': {
      does: 'is the protocol a name?',
      always: [
        {
          guard: { protocolIsNoName: at(['#3', '#p1'], (c) => c.protocol !== null && !isProtocolName(c.protocol)) },
          actions: { throwSyntaxErr },
          target: 'over',
        },
        '#4',
      ],
    },
    '#4': {
      does: 'origin of the script',
      entry: { letOrigin: (c) => (c.origin = asciiLowercase(c.scriptOrigin)) },
      always: '#5',
    },
    '#5': { also: '#p6', does: 'return the object', entry: { returnObject: { type: 'RETURN', value: null } }, always: '#6' },
    '#6': {
      also: '10.3.4.8#p2',
      does: 'establish a WebSocket connection',
      entry: {
        establishConnection: at(
          ['#6', '10.3.4.8#bullet1', '10.3.4.8#bullet2', '10.3.4.8#bullet3', '10.3.4.8#bullet4', '10.3.4.8#bullet5'],
          { type: 'ESTABLISH' },
        ),
      },
      always: 'over',
    },
    over: { step: '#p2', does: 'the algorithm is over' },
  },
});
