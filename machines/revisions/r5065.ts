/** r5065, the text that was uploaded as hixie-76 nine weeks after r4820. */
import type { Policies } from '../../spec/index.js';
import { websocketConstructor } from '../api/constructor.js';
import { clientOpeningHandshake } from '../client/opening-handshake.js';
import { list } from '../language/definition.js';
import { serverSendingHandshake } from '../server/sending-handshake.js';
import { asciiLowercase, SPACE } from '../values/ascii.js';
import { drawn, type Random } from '../values/random.js';
import type { Differences, RevisedState } from './revise.js';

interface Handshake {
  origin: string;
  fields: readonly string[];
  random: Random;
  key1: string;
  key2: string;
  spaces1: number;
  spaces2: number;
  count: number;
}

interface Framing {
  policies: Policies;
  type: number;
  b: number;
  length: number;
  gaveUp: boolean;
}

const { inputsAreSound } = clientOpeningHandshake.guards as unknown as { inputsAreSound: Asks };
type Asks = { when(c: object, event: object): boolean };

const letOrigin = serverSendingHandshake.actions.letOrigin as { do(c: object, event: object): void };
const portIsBlocked = websocketConstructor.guards.portIsBlocked as unknown as Asks;

/** A step at which a server may stop reading frames: it disconnects, or sets the client terminated flag. */
function mayStop(step: string, does: string, name: string, next: string): RevisedState {
  return {
    step,
    does,
    always: [
      { guard: `${name}Disconnects`, actions: 'close', target: 'aborted' },
      {
        guard: `${name}Terminates`,
        actions: ['giveUp', 'setClientTerminated', 'tellClientTerminated'],
        target: 'discarding',
      },
      { target: next },
    ],
  };
}

const typeSays = (option: Policies['server.frame.reservedType']) => ({
  step: ['10.3.4.4.3#2.1', '10.3.4.4.3#2.B1'],
  when: ({ type, policies }: Framing) => type !== 0x00 && type !== 0xff && policies['server.frame.reservedType'] === option,
});
const lengthSays = (option: Policies['server.frame.lengthByte']) => ({
  step: '10.3.4.4.3#2.B4.1',
  when: ({ policies }: Framing) => policies['server.frame.lengthByte'] === option,
});

