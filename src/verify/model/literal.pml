/* Client and server of r4820 as the text says it: what runs "asynchronously", or has no order, interleaves step by step.
 *
 * Establishing is left to its events: the server reads REQUEST and answers REPLY; when the client reads REPLY the connection is
 * established. Messages are one letter. The script calls send() MSGS times and close() CLOSES times at most, when it likes;
 * send() while CONNECTING throws and does nothing, and is left out. The server's application sends MSGS messages at most.
 *
 * Switches, each LITERAL (0: as written, each step on its own) or ATOMIC (1):
 *   START    10.3.4.3.2#C1 to #C4, which may run twice at once (close(), and 3a.8.1)
 *   SEND     send(): the look at whether the closing handshake has started (10.3.2#p7), and B1 to B3
 *   SERVING  the server's B1 to B3 against its C1
 *   RECEIVE  the last byte of a message, and that the message "has been received" (3b.3 to 3b.5)
 * TERMINATES: 1, the server may decide to terminate at any time; 0, it never decides. SERVER_CLOSES: 1, the server may
 * close TCP whenever it likes (10.3.4.5.3#p2). The others are policies: SERVER_ONCLIENTCLOSE, CLIENT_CLOSE_NOTICE,
 * API_OPENTASK_AFTERCLOSE, API_CLOSINGTASK_AFTERCLOSED. RESETS, TIMERS and MSGS are those of world.pml.
 * MUTANT breaks one step on purpose, so that each property is seen to fail.
 */
#include "world.pml"

#define LITERAL 0
#define ATOMIC 1
#ifndef START
#define START LITERAL
#endif
#ifndef SEND
#define SEND LITERAL
#endif
#ifndef SERVING
#define SERVING LITERAL
#endif
#ifndef RECEIVE
#define RECEIVE LITERAL
#endif
#ifndef TERMINATES
#define TERMINATES 0
#endif
#ifndef SERVER_CLOSES
#define SERVER_CLOSES 0
#endif
#ifndef CLOSES
#define CLOSES 1
#endif
#ifndef MUTANT
#define MUTANT 0
#endif

#define ACKANDWAIT 0
#define ACKANDCLOSE 1
#define CLOSEONLY 2
#define NOTHING 3
#ifndef SERVER_ONCLIENTCLOSE
#define SERVER_ONCLIENTCLOSE NOTHING
#endif

#define STREAMORDER 0
#define ATONCE 1
#ifndef CLIENT_CLOSE_NOTICE
#define CLIENT_CLOSE_NOTICE STREAMORDER
#endif

#define SUPPRESSED 1
#ifndef API_OPENTASK_AFTERCLOSE
#define API_OPENTASK_AFTERCLOSE LITERAL
#endif
#ifndef API_CLOSINGTASK_AFTERCLOSED
#define API_CLOSINGTASK_AFTERCLOSED LITERAL
#endif

#if START == ATOMIC
#define START_STEPS atomic
#else
#define START_STEPS
#endif
#if SEND == ATOMIC
#define SEND_STEPS atomic
#else
#define SEND_STEPS
#endif
#if SERVING == ATOMIC
#define SERVING_STEPS atomic
#else
#define SERVING_STEPS
#endif
#if RECEIVE == ATOMIC
#define RECEIVE_STEPS atomic
#else
#define RECEIVE_STEPS
#endif

bool started;          /* the WebSocket closing handshake has started */
bool terminating;      /* the server's steps to terminate have started (10.3.4.4.3#p4) */

/* What a text is: nothing yet, the letter of message k, or MANGLED */
#define NO_TEXT 100
#define TEXT_WITH(text, b) (text == NO_TEXT && b >= LETTER && b < LETTER + MSGS -> b - LETTER : MANGLED)
#define MESSAGE_OF(text) (text == NO_TEXT -> MANGLED : text)

/* "Close the WebSocket connection" (10.3.4.5.3#p1, 10.3.3#p5), unless it is closed */
inline closeConnection(cleanly) {
  if
  :: over[CLIENT] -> skip
  :: else -> tcpClose(CLIENT); connectionClosed(CLIENT); queueTask(CLOSE_TASK, cleanly)
  fi
}

