/* The client of literal.pml: the algorithms of 10.3.4.3.2, and the script with its tasks (10.3.2, 10.3.3). */

/* 10.3.4.3.2#p7 */
inline failIfReset() {
  if
  :: tcpWasReset -> closeConnection(false)
  :: else -> skip
  fi
}

/* "Start the WebSocket closing handshake", run asynchronously (10.3.4.3.2#p5) */
proctype StartClosing() {
  START_STEPS {
    if                                                              /* C1 */
    :: started || claimed -> goto aborted
    :: d_step { !started && !claimed -> claimed = (START == ONCE); say("client C1\n") }
    fi;
    d_step { say("client C2\n"); closingSent(CLIENT); sendByte(CLIENT, 255); failIfReset() }; /* C2 */
    d_step { say("client C3\n"); sendByte(CLIENT, 0); failIfReset() }; /* C3 */
    d_step { say("client C4\n"); started = true; queueTask(CLOSING_TASK, 0) } /* C4, 10.3.3#p4 */
  };
  if                                                                /* C5 */
  :: over[CLIENT] -> skip
  :: TIMER_MAY_FIRE -> skip
  fi;
  d_step { say("client C6\n"); closeConnection(false) };         /* C6 */
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
  :: atomic { s2c?b -> say("client 46\n"); established(CLIENT); queueTask(OPEN_TASK, 0); b = 0 } /* 10.3.4.3.1#46, 10.3.3#p1 */
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
      :: type == 0 -> say("client 3b.5\n"); messageReceived(CLIENT, MESSAGE_OF(text)); queueTask(MESSAGE_TASK, MESSAGE_OF(text))
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
    :: !started -> say("client 3a.8.1\n"); run StartClosing()
    :: else -> skip
    fi
  };
  started || over[CLIENT];                                          /* 3a.8.2 */
  d_step { say("client 3a.8.3\n"); closeConnection(true) };      /* 3a.8.3: it finishes as it closes */
  goto stop;                                                        /* 3a.8.4 */
readFails:
  atomic { say("client notices the close\n"); closeConnection(false) }; /* 10.3.4.5.3#p1: notices, closes its side */
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
  if
  :: started -> skip                                               /* 10.3.4.3.2#p4 */
  :: else -> sendByte(CLIENT, b); failIfReset()
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
         say2("task %d %d\n", kind, k);
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
  :: attempts < SENDS && readyState != CONNECTING ->                 /* send(), 10.3.2#p7 */
     SEND_STEPS {
       d_step {
         say("send()\n");
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
          d_step { say("client B1\n"); sendClientByte(0) };        /* B1 */
          d_step {                                                  /* B2 */
            say("client B2\n");
            sendClientByte(LETTER + k);
            if
            :: started || tcpClosed[CLIENT] || tcpWasReset -> skip
            :: else -> bufferedAmountBecomes(bufferedAmount - 1)
            fi
          };
          d_step { say("client B3\n"); sendClientByte(255) }       /* B3 */
       :: else -> skip
       fi;
       accepted = false;
       k = 0
     }
  :: calls < CLOSES ->                                               /* close(), 10.3.2#p8 */
     atomic {
       say("close()\n");
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
  :: atomic { attempts < SENDS || calls < CLOSES -> attempts = SENDS; calls = CLOSES } /* it calls nothing any more */
  od
}
