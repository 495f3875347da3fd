/* The server of literal.pml: the algorithms of 10.3.4.4.3, and what its application decides. */

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
    d_step { say("server 3.4\n"); messageReceived(SERVER, MESSAGE_OF(text)); text = 0; b = 0 } /* 3.4 */
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
  atomic { say("server 3.B8\n"); closingSeen(SERVER) };          /* 3.B8: the client terminated flag */
  do
  :: c2s?b                                                          /* 3.B8: further data is discarded */
  :: READ_FAILS_SERVER -> break
  od;
readFails:
  atomic { tcpClose(SERVER); connectionClosed(SERVER) }
}

inline sendServerByte(b) {
  if
  :: terminating -> skip                                               /* 10.3.4.4.3#p4 */
  :: else -> sendByte(SERVER, b)
  fi
}

/* "Send strings to the client" (10.3.4.4.3#p2) */
active proctype ServerSends() {
  byte k;
end:
  do
  :: isEstablished[SERVER] && k < SERVES ->
     SERVING_STEPS {
       if
       :: terminating || over[SERVER] -> k = SERVES
       :: else ->
          messageSent(SERVER, k);
          d_step { say("server B1\n"); sendServerByte(0) };        /* B1 */
          d_step { say("server B2\n"); sendServerByte(LETTER + k) }; /* B2 */
          d_step { say("server B3\n"); sendServerByte(255) };      /* B3 */
          k++
       fi
     }
  :: isEstablished[SERVER] && k < SERVES -> k = SERVES              /* it sends nothing any more */
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
    d_step { say("server C1\n"); terminating = true; closingSent(SERVER); sendByte(SERVER, 255) }; /* C1 */
    d_step { sendByte(SERVER, 0) }
  };
  if                                                                /* C2 */
  :: seen[SERVER] && (SERVER_ONCLIENTCLOSE != ACKANDWAIT || serverTerminates) -> skip
  :: over[SERVER] -> skip
  :: TIMER_MAY_FIRE -> skip
  fi;
close:
  atomic { say("server C3\n"); tcpClose(SERVER) };               /* C3 */
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