export const r5065: Differences = {
  websocketConstructor: {
    guards: {
      portIsBlocked: {
        step: ['10.3.2#2', '10.3.2#2p2'],
        when: (c: { port: number }, event: object) => c.port !== 80 && c.port !== 443 && portIsBlocked.when(c, event),
      },
    },
  },
  clientOpeningHandshake: {
    context: { count: 0 },
    states: {
      step_21: {
        step: ['10.3.4.3.1#21', '10.3.4.3.1#21p2'],
        does: 'insert other characters',
        entry: ['insertCharactersIntoKey1', 'insertCharactersIntoKey2'],
        always: { target: 'step_22' },
      },
      step_22: {
        step: ['10.3.4.3.1#22', '10.3.4.3.1#22p2'],
        does: 'insert the spaces, not at the ends',
        entry: ['insertSpacesIntoKey1', 'insertSpacesIntoKey2'],
        always: { target: 'step_23' },
      },
      step_35: { step: '10.3.4.3.1#35', does: 'set the count to zero', entry: 'letCountBeZero', always: { target: 'step_36' } },
      step_36: (base) => ({
        ...base,
        does: 'read a byte of a value, or the space before it',
        on: {
          ...base.on,
          BYTE: [
            { step: '10.3.4.3.1#36a', guard: 'byteIsTheFirstAndASpace', actions: 'countByte' },
            { step: '10.3.4.3.1#36b', guard: 'byteIsCR', target: 'step_37' },
            { step: '10.3.4.3.1#36c', guard: 'byteIsLF', actions: 'fail', target: 'over' },
            { step: '10.3.4.3.2#p2', guard: 'valueIsTooLong', actions: 'fail', target: 'over' },
            { step: '10.3.4.3.1#36d', actions: ['countByte', 'appendToValue'] },
          ],
        },
      }),
    },
    guards: {
      inputsAreSound: {
        step: '10.3.4.3.1#p1',
        when: (c: Handshake, event: object) => inputsAreSound.when(c, event) && !/[A-Z]/.test(c.origin),
      },
      byteIsTheFirstAndASpace: {
        step: '10.3.4.3.1#36a',
        when: (c: Handshake, { byte }: { byte: number }) => byte === SPACE && c.count === 0,
      },
    },
    actions: {
      addOrigin: { step: '10.3.4.3.1#13', do: (c: Handshake) => (c.fields = [...c.fields, `Origin: ${c.origin}`]) },
      insertSpacesIntoKey1: { step: '10.3.4.3.1#22', do: (c: Handshake) => (c.key1 = spaced(c, c.spaces1, c.key1)) },
      insertSpacesIntoKey2: { step: '10.3.4.3.1#22p2', do: (c: Handshake) => (c.key2 = spaced(c, c.spaces2, c.key2)) },
      letCountBeZero: { step: '10.3.4.3.1#35', do: (c: Handshake) => (c.count = 0) },
      // Only whether it is the first is asked, so that more need not be counted.
      countByte: { step: '10.3.4.3.1#36', do: (c: Handshake) => (c.count = 1) },
    },
  },
  serverSendingHandshake: {
    states: {
      cookies: (base) => ({ ...base, step: '10.3.4.4.2#11p2' }),
    },
    actions: {
      letOrigin: {
        step: '10.3.4.4.2#2e',
        do: (c: Handshake, event: object) => {
          letOrigin.do(c, event);
          c.origin = asciiLowercase(c.origin);
        },
      },
    },
  },
  serverDataFraming: {
    context: { gaveUp: false },
    states: {
      step_1: { step: '10.3.4.4.3#1', does: 'read the type', on: { BYTE: { actions: 'letType', target: 'step_3' } } },
      step_2: undefined,
      step_3: {
        step: '10.3.4.4.3#2',
        does: 'is the high bit set?',
        always: [{ step: '10.3.4.4.3#2p2', guard: 'highBitOfTypeIsSet', target: 'step_2_B1' }, { target: 'step_2_1' }],
      },
      step_2_1: mayStop('10.3.4.4.3#2.1', 'stop, if the type is not 00?', 'type', 'step_3_1'),
      step_3_4: {
        step: '10.3.4.4.3#2.5',
        does: 'decode and process it, if the type is 00',
        always: [{ guard: 'typeIs00', actions: 'messageReceived', target: 'step_4' }, { target: 'step_4' }],
      },
      step_2_B1: mayStop('10.3.4.4.3#2.B1', 'stop, if the type is not FF?', 'type', 'step_3_B1'),
      step_3_B2: {
        step: '10.3.4.4.3#2.B3',
        does: 'read a byte of the length',
        on: { BYTE: { actions: 'letB', target: 'step_2_B4' } },
      },
      step_2_B4: {
        step: '10.3.4.4.3#2.B4',
        does: 'is the byte 00?',
        always: [
          { guard: 'zeroSkipsTheSubsteps', target: 'step_3_B8' },
          { guard: 'bIs00', target: 'step_3_B3' },
          { target: 'step_2_B4_1' },
        ],
      },
      step_2_B4_1: mayStop('10.3.4.4.3#2.B4.1', 'stop, at a length?', 'length', 'step_3_B3'),
    },
    guards: {
      typeDisconnects: typeSays('disconnect'),
      typeTerminates: typeSays('terminate'),
      lengthDisconnects: lengthSays('disconnect'),
      lengthTerminates: lengthSays('terminate'),
      typeIs00: { step: '10.3.4.4.3#2.5', when: ({ type }: Framing) => type === 0x00 },
      bIs00: { step: '10.3.4.4.3#2.B4', when: ({ b }: Framing) => b === 0x00 },
      // Where the length is zero so far, it comes to the same.
      zeroSkipsTheSubsteps: {
        step: '10.3.4.4.3#2.B4',
        when: ({ b, length, policies }: Framing) => b === 0x00 && length !== 0 && policies['server.frame.lengthZero'] === 'skip',
      },
    },
    actions: {
      giveUp: { step: ['10.3.4.4.3#2.1', '10.3.4.4.3#2.B1', '10.3.4.4.3#2.B4.1'], do: (c: Framing) => (c.gaveUp = true) },
    },
  },
  serverTerminating: {
    context: { gaveUp: false },
    states: {
      idle: (base) => ({
        ...base,
        on: {
          ...base.on,
          CLIENT_TERMINATED: [{ guard: 'flagWasSetWithoutAFrame', target: 'idle' }, ...list(base.on?.CLIENT_TERMINATED)],
        },
      }),
    },
    guards: {
      // The flag, and no closing frame that would be acknowledged.
      flagWasSetWithoutAFrame: {
        step: ['10.3.4.4.3#2.1', '10.3.4.4.3#2.B1', '10.3.4.4.3#2.B4.1'],
        when: ({ gaveUp }: Framing) => gaveUp,
      },
    },
  },
};

/** A key with spaces at random places, of which none is its start or its end. */
function spaced(c: Handshake, count: number, text: string): string {
  let key = text;
  for (let left = count; left > 0; left -= 1) {
    const position = 1 + drawn(c, key.length - 1);
    key = `${key.slice(0, position)} ${key.slice(position)}`;
  }
  return key;
}
