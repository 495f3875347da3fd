/** Small machines that read bytes: each loop is of one shape, or only looks as if it were. */
import { Bytes, type Machine, type Told } from '../../../../machines/index.js';
import { type Context, made, together } from './made.js';

export const OUTSIDE: readonly string[] = ['BYTE', 'TASK', 'TURN'];
const LIMITS = { short: 5, long: 9 };
export const END = 0xff;

const byteOf = (event: Told): number => event.byte as number;
const append = (context: Context, event: Told) => {
  context.text = context.text.append(byteOf(event));
};
const letB = (context: Context, event: Told) => {
  context.b = byteOf(event);
};
const clear = (context: Context) => {
  context.text = Bytes.empty;
};
const isEnd = (_context: Context, event: Told) => byteOf(event) === END;
const bIsEnd = ({ b }: Context) => b === END;
const isLong = ({ text, limits }: Context) => text.length > limits.long;
const isShort = ({ text, limits }: Context) => text.length > limits.short;
const text = { text: Bytes.empty };
const over = { on: { TASK: { target: 'reading', actions: 'clear' } } };

/** Reads up to a byte, without a limit. */
export const upToAByte: Machine = together(
  'upToAByte',
  made('reader', {
    context: { ...text, turns: 0 },
    states: { reading: { on: { BYTE: [{ guard: 'isEnd', target: 'over', actions: 'tell' }, { actions: 'append' }] } }, over },
    guards: { isEnd },
    does: { append, clear },
    tells: { tell: 'MESSAGE_RECEIVED' },
  }),
);

/** Reads up to a byte, again and again. */
export const upToAByteAgain: Machine = together(
  'upToAByteAgain',
  made('reader', {
    context: { ...text, turns: 0 },
    states: { reading: { on: { BYTE: [{ guard: 'isEnd', actions: ['tell', 'clear'] }, { actions: 'append' }] } } },
    guards: { isEnd },
    does: { append, clear },
    tells: { tell: (context) => ({ type: 'MESSAGE_RECEIVED', data: context.text.latin1() }) },
  }),
);

/** Reads up to one of three bytes. */
export const upToOneOfThree: Machine = together(
  'upToOneOfThree',
  made('reader', {
    context: text,
    states: { reading: { on: { BYTE: [{ guard: 'isSign', target: 'over' }, { actions: 'append' }] } }, over },
    guards: { isSign: (_context, event) => [0x0a, 0x0d, 0xff].includes(byteOf(event)) },
    does: { append, clear },
  }),
);

/** Remembers each byte first, then asks of it, and holds to a limit. */
export const upToALimit: Machine = together(
  'upToALimit',
  made('reader', {
    context: { ...text, limits: LIMITS, b: 0 },
    states: {
      reading: { on: { BYTE: { target: 'asking', actions: ['letB'] } } },
      asking: {
        always: [
          { guard: 'bIsEnd', target: 'over', actions: 'tell' },
          { target: 'growing', actions: 'append' },
        ],
      },
      growing: { always: [{ guard: 'isLong', target: 'over', actions: 'fail' }, { target: 'reading' }] },
      over,
    },
    guards: { bIsEnd, isLong },
    does: { append: (context) => append(context, { type: 'BYTE', byte: context.b } as Told), letB, clear },
    tells: { tell: 'MESSAGE_RECEIVED', fail: 'FAIL' },
  }),
);

const twoLimits = (first: string, second: string): Machine =>
  together(
    'twoLimits',
    made('reader', {
      context: { ...text, limits: LIMITS },
      states: {
        reading: {
          on: {
            BYTE: [
              { guard: 'isEnd', target: 'over', actions: 'tell' },
              { target: 'growing', actions: 'append' },
            ],
          },
        },
        growing: {
          always: [
            { guard: first, target: 'over', actions: 'fail' },
            { guard: second, target: 'over', actions: 'close' },
            { target: 'reading' },
          ],
        },
        over,
      },
      guards: { isEnd, isLong, isShort },
      does: { append, clear },
      tells: { tell: 'MESSAGE_RECEIVED', fail: 'FAIL', close: 'CLOSE_CONNECTION' },
    }),
  );