/* "Start the WebSocket closing handshake", run asynchronously (10.3.4.3.2#p5) */
proctype StartClosing() {
  START_STEPS {
    if                                                              /* C1 */
    :: started -> goto aborted
    :: else -> skip
    fi;
    d_step { closingSent(CLIENT); sendByte(CLIENT, 255) };          /* C2 */
    d_step { sendByte(CLIENT, 0) };                                 /* C3 */
    d_step { started = true; queueTask(CLOSING_TASK, 0) }           /* C4, 10.3.3#p4 */
  };
  if                                                                /* C5 */
  :: over[CLIENT] -> skip
  :: TIMER_MAY_FIRE -> skip
  fi;
  d_step { closeConnection(false) };                                /* C6 */
aborted:
  skip
}

#define CLIENT_READS(b) if :: s2c?b :: READ_FAILS_CLIENT -> goto readFails fi

/* Establishing (10.3.4.3.1), then the state machine for the bytes sent by the server (10.3.4.3.2#p1) */
active proctype ClientReads() {
  byte type, b, text;
  int length;
  bool isError;
  if
  :: atomic { s2c?b -> established(CLIENT); queueTask(OPEN_TASK, 0); b = 0 } /* 10.3.4.3.1#46, 10.3.3#p1 */
  :: READ_FAILS_CLIENT -> goto readFails
  fi;
endFrame:
  CLIENT_READS(type);                                               /* 1 */
  isError = false;                                                  /* 2 */
  if                                                                /* 3 */
  :: type < 128 -> text = NO_TEXT                                   /* 3b.1 */
  :: else -> length = 0; goto lengthByte                            /* 3a.1 */
  fi;
data:
  RECEIVE_STEPS {
    CLIENT_READS(b);                                                /* 3b.2 */
    if                                                              /* 3b.3 */
    :: b != 255 -> text = TEXT_WITH(text, b); goto data
    :: else -> skip
    fi;
    d_step {                                                        /* 3b.4, 3b.5, 10.3.3#p2 */
      if
      :: type == 0 -> messageReceived(CLIENT, MESSAGE_OF(text)); queueTask(MESSAGE_TASK, MESSAGE_OF(text))
      :: else -> isError = true
      fi;
      text = 0;
      b = 0
    }
  };
  goto ended;
lengthByte:
  CLIENT_READS(b);                                                  /* 3a.2 */
  length = length * 128 + (b & 127);                                /* 3a.3, 3a.4 */
  if                                                                /* 3a.5 */
  :: b >= 128 -> goto lengthByte
  :: else -> skip
  fi;
  if
  :: type == 255 && length == 0 -> goto closing                     /* 3a.8 */
  :: else -> isError = true                                         /* 3a.8p2 */
  fi;
  do                                                                /* 3a.6, 3a.7 */
  :: length > 0 -> CLIENT_READS(b); length--
  :: else -> break
  od;
ended:
  atomic {                                                          /* 4, 10.3.3#p3 */
    if
    :: isError -> queueTask(ERROR_TASK, 0); isError = false
    :: else -> skip
    fi
  };
  goto endFrame;                                                    /* 5 */
closing:
  closingSeen(CLIENT);
  atomic {                                                          /* 3a.8.1 */
    if
    :: !started -> run StartClosing()
    :: else -> skip
    fi
  };
  started || over[CLIENT];                                          /* 3a.8.2 */
  d_step { closeConnection(true) };                                 /* 3a.8.3: it finishes as it closes */
  goto stop;                                                        /* 3a.8.4 */
readFails:
  atomic { closeConnection(false) };                                /* 10.3.4.5.3#p1: notices, closes its side */
stop:
  skip
}

