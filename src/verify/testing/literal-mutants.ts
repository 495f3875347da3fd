/** Changes of the literal model, each a fault of one step, which the properties have to notice. */

export interface Mutant {
  id: string;
  /** For readers: what goes wrong. */
  sentence: string;
  /** Pieces of the model, each found exactly once, and what stands there instead. */
  changes: readonly (readonly [from: string, to: string])[];
  /** The reading in which it is noticed; all properties named hold in it without the change. */
  reading: string;
  /** Properties that fail. */
  noticedBy: readonly string[];
}

/** @throws RangeError when a piece is not found exactly once */
export function mutated(model: string, { id, changes }: Mutant): string {
  return changes.reduce((text, [from, to]) => {
    const parts = text.split(from);
    if (parts.length !== 2) throw new RangeError(`${id}: "${from}" stands ${parts.length - 1} times in the model`);
    return parts.join(to);
  }, model);
}

const CLIENT_FORGETS_P4 = [
  [':: started -> skip      ', ':: false -> skip'],
  ['!over[CLIENT] && !started;', '!over[CLIENT];'],
] as const;

export const mutants: readonly Mutant[] = [
  {
    id: 'starts-again',
    sentence: 'The client does not look whether the closing handshake has started (C1).',
    changes: [
      [':: started || claimed -> goto aborted', ':: false -> goto aborted'],
      ['!started && !claimed ->', 'true ->'],
      [':: !started -> say', ':: true -> say'],
    ],
    reading: 'atomic',
    noticedBy: ['one-closing-each', 'nothing-after-closing'],
  },
  {
    id: 'client-sends-on',
    sentence: 'The client sends after the closing handshake has started (p4).',
    changes: CLIENT_FORGETS_P4,
    reading: 'answering',
    noticedBy: ['nothing-after-closing', 'clean-loses-nothing-of-the-client'],
  },
  {
    id: 'server-reads-on',
    sentence: 'The client sends after the closing handshake has started, and the server goes on reading after FF 00 (3.B8).',
    changes: [...CLIENT_FORGETS_P4, ['  :: c2s?b    ', '  :: goto endFrame']],
    reading: 'atomic',
    noticedBy: ['server-discards-after-closing', 'server-hears-until-answered'],
  },
  {
    id: 'client-reads-on',
    sentence: 'The server sends after its FF 00 (p4), and the client goes on reading there (3a.8.4).',
    changes: [
      [':: terminating -> skip', ':: false -> skip'],
      [':: terminating || over[SERVER] -> k', ':: over[SERVER] -> k'],
      ['started || over[CLIENT];', 'goto endFrame; started || over[CLIENT];'],
    ],
    reading: 'atomic',
    noticedBy: ['client-discards-after-closing', 'nothing-after-closing'],
  },
  {
    id: 'message-twice',
    sentence: 'The server takes each message twice (3.4).',
    changes: [
      [
        'messageReceived(SERVER, MESSAGE_OF(text));',
        'messageReceived(SERVER, MESSAGE_OF(text)); messageReceived(SERVER, MESSAGE_OF(text));',
      ],
    ],
    reading: 'answering',
    noticedBy: ['whole-in-order-once'],
  },
  {
    id: 'event-twice',
    sentence: 'A task fires its message event twice.',
    changes: [['-> fireMessage(k)', '-> fireMessage(k); fireMessage(k)']],
    reading: 'answering',
    noticedBy: ['events-are-messages'],
  },
  {
    id: 'event-when-closed',
    sentence: 'A task fires its message event without a look at readyState (10.3.3#p2).',
    changes: [[':: readyState == OPEN || readyState == CLOSING -> fireMessage(k)', ':: true -> fireMessage(k)']],
    reading: 'receiving-apart',
    noticedBy: ['message-never-after-close'],
  },
  {
    id: 'opens-late',
    sentence: 'The task of open is queued after that of the close.',
    changes: [
      ['established(CLIENT); queueTask(OPEN_TASK, 0);', 'established(CLIENT);'],
      ['queueTask(CLOSE_TASK, cleanly)', 'queueTask(CLOSE_TASK, cleanly); queueTask(OPEN_TASK, 0)'],
      ['API_OPENTASK_AFTERCLOSE == SUPPRESSED && readyState != CONNECTING', 'false'],
    ],
    reading: 'answering',
    noticedBy: ['open-never-after-close', 'ready-state-never-falls'],
  },
  {
    id: 'message-before-open',
    sentence: 'Establishing queues no task, so that messages come without open.',
    changes: [
      ['established(CLIENT); queueTask(OPEN_TASK, 0);', 'established(CLIENT);'],
      [':: readyState == OPEN || readyState == CLOSING -> fireMessage(k)', ':: true -> fireMessage(k)'],
    ],
    reading: 'tasks-as-written',
    noticedBy: ['open-before-message'],
  },
  {
    id: 'closes-again',
    sentence: 'The connection is closed without a look whether it is (C6, 3a.8.3).',
    changes: [['  :: over[CLIENT] -> skip\n  :: else -> tcpClose', '  :: false -> skip\n  :: else -> tcpClose']],
    reading: 'answering',
    noticedBy: ['close-fires-once'],
  },
  {
    id: 'closing-when-closed',
    sentence: 'close() sets CLOSING whatever readyState is (Ba).',
    changes: [[':: readyState >= CLOSING -> skip', ':: readyState >= CLOSING -> readyStateBecomes(CLOSING)']],
    reading: 'atomic',
    noticedBy: ['ready-state-never-falls'],
  },
  {
    id: 'finishes-unstarted',
    sentence: 'The client neither starts the closing handshake on FF 00, nor waits for it (3a.8.1, 3a.8.2).',
    changes: [
      [':: !started -> say', ':: false -> say'],
      ['started || over[CLIENT];', 'skip;'],
    ],
    reading: 'atomic',
    noticedBy: ['clean-means-both-closings'],
  },
  {
    id: 'does-not-answer',
    sentence: 'The client does not answer FF 00 (3a.8.1).',
    changes: [[':: !started -> say', ':: false -> say']],
    reading: 'atomic-late',
    noticedBy: ['server-start-ends-cleanly', 'no-deadlock'],
  },
  {
    id: 'both-wait',
    sentence: 'The client does not answer FF 00 (3a.8.1), and the server waits for it without a bound (C2).',
    changes: [
      [':: !started -> say', ':: false -> say'],
      ['  :: over[SERVER] -> skip\n  :: TIMER_MAY_FIRE -> skip', '  :: over[SERVER] -> skip'],
    ],
    reading: 'atomic-late',
    noticedBy: ['server-waits-with-a-bound', 'each-connection-closes'],
  },
  {
    id: 'ignores-the-end',
    sentence: 'The client does not close when it notices that the server has closed (10.3.4.5.3).',
    changes: [['notices the close\\n"); closeConnection(false)', 'notices the close\\n")']],
    reading: 'closing-whenever',
    noticedBy: ['end-of-tcp-is-told'],
  },
  {
    id: 'never-clean',
    sentence: 'The closing handshake does not count as finished (3a.8.3).',
    changes: [['closeConnection(true)', 'closeConnection(false)']],
    reading: 'answering',
    noticedBy: ['clean-close-can-happen', 'client-start-ends-cleanly'],
  },
  {
    id: 'client-waits',
    sentence: 'The client waits for the close without a bound (C5).',
    changes: [['  :: over[CLIENT] -> skip\n  :: TIMER_MAY_FIRE -> skip', '  :: over[CLIENT] -> skip']],
    reading: 'atomic-never-terminating',
    noticedBy: ['each-connection-closes', 'no-deadlock'],
  },
  {
    id: 'client-drops',
    sentence: 'The client drops messages (3b.5).',
    changes: [['messageReceived(CLIENT, MESSAGE_OF(text)); queueTask(MESSAGE_TASK, MESSAGE_OF(text))', 'skip']],
    reading: 'answering',
    noticedBy: ['clean-loses-nothing-of-the-server'],
  },
  {
    id: 'server-leaves',
    sentence: 'The server closes right after its FF 00, without waiting for that of the client (C2).',
    changes: [[':: seen[SERVER] && (SERVER_ONCLIENTCLOSE != ACKANDWAIT || serverTerminates) -> skip', ':: true -> skip']],
    reading: 'atomic-late',
    noticedBy: ['clean-tells-the-server', 'clean-loses-nothing-of-the-client'],
  },
  {
    id: 'amount-stays',
    sentence: 'bufferedAmount does not fall when data are sent.',
    changes: [['-> bufferedAmountBecomes(bufferedAmount - 1)', '-> skip']],
    reading: 'answering',
    noticedBy: ['buffered-amount-drains'],
  },
  {
    id: 'amount-cleared',
    sentence: 'bufferedAmount is set to 0 at the close.',
    changes: [
      [
        'tcpClose(CLIENT); connectionClosed(CLIENT); queueTask',
        'tcpClose(CLIENT); connectionClosed(CLIENT); bufferedAmountBecomes(0); queueTask',
      ],
    ],
    reading: 'as-written',
    noticedBy: ['buffered-amount-grows-when-closed'],
  },
];