/** Two limits, either of which may be met first. */
export const longBeforeShort = twoLimits('isLong', 'isShort');
export const shortBeforeLong = twoLimits('isShort', 'isLong');

/** Appends only while a guard that is not about the byte holds, or fails. */
const whileAsked = (id: string, transitions: readonly object[]): Machine =>
  together(
    id,
    made('reader', {
      context: { ...text, isOpen: true, b: 0 },
      states: {
        reading: { on: { BYTE: transitions, TASK: { actions: 'turn' } } },
        over: { on: { TASK: { target: 'reading', actions: ['clear', 'turn'] } } },
      },
      guards: { isOpen: ({ isOpen }) => isOpen, isShut: ({ isOpen }) => !isOpen, bIsEnd },
      does: {
        append,
        clear,
        letB,
        turn: (context) => {
          context.isOpen = !context.isOpen;
        },
      },
    }),
  );
export const whileOpen = whileAsked('whileOpen', [{ guard: 'isOpen', actions: 'append' }, { target: 'over' }]);
export const untilShut = whileAsked('untilShut', [{ guard: 'isShut', target: 'over' }, { actions: 'append' }]);
export const skipsUntilShut = whileAsked('skipsUntilShut', [{ guard: 'isShut', target: 'over' }, {}]);
/** Goes on only where a limit is exceeded. */
export const whileLong: Machine = together(
  'whileLong',
  made('reader', {
    context: { ...text, limits: LIMITS },
    states: {
      reading: {
        on: {
          BYTE: [
            { guard: 'isLong', actions: 'append' },
            { target: 'over', actions: 'append' },
          ],
        },
      },
      over: { on: { TASK: { target: 'reading' }, BYTE: { actions: 'append' } } },
    },
    guards: { isLong },
    does: { append },
  }),
);
/** The guard reads a variable that holds a byte, but not this one's. */
export const asksBeforeItRemembers = whileAsked('asksBeforeItRemembers', [
  { guard: 'bIsEnd', target: 'over', actions: 'letB' },
  { actions: ['append', 'letB'] },
]);

/** Some lengths count, but none ends it for good; or a byte and a length together. */
const askingLengths = (id: string, isOver: (context: Context, event: Told) => boolean): Machine =>
  together(
    id,
    made('reader', {
      context: { ...text, limits: LIMITS },
      states: {
        reading: { on: { BYTE: { target: 'growing', actions: 'append' } } },
        growing: { always: [{ guard: 'isOver', target: 'over' }, { target: 'reading' }] },
        over: { on: { TASK: { target: 'reading' }, BYTE: { actions: 'append' } } },
      },
      guards: { isOver },
      does: { append },
    }),
  );
export const atOneLength = askingLengths('atOneLength', ({ text: { length } }) => length === 3);
export const atAByteBehindALength = askingLengths(
  'atAByteBehindALength',
  ({ text: { length } }, event) => length > 3 && byteOf(event) === END,
);
export const beyondAFixedLength = askingLengths('beyondAFixedLength', ({ text: { length } }) => length > 120);
export const belowALimit = askingLengths('belowALimit', ({ text: { length }, limits }) => length < limits.short);

/** Counts bytes. */
const counting = (id: string, isOver: (context: Context) => boolean, count: (context: Context) => void): Machine =>
  together(
    id,
    made('reader', {
      context: { remaining: 0, turns: 0, b: 0 },
      states: {
        waiting: { on: { BYTE: { target: 'counting', actions: 'letRemaining' } } },
        counting: { on: { BYTE: { target: 'asking', actions: 'count' } } },
        asking: { always: [{ guard: 'isOver', target: 'waiting', actions: 'tell' }, { target: 'counting' }] },
      },
      guards: { isOver },
      does: {
        count,
        letRemaining: (context, event) => {
          context.remaining = byteOf(event) + 1;
        },
      },
      tells: { tell: 'MESSAGE_RECEIVED' },
    }),
  );