#if RESETS > 0 || CLIENT_CLOSE_NOTICE == ATONCE
/* The client hears of a reset at any time, and of the server's close before it has read all, if it notices at once */
active proctype ClientNotices() {
end:
  if
#if CLIENT_CLOSE_NOTICE == ATONCE
  :: tcpClosed[SERVER] -> skip
#endif
  :: tcpWasReset -> skip
  :: over[CLIENT] -> skip
  fi;
  d_step { closeConnection(false) }
}
#endif

inline sendClientByte(b) {
  if                                                                /* 10.3.4.3.2#p4 */
  :: started -> skip
  :: else -> sendByte(CLIENT, b)
  fi
}

/* The script, and the tasks that run between its calls */
active proctype Script() {
  byte calls, attempts, kind, k;
  bool accepted;
end:
  do
  :: atomic { tasks?kind, k ->                                      /* 10.3.3#p1 to #p5 */
       d_step {
         if
         :: kind == OPEN_TASK ->
            if
            :: API_OPENTASK_AFTERCLOSE == SUPPRESSED && readyState != CONNECTING -> skip
            :: else -> readyStateBecomes(OPEN); fireOpen()
            fi
         :: kind == MESSAGE_TASK ->
            if
            :: readyState == OPEN || readyState == CLOSING -> fireMessage(k)
            :: else -> skip
            fi
         :: kind == ERROR_TASK ->
            if
            :: readyState == OPEN || readyState == CLOSING -> fireError()
            :: else -> skip
            fi
         :: kind == CLOSING_TASK ->
            if
            :: API_CLOSINGTASK_AFTERCLOSED == SUPPRESSED && readyState == CLOSED -> skip
            :: else -> readyStateBecomes(CLOSING)
            fi
         :: kind == CLOSE_TASK -> readyStateBecomes(CLOSED); fireClose(k)
         fi;
         kind = 0;
         k = 0
       } }
  :: attempts < MSGS && readyState != CONNECTING ->                 /* send(), 10.3.2#p7 */
     SEND_STEPS {
       d_step {
         attempts++;
         accepted = isEstablished[CLIENT] && !over[CLIENT] && !started;
         k = sent[CLIENT];
         if
         :: accepted -> messageSent(CLIENT, k)
         :: else -> skip
         fi;
         if                                                         /* 10.3.2#p9 */
         :: accepted || over[CLIENT] -> bufferedAmountBecomes(bufferedAmount + 1)
         :: else -> skip
         fi
       };
       if
       :: accepted ->
          d_step { sendClientByte(0) };                             /* B1 */
          d_step {                                                  /* B2 */
            sendClientByte(LETTER + k);
            if
            :: started || tcpClosed[CLIENT] || tcpWasReset -> skip
            :: else -> bufferedAmountBecomes(bufferedAmount - 1)
            fi
          };
          d_step { sendClientByte(255) }                            /* B3 */
       :: else -> skip
       fi;
       accepted = false;
       k = 0
     }
  :: calls < CLOSES ->                                               /* close(), 10.3.2#p8 */
     atomic {
       calls++;
       if
       :: readyState >= CLOSING -> skip                             /* Ba */
       :: readyState < CLOSING && !isEstablished[CLIENT] ->         /* Bb */
          closeConnection(false); readyStateBecomes(CLOSING)
       :: readyState < CLOSING && isEstablished[CLIENT] && !started -> /* Bc */
          run StartClosing(); readyStateBecomes(CLOSING)
       :: readyState < CLOSING && isEstablished[CLIENT] && started -> /* Bd */
          readyStateBecomes(CLOSING)
       fi
     }
  :: atomic { attempts < MSGS || calls < CLOSES -> attempts = MSGS; calls = CLOSES } /* it calls nothing any more */
  od
}

#define SERVER_READS(b) if :: c2s?b :: READ_FAILS_SERVER -> goto readFails fi

