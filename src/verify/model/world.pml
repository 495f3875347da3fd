/* What both models of the closing handshake stand in: TCP, the queue of tasks, and the observers that the properties speak of.
 *
 * A model includes this file, owns the script, the algorithms and the server's application, and tells here what happens.
 * All inlines are deterministic and never block, so that they may stand in d_step. Observers change in these inlines only.
 *
 * Bounds: MSGS messages from each side; channels hold all that a side can send (three FF 00 included), so no send ever waits;
 * TASKS tasks wait at most. A model that needs more fails an assertion here.
 *
 * Bytes: message k is 00, 65+k, FF. The opening handshake is one byte each way: REQUEST lies in c2s from the start, the server
 * answers REPLY. A side reads byte by byte, whenever it likes: that is TCP cut anywhere.
 */
#define CLIENT 0
#define SERVER 1
#define REQUEST 1
#define REPLY 2
#define LETTER 65      /* of message 0 */
#define MANGLED 99     /* in place of k: the text is not that of one message */

#ifndef MSGS
#define MSGS 1
#endif
#define CAP (3 * MSGS + 7)
#define TASKS (2 * MSGS + 7)

/* RESETS: 0 none; 1 only what a stack does by itself (a side closed with unread input, or was sent bytes after it had closed); 2 at any time */
#ifndef RESETS
#define RESETS 0
#endif

/* TIMERS of 10.3.4.3.2#C5 and 10.3.4.4.3#C2: EARLY, at any time; LATE, only when nothing else can happen; NEVER, no bound at all */
#define EARLY 0
#define LATE 1
#define NEVER 2
#ifndef TIMERS
#define TIMERS EARLY
#endif
#if TIMERS == EARLY
#define TIMER_MAY_FIRE true
#elif TIMERS == LATE
#define TIMER_MAY_FIRE timeout
#else
#define TIMER_MAY_FIRE false
#endif

/* readyState (10.3.2#a to #d) */
#define CONNECTING 0
#define OPEN 1
#define CLOSING 2
#define CLOSED 3

/* Tasks (10.3.3): k is the message, or wasClean */
#define OPEN_TASK 1
#define MESSAGE_TASK 2
#define ERROR_TASK 3
#define CLOSING_TASK 4
#define CLOSE_TASK 5

chan c2s = [CAP] of { byte };
chan s2c = [CAP] of { byte };
chan tasks = [TASKS] of { byte, byte };

/* TCP */
bool tcpClosed[2];     /* this side has closed; its own input is gone, what it sent can still be read */
bool tcpWasReset;      /* nothing can be read or sent by either side any more */
bool resetDue;         /* a stack would reset now */

/* Observers: the wire */
byte sent[2];          /* messages that the application of this side handed over, and was not refused */
byte received[2];      /* messages that this side has received */
byte closings[2];      /* FF 00 that this side has begun */
byte ending[2];        /* of its FF 00: 0 none, 1 FF is due, 2 00 is due, 3 complete */
bool seen[2];          /* this side has read the other's FF 00 */
bool isEstablished[2];
bool over[2];          /* the WebSocket connection is closed, as this side knows */
bool serverTerminates; /* the server's application decided to terminate */
bool byteAfterClosing[2];
bool wrongMessage[2];  /* received, but not sent, or not whole, or not in order, or twice */
bool heardAfterClosing[2];

/* Observers: the API */
byte readyState = CONNECTING;
byte bufferedAmount;
byte fired;            /* message events */
byte closesFired;
bool openFired;
bool clean;            /* wasClean of the close event */
bool readyStateFell;
bool wrongEvent;       /* a message event for what was not received, or out of order, or twice */
bool messageBeforeOpen;
bool openAfterClose;
bool messageAfterClose;
bool cleanUnfinished;  /* wasClean without both FF 00 */
bool cleanWithLoss;    /* wasClean, and a message of the server had no event */
bool bufferedFell;     /* bufferedAmount fell after the close */

/* A read fails (10.3.4.3.2#p1, 10.3.4.4.3#p1), in the order of the stream */
#define READ_FAILS_CLIENT (tcpClosed[CLIENT] || tcpWasReset || (tcpClosed[SERVER] && len(s2c) == 0))
#define READ_FAILS_SERVER (tcpClosed[SERVER] || tcpWasReset || (tcpClosed[CLIENT] && len(c2s) == 0))

