/* The machines of client and server, as they were exported, in the world.
 *
 * What either side is told next is chosen here; what it then does is one step, for machines run to completion. Each line
 * below is what a machine does in one of its positions, with the items of the text that it goes through.
 *
 * Bounds: MSGS calls of send() and as many strings of the server, CLOSES calls of close(), one decision of the server to
 * terminate (none with -DTERMINATES=0). With -DVANISHES=1 the client may vanish at any time: it does nothing any more, and its
 * TCP does not end. A message is one letter. Of the opening handshakes all is abstracted but their ends: each is one byte; a
 * timer of theirs, a call of close() or a TCP that closes comes before that byte or behind it.
 */
#ifndef CLOSES
#define CLOSES 2
#endif
#ifndef TERMINATES
#define TERMINATES 1
#endif
#ifndef VANISHES
#define VANISHES 0
#endif

/* Once a close is under way an application may do nothing any more. Before that, time goes on until it does something. */
#ifdef WALK
#define MAY_REST false
#else
#define MAY_REST (closings[CLIENT] + closings[SERVER] > 0 || tcpClosed[CLIENT] || tcpClosed[SERVER] || tcpWasReset)
#endif

/* A walk by chance may leave all that a side does by itself to the time when it is established, or it seldom comes so far */
#if WALK == 2
#define MAY_ACT(side) isEstablished[side]
#else
#define MAY_ACT(side) true
#endif

byte client, server;                      /* positions of the machines */
byte clientTimer = 1, serverTimer = 2;    /* timers that run: 0 none, 1 status line, 2 handshake, 3 closing */
byte unsent;                              /* bytes of messages that the system has not taken yet: 10.3.2#p9 */
byte reading[2];                          /* in the middle of what the bytes read so far are: 0 nothing, 1 a text, 2 FF 00 */
#ifdef WALK
byte walked;                              /* a walk by chance is over when both sides are */
#endif
bool toldOfEnd[2];                        /* a side hears once that TCP has ended */

inline timerStops(timer, n) {
  if
  :: timer == n -> timer = 0
  :: else
  fi
}

/* FF 00 is seen where it is read, whatever the machine makes of it */
inline reads(side, b) {
  if
  :: reading[side] == 1 && b == 255 -> reading[side] = 0
  :: reading[side] == 2 && b == 0 -> reading[side] = 0; closingSeen(side)
  :: reading[side] == 0 && b == 0 -> reading[side] = 1
  :: reading[side] == 0 && b == 255 -> reading[side] = 2
  :: else
  fi
}

active proctype Client() {
  byte e, kind, k, calls, closes, deed;
  do
#if VANISHES
  :: true -> goto vanished
#endif
  :: d_step { MAY_REST && (calls < MSGS || closes < CLOSES) -> calls = MSGS; closes = CLOSES }
  :: atomic {
    if
    :: !READ_FAILS_CLIENT && nempty(s2c) -> s2c?e; reads(CLIENT, e)
    :: !tcpClosed[CLIENT] && READ_FAILS_CLIENT && !toldOfEnd[CLIENT] -> toldOfEnd[CLIENT] = true; e = TCP_CLOSED
    :: !tcpClosed[CLIENT] && tcpWasReset && !toldOfEnd[CLIENT] -> toldOfEnd[CLIENT] = true; e = SEND_FAILED
    :: !tcpClosed[CLIENT] && clientTimer != 0 && MAY_ACT(CLIENT) && TIMER_MAY_FIRE -> e = 100 + clientTimer; clientTimer = 0
    :: !tcpClosed[CLIENT] && !tcpWasReset && unsent > 0 -> unsent--; e = SENT
    :: calls < MSGS && MAY_ACT(CLIENT) -> calls++; e = SEND_CALLED_0 + sent[CLIENT]
    :: closes < CLOSES && MAY_ACT(CLIENT) -> closes++; e = CLOSE_CALLED
    :: nempty(tasks) -> tasks?kind, k; e = 140 + 10 * kind + k
    :: tcpClosed[CLIENT] && empty(tasks) && closesFired > 0 -> break
    fi;
    printf("client %d hears %d\n", client, e);
    clientHears(e)
    e = 0; kind = 0; k = 0
  }
  od
#ifdef WALK
  walked++; assert(walked < 2)
#endif
vanished:
  skip
}

active proctype Server() {
  byte e, calls, deed;
  bool terminates = !TERMINATES;
  do
  :: d_step { MAY_REST && (calls < MSGS || !terminates) -> calls = MSGS; terminates = true }
  :: atomic {
    if
    :: !READ_FAILS_SERVER && nempty(c2s) -> c2s?e; reads(SERVER, e)
    :: !tcpClosed[SERVER] && READ_FAILS_SERVER && !toldOfEnd[SERVER] -> toldOfEnd[SERVER] = true; e = TCP_CLOSED
    :: !tcpClosed[SERVER] && tcpWasReset && !toldOfEnd[SERVER] -> toldOfEnd[SERVER] = true; e = SEND_FAILED
    :: !tcpClosed[SERVER] && serverTimer != 0 && MAY_ACT(SERVER) && TIMER_MAY_FIRE -> e = 100 + serverTimer; serverTimer = 0
    :: calls < MSGS && MAY_ACT(SERVER) -> calls++; e = SEND_STRING_0 + sent[SERVER]
    :: !terminates && MAY_ACT(SERVER) -> terminates = true; terminated(); e = TERMINATE
    :: tcpClosed[SERVER] -> break
    fi;
    printf("server %d hears %d\n", server, e);
    serverHears(e)
    e = 0
  }
  od
#ifdef WALK
  walked++; assert(walked < 2)
#endif
}
