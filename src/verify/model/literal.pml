/* Client and server of r4820 as the text says it: what runs "asynchronously", or has no order, interleaves step by step.
 *
 * Establishing is left to its events: the server reads REQUEST and answers REPLY; when the client reads REPLY the connection is
 * established. Messages are one letter. The script calls send() SENDS times and close() CLOSES times at most, when it likes;
 * send() while CONNECTING throws and does nothing, and is left out. The server's application sends SERVES messages at most.
 * Each run ends. So "at last" asks for no other fairness than that a run goes on while a step can be taken.
 *
 * Switches, each LITERAL (0: as written, each step on its own) or ATOMIC (1):
 *   START    10.3.4.3.2#C1 to #C4, which may run twice at once (close(), and 3a.8.1); ONCE (2), a second run is excluded by C1
 *   SEND     send(): the look at whether the closing handshake has started (10.3.2#p7), and B1 to B3
 *   SERVING  the server's B1 to B3 against its C1
 *   RECEIVE  the last byte of a message, and that the message "has been received" (3b.3 to 3b.5)
 * TERMINATES: 1, the server may decide to terminate at any time; 0, it never decides. SERVER_CLOSES: 1, the server may
 * close TCP whenever it likes (10.3.4.5.3#p2). The others are policies: SERVER_ONCLIENTCLOSE, CLIENT_CLOSE_NOTICE,
 * API_OPENTASK_AFTERCLOSE, API_CLOSINGTASK_AFTERCLOSED. RESETS, TIMERS and MSGS are those of world.pml.
 */
#include "world.pml"

#define LITERAL 0
#define ATOMIC 1
#define ONCE 2
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
#ifndef SENDS
#define SENDS MSGS
#endif
#ifndef SERVES
#define SERVES MSGS
#endif
#ifndef CLOSES
#define CLOSES 1
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
bool claimed;          /* START is ONCE, and a run is past C1 */
bool terminating;      /* the server's steps to terminate have started (10.3.4.4.3#p4) */

/* What a counterexample prints */
#define say(words) printf(words)
#define say2(words, a, b) printf(words, a, b)

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

#include "literal-client.pml"
#include "literal-server.pml"
