/* Several connections of one user agent to one address (10.3.4.3.1#1): the machines of the clients, as they were exported from
 * before their construction on, and the user agent, which gives turns, first come first served (client.connect.oneAtATime).
 *
 * Bounds: CLIENTS connections, each made once and at any time. What a server answers is sound, or not, or nothing, or TCP ends;
 * the script may close a connection at any time, and timers fire at any time. Where a server is silent only a timer ends the wait.
 */
#ifndef CLIENTS
#define CLIENTS 3
#endif
#define CLIENT me

chan queue = [CLIENTS] of { byte };   /* who has asked for a turn and has none yet, in their order */
byte turnOf = CLIENTS;                /* whose turn it is; CLIENTS: nobody's */

/* Observers */
bool waits[CLIENTS];                  /* has asked for a turn */
bool had[CLIENTS];                    /* has had it */
bool isOpening[CLIENTS];              /* has asked for TCP, and is neither established nor over */
bool isDone[CLIENTS];                 /* is established, or over */
byte opening;                         /* how many are being opened */

inline awaitsTurn(who) { waits[who] = true; queue!who }

inline opensTcp(who) { isOpening[who] = true; opening++ }

/* The turn goes back */
inline ends(who) {
  opening = opening - isOpening[who];
  isOpening[who] = false;
  isDone[who] = true;
  turnOf = (turnOf == who -> CLIENTS : turnOf)
}

inline established(who) { ends(who) }

inline connectionClosed(who) { ends(who) }

#define timerStops(timer, n) timer = (timer == n -> 0 : timer)

active [CLIENTS] proctype Client() {
  byte client, clientTimer, e, deed, me = _pid;   /* as in machines.pml */
  bool isMade, isAsked, isOpen, isSilent;
  do
  :: atomic {
    if
    :: !isMade -> isMade = true; e = CONSTRUCT
    :: turnOf == CLIENTS && queue?[eval(me)] -> queue?_; had[me] = true; turnOf = (isDone[me] -> CLIENTS : me); e = TURN
    :: isMade && !isAsked && !isDone[me] -> isAsked = true; e = CLOSE_CALLED
    :: isMade && !isAsked -> isAsked = true
    :: isOpening[me] && !isOpen -> isOpen = true; e = TCP_OPENED
    :: isOpening[me] && !isOpen -> isOpen = true; e = TCP_FAILED
    :: isOpening[me] && isOpen && !isSilent -> isSilent = true; e = SOUND_REPLY
    :: isOpening[me] && isOpen && !isSilent -> isSilent = true; e = WRONG_REPLY
    :: isOpening[me] && isOpen && !isSilent -> isSilent = true; e = TCP_CLOSED
    :: isOpening[me] && isOpen && !isSilent -> isSilent = true
    :: !isDone[me] && clientTimer != 0 -> e = 100 + clientTimer; clientTimer = 0
    :: isDone[me] && !queue??[eval(me)] -> break
    fi;
    printf("client %d hears %d\n", client, e);
    clientHears(e)
    e = 0
  }
  od
}