/* Its side of the handshake (10.3.4.4.2), then the steps to process the bytes sent by the client (10.3.4.4.3#p1) */
active proctype ServerReads() {
  byte type, b, text;
  int length;
  if
  :: atomic { c2s?b -> established(SERVER); sendByte(SERVER, REPLY); b = 0 }
  :: READ_FAILS_SERVER -> goto readFails
  fi;
endFrame:
  SERVER_READS(type);                                               /* 1 */
  if                                                                /* 3 */
  :: type < 128 -> text = NO_TEXT                                   /* 3.1 */
  :: else -> length = 0; goto lengthByte                            /* 3.B1 */
  fi;
data:
  RECEIVE_STEPS {
    SERVER_READS(b);                                                /* 3.2 */
    if                                                              /* 3.3 */
    :: b != 255 -> text = TEXT_WITH(text, b); goto data
    :: else -> skip
    fi;
    d_step { messageReceived(SERVER, MESSAGE_OF(text)); text = 0; b = 0 } /* 3.4 */
  };
  goto endFrame;                                                    /* 4 */
lengthByte:
  SERVER_READS(b);                                                  /* 3.B2 */
  length = length * 128 + (b & 127);                                /* 3.B3, 3.B4 */
  if                                                                /* 3.B5 */
  :: b >= 128 -> goto lengthByte
  :: else -> skip
  fi;
  if
  :: type == 255 && length == 0 -> goto flag                        /* 3.B8 */
  :: else -> skip
  fi;
  do                                                                /* 3.B6, 3.B7 */
  :: length > 0 -> SERVER_READS(b); length--
  :: else -> goto endFrame                                          /* 4 */
  od;
flag:
  closingSeen(SERVER);                                              /* 3.B8: the client terminated flag */
  do
  :: c2s?b                                                          /* 3.B8: further data is discarded */
  :: READ_FAILS_SERVER -> break
  od;
readFails:
  atomic { tcpClose(SERVER); connectionClosed(SERVER) }
}

inline sendServerByte(b) {
  if                                                                /* 10.3.4.4.3#p4 */
  :: terminating -> skip
  :: else -> sendByte(SERVER, b)
  fi
}

/* "Send strings to the client" (10.3.4.4.3#p2) */
active proctype ServerSends() {
  byte k;
end:
  do
  :: isEstablished[SERVER] && k < MSGS ->
     SERVING_STEPS {
       if
       :: terminating || over[SERVER] -> k = MSGS
       :: else ->
          messageSent(SERVER, k);
          d_step { sendServerByte(0) };                             /* B1 */
          d_step { sendServerByte(LETTER + k) };                    /* B2 */
          d_step { sendServerByte(255) };                           /* B3 */
          k++
       fi
     }
  :: isEstablished[SERVER] && k < MSGS -> k = MSGS                  /* it sends nothing any more */
  od
}

/* "Terminate the WebSocket connection" (10.3.4.4.3#p3), and what it does on the client's FF 00 (E02) */
active proctype ServerTerminates() {
  bool unwilling = !TERMINATES;
end:
  if
  :: over[SERVER] -> goto stop
  :: !unwilling && isEstablished[SERVER] && !over[SERVER] -> terminated()
  :: !unwilling -> unwilling = true; goto end                       /* it never decides */
  :: seen[SERVER] && SERVER_ONCLIENTCLOSE == CLOSEONLY -> goto close
  :: seen[SERVER] && SERVER_ONCLIENTCLOSE <= ACKANDCLOSE -> skip    /* 10.3.4.1.4#p3 */
  fi;
  SERVING_STEPS {
    d_step { terminating = true; closingSent(SERVER); sendByte(SERVER, 255) }; /* C1 */
    d_step { sendByte(SERVER, 0) }
  };
  if                                                                /* C2 */
  :: seen[SERVER] && (SERVER_ONCLIENTCLOSE != ACKANDWAIT || serverTerminates) -> skip
  :: over[SERVER] -> skip
  :: TIMER_MAY_FIRE -> skip
  fi;
close:
  atomic { tcpClose(SERVER) };                                      /* C3 */
stop:
  skip
}

#if SERVER_CLOSES
/* "Servers may close the WebSocket connection whenever desired" (10.3.4.5.3#p2) */
active proctype ServerCloses() {
  if
  :: true -> d_step { tcpClose(SERVER) }
  :: true -> skip
  fi
}
#endif
