/** Small machines of several algorithms: what one does, tells or leaves is what another waits for. */
import type { AnyAlgorithm, Told } from '../../../../machines/index.js';
import { type Context, together as composed, made } from './made.js';

export const OUTSIDE: readonly string[] = ['BYTE', 'TASK', 'TURN', 'ACCEPT', 'SEND_STRING'];

/** Whatever is compiled reads bytes; here they count for nothing. */
const deaf = made('deaf', { context: {}, states: { idle: { on: { BYTE: {} } } } });
const together = (id: string, ...algorithms: AnyAlgorithm[]) => composed(id, ...algorithms, deaf);

const note = (letter: string) => (context: Context) => {
  context.order += letter;
};
const noteData = (context: Context, event: Told) => {
  context.order += event.data ?? '?';
};
const order = { order: '' };

/** Waits in a state until another algorithm has changed what it waits for. */
const waiter = (id: string) =>
  made(id, {
    context: { isReady: false, ...order },
    states: {
      idle: { on: { TURN: { target: 'waiting' } } },
      waiting: {
        entry: 'noteW',
        always: { guard: 'isReady', target: 'idle', actions: 'tell' },
        on: { ACCEPT: { target: 'idle' } },
      },
    },
    guards: { isReady: ({ isReady }) => isReady },
    does: { noteW: note('w') },
    tells: { tell: 'ERROR_DETECTED' },
  });
const readier = (name: string, where: object) =>
  made(name, {
    context: { isReady: false, turns: 0, ...order },
    states: {
      b: { on: { TASK: { target: 'a', actions: 'count' } } },
      a: { on: { TASK: { target: 'b', actions: 'count' } }, ...where },
    },
    does: {
      makeReady: (context) => {
        context.isReady = !context.isReady;
      },
      count: (context) => {
        context.turns += 1;
      },
    },
  });
const byEntry = readier('byEntry', { entry: 'makeReady' });
const byExit = readier('byExit', { exit: 'makeReady' });
const byAction = readier('byAction', { on: { TASK: { actions: 'makeReady' } } });
const whenTold = readier('whenTold', { on: { ERROR_DETECTED: { actions: 'makeReady' }, TASK: { actions: 'makeReady' } } });

export const waitsForAnEntry = together('waitsForAnEntry', waiter('waiter'), byEntry);
export const waitsForAnExit = together('waitsForAnExit', byExit, waiter('waiter'));
export const waitsForAnAction = together('waitsForAnAction', waiter('waiter'), byAction);
export const twoWait = together('twoWait', waiter('first'), byAction, waiter('second'));
export const oneWaitsNoMore = together('oneWaitsNoMore', waiter('first'), whenTold, waiter('second'));

/** Waits for a number that two others change, and changes it itself. */
const taker = made('taker', {
  context: { turns: 0, ...order },
  states: {
    idle: { on: { ACCEPT: { target: 'waiting' } } },
    waiting: { always: { guard: 'isThree', actions: ['take', 'noteT'] } },
  },
  guards: { isThree: ({ turns }) => turns >= 3 },
  does: {
    take: (context) => {
      context.turns -= 3;
    },
    noteT: note('t'),
  },
});
const giver = (id: string, event: string, many: number) =>
  made(id, {
    context: { turns: 0 },
    states: { giving: { on: { [event]: { actions: 'give' } } } },
    does: {
      give: (context) => {
        context.turns += many;
      },
    },
  });
export const takesThree = together('takesThree', giver('one', 'TASK', 1), taker, giver('seven', 'TURN', 7));

/** Tells two things at once, each of which makes others tell. */
const caller = made('caller', {
  context: { turns: 0, ...order },
  states: {
    idle: { on: { TASK: { target: 'idle2', actions: ['first', 'noteC', 'second'] }, TURN: { actions: ['second', 'first'] } } },
    idle2: { entry: 'first', exit: 'second', on: { TASK: { target: 'idle' }, CLOSED: { target: 'idle', actions: 'noteC' } } },
  },
  does: { noteC: note('c') },
  tells: { first: 'ESTABLISHED', second: (_, event) => ({ type: 'SEND_DATA', data: event.type }) },
});
const hearer = (id: string, event: string, answer: string) =>
  made(id, {
    context: { turns: 0, ...order },
    states: {
      even: { on: { [event]: { target: 'odd', actions: ['noteData', 'answer'] } } },
      odd: { entry: 'noteO', exit: 'noteX', on: { [event]: [{ guard: 'isLate', target: 'even' }, { actions: 'answer' }] } },
    },
    guards: { isLate: ({ order: { length } }) => length % 3 === 0 },
    does: { noteData, noteO: note('o'), noteX: note('x') },
    tells: { answer: (_, { data }) => ({ type: answer, data: `${data ?? ''}${id.slice(0, 1)}` }) },
  });
const lastHearer = made('lastHearer', {
  context: { ...order },
  on: { CLOSED: { actions: 'noteData' }, SEND_DATA: { target: 'b', actions: 'noteData' } },
  states: {
    a: { on: { SEND_DATA: { guard: 'isLong', target: 'b', actions: 'noteL' } } },
    b: { entry: 'noteE', exit: 'noteX', on: { CLOSED: { target: 'a' }, ESTABLISHED: {} } },
  },
  guards: { isLong: ({ order: { length } }) => length > 5 },
  does: { noteData, noteE: note('e'), noteX: note('x'), noteL: note('l') },
});
export const queuesMeet = together(
  'queuesMeet',
  caller,
  hearer('hearer', 'ESTABLISHED', 'CLOSED'),
  hearer('another', 'SEND_DATA', 'CLOSED'),
  lastHearer,
);
export const queuesMeetOtherwise = together(
  'queuesMeetOtherwise',
  lastHearer,
  hearer('hearer', 'ESTABLISHED', 'SEND_DATA'),
  caller,
);