inline discard(queue) {
  do
  :: len(queue) > 0 -> queue?_
  :: else -> break
  od
}

/* What is on its way is lost, both ways */
inline cutOff() {
  tcpWasReset = true;
  resetDue = false;
  discard(c2s);
  discard(s2c)
}

/* 10.3.4.5.3#p1, by FIN. What it has not read is lost. */
inline tcpClose(side) {
  if
  :: tcpClosed[side] -> skip
  :: else ->
     tcpClosed[side] = true;
     if
     :: side == CLIENT && len(s2c) > 0 -> resetDue = !tcpWasReset; discard(s2c)
     :: side == SERVER && len(c2s) > 0 -> resetDue = !tcpWasReset; discard(c2s)
     :: else -> skip
     fi
  fi
}

/* 10.3.4.5.3#p1, by RST */
inline tcpReset(side) {
  tcpClosed[side] = true;
  cutOff()
}

/* After its own close or a reset a side sends nothing. To a peer that has closed, it sends in vain. */
inline sendByte(side, b) {
  if
  :: tcpClosed[side] || tcpWasReset -> skip
  :: else ->
     if
     :: ending[side] == 1 && b == 255 -> ending[side] = 2
     :: ending[side] == 2 && b == 0 -> ending[side] = 3
     :: ending[side] == 0 -> skip
     :: else -> byteAfterClosing[side] = true
     fi;
     if
     :: tcpClosed[1 - side] -> resetDue = true
     :: side == CLIENT && !tcpClosed[SERVER] -> assert(len(c2s) < CAP); c2s!b
     :: side == SERVER && !tcpClosed[CLIENT] -> assert(len(s2c) < CAP); s2c!b
     fi
  fi
}

/* Stands directly before the sendByte of FF, in one step with it */
inline closingSent(side) {
  if
  :: tcpClosed[side] || tcpWasReset || closings[side] == 2 -> skip
  :: else ->
     closings[side]++;
     if
     :: ending[side] == 0 -> ending[side] = 1
     :: else -> skip
     fi
  fi
}

inline closingSeen(side) { seen[side] = true }

inline established(side) { isEstablished[side] = true }

/* The application of this side handed message k over */
inline messageSent(side, k) { sent[side]++ }

/* This side received message k, or MANGLED */
inline messageReceived(side, k) {
  if
  :: (k) != received[side] || (k) >= sent[1 - side] -> wrongMessage[side] = true
  :: else -> received[side]++
  fi;
  heardAfterClosing[side] = heardAfterClosing[side] || seen[side]
}

/* "The WebSocket connection is closed", for the server: it has stopped reading, and its own side is closed */
inline connectionClosed(side) { over[side] = true }

inline terminated() { serverTerminates = true }

inline queueTask(kind, k) { assert(len(tasks) < TASKS); tasks!kind, k }

inline readyStateBecomes(v) {
  readyStateFell = readyStateFell || (v) < readyState;
  readyState = v
}

inline bufferedAmountBecomes(n) {
  bufferedFell = bufferedFell || (over[CLIENT] && (n) < bufferedAmount);
  bufferedAmount = n
}

inline fireOpen() {
  openAfterClose = openAfterClose || closesFired > 0;
  openFired = true
}

inline fireMessage(k) {
  messageBeforeOpen = messageBeforeOpen || !openFired;
  messageAfterClose = messageAfterClose || closesFired > 0;
  if
  :: (k) != fired || (k) >= received[CLIENT] -> wrongEvent = true
  :: else -> fired++
  fi
}

inline fireError() { skip }

inline fireClose(wasClean) {
  if
  :: closesFired < 2 -> closesFired++
  :: else -> skip
  fi;
  clean = wasClean;
  cleanUnfinished = cleanUnfinished || ((wasClean) && !(seen[CLIENT] && ending[CLIENT] == 3));
  cleanWithLoss = cleanWithLoss || ((wasClean) && fired < sent[SERVER])
}

#if RESETS > 0
/* May reset once, and need not */
active proctype Network() {
end:
  if
#if RESETS == 1
  :: resetDue ->
#else
  :: true ->
#endif
     if
     :: d_step { cutOff(); skip }
     :: true -> skip
     fi
  fi
}
#endif

init { c2s!REQUEST }