const countDown = (context: Context) => {
  context.remaining -= 1;
};
export const countsToZero = counting('countsToZero', ({ remaining }) => remaining === 0, countDown);
export const countsToOne = counting('countsToOne', ({ remaining }) => remaining <= 1, countDown);
export const countsTwice = counting(
  'countsTwice',
  ({ remaining }) => remaining === 0,
  (context) => {
    countDown(context);
    context.turns -= 1;
  },
);
export const countsByTwo = counting(
  'countsByTwo',
  ({ remaining }) => remaining <= 0,
  (context) => {
    context.remaining -= 2;
  },
);
export const countsToZeroOrFive = counting(
  'countsToZeroOrFive',
  ({ remaining }) => remaining === 0 || remaining === 5,
  countDown,
);
export const countsUnless = counting('countsUnless', ({ remaining, turns }) => remaining === 0 || turns > 0, countDown);

/** Counts only some bytes. */
export const countsLetters: Machine = together(
  'countsLetters',
  made('reader', {
    context: { remaining: 40 },
    states: {
      counting: { on: { BYTE: [{ guard: 'isEnd' }, { target: 'asking', actions: 'countDown' }] } },
      asking: { always: [{ guard: 'isOver', target: 'over', actions: 'tell' }, { target: 'counting' }] },
      over: {},
    },
    guards: { isEnd, isOver: ({ remaining }) => remaining === 0 },
    does: { countDown },
    tells: { tell: 'MESSAGE_RECEIVED' },
  }),
);

/** Not what was read, but something made of it. */
export const appendsCapitals: Machine = together(
  'appendsCapitals',
  made('reader', {
    context: text,
    states: { reading: { on: { BYTE: [{ guard: 'isEnd', target: 'over' }, { actions: 'append' }] } }, over },
    guards: { isEnd },
    does: { append: (context, event) => append(context, { ...event, byte: byteOf(event) & 0xdf }), clear },
  }),
);

const discarder = made('discarder', {
  context: {},
  states: {
    discarding: { on: { BYTE: {}, TASK: { target: 'listening' } } },
    listening: { on: { BYTE: { actions: 'tell' }, TASK: { target: 'discarding' } } },
  },
  tells: { tell: 'ERROR_DETECTED' },
});
const reader = made('reader', {
  context: text,
  states: {
    reading: { on: { BYTE: [{ guard: 'isEnd', target: 'over' }, { actions: 'append' }] } },
    over: { on: { TURN: { target: 'reading', actions: 'clear' } } },
  },
  guards: { isEnd },
  does: { append, clear },
});
const counter = made('counter', {
  context: { remaining: 30 },
  states: {
    counting: { on: { BYTE: { target: 'asking', actions: 'countDown' } } },
    asking: { always: [{ guard: 'isOver', target: 'over', actions: 'tell' }, { target: 'counting' }] },
    over: {},
  },
  guards: { isOver: ({ remaining }) => remaining === 0 },
  does: { countDown },
  tells: { tell: 'MESSAGE_RECEIVED' },
});
/** Two algorithms hear each byte. */
export const discardsAndReads = together('discardsAndReads', discarder, reader);
export const readsAndCounts = together('readsAndCounts', reader, counter);
export const discards = together('discards', discarder);

/** Those whose bytes are told many at once. */
export const inBulk = [upToAByte, upToAByteAgain, upToOneOfThree, upToALimit, countsToZero, discardsAndReads, discards] as const;
/** Those that only look so, in part of what they do. */
export const notInBulk = [
  longBeforeShort,
  shortBeforeLong,
  whileOpen,
  whileLong,
  untilShut,
  skipsUntilShut,
  asksBeforeItRemembers,
  atOneLength,
  atAByteBehindALength,
  beyondAFixedLength,
  belowALimit,
  countsToOne,
  countsTwice,
  countsByTwo,
  countsToZeroOrFive,
  countsUnless,
  countsLetters,
  appendsCapitals,
  readsAndCounts,
] as const;
