// Generated from spec/*.yaml by `npm run generate`. Do not edit.

import type { Revised } from '../types.js';

/** What r4820 changed in r4819, and r5065 in r4820. */
export const revised: readonly Revised[] = [
  {
    "revision": "r4820",
    "against": "r4819",
    "about": "A closing handshake: one can be started, is answered, and makes a clean close differ from any other. Before it, closing was closing TCP, and FF 00 an error like every frame with a length.",
    "hunks": [
      {
        "lines": "75232,14 75232,15",
        "items": [
          "10.3.2#idl"
        ],
        "besides": "the interface: the constants, and the handler of errors"
      },
      {
        "lines": "75343,8 75344,12",
        "items": [
          "10.3.2#c",
          "10.3.2#d"
        ]
      },
      {
        "lines": "75361,27 75366,102",
        "items": [
          "10.3.2#p7",
          "10.3.2#p8",
          "10.3.2#Ba",
          "10.3.2#Bb",
          "10.3.2#Bc",
          "10.3.2#Bd",
          "gone 10.3.2#p9"
        ]
      },
      {
        "lines": "75431,7 75511,7",
        "items": [
          "10.3.2#table"
        ]
      },
      {
        "lines": "75456,34 75536,40",
        "items": [
          "10.3.3#p2",
          "10.3.3#p3",
          "10.3.3#p4",
          "10.3.3#p5"
        ]
      },
      {
        "lines": "75669,17 75755,20",
        "items": [
          "10.3.4.1.2#p13",
          "10.3.4.1.2#p14"
        ]
      },
      {
        "lines": "75693,16 75782,16",
        "items": [
          "10.3.4.1.2#p15"
        ],
        "besides": "the grammar behind the item, which counts as none; its own words are the same"
      },
      {
        "lines": "75712,36 75801,38",
        "items": [
          "10.3.4.1.2#p18",
          "10.3.4.1.2#p19",
          "10.3.4.1.2#diagram",
          "10.3.4.1.3#p2"
        ],
        "besides": "the diagram, and the heading of 10.3.4.1.3"
      },
      {
        "lines": "75891,7 75982,33",
        "items": [
          "10.3.4.1.4#p1",
          "10.3.4.1.4#p2",
          "10.3.4.1.4#p3",
          "10.3.4.1.4#p4",
          "10.3.4.1.4#p5",
          "10.3.4.1.4#p6"
        ],
        "besides": "the heading of 10.3.4.1.4"
      },
      {
        "lines": "75907,13 76024,11",
        "items": [
          "10.3.4.1.5#p3"
        ]
      },
      {
        "lines": "76195,7 76310,7",
        "items": [
          "10.3.4.3.1#p1"
        ],
        "besides": "the heading of the section alone; its items are the same"
      },
      {
        "lines": "77138,7 77253,7",
        "items": [
          "10.3.4.3.2#3a.3"
        ]
      },
      {
        "lines": "77156,8 77271,39",
        "items": [
          "10.3.4.3.2#3a.8",
          "10.3.4.3.2#3a.8.1",
          "10.3.4.3.2#3a.8.2",
          "10.3.4.3.2#3a.8.3",
          "10.3.4.3.2#3a.8.4",
          "10.3.4.3.2#3a.8p2"
        ]
      },
      {
        "lines": "77201,7 77347,7",
        "items": [
          "10.3.4.3.2#4"
        ],
        "besides": "markup: a paragraph that ended twice; the item is the same"
      },
      {
        "lines": "77217,7 77363,8",
        "items": [
          "10.3.4.3.2#p3"
        ]
      },
      {
        "lines": "77232,6 77379,43",
        "items": [
          "10.3.4.3.2#p4",
          "10.3.4.3.2#p5",
          "10.3.4.3.2#C1",
          "10.3.4.3.2#C2",
          "10.3.4.3.2#C3",
          "10.3.4.3.2#C4",
          "10.3.4.3.2#C5",
          "10.3.4.3.2#C6",
          "10.3.4.3.2#p6"
        ]
      },
      {
        "lines": "77242,22 77426,8",
        "items": [
          "10.3.4.5.1#p1",
          "10.3.4.5.1#p2",
          "10.3.4.3.3#p1"
        ],
        "besides": "what was 10.3.4.3.3 is taken out, and put in again as 10.3.4.5.1; the heading of what takes its number"
      },
      {
        "lines": "77270,12 77440,12",
        "items": [
          "10.3.4.4.1#p1"
        ],
        "besides": "the heading of 10.3.4.4.1"
      },
      {
        "lines": "77477,7 77647,7",
        "items": [
          "10.3.4.4.2#p1"
        ],
        "besides": "the heading of the section alone; its items are the same"
      },
      {
        "lines": "77834,7 78004,7",
        "items": [
          "10.3.4.4.3#3.B3"
        ]
      },
      {
        "lines": "77852,6 78022,11",
        "items": [
          "10.3.4.4.3#3.B8"
        ]
      },
      {
        "lines": "77879,16 78054,32",
        "items": [
          "10.3.4.4.3#p3",
          "10.3.4.4.3#C1",
          "10.3.4.4.3#C2",
          "10.3.4.4.3#C3",
          "10.3.4.4.3#p4",
          "10.3.4.5.2#p1",
          "10.3.4.4.4#p1"
        ],
        "besides": "headings; what was 10.3.4.4.4 is taken out, and put in again as 10.3.4.5.2"
      },
      {
        "lines": "77901,16 78092,68",
        "items": [
          "10.3.4.5.1#p1",
          "10.3.4.5.1#p2",
          "10.3.4.5.1#p3",
          "10.3.4.5.1#bullet1",
          "10.3.4.5.1#bullet2",
          "10.3.4.5.1#bullet3",
          "10.3.4.5.1#bullet4",
          "10.3.4.5.1#bullet5",
          "10.3.4.5.1#bullet6",
          "10.3.4.5.2#p1",
          "10.3.4.5.3#p1"
        ],
        "besides": "headings"
      }
    ],
    "changes": [
      {
        "kind": "changed",
        "from": "10.3.2#c",
        "to": "10.3.2#d",
        "hash": "d7def7f579b06ffa",
        "was": "`CLOSED` is 2: the connection was closed, or could never be opened.",
        "is": "`CLOSED` is 3: the connection has ended, or never came about."
      },
      {
        "kind": "changed",
        "from": "10.3.2#p7",
        "to": "10.3.2#p7",
        "hash": "163c2bc1c7c9b5ab",
        "was": "`send(data)` throws INVALID_STATE_ERR while `readyState` is CONNECTING, and SYNTAX_ERR for unpaired surrogates. On an established connection it sends the data; what cannot be queued closes the connection. It returns true if the connection is still established, and false if it is closed. There is nothing between the two.",
        "is": "`send(data)` takes a string, transmits it and returns a boolean. In `CONNECTING` it raises `INVALID_STATE_ERR`; an unpaired surrogate anywhere in **data** raises `SYNTAX_ERR`. With well-formed *data*, an established connection and a closing handshake not yet started, *data* must go out by the algorithm send data using the WebSocket; where that is impossible, say because it would have to wait in a buffer that is full, the answer is to close the WebSocket connection. The result is true while the connection remains established, *data* then being sent or queued, and false once it is closing or closed, whether through that overflow a moment ago or because the closing handshake has begun. (E13: unpaired surrogates during `CONNECTING` deserve both exceptions, and no order is given.)"
      },
      {
        "kind": "changed",
        "from": "10.3.2#table",
        "to": "10.3.2#table",
        "hash": "1e97e2f7c238850a",
        "was": "Four handlers, each for the event type in its name: `onopen` for `open`, `onmessage` for `message`, `onmessageerror` for `messageerror`, `onclose` for `close`.",
        "is": "Four handlers, each for the event type in its name: `onopen` for `open`, `onmessage` for `message`, `onerror` for `error`, `onclose` for `close`."
      },
      {
        "kind": "changed",
        "from": "10.3.3#p2",
        "to": "10.3.3#p2",
        "hash": "c7e97ff40c716961",
        "was": "A text message becomes a `message` event, whose task dispatches it only while `readyState` is OPEN.",
        "is": "Once a WebSocket message has been received, **data** being its text, create a `MessageEvent` named `message` that neither bubbles nor can be cancelled nor has a default action, with *data* as its `data`. Then queue a task that dispatches it at the object, provided that `readyState` then stands at `OPEN` (1) or `CLOSING` (2); otherwise the event is dropped."
      },
      {
        "kind": "changed",
        "from": "10.3.3#p3",
        "to": "10.3.3#p3",
        "hash": "ec8d2d3425270696",
        "was": "A WebSocket error queues a task that fires `messageerror`, if `readyState` is OPEN then. (Some words of the sentence are left over from another.)",
        "is": "Once a WebSocket error has been detected, queue a task that fires a simple event `error` at the object, provided that `readyState` stands at `OPEN` (1) or `CLOSING` (2) when the task runs; otherwise it does nothing."
      },
      {
        "kind": "changed",
        "from": "10.3.3#p4",
        "to": "10.3.3#p5",
        "hash": "b337070e95fa1124",
        "was": "When the connection is closed, a task sets `readyState` to CLOSED, here 2, and dispatches a `close` event, whose `wasClean` is always false. After `close()` the attribute has that value already.",
        "is": "Once the WebSocket connection is closed, cleanly or not, create a `CloseEvent` named `close` that neither bubbles nor can be cancelled nor has a default action; its `wasClean` is true after a clean close and false after any other. Then queue a task that sets `readyState` to `CLOSED` (3) and dispatches the event at the object, in this order. (E28: a task of p4 queued later takes `readyState` from `CLOSED` back to `CLOSING`.)"
      },
      {
        "kind": "changed",
        "from": "10.3.4.1.2#p13",
        "to": "10.3.4.1.2#p14",
        "hash": "135689353b144756",
        "was": "Other frame types are for the future: a type other than 00 without the high bit has data up to 0xFF; one with the high bit, 0xFF included, a length of seven bits in each byte and as many bytes of data. No frame has a meaning besides 00.",
        "is": "Other frame types may come in future, under first bytes other than 0x00 and 0xFF. A type byte with the high bit clear (0x00 to 0x7F) opens a stream of bytes that 0xFF ends. One with it set (0x80 to 0xFF) is followed by a length in base 128, seven bits to a byte, the high bit being set in every byte of it except the last; after that come exactly so many bytes of data. In the closing handshake there are none, whence its length byte 0x00."
      },
      {
        "kind": "changed",
        "from": "10.3.4.1.2#p17",
        "to": "10.3.4.1.2#p18",
        "hash": "8ec4fdaa20a6c44b",
        "was": "Binary data cannot be sent, and 00 is the only type of frame that is valid.",
        "is": "Binary data cannot be sent for now: of all frame types only 0x00 and 0xFF are valid, and the use of any other is an error."
      },
      {
        "kind": "changed",
        "from": "10.3.4.1.2#p18",
        "to": "10.3.4.1.2#p19",
        "hash": "aab214b8c5199577",
        "wording": true,
        "was": "Announces diagrams of the protocol, in the plural.",
        "is": "Draws the protocol as a diagram. The handshake leads to a frame's type byte; 0x00 to 0x7F is followed by data up to 0xFF, 0x80 to 0xFE by a length and data, and both ways return to the type byte. (E20: 0xFF is missing from the branch with a length.)"
      },
      {
        "kind": "changed",
        "from": "10.3.4.1.3#p2",
        "to": "10.3.4.1.3#p2",
        "hash": "68a2e90fb966acd5",
        "wording": true,
        "was": "The handshake, which needs no further name as there is only one, looks to an HTTP server like a GET with an offer to upgrade.",
        "is": "The opening handshake is meant to live with HTTP software, so that one port of a server can serve HTTP and WebSocket clients alike. To an HTTP server, therefore, the client's part looks like an ordinary GET that offers an upgrade: `GET /resource HTTP/1.1`, `Upgrade: WebSocket`, `Connection: Upgrade`."
      },
      {
        "kind": "changed",
        "from": "10.3.4.1.4#p3",
        "to": "10.3.4.1.5#p3",
        "hash": "07818ab31aa2837f",
        "was": "WebSocket adds to TCP an origin model, names for services and hosts, and frames without a limit of length; nothing is said of closing.",
        "is": "In idea WebSocket is a thin layer over TCP. It adds four things: security by Web origin, for browsers; addresses and protocol names, so that a port may carry several services and an IP address several host names; frames, which bring back the packets of IP beneath TCP but without a limit of length; and a closing handshake in band. Beyond that it adds nothing, and comes as near to giving scripts bare TCP as the Web's constraints permit. Because its handshake is also a valid HTTP Upgrade, one port can serve both protocols."
      },
      {
        "kind": "changed",
        "from": "10.3.4.3.2#3a.3",
        "to": "10.3.4.3.2#3a.3",
        "hash": "306d12862765cbbd",
        "wording": true,
        "was": "Let *bv* be the low seven bits of *b*. (An article is missing.)",
        "is": "Take the lower seven bits of *b*, that is *b* AND `0x7F`, as the integer **bv**, a value from 0 to 127."
      },
      {
        "kind": "changed",
        "from": "10.3.4.3.2#3a.8",
        "to": "10.3.4.3.2#3a.8p2",
        "hash": "fb4f70216468adc4",
        "was": "Every frame with a length is an error, whatever its type and length: *error* becomes true.",
        "is": "For every other frame of this kind, a type of `0x80`-`0xFE` or an `0xFF` that announces data, set **error** to true and go on at 4."
      },
      {
        "kind": "changed",
        "from": "10.3.4.3.2#p3",
        "to": "10.3.4.3.2#p3",
        "hash": "ea7e5a0335f7e0fd",
        "was": "Data may be sent as soon as the connection is established, and nothing ends that but its end.",
        "is": "Between the establishment of the WebSocket connection and the start of the WebSocket closing handshake, B1 to B3 are the one way in which a client may send **data**, a string, using the WebSocket."
      },
      {
        "kind": "changed",
        "from": "10.3.4.4.1#p1",
        "to": "10.3.4.4.1#p1",
        "hash": "ff9a7f28bad7714e",
        "wording": true,
        "was": "A client begins with its part of the handshake, of which the server reads as much as its answer needs.",
        "is": "A client opens a WebSocket connection by sending its half of the opening handshake. Of this the server must parse at any rate as much as it needs to work out its own half."
      },
      {
        "kind": "changed",
        "from": "10.3.4.4.3#3.B3",
        "to": "10.3.4.4.3#3.B3",
        "hash": "306d12862765cbbd",
        "wording": true,
        "was": "Let *bv* be the low seven bits of *b*. (An article is missing.)",
        "is": "Take the lower seven bits of *b*, that is *b* AND `0x7F`, as the integer **bv**, a value from 0 to 127."
      },
      {
        "kind": "changed",
        "from": "10.3.4.3.3#p1",
        "to": "10.3.4.5.1#p1",
        "hash": "7258e4c043f4e8ae",
        "was": "To fail the connection is to close it, and perhaps to tell the user. The script that wanted the connection must not be able to tell the failure from a normal close.",
        "is": "To fail the WebSocket connection, as several algorithms demand of the client, is to close the WebSocket connection and nothing more. The client is free to tell its user what went wrong; developers profit most from that."
      },
      {
        "kind": "changed",
        "from": "10.3.4.4.4#p1",
        "to": "10.3.4.5.2#p1",
        "hash": "cc8b4cabaeceb4ec",
        "wording": true,
        "was": "To abort the connection during the handshake is to close it.",
        "is": "To abort the WebSocket connection, which algorithms of the opening handshake require or advise, a server closes the WebSocket connection and does nothing else; in particular no answer is called for. (E37: where the port also serves HTTP, the request reads as an ordinary GET, to which an HTTP answer would be usual.)"
      },
      {
        "kind": "changed",
        "from": "10.3.4.5#p1",
        "to": "10.3.4.5.3#p1",
        "hash": "d181ab987a70b8ca",
        "was": "To close the connection, either side closes TCP; there is no closing handshake. A client closes its own side as soon as it notices that the server has closed. Whoever was first, the WebSocket connection is closed.",
        "is": "To close the WebSocket connection, client and server alike close the TCP connection by any means at hand, be it a FIN or an RST. A client that notices the server's close closes its own side at once. Whichever end was first, from then on the WebSocket connection is closed; it has been closed cleanly if, at that moment, the client had already finished the WebSocket closing handshake. (E23: what \"finished\" means is laid down for the client alone, so a server has no notion of a clean close.)"
      },
      {
        "kind": "changed",
        "from": "10.3.2#p8",
        "to": "10.3.2#p8",
        "hash": "dca95bdff9c98957",
        "was": "`close()` closes the connection, or the attempt at one, and sets `readyState` to CLOSED, here 2; if it is closed already, nothing happens.",
        "is": "`close()` takes no argument and returns nothing. It does what the first of the cases Ba to Bd that applies says, and only that."
      },
      {
        "kind": "brought",
        "to": "10.3.2#c",
        "is": "`CLOSING` is 2: the closing handshake is under way."
      },
      {
        "kind": "brought",
        "to": "10.3.2#Ba",
        "is": "With `readyState` already at `CLOSING` (2) or `CLOSED` (3), nothing happens. The connection is on its way out or gone; a `close` event still owed comes in its own time."
      },
      {
        "kind": "brought",
        "to": "10.3.2#Bb",
        "is": "Before the WebSocket connection is established: fail the WebSocket connection, then put `readyState` at `CLOSING` (2). Failing leads on to close the WebSocket connection, hence to a closed connection, hence to the `close` event. (E25: that event is the one of any failure, so its `wasClean` is false.)"
      },
      {
        "kind": "brought",
        "to": "10.3.2#Bc",
        "is": "With the connection established and no closing handshake begun: start the WebSocket closing handshake, then put `readyState` at `CLOSING` (2). The handshake sooner or later has the connection closed, and the `close` event comes of that. (E27: an open task still waiting in the queue would set `readyState` back to `OPEN`.)"
      },
      {
        "kind": "brought",
        "to": "10.3.2#Bd",
        "is": "In the remaining case, a closing handshake that has already started, only put `readyState` at `CLOSING` (2). That handshake will close the WebSocket connection by and by, and the `close` event follows from it."
      },
      {
        "kind": "brought",
        "to": "10.3.3#p4",
        "is": "Once the WebSocket closing handshake has started, queue a task that sets `readyState` to `CLOSING` (2), the value it has already if the script called `close()`. (E28: the task sets it without looking, even if the object has become `CLOSED` before the task runs.)"
      },
      {
        "kind": "brought",
        "to": "10.3.4.1.2#p13",
        "is": "For a clean close, a peer asks the other to close the connection by sending a frame of only two bytes, 0xFF and 0x00."
      },
      {
        "kind": "brought",
        "to": "10.3.4.1.4#p2",
        "is": "Compared with the opening handshake, closing is simple by far."
      },
      {
        "kind": "brought",
        "to": "10.3.4.1.4#p3",
        "is": "Either side may begin by sending a frame of type 0xFF and length 0x00. The other, when it receives the frame, answers with the same one unless it has sent its own before. On that answer the beginner closes the connection and can be sure that no more data will come. (E02: the server's algorithm contains no such answer. E33: a server that answers by its terminate steps closes at once and leaves nothing to the beginner.)"
      },
      {
        "kind": "brought",
        "to": "10.3.4.1.4#p4",
        "is": "A peer that has sent its 0xFF frame sends nothing after it; one that has received a 0xFF frame throws away whatever else arrives."
      },
      {
        "kind": "brought",
        "to": "10.3.4.1.4#p5",
        "is": "No harm is done if both begin at the same time."
      },
      {
        "kind": "brought",
        "to": "10.3.4.1.4#p6",
        "is": "This handshake is to take the place of TCP's own FIN and ACK, which cannot always be relied on from end to end, least of all where proxies and other intermediaries sit in the middle."
      },
      {
        "kind": "brought",
        "to": "10.3.4.3.2#3a.8",
        "is": "If *frame type* is `0xFF` and *length* came out as 0, the server has sent its closing frame: go through 3a.8.1 to 3a.8.4. Any encoding of zero counts, so `FF 00` and `FF 80 00` are alike."
      },
      {
        "kind": "brought",
        "to": "10.3.4.3.2#3a.8.1",
        "is": "Unless the WebSocket closing handshake has started already, start it now (C1-C6), so that the server receives `FF 00` as its acknowledgement."
      },
      {
        "kind": "brought",
        "to": "10.3.4.3.2#3a.8.2",
        "is": "Pause here until the start of the WebSocket closing handshake is a fact (C4 declares it), or until the connection turns out to be closed."
      },
      {
        "kind": "brought",
        "to": "10.3.4.3.2#3a.8.3",
        "is": "If the WebSocket connection is still open, close it; by this very act the WebSocket closing handshake has finished, and the closure is a clean one. Should the connection go down before this point, the handshake stays unfinished."
      },
      {
        "kind": "brought",
        "to": "10.3.4.3.2#3a.8.4",
        "is": "Abort the receive machine for good. Whatever the server sends after its closing frame is dropped unread."
      },
      {
        "kind": "brought",
        "to": "10.3.4.3.2#p4",
        "is": "As soon as the WebSocket closing handshake has started, the client must send nothing more on this connection: no frame, no second `FF 00`, not one byte."
      },
      {
        "kind": "brought",
        "to": "10.3.4.3.2#p5",
        "is": "To start the WebSocket closing handshake, possible as soon as the WebSocket connection is established, the client goes through C1 to C6. They run asynchronously, so the algorithm that asked for them goes on without waiting. (E28: if TCP closes in the meantime, the task that C4 gives rise to takes `readyState` back from CLOSED to CLOSING.)"
      },
      {
        "kind": "brought",
        "to": "10.3.4.3.2#C1",
        "is": "If the WebSocket closing handshake has started already, abort; the client sends its closing frame once only. (E30: since C4 declares the start only after both bytes, two runs may pass this test.)"
      },
      {
        "kind": "brought",
        "to": "10.3.4.3.2#C2",
        "is": "Send `0xFF`, the first byte of the closing frame. (E30: the start is not yet declared, so a message may slip in before C3.)"
      },
      {
        "kind": "brought",
        "to": "10.3.4.3.2#C3",
        "is": "Send `0x00`, the length of the closing frame, which completes `FF 00`. (E30: up to this point sending is still permitted.)"
      },
      {
        "kind": "brought",
        "to": "10.3.4.3.2#C4",
        "is": "From here on the WebSocket closing handshake has started; 10.3.3 queues a task on this, and p4 forbids all further sending. (E30: the declaration comes only after both bytes have gone out; E28 is about the late task.)"
      },
      {
        "kind": "brought",
        "to": "10.3.4.3.2#C5",
        "is": "Wait until the WebSocket connection is closed, but no longer than a time that the user agent chooses for itself."
      },
      {
        "kind": "brought",
        "to": "10.3.4.3.2#C6",
        "is": "If the WebSocket connection is still open after that wait, close it. In this case the closing handshake stays unfinished and the closure is not clean."
      },
      {
        "kind": "brought",
        "to": "10.3.4.3.2#p6",
        "is": "A reminder: the closing handshake finishes when the server's `FF 00` arrives, by way of 3a.8.3. (E04: the original speaks of a packet `0xFF`; the two-byte frame `FF 00` is meant.)"
      },
      {
        "kind": "brought",
        "to": "10.3.4.4.3#3.B8",
        "is": "An `0xFF` frame whose *length* came out as 0 is the client's closing frame, `FF 00` or a longer spelling such as `FF 80 00`: set the **client terminated** flag, then abort steps 1 to 4. In any other case go on at 4. What the client sends from then on should be discarded. (E02: no step tells the server to acknowledge or to close, although the overview in 10.3.4.1.4 expects an `FF 00` in return.)"
      },
      {
        "kind": "brought",
        "to": "10.3.4.4.3#p3",
        "is": "The server may terminate the WebSocket connection whenever it decides to; it does so by C1 to C3."
      },
      {
        "kind": "brought",
        "to": "10.3.4.4.3#C1",
        "is": "Send `FF 00`, exactly these two bytes, by which the client learns that the closing handshake begins."
      },
      {
        "kind": "brought",
        "to": "10.3.4.4.3#C2",
        "is": "Wait until the *client terminated* flag is set (by 3.B8), or until a timeout of the server's own choosing runs out. (E33: in a server that takes these steps to acknowledge, the flag is set already and the wait is over at once.)"
      },
      {
        "kind": "brought",
        "to": "10.3.4.4.3#C3",
        "is": "Close the WebSocket connection. (E33: a server that merely acknowledges thus closes first, whereas the overview leaves that to the side that began; E03: see p4.)"
      },
      {
        "kind": "brought",
        "to": "10.3.4.4.3#p4",
        "is": "Once C1 to C3 have begun, the server must send no byte beyond `FF 00`: its data ends there, and a client discards whatever comes after. (E03: the text forbids sending \"to the server\", where the client is meant.)"
      },
      {
        "kind": "brought",
        "to": "10.3.4.5.1#p3",
        "is": "Whatever a script learns about a failure must not let it tell the six situations that follow from one another: to a script a failed connection is just a failed connection, whether the host is missing, unreachable, closed to it or unwilling."
      },
      {
        "kind": "brought",
        "to": "10.3.4.5.1#bullet1",
        "is": "First of the six indistinguishable situations: name resolution finds no address for the server's host."
      },
      {
        "kind": "brought",
        "to": "10.3.4.5.1#bullet2",
        "is": "Second: the address is known, but the network has no working route for packets on their way there."
      },
      {
        "kind": "brought",
        "to": "10.3.4.5.1#bullet3",
        "is": "Third: the machine is reached, but nothing accepts TCP connections at the port in question."
      },
      {
        "kind": "brought",
        "to": "10.3.4.5.1#bullet4",
        "is": "Fourth: TCP connects, but the opening handshake never comes to its end, for instance because the other side does not speak WebSocket at all."
      },
      {
        "kind": "brought",
        "to": "10.3.4.5.1#bullet5",
        "is": "Fifth: a real WebSocket server answers with a well-formed handshake, but what it states in it makes the client give up, for instance another origin than that of the script."
      },
      {
        "kind": "brought",
        "to": "10.3.4.5.1#bullet6",
        "is": "Sixth: the opening handshake succeeds, and afterwards a WebSocket server cuts the connection without warning. (E29: `open` has been fired by then, so a script can tell this case from the other five all the same.)"
      },
      {
        "kind": "brought",
        "to": "10.3.4.1.4#p1",
        "is": "Declares the whole section explanatory: none of it binds anybody."
      },
      {
        "kind": "gone",
        "from": "10.3.2#p9",
        "was": "A close by script queues the task of the `close` event at once.",
        "hash": "d0f04a56c628a487"
      },
      {
        "kind": "renumbered",
        "from": "10.3.2#p10",
        "to": "10.3.2#p9"
      },
      {
        "kind": "renumbered",
        "from": "10.3.2#p11",
        "to": "10.3.2#p10"
      },
      {
        "kind": "renumbered",
        "from": "10.3.3#p5",
        "to": "10.3.3#p6"
      },
      {
        "kind": "renumbered",
        "from": "10.3.4.1.2#p14",
        "to": "10.3.4.1.2#p15"
      },
      {
        "kind": "renumbered",
        "from": "10.3.4.1.2#p15",
        "to": "10.3.4.1.2#p16"
      },
      {
        "kind": "renumbered",
        "from": "10.3.4.1.2#p16",
        "to": "10.3.4.1.2#p17"
      },
      {
        "kind": "renumbered",
        "from": "10.3.4.1.4#p2",
        "to": "10.3.4.1.5#p2"
      },
      {
        "kind": "renumbered",
        "from": "10.3.4.1.4#p4",
        "to": "10.3.4.1.5#p4"
      },
      {
        "kind": "renumbered",
        "from": "10.3.4.1.5#p2",
        "to": "10.3.4.1.6#p2"
      },
      {
        "kind": "renumbered",
        "from": "10.3.4.1.5#p3",
        "to": "10.3.4.1.6#p3"
      },
      {
        "kind": "renumbered",
        "from": "10.3.4.1.5#p4",
        "to": "10.3.4.1.6#p4"
      },
      {
        "kind": "renumbered",
        "from": "10.3.4.1.6#p2",
        "to": "10.3.4.1.7#p2"
      },
      {
        "kind": "renumbered",
        "from": "10.3.4.1.6#p3",
        "to": "10.3.4.1.7#p3"
      },
      {
        "kind": "renumbered",
        "from": "10.3.4.1.7#p2",
        "to": "10.3.4.1.8#p2"
      },
      {
        "kind": "renumbered",
        "from": "10.3.4.1.7#p3",
        "to": "10.3.4.1.8#p3"
      },
      {
        "kind": "renumbered",
        "from": "10.3.4.1.7#p4",
        "to": "10.3.4.1.8#p4"
      },
      {
        "kind": "renumbered",
        "from": "10.3.4.1.7#p5",
        "to": "10.3.4.1.8#p5"
      },
      {
        "kind": "renumbered",
        "from": "10.3.4.1.8#p2",
        "to": "10.3.4.1.9#p2"
      },
      {
        "kind": "renumbered",
        "from": "10.3.4.1.8#p3",
        "to": "10.3.4.1.9#p3"
      },
      {
        "kind": "renumbered",
        "from": "10.3.4.1.8#p4",
        "to": "10.3.4.1.9#p4"
      },
      {
        "kind": "renumbered",
        "from": "10.3.4.1.9#p1",
        "to": "10.3.4.1.10#p1"
      },
      {
        "kind": "renumbered",
        "from": "10.3.4.1.9#p2",
        "to": "10.3.4.1.10#p2"
      },
      {
        "kind": "renumbered",
        "from": "10.3.4.1.9#p3",
        "to": "10.3.4.1.10#p3"
      },
      {
        "kind": "renumbered",
        "from": "10.3.4.1.9#p4",
        "to": "10.3.4.1.10#p4"
      },
      {
        "kind": "renumbered",
        "from": "10.3.4.3.2#p4",
        "to": "10.3.4.3.2#p7"
      },
      {
        "kind": "renumbered",
        "from": "10.3.4.3.4#p1",
        "to": "10.3.4.3.3#p1"
      },
      {
        "kind": "renumbered",
        "from": "10.3.4.4.5#p1",
        "to": "10.3.4.4.4#p1"
      },
      {
        "kind": "renumbered",
        "from": "10.3.4.3.3#p2",
        "to": "10.3.4.5.1#p2"
      },
      {
        "kind": "renumbered",
        "from": "10.3.4.5#p2",
        "to": "10.3.4.5.3#p2"
      },
      {
        "kind": "renumbered",
        "from": "10.3.4.1.4#p1",
        "to": "10.3.4.1.5#p1"
      },
      {
        "kind": "renumbered",
        "from": "10.3.4.1.5#p1",
        "to": "10.3.4.1.6#p1"
      },
      {
        "kind": "renumbered",
        "from": "10.3.4.1.6#p1",
        "to": "10.3.4.1.7#p1"
      },
      {
        "kind": "renumbered",
        "from": "10.3.4.1.7#p1",
        "to": "10.3.4.1.8#p1"
      },
      {
        "kind": "renumbered",
        "from": "10.3.4.1.8#p1",
        "to": "10.3.4.1.9#p1"
      }
    ],
    "differences": [
      {
        "name": "client-reads-closing-frame",
        "says": "To a client FF 00 is a closing frame: it answers with its own and closes. Before, it was an error like any frame with a length, and the connection went on.",
        "before": [
          "10.3.4.3.2#3a.8"
        ],
        "after": [
          "10.3.4.3.2#3a.8",
          "10.3.4.3.2#3a.8.1",
          "10.3.4.3.2#3a.8.3",
          "10.3.4.3.2#3a.8.4"
        ],
        "seen": "wire"
      },
      {
        "name": "server-reads-closing-frame",
        "says": "To a server FF 00 is the end of what the client sends. Before, it was discarded, and the next frame was read.",
        "before": [
          "10.3.4.4.3#3.B7"
        ],
        "after": [
          "10.3.4.4.3#3.B8"
        ],
        "seen": "wire"
      },
      {
        "name": "client-starts-closing",
        "says": "A client that closes sends FF 00 and waits. Before, it closed TCP.",
        "before": [
          "10.3.2#p8",
          "10.3.4.5#p1"
        ],
        "after": [
          "10.3.2#Bc",
          "10.3.4.3.2#C1",
          "10.3.4.3.2#C2",
          "10.3.4.3.2#C3",
          "10.3.4.3.2#C5"
        ],
        "seen": "wire"
      },
      {
        "name": "server-terminates",
        "says": "A server that ends a connection sends FF 00 and waits for the client's. Before, it closed TCP.",
        "before": [
          "10.3.4.5#p2"
        ],
        "after": [
          "10.3.4.4.3#C1",
          "10.3.4.4.3#C2",
          "10.3.4.4.3#C3"
        ],
        "seen": "wire"
      },
      {
        "name": "ready-state-closing",
        "says": "`readyState` has the value CLOSING, 2, and CLOSED is 3. Before, `close()` set CLOSED, 2, at once.",
        "before": [
          "10.3.2#c",
          "10.3.2#p8"
        ],
        "after": [
          "10.3.2#c",
          "10.3.2#d",
          "10.3.3#p4"
        ],
        "seen": "script"
      },
      {
        "name": "events-while-closing",
        "says": "`message` and `error` fire in CLOSING too. Before, they fired in OPEN alone.",
        "before": [
          "10.3.3#p2",
          "10.3.3#p3"
        ],
        "after": [
          "10.3.3#p2",
          "10.3.3#p3"
        ],
        "seen": "script"
      },
      {
        "name": "error-event",
        "says": "The event of an error is `error`. Before, it was `messageerror`.",
        "before": [
          "10.3.3#p3",
          "10.3.2#table"
        ],
        "after": [
          "10.3.3#p3",
          "10.3.2#table"
        ],
        "seen": "script"
      },
      {
        "name": "was-clean",
        "says": "`wasClean` is true after a closing handshake. Before, it was always false.",
        "before": [
          "10.3.3#p4"
        ],
        "after": [
          "10.3.3#p5",
          "10.3.4.5.3#p1"
        ],
        "seen": "script"
      }
    ],
    "policies": [],
    "errata": []
  },
  {
    "revision": "r5065",
    "against": "r4820",
    "about": "What was uploaded as hixie-76: the closing handshake is that of r4820. What a server may do at frames that are reserved, how keys are made, which numbers are big-endian and what is lowercased are settled.",
    "hunks": [],
    "changes": [
      {
        "kind": "changed",
        "from": "10.3.2#p4",
        "to": "10.3.2#p4",
        "hash": "6f28e8fe92304252",
        "is": "The attribute is named `url`, in lowercase; its value is the same.",
        "was": "The read-only string attribute `URL` gives the constructor's *url* argument after resolving. The base is of no account, because by then the URL is known to be absolute."
      },
      {
        "kind": "changed",
        "from": "10.3.2#p7",
        "to": "10.3.2#p7",
        "hash": "44dbe7d1ce2cc124",
        "is": "As before, and the order of the exceptions is fixed: SYNTAX_ERR for unpaired surrogates only if `readyState` is not CONNECTING, which comes first.",
        "was": "`send(data)` takes a string, transmits it and returns a boolean. In `CONNECTING` it raises `INVALID_STATE_ERR`; an unpaired surrogate anywhere in **data** raises `SYNTAX_ERR`. With well-formed *data*, an established connection and a closing handshake not yet started, *data* must go out by the algorithm send data using the WebSocket; where that is impossible, say because it would have to wait in a buffer that is full, the answer is to close the WebSocket connection. The result is true while the connection remains established, *data* then being sent or queued, and false once it is closing or closed, whether through that overflow a moment ago or because the closing handshake has begun. (E13: unpaired surrogates during `CONNECTING` deserve both exceptions, and no order is given.)"
      },
      {
        "kind": "changed",
        "from": "10.3.2#p9",
        "to": "10.3.2#p9",
        "hash": "5ef94327c195e9a2",
        "is": "`bufferedAmount` counts the bytes of UTF-8 text that `send()` has queued and that had not gone out to the network when the event loop last began a task; text of the current task is therefore in it. Neither framing counts nor what the system or the hardware buffers. After the close it only grows.",
        "was": "The read-only attribute `bufferedAmount`, an unsigned long, counts the bytes that wait in the queue unsent, leaving out what framing adds. After the connection is closed it can only grow, with every `send()`; closing does not bring it back to zero. The example has a page that, in an interval of 50 ms, sends an update only if `bufferedAmount` is 0, so that updates go out at that rate or at the network's own if that is slower. The attribute also serves to keep the network busy without sending faster than it takes, provided that its value is watched more closely over time. (E08: when a byte stops being queued is not defined.)"
      },
      {
        "kind": "changed",
        "from": "10.3.4.1.2#p18",
        "to": "10.3.4.1.2#p18",
        "hash": "0b9589baddb88d9e",
        "is": "As before; all types of frames but 00 and FF are reserved for later versions.",
        "was": "Binary data cannot be sent for now: of all frame types only 0x00 and 0xFF are valid, and the use of any other is an error."
      },
      {
        "kind": "changed",
        "from": "10.3.4.1.3#p3",
        "to": "10.3.4.1.3#p4",
        "hash": "1b8ee1d4bb34131c",
        "wording": true,
        "is": "The options are the subprotocol, an arbitrary string, and cookies, by which a client can show who it is.",
        "was": "Further fields choose options of the protocol. So far the only one is the subprotocol, chosen by `Sec-WebSocket-Protocol`, as in `Sec-WebSocket-Protocol: chat`."
      },
      {
        "kind": "changed",
        "from": "10.3.4.1.3#p5",
        "to": "10.3.4.1.3#p6",
        "hash": "88d101832ed806bd",
        "wording": true,
        "is": "As before, in other words: the fields that remain are for security, and Host guards against DNS rebinding and serves several domains at one address.",
        "was": "All the rest serves security. To begin with, `Host`, as in `Host: example.com`, guards against DNS rebinding and lets one IP address serve several domains."
      },
      {
        "kind": "changed",
        "from": "10.3.4.1.3#p7",
        "to": "10.3.4.1.3#p8",
        "hash": "0314d66f3302251f",
        "wording": true,
        "is": "As before; the word that numbers it is gone.",
        "was": "`Origin`, as in `Origin: http://example.com`, keeps scripts in a browser from using a WebSocket server across origins without leave. In `Sec-WebSocket-Origin` the server states the origin from which it accepts requests; when there are several of them, it returns what the client sent in `Origin`."
      },
      {
        "kind": "changed",
        "from": "10.3.4.1.3#p13",
        "to": "10.3.4.1.3#p14",
        "hash": "440b24798ce6e5d2",
        "is": "As before, but both numbers are big-endian.",
        "was": "The two numbers, that of `Sec-WebSocket-Key1` first, are each written as 32 bits in little-endian order, and the eight last bytes are put after them. The MD5 sum of these 128 bits is the server's proof of having read the handshake. (E01: all worked examples, this section's included, come out right only with big-endian numbers.)"
      },
      {
        "kind": "changed",
        "from": "10.3.4.1.3#p18",
        "to": "10.3.4.1.3#p19",
        "hash": "cb0c16046240a968",
        "wording": true,
        "is": "As before; the subprotocol is no longer the only option, but the main one.",
        "was": "Options may appear as fields too; this version has only `Sec-WebSocket-Protocol`, as in `Sec-WebSocket-Protocol: chat`, naming the subprotocol spoken by the server. A browser checks it against the value given to the constructor, so a server with more than one subprotocol must choose by the client's handshake and name the one chosen."
      },
      {
        "kind": "changed",
        "from": "10.3.4.3.1#p1",
        "to": "10.3.4.3.1#p1",
        "hash": "8d0a197b8d787e3a",
        "is": "As before, and the origin must not have a capital letter A to Z: whoever asks for the connection has lowercased it.",
        "was": "To establish a WebSocket connection, the client is given a **host**, a **port**, the ASCII serialization of an **origin**, a flag **secure**, a **resource name** and, optionally, a **protocol**, and runs steps 1 to 46. The inputs are constrained: *host* is pure ASCII (punycode has been applied beforehand where needed); *resource name* and *protocol* are not empty and hold only characters from U+0020 to U+007E; *resource name* moreover begins with `/` (U+002F) and has no space (U+0020) in it."
      },
      {
        "kind": "changed",
        "from": "10.3.4.3.1#1",
        "to": "10.3.4.3.1#1",
        "hash": "231ac8881bf793c3",
        "is": "As before, and attempts at the same address at the same time have to be put in line: only one at a time goes through the steps.",
        "was": "As long as this user agent has another connection under way to the same IP address, under whatever name, wait: go on only once that one is established or has failed. This blunts denial of service by scripts that open connections in bulk. Established connections to one host are not limited in number; a server may turn away users who have too many, and, when its load is high, drop those who take too much. (E19: the rule forgets proxies and two attempts that start together.)"
      },
      {
        "kind": "changed",
        "from": "10.3.4.3.1#13",
        "to": "10.3.4.3.1#13",
        "hash": "5358d114a0284558",
        "is": "Origin is added as it was given, which is in lowercase already (#p1).",
        "was": "**fields** gains `Origin:`, one space and *origin* in ASCII lowercase, joined into a single string."
      },
      {
        "kind": "changed",
        "from": "10.3.4.3.1#22p2",
        "to": "10.3.4.3.1#21p2",
        "hash": "a8134ac1f6211daf",
        "wording": true,
        "is": "Insert one to twelve characters into *key2*, as before; the examples have no spaces yet, as these come later.",
        "was": "Scatter one to twelve random characters, drawn from U+0021 to U+002F or U+003A to U+007E, over **key2**, each at a random position; these ranges are printable ASCII without digits and space. In the running example *key1* may now read `388P O503D&ul7 {K%gX( %7  15`, and *key2* `1 N ?|k UT0or 3o  4 I97N 5-S3O 31`. (E38: the example oversteps its own rule, with 13 and 14 such characters.)"
      },
      {
        "kind": "changed",
        "from": "10.3.4.3.1#21",
        "to": "10.3.4.3.1#22",
        "hash": "4e2180f1c142f8a2",
        "is": "Insert *spaces1* spaces into *key1* at random places, none of them at the start or the end.",
        "was": "Scatter *spaces1* spaces (U+0020) over **key1**, each at a random position. (E10: the ends are not excluded, and an intermediary may trim a space there.)"
      },
      {
        "kind": "changed",
        "from": "10.3.4.3.1#21p2",
        "to": "10.3.4.3.1#22p2",
        "hash": "d38302b243e7e8bf",
        "is": "Insert *spaces2* spaces into *key2* likewise, not at its ends; the examples are now those of complete keys.",
        "was": "Scatter *spaces2* spaces (U+0020) over **key2**, each at a random position. In the running example *key1* may now read `388 5037  7  15`, and *key2* `1   0 3  4 97 53 31`. (E10: here too a space may land at an end.)"
      },
      {
        "kind": "changed",
        "from": "10.3.4.3.1#26",
        "to": "10.3.4.3.1#26",
        "hash": "3df55554c12d223e",
        "is": "As before, but the random integer of 64 bits would be big-endian.",
        "was": "**key3** is eight random bytes, which is as good as a random integer of 64 bits written little-endian. The running example draws `47 30 22 2D 5A 3F 47 58` (hexadecimal)."
      },
      {
        "kind": "changed",
        "from": "10.3.4.3.1#36",
        "to": "10.3.4.3.1#36",
        "hash": "a208464d4ee1e91f",
        "is": "Read a byte, and add 1 to *count*.",
        "was": "Take the next byte of the reply; it belongs to a field value or begins the CRLF after it."
      },
      {
        "kind": "changed",
        "from": "10.3.4.3.1#36p3",
        "to": "10.3.4.3.1#36p3",
        "hash": "9b28f3e6c7d5cca7",
        "wording": true,
        "is": "As before; that a single space after the colon is skipped belongs to this step now.",
        "was": "If the byte came, the one of 36a to 36c that fits decides. Together they read a value up to its CRLF."
      },
      {
        "kind": "changed",
        "from": "10.3.4.3.1#35a",
        "to": "10.3.4.3.1#36a",
        "hash": "dce426e94cd0b342",
        "is": "If the byte is a space and *count* is 1, skip it and read the next byte in this step.",
        "was": "At 0x20 (space): drop it and go on at 36."
      },
      {
        "kind": "changed",
        "from": "10.3.4.3.1#41c",
        "to": "10.3.4.3.1#41c",
        "hash": "798456e02c0a82d0",
        "is": "Fail unless the value is exactly *origin*; nothing is lowercased here.",
        "was": "`sec-websocket-origin`: the value matches *origin* in ASCII lowercase exactly; if not, fail the WebSocket connection and stop. (E12: the wording leaves open which of the two sides is lowercased.)"
      },
      {
        "kind": "changed",
        "from": "10.3.4.3.1#41f",
        "to": "10.3.4.3.1#41f",
        "hash": "2173daf22ca48738",
        "is": "As before, if the client supports the cookie specification that the field is of.",
        "was": "`set-cookie`, `set-cookie2` and other names that concern cookies: treat the cookie as its own specification demands. It belongs to the resource that lies on *host* and *port* under the path, and perhaps query, of *resource name*, by `https` when *secure* is true and by `http` when it is false. (E17: the cookie is kept even if the handshake fails later, and the form of the cookie field is open. References: RFC 2109, RFC 2965 and the draft COOKIES.)"
      },
      {
        "kind": "changed",
        "from": "10.3.4.3.1#42",
        "to": "10.3.4.3.1#42",
        "hash": "f8b42b970c007787",
        "is": "As before, but both numbers are big-endian.",
        "was": "**challenge** is sixteen bytes: *number1* in 32 bits, little-endian; *number2* likewise; then *key3*, its eight bytes in the order in which they went out. For the running example the text writes `2E 50 31 B7 06 DA B8 0B 47 30 22 2D 5A 3F 47 58` (hexadecimal). (E01: these figures, like every example, are big-endian.)"
      },
      {
        "kind": "changed",
        "from": "10.3.4.3.1#43",
        "to": "10.3.4.3.1#43",
        "hash": "fea73fcf1eef32b0",
        "is": "As before; the digest is called a big-endian string of 128 bits.",
        "was": "**expected** is the MD5 fingerprint of *challenge*, called a little-endian string of 128 bits. For the running example it is `30 73 74 33 52 6C 26 71 2D 32 5A 55 5E 77 65 75` (hexadecimal), in ASCII `0st3Rl&q-2ZU^weu`. (E01: the example again follows from big-endian numbers; the order of the fingerprint's own bytes is that of RFC 1321.)"
      },
      {
        "kind": "changed",
        "from": "10.3.4.4.1#5p2",
        "to": "10.3.4.4.1#5p2",
        "hash": "fbea8a647fb235dd",
        "wording": true,
        "is": "As before; the note adds that CRLF separates the fields.",
        "was": "A field ends with CRLF, `0D 0A`, and a second CRLF right after the first ends the fields altogether. Put differently, they lie between the first `0D 0A` and the first `0D 0A 0D 0A` of the handshake."
      },
      {
        "kind": "changed",
        "from": "10.3.4.4.1#5p4",
        "to": "10.3.4.4.1#5p4",
        "hash": "8a9f518bb048213a",
        "is": "As before, but a name cannot have a colon in it.",
        "was": "A field is a name of at least one character from U+0021 to U+007E, then a colon `:` (U+003A), then a space (U+0020), then the value, which may be empty. (E11: the range of names includes the colon itself, and the informative grammar makes this space optional.)"
      },
      {
        "kind": "changed",
        "from": "10.3.4.4.1#p4",
        "to": "10.3.4.4.1#p4",
        "hash": "47c6cae707938284",
        "wording": true,
        "is": "As before, in American spelling.",
        "was": "The server may ignore every field it does not recognise. Such a field most likely was put in by an intermediary and has nothing to do with the WebSocket protocol, or comes from a client of a future version that offers an option unknown to this server."
      },
      {
        "kind": "changed",
        "from": "10.3.4.4.2#2d",
        "to": "10.3.4.4.2#2d",
        "hash": "9e0dffe22ea86d8d",
        "wording": true,
        "is": "As before, without a stray slash after the name.",
        "was": "**secure flag** is true when the connection is encrypted, or when the server expected it to be; in all other cases it is false."
      },
      {
        "kind": "changed",
        "from": "10.3.4.4.2#2e",
        "to": "10.3.4.4.2#2e",
        "hash": "e7acc34cdf9005c4",
        "is": "As before, and the origin is converted to lowercase.",
        "was": "**origin** is the ASCII serialisation of the origin with which the server is ready to deal. Where several origins are welcome, or all, the value should come from the client's `Origin` field."
      },
      {
        "kind": "changed",
        "from": "10.3.4.4.2#4",
        "to": "10.3.4.4.2#4",
        "hash": "846ddb5e43f64b76",
        "wording": true,
        "is": "As before; the number is named *key-number1*.",
        "was": "Pick the digits `0` to `9` (U+0030-U+0039) out of *key1*, skip everything else, and read them in their order as one decimal number, **key1-number**. (E31: a key without a digit has no number; E16: nor is there an upper bound.)"
      },
      {
        "kind": "changed",
        "from": "10.3.4.4.2#4p2",
        "to": "10.3.4.4.2#4p2",
        "hash": "f4cfe93585834c04",
        "wording": true,
        "is": "As before; the number is named *key-number2*.",
        "was": "Do the same with *key2* to obtain **key2-number**. In the worked example, *key1* is `3e6b263  4 17 80` and gives 3626341780, *key2* is ``17  9 G`ZD9   2 2b 7X 3 /r90`` and gives 1799227390; *key3* is `WjN}|M(6`, the bytes `57 6A 4E 7D 7C 4D 28 36`. The handshake around them asks `example.com` for `/` with the origin `http://example.com`, and its fields stand in the order `Connection`, `Host`, `Upgrade`, first key, `Origin`, second key. (E31 and E16 as in 4.)"
      },
      {
        "kind": "changed",
        "from": "10.3.4.4.2#6",
        "to": "10.3.4.4.2#6",
        "hash": "6d0354a14f846111",
        "wording": true,
        "is": "As before, of *key-number1*.",
        "was": "If *spaces1* does not divide *key1-number* without remainder, abort the WebSocket connection."
      },
      {
        "kind": "changed",
        "from": "10.3.4.4.2#6p2",
        "to": "10.3.4.4.2#6p2",
        "hash": "37743b7b8055cce8",
        "wording": true,
        "is": "As before, of *key-number2*.",
        "was": "If *spaces2* does not divide *key2-number* without remainder, abort the WebSocket connection. No conforming client ever sends such keys."
      },
      {
        "kind": "changed",
        "from": "10.3.4.4.2#7",
        "to": "10.3.4.4.2#7",
        "hash": "3ab2d20fa3577198",
        "wording": true,
        "is": "As before, of *key-number1*.",
        "was": "Divide *key1-number* by *spaces1*; the quotient is **part1**. (E16: nothing keeps it within the 32 bits that step 8 gives it.)"
      },
      {
        "kind": "changed",
        "from": "10.3.4.4.2#7p2",
        "to": "10.3.4.4.2#7p2",
        "hash": "d2a579a144d52e86",
        "wording": true,
        "is": "As before, of *key-number2*.",
        "was": "Divide *key2-number* by *spaces2*; the quotient is **part2**. In the example, *part1* is 906585445 and *part2* is 179922739. (E16: this quotient has no upper bound either.)"
      },
      {
        "kind": "changed",
        "from": "10.3.4.4.2#8",
        "to": "10.3.4.4.2#8",
        "hash": "ade3dacce09e89ce",
        "is": "As before, but both numbers are big-endian.",
        "was": "Join *part1* and *part2*, each as a 32-bit integer of four bytes in little-endian order, then *key3*, its eight bytes as they came over the wire: these 16 bytes are the **challenge**. In the example they are `36 09 65 65 0A B9 67 33 57 6A 4E 7D 7C 4D 28 36`. (E01: the example, like every other, is big-endian.)"
      },
      {
        "kind": "changed",
        "from": "10.3.4.4.2#9",
        "to": "10.3.4.4.2#9",
        "hash": "f384233e5bd8301a",
        "is": "As before; the digest is called a big-endian string of 128 bits.",
        "was": "Compute the MD5 fingerprint (RFC 1321) of *challenge*, 128 bits, said to be little-endian; these 16 bytes are the **response**. In the example they are `6E 60 39 65 42 6B 39 7A 24 52 38 70 4F 74 56 62`, in ASCII ``n`9eBk9z$R8pOtVb``. (E01: the byte order meant is simply that in which MD5 puts out its digest.)"
      },
      {
        "kind": "changed",
        "from": "10.3.4.4.3#2",
        "to": "10.3.4.4.3#2.1",
        "hash": "6d0cc602370665d4",
        "is": "Of a type 01 to 7F a server may stop reading frames, and either disconnect at once or set the *client terminated* flag. (What applied to every type but 00 has become two steps; #2.B1 is the other.)",
        "was": "On any *type* but `0x00`, the server may drop the client there and then, by disconnecting."
      },
      {
        "kind": "changed",
        "from": "10.3.4.4.3#3.4",
        "to": "10.3.4.4.3#2.5",
        "hash": "853d24a204210ec4",
        "is": "Only data of type 00 are decoded and processed as a message; those of other types come to nothing.",
        "was": "Decode *raw data* as UTF-8; the string is the client's message, and the server does with it whatever its application wants. (E09: frames of type `0x01`-`0x7F` are delivered here like those of `0x00`, whereas a client discards them and detects an error.)"
      },
      {
        "kind": "changed",
        "from": "10.3.4.4.4#p1",
        "to": "10.3.4.4.4#p1",
        "hash": "246918234ec43639",
        "wording": true,
        "is": "As before, in American spelling.",
        "was": "Where the server has to decode bytes as UTF-8 and they are ill-formed, its behaviour is undefined. It might close the connection, replace the bad sequences by U+FFFD REPLACEMENT CHARACTER, keep the bytes as they came, or do something of its application's own; a subprotocol on top of the WebSocket protocol may lay down for its servers what is to happen."
      },
      {
        "kind": "changed",
        "from": "10.3.4.3.2#3a.6",
        "to": "10.3.4.3.2#3a.6",
        "hash": "57ab425f6283a5f3",
        "is": "As before, with a warning: a server may announce lengths that overflow 32 bits, so a client may limit how much it skips.",
        "was": "Read as many bytes as *length* says, whatever their values; with a *length* of 0 there is nothing to read."
      },
      {
        "kind": "changed",
        "from": "10.3.4.4.1#g",
        "to": "10.3.4.4.1#g",
        "hash": "ad7be8b46e049488",
        "wording": true,
        "is": "As before, without the warning on fields that say who the client is.",
        "was": "Further fields, `Cookie` for one, may serve authentication and mean what the HTTP headers of the same names mean. A server that authenticates by them, or that trusts everybody able to connect (on an intranet behind a firewall, say), should also check that `Upgrade` and `Connection` are there as they ought to be, and should send its own handshake before it changes any data of a user. Without this, an attacker could have a client send what looks like frames, through XMLHttpRequest for example, and the server would act for a user who never agreed; since no other protocol delivers what the reply is computed from, having sent it rules such an attack out. (E36: the client's list of fields in 10.3.4.3.1 is closed, against the further fields granted here.)"
      },
      {
        "kind": "changed",
        "from": "10.3.4.4.3#3p2",
        "to": "10.3.4.4.3#2p2",
        "hash": "4a0a979b5bb8865d",
        "wording": true,
        "is": "As before; that the steps are not needed by a server that disconnects is no longer said.",
        "was": "If the top bit is set (`0x80`-`0xFF`), the frame carries a length: go through 3.B1 to 3.B8, then go on at 4. Since `0x00` never leads here, a server that makes use of step 2 and aborts on every other *type* can do without this branch."
      },
      {
        "kind": "changed",
        "from": "10.3.4.4.3#3.B6",
        "to": "10.3.4.4.3#2.B4.5",
        "hash": "1ec7723aaca44e0f",
        "is": "Read *length* bytes. A server may limit what it skips; one that cannot skip correctly must stop, discard all that follows, and should disconnect or set the *client terminated* flag.",
        "was": "Read as many bytes as *length* says, whatever their values; with a *length* of 0 there is nothing to read."
      },
      {
        "kind": "brought",
        "to": "10.3.2#2p2",
        "is": "Ports 80 and 443 should not be blocked, not even where one is used with the scheme of the other.",
        "hash": "2489d6d73b7a5339"
      },
      {
        "kind": "brought",
        "to": "10.3.4.1.3#p3",
        "is": "A client sends its fields in random order, which means nothing.",
        "hash": "3946400275bbc13d"
      },
      {
        "kind": "brought",
        "to": "10.3.4.1.3#p20",
        "is": "A server can set cookies by fields of its handshake, as in HTTP.",
        "hash": "9466f83451d85e61"
      },
      {
        "kind": "brought",
        "to": "10.3.4.3.1#41fp2",
        "is": "A client that does not support the cookie specification must ignore the field.",
        "hash": "354448206aec48ba"
      },
      {
        "kind": "brought",
        "to": "10.3.4.4.2#11p2",
        "is": "Fields that set cookies may be among those that are sent, with the values that HTTP would have.",
        "hash": "3bf8acf619b9edcf"
      },
      {
        "kind": "brought",
        "to": "10.3.4.4.3#2.B1",
        "is": "Of a type 80 to FE a server may stop reading frames, and either disconnect at once or set the *client terminated* flag.",
        "hash": "15c56d6a38431fdf"
      },
      {
        "kind": "brought",
        "to": "10.3.4.4.3#2.B4",
        "is": "If *b* is not 00, run the substeps 2.B4.1 to 2.B4.6. (Read literally, a 00 after other length bytes skips all of them, reading the data included: R5065-1.)",
        "hash": "8701f9dae4198529"
      },
      {
        "kind": "brought",
        "to": "10.3.4.4.3#2.B4.1",
        "is": "At any length byte but 00, of type FF as well, a server may stop reading frames, and either disconnect at once or set the *client terminated* flag.",
        "hash": "717a1478fcb705de"
      },
      {
        "kind": "brought",
        "to": "10.3.4.3.1#35",
        "is": "Let *count* be zero; it distinguishes the first byte of a value from the others.",
        "hash": "7aaad4bc6c813fab"
      },
      {
        "kind": "gone",
        "from": "10.3.4.3.1#35b",
        "was": "At any other byte: deal with it here as 36a to 36c would, and after that go on at 36 in earnest. (E14: the phrase conceals a read, and for a CR the two moves collide: taken literally, `Name:` followed by CRLF fails at 36b.)"
      },
      {
        "kind": "gone",
        "from": "10.3.4.3.1#35",
        "was": "Take the next byte of the reply, the one right after the colon."
      },
      {
        "kind": "gone",
        "from": "10.3.4.3.1#35p2",
        "was": "Should the connection close instead of delivering the byte after the colon, fail the WebSocket connection and stop."
      },
      {
        "kind": "gone",
        "from": "10.3.4.3.1#35p3",
        "was": "If the byte came, 35a or 35b decides. The step exists to swallow one space after the colon where there is one."
      },
      {
        "kind": "renumbered",
        "from": "10.3.4.1.3#p4",
        "to": "10.3.4.1.3#p5"
      },
      {
        "kind": "renumbered",
        "from": "10.3.4.1.3#p6",
        "to": "10.3.4.1.3#p7"
      },
      {
        "kind": "renumbered",
        "from": "10.3.4.1.3#p8",
        "to": "10.3.4.1.3#p9"
      },
      {
        "kind": "renumbered",
        "from": "10.3.4.1.3#p9",
        "to": "10.3.4.1.3#p10"
      },
      {
        "kind": "renumbered",
        "from": "10.3.4.1.3#p10",
        "to": "10.3.4.1.3#p11"
      },
      {
        "kind": "renumbered",
        "from": "10.3.4.1.3#p11",
        "to": "10.3.4.1.3#p12"
      },
      {
        "kind": "renumbered",
        "from": "10.3.4.1.3#p12",
        "to": "10.3.4.1.3#p13"
      },
      {
        "kind": "renumbered",
        "from": "10.3.4.1.3#p14",
        "to": "10.3.4.1.3#p15"
      },
      {
        "kind": "renumbered",
        "from": "10.3.4.1.3#p15",
        "to": "10.3.4.1.3#p16"
      },
      {
        "kind": "renumbered",
        "from": "10.3.4.1.3#p16",
        "to": "10.3.4.1.3#p17"
      },
      {
        "kind": "renumbered",
        "from": "10.3.4.1.3#p17",
        "to": "10.3.4.1.3#p18"
      },
      {
        "kind": "renumbered",
        "from": "10.3.4.1.3#p19",
        "to": "10.3.4.1.3#p21"
      },
      {
        "kind": "renumbered",
        "from": "10.3.4.1.3#p20",
        "to": "10.3.4.1.3#p22"
      },
      {
        "kind": "renumbered",
        "from": "10.3.4.1.3#p21",
        "to": "10.3.4.1.3#p23"
      },
      {
        "kind": "renumbered",
        "from": "10.3.4.3.1#22",
        "to": "10.3.4.3.1#21"
      },
      {
        "kind": "renumbered",
        "from": "10.3.4.3.1#36a",
        "to": "10.3.4.3.1#36b"
      },
      {
        "kind": "renumbered",
        "from": "10.3.4.3.1#36b",
        "to": "10.3.4.3.1#36c"
      },
      {
        "kind": "renumbered",
        "from": "10.3.4.3.1#36c",
        "to": "10.3.4.3.1#36d"
      },
      {
        "kind": "renumbered",
        "from": "10.3.4.4.3#3",
        "to": "10.3.4.4.3#2"
      },
      {
        "kind": "renumbered",
        "from": "10.3.4.4.3#3.1",
        "to": "10.3.4.4.3#2.2"
      },
      {
        "kind": "renumbered",
        "from": "10.3.4.4.3#3.2",
        "to": "10.3.4.4.3#2.3"
      },
      {
        "kind": "renumbered",
        "from": "10.3.4.4.3#3.3",
        "to": "10.3.4.4.3#2.4"
      },
      {
        "kind": "renumbered",
        "from": "10.3.4.4.3#3.B1",
        "to": "10.3.4.4.3#2.B2"
      },
      {
        "kind": "renumbered",
        "from": "10.3.4.4.3#3.B2",
        "to": "10.3.4.4.3#2.B3"
      },
      {
        "kind": "renumbered",
        "from": "10.3.4.4.3#3.B3",
        "to": "10.3.4.4.3#2.B4.2"
      },
      {
        "kind": "renumbered",
        "from": "10.3.4.4.3#3.B4",
        "to": "10.3.4.4.3#2.B4.3"
      },
      {
        "kind": "renumbered",
        "from": "10.3.4.4.3#3.B5",
        "to": "10.3.4.4.3#2.B4.4"
      },
      {
        "kind": "renumbered",
        "from": "10.3.4.4.3#3.B7",
        "to": "10.3.4.4.3#2.B4.6"
      },
      {
        "kind": "renumbered",
        "from": "10.3.4.4.3#3.B8",
        "to": "10.3.4.4.3#2.B5"
      },
      {
        "kind": "renumbered",
        "from": "10.3.4.4.3#4",
        "to": "10.3.4.4.3#3"
      }
    ],
    "differences": [
      {
        "name": "byte-order",
        "says": "Numbers in the challenge are big-endian. Before, prose and examples contradicted each other, and little-endian was one reading.",
        "before": [
          "10.3.4.3.1#26",
          "10.3.4.3.1#42",
          "10.3.4.3.1#43",
          "10.3.4.4.2#8",
          "10.3.4.4.2#9",
          "10.3.4.1.3#p13"
        ],
        "after": [
          "10.3.4.3.1#26",
          "10.3.4.3.1#42",
          "10.3.4.3.1#43",
          "10.3.4.4.2#8",
          "10.3.4.4.2#9",
          "10.3.4.1.3#p14"
        ],
        "errata": [
          "E01"
        ],
        "settles": {
          "number.byteOrder": "big"
        },
        "seen": "wire"
      },
      {
        "name": "key-edges",
        "says": "The other characters of a key are inserted before its spaces, and no space is its start or its end. Before, spaces could be there.",
        "before": [
          "10.3.4.3.1#21",
          "10.3.4.3.1#21p2",
          "10.3.4.3.1#22",
          "10.3.4.3.1#22p2"
        ],
        "after": [
          "10.3.4.3.1#21",
          "10.3.4.3.1#21p2",
          "10.3.4.3.1#22",
          "10.3.4.3.1#22p2"
        ],
        "errata": [
          "E10"
        ],
        "settles": {
          "client.key.edgeSpaces": "inside"
        },
        "seen": "wire"
      },
      {
        "name": "space-behind-colon",
        "says": "The space after a colon is skipped by the step that reads the value, so that a field whose value and space are missing is empty. Before, read literally, such a field failed the connection.",
        "before": [
          "10.3.4.3.1#35",
          "10.3.4.3.1#35a",
          "10.3.4.3.1#35b",
          "10.3.4.3.1#35p2",
          "10.3.4.3.1#35p3",
          "10.3.4.3.1#36"
        ],
        "after": [
          "10.3.4.3.1#35",
          "10.3.4.3.1#36",
          "10.3.4.3.1#36a"
        ],
        "errata": [
          "E14"
        ],
        "settles": {
          "client.field.emptyValueNoSpace": "toLF"
        },
        "seen": "wire",
        "untold": "Both allow the same bytes: by its letter the earlier text ends such a connection, and a client may always end one."
      },
      {
        "name": "origin-compared",
        "says": "A client compares the server's origin exactly with its own, which has no capitals. Before, which side was lowercased was open.",
        "before": [
          "10.3.4.3.1#41c"
        ],
        "after": [
          "10.3.4.3.1#41c"
        ],
        "errata": [
          "E12"
        ],
        "settles": {
          "client.origin.compare": "originLowered"
        },
        "seen": "wire"
      },
      {
        "name": "origin-asked",
        "says": "An origin with capitals is not to be given to the client, which sends it as it is. Before, the client lowercased it.",
        "before": [
          "10.3.4.3.1#p1",
          "10.3.4.3.1#13"
        ],
        "after": [
          "10.3.4.3.1#p1",
          "10.3.4.3.1#13"
        ],
        "errata": [
          "E12"
        ],
        "seen": "none",
        "untold": "Both allow the same bytes: no capitals go out."
      },
      {
        "name": "origin-sent",
        "says": "A server sends its origin in lowercase. Before, it could send the client's as it came.",
        "before": [
          "10.3.4.4.2#2e"
        ],
        "after": [
          "10.3.4.4.2#2e"
        ],
        "errata": [
          "E12"
        ],
        "seen": "wire"
      },
      {
        "name": "colon-in-name",
        "says": "The name of a field has no colon in it. Before, its range had one, and a name could go on to a later colon.",
        "before": [
          "10.3.4.4.1#5p4"
        ],
        "after": [
          "10.3.4.4.1#5p4"
        ],
        "errata": [
          "E11"
        ],
        "settles": {
          "server.field.colonInName": "firstColon"
        },
        "seen": "wire",
        "untold": "Both allow the same bytes: a server may pass over such a field, take it, or disconnect."
      },
      {
        "name": "reserved-text",
        "says": "A frame of type 01 to 7F is no message to a server. Before, it was one like those of type 00.",
        "before": [
          "10.3.4.4.3#3.4"
        ],
        "after": [
          "10.3.4.4.3#2.5"
        ],
        "errata": [
          "E09"
        ],
        "settles": {
          "server.frame.reservedText": "discard"
        },
        "seen": "wire"
      },
      {
        "name": "bail-out-at-text-type",
        "says": "At a type 01 to 7F a server may also set the client terminated flag, and be deaf to what follows. Before, it could only disconnect.",
        "before": [
          "10.3.4.4.3#2"
        ],
        "after": [
          "10.3.4.4.3#2.1"
        ],
        "seen": "wire"
      },
      {
        "name": "bail-out-at-binary-type",
        "says": "At a type 80 to FE a server may do likewise, and at the type FF it may neither. Before, it could disconnect at FF as at any type but 00.",
        "before": [
          "10.3.4.4.3#2"
        ],
        "after": [
          "10.3.4.4.3#2.B1"
        ],
        "seen": "wire"
      },
      {
        "name": "bail-out-at-length",
        "says": "At a length byte other than 00 a server may do likewise, in a frame of type FF as well. Before, nothing was granted there.",
        "before": [
          "10.3.4.4.3#3.B2"
        ],
        "after": [
          "10.3.4.4.3#2.B4.1"
        ],
        "seen": "wire"
      },
      {
        "name": "length-zero",
        "says": "A length byte of 00 skips what makes a length and reads the data (R5065-1). Before, it was a digit like any other.",
        "before": [
          "10.3.4.4.3#3.B3",
          "10.3.4.4.3#3.B4"
        ],
        "after": [
          "10.3.4.4.3#2.B4"
        ],
        "seen": "wire"
      },
      {
        "name": "long-frame",
        "says": "A server that cannot skip a long frame must stop reading frames, and should disconnect or set the flag, and a client may limit what it skips. Before, the text gave them no way out.",
        "before": [
          "10.3.4.4.3#3.B6",
          "10.3.4.3.2#3a.6"
        ],
        "after": [
          "10.3.4.4.3#2.B4.5",
          "10.3.4.3.2#3a.6"
        ],
        "errata": [
          "E15"
        ],
        "seen": "wire"
      },
      {
        "name": "cookies-to-set",
        "says": "Fields that set cookies are named among those that a server may send. Before, only the client's steps knew them.",
        "before": [
          "10.3.4.4.2#11",
          "10.3.4.3.1#41f"
        ],
        "after": [
          "10.3.4.4.2#11p2"
        ],
        "seen": "wire",
        "untold": "Both allow the same bytes: by the earlier text too a client takes such fields."
      },
      {
        "name": "cookies-unsupported",
        "says": "A client without support for cookies must ignore them. Before, it had to handle them.",
        "before": [
          "10.3.4.3.1#41f"
        ],
        "after": [
          "10.3.4.3.1#41f",
          "10.3.4.3.1#41fp2"
        ],
        "seen": "none",
        "untold": "Both allow the same bytes: which cookies a client keeps is up to it."
      },
      {
        "name": "url-attribute",
        "says": "The attribute is `url`. Before, it was `URL`.",
        "before": [
          "10.3.2#p4"
        ],
        "after": [
          "10.3.2#p4"
        ],
        "seen": "script"
      },
      {
        "name": "ports",
        "says": "Ports 80 and 443 should not be blocked. Before, any port could be.",
        "before": [
          "10.3.2#2"
        ],
        "after": [
          "10.3.2#2p2"
        ],
        "seen": "script"
      },
      {
        "name": "send-exceptions",
        "says": "While CONNECTING, `send()` throws INVALID_STATE_ERR whatever its argument. Before, both exceptions were due for an unpaired surrogate.",
        "before": [
          "10.3.2#p7"
        ],
        "after": [
          "10.3.2#p7"
        ],
        "errata": [
          "E13"
        ],
        "settles": {
          "api.send.connectingSurrogate": "invalidState"
        },
        "seen": "script"
      },
      {
        "name": "buffered-amount",
        "says": "`bufferedAmount` changes between tasks and not while one runs. Before, when bytes leave it was open.",
        "before": [
          "10.3.2#p9"
        ],
        "after": [
          "10.3.2#p9"
        ],
        "errata": [
          "E08"
        ],
        "settles": {
          "api.bufferedAmount.drain": "atTask"
        },
        "seen": "script"
      },
      {
        "name": "one-at-a-time",
        "says": "Attempts at one address that begin at the same time must be put in line. Before, only an attempt under way was waited for.",
        "before": [
          "10.3.4.3.1#1"
        ],
        "after": [
          "10.3.4.3.1#1"
        ],
        "errata": [
          "E19"
        ],
        "seen": "wire",
        "untold": "It takes two connections, and the judge sees one at a time: tests of [the object](../src/api/turns.test.ts)."
      }
    ],
    "policies": [
      {
        "name": "server.frame.reservedType",
        "steps": [
          "10.3.4.4.3#2.1",
          "10.3.4.4.3#2.B1"
        ],
        "kind": "may",
        "says": "At the type byte of a frame that is neither text nor closing a server may stop reading frames, and either disconnect or set the client terminated flag.",
        "options": [
          {
            "name": "process",
            "mark": "pass",
            "seen": "The frame is read to its end.",
            "on": "wire"
          },
          {
            "name": "disconnect",
            "mark": "allowed",
            "seen": "TCP closes after the type byte.",
            "on": "wire"
          },
          {
            "name": "terminate",
            "mark": "allowed",
            "seen": "Whatever comes after the type byte is discarded.",
            "on": "wire"
          }
        ],
        "chosenBy": "policies",
        "default": "process",
        "because": "The default takes no liberty."
      },
      {
        "name": "server.frame.lengthByte",
        "steps": [
          "10.3.4.4.3#2.B4.1"
        ],
        "kind": "may",
        "says": "At a length byte other than 00 a server may do the same, in a frame of type FF as well.",
        "options": [
          {
            "name": "process",
            "mark": "pass",
            "seen": "The frame is read to its end.",
            "on": "wire"
          },
          {
            "name": "disconnect",
            "mark": "allowed",
            "seen": "TCP closes after the length byte.",
            "on": "wire"
          },
          {
            "name": "terminate",
            "mark": "allowed",
            "seen": "Whatever comes after the length byte is discarded.",
            "on": "wire"
          }
        ],
        "chosenBy": "policies",
        "default": "process",
        "because": "The default takes no liberty."
      },
      {
        "name": "server.frame.lengthZero",
        "steps": [
          "10.3.4.4.3#2.B4"
        ],
        "errata": [
          "R5065-1"
        ],
        "kind": "contra",
        "says": "The substeps that a length byte of 00 skips are those that make a length of it and read as many bytes.",
        "options": [
          {
            "name": "read",
            "mark": "pass",
            "seen": "After `80 81 00` 128 bytes are skipped, as the client does.",
            "on": "wire"
          },
          {
            "name": "skip",
            "mark": "allowed",
            "literal": true,
            "seen": "After `80 81 00` the next byte is the type of a frame.",
            "on": "wire"
          }
        ],
        "chosenBy": "policies",
        "default": "read",
        "because": "Both sides of the text then read one frame alike."
      }
    ],
    "errata": [
      {
        "id": "R5065-1",
        "steps": [
          "10.3.4.4.3#2.B4"
        ],
        "touches": [
          "wire"
        ],
        "defect": "A length byte of 00 skips all substeps, \"read length bytes\" included: after `80 81`, which begin a length of 128, it ends the frame with a length of 1 and nothing read. The client of the same text multiplies by 128 and reads on (10.3.4.3.2#3a.4 to 3a.6).",
        "settled": "A 00 is a digit like any other, by policy server.frame.lengthZero.",
        "deployed": null
      }
    ]
  }
];

/** What names each text: its name, and in hex the SHA-256 of its source; of r4819 and r5065 that of a line of id and hash for each item. */
export const specifications: Readonly<Record<'r4819' | 'r4820' | 'r5065', { revision: string; sha256: string }>> = {
  "r4819": {
    "revision": "WHATWG Web Applications 1.0 r4819",
    "sha256": "dddd028dc547ddfa66868a82fa55c488307098e852ba04d80ef5fbb2aab5778a"
  },
  "r4820": {
    "revision": "WHATWG Web Applications 1.0 r4820",
    "sha256": "9a0c5c87e02cc12a025106273c84e707c9197865504bad7af25dd97ca9e36232"
  },
  "r5065": {
    "revision": "WHATWG Web Applications 1.0 r5065",
    "sha256": "464c9a55f489d636b055340881b3c8bd4d95785569c6b78a2d149a3d273d650d"
  }
};