/** Goes round through three steps until a count is over, with two ways in and two ways round. */
const rounds = made('rounds', {
  context: { turns: 0, ...order },
  states: {
    idle: {
      on: {
        TASK: { target: 'asking', actions: 'three' },
        TURN: { target: 'odd', actions: 'four' },
        SEND_STRING: { target: 'asking', actions: ['three', 'noteData'] },
        ACCEPT: { target: 'asking', actions: 'five' },
      },
    },
    asking: {
      always: [
        { guard: 'isOver', target: 'idle', actions: ['noteData', 'done'] },
        { guard: 'isOdd', target: 'odd' },
        { target: 'even' },
      ],
    },
    odd: { entry: 'noteO', always: { target: 'asking', actions: ['less', 'say'] } },
    even: { entry: 'noteE', always: { target: 'asking', actions: 'less' } },
  },
  guards: { isOver: ({ turns }) => turns <= 0, isOdd: ({ turns }) => turns % 2 === 1 },
  does: {
    noteData,
    noteO: note('o'),
    noteE: note('e'),
    three: (context) => {
      context.turns = 3;
    },
    four: (context) => {
      context.turns = 4;
    },
    five: (context) => {
      context.turns = 5;
    },
    less: (context) => {
      context.turns -= 1;
    },
  },
  tells: { say: 'SENT_BYTES', done: (_, { data }) => ({ type: 'ESTABLISHED', data: data ?? 'none' }) },
});
export const goesRound = together('goesRound', rounds);
export const tellsBehindALoop = together('tellsBehindALoop', rounds, hearer('hearer', 'ESTABLISHED', 'CLOSED'), lastHearer);

/** A loop that is begun by what another one tells, which the loop's actions read. */
const starter = made('starter', {
  context: { ...order },
  states: { idle: { on: { ACCEPT: { actions: 'start' }, SEND_STRING: { actions: 'start' } } } },
  tells: { start: (_, { data, type }) => ({ type: 'START_CLOSING', data: data ?? type }) },
});
const started = made('started', {
  context: { turns: 0, ...order },
  states: {
    idle: { on: { START_CLOSING: { target: 'asking', actions: 'two' }, TASK: { target: 'asking', actions: 'two' } } },
    asking: { always: [{ guard: 'isOver', target: 'idle' }, { target: 'round' }] },
    round: { always: { target: 'asking', actions: ['less', 'noteData'] } },
  },
  guards: { isOver: ({ turns }) => turns === 0 },
  does: {
    noteData,
    two: (context) => {
      context.turns = 2;
    },
    less: (context) => {
      context.turns -= 1;
    },
  },
});
export const loopsWhenTold = together('loopsWhenTold', starter, started);

/** Transitions from every state, behind those of the states; without a target nothing is left. */
export const everywhere = together(
  'everywhere',
  made('one', {
    context: { turns: 0, ...order },
    on: { TASK: [{ guard: 'isEven', target: 'b', actions: 'noteA' }, { actions: 'noteN' }], TURN: { target: 'a' } },
    states: {
      c: {},
      a: { entry: ['noteE', 'say'], exit: 'noteX', on: { TASK: { guard: 'isThird', actions: 'noteT' } } },
      b: { entry: 'noteE', exit: ['noteX', 'say'], on: { TURN: {}, ACCEPT: { target: 'b' } } },
    },
    guards: { isEven: ({ order: { length } }) => length % 2 === 0, isThird: ({ order: { length } }) => length % 3 === 0 },
    does: { noteA: note('a'), noteN: note('n'), noteT: note('t'), noteE: note('e'), noteX: note('x') },
    tells: { say: 'MESSAGE_RECEIVED' },
  }),
);

/** Tells itself something in each round of a loop, which the next round reads. */
export const tellsItself = together(
  'tellsItself',
  made('one', {
    context: { turns: 0, ...order },
    states: {
      idle: { on: { TASK: { target: 'asking', actions: 'three' } } },
      waiting: { on: { START_CLOSING: { target: 'asking', actions: 'noteData' } } },
      asking: {
        always: [
          { guard: 'isOver', target: 'idle', actions: 'noteData' },
          { target: 'waiting', actions: ['less', 'noteData', 'say'] },
        ],
      },
    },
    guards: { isOver: ({ turns }) => turns === 0 },
    does: {
      noteData,
      three: (context) => {
        context.turns = 3;
      },
      less: (context) => {
        context.turns -= 1;
      },
    },
    tells: { say: ({ turns }) => ({ type: 'START_CLOSING', data: `${turns}` }) },
  }),
);

/** What its guard and another's action read is not there in the beginning, so that they cannot be tried. */
const later = { limits: null as never };
export const cannotBeTried = together(
  'cannotBeTried',
  made('one', {
    context: later,
    states: {
      idle: { on: { TURN: { target: 'waiting', actions: 'begin' } } },
      waiting: { always: { guard: 'isMet', target: 'idle', actions: 'tell' } },
    },
    guards: { isMet: ({ limits: { short, long } }) => short > long },
    does: {
      begin: (context) => {
        context.limits = { short: 0, long: 1 };
      },
    },
    tells: { tell: 'FAIL' },
  }),
  made('two', {
    context: later,
    states: { idle: { on: { TURN: { target: 'begun' } } }, begun: { on: { TASK: { actions: 'more' } } } },
    does: {
      more: (context) => {
        context.limits = { ...context.limits, short: context.limits.short + 1 };
      },
    },
  }),
);
