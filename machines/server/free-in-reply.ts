/** What a server is free to send instead of what our machine does. */
import type { PolicyName, StepId } from '../../spec/index.js';
import { isLocation, isOrigin } from '../url/location.js';
import { allWithin } from '../values/text.js';

/**
 * A field of the reply: the item that sends it, and what else than the actions above write it may say.
 * @internal
 */
export interface Sent {
  readonly step: StepId;
  /** Whether another value is in order, and the options that such a value and its absence show; exact if absent. */
  readonly other?: { is(value: string): boolean; step: StepId; what: string; shows: readonly [PolicyName, string] };
  readonly absent?: readonly [PolicyName, string];
}

/**
 * What the text leaves free in what steps 10 to 12 send: the words of the status line, the order of the fields and the
 * case of their names, further fields, and values that a server may have configured.
 * @step 10.3.4.4.2#10p2
 * @step 10.3.4.4.2#11
 * @internal
 */
export const freeInReply: {
  readonly fields: Readonly<Record<string, Sent>>;
  readonly others: Sent['absent'];
  readonly cookies: RegExp;
} = {
  fields: {
    Upgrade: { step: '10.3.4.4.2#11a' },
    Connection: { step: '10.3.4.4.2#11b' },
    'Sec-WebSocket-Location': {
      step: '10.3.4.4.2#11c',
      other: {
        is: isLocation,
        step: '10.3.4.4.2#3',
        what: 'a WebSocket URL: ws:// or wss://, a host, a port that is not the default, a resource name',
        shows: ['server.location', 'configured'],
      },
    },
    'Sec-WebSocket-Origin': {
      step: '10.3.4.4.2#11d',
      other: { is: isOrigin, step: '10.3.4.4.2#11d', what: 'an origin', shows: ['server.origin.value', 'configured'] },
    },
    'Sec-WebSocket-Protocol': {
      step: '10.3.4.4.2#11e',
      other: {
        is: (name) => name !== '' && !name.startsWith(' ') && allWithin(name, 0x20, 0x7e),
        step: '10.3.4.4.2#11e',
        what: 'the name of a subprotocol',
        shows: ['server.subprotocol', 'other'],
      },
      absent: ['server.subprotocol', 'none'],
    },
  },
  others: ['server.reply.otherFields', 'present'],
  cookies: /^set-cookie$/i,
};
