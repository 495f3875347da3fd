/**
 * The WebSocket() constructor: 10.3.2, steps 1 to 6.
 *
 * Told: CONSTRUCT with URL and protocol; URL_PARSED or URL_REFUSED. Tells:
 * PARSE_URL, THROW, RETURN and, in the background, ESTABLISH.
 *
 * Modelled where the text leaves it open: after SECURITY_ERR the steps end
 * (E35). Blocked ports come with the context (policy api.port.blocked).
 */

import { type Request, request } from '../connection.js';
import { algorithm } from '../language/definition.js';
import { asciiLowercase, isProtocolName } from '../values/text.js';

/** Variables of the constructor. */
export interface Constructor extends Request {
  /** The argument, null where it is absent. */
  url: string;
  /** Origin of the script that calls. */
  scriptOrigin: string;
  blockedPorts: readonly number[];
}

export const websocketConstructor = algorithm<Constructor>()({
  id: 'websocketConstructor',
  section: '10.3.2',
  title: 'API: the WebSocket() constructor',
  context: { ...request, url: '', scriptOrigin: 'null', blockedPorts: [] },
  initial: 'idle',
  states: {
    idle: {
      step: '10.3.2#p2',
      does: 'wait for a call',
      on: { CONSTRUCT: { actions: 'takeArguments', target: 'step_1' } },
    },
    step_1: {
      step: '10.3.2#1',
      does: 'parse the URL',
      entry: 'parseUrl',
      on: {
        URL_PARSED: { target: 'step_2' },
        URL_REFUSED: { actions: 'throwSyntaxErr', target: 'over' },
      },
    },
    step_2: {
      step: '10.3.2#2',
      does: 'is the port blocked?',
      always: [{ guard: 'portIsBlocked', actions: 'throwSecurityErr', target: 'over' }, { target: 'step_3' }],
    },
    step_3: {
      step: '10.3.2#3',
      does: 'is the protocol a name?',
      always: [{ guard: 'protocolIsNoName', actions: 'throwSyntaxErr', target: 'over' }, { target: 'step_4' }],
    },
    step_4: { step: '10.3.2#4', does: 'origin of the script', entry: 'letOrigin', always: { target: 'step_5' } },
    step_5: { step: ['10.3.2#5', '10.3.2#p6'], does: 'return the object', entry: 'returnObject', always: { target: 'step_6' } },
    step_6: {
      step: ['10.3.2#6', '10.3.4.8#p2'],
      does: 'establish a WebSocket connection',
      entry: 'establishConnection',
      always: { target: 'over' },
    },
    over: { step: '10.3.2#p2', does: 'these steps are over' },
  },
  guards: {
    portIsBlocked: { step: '10.3.2#2', when: ({ port, blockedPorts }) => blockedPorts.includes(port) },
    protocolIsNoName: {
      step: ['10.3.2#3', '10.3.2#p1'],
      when: ({ protocol }) => protocol !== null && !isProtocolName(protocol),
    },
  },
  actions: {
    takeArguments: {
      step: ['10.3.2#p1', '10.3.2#p2'],
      do: (c, { url, protocol }) => {
        c.url = url;
        c.protocol = protocol;
      },
    },
    parseUrl: { step: '10.3.2#1', tell: ({ url }) => ({ type: 'PARSE_URL', url }) },
    throwSyntaxErr: {
      step: ['10.3.2#1', '10.3.2#3'],
      tell: (_context, _event, step) => ({ type: 'THROW', exception: 'SYNTAX_ERR', step }),
    },
    throwSecurityErr: {
      step: '10.3.2#2',
      tell: (_context, _event, step) => ({ type: 'THROW', exception: 'SECURITY_ERR', step }),
    },
    letOrigin: {
      step: '10.3.2#4',
      do: (c) => {
        c.origin = asciiLowercase(c.scriptOrigin);
      },
    },
    returnObject: { step: '10.3.2#5', tell: () => ({ type: 'RETURN', value: null }) },
    establishConnection: {
      step: ['10.3.2#6', '10.3.4.8#bullet1', '10.3.4.8#bullet2', '10.3.4.8#bullet3', '10.3.4.8#bullet4', '10.3.4.8#bullet5'],
      tell: () => ({ type: 'ESTABLISH' }),
    },
  },
});
