// Generated from spec/*.yaml by `npm run generate`. Do not edit.

import type { Erratum, ExampleHandshake, GoldenVector, Item, Policy, Section } from '../types.js';

/** What the catalogue restates: its name, number, date (ISO) and the SHA-256 of its source, in hex. */
export const revision: { name: string; number: number; date: string; sha256: string } = {
  "name": "WHATWG Web Applications 1.0 r4820",
  "number": 4820,
  "date": "2010-03-04",
  "sha256": "9a0c5c87e02cc12a025106273c84e707c9197865504bad7af25dd97ca9e36232"
};

/** The table of contents, in its order. */
export const sections: readonly Section[] = [
  {
    "section": "10.3.1",
    "title": "Introduction",
    "about": "What the WebSocket interface is for, and what a script cannot do with it. Explains; binds nobody."
  },
  {
    "section": "10.3.2",
    "title": "The WebSocket interface",
    "about": "The object a script holds: its constructor, `readyState`, `URL`, `send()`, `close()`, `bufferedAmount` and the four event handlers. It settles which exceptions scripts meet, and which protocol algorithm each call sets off."
  },
  {
    "section": "10.3.3",
    "title": "Feedback from the protocol",
    "about": "How the five things that the protocol can report (established, message, error, closing, closed) become tasks that change `readyState` and fire events at the `WebSocket` object."
  },
  {
    "section": "10.3.3.1",
    "title": "The CloseEvent interface",
    "about": "The event that tells a script how its connection ended: `CloseEvent`, an `Event` with one attribute and one initialiser of its own."
  },
  {
    "section": "10.3.3.2",
    "title": "Garbage collection",
    "about": "How long the user agent must keep a `WebSocket` object that no script refers to, and what its collection means for the connection."
  },
  {
    "section": "10.3.4.1.1",
    "title": "Background",
    "about": "Why polling over HTTP was a poor basis for two-way traffic. Explains; binds nobody."
  },
  {
    "section": "10.3.4.1.2",
    "title": "Overview of the protocol",
    "about": "The protocol at a glance: one worked handshake, the grammar of its fields, the frames and their grammar. Explains; where it differs from the algorithms, the algorithms bind."
  },
  {
    "section": "10.3.4.1.3",
    "title": "Overview of the opening handshake",
    "about": "What each part of the opening handshake is for, and how a server computes its answer from two keys and eight bytes. Explains; binds nobody."
  },
  {
    "section": "10.3.4.1.4",
    "title": "Overview of the closing handshake",
    "about": "How two peers take leave of each other with one frame each, and why TCP's own way is not enough. Explains; where it differs from the algorithms, the algorithms bind."
  },
  {
    "section": "10.3.4.1.5",
    "title": "Design philosophy",
    "about": "What the protocol adds to TCP, and how deliberately little that is. Explains; binds nobody."
  },
  {
    "section": "10.3.4.1.6",
    "title": "Security model",
    "about": "Against whom the origin and the strict handshake protect, and against whom they cannot. Explains; binds nobody."
  },
  {
    "section": "10.3.4.1.7",
    "title": "Relationship to TCP and HTTP",
    "about": "Where the protocol stands between its neighbours, and which ports it uses by default. Explains; binds nobody."
  },
  {
    "section": "10.3.4.1.8",
    "title": "Establishing a connection",
    "about": "Which ports and which arrangement of hosts make a connection likely to succeed. Advice; binds nobody."
  },
  {
    "section": "10.3.4.1.9",
    "title": "Subprotocols",
    "about": "How a client asks for a subprotocol, and how to name and version one. Advice to those who design subprotocols; binds nobody."
  },
  {
    "section": "10.3.4.1.10",
    "title": "Terminology",
    "about": "Two operations on strings and one word used throughout the protocol, and the leave to put off sending."
  },
  {
    "section": "10.3.4.2.1",
    "title": "Parsing WebSocket URLs",
    "about": "Settles which strings are WebSocket URLs, and takes such a string apart into the four values that everything later is built from: *host*, *port*, *resource name* and *secure*. For the client, at the moment a script calls the constructor."
  },
  {
    "section": "10.3.4.2.2",
    "title": "Constructing WebSocket URLs",
    "about": "The way back: four components become one canonical string, with default ports left out. Client and server both rely on it, since the client compares the server's `Sec-WebSocket-Location` with the result character by character."
  },
  {
    "section": "10.3.4.3",
    "title": "Client-side requirements",
    "about": "Opens the client's half of the protocol: it says whom the sections below it bind, and what they leave unbounded."
  },
  {
    "section": "10.3.4.3.1",
    "title": "Opening handshake of the client",
    "about": "How a client gets from an address to an established WebSocket connection, or to a failed one: it connects, sends a request with two obfuscated numbers and eight random bytes, reads the reply byte by byte, and believes the server only if its sixteen bytes of MD5 prove that it understood."
  },
  {
    "section": "10.3.4.3.2",
    "title": "Data framing in the client",
    "about": "What a client does once the connection stands: it takes the server's bytes apart into frames, sends messages of its own, and begins or answers the closing handshake. Steps 1-5 are the receive loop, B1-B3 send one message, C1-C6 start the closing handshake."
  },
  {
    "section": "10.3.4.3.3",
    "title": "Errors in the server's UTF-8",
    "about": "How a client reads text from the server that is not UTF-8: it repairs, and never refuses."
  },
  {
    "section": "10.3.4.4",
    "title": "Server-side requirements",
    "about": "Marks the beginning of the server's half: the four sections below it tell a server how to read the opening handshake, how to answer it, how to frame data, and what bad UTF-8 means to it."
  },
  {
    "section": "10.3.4.4.1",
    "title": "Reading the client's opening handshake",
    "about": "The shape of the handshake that reaches a server, part by part, and the meaning of each field. Most of it the server may skip, most of it the server should check; only the two keys and the eight bytes at the end are indispensable. Parts 1-6 are the bytes in their order, a-g the fields."
  },
  {
    "section": "10.3.4.4.2",
    "title": "Sending the server's opening handshake",
    "about": "The server's answer in thirteen steps: gather nine facts, turn the two keys and the eight last bytes into an MD5 fingerprint, and send status line, fields, and fingerprint. A client knows by the fingerprint that a WebSocket server has read its handshake."
  },
  {
    "section": "10.3.4.4.3",
    "title": "Data framing in the server",
    "about": "What a server does once the connection stands: it reads the client's frames (1-4, where 3.1-3.4 is the branch for text and 3.B1-3.B8 that for frames with a length), sends strings (B1-B3), and terminates the connection when it pleases (C1-C3)."
  },
  {
    "section": "10.3.4.4.4",
    "title": "Errors in the client's UTF-8",
    "about": "What a server does with text from the client that is not UTF-8: nothing is laid down, and subprotocols have the last word."
  },
  {
    "section": "10.3.4.5.1",
    "title": "Client-initiated closure",
    "about": "Defines how a client fails the WebSocket connection, holds it back from closing for no reason, and lists the failures that a script must be unable to tell apart."
  },
  {
    "section": "10.3.4.5.2",
    "title": "Server-initiated closure",
    "about": "Defines how a server aborts the WebSocket connection when it does not like the client's opening handshake."
  },
  {
    "section": "10.3.4.5.3",
    "title": "Closure",
    "about": "Defines closing the WebSocket connection as closing its TCP connection, when the WebSocket connection is closed and when it is closed cleanly, and who may close at will."
  },
  {
    "section": "10.3.4.6",
    "title": "Security considerations",
    "about": "What a server may believe of its clients, and what it does in doubt: check the origin, trust no input, send nothing but UTF-8, and disconnect rather than guess."
  },
  {
    "section": "10.3.4.7.1",
    "title": "Registration of the ws scheme",
    "about": "Registers the URI scheme `ws` with IANA: its syntax, its one operation, and how characters outside the syntax are encoded."
  },
  {
    "section": "10.3.4.7.2",
    "title": "Registration of the wss scheme",
    "about": "Registers the URI scheme `wss` with IANA, which differs from `ws` in nothing but its name and in that the connection is encrypted."
  },
  {
    "section": "10.3.4.7.3",
    "title": "Registration of the WebSocket HTTP Upgrade keyword",
    "about": "Registers the token `WebSocket` with IANA as a value of HTTP's `Upgrade` field."
  },
  {
    "section": "10.3.4.7.4",
    "title": "Sec-WebSocket-Key1 and Sec-WebSocket-Key2",
    "about": "Registers the two header fields that carry the keys, the client's part of the challenge apart from key3."
  },
  {
    "section": "10.3.4.7.5",
    "title": "Sec-WebSocket-Location",
    "about": "Registers the header field in which the server confirms the URL of the connection."
  },
  {
    "section": "10.3.4.7.6",
    "title": "Sec-WebSocket-Origin",
    "about": "Registers the header field in which the server confirms the origin of the script that it serves."
  },
  {
    "section": "10.3.4.7.7",
    "title": "Sec-WebSocket-Protocol",
    "about": "Registers the header field in which client and server agree on a subprotocol."
  },
  {
    "section": "10.3.4.8",
    "title": "Using the WebSocket protocol from other specifications",
    "about": "The seam between the protocol and whatever is built upon it, here the WebSocket interface: what one hands in to establish a connection, what it reports, and what one can ask for."
  },
  {
    "section": "10.3.4.9",
    "title": "Acknowledgements",
    "about": "Why nobody is thanked by name, and where the names are."
  }
];

/** Every item, in the order of the text. */
export const items: readonly Item[] = [
  {
    "id": "10.3.1#p1",
    "says": "Declares the whole section explanatory: none of it binds anybody.",
    "subject": "api",
    "force": "informative",
    "disposition": "informative",
    "hash": "97d320f2eee844df",
    "section": "10.3.1",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.1#p2",
    "says": "The `WebSocket` interface exists so that a Web application and a process on a server can keep a conversation open in which either may speak at any time.",
    "subject": "api",
    "force": "informative",
    "disposition": "informative",
    "hash": "3023b88a470e0b19",
    "section": "10.3.1",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.1#p3",
    "says": "A script gets no raw socket. An IRC client, for instance, cannot be written with this interface alone: a server of one's own would have to stand in between and relay the messages.",
    "subject": "api",
    "force": "informative",
    "disposition": "informative",
    "hash": "8d61882408b29592",
    "section": "10.3.1",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.2#p1",
    "says": "The constructor is `WebSocket(url, protocol)`, with **url** required and **protocol** optional, both strings. *url* says where to connect. *protocol*, when given, names a subprotocol without whose support by the server the connection cannot succeed; such a name is ASCII, at least one character long and free of control characters: only U+0020 to U+007E occur in it.",
    "subject": "api",
    "force": "must",
    "disposition": "function",
    "hash": "4ee8864ee8f44956",
    "section": "10.3.2",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.2#p2",
    "says": "Calling the `WebSocket()` constructor sets off the user agent's steps 1 to 6 below.",
    "subject": "api",
    "force": "must",
    "disposition": "machine",
    "hash": "e22fb78612609443",
    "section": "10.3.2",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.2#1",
    "says": "From *url*, parse a WebSocket URL's components; the outcome is **host**, **port**, **resource name** and the flag **secure**. Should parsing fail, throw `SYNTAX_ERR`, and the constructor ends here.",
    "subject": "api",
    "force": "must",
    "disposition": "machine",
    "hash": "7b3aa6c348c0b212",
    "section": "10.3.2",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.2#2",
    "says": "Throw `SECURITY_ERR` when *port* is among those the user agent's configuration bars; well-known ports such as SMTP's usually are. (E35: unlike steps 1 and 3, this one does not say that the constructor ends with the exception.)",
    "subject": "api",
    "force": "must",
    "disposition": "machine",
    "hash": "b8a28ea041fd2c1b",
    "errata": [
      "E35"
    ],
    "policies": [
      "api.port.blocked"
    ],
    "section": "10.3.2"
  },
  {
    "id": "10.3.2#3",
    "says": "Throw `SYNTAX_ERR` and end here when a *protocol* was passed that is empty, or that holds any code point below U+0020 or above U+007E, in other words anything but printable ASCII. Without a *protocol* there is nothing to check.",
    "subject": "api",
    "force": "must",
    "disposition": "machine",
    "hash": "1e35aea3b7dfedf8",
    "policies": [
      "api.protocol.present"
    ],
    "section": "10.3.2",
    "errata": []
  },
  {
    "id": "10.3.2#4",
    "says": "**origin** becomes the ASCII serialization of the calling script's origin, in ASCII lowercase.",
    "subject": "api",
    "force": "must",
    "disposition": "machine",
    "hash": "1e26e4a72ee228d9",
    "section": "10.3.2",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.2#5",
    "says": "Hand the script its new `WebSocket` object at once; what follows runs in the background while scripts go on undisturbed.",
    "subject": "api",
    "force": "must",
    "disposition": "machine",
    "hash": "c3bcf324257282c0",
    "section": "10.3.2",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.2#6",
    "says": "Establish a WebSocket connection with *host*, *port* (where one was given), *origin*, *secure*, *resource name* and, where there is one, *protocol*. A failure of that algorithm runs through three others: fail the WebSocket connection leads to close the WebSocket connection, that makes the WebSocket connection closed, and so the `close` event reaches the script (10.3.3#p5).",
    "subject": "api",
    "force": "must",
    "disposition": "machine",
    "hash": "05875765fed61828",
    "section": "10.3.2",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.2#p3",
    "says": "Scripts must see the constructor whether their global object is a `Window` or one that implements `WorkerUtils`.",
    "subject": "api",
    "force": "must",
    "disposition": "exception",
    "hash": "95190143b109a96b",
    "reason": "Visibility on global objects belongs to a browser's IDL bindings; this package exports the constructor from a module instead.",
    "section": "10.3.2",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.2#p4",
    "says": "The read-only string attribute `URL` gives the constructor's *url* argument after resolving. The base is of no account, because by then the URL is known to be absolute.",
    "subject": "api",
    "force": "must",
    "disposition": "function",
    "hash": "ce649d0f06ba18f6",
    "policies": [
      "url.resolve"
    ],
    "section": "10.3.2",
    "errata": []
  },
  {
    "id": "10.3.2#p5",
    "says": "The read-only attribute `readyState`, an unsigned short, gives the state of the connection by one of the four values a to d below.",
    "subject": "api",
    "force": "must",
    "disposition": "function",
    "hash": "d138039f0c03ff6b",
    "section": "10.3.2",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.2#a",
    "says": "`CONNECTING` is 0: the connection is yet to be established.",
    "subject": "api",
    "force": "must",
    "disposition": "function",
    "hash": "2fd5d338dcc94b17",
    "section": "10.3.2",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.2#b",
    "says": "`OPEN` is 1: messages can pass, the WebSocket connection being established.",
    "subject": "api",
    "force": "must",
    "disposition": "function",
    "hash": "00844a3fb65af8d5",
    "section": "10.3.2",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.2#c",
    "says": "`CLOSING` is 2: the closing handshake is under way.",
    "subject": "api",
    "force": "must",
    "disposition": "function",
    "hash": "fddcacb563970cd0",
    "section": "10.3.2",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.2#d",
    "says": "`CLOSED` is 3: the connection has ended, or never came about.",
    "subject": "api",
    "force": "must",
    "disposition": "function",
    "hash": "2177bf64577397aa",
    "section": "10.3.2",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.2#p6",
    "says": "A new object starts out with `readyState` at `CONNECTING` (0).",
    "subject": "api",
    "force": "must",
    "disposition": "function",
    "hash": "6d8d40b597ee30a9",
    "section": "10.3.2",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.2#p7",
    "says": "`send(data)` takes a string, transmits it and returns a boolean. In `CONNECTING` it raises `INVALID_STATE_ERR`; an unpaired surrogate anywhere in **data** raises `SYNTAX_ERR`. With well-formed *data*, an established connection and a closing handshake not yet started, *data* must go out by the algorithm send data using the WebSocket; where that is impossible, say because it would have to wait in a buffer that is full, the answer is to close the WebSocket connection. The result is true while the connection remains established, *data* then being sent or queued, and false once it is closing or closed, whether through that overflow a moment ago or because the closing handshake has begun. (E13: unpaired surrogates during `CONNECTING` deserve both exceptions, and no order is given.)",
    "subject": "api",
    "force": "must",
    "disposition": "machine",
    "hash": "290e283c58a7be0e",
    "errata": [
      "E13"
    ],
    "policies": [
      "api.send.connectingSurrogate",
      "api.send.bufferLimit",
      "api.bufferedAmount.whileClosing"
    ],
    "section": "10.3.2"
  },
  {
    "id": "10.3.2#p8",
    "says": "`close()` takes no argument and returns nothing. It does what the first of the cases Ba to Bd that applies says, and only that.",
    "subject": "api",
    "force": "must",
    "disposition": "machine",
    "hash": "094a9e2d3b96be31",
    "section": "10.3.2",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.2#Ba",
    "says": "With `readyState` already at `CLOSING` (2) or `CLOSED` (3), nothing happens. The connection is on its way out or gone; a `close` event still owed comes in its own time.",
    "subject": "api",
    "force": "must",
    "disposition": "machine",
    "hash": "e37c3df70fe36adf",
    "section": "10.3.2",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.2#Bb",
    "says": "Before the WebSocket connection is established: fail the WebSocket connection, then put `readyState` at `CLOSING` (2). Failing leads on to close the WebSocket connection, hence to a closed connection, hence to the `close` event. (E25: that event is the one of any failure, so its `wasClean` is false.)",
    "subject": "api",
    "force": "must",
    "disposition": "machine",
    "hash": "b52f4bf2440ec060",
    "errata": [
      "E25"
    ],
    "section": "10.3.2",
    "policies": []
  },
  {
    "id": "10.3.2#Bc",
    "says": "With the connection established and no closing handshake begun: start the WebSocket closing handshake, then put `readyState` at `CLOSING` (2). The handshake sooner or later has the connection closed, and the `close` event comes of that. (E27: an open task still waiting in the queue would set `readyState` back to `OPEN`.)",
    "subject": "api",
    "force": "must",
    "disposition": "machine",
    "hash": "c87aa0eb886efb6a",
    "errata": [
      "E27"
    ],
    "policies": [
      "api.openTask.afterClose"
    ],
    "section": "10.3.2"
  },
  {
    "id": "10.3.2#Bd",
    "says": "In the remaining case, a closing handshake that has already started, only put `readyState` at `CLOSING` (2). That handshake will close the WebSocket connection by and by, and the `close` event follows from it.",
    "subject": "api",
    "force": "must",
    "disposition": "machine",
    "hash": "87bfc5df09204925",
    "section": "10.3.2",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.2#p9",
    "says": "The read-only attribute `bufferedAmount`, an unsigned long, counts the bytes that wait in the queue unsent, leaving out what framing adds. After the connection is closed it can only grow, with every `send()`; closing does not bring it back to zero. The example has a page that, in an interval of 50 ms, sends an update only if `bufferedAmount` is 0, so that updates go out at that rate or at the network's own if that is slower. The attribute also serves to keep the network busy without sending faster than it takes, provided that its value is watched more closely over time. (E08: when a byte stops being queued is not defined.)",
    "subject": "api",
    "force": "must",
    "disposition": "function",
    "hash": "39b54b5635efaaed",
    "errata": [
      "E08"
    ],
    "policies": [
      "api.bufferedAmount.drain",
      "api.bufferedAmount.whileClosing",
      "api.bufferedAmount.afterClose"
    ],
    "section": "10.3.2"
  },
  {
    "id": "10.3.2#p10",
    "says": "Every object with the `WebSocket` interface must support the event handlers of the table below as IDL attributes.",
    "subject": "api",
    "force": "must",
    "disposition": "function",
    "hash": "75123b00bed2589c",
    "section": "10.3.2",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.2#table",
    "says": "Four handlers, each for the event type in its name: `onopen` for `open`, `onmessage` for `message`, `onerror` for `error`, `onclose` for `close`.",
    "subject": "api",
    "force": "must",
    "disposition": "function",
    "hash": "321490d47c76ec92",
    "section": "10.3.2",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.3#p1",
    "says": "Once the WebSocket connection is established, queue a task that first sets `readyState` to `OPEN` (1) and then fires a simple event `open` at the object. (E27: the task does not look whether `close()` has set `CLOSING` meanwhile. E29: after this event, an abrupt end can no longer pass for a connection that never opened.)",
    "subject": "api",
    "force": "must",
    "disposition": "machine",
    "hash": "6284a6e1d8421f73",
    "errata": [
      "E27",
      "E29"
    ],
    "policies": [
      "api.openTask.afterClose",
      "api.failure.opaque"
    ],
    "section": "10.3.3"
  },
  {
    "id": "10.3.3#p2",
    "says": "Once a WebSocket message has been received, **data** being its text, create a `MessageEvent` named `message` that neither bubbles nor can be cancelled nor has a default action, with *data* as its `data`. Then queue a task that dispatches it at the object, provided that `readyState` then stands at `OPEN` (1) or `CLOSING` (2); otherwise the event is dropped.",
    "subject": "api",
    "force": "must",
    "disposition": "machine",
    "hash": "92a012904208d648",
    "policies": [
      "client.echoRace"
    ],
    "section": "10.3.3",
    "errata": []
  },
  {
    "id": "10.3.3#p3",
    "says": "Once a WebSocket error has been detected, queue a task that fires a simple event `error` at the object, provided that `readyState` stands at `OPEN` (1) or `CLOSING` (2) when the task runs; otherwise it does nothing.",
    "subject": "api",
    "force": "must",
    "disposition": "machine",
    "hash": "64b644637b18a91e",
    "section": "10.3.3",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.3#p4",
    "says": "Once the WebSocket closing handshake has started, queue a task that sets `readyState` to `CLOSING` (2), the value it has already if the script called `close()`. (E28: the task sets it without looking, even if the object has become `CLOSED` before the task runs.)",
    "subject": "api",
    "force": "must",
    "disposition": "machine",
    "hash": "7089372d0c5466bc",
    "errata": [
      "E28"
    ],
    "policies": [
      "api.closingTask.afterClosed"
    ],
    "section": "10.3.3"
  },
  {
    "id": "10.3.3#p5",
    "says": "Once the WebSocket connection is closed, cleanly or not, create a `CloseEvent` named `close` that neither bubbles nor can be cancelled nor has a default action; its `wasClean` is true after a clean close and false after any other. Then queue a task that sets `readyState` to `CLOSED` (3) and dispatches the event at the object, in this order. (E28: a task of p4 queued later takes `readyState` from `CLOSED` back to `CLOSING`.)",
    "subject": "api",
    "force": "must",
    "disposition": "machine",
    "hash": "6e97686e1d02ce5b",
    "errata": [
      "E28"
    ],
    "section": "10.3.3",
    "policies": []
  },
  {
    "id": "10.3.3#p6",
    "says": "All tasks of this section come from one task source, the WebSocket task source.",
    "subject": "api",
    "force": "must",
    "disposition": "function",
    "hash": "4bce3b4c8df5243d",
    "section": "10.3.3",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.3.1#p1",
    "says": "`initCloseEvent(typeArg, canBubbleArg, cancelableArg, wasCleanArg)`, with a string and three booleans and no return value, must set up the event as the `init` methods of the DOM Events interfaces do for theirs.",
    "subject": "api",
    "force": "must",
    "disposition": "function",
    "hash": "267f586bfe0e8f9c",
    "section": "10.3.3.1",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.3.1#p2",
    "says": "The read-only boolean `wasClean` says whether the end of the connection was a clean one.",
    "subject": "api",
    "force": "must",
    "disposition": "function",
    "hash": "a4d5d0686ab9d8a9",
    "section": "10.3.3.1",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.3.2#p1",
    "says": "As long as its connection is open and anything listens for `message` events on it, a `WebSocket` object must not be collected as garbage.",
    "subject": "api",
    "force": "must",
    "disposition": "socket",
    "hash": "27ad626c7c350d12",
    "policies": [
      "api.gc"
    ],
    "section": "10.3.3.2",
    "errata": []
  },
  {
    "id": "10.3.3.2#p2",
    "says": "Collecting an object whose connection is open obliges the user agent to close the WebSocket connection.",
    "subject": "api",
    "force": "must",
    "disposition": "socket",
    "hash": "29bc069fa6a3c5e1",
    "policies": [
      "api.gc"
    ],
    "section": "10.3.3.2",
    "errata": []
  },
  {
    "id": "10.3.4.1.1#p1",
    "says": "Declares the whole section explanatory: none of it binds anybody.",
    "subject": "client",
    "force": "informative",
    "disposition": "informative",
    "hash": "97d320f2eee844df",
    "section": "10.3.4.1.1",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.1.1#p2",
    "says": "A chat client in a Web page used to need HTTP in a role it was not made for: polling the server for news, with a separate HTTP call for every message sent upstream.",
    "subject": "client",
    "force": "informative",
    "disposition": "informative",
    "hash": "80ea105531f0870b",
    "section": "10.3.4.1.1",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.1.1#p3",
    "says": "Introduces the three drawbacks of that practice, listed in the bullets.",
    "subject": "client",
    "force": "informative",
    "disposition": "informative",
    "hash": "8d46b2159236246e",
    "section": "10.3.4.1.1",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.1.1#bullet1",
    "says": "For each client the server has to keep up several TCP connections: one on which it speaks, and another for every message that comes in.",
    "subject": "server",
    "force": "informative",
    "disposition": "informative",
    "hash": "ea38612c855cb570",
    "section": "10.3.4.1.1",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.1.1#bullet2",
    "says": "Every message from client to server drags an HTTP header along, a heavy overhead on the wire.",
    "subject": "client",
    "force": "informative",
    "disposition": "informative",
    "hash": "7b39226f6d853ba7",
    "section": "10.3.4.1.1",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.1.1#bullet3",
    "says": "To know which reply belongs to which message, the script in the client must keep a table from outgoing connections to the incoming one.",
    "subject": "client",
    "force": "informative",
    "disposition": "informative",
    "hash": "35d150391f4b3864",
    "section": "10.3.4.1.1",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.1.1#p4",
    "says": "One TCP connection that carries both directions is simpler, and that is what the WebSocket protocol offers. Together with the WebSocket API it lets a Web page and a distant server converse without HTTP polling.",
    "subject": "client",
    "force": "informative",
    "disposition": "informative",
    "hash": "60f5d210434fb039",
    "section": "10.3.4.1.1",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.1.1#p5",
    "says": "The technique suits many kinds of Web application: games, stock tickers, documents that several people edit at once, live views of services that run on a server, and so on.",
    "subject": "author",
    "force": "informative",
    "disposition": "informative",
    "hash": "7596b569467d0a79",
    "section": "10.3.4.1.1",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.1.2#p1",
    "says": "Declares the whole section explanatory: none of it binds anybody.",
    "subject": "client",
    "force": "informative",
    "disposition": "informative",
    "hash": "97d320f2eee844df",
    "section": "10.3.4.1.2",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.1.2#p2",
    "says": "The protocol falls into two parts, first a handshake and then the transfer of data.",
    "subject": "client",
    "force": "informative",
    "disposition": "informative",
    "hash": "d9a119b99dd2dac8",
    "section": "10.3.4.1.2",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.1.2#p3",
    "says": "Shows a client's handshake. The request line `GET /demo HTTP/1.1` is followed by the fields `Host: example.com`, `Connection: Upgrade`, `Sec-WebSocket-Key2: 12998 5 Y3 1  .P00`, `Sec-WebSocket-Protocol: sample`, `Upgrade: WebSocket`, `Sec-WebSocket-Key1: 4 @1  46546xW%0l 1 5` and `Origin: http://example.com`, then an empty line and the eight bytes `^n:ds[4U`.",
    "subject": "client",
    "force": "informative",
    "disposition": "informative",
    "hash": "8f8eb218cf0bc065",
    "section": "10.3.4.1.2",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.1.2#p4",
    "says": "Shows the server's answer to it. The status line `HTTP/1.1 101 WebSocket Protocol Handshake` is followed by the fields `Upgrade: WebSocket`, `Connection: Upgrade`, `Sec-WebSocket-Origin: http://example.com`, `Sec-WebSocket-Location: ws://example.com/demo` and `Sec-WebSocket-Protocol: sample`, then an empty line and the sixteen bytes `8jKS'y:G*Co,Wxa-`.",
    "subject": "server",
    "force": "informative",
    "disposition": "informative",
    "hash": "e1e941d0d3300c07",
    "section": "10.3.4.1.2",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.1.2#p5",
    "says": "The client opens with a line in the format of HTTP's Request-Line production, the server with one in that of its Status-Line; HTTP defines both.",
    "subject": "client",
    "force": "informative",
    "disposition": "informative",
    "hash": "d082b317636a2c49",
    "section": "10.3.4.1.2",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.1.2#p6",
    "says": "Next, on either side, come fields, one to a line, whose order means nothing and whose names match without regard to ASCII case. A field is a name of one or more characters, a colon (U+003A), at most one optional space (U+0020), any number of characters as the value, and CR LF (U+000D, U+000A). A name may hold every Unicode character but LF, CR and the colon; a value every one but LF and CR. (The grammar is in the ABNF of RFC 5234, over characters.)",
    "subject": "client",
    "force": "informative",
    "disposition": "informative",
    "hash": "8fa3cdcc3bb61dcc",
    "policies": [
      "server.field.space"
    ],
    "section": "10.3.4.1.2",
    "errata": []
  },
  {
    "id": "10.3.4.1.2#p7",
    "says": "This grammar speaks of Unicode characters; on the wire, fields are UTF-8.",
    "subject": "client",
    "force": "informative",
    "disposition": "informative",
    "hash": "a3c32b75d14c57d3",
    "section": "10.3.4.1.2",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.1.2#p8",
    "says": "A line that does not fit the grammar makes the connection abort.",
    "subject": "client",
    "force": "informative",
    "disposition": "informative",
    "hash": "7e01e0aa27bc80cd",
    "section": "10.3.4.1.2",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.1.2#p9",
    "says": "After its last field the client sends ten more bytes: 0x0D 0x0A, then eight random ones that are part of a challenge. The server sends eighteen: 0x0D 0x0A, then sixteen that answer the challenge. The next section has the details.",
    "subject": "client",
    "force": "informative",
    "disposition": "informative",
    "hash": "e1f225546d92cfea",
    "section": "10.3.4.1.2",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.1.2#p10",
    "says": "When both handshakes are sent and have succeeded, data transfer begins: a channel for both directions, on which each side sends when it pleases, independently of the other.",
    "subject": "client",
    "force": "informative",
    "disposition": "informative",
    "hash": "ae3fbd2d616e1bb4",
    "section": "10.3.4.1.2",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.1.2#p11",
    "says": "Data is text in UTF-8, every frame of it enclosed between a first byte 0x00 and a last byte 0xFF.",
    "subject": "client",
    "force": "informative",
    "disposition": "informative",
    "hash": "bf3546fdec407a9b",
    "section": "10.3.4.1.2",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.1.2#p12",
    "says": "The frames are there for the sake of specifications built upon the protocol: they can hand over each message as an event, and their users need not buffer pieces and assemble messages by hand.",
    "subject": "client",
    "force": "informative",
    "disposition": "informative",
    "hash": "57db6bfe3bf14bfb",
    "section": "10.3.4.1.2",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.1.2#p13",
    "says": "For a clean close, a peer asks the other to close the connection by sending a frame of only two bytes, 0xFF and 0x00.",
    "subject": "client",
    "force": "informative",
    "disposition": "informative",
    "hash": "3952109b1bf97990",
    "section": "10.3.4.1.2",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.1.2#p14",
    "says": "Other frame types may come in future, under first bytes other than 0x00 and 0xFF. A type byte with the high bit clear (0x00 to 0x7F) opens a stream of bytes that 0xFF ends. One with it set (0x80 to 0xFF) is followed by a length in base 128, seven bits to a byte, the high bit being set in every byte of it except the last; after that come exactly so many bytes of data. In the closing handshake there are none, whence its length byte 0x00.",
    "subject": "client",
    "force": "informative",
    "disposition": "informative",
    "hash": "01bee7e85f3548ba",
    "section": "10.3.4.1.2",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.1.2#p15",
    "says": "Gives the same as a grammar, twice. What may be sent is a sequence of text frames, `00` UTF-8 characters `FF`, and closing frames, `FF 00`. What a receiver must be able to read is any sequence of text frames, one byte of 00-7F, any number of 00-FE, and `FF`, and binary frames, one byte of 80-FF, a length and that many bytes; a length is any number of bytes 80-FF and a last one of 00-7F. (E21: the algorithms also take other encodings of length 0 for a closing frame, such as `FF 80 00`. The grammar is in the ABNF of RFC 5234, over bytes.)",
    "subject": "client",
    "force": "informative",
    "disposition": "informative",
    "hash": "53a0bfb4f44182d1",
    "errata": [
      "E21"
    ],
    "section": "10.3.4.1.2",
    "policies": []
  },
  {
    "id": "10.3.4.1.2#p16",
    "says": "What counts as a UTF-8 character here, the rule `UTF8-char`, is found in RFC 3629.",
    "subject": "client",
    "force": "informative",
    "disposition": "informative",
    "hash": "df665b67ba60b9a2",
    "section": "10.3.4.1.2",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.1.2#p17",
    "says": "In this grammar the unit is the octet, not the character.",
    "subject": "client",
    "force": "informative",
    "disposition": "informative",
    "hash": "a227986cef8c5fc3",
    "section": "10.3.4.1.2",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.1.2#p18",
    "says": "Binary data cannot be sent for now: of all frame types only 0x00 and 0xFF are valid, and the use of any other is an error.",
    "subject": "client",
    "force": "informative",
    "disposition": "informative",
    "hash": "788496a02133173e",
    "section": "10.3.4.1.2",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.1.2#p19",
    "says": "Draws the protocol as a diagram. The handshake leads to a frame's type byte; 0x00 to 0x7F is followed by data up to 0xFF, 0x80 to 0xFE by a length and data, and both ways return to the type byte. (E20: 0xFF is missing from the branch with a length.)",
    "subject": "client",
    "force": "informative",
    "disposition": "informative",
    "hash": "0c58397aac2c00cf",
    "errata": [
      "E20"
    ],
    "section": "10.3.4.1.2",
    "policies": []
  },
  {
    "id": "10.3.4.1.3#p1",
    "says": "Declares the whole section explanatory: none of it binds anybody.",
    "subject": "client",
    "force": "informative",
    "disposition": "informative",
    "hash": "97d320f2eee844df",
    "section": "10.3.4.1.3",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.1.3#p2",
    "says": "The opening handshake is meant to live with HTTP software, so that one port of a server can serve HTTP and WebSocket clients alike. To an HTTP server, therefore, the client's part looks like an ordinary GET that offers an upgrade: `GET /resource HTTP/1.1`, `Upgrade: WebSocket`, `Connection: Upgrade`.",
    "subject": "client",
    "force": "informative",
    "disposition": "informative",
    "hash": "1fd6948e05863d6d",
    "policies": [
      "server.abort.answer"
    ],
    "section": "10.3.4.1.3",
    "errata": []
  },
  {
    "id": "10.3.4.1.3#p3",
    "says": "Further fields choose options of the protocol. So far the only one is the subprotocol, chosen by `Sec-WebSocket-Protocol`, as in `Sec-WebSocket-Protocol: chat`.",
    "subject": "client",
    "force": "informative",
    "disposition": "informative",
    "hash": "db29079d0e0dbdbe",
    "section": "10.3.4.1.3",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.1.3#p4",
    "says": "In that field the client names the subprotocol, the application's own protocol on top of WebSocket, that it means to speak; by sending the field back, the server shows that it speaks it too.",
    "subject": "client",
    "force": "informative",
    "disposition": "informative",
    "hash": "b6dc9bfc16ae4020",
    "section": "10.3.4.1.3",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.1.3#p5",
    "says": "All the rest serves security. To begin with, `Host`, as in `Host: example.com`, guards against DNS rebinding and lets one IP address serve several domains.",
    "subject": "client",
    "force": "informative",
    "disposition": "informative",
    "hash": "113e1111f03249f4",
    "section": "10.3.4.1.3",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.1.3#p6",
    "says": "The server repeats the host name within `Sec-WebSocket-Location`, so each side can check that both mean the same host.",
    "subject": "server",
    "force": "informative",
    "disposition": "informative",
    "hash": "1d18dbdcb2f165ec",
    "section": "10.3.4.1.3",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.1.3#p7",
    "says": "`Origin`, as in `Origin: http://example.com`, keeps scripts in a browser from using a WebSocket server across origins without leave. In `Sec-WebSocket-Origin` the server states the origin from which it accepts requests; when there are several of them, it returns what the client sent in `Origin`.",
    "subject": "server",
    "force": "informative",
    "disposition": "informative",
    "hash": "6d1e25140b8e2701",
    "section": "10.3.4.1.3",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.1.3#p8",
    "says": "The last part is proof by the server that it has read this client's handshake, which keeps it from accepting connections that are none of WebSocket's. Otherwise an attacker could feed it crafted packets by way of `XMLHttpRequest` or a form.",
    "subject": "server",
    "force": "informative",
    "disposition": "informative",
    "hash": "0ede2a27af6043c8",
    "section": "10.3.4.1.3",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.1.3#p9",
    "says": "For that proof the server combines three things. The first two stand in the client's fields `Sec-WebSocket-Key1` and `Sec-WebSocket-Key2`, here with the values `18x 6]8vM;54 *(5:  {   U1]8  z [  8` and ``1_ tx7X d  <  nw  334J702) 7]o}` 0``.",
    "subject": "server",
    "force": "informative",
    "disposition": "informative",
    "hash": "8b08d55dac870e9a",
    "section": "10.3.4.1.3",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.1.3#p10",
    "says": "From each value the server gathers the digits into one number, here 1868545188 and 1733470270, counts the spaces, here 12 and 10, and divides the one by the other. The quotients, here 155712099 and 173347027, are 32-bit numbers that go into the answer.",
    "subject": "server",
    "force": "informative",
    "disposition": "informative",
    "hash": "790d8dcec8020121",
    "section": "10.3.4.1.3",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.1.3#p11",
    "says": "Every oddity has its reason. Because spaces are counted, the field can hardly be smuggled in through the resource name, all the less as there are two such fields and only a newline reliably ends a key. Random characters among spaces and digits force implementors to look for real spaces and newlines; whoever took any character for a space would open the way through the path again. And because the space count divides, even a careless server finds out that it is zero: it divides by zero, which tends to be fatal, whereas a valid handshake always has a space or more.",
    "subject": "server",
    "force": "informative",
    "disposition": "informative",
    "hash": "1d826267fa8931a2",
    "section": "10.3.4.1.3",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.1.3#p12",
    "says": "The third thing follows the fields: the handshake's last eight bytes, in ASCII here `Tm[K T2u`.",
    "subject": "server",
    "force": "informative",
    "disposition": "informative",
    "hash": "322a87dd084c82a4",
    "section": "10.3.4.1.3",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.1.3#p13",
    "says": "The two numbers, that of `Sec-WebSocket-Key1` first, are each written as 32 bits in little-endian order, and the eight last bytes are put after them. The MD5 sum of these 128 bits is the server's proof of having read the handshake. (E01: all worked examples, this section's included, come out right only with big-endian numbers.)",
    "subject": "server",
    "force": "informative",
    "disposition": "informative",
    "hash": "c7206690e0bd6425",
    "errata": [
      "E01"
    ],
    "section": "10.3.4.1.3",
    "policies": []
  },
  {
    "id": "10.3.4.1.3#p14",
    "says": "The server's own handshake is far simpler. It opens with an HTTP Status-Line of code 101, such as `HTTP/1.1 101 WebSocket Protocol Handshake`; neither its version nor its reason phrase matters.",
    "subject": "server",
    "force": "informative",
    "disposition": "informative",
    "hash": "202519475369091f",
    "section": "10.3.4.1.3",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.1.3#p15",
    "says": "Then come fields, of which two, `Upgrade: WebSocket` and `Connection: Upgrade`, are there for HTTP's sake only.",
    "subject": "server",
    "force": "informative",
    "disposition": "informative",
    "hash": "c9422bb602653fac",
    "section": "10.3.4.1.3",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.1.3#p16",
    "says": "Another two belong to the security model: `Sec-WebSocket-Origin`, here `http://example.com`, returns the origin, and `Sec-WebSocket-Location`, here `ws://example.com/demo`, states precisely which host, port and resource name are meant and whether encryption is expected.",
    "subject": "server",
    "force": "informative",
    "disposition": "informative",
    "hash": "6fadcb718c4a4e9f",
    "section": "10.3.4.1.3",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.1.3#p17",
    "says": "It is the browser, as a client on behalf of scripts, that checks these fields. Hence a server for a single origin with a single resource can send fixed values, and need not read the client's handshake in order to verify them.",
    "subject": "client",
    "force": "informative",
    "disposition": "informative",
    "hash": "2d9542f45ed7159c",
    "section": "10.3.4.1.3",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.1.3#p18",
    "says": "Options may appear as fields too; this version has only `Sec-WebSocket-Protocol`, as in `Sec-WebSocket-Protocol: chat`, naming the subprotocol spoken by the server. A browser checks it against the value given to the constructor, so a server with more than one subprotocol must choose by the client's handshake and name the one chosen.",
    "subject": "server",
    "force": "informative",
    "disposition": "informative",
    "hash": "886f271448683b3f",
    "section": "10.3.4.1.3",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.1.3#p19",
    "says": "The fields are followed by the MD5 sum, 16 bytes or 128 bits, in ASCII here `fQJ,fN/4F4!~K~MH`. (E01: this is the sum of the big-endian numbers, not of little-endian ones.)",
    "subject": "server",
    "force": "informative",
    "disposition": "informative",
    "hash": "0f5d1b8edff2e7ca",
    "errata": [
      "E01"
    ],
    "section": "10.3.4.1.3",
    "policies": []
  },
  {
    "id": "10.3.4.1.3#p20",
    "says": "The sum hangs on the client's bytes as shown, and a client that meets another value than it expects disconnects.",
    "subject": "client",
    "force": "informative",
    "disposition": "informative",
    "hash": "e92655e5614fad78",
    "section": "10.3.4.1.3",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.1.3#p21",
    "says": "Since a piece of either handshake stands after the fields, client and server both find out whether some HTTP intermediary, a cache or a proxy in the middle, breaks into the connection.",
    "subject": "intermediary",
    "force": "informative",
    "disposition": "informative",
    "hash": "0fb6fa4a04c9507c",
    "section": "10.3.4.1.3",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.1.4#p1",
    "says": "Declares the whole section explanatory: none of it binds anybody.",
    "subject": "client",
    "force": "informative",
    "disposition": "informative",
    "hash": "97d320f2eee844df",
    "section": "10.3.4.1.4",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.1.4#p2",
    "says": "Compared with the opening handshake, closing is simple by far.",
    "subject": "client",
    "force": "informative",
    "disposition": "informative",
    "hash": "de731e2d143d3a58",
    "section": "10.3.4.1.4",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.1.4#p3",
    "says": "Either side may begin by sending a frame of type 0xFF and length 0x00. The other, when it receives the frame, answers with the same one unless it has sent its own before. On that answer the beginner closes the connection and can be sure that no more data will come. (E02: the server's algorithm contains no such answer. E33: a server that answers by its terminate steps closes at once and leaves nothing to the beginner.)",
    "subject": "server",
    "force": "informative",
    "disposition": "informative",
    "hash": "7c10c8ffce914e75",
    "errata": [
      "E02",
      "E33"
    ],
    "policies": [
      "server.onClientClose"
    ],
    "section": "10.3.4.1.4"
  },
  {
    "id": "10.3.4.1.4#p4",
    "says": "A peer that has sent its 0xFF frame sends nothing after it; one that has received a 0xFF frame throws away whatever else arrives.",
    "subject": "client",
    "force": "informative",
    "disposition": "informative",
    "hash": "792cd822d624adf0",
    "section": "10.3.4.1.4",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.1.4#p5",
    "says": "No harm is done if both begin at the same time.",
    "subject": "client",
    "force": "informative",
    "disposition": "informative",
    "hash": "b73e35dc98cfda0a",
    "section": "10.3.4.1.4",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.1.4#p6",
    "says": "This handshake is to take the place of TCP's own FIN and ACK, which cannot always be relied on from end to end, least of all where proxies and other intermediaries sit in the middle.",
    "subject": "intermediary",
    "force": "informative",
    "disposition": "informative",
    "hash": "568887723b4de1a1",
    "section": "10.3.4.1.4",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.1.5#p1",
    "says": "Declares the whole section explanatory: none of it binds anybody.",
    "subject": "client",
    "force": "informative",
    "disposition": "informative",
    "hash": "97d320f2eee844df",
    "section": "10.3.4.1.5",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.1.5#p2",
    "says": "Framing is kept to the least that serves: it turns a stream into frames and tells Unicode text from binary data, no more. Metadata is for the application to put on top, just as HTTP, an application layer, puts its own on top of TCP.",
    "subject": "author",
    "force": "informative",
    "disposition": "informative",
    "hash": "3ca73b508434eb7c",
    "section": "10.3.4.1.5",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.1.5#p3",
    "says": "In idea WebSocket is a thin layer over TCP. It adds four things: security by Web origin, for browsers; addresses and protocol names, so that a port may carry several services and an IP address several host names; frames, which bring back the packets of IP beneath TCP but without a limit of length; and a closing handshake in band. Beyond that it adds nothing, and comes as near to giving scripts bare TCP as the Web's constraints permit. Because its handshake is also a valid HTTP Upgrade, one port can serve both protocols.",
    "subject": "client",
    "force": "informative",
    "disposition": "informative",
    "hash": "1bc1164ec4c0f220",
    "section": "10.3.4.1.5",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.1.5#p4",
    "says": "The protocol is made to be extended: compression is likely to come in a later version, binary data perhaps.",
    "subject": "client",
    "force": "informative",
    "disposition": "informative",
    "hash": "889ca2cdf6b8fe00",
    "section": "10.3.4.1.5",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.1.6#p1",
    "says": "Declares the whole section explanatory: none of it binds anybody.",
    "subject": "client",
    "force": "informative",
    "disposition": "informative",
    "hash": "97d320f2eee844df",
    "section": "10.3.4.1.6",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.1.6#p2",
    "says": "For pages in a browser, the browser's origin model decides which of them may talk to a WebSocket server. A program that speaks the protocol by itself is beyond its reach, as it can claim whatever origin it likes.",
    "subject": "client",
    "force": "informative",
    "disposition": "informative",
    "hash": "0202543a6911ac49",
    "section": "10.3.4.1.6",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.1.6#p3",
    "says": "No connection should come about with a server of an older protocol such as SMTP or HTTP, though an HTTP server may choose to take part. Two means serve this end: the handshake is strict and intricate, and little data can be put into the connection before it is over, which bounds what can be done to the server.",
    "subject": "client",
    "force": "informative",
    "disposition": "informative",
    "hash": "922aa50fb7672bb0",
    "section": "10.3.4.1.6",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.1.6#p4",
    "says": "Nor should one come about when data of another protocol, HTTP above all, reaches a WebSocket server, say from an HTML form. The chief means is that the server proves it has read the handshake, possible only if all the right parts are there; and those only a WebSocket handshake can send, since an attacker in a browser, `XMLHttpRequest` included, has no way to set a field whose name starts with `Sec-`.",
    "subject": "server",
    "force": "informative",
    "disposition": "informative",
    "hash": "6fa93141ffaeba00",
    "section": "10.3.4.1.6",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.1.7#p1",
    "says": "Declares the whole section explanatory: none of it binds anybody.",
    "subject": "client",
    "force": "informative",
    "disposition": "informative",
    "hash": "97d320f2eee844df",
    "section": "10.3.4.1.7",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.1.7#p2",
    "says": "WebSocket is a protocol of its own, based on TCP. HTTP has to do with it in one point alone: an HTTP server takes its handshake for an Upgrade request.",
    "subject": "server",
    "force": "informative",
    "disposition": "informative",
    "hash": "0e8f2f3938a4f51e",
    "section": "10.3.4.1.7",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.1.7#p3",
    "says": "On the advice of IANA's experts, the default port is 80, and 443 for connections inside TLS.",
    "subject": "client",
    "force": "informative",
    "disposition": "informative",
    "hash": "1ef3782239c1c9e6",
    "section": "10.3.4.1.7",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.1.8#p1",
    "says": "Declares the whole section explanatory: none of it binds anybody.",
    "subject": "author",
    "force": "informative",
    "disposition": "informative",
    "hash": "97d320f2eee844df",
    "section": "10.3.4.1.8",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.1.8#p2",
    "says": "A WebSocket connection can be set up in more ways than one.",
    "subject": "author",
    "force": "informative",
    "disposition": "informative",
    "hash": "c94f33eaea030135",
    "section": "10.3.4.1.8",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.1.8#p3",
    "says": "A direct connection to port 80 looks simplest, but HTTP proxies in the middle often intercept what goes there, and the connection may then never be established.",
    "subject": "intermediary",
    "force": "informative",
    "disposition": "informative",
    "hash": "a30f3afda9753a2d",
    "section": "10.3.4.1.8",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.1.8#p4",
    "says": "Most dependable is a direct connection to port 443 under TLS. It is more secure as well, at the price of computation, which for TLS can be considerable.",
    "subject": "author",
    "force": "informative",
    "disposition": "informative",
    "hash": "06cbfaa5e6e6e59f",
    "section": "10.3.4.1.8",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.1.8#p5",
    "says": "On a port that an HTTP server shares, as is likely with 80 and 443, that server sees an ordinary GET offering an upgrade. Where one IP address and one server take care of everything for a host name, WebSocket may well be deployed that way; with load balancers and several servers, separate hosts for WebSocket alone are probably less trouble. (E37: sharing a port sits badly with the rule that a server which aborts simply closes, without an HTTP response.)",
    "subject": "server",
    "force": "informative",
    "disposition": "informative",
    "hash": "2e029e8416e62e49",
    "errata": [
      "E37"
    ],
    "policies": [
      "server.abort.answer"
    ],
    "section": "10.3.4.1.8"
  },
  {
    "id": "10.3.4.1.9#p1",
    "says": "Declares the whole section explanatory: none of it binds anybody.",
    "subject": "author",
    "force": "informative",
    "disposition": "informative",
    "hash": "97d320f2eee844df",
    "section": "10.3.4.1.9",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.1.9#p2",
    "says": "To ask for a particular subprotocol, the client puts `Sec-WebSocket-Protocol` (spelled `Sec-Websocket-Protocol` at this place) into its handshake. The connection is then established only if the same field with the same value comes back from the server.",
    "subject": "client",
    "force": "informative",
    "disposition": "informative",
    "hash": "fc416467d7651922",
    "section": "10.3.4.1.9",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.1.9#p3",
    "says": "Subprotocol names need no registration. Whoever designs one for many independent servers can avoid clashes by working a domain name of their own into it: Example Corporation's chat could be `chat.example.com`, and the rival of the Example Organisation `example.org's chat protocol`. A server could then offer both and decide for each client by the value it sent.",
    "subject": "author",
    "force": "informative",
    "disposition": "informative",
    "hash": "34e00463ac903047",
    "section": "10.3.4.1.9",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.1.9#p4",
    "says": "A new version that breaks the old one takes a new name, `bookings.example.net2` after `bookings.example.net`, and to WebSocket clients the two have nothing in common. A version that keeps compatibility can keep the name, if the subprotocol itself was designed with room to grow.",
    "subject": "author",
    "force": "informative",
    "disposition": "informative",
    "hash": "1706b88430682b94",
    "section": "10.3.4.1.9",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.1.10#p1",
    "says": "To convert a string to ASCII lowercase is to replace each character of `A` to `Z` (U+0041 to U+005A) by its counterpart of `a` to `z` (U+0061 to U+007A); every other character stays as it is.",
    "subject": "client",
    "force": "must",
    "disposition": "function",
    "hash": "264afef48c98deeb",
    "section": "10.3.4.1.10",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.1.10#p2",
    "says": "Two strings match ASCII case-insensitively when they agree code point for code point, where `A` to `Z` (U+0041 to U+005A) and their counterparts `a` to `z` (U+0061 to U+007A) count as equal. No other characters do.",
    "subject": "server",
    "force": "must",
    "disposition": "function",
    "hash": "eea285284816b9a3",
    "section": "10.3.4.1.10",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.1.10#p3",
    "says": "\"URL\" has the sense it has in HTML: any string, be it a valid URI or IRI or neither, whose parsing includes certain handling of errors.",
    "subject": "client",
    "force": "informative",
    "disposition": "informative",
    "hash": "e8e4c7fc24beb22e",
    "section": "10.3.4.1.10",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.1.10#p4",
    "says": "Wherever the protocol requires data to be sent, the actual transmission may be put off for any length of time, for instance to gather data into fewer IP packets.",
    "subject": "client",
    "force": "may",
    "disposition": "socket",
    "hash": "34306cb5b0ffe189",
    "policies": [
      "any.write.delay"
    ],
    "section": "10.3.4.1.10",
    "errata": []
  },
  {
    "id": "10.3.4.2.1#p1",
    "says": "The algorithm that parses a WebSocket URL's components takes one string, **url**. It ends in one of two ways: with four results (*host*, *port*, *resource name* and the flag *secure*), or in failure with none.",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "dc783265fee1785a",
    "section": "10.3.4.2.1",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.2.1#1",
    "says": "Fail unless *url* is an absolute URL in the sense of the Web addresses draft.",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "9928c800d1691c3f",
    "policies": [
      "url.resolve"
    ],
    "section": "10.3.4.2.1",
    "errata": []
  },
  {
    "id": "10.3.4.2.1#2",
    "says": "Resolve *url* as the Web addresses draft prescribes, taking UTF-8 for the URL character encoding. Any base will do, because step 1 has let only absolute URLs through. (UTF-8 is that of RFC 3629.)",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "8eaa0db8cb8dd201",
    "policies": [
      "url.resolve"
    ],
    "section": "10.3.4.2.1",
    "errata": []
  },
  {
    "id": "10.3.4.2.1#3",
    "says": "Fail unless *url* has a scheme and that scheme, lowercased in ASCII, is `ws` or `wss`.",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "8fa390da64ff7be0",
    "section": "10.3.4.2.1",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.2.1#4",
    "says": "Fail if *url* carries a fragment, even an empty one.",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "08522b6c046c6d45",
    "section": "10.3.4.2.1",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.2.1#5",
    "says": "The scheme decides **secure**: `ws` makes it false, `wss` makes it true.",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "f7c25692961b9323",
    "section": "10.3.4.2.1",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.2.1#6",
    "says": "**host** becomes the host component of *url*, lowercased in ASCII. (E32: nothing is said of a URL that lacks a host.)",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "73a336bed104ff70",
    "errata": [
      "E32"
    ],
    "policies": [
      "url.host.missing",
      "url.userinfo"
    ],
    "section": "10.3.4.2.1"
  },
  {
    "id": "10.3.4.2.1#7",
    "says": "If *url* names a port, **port** takes its value; if not, the port counts as not explicit, and step 8 supplies one. (E32: a number outside the range of ports, or 0, passes here unchecked.)",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "cb2ee4ec3c63118d",
    "errata": [
      "E32"
    ],
    "policies": [
      "url.port.range"
    ],
    "section": "10.3.4.2.1"
  },
  {
    "id": "10.3.4.2.1#8",
    "says": "Without an explicit port, **port** is the default of the scheme: 80 when *secure* is false, 443 when it is true.",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "337b3d034de34873",
    "section": "10.3.4.2.1",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.2.1#9",
    "says": "**resource name** starts out as the path component of *url*, possibly empty.",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "3234fd9600df5550",
    "section": "10.3.4.2.1",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.2.1#10",
    "says": "An empty **resource name** is replaced by a lone `/` (U+002F).",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "8b9fed3adc00f8ed",
    "section": "10.3.4.2.1",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.2.1#11",
    "says": "If *url* has a query, **resource name** is extended by one `?` (U+003F) and then the query's value, so that an empty query still leaves its question mark behind.",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "fc64604a8635caf1",
    "section": "10.3.4.2.1",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.2.1#12",
    "says": "The algorithm succeeds; its results are *host*, *port*, *resource name* and *secure*.",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "96dd5d3c2473e8cb",
    "section": "10.3.4.2.1",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.2.2#p1",
    "says": "The algorithm that constructs a WebSocket URL takes four components (**host**, **port**, **resource name**, and **secure**, a flag) and yields one string.",
    "subject": "both",
    "force": "must",
    "disposition": "machine",
    "hash": "299e11388b707f3c",
    "section": "10.3.4.2.2",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.2.2#1",
    "says": "Start with an empty string, **url**.",
    "subject": "both",
    "force": "must",
    "disposition": "machine",
    "hash": "0767661a66b3c530",
    "section": "10.3.4.2.2",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.2.2#2",
    "says": "Append the scheme and its slashes: `ws://` if *secure* is false, `wss://` if it is true.",
    "subject": "both",
    "force": "must",
    "disposition": "machine",
    "hash": "e170e08c71bdb8bf",
    "section": "10.3.4.2.2",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.2.2#3",
    "says": "The host comes next: append *host* as it stands.",
    "subject": "both",
    "force": "must",
    "disposition": "machine",
    "hash": "dbff84c5ceb2fdb3",
    "section": "10.3.4.2.2",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.2.2#4",
    "says": "Write the port only where it differs from the default: unless *port* is 80 with *secure* false, or 443 with *secure* true, append `:` and then *port*.",
    "subject": "both",
    "force": "must",
    "disposition": "machine",
    "hash": "31ba8a7ad9b3eab3",
    "section": "10.3.4.2.2",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.2.2#5",
    "says": "The resource name, which brings its own leading slash, goes on at the end: append *resource name*.",
    "subject": "both",
    "force": "must",
    "disposition": "machine",
    "hash": "2b5af27c4d28cde9",
    "section": "10.3.4.2.2",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.2.2#6",
    "says": "Return *url*, which is the WebSocket URL constructed.",
    "subject": "both",
    "force": "must",
    "disposition": "machine",
    "hash": "f2a2a7f4edc5b4a4",
    "section": "10.3.4.2.2",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.3#p1",
    "says": "Everything under this heading is addressed to user agents alone; servers are not bound by it.",
    "subject": "client",
    "force": "informative",
    "disposition": "informative",
    "hash": "05e13983101701ee",
    "section": "10.3.4.3",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.3#p2",
    "says": "How many connections one client may hold to one server at the same time is left open: for now no limit is defined.",
    "subject": "client",
    "force": "informative",
    "disposition": "informative",
    "hash": "b713746a69a7015d",
    "policies": [
      "client.connections.limit"
    ],
    "section": "10.3.4.3",
    "errata": []
  },
  {
    "id": "10.3.4.3.1#p1",
    "says": "To establish a WebSocket connection, the client is given a **host**, a **port**, the ASCII serialization of an **origin**, a flag **secure**, a **resource name** and, optionally, a **protocol**, and runs steps 1 to 46. The inputs are constrained: *host* is pure ASCII (punycode has been applied beforehand where needed); *resource name* and *protocol* are not empty and hold only characters from U+0020 to U+007E; *resource name* moreover begins with `/` (U+002F) and has no space (U+0020) in it.",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "775dfa48d2361bf5",
    "policies": [
      "client.establish.inputs"
    ],
    "section": "10.3.4.3.1",
    "errata": []
  },
  {
    "id": "10.3.4.3.1#1",
    "says": "As long as this user agent has another connection under way to the same IP address, under whatever name, wait: go on only once that one is established or has failed. This blunts denial of service by scripts that open connections in bulk. Established connections to one host are not limited in number; a server may turn away users who have too many, and, when its load is high, drop those who take too much. (E19: the rule forgets proxies and two attempts that start together.)",
    "subject": "client",
    "force": "must",
    "disposition": "socket",
    "hash": "1394776bd82e6e65",
    "errata": [
      "E19"
    ],
    "policies": [
      "client.connect.oneAtATime"
    ],
    "section": "10.3.4.3.1"
  },
  {
    "id": "10.3.4.3.1#2",
    "says": "This is the step labelled \"Connect\", to which 31p2 jumps back. Where a proxy is configured for WebSocket connections to this *host* and/or *port*, connect to the proxy and have it open the TCP connection to *host* and *port*.",
    "subject": "client",
    "force": "must",
    "disposition": "socket",
    "hash": "9590a02e58f7e37d",
    "policies": [
      "client.proxy"
    ],
    "section": "10.3.4.3.1",
    "errata": []
  },
  {
    "id": "10.3.4.3.1#2p2",
    "says": "Where no proxy is configured, open the TCP connection to *host* and *port* directly. An implementation without a proxy setting of its own for WebSocket is advised to take a SOCKS proxy if there is one, and failing that to rank the HTTPS proxy above the HTTP proxy.",
    "subject": "client",
    "force": "must",
    "disposition": "socket",
    "hash": "a008542929f0f483",
    "policies": [
      "client.proxy"
    ],
    "section": "10.3.4.3.1",
    "errata": []
  },
  {
    "id": "10.3.4.3.1#2p3",
    "says": "A proxy autoconfiguration script is called with the URL that the steps to construct a WebSocket URL make of *host*, *port*, *resource name* and *secure*; its scheme, `ws:` in the clear or `wss:` when encrypted, lets the script recognise the protocol. As an example, with an HTTP proxy for everything, port 80 of `example.com` is requested by the lines `CONNECT example.com:80 HTTP/1.1` and `Host: example.com`; where the proxy wants a password, a third line may follow: `Proxy-authorization: Basic ZWRuYW1vZGU6bm9jYXBlcyE=`.",
    "subject": "client",
    "force": "must",
    "disposition": "socket",
    "hash": "75b20b28a3544956",
    "policies": [
      "client.proxy"
    ],
    "section": "10.3.4.3.1",
    "errata": []
  },
  {
    "id": "10.3.4.3.1#3",
    "says": "If no connection came about, fail the WebSocket connection and stop.",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "c3b98de5dd515bc7",
    "section": "10.3.4.3.1",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.3.1#4",
    "says": "With *secure* true, a TLS handshake comes first. If it does not succeed, for instance because the certificate of the server cannot be verified, fail the WebSocket connection and stop; if it does, every later byte in either direction travels inside the encrypted tunnel. (TLS is that of RFC 2246.)",
    "subject": "client",
    "force": "must",
    "disposition": "socket",
    "hash": "6c12ca875bfed373",
    "policies": [
      "client.tls.verify"
    ],
    "section": "10.3.4.3.1",
    "errata": []
  },
  {
    "id": "10.3.4.3.1#4p2",
    "says": "The TLS handshake always includes the Server Name Indication extension of RFC 4366.",
    "subject": "client",
    "force": "must",
    "disposition": "socket",
    "hash": "ab61b227793c5a4a",
    "section": "10.3.4.3.1",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.3.1#5",
    "says": "The request line begins: send `GET` and one space (0x20).",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "54ac68deac48ff64",
    "policies": [
      "client.handshake.exactText"
    ],
    "section": "10.3.4.3.1",
    "errata": []
  },
  {
    "id": "10.3.4.3.1#5p2",
    "says": "Next on the request line is *resource name*, sent as UTF-8.",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "de68f4c5093cadc2",
    "policies": [
      "client.handshake.exactText"
    ],
    "section": "10.3.4.3.1",
    "errata": []
  },
  {
    "id": "10.3.4.3.1#5p3",
    "says": "The request line ends: send one more space (0x20), then `HTTP/1.1`, then CRLF (0x0D 0x0A).",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "8f904f0efc641b99",
    "policies": [
      "client.handshake.exactText"
    ],
    "section": "10.3.4.3.1",
    "errata": []
  },
  {
    "id": "10.3.4.3.1#6",
    "says": "**fields**, the list of strings to be sent, starts out empty.",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "521e96720205e707",
    "policies": [
      "client.handshake.exactText"
    ],
    "section": "10.3.4.3.1",
    "errata": []
  },
  {
    "id": "10.3.4.3.1#7",
    "says": "**fields** gains `Upgrade: WebSocket`, in exactly this case.",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "7ae1c74b61a53017",
    "policies": [
      "client.handshake.exactText"
    ],
    "section": "10.3.4.3.1",
    "errata": []
  },
  {
    "id": "10.3.4.3.1#8",
    "says": "Put the field `Connection: Upgrade` into **fields** as well.",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "4cbbd34e33f04573",
    "policies": [
      "client.handshake.exactText"
    ],
    "section": "10.3.4.3.1",
    "errata": []
  },
  {
    "id": "10.3.4.3.1#9",
    "says": "**hostport** starts out as the empty string.",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "2afee96efa1f4a26",
    "policies": [
      "client.handshake.exactText"
    ],
    "section": "10.3.4.3.1",
    "errata": []
  },
  {
    "id": "10.3.4.3.1#10",
    "says": "**hostport** receives *host*, lowercased in ASCII.",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "c805a91fdc3a2bb4",
    "policies": [
      "client.handshake.exactText"
    ],
    "section": "10.3.4.3.1",
    "errata": []
  },
  {
    "id": "10.3.4.3.1#11",
    "says": "A port other than the default (80 with *secure* false, 443 with *secure* true) is added to **hostport**: `:` (U+003A) and then *port* in decimal. A default port is never written.",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "bf857d60f1a14faf",
    "policies": [
      "client.handshake.exactText"
    ],
    "section": "10.3.4.3.1",
    "errata": []
  },
  {
    "id": "10.3.4.3.1#12",
    "says": "**fields** gains `Host:`, one space and *hostport*, joined into a single string.",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "3a45da4bc435db6e",
    "policies": [
      "client.handshake.exactText"
    ],
    "section": "10.3.4.3.1",
    "errata": []
  },
  {
    "id": "10.3.4.3.1#13",
    "says": "**fields** gains `Origin:`, one space and *origin* in ASCII lowercase, joined into a single string.",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "ea40eaa9239de3de",
    "policies": [
      "client.handshake.exactText"
    ],
    "section": "10.3.4.3.1",
    "errata": []
  },
  {
    "id": "10.3.4.3.1#14",
    "says": "Without a *protocol* nothing is added here; go on at 15.",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "0360e17aa174efa0",
    "policies": [
      "client.handshake.exactText"
    ],
    "section": "10.3.4.3.1",
    "errata": []
  },
  {
    "id": "10.3.4.3.1#14p2",
    "says": "With a *protocol*, **fields** gains `Sec-WebSocket-Protocol:`, one space and *protocol*, unchanged, joined into a single string.",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "91861752666c2116",
    "policies": [
      "client.handshake.exactText"
    ],
    "section": "10.3.4.3.1",
    "errata": []
  },
  {
    "id": "10.3.4.3.1#15",
    "says": "If the client holds cookies that it would send with a request to *host* and *port* by HTTP (*secure* false) or HTTPS (*secure* true), *resource name* being the path with its query if any, then **fields** gains the headers that HTTP would use for them. (References: HTTP by RFC 2616, cookies by RFC 2109, RFC 2965 and the draft COOKIES.)",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "87865823bc9d6de6",
    "policies": [
      "client.handshake.cookies"
    ],
    "section": "10.3.4.3.1",
    "errata": []
  },
  {
    "id": "10.3.4.3.1#15p2",
    "says": "Cookies marked HttpOnly (those whose http-only-flag is true) are sent like all others, for where cookies are concerned WebSocket does not count among the non-HTTP APIs.",
    "subject": "client",
    "force": "must",
    "disposition": "function",
    "hash": "39b20b3b6b530526",
    "policies": [
      "client.handshake.cookies"
    ],
    "section": "10.3.4.3.1",
    "errata": []
  },
  {
    "id": "10.3.4.3.1#16",
    "says": "Draw **spaces1** at random: a whole number, at least 1 and at most 12.",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "7a9582698ff2eb94",
    "policies": [
      "client.key.draw"
    ],
    "section": "10.3.4.3.1",
    "errata": []
  },
  {
    "id": "10.3.4.3.1#16p2",
    "says": "Draw **spaces2** at random from the same numbers, 1 to 12. The running example draws 5 and 9.",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "a723e4b547361866",
    "policies": [
      "client.key.draw"
    ],
    "section": "10.3.4.3.1",
    "errata": []
  },
  {
    "id": "10.3.4.3.1#17",
    "says": "Divide 4,294,967,295 by *spaces1* and round down; this is **max1**.",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "2abf031b6a2f812b",
    "policies": [
      "client.key.draw"
    ],
    "section": "10.3.4.3.1",
    "errata": []
  },
  {
    "id": "10.3.4.3.1#17p2",
    "says": "Divide 4,294,967,295 by *spaces2* and round down; this is **max2**. The running example arrives at 858,993,459 for *max1* and 477,218,588 for *max2*.",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "8978a534f29a2016",
    "policies": [
      "client.key.draw"
    ],
    "section": "10.3.4.3.1",
    "errata": []
  },
  {
    "id": "10.3.4.3.1#18",
    "says": "Draw **number1** at random: a whole number, at least 0 and at most *max1*.",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "e3232613185ca1fc",
    "policies": [
      "client.key.draw"
    ],
    "section": "10.3.4.3.1",
    "errata": []
  },
  {
    "id": "10.3.4.3.1#18p2",
    "says": "Draw **number2** at random: a whole number, at least 0 and at most *max2*. The running example draws 777,007,543 for *number1* and 114,997,259 for *number2*.",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "106c5aaa794661c4",
    "policies": [
      "client.key.draw"
    ],
    "section": "10.3.4.3.1",
    "errata": []
  },
  {
    "id": "10.3.4.3.1#19",
    "says": "Let **product1** be *number1* times *spaces1*, so that a server can divide it evenly. With the example numbers that is 3,885,037,715 for key 1.",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "4b59998f45c84fe1",
    "policies": [
      "client.key.draw"
    ],
    "section": "10.3.4.3.1",
    "errata": []
  },
  {
    "id": "10.3.4.3.1#19p2",
    "says": "**product2** is *number2* times *spaces2*. The running example has 3,885,037,715 as its first product and 1,034,975,331 as its second.",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "dd48ef242371fbdd",
    "policies": [
      "client.key.draw"
    ],
    "section": "10.3.4.3.1",
    "errata": []
  },
  {
    "id": "10.3.4.3.1#20",
    "says": "**key1** starts as *product1* written in decimal, with the digits `0` to `9` (U+0030 to U+0039).",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "ce8b5f6862895fba",
    "policies": [
      "client.key.draw"
    ],
    "section": "10.3.4.3.1",
    "errata": []
  },
  {
    "id": "10.3.4.3.1#20p2",
    "says": "**key2** starts as *product2* written in decimal, with the same digits `0` to `9` (U+0030 to U+0039). In the running example they are `3885037715` and `1034975331`.",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "087e22a6a269249f",
    "policies": [
      "client.key.draw"
    ],
    "section": "10.3.4.3.1",
    "errata": []
  },
  {
    "id": "10.3.4.3.1#21",
    "says": "Scatter *spaces1* spaces (U+0020) over **key1**, each at a random position. (E10: the ends are not excluded, and an intermediary may trim a space there.)",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "54403a821b8b69a2",
    "errata": [
      "E10"
    ],
    "policies": [
      "client.key.draw",
      "client.key.edgeSpaces"
    ],
    "section": "10.3.4.3.1"
  },
  {
    "id": "10.3.4.3.1#21p2",
    "says": "Scatter *spaces2* spaces (U+0020) over **key2**, each at a random position. In the running example *key1* may now read `388 5037  7  15`, and *key2* `1   0 3  4 97 53 31`. (E10: here too a space may land at an end.)",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "2313d895a7e39491",
    "errata": [
      "E10"
    ],
    "policies": [
      "client.key.draw",
      "client.key.edgeSpaces"
    ],
    "section": "10.3.4.3.1"
  },
  {
    "id": "10.3.4.3.1#22",
    "says": "Scatter one to twelve random characters over **key1**, each drawn from U+0021 to U+002F or U+003A to U+007E and put at a random position.",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "501accb44bfa575a",
    "errata": [
      "E38"
    ],
    "policies": [
      "client.key.draw",
      "client.key.edgeSpaces"
    ],
    "section": "10.3.4.3.1"
  },
  {
    "id": "10.3.4.3.1#22p2",
    "says": "Scatter one to twelve random characters, drawn from U+0021 to U+002F or U+003A to U+007E, over **key2**, each at a random position; these ranges are printable ASCII without digits and space. In the running example *key1* may now read `388P O503D&ul7 {K%gX( %7  15`, and *key2* `1 N ?|k UT0or 3o  4 I97N 5-S3O 31`. (E38: the example oversteps its own rule, with 13 and 14 such characters.)",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "074ec2260d736b4b",
    "errata": [
      "E38"
    ],
    "policies": [
      "client.key.draw",
      "client.key.edgeSpaces"
    ],
    "section": "10.3.4.3.1"
  },
  {
    "id": "10.3.4.3.1#23",
    "says": "**fields** gains `Sec-WebSocket-Key1:`, one space and *key1*, joined into a single string.",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "c00d9d4c336fff8a",
    "policies": [
      "client.handshake.exactText"
    ],
    "section": "10.3.4.3.1",
    "errata": []
  },
  {
    "id": "10.3.4.3.1#23p2",
    "says": "**fields** gains `Sec-WebSocket-Key2:`, one space and *key2*, joined into a single string.",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "16167f071d633469",
    "policies": [
      "client.handshake.exactText"
    ],
    "section": "10.3.4.3.1",
    "errata": []
  },
  {
    "id": "10.3.4.3.1#24",
    "says": "Send all strings of *fields* in random order, each as UTF-8 with a CRLF (0x0D 0x0A) after it. The shuffling has a purpose: no server is to come to depend on the habits of one client. (E36: the list built in 6 to 23 is closed, while the server's side reckons with other fields.)",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "4a6774dfa8cb6451",
    "errata": [
      "E36"
    ],
    "policies": [
      "client.handshake.fieldOrder",
      "client.handshake.otherFields"
    ],
    "section": "10.3.4.3.1"
  },
  {
    "id": "10.3.4.3.1#25",
    "says": "Close the fields with an empty line: send CRLF (0x0D 0x0A).",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "113a5ffc7f56f207",
    "section": "10.3.4.3.1",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.3.1#26",
    "says": "**key3** is eight random bytes, which is as good as a random integer of 64 bits written little-endian. The running example draws `47 30 22 2D 5A 3F 47 58` (hexadecimal).",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "40d21449d28504bb",
    "policies": [
      "client.key.draw"
    ],
    "section": "10.3.4.3.1",
    "errata": []
  },
  {
    "id": "10.3.4.3.1#27",
    "says": "Send *key3*, the eight bytes and nothing around them.",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "389bb3b6de74d204",
    "section": "10.3.4.3.1",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.3.1#28",
    "says": "Read bytes up to and including the first 0x0A, or until the connection closes; together they are **field**, the status line. (E05: a 0x0D before the end is not objected to.)",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "58257564a6a819df",
    "errata": [
      "E05"
    ],
    "policies": [
      "client.statusLine.cr",
      "client.handshake.limits"
    ],
    "section": "10.3.4.3.1"
  },
  {
    "id": "10.3.4.3.1#28p2",
    "says": "The status line must have a plausible shape: seven bytes or more, 0x0D 0x0A as the final two, and two or more spaces (0x20). Where any of this is missing, as also when the connection closed early, fail the WebSocket connection and stop. (E05: only the final two bytes are held against CRLF, so a 0x0D inside the line passes.)",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "fae5567c97f98cb9",
    "errata": [
      "E05"
    ],
    "policies": [
      "client.statusLine.cr"
    ],
    "section": "10.3.4.3.1"
  },
  {
    "id": "10.3.4.3.1#28p3",
    "says": "Patience with the status line may be limited: when the server takes unsuitably long to send it, the client is free to fail the WebSocket connection.",
    "subject": "client",
    "force": "may",
    "disposition": "machine",
    "hash": "4749ea5dee06a022",
    "policies": [
      "client.handshake.timeout"
    ],
    "section": "10.3.4.3.1",
    "errata": []
  },
  {
    "id": "10.3.4.3.1#29",
    "says": "**code** is whatever stands in *field* between its first and its second space (0x20), both excluded.",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "717c8a643496041d",
    "section": "10.3.4.3.1",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.3.1#30",
    "says": "*code* has to be three bytes, all of them digits (0x30 to 0x39). If it is not, fail the WebSocket connection and stop.",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "759a80dc037b4bb7",
    "section": "10.3.4.3.1",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.3.1#31",
    "says": "If *code*, read as UTF-8, is `101`, go on at 32.",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "17090319ce76d2c4",
    "section": "10.3.4.3.1",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.3.1#31p2",
    "says": "If *code* is `407`, HTTP's \"Proxy Authentication Required\", there are two ways on: close the connection and go back to 2 with suitable credentials, or fail the WebSocket connection. A client capable of proxy authentication reads the response by the rules of HTTP, for instance to find `Proxy-Authenticate` and make sense of it.",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "9850ab367c550868",
    "policies": [
      "client.proxy.auth"
    ],
    "section": "10.3.4.3.1",
    "errata": []
  },
  {
    "id": "10.3.4.3.1#31p3",
    "says": "With every other *code*, fail the WebSocket connection and stop.",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "75452c8aa6087e03",
    "section": "10.3.4.3.1",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.3.1#32",
    "says": "**fields**, from here on a list of pairs of name and value, starts out empty.",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "42e7c10173e24bbf",
    "section": "10.3.4.3.1",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.3.1#33",
    "says": "This is the step labelled \"Field\", to which 39 returns: **name** and **value** start afresh as byte arrays with nothing in them.",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "f7ce6210cbb219e5",
    "section": "10.3.4.3.1",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.3.1#34",
    "says": "Take the next byte of the reply; it belongs to a field name or ends the fields.",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "84256f0d9094a82f",
    "policies": [
      "client.handshake.lateTimeout"
    ],
    "section": "10.3.4.3.1",
    "errata": []
  },
  {
    "id": "10.3.4.3.1#34p2",
    "says": "Should the connection close instead of delivering the byte for the field name, fail the WebSocket connection and stop.",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "c2da837cff231a83",
    "section": "10.3.4.3.1",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.3.1#34p3",
    "says": "If the byte came, the first of 34a to 34e that fits decides. Together they read a name up to its colon, fold `A` to `Z` into lowercase, and refuse a CR or LF that has strayed into it.",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "cb0a8c57cc55f9e6",
    "section": "10.3.4.3.1",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.3.1#34a",
    "says": "At 0x0D (CR): if *name* is still empty, the fields are over, so go on at 40. If it is not, fail the WebSocket connection and stop.",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "4140120ebe84cc61",
    "section": "10.3.4.3.1",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.3.1#34b",
    "says": "At 0x0A (LF): fail the WebSocket connection and stop.",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "e9b2aa2700ab8296",
    "section": "10.3.4.3.1",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.3.1#34c",
    "says": "At 0x3A (`:`): the name is complete; go on at 35.",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "7788b9356bc2421e",
    "section": "10.3.4.3.1",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.3.1#34d",
    "says": "At 0x41 to 0x5A (`A` to `Z`): add 0x20 to the byte, which turns it into the lowercase letter, append the result to **name**, and take the next byte at 34.",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "7a1bc6b759bd7bb8",
    "policies": [
      "client.handshake.limits"
    ],
    "section": "10.3.4.3.1",
    "errata": []
  },
  {
    "id": "10.3.4.3.1#34e",
    "says": "At any other byte: append it to **name** as it is, and take the next byte at 34.",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "403962025a4deaee",
    "policies": [
      "client.handshake.limits"
    ],
    "section": "10.3.4.3.1",
    "errata": []
  },
  {
    "id": "10.3.4.3.1#35",
    "says": "Take the next byte of the reply, the one right after the colon.",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "84256f0d9094a82f",
    "policies": [
      "client.handshake.lateTimeout"
    ],
    "section": "10.3.4.3.1",
    "errata": []
  },
  {
    "id": "10.3.4.3.1#35p2",
    "says": "Should the connection close instead of delivering the byte after the colon, fail the WebSocket connection and stop.",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "c2da837cff231a83",
    "section": "10.3.4.3.1",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.3.1#35p3",
    "says": "If the byte came, 35a or 35b decides. The step exists to swallow one space after the colon where there is one.",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "1a12a8068672ce9f",
    "section": "10.3.4.3.1",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.3.1#35a",
    "says": "At 0x20 (space): drop it and go on at 36.",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "75f38629989e61e5",
    "section": "10.3.4.3.1",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.3.1#35b",
    "says": "At any other byte: deal with it here as 36a to 36c would, and after that go on at 36 in earnest. (E14: the phrase conceals a read, and for a CR the two moves collide: taken literally, `Name:` followed by CRLF fails at 36b.)",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "9c0fb28d7bdb7333",
    "errata": [
      "E14"
    ],
    "policies": [
      "client.handshake.limits",
      "client.field.emptyValueNoSpace"
    ],
    "section": "10.3.4.3.1"
  },
  {
    "id": "10.3.4.3.1#36",
    "says": "Take the next byte of the reply; it belongs to a field value or begins the CRLF after it.",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "84256f0d9094a82f",
    "policies": [
      "client.handshake.lateTimeout"
    ],
    "section": "10.3.4.3.1",
    "errata": []
  },
  {
    "id": "10.3.4.3.1#36p2",
    "says": "Should the connection close instead of delivering the byte for the field value, fail the WebSocket connection and stop.",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "c2da837cff231a83",
    "section": "10.3.4.3.1",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.3.1#36p3",
    "says": "If the byte came, the one of 36a to 36c that fits decides. Together they read a value up to its CRLF.",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "d39542e08149773e",
    "section": "10.3.4.3.1",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.3.1#36a",
    "says": "At 0x0D (CR): the value is complete; go on at 37.",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "2d335dd3c5223b80",
    "policies": [
      "client.field.emptyValueNoSpace"
    ],
    "section": "10.3.4.3.1",
    "errata": []
  },
  {
    "id": "10.3.4.3.1#36b",
    "says": "At 0x0A (LF): fail the WebSocket connection and stop; a line feed counts only after its CR.",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "e9b2aa2700ab8296",
    "section": "10.3.4.3.1",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.3.1#36c",
    "says": "At any other byte: append it to **value**, and take the next byte at 36.",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "8b8bc728455cb335",
    "policies": [
      "client.handshake.limits"
    ],
    "section": "10.3.4.3.1",
    "errata": []
  },
  {
    "id": "10.3.4.3.1#37",
    "says": "Take the next byte of the reply, which ought to be the LF that completes the field's CRLF.",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "84256f0d9094a82f",
    "policies": [
      "client.handshake.lateTimeout"
    ],
    "section": "10.3.4.3.1",
    "errata": []
  },
  {
    "id": "10.3.4.3.1#37p2",
    "says": "If it is anything but 0x0A (LF), or if the connection closes first, fail the WebSocket connection and stop; the LF itself is skipped.",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "b231ff7aa68a0368",
    "section": "10.3.4.3.1",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.3.1#38",
    "says": "**fields** gains one pair, whose name and value are what *name* and *value* say when their bytes are decoded as UTF-8.",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "4ba8669187f08b04",
    "policies": [
      "client.handshake.limits"
    ],
    "section": "10.3.4.3.1",
    "errata": []
  },
  {
    "id": "10.3.4.3.1#39",
    "says": "The field is done; go back to 33 for the next.",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "437b57e5b138d81f",
    "section": "10.3.4.3.1",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.3.1#40",
    "says": "This is the step labelled \"Fields processing\", reached from 34a: take the next byte of the reply, which ought to be the LF of the blank line.",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "523027a6533c216f",
    "policies": [
      "client.handshake.lateTimeout"
    ],
    "section": "10.3.4.3.1",
    "errata": []
  },
  {
    "id": "10.3.4.3.1#40p2",
    "says": "If it is anything but 0x0A (LF), or if the connection closes first, fail the WebSocket connection and stop; the LF, with which the blank line after the fields is complete, is skipped.",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "057d12eb750d3b2a",
    "section": "10.3.4.3.1",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.3.1#41",
    "says": "Take stock of *fields*. The names `upgrade`, `connection`, `sec-websocket-origin` and `sec-websocket-location` each occur exactly once; so does `sec-websocket-protocol` if a *protocol* was asked for; and no name is empty. If any of this does not hold, fail the WebSocket connection and stop. If all of it does, deal with the entries one by one by 41a to 41g. (E07: an empty name is thus rejected only after all fields have been read.)",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "87b2897440f936a2",
    "errata": [
      "E07"
    ],
    "policies": [
      "client.fields.emptyName"
    ],
    "section": "10.3.4.3.1"
  },
  {
    "id": "10.3.4.3.1#41a",
    "says": "`upgrade`: the value is `WebSocket`, letter for letter and case for case; if not, fail the WebSocket connection and stop. (E06: no contradiction but a trap, for only the client's comparison is exact, while in the field some servers send lowercase.)",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "1dac56be8f3a8010",
    "errata": [
      "E06"
    ],
    "policies": [
      "client.upgrade.case"
    ],
    "section": "10.3.4.3.1"
  },
  {
    "id": "10.3.4.3.1#41b",
    "says": "`connection`: the value, lowercased in ASCII, is `upgrade`; if not, fail the WebSocket connection and stop.",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "244e12003f686507",
    "section": "10.3.4.3.1",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.3.1#41c",
    "says": "`sec-websocket-origin`: the value matches *origin* in ASCII lowercase exactly; if not, fail the WebSocket connection and stop. (E12: the wording leaves open which of the two sides is lowercased.)",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "cba3c7542194c6f8",
    "errata": [
      "E12"
    ],
    "policies": [
      "client.origin.compare"
    ],
    "section": "10.3.4.3.1"
  },
  {
    "id": "10.3.4.3.1#41d",
    "says": "`sec-websocket-location`: the value is, character for character, the URL that the steps to construct a WebSocket URL make of *host*, *port*, *resource name* and *secure*; if not, fail the WebSocket connection and stop.",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "bfb7e670b5724892",
    "policies": [
      "client.location.compare"
    ],
    "section": "10.3.4.3.1",
    "errata": []
  },
  {
    "id": "10.3.4.3.1#41e",
    "says": "`sec-websocket-protocol`: if a *protocol* was asked for, the value is *protocol* exactly; if not, fail the WebSocket connection and stop. A client that asked for none ignores the field.",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "68b02c33a116b948",
    "section": "10.3.4.3.1",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.3.1#41f",
    "says": "`set-cookie`, `set-cookie2` and other names that concern cookies: treat the cookie as its own specification demands. It belongs to the resource that lies on *host* and *port* under the path, and perhaps query, of *resource name*, by `https` when *secure* is true and by `http` when it is false. (E17: the cookie is kept even if the handshake fails later, and the form of the cookie field is open. References: RFC 2109, RFC 2965 and the draft COOKIES.)",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "ba14924d3b90bf1a",
    "errata": [
      "E17"
    ],
    "policies": [
      "client.cookie.when",
      "server.reply.otherFields"
    ],
    "section": "10.3.4.3.1"
  },
  {
    "id": "10.3.4.3.1#41g",
    "says": "Every other name: pass over the entry.",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "3d99c54fc145aae4",
    "policies": [
      "server.reply.otherFields"
    ],
    "section": "10.3.4.3.1",
    "errata": []
  },
  {
    "id": "10.3.4.3.1#42",
    "says": "**challenge** is sixteen bytes: *number1* in 32 bits, little-endian; *number2* likewise; then *key3*, its eight bytes in the order in which they went out. For the running example the text writes `2E 50 31 B7 06 DA B8 0B 47 30 22 2D 5A 3F 47 58` (hexadecimal). (E01: these figures, like every example, are big-endian.)",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "2042bbd5f3a32f82",
    "errata": [
      "E01"
    ],
    "policies": [
      "number.byteOrder"
    ],
    "section": "10.3.4.3.1"
  },
  {
    "id": "10.3.4.3.1#43",
    "says": "**expected** is the MD5 fingerprint of *challenge*, called a little-endian string of 128 bits. For the running example it is `30 73 74 33 52 6C 26 71 2D 32 5A 55 5E 77 65 75` (hexadecimal), in ASCII `0st3Rl&q-2ZU^weu`. (E01: the example again follows from big-endian numbers; the order of the fingerprint's own bytes is that of RFC 1321.)",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "4a3f21dfe677bd11",
    "errata": [
      "E01"
    ],
    "section": "10.3.4.3.1",
    "policies": []
  },
  {
    "id": "10.3.4.3.1#44",
    "says": "Take sixteen more bytes from the server; they are **reply**.",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "1bfb485825e5e411",
    "policies": [
      "client.handshake.lateTimeout",
      "client.reply.early"
    ],
    "section": "10.3.4.3.1",
    "errata": []
  },
  {
    "id": "10.3.4.3.1#44p2",
    "says": "Should the connection close before all sixteen have come, fail the WebSocket connection and stop.",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "7c8758ed1381cb87",
    "policies": [
      "client.reply.early"
    ],
    "section": "10.3.4.3.1",
    "errata": []
  },
  {
    "id": "10.3.4.3.1#45",
    "says": "*reply* and *expected* agree in every byte; if they do not, fail the WebSocket connection and stop.",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "d46bd0966eadd14a",
    "policies": [
      "client.reply.early"
    ],
    "section": "10.3.4.3.1",
    "errata": []
  },
  {
    "id": "10.3.4.3.1#46",
    "says": "The WebSocket connection is established. From now on both directions follow the rules of data framing, 10.3.4.3.2.",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "cb64ab5bb2c8a858",
    "section": "10.3.4.3.1",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.3.2#p1",
    "says": "From the moment the WebSocket connection is established, the client feeds every byte from the server through the state machine of steps 1 to 5. Whenever a step wants to read and finds the connection closed instead, the machine aborts on the spot; a frame left half read yields nothing.",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "e1d9eb1789a92262",
    "section": "10.3.4.3.2",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.3.2#1",
    "says": "Wait for one byte from the server; it is the **frame type** and opens a new frame.",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "bcb7c2d6eac9d3f0",
    "section": "10.3.4.3.2",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.3.2#2",
    "says": "Set the flag **error** to false; each frame starts without blame.",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "b5a77f03600840df",
    "section": "10.3.4.3.2",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.3.2#3",
    "says": "Branch on the top bit of *frame type*: set (`0x80`-`0xFF`) means a frame with a length in front, go on at 3a; clear (`0x00`-`0x7F`) means a frame that runs up to a terminator, go on at 3b.",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "6c9363bc97d2c81d",
    "section": "10.3.4.3.2",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.3.2#3a",
    "says": "*frame type* AND `0x80` is `0x80`, so the byte lies in `0x80`-`0xFF`: the frame carries a length and then that many bytes. Go through 3a.1 to 3a.8, after that go on at 4.",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "08a5144176f93407",
    "section": "10.3.4.3.2",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.3.2#3a.1",
    "says": "Start with a **length** of zero, to be built up digit by digit.",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "e6fc24a394b4522d",
    "section": "10.3.4.3.2",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.3.2#3a.2",
    "says": "The label \"length\": wait for the next byte of the length and call it **b**. (E15: nothing limits how many such bytes may follow.)",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "62aa6888c354a9db",
    "errata": [
      "E15"
    ],
    "policies": [
      "client.limit.message",
      "client.limit.skip",
      "client.limit.lengthBytes"
    ],
    "section": "10.3.4.3.2"
  },
  {
    "id": "10.3.4.3.2#3a.3",
    "says": "Take the lower seven bits of *b*, that is *b* AND `0x7F`, as the integer **bv**, a value from 0 to 127.",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "1bdcaf22cd5279b3",
    "errata": [
      "E15"
    ],
    "policies": [
      "client.limit.message",
      "client.limit.skip"
    ],
    "section": "10.3.4.3.2"
  },
  {
    "id": "10.3.4.3.2#3a.4",
    "says": "Replace **length** by *length* times 128 plus *bv*: seven more bits, the most significant group first. (E15: the number grows past whatever a machine can hold.)",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "21ad3e0a771650a7",
    "errata": [
      "E15"
    ],
    "policies": [
      "client.limit.message",
      "client.limit.skip",
      "client.limit.lengthBytes"
    ],
    "section": "10.3.4.3.2"
  },
  {
    "id": "10.3.4.3.2#3a.5",
    "says": "When the top bit of *b* is set (*b* AND `0x80` is `0x80`), another length byte follows: go on at 3a.2. Otherwise *length* is complete. (E15: a run of bytes from `0x80` to `0xFF` keeps this loop turning for ever.)",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "651e6fd54f5c9899",
    "errata": [
      "E15"
    ],
    "policies": [
      "client.limit.message",
      "client.limit.skip",
      "client.limit.lengthBytes"
    ],
    "section": "10.3.4.3.2"
  },
  {
    "id": "10.3.4.3.2#3a.6",
    "says": "Read as many bytes as *length* says, whatever their values; with a *length* of 0 there is nothing to read.",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "617966c5b637ea83",
    "policies": [
      "client.limit.message",
      "client.limit.skip"
    ],
    "section": "10.3.4.3.2",
    "errata": []
  },
  {
    "id": "10.3.4.3.2#3a.7",
    "says": "Throw away what 3a.6 has read; no part of it reaches a script.",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "b66cc41e1ed1f636",
    "section": "10.3.4.3.2",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.3.2#3a.8",
    "says": "If *frame type* is `0xFF` and *length* came out as 0, the server has sent its closing frame: go through 3a.8.1 to 3a.8.4. Any encoding of zero counts, so `FF 00` and `FF 80 00` are alike.",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "57cd1988bb220195",
    "policies": [
      "client.close.notice"
    ],
    "section": "10.3.4.3.2",
    "errata": []
  },
  {
    "id": "10.3.4.3.2#3a.8p2",
    "says": "For every other frame of this kind, a type of `0x80`-`0xFE` or an `0xFF` that announces data, set **error** to true and go on at 4.",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "02c3e35a1a3507dc",
    "section": "10.3.4.3.2",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.3.2#3a.8.1",
    "says": "Unless the WebSocket closing handshake has started already, start it now (C1-C6), so that the server receives `FF 00` as its acknowledgement.",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "7f0a6af63ab0f38c",
    "policies": [
      "client.echoRace"
    ],
    "section": "10.3.4.3.2",
    "errata": []
  },
  {
    "id": "10.3.4.3.2#3a.8.2",
    "says": "Pause here until the start of the WebSocket closing handshake is a fact (C4 declares it), or until the connection turns out to be closed.",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "c937e8dac6404c42",
    "section": "10.3.4.3.2",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.3.2#3a.8.3",
    "says": "If the WebSocket connection is still open, close it; by this very act the WebSocket closing handshake has finished, and the closure is a clean one. Should the connection go down before this point, the handshake stays unfinished.",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "2e9b38a56c767236",
    "policies": [
      "client.wasClean"
    ],
    "section": "10.3.4.3.2",
    "errata": []
  },
  {
    "id": "10.3.4.3.2#3a.8.4",
    "says": "Abort the receive machine for good. Whatever the server sends after its closing frame is dropped unread.",
    "subject": "client",
    "force": "must",
    "disposition": "implied",
    "reason": "The step before has closed the connection: no byte is heard after that, so that there is nothing left to discard.",
    "hash": "ea9bc419d374766b",
    "section": "10.3.4.3.2",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.3.2#3b",
    "says": "*frame type* AND `0x80` is 0, so the byte lies in `0x00`-`0x7F`: the frame's data runs up to the next `0xFF`. Go through 3b.1 to 3b.5, after that go on at 4.",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "989f10b2613f2cfa",
    "section": "10.3.4.3.2",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.3.2#3b.1",
    "says": "Start **raw data** as an array of no bytes.",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "78e14c5f973a3717",
    "section": "10.3.4.3.2",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.3.2#3b.2",
    "says": "The label \"data\": wait for the next byte and call it **b**. (E26: data that never meets an `0xFF` grows without end; for the client, p2 is the only check.)",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "3f776dc30a54cd36",
    "errata": [
      "E26"
    ],
    "policies": [
      "client.limit.message",
      "client.limit.skip"
    ],
    "section": "10.3.4.3.2"
  },
  {
    "id": "10.3.4.3.2#3b.3",
    "says": "Any *b* but `0xFF` goes to the end of **raw data**, and the machine goes on at 3b.2. An `0xFF` ends the frame and is not part of its data.",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "2b0308a122de6d74",
    "section": "10.3.4.3.2",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.3.2#3b.4",
    "says": "Decode *raw data* as UTF-8 into the string **data**; ill-formed input is repaired as 10.3.4.3.3 prescribes and never rejected.",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "6c9e7df59b2b7079",
    "section": "10.3.4.3.2",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.3.2#3b.5",
    "says": "With a *frame type* of `0x00`, a WebSocket message has been received and *data* is its text. Under any other type, `0x01`-`0x7F`, drop *data* and set **error** to true.",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "3694c90c4fa019d2",
    "section": "10.3.4.3.2",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.3.2#4",
    "says": "If *error* is true at the end of a frame, a WebSocket error has been detected; the frame is lost but the connection lives on.",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "dd46b6b7bfe5695d",
    "section": "10.3.4.3.2",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.3.2#5",
    "says": "Go on at 1 with the byte that follows the frame.",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "a4821a23c6dbe94e",
    "section": "10.3.4.3.2",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.3.2#p2",
    "says": "The client must fail the WebSocket connection when incoming content is too large for it to deal with properly, when it has no memory left to buffer what arrives, or when it meets a limit that it sets itself against exhaustion of its resources.",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "c74d75f87cd2bdd7",
    "policies": [
      "client.limit.message",
      "client.limit.skip",
      "client.handshake.limits",
      "client.limit.lengthBytes"
    ],
    "section": "10.3.4.3.2",
    "errata": []
  },
  {
    "id": "10.3.4.3.2#p3",
    "says": "Between the establishment of the WebSocket connection and the start of the WebSocket closing handshake, B1 to B3 are the one way in which a client may send **data**, a string, using the WebSocket.",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "8ee50f933e8642d5",
    "policies": [
      "client.closing.atomic"
    ],
    "section": "10.3.4.3.2",
    "errata": []
  },
  {
    "id": "10.3.4.3.2#B1",
    "says": "Send `0x00`, the type byte of a text frame.",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "961587ac410f52cf",
    "policies": [
      "client.closing.atomic"
    ],
    "section": "10.3.4.3.2",
    "errata": []
  },
  {
    "id": "10.3.4.3.2#B2",
    "says": "Convert *data* to UTF-8 and send the bytes that result; an empty string adds none. Well-formed UTF-8 never contains `0xFF`, so the data cannot end its own frame.",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "c24f1ac3fa84016b",
    "policies": [
      "client.closing.atomic"
    ],
    "section": "10.3.4.3.2",
    "errata": []
  },
  {
    "id": "10.3.4.3.2#B3",
    "says": "Send `0xFF`, which ends the frame.",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "afd3476b565e3055",
    "policies": [
      "client.closing.atomic"
    ],
    "section": "10.3.4.3.2",
    "errata": []
  },
  {
    "id": "10.3.4.3.2#p4",
    "says": "As soon as the WebSocket closing handshake has started, the client must send nothing more on this connection: no frame, no second `FF 00`, not one byte.",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "233d4eb7f79d30a2",
    "policies": [
      "client.echoRace",
      "client.closing.atomic"
    ],
    "section": "10.3.4.3.2",
    "errata": []
  },
  {
    "id": "10.3.4.3.2#p5",
    "says": "To start the WebSocket closing handshake, possible as soon as the WebSocket connection is established, the client goes through C1 to C6. They run asynchronously, so the algorithm that asked for them goes on without waiting. (E28: if TCP closes in the meantime, the task that C4 gives rise to takes `readyState` back from CLOSED to CLOSING.)",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "def17a8a8e463e76",
    "errata": [
      "E28"
    ],
    "section": "10.3.4.3.2",
    "policies": []
  },
  {
    "id": "10.3.4.3.2#C1",
    "says": "If the WebSocket closing handshake has started already, abort; the client sends its closing frame once only. (E30: since C4 declares the start only after both bytes, two runs may pass this test.)",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "bc72285ad77f9916",
    "errata": [
      "E30"
    ],
    "policies": [
      "client.closing.atomic"
    ],
    "section": "10.3.4.3.2"
  },
  {
    "id": "10.3.4.3.2#C2",
    "says": "Send `0xFF`, the first byte of the closing frame. (E30: the start is not yet declared, so a message may slip in before C3.)",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "afd3476b565e3055",
    "errata": [
      "E30"
    ],
    "policies": [
      "client.closing.atomic"
    ],
    "section": "10.3.4.3.2"
  },
  {
    "id": "10.3.4.3.2#C3",
    "says": "Send `0x00`, the length of the closing frame, which completes `FF 00`. (E30: up to this point sending is still permitted.)",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "961587ac410f52cf",
    "errata": [
      "E30"
    ],
    "policies": [
      "client.closing.atomic"
    ],
    "section": "10.3.4.3.2"
  },
  {
    "id": "10.3.4.3.2#C4",
    "says": "From here on the WebSocket closing handshake has started; 10.3.3 queues a task on this, and p4 forbids all further sending. (E30: the declaration comes only after both bytes have gone out; E28 is about the late task.)",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "abbadc7a738e45a0",
    "errata": [
      "E30"
    ],
    "policies": [
      "api.closingTask.afterClosed",
      "client.closing.atomic"
    ],
    "section": "10.3.4.3.2"
  },
  {
    "id": "10.3.4.3.2#C5",
    "says": "Wait until the WebSocket connection is closed, but no longer than a time that the user agent chooses for itself.",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "f7c2bf46a567ca2b",
    "policies": [
      "client.closing.timeout"
    ],
    "section": "10.3.4.3.2",
    "errata": []
  },
  {
    "id": "10.3.4.3.2#C6",
    "says": "If the WebSocket connection is still open after that wait, close it. In this case the closing handshake stays unfinished and the closure is not clean.",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "bd397c1f89b0ca3e",
    "policies": [
      "client.closing.timeout",
      "client.wasClean"
    ],
    "section": "10.3.4.3.2",
    "errata": []
  },
  {
    "id": "10.3.4.3.2#p6",
    "says": "A reminder: the closing handshake finishes when the server's `FF 00` arrives, by way of 3a.8.3. (E04: the original speaks of a packet `0xFF`; the two-byte frame `FF 00` is meant.)",
    "subject": "client",
    "force": "informative",
    "disposition": "informative",
    "hash": "7ef0d3ce1fda298b",
    "errata": [
      "E04"
    ],
    "section": "10.3.4.3.2",
    "policies": []
  },
  {
    "id": "10.3.4.3.2#p7",
    "says": "Whenever sending to the server meets a fatal problem, at any step whatever, the client must fail the WebSocket connection.",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "b9afb3203b6a3f25",
    "policies": [
      "client.send.fatal"
    ],
    "section": "10.3.4.3.2",
    "errata": []
  },
  {
    "id": "10.3.4.3.3#p1",
    "says": "Where the client has to decode bytes as UTF-8 and they turn out to be ill-formed, it must put U+FFFD REPLACEMENT CHARACTER in the place of the invalid bytes or byte sequences; the valid characters around them stay. Neither an error nor a closure follows. (E22: single bytes or whole sequences, the choice is open, so the number of U+FFFD for one bad run is not fixed.)",
    "subject": "client",
    "force": "must",
    "disposition": "function",
    "hash": "b879fd10502805a8",
    "errata": [
      "E22"
    ],
    "policies": [
      "client.utf8.replacement"
    ],
    "section": "10.3.4.3.3"
  },
  {
    "id": "10.3.4.4#p1",
    "says": "Everything in 10.3.4.4 is addressed to servers alone; it asks nothing of a client.",
    "subject": "server",
    "force": "informative",
    "disposition": "informative",
    "hash": "cc279f17b1d7f5b0",
    "section": "10.3.4.4",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.4.1#p1",
    "says": "A client opens a WebSocket connection by sending its half of the opening handshake. Of this the server must parse at any rate as much as it needs to work out its own half.",
    "subject": "server",
    "force": "must",
    "disposition": "machine",
    "hash": "bc31093a81c40957",
    "section": "10.3.4.4.1",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.4.1#p2",
    "says": "Parts 1 to 6 make up the client's handshake. A server that notices, while reading, any departure from their description should abort the WebSocket connection.",
    "subject": "server",
    "force": "should",
    "disposition": "machine",
    "hash": "efcb6e5fe5ad2bc0",
    "policies": [
      "server.check.requestLine",
      "server.check.fieldSyntax",
      "server.check.utf8"
    ],
    "section": "10.3.4.4.1",
    "errata": []
  },
  {
    "id": "10.3.4.4.1#1",
    "says": "The handshake begins with the three bytes `GET`, `47 45 54`.",
    "subject": "server",
    "force": "should",
    "disposition": "machine",
    "hash": "aebf7aa588bdd8d2",
    "policies": [
      "server.check.requestLine"
    ],
    "section": "10.3.4.4.1",
    "errata": []
  },
  {
    "id": "10.3.4.4.1#2",
    "says": "One space follows, the byte `0x20`.",
    "subject": "server",
    "force": "should",
    "disposition": "machine",
    "hash": "5693a91168a4fbe3",
    "policies": [
      "server.check.requestLine"
    ],
    "section": "10.3.4.4.1",
    "errata": []
  },
  {
    "id": "10.3.4.4.1#3",
    "says": "All bytes before the next `0x20`, decoded as UTF-8, are the **resource name** that the client asks for. It starts with `/` (U+002F) and holds only characters from U+0021 to U+007E. A server with a single resource may ignore it, because the client itself finds out from the server's handshake whether it reached the right one.",
    "subject": "server",
    "force": "should",
    "disposition": "machine",
    "hash": "204b348c8a15a035",
    "policies": [
      "server.check.requestLine",
      "server.check.resource"
    ],
    "section": "10.3.4.4.1",
    "errata": []
  },
  {
    "id": "10.3.4.4.1#4",
    "says": "What comes after that second space, up to the first `0D 0A`, is the tail of the request line; in all likelihood it reads `HTTP/1.1`, and the server may ignore it whatever it is.",
    "subject": "server",
    "force": "should",
    "disposition": "machine",
    "hash": "ff1e024092c15fe9",
    "policies": [
      "server.check.requestLine"
    ],
    "section": "10.3.4.4.1",
    "errata": []
  },
  {
    "id": "10.3.4.4.1#5",
    "says": "After the request line come the fields, one after the other; 5p2 to 5p5 describe them. (E11: their syntax leaves two doubts, see 5p4.)",
    "subject": "server",
    "force": "should",
    "disposition": "machine",
    "hash": "8ef178ae2441792d",
    "errata": [
      "E11"
    ],
    "policies": [
      "server.check.fieldSyntax"
    ],
    "section": "10.3.4.4.1"
  },
  {
    "id": "10.3.4.4.1#5p2",
    "says": "A field ends with CRLF, `0D 0A`, and a second CRLF right after the first ends the fields altogether. Put differently, they lie between the first `0D 0A` and the first `0D 0A 0D 0A` of the handshake.",
    "subject": "server",
    "force": "should",
    "disposition": "machine",
    "hash": "e5bd1d7a54871719",
    "policies": [
      "server.check.fieldSyntax",
      "server.field.bareBreak"
    ],
    "section": "10.3.4.4.1",
    "errata": []
  },
  {
    "id": "10.3.4.4.1#5p3",
    "says": "Names and values of the fields are text in UTF-8.",
    "subject": "server",
    "force": "should",
    "disposition": "function",
    "hash": "e03d4b35e9be4ecf",
    "policies": [
      "server.check.utf8"
    ],
    "section": "10.3.4.4.1",
    "errata": []
  },
  {
    "id": "10.3.4.4.1#5p4",
    "says": "A field is a name of at least one character from U+0021 to U+007E, then a colon `:` (U+003A), then a space (U+0020), then the value, which may be empty. (E11: the range of names includes the colon itself, and the informative grammar makes this space optional.)",
    "subject": "server",
    "force": "should",
    "disposition": "machine",
    "hash": "e631c5912f080532",
    "errata": [
      "E11"
    ],
    "policies": [
      "server.check.fieldSyntax",
      "server.field.space",
      "server.field.colonInName"
    ],
    "section": "10.3.4.4.1"
  },
  {
    "id": "10.3.4.4.1#5p5",
    "says": "A pointer onwards: which names to expect, what their values mean, and what a server has to do with them is described from p3 on, once all the parts have been described.",
    "subject": "server",
    "force": "informative",
    "disposition": "informative",
    "hash": "be1354ff30f48a5d",
    "section": "10.3.4.4.1",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.4.1#6",
    "says": "After the first `0D 0A 0D 0A`, where the fields end, stand eight random bytes of any value, which go into the server's reply as **key3**.",
    "subject": "server",
    "force": "must",
    "disposition": "machine",
    "hash": "6c1ec24b8c43903e",
    "section": "10.3.4.4.1",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.4.1#p3",
    "says": "Entries a to g list the fields to expect and what their values say. To compare field names, the server must treat ASCII capitals and small letters as equal.",
    "subject": "server",
    "force": "must",
    "disposition": "function",
    "hash": "5ae0a994fb8560bf",
    "section": "10.3.4.4.1",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.4.1#a",
    "says": "`Upgrade` is the same in every handshake: its value is always the word `WebSocket`, in any mixture of ASCII capitals and small letters. (E06: only the server's comparison is this lenient; whoever sends the field writes exactly `WebSocket`.)",
    "subject": "server",
    "force": "should",
    "disposition": "machine",
    "hash": "8059334a049f2a66",
    "errata": [
      "E06"
    ],
    "policies": [
      "server.check.upgrade",
      "server.check.connection"
    ],
    "section": "10.3.4.4.1"
  },
  {
    "id": "10.3.4.4.1#ap2",
    "says": "The server may ignore `Upgrade`; yet it should abort the WebSocket connection when the field is missing or its value is another, as a defence against attacks across protocols.",
    "subject": "server",
    "force": "should",
    "disposition": "machine",
    "hash": "49cdb17aa34882cf",
    "errata": [
      "E06"
    ],
    "policies": [
      "server.check.upgrade",
      "server.check.connection"
    ],
    "section": "10.3.4.4.1"
  },
  {
    "id": "10.3.4.4.1#b",
    "says": "`Connection` is the same in every handshake too: its value is always the word `Upgrade`, ASCII case aside, and nothing else beside it.",
    "subject": "server",
    "force": "should",
    "disposition": "machine",
    "hash": "5b53239dace7fd90",
    "policies": [
      "server.check.upgrade",
      "server.check.connection"
    ],
    "section": "10.3.4.4.1",
    "errata": []
  },
  {
    "id": "10.3.4.4.1#bp2",
    "says": "The server may ignore `Connection`; yet it should abort the WebSocket connection when the field is missing or says something else, once more against attacks across protocols.",
    "subject": "server",
    "force": "should",
    "disposition": "machine",
    "hash": "49cdb17aa34882cf",
    "policies": [
      "server.check.upgrade",
      "server.check.connection"
    ],
    "section": "10.3.4.4.1",
    "errata": []
  },
  {
    "id": "10.3.4.4.1#c",
    "says": "`Host` names the host that the client meant to reach. It matters above all where one server answers for several host names and gives each of them something different.",
    "subject": "server",
    "force": "should",
    "disposition": "machine",
    "hash": "450562d1dbdfe8cf",
    "policies": [
      "server.check.host"
    ],
    "section": "10.3.4.4.1",
    "errata": []
  },
  {
    "id": "10.3.4.4.1#cp2",
    "says": "The server may ignore `Host`; yet it should abort the WebSocket connection when the field is missing or does not match its own host name, against attacks across protocols and against DNS rebinding.",
    "subject": "server",
    "force": "should",
    "disposition": "machine",
    "hash": "0119a85e69db1e02",
    "policies": [
      "server.check.host"
    ],
    "section": "10.3.4.4.1",
    "errata": []
  },
  {
    "id": "10.3.4.4.1#d",
    "says": "`Origin` gives the origin of the page whose script opened the WebSocket: scheme, hostname, and the port unless it is that scheme's default. A server that treats the pages of some sites differently from others can decide by it how, or whether, to answer.",
    "subject": "server",
    "force": "should",
    "disposition": "machine",
    "hash": "8a551a91b4affb91",
    "policies": [
      "server.check.origin"
    ],
    "section": "10.3.4.4.1",
    "errata": []
  },
  {
    "id": "10.3.4.4.1#dp2",
    "says": "The server may ignore `Origin`; yet it should abort the WebSocket connection when the field is missing or names no origin that it expects to deal with, against attacks across protocols and cross-site scripting.",
    "subject": "server",
    "force": "should",
    "disposition": "machine",
    "hash": "389ea07edbe3d2db",
    "policies": [
      "server.check.origin"
    ],
    "section": "10.3.4.4.1",
    "errata": []
  },
  {
    "id": "10.3.4.4.1#e",
    "says": "`Sec-WebSocket-Protocol` names the subprotocol that the client wants to select. It matters to a server that speaks several protocols, or several versions of one.",
    "subject": "server",
    "force": "should",
    "disposition": "machine",
    "hash": "f71f42a1ce5ea7bf",
    "section": "10.3.4.4.1",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.4.1#ep2",
    "says": "The server may ignore `Sec-WebSocket-Protocol`. It may abort the WebSocket connection when the field is missing although, by the conventions for talking to this server, it is expected; it should abort when the field names a subprotocol that it does not support, lest the two sides misunderstand each other after the connection is established.",
    "subject": "server",
    "force": "should",
    "disposition": "machine",
    "hash": "04a4590da274e1b5",
    "policies": [
      "server.check.protocolAbsent",
      "server.check.protocolUnknown"
    ],
    "section": "10.3.4.4.1",
    "errata": []
  },
  {
    "id": "10.3.4.4.1#f",
    "says": "`Sec-WebSocket-Key1` and `Sec-WebSocket-Key2` carry the two keys from which the server computes its reply, in 10.3.4.4.2.",
    "subject": "server",
    "force": "must",
    "disposition": "machine",
    "hash": "f9ec02156a238799",
    "policies": [
      "server.field.duplicate"
    ],
    "section": "10.3.4.4.1",
    "errata": []
  },
  {
    "id": "10.3.4.4.1#g",
    "says": "Further fields, `Cookie` for one, may serve authentication and mean what the HTTP headers of the same names mean. A server that authenticates by them, or that trusts everybody able to connect (on an intranet behind a firewall, say), should also check that `Upgrade` and `Connection` are there as they ought to be, and should send its own handshake before it changes any data of a user. Without this, an attacker could have a client send what looks like frames, through XMLHttpRequest for example, and the server would act for a user who never agreed; since no other protocol delivers what the reply is computed from, having sent it rules such an attack out. (E36: the client's list of fields in 10.3.4.3.1 is closed, against the further fields granted here.)",
    "subject": "server",
    "force": "should",
    "disposition": "implied",
    "reason": "Every server has what this advises to some: a and b look at Upgrade and Connection, and no frame is read before the whole reply has been sent.",
    "hash": "d43723fe221c3f1e",
    "errata": [
      "E36"
    ],
    "policies": [
      "server.field.unknown",
      "server.inputTrust",
      "client.handshake.otherFields"
    ],
    "section": "10.3.4.4.1"
  },
  {
    "id": "10.3.4.4.1#p4",
    "says": "The server may ignore every field it does not recognise. Such a field most likely was put in by an intermediary and has nothing to do with the WebSocket protocol, or comes from a client of a future version that offers an option unknown to this server.",
    "subject": "server",
    "force": "may",
    "disposition": "machine",
    "hash": "0330b3020046fd73",
    "policies": [
      "server.field.unknown",
      "client.handshake.otherFields"
    ],
    "section": "10.3.4.4.1",
    "errata": []
  },
  {
    "id": "10.3.4.4.2#p1",
    "says": "For every WebSocket connection that a client opens to it, the server must go through steps 1 to 13.",
    "subject": "server",
    "force": "must",
    "disposition": "machine",
    "hash": "f733f8c30adc5f0e",
    "section": "10.3.4.4.2",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.4.2#1",
    "says": "A server that supports encryption begins with a TLS handshake. If that fails, for instance because the client named a host in the `server_name` extension that is not hosted here, it closes the connection; if it succeeds, every later byte, the server's handshake included, must pass through the encrypted tunnel. (TLS is that of RFC 2246.)",
    "subject": "server",
    "force": "must",
    "disposition": "socket",
    "hash": "cd70dc0b9b02204f",
    "policies": [
      "server.tls"
    ],
    "section": "10.3.4.4.2",
    "errata": []
  },
  {
    "id": "10.3.4.4.2#2",
    "says": "Settle nine values before anything is sent: *host*, *port*, *resource name*, *secure flag*, *origin*, *subprotocol*, *key1*, *key2*, and *key3*, as 2a to 2i define them.",
    "subject": "server",
    "force": "must",
    "disposition": "machine",
    "hash": "1a6fcdece2f2e4ca",
    "section": "10.3.4.4.2",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.4.2#2a",
    "says": "**host** is the name or IP address under which clients address this server; a name that needs punycode must be in punycode. Where the server answers for several hosts, *host* should come from the client's `Host` field. (E18: the text says nothing of case, yet the client compares with a name in lowercase.)",
    "subject": "server",
    "force": "must",
    "disposition": "function",
    "hash": "808cf64a9dbbabf4",
    "errata": [
      "E18"
    ],
    "policies": [
      "server.location",
      "server.location.case"
    ],
    "section": "10.3.4.4.2"
  },
  {
    "id": "10.3.4.4.2#2b",
    "says": "**port** is the port on which the server received the connection, or the one on which it expected it.",
    "subject": "server",
    "force": "must",
    "disposition": "function",
    "hash": "13bd60e9ab7f9e0f",
    "policies": [
      "server.location"
    ],
    "section": "10.3.4.4.2",
    "errata": []
  },
  {
    "id": "10.3.4.4.2#2c",
    "says": "**resource name** identifies the service that the server offers. With more than one service on offer, it should come from the resource name in the client's request line.",
    "subject": "server",
    "force": "should",
    "disposition": "function",
    "hash": "01e8616ea0d80427",
    "policies": [
      "server.location"
    ],
    "section": "10.3.4.4.2",
    "errata": []
  },
  {
    "id": "10.3.4.4.2#2d",
    "says": "**secure flag** is true when the connection is encrypted, or when the server expected it to be; in all other cases it is false.",
    "subject": "server",
    "force": "must",
    "disposition": "function",
    "hash": "a1dfbf92ddee4126",
    "policies": [
      "server.location"
    ],
    "section": "10.3.4.4.2",
    "errata": []
  },
  {
    "id": "10.3.4.4.2#2e",
    "says": "**origin** is the ASCII serialisation of the origin with which the server is ready to deal. Where several origins are welcome, or all, the value should come from the client's `Origin` field.",
    "subject": "server",
    "force": "should",
    "disposition": "function",
    "hash": "fe2d23a726c25c43",
    "policies": [
      "server.origin.value"
    ],
    "section": "10.3.4.4.2",
    "errata": []
  },
  {
    "id": "10.3.4.4.2#2f",
    "says": "**subprotocol** is null or the name of the subprotocol that the server is ready to speak. With several to choose from, it should come from the client's `Sec-WebSocket-Protocol` field; if that field is missing, this amounts to null. A field with an empty value asks for the empty string, which is a value and not null.",
    "subject": "server",
    "force": "should",
    "disposition": "function",
    "hash": "087cc0224f23d709",
    "policies": [
      "server.subprotocol"
    ],
    "section": "10.3.4.4.2",
    "errata": []
  },
  {
    "id": "10.3.4.4.2#2g",
    "says": "**key1** is what the client wrote as `Sec-WebSocket-Key1`. (E34: no word on a field that is missing or comes twice.)",
    "subject": "server",
    "force": "must",
    "disposition": "function",
    "hash": "4c7649a14bfc52af",
    "errata": [
      "E34"
    ],
    "policies": [
      "server.field.duplicate",
      "server.key.missing"
    ],
    "section": "10.3.4.4.2"
  },
  {
    "id": "10.3.4.4.2#2h",
    "says": "**key2** is what the client wrote as `Sec-WebSocket-Key2`. (E34: no word on a field that is missing or comes twice.)",
    "subject": "server",
    "force": "must",
    "disposition": "function",
    "hash": "2acc8142b94db38b",
    "errata": [
      "E34"
    ],
    "policies": [
      "server.field.duplicate",
      "server.key.missing"
    ],
    "section": "10.3.4.4.2"
  },
  {
    "id": "10.3.4.4.2#2i",
    "says": "**key3** is the eight bytes of any value that follow the first `0D 0A 0D 0A` of the client's handshake; the server waits until it has all of them.",
    "subject": "server",
    "force": "must",
    "disposition": "machine",
    "hash": "d92b79affaa5a288",
    "policies": [
      "server.reply.timing",
      "server.refusal.timing"
    ],
    "section": "10.3.4.4.2",
    "errata": []
  },
  {
    "id": "10.3.4.4.2#3",
    "says": "Construct a WebSocket URL (10.3.4.2.2) out of four of these values, *host*, *port*, *resource name*, and, for the scheme, *secure flag*; the result is **location**.",
    "subject": "server",
    "force": "must",
    "disposition": "machine",
    "hash": "3e7d154893c96084",
    "policies": [
      "server.location"
    ],
    "section": "10.3.4.4.2",
    "errata": []
  },
  {
    "id": "10.3.4.4.2#4",
    "says": "Pick the digits `0` to `9` (U+0030-U+0039) out of *key1*, skip everything else, and read them in their order as one decimal number, **key1-number**. (E31: a key without a digit has no number; E16: nor is there an upper bound.)",
    "subject": "server",
    "force": "must",
    "disposition": "machine",
    "hash": "11af0d2f727979e4",
    "errata": [
      "E16",
      "E31"
    ],
    "policies": [
      "server.key.noDigits"
    ],
    "section": "10.3.4.4.2"
  },
  {
    "id": "10.3.4.4.2#4p2",
    "says": "Do the same with *key2* to obtain **key2-number**. In the worked example, *key1* is `3e6b263  4 17 80` and gives 3626341780, *key2* is ``17  9 G`ZD9   2 2b 7X 3 /r90`` and gives 1799227390; *key3* is `WjN}|M(6`, the bytes `57 6A 4E 7D 7C 4D 28 36`. The handshake around them asks `example.com` for `/` with the origin `http://example.com`, and its fields stand in the order `Connection`, `Host`, `Upgrade`, first key, `Origin`, second key. (E31 and E16 as in 4.)",
    "subject": "server",
    "force": "must",
    "disposition": "machine",
    "hash": "77cdc480d4a11f2d",
    "errata": [
      "E16",
      "E31"
    ],
    "policies": [
      "server.key.noDigits"
    ],
    "section": "10.3.4.4.2"
  },
  {
    "id": "10.3.4.4.2#5",
    "says": "Count the spaces (U+0020) of *key1*, those at its ends included: the count is **spaces1**.",
    "subject": "server",
    "force": "must",
    "disposition": "machine",
    "hash": "62b941fac9fd74a4",
    "errata": [
      "E16"
    ],
    "section": "10.3.4.4.2",
    "policies": []
  },
  {
    "id": "10.3.4.4.2#5p2",
    "says": "Count the spaces (U+0020) of *key2* in the same way: the count is **spaces2**.",
    "subject": "server",
    "force": "must",
    "disposition": "machine",
    "hash": "9d69c83fdfd83c82",
    "errata": [
      "E16"
    ],
    "section": "10.3.4.4.2",
    "policies": []
  },
  {
    "id": "10.3.4.4.2#5p3",
    "says": "If *spaces1* or *spaces2* is 0, abort the WebSocket connection: a key without any space hints at an attack by way of another protocol. The example's keys have 4 and 10 spaces.",
    "subject": "server",
    "force": "must",
    "disposition": "machine",
    "hash": "29f3acc02f9431e8",
    "errata": [
      "E16"
    ],
    "policies": [
      "server.key.missing",
      "server.refusal.timing"
    ],
    "section": "10.3.4.4.2"
  },
  {
    "id": "10.3.4.4.2#6",
    "says": "If *spaces1* does not divide *key1-number* without remainder, abort the WebSocket connection.",
    "subject": "server",
    "force": "must",
    "disposition": "machine",
    "hash": "d8e7bf3d0adc92d7",
    "errata": [
      "E16"
    ],
    "section": "10.3.4.4.2",
    "policies": []
  },
  {
    "id": "10.3.4.4.2#6p2",
    "says": "If *spaces2* does not divide *key2-number* without remainder, abort the WebSocket connection. No conforming client ever sends such keys.",
    "subject": "server",
    "force": "must",
    "disposition": "machine",
    "hash": "d165aba5a6fef4c4",
    "errata": [
      "E16"
    ],
    "section": "10.3.4.4.2",
    "policies": []
  },
  {
    "id": "10.3.4.4.2#7",
    "says": "Divide *key1-number* by *spaces1*; the quotient is **part1**. (E16: nothing keeps it within the 32 bits that step 8 gives it.)",
    "subject": "server",
    "force": "must",
    "disposition": "machine",
    "hash": "14cb3c6af405f1e5",
    "errata": [
      "E16"
    ],
    "policies": [
      "server.key.overflow"
    ],
    "section": "10.3.4.4.2"
  },
  {
    "id": "10.3.4.4.2#7p2",
    "says": "Divide *key2-number* by *spaces2*; the quotient is **part2**. In the example, *part1* is 906585445 and *part2* is 179922739. (E16: this quotient has no upper bound either.)",
    "subject": "server",
    "force": "must",
    "disposition": "machine",
    "hash": "c5fc840910e6e3ed",
    "errata": [
      "E16"
    ],
    "policies": [
      "server.key.overflow"
    ],
    "section": "10.3.4.4.2"
  },
  {
    "id": "10.3.4.4.2#8",
    "says": "Join *part1* and *part2*, each as a 32-bit integer of four bytes in little-endian order, then *key3*, its eight bytes as they came over the wire: these 16 bytes are the **challenge**. In the example they are `36 09 65 65 0A B9 67 33 57 6A 4E 7D 7C 4D 28 36`. (E01: the example, like every other, is big-endian.)",
    "subject": "server",
    "force": "must",
    "disposition": "machine",
    "hash": "5d485a2fca3e724a",
    "errata": [
      "E01"
    ],
    "policies": [
      "server.key.overflow",
      "number.byteOrder"
    ],
    "section": "10.3.4.4.2"
  },
  {
    "id": "10.3.4.4.2#9",
    "says": "Compute the MD5 fingerprint (RFC 1321) of *challenge*, 128 bits, said to be little-endian; these 16 bytes are the **response**. In the example they are `6E 60 39 65 42 6B 39 7A 24 52 38 70 4F 74 56 62`, in ASCII ``n`9eBk9z$R8pOtVb``. (E01: the byte order meant is simply that in which MD5 puts out its digest.)",
    "subject": "server",
    "force": "must",
    "disposition": "machine",
    "hash": "301546a51476981c",
    "errata": [
      "E01"
    ],
    "section": "10.3.4.4.2",
    "policies": []
  },
  {
    "id": "10.3.4.4.2#10",
    "says": "Send the client the status line `HTTP/1.1 101 WebSocket Protocol Handshake` in UTF-8, closed by CRLF (`0D 0A`).",
    "subject": "server",
    "force": "must",
    "disposition": "machine",
    "hash": "5d250215d7fcbe7c",
    "policies": [
      "server.statusLine",
      "server.reply.timing"
    ],
    "section": "10.3.4.4.2",
    "errata": []
  },
  {
    "id": "10.3.4.4.2#10p2",
    "says": "Where needed, the server may word this line differently, but it must then still be a Status-Line by HTTP's production, with 101 as its Status-Code: version, space, `101`, space, and a reason that may be empty.",
    "subject": "server",
    "force": "may",
    "disposition": "implied",
    "reason": "The line that step 10 sends is a Status-Line with code 101 already. The permission to word it otherwise is not used; it counts when the lines of other servers are judged.",
    "hash": "a75cbf859f2dc108",
    "policies": [
      "server.statusLine"
    ],
    "section": "10.3.4.4.2",
    "errata": []
  },
  {
    "id": "10.3.4.4.2#11",
    "says": "Send the fields 11a to 11e, each as a line of its own: the name, in any ASCII case, then `:` (U+003A) and one space (U+0020), then the value, then CRLF. The lines must be in UTF-8 and may go out in whatever order.",
    "subject": "server",
    "force": "must",
    "disposition": "machine",
    "hash": "29e9e16c8f731fc3",
    "policies": [
      "server.reply.fieldOrder",
      "server.reply.otherFields"
    ],
    "section": "10.3.4.4.2",
    "errata": []
  },
  {
    "id": "10.3.4.4.2#11a",
    "says": "The field `Upgrade` must have exactly the value `WebSocket`.",
    "subject": "server",
    "force": "must",
    "disposition": "function",
    "hash": "f1a311a7473f23ab",
    "section": "10.3.4.4.2",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.4.2#11b",
    "says": "The field `Connection` must have exactly the value `Upgrade`.",
    "subject": "server",
    "force": "must",
    "disposition": "function",
    "hash": "98514d6e2a155ec0",
    "section": "10.3.4.4.2",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.4.2#11c",
    "says": "The field `Sec-WebSocket-Location` must carry *location*, the URL of step 3.",
    "subject": "server",
    "force": "must",
    "disposition": "function",
    "hash": "ac060ea3af49e34d",
    "section": "10.3.4.4.2",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.4.2#11d",
    "says": "The field `Sec-WebSocket-Origin` must carry *origin*, the value of 2e.",
    "subject": "server",
    "force": "must",
    "disposition": "function",
    "hash": "0a563a8c49a3827b",
    "policies": [
      "server.origin.value"
    ],
    "section": "10.3.4.4.2",
    "errata": []
  },
  {
    "id": "10.3.4.4.2#11e",
    "says": "The field `Sec-WebSocket-Protocol` must be sent when *subprotocol* has a value and must be left out when it is null.",
    "subject": "server",
    "force": "must",
    "disposition": "function",
    "hash": "627a99fa7f5b4569",
    "policies": [
      "server.subprotocol"
    ],
    "section": "10.3.4.4.2",
    "errata": []
  },
  {
    "id": "10.3.4.4.2#11ep2",
    "says": "When `Sec-WebSocket-Protocol` is sent, it must carry *subprotocol*, the value of 2f.",
    "subject": "server",
    "force": "must",
    "disposition": "function",
    "hash": "751e2dfa25667b95",
    "policies": [
      "server.subprotocol"
    ],
    "section": "10.3.4.4.2",
    "errata": []
  },
  {
    "id": "10.3.4.4.2#12",
    "says": "Send CRLF, `0D 0A`: the empty line that ends the fields.",
    "subject": "server",
    "force": "must",
    "disposition": "machine",
    "hash": "ed05c97aba0f6095",
    "section": "10.3.4.4.2",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.4.2#13",
    "says": "Send the 16 bytes of *response* as they are, without a line end.",
    "subject": "server",
    "force": "must",
    "disposition": "machine",
    "hash": "64a3be89743dda9e",
    "section": "10.3.4.4.2",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.4.2#p2",
    "says": "With this the server has done its part. Provided that it did not abort the WebSocket connection on the way, and that the client does not fail it afterwards, the connection is established; the server may now send and receive data by 10.3.4.4.3, and its first frame may follow *response* directly.",
    "subject": "server",
    "force": "may",
    "disposition": "machine",
    "hash": "b251c27c9521deb5",
    "policies": [
      "server.firstFrame"
    ],
    "section": "10.3.4.4.2",
    "errata": []
  },
  {
    "id": "10.3.4.4.3#p1",
    "says": "The server must feed the bytes that the client sends through steps 1 to 4. Whenever a step wants to read and finds the WebSocket connection closed instead, the steps abort, and an unfinished frame counts for nothing.",
    "subject": "server",
    "force": "must",
    "disposition": "machine",
    "hash": "17b44c2e7aa0ec51",
    "policies": [
      "server.onTcpClosed"
    ],
    "section": "10.3.4.4.3",
    "errata": []
  },
  {
    "id": "10.3.4.4.3#1",
    "says": "The label \"frame\": wait for one byte from the client; it is the **type** of the frame that begins. (E24: the anchor here is spelled `wd-sd-frame`, while the link to it says `ws-sd-frame`.)",
    "subject": "server",
    "force": "must",
    "disposition": "machine",
    "hash": "3f89228e54d5971c",
    "errata": [
      "E24"
    ],
    "section": "10.3.4.4.3",
    "policies": []
  },
  {
    "id": "10.3.4.4.3#2",
    "says": "On any *type* but `0x00`, the server may drop the client there and then, by disconnecting.",
    "subject": "server",
    "force": "may",
    "disposition": "machine",
    "hash": "a42b21c93df13a7d",
    "policies": [
      "server.frame.unknownType",
      "server.limit.message",
      "server.limit.skip"
    ],
    "section": "10.3.4.4.3",
    "errata": []
  },
  {
    "id": "10.3.4.4.3#3",
    "says": "Look at the top bit of *type*. If it is clear (`0x00`-`0x7F`), the frame ends at a terminator: go through 3.1 to 3.4, then go on at 4.",
    "subject": "server",
    "force": "must",
    "disposition": "machine",
    "hash": "fef40386826e96c1",
    "section": "10.3.4.4.3",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.4.3#3p2",
    "says": "If the top bit is set (`0x80`-`0xFF`), the frame carries a length: go through 3.B1 to 3.B8, then go on at 4. Since `0x00` never leads here, a server that makes use of step 2 and aborts on every other *type* can do without this branch.",
    "subject": "server",
    "force": "must",
    "disposition": "machine",
    "hash": "d45cbf6e48240843",
    "section": "10.3.4.4.3",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.4.3#3.1",
    "says": "Start **raw data** as an array of no bytes.",
    "subject": "server",
    "force": "must",
    "disposition": "machine",
    "hash": "78e14c5f973a3717",
    "policies": [
      "server.frame.reservedText"
    ],
    "section": "10.3.4.4.3",
    "errata": []
  },
  {
    "id": "10.3.4.4.3#3.2",
    "says": "The label \"data\": wait for the next byte and call it **b**. (E26: without an `0xFF` the data grows without end, and no clause on too large content protects the server.)",
    "subject": "server",
    "force": "must",
    "disposition": "machine",
    "hash": "3f776dc30a54cd36",
    "errata": [
      "E26"
    ],
    "policies": [
      "server.frame.reservedText",
      "server.limit.message",
      "server.limit.skip"
    ],
    "section": "10.3.4.4.3"
  },
  {
    "id": "10.3.4.4.3#3.3",
    "says": "Any *b* but `0xFF` goes to the end of **raw data**, and the server goes on at 3.2. An `0xFF` ends the frame and is no part of it.",
    "subject": "server",
    "force": "must",
    "disposition": "machine",
    "hash": "2b0308a122de6d74",
    "policies": [
      "server.frame.reservedText"
    ],
    "section": "10.3.4.4.3",
    "errata": []
  },
  {
    "id": "10.3.4.4.3#3.4",
    "says": "Decode *raw data* as UTF-8; the string is the client's message, and the server does with it whatever its application wants. (E09: frames of type `0x01`-`0x7F` are delivered here like those of `0x00`, whereas a client discards them and detects an error.)",
    "subject": "server",
    "force": "must",
    "disposition": "machine",
    "hash": "ffe9eeb68b048d0a",
    "errata": [
      "E09"
    ],
    "policies": [
      "server.frame.reservedText"
    ],
    "section": "10.3.4.4.3"
  },
  {
    "id": "10.3.4.4.3#3.B1",
    "says": "Start with a **length** of zero, to be built up digit by digit.",
    "subject": "server",
    "force": "must",
    "disposition": "machine",
    "hash": "e6fc24a394b4522d",
    "policies": [
      "server.frame.binary"
    ],
    "section": "10.3.4.4.3",
    "errata": []
  },
  {
    "id": "10.3.4.4.3#3.B2",
    "says": "The label \"length\": wait for the next byte of the length and call it **b**. (E15: how many of them may come is not limited.)",
    "subject": "server",
    "force": "must",
    "disposition": "machine",
    "hash": "62aa6888c354a9db",
    "errata": [
      "E15"
    ],
    "policies": [
      "server.frame.binary",
      "server.limit.lengthBytes"
    ],
    "section": "10.3.4.4.3"
  },
  {
    "id": "10.3.4.4.3#3.B3",
    "says": "Take the lower seven bits of *b*, that is *b* AND `0x7F`, as the integer **bv**, a value from 0 to 127.",
    "subject": "server",
    "force": "must",
    "disposition": "machine",
    "hash": "1bdcaf22cd5279b3",
    "errata": [
      "E15"
    ],
    "policies": [
      "server.frame.binary"
    ],
    "section": "10.3.4.4.3"
  },
  {
    "id": "10.3.4.4.3#3.B4",
    "says": "Replace **length** by *length* times 128 plus *bv*: seven more bits, the most significant group first. (E15: the number grows past whatever a machine can hold.)",
    "subject": "server",
    "force": "must",
    "disposition": "machine",
    "hash": "21ad3e0a771650a7",
    "errata": [
      "E15"
    ],
    "policies": [
      "server.frame.binary",
      "server.limit.message",
      "server.limit.skip",
      "server.limit.lengthBytes"
    ],
    "section": "10.3.4.4.3"
  },
  {
    "id": "10.3.4.4.3#3.B5",
    "says": "When the top bit of *b* is set (*b* AND `0x80` is `0x80`), another length byte follows: go on at 3.B2. Otherwise *length* is complete. (E15: a run of bytes from `0x80` to `0xFF` never gets beyond this step.)",
    "subject": "server",
    "force": "must",
    "disposition": "machine",
    "hash": "651e6fd54f5c9899",
    "errata": [
      "E15"
    ],
    "policies": [
      "server.frame.binary"
    ],
    "section": "10.3.4.4.3"
  },
  {
    "id": "10.3.4.4.3#3.B6",
    "says": "Read as many bytes as *length* says, whatever their values; with a *length* of 0 there is nothing to read.",
    "subject": "server",
    "force": "must",
    "disposition": "machine",
    "hash": "617966c5b637ea83",
    "policies": [
      "server.frame.binary"
    ],
    "section": "10.3.4.4.3",
    "errata": []
  },
  {
    "id": "10.3.4.4.3#3.B7",
    "says": "Throw away what 3.B6 has read; it never becomes a message.",
    "subject": "server",
    "force": "must",
    "disposition": "machine",
    "hash": "b66cc41e1ed1f636",
    "policies": [
      "server.frame.binary"
    ],
    "section": "10.3.4.4.3",
    "errata": []
  },
  {
    "id": "10.3.4.4.3#3.B8",
    "says": "An `0xFF` frame whose *length* came out as 0 is the client's closing frame, `FF 00` or a longer spelling such as `FF 80 00`: set the **client terminated** flag, then abort steps 1 to 4. In any other case go on at 4. What the client sends from then on should be discarded. (E02: no step tells the server to acknowledge or to close, although the overview in 10.3.4.1.4 expects an `FF 00` in return.)",
    "subject": "server",
    "force": "must",
    "disposition": "machine",
    "hash": "3d3a16383024a265",
    "errata": [
      "E02"
    ],
    "policies": [
      "server.onClientClose",
      "server.afterClientTerminated",
      "server.sendAfterClientTerminated"
    ],
    "section": "10.3.4.4.3"
  },
  {
    "id": "10.3.4.4.3#4",
    "says": "Go on at 1 with the byte that follows the frame. (E24: the link that leads back is misspelled.)",
    "subject": "server",
    "force": "must",
    "disposition": "machine",
    "hash": "8f5d75ff4c58944f",
    "errata": [
      "E24"
    ],
    "policies": [
      "server.frame.binary"
    ],
    "section": "10.3.4.4.3"
  },
  {
    "id": "10.3.4.4.3#p2",
    "says": "To send a string, **data**, to the client, the server must go through B1 to B3.",
    "subject": "server",
    "force": "must",
    "disposition": "machine",
    "hash": "3452440103f9bbf6",
    "policies": [
      "server.sendAfterClientTerminated",
      "server.send.bufferLimit"
    ],
    "section": "10.3.4.4.3",
    "errata": []
  },
  {
    "id": "10.3.4.4.3#B1",
    "says": "Send a `0x00` byte to the client; it says that a string begins.",
    "subject": "server",
    "force": "must",
    "disposition": "machine",
    "hash": "9d42ee0fc92481bc",
    "section": "10.3.4.4.3",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.4.3#B2",
    "says": "Convert *data* to UTF-8 and send the bytes that result; an empty string adds none, and none of them is ever `0xFF`.",
    "subject": "server",
    "force": "must",
    "disposition": "machine",
    "hash": "64528001222bdb5e",
    "section": "10.3.4.4.3",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.4.3#B3",
    "says": "Send a `0xFF` byte to the client; it says that the message is complete.",
    "subject": "server",
    "force": "must",
    "disposition": "machine",
    "hash": "b44700f61424393f",
    "section": "10.3.4.4.3",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.4.3#p3",
    "says": "The server may terminate the WebSocket connection whenever it decides to; it does so by C1 to C3.",
    "subject": "server",
    "force": "may",
    "disposition": "machine",
    "hash": "0c48ca1798a89aa8",
    "policies": [
      "server.terminate"
    ],
    "section": "10.3.4.4.3",
    "errata": []
  },
  {
    "id": "10.3.4.4.3#C1",
    "says": "Send `FF 00`, exactly these two bytes, by which the client learns that the closing handshake begins.",
    "subject": "server",
    "force": "must",
    "disposition": "machine",
    "hash": "17052d0844aed9d8",
    "policies": [
      "server.terminate"
    ],
    "section": "10.3.4.4.3",
    "errata": []
  },
  {
    "id": "10.3.4.4.3#C2",
    "says": "Wait until the *client terminated* flag is set (by 3.B8), or until a timeout of the server's own choosing runs out. (E33: in a server that takes these steps to acknowledge, the flag is set already and the wait is over at once.)",
    "subject": "server",
    "force": "must",
    "disposition": "machine",
    "hash": "e333e1f7e7209933",
    "errata": [
      "E33"
    ],
    "policies": [
      "server.terminate.timeout",
      "server.terminate.close"
    ],
    "section": "10.3.4.4.3"
  },
  {
    "id": "10.3.4.4.3#C3",
    "says": "Close the WebSocket connection. (E33: a server that merely acknowledges thus closes first, whereas the overview leaves that to the side that began; E03: see p4.)",
    "subject": "server",
    "force": "must",
    "disposition": "machine",
    "hash": "a73e1afa3d58672f",
    "errata": [
      "E03",
      "E33"
    ],
    "policies": [
      "server.terminate.close"
    ],
    "section": "10.3.4.4.3"
  },
  {
    "id": "10.3.4.4.3#p4",
    "says": "Once C1 to C3 have begun, the server must send no byte beyond `FF 00`: its data ends there, and a client discards whatever comes after. (E03: the text forbids sending \"to the server\", where the client is meant.)",
    "subject": "server",
    "force": "must",
    "disposition": "machine",
    "hash": "98577ef3cb646616",
    "errata": [
      "E03"
    ],
    "section": "10.3.4.4.3",
    "policies": []
  },
  {
    "id": "10.3.4.4.4#p1",
    "says": "Where the server has to decode bytes as UTF-8 and they are ill-formed, its behaviour is undefined. It might close the connection, replace the bad sequences by U+FFFD REPLACEMENT CHARACTER, keep the bytes as they came, or do something of its application's own; a subprotocol on top of the WebSocket protocol may lay down for its servers what is to happen.",
    "subject": "server",
    "force": "undefined",
    "disposition": "function",
    "hash": "2ddbbaad24e2907d",
    "policies": [
      "server.utf8.invalid"
    ],
    "section": "10.3.4.4.4",
    "errata": []
  },
  {
    "id": "10.3.4.5.1#p1",
    "says": "To fail the WebSocket connection, as several algorithms demand of the client, is to close the WebSocket connection and nothing more. The client is free to tell its user what went wrong; developers profit most from that.",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "8521988e2984ab67",
    "policies": [
      "api.failure.reported"
    ],
    "section": "10.3.4.5.1",
    "errata": []
  },
  {
    "id": "10.3.4.5.1#p2",
    "says": "A client keeps the connection open unless an algorithm of this protocol has it closed or the layer above asks for it, such as a script calling close(). Any other closure by the client goes against this advice, a timeout that no step grants included.",
    "subject": "client",
    "force": "should",
    "disposition": "machine",
    "hash": "db493bccd66d7363",
    "policies": [
      "client.handshake.lateTimeout",
      "client.close.arbitrary"
    ],
    "section": "10.3.4.5.1",
    "errata": []
  },
  {
    "id": "10.3.4.5.1#p3",
    "says": "Whatever a script learns about a failure must not let it tell the six situations that follow from one another: to a script a failed connection is just a failed connection, whether the host is missing, unreachable, closed to it or unwilling.",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "91ddd7d526ba318b",
    "policies": [
      "api.failure.opaque"
    ],
    "section": "10.3.4.5.1",
    "errata": []
  },
  {
    "id": "10.3.4.5.1#bullet1",
    "says": "First of the six indistinguishable situations: name resolution finds no address for the server's host.",
    "subject": "client",
    "force": "must",
    "disposition": "socket",
    "hash": "ca5ead93ae0af002",
    "section": "10.3.4.5.1",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.5.1#bullet2",
    "says": "Second: the address is known, but the network has no working route for packets on their way there.",
    "subject": "client",
    "force": "must",
    "disposition": "socket",
    "hash": "100c27e5cb7b6b79",
    "section": "10.3.4.5.1",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.5.1#bullet3",
    "says": "Third: the machine is reached, but nothing accepts TCP connections at the port in question.",
    "subject": "client",
    "force": "must",
    "disposition": "socket",
    "hash": "9092ae376879d950",
    "section": "10.3.4.5.1",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.5.1#bullet4",
    "says": "Fourth: TCP connects, but the opening handshake never comes to its end, for instance because the other side does not speak WebSocket at all.",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "0dbf95905b3be5d7",
    "section": "10.3.4.5.1",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.5.1#bullet5",
    "says": "Fifth: a real WebSocket server answers with a well-formed handshake, but what it states in it makes the client give up, for instance another origin than that of the script.",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "02f39d344671a0d7",
    "section": "10.3.4.5.1",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.5.1#bullet6",
    "says": "Sixth: the opening handshake succeeds, and afterwards a WebSocket server cuts the connection without warning. (E29: `open` has been fired by then, so a script can tell this case from the other five all the same.)",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "29312f8027ebf6bd",
    "errata": [
      "E29"
    ],
    "policies": [
      "api.failure.opaque"
    ],
    "section": "10.3.4.5.1"
  },
  {
    "id": "10.3.4.5.2#p1",
    "says": "To abort the WebSocket connection, which algorithms of the opening handshake require or advise, a server closes the WebSocket connection and does nothing else; in particular no answer is called for. (E37: where the port also serves HTTP, the request reads as an ordinary GET, to which an HTTP answer would be usual.)",
    "subject": "server",
    "force": "must",
    "disposition": "machine",
    "hash": "b9f0634bf3f4781e",
    "errata": [
      "E37"
    ],
    "policies": [
      "server.abort.answer"
    ],
    "section": "10.3.4.5.2"
  },
  {
    "id": "10.3.4.5.3#p1",
    "says": "To close the WebSocket connection, client and server alike close the TCP connection by any means at hand, be it a FIN or an RST. A client that notices the server's close closes its own side at once. Whichever end was first, from then on the WebSocket connection is closed; it has been closed cleanly if, at that moment, the client had already finished the WebSocket closing handshake. (E23: what \"finished\" means is laid down for the client alone, so a server has no notion of a clean close.)",
    "subject": "both",
    "force": "must",
    "disposition": "machine",
    "hash": "bc6bdf102ce759d7",
    "errata": [
      "E23"
    ],
    "policies": [
      "client.close.mechanism",
      "client.close.notice",
      "client.wasClean",
      "server.close.mechanism",
      "server.onTcpClosed",
      "any.close.linger"
    ],
    "section": "10.3.4.5.3"
  },
  {
    "id": "10.3.4.5.3#p2",
    "says": "A server is at liberty to close the WebSocket connection at any moment and for any reason. A client is not: without cause it should leave the connection open.",
    "subject": "server",
    "force": "may",
    "disposition": "machine",
    "hash": "066926bf1edf62f5",
    "errata": [
      "E23"
    ],
    "policies": [
      "client.close.arbitrary",
      "server.close.whenever",
      "server.limit.message",
      "server.limit.skip",
      "server.limit.lengthBytes",
      "server.send.bufferLimit",
      "server.connections.limit"
    ],
    "section": "10.3.4.5.3"
  },
  {
    "id": "10.3.4.6#p1",
    "says": "Scripts in pages are the expected users, but any host may speak the protocol on its own account and write a false `Origin` into its handshake. A server must therefore reckon with unexpected ways of access, should be slow to conclude that a script of a known origin is at the other end, and should take no input to be valid until it has looked.",
    "subject": "server",
    "force": "must",
    "disposition": "machine",
    "hash": "de76f33012bdb471",
    "policies": [
      "server.handshake.limits",
      "server.handshake.timeout",
      "server.inputTrust"
    ],
    "section": "10.3.4.6",
    "errata": []
  },
  {
    "id": "10.3.4.6#p2",
    "says": "An example: a server that builds SQL queries from what it receives escapes all text before the SQL server sees it, since otherwise a client could inject SQL of its own.",
    "subject": "server",
    "force": "informative",
    "disposition": "informative",
    "hash": "52acb6a5666cfdb6",
    "policies": [
      "server.inputTrust"
    ],
    "section": "10.3.4.6",
    "errata": []
  },
  {
    "id": "10.3.4.6#p3",
    "says": "A server meant for the pages of certain sites only should compare `Origin` with the origins it expects, and should answer with the matching `Sec-WebSocket-Origin` for an accepted one alone. If it serves a single origin, it can skip the comparison and always send that one origin as `Sec-WebSocket-Origin`, because the client then does the checking.",
    "subject": "server",
    "force": "should",
    "disposition": "machine",
    "hash": "cad8e4913df18972",
    "policies": [
      "server.check.origin",
      "server.inputTrust"
    ],
    "section": "10.3.4.6",
    "errata": []
  },
  {
    "id": "10.3.4.6#p4",
    "says": "A server should simply disconnect, at whatever point, when it meets data that it cannot make sense of, data that breaks its own rules for safe input, or a handshake with other values than expected, such as a wrong path or origin. Disconnecting is safe in every situation.",
    "subject": "server",
    "force": "should",
    "disposition": "machine",
    "hash": "1f2242deaf84cac7",
    "policies": [
      "server.close.whenever",
      "server.check.resource",
      "server.handshake.limits",
      "server.handshake.timeout",
      "server.inputTrust",
      "server.connections.limit",
      "server.refusal.timing"
    ],
    "section": "10.3.4.6",
    "errata": []
  },
  {
    "id": "10.3.4.6#p5",
    "says": "The gravest danger in sending text is a wrong encoding. Were a server tricked into passing on, say, ISO-8859-1 bytes unchanged where UTF-8 belongs, an attacker could place the byte `0xFF`, which UTF-8 never contains, and so smuggle frames of his own making into the stream.",
    "subject": "server",
    "force": "informative",
    "disposition": "informative",
    "hash": "4ce150c23473fae6",
    "section": "10.3.4.6",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.7.1#p1",
    "says": "A URL with the scheme `ws` names two things: a WebSocket server, and a resource name on that server.",
    "subject": "author",
    "force": "informative",
    "disposition": "informative",
    "hash": "34523709f94e7deb",
    "section": "10.3.4.7.1",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.7.1#a",
    "says": "The name to be registered as a URI scheme is `ws`.",
    "subject": "author",
    "force": "informative",
    "disposition": "informative",
    "hash": "36ad4f9e229d5b4c",
    "section": "10.3.4.7.1",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.7.1#b",
    "says": "The registration of `ws` is meant to be permanent.",
    "subject": "author",
    "force": "informative",
    "disposition": "informative",
    "hash": "6df4eeaa5872c945",
    "section": "10.3.4.7.1",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.7.1#c",
    "says": "A URL of this scheme has the form `\"ws\" \":\" hier-part [ \"?\" query ]`, written in the ABNF of RFC 5234 with the terminals *hier-part* and *query* of RFC 3986. There is no place in it for a fragment.",
    "subject": "author",
    "force": "informative",
    "disposition": "informative",
    "hash": "93552b05430982bd",
    "section": "10.3.4.7.1",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.7.1#cp2",
    "says": "Path and query together make up the resource name, which the client sends so that the server knows which service is wanted. The remaining components mean what RFC 3986 says.",
    "subject": "author",
    "force": "informative",
    "disposition": "informative",
    "hash": "fd664dcb68e28f98",
    "section": "10.3.4.7.1",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.7.1#d",
    "says": "Such a URL serves one operation alone: opening a connection that speaks the WebSocket protocol.",
    "subject": "author",
    "force": "informative",
    "disposition": "informative",
    "hash": "0e2262283b9c1045",
    "section": "10.3.4.7.1",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.7.1#e",
    "says": "A character that the syntax above does not admit in the host is converted to ASCII: the host name, taken as Unicode, goes through the ToASCII operation of IDNA (RFC 3490) with the flags AllowUnassigned and UseSTD3ASCIIRules both set, and what comes out is the host of the URI.",
    "subject": "client",
    "force": "must",
    "disposition": "function",
    "hash": "d993076f7a262cfd",
    "policies": [
      "url.host.idna"
    ],
    "section": "10.3.4.7.1",
    "errata": []
  },
  {
    "id": "10.3.4.7.1#ep2",
    "says": "A character that the syntax above does not admit in any other component is converted to ASCII as well: it is encoded as UTF-8, and each byte of it is written in the percent-encoded form of RFC 3986 and RFC 3987.",
    "subject": "client",
    "force": "must",
    "disposition": "function",
    "hash": "0cfacb51e5ba40ef",
    "section": "10.3.4.7.1",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.7.1#f",
    "says": "The scheme `ws` is used by the WebSocket protocol.",
    "subject": "author",
    "force": "informative",
    "disposition": "informative",
    "hash": "598bb9335376f83e",
    "section": "10.3.4.7.1",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.7.1#g",
    "says": "No interoperability considerations are named for `ws`.",
    "subject": "author",
    "force": "informative",
    "disposition": "informative",
    "hash": "a5bc6158184dfb9e",
    "section": "10.3.4.7.1",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.7.1#h",
    "says": "For the security of `ws` the registration points to the security considerations of the protocol, section 10.3.4.6.",
    "subject": "author",
    "force": "informative",
    "disposition": "informative",
    "hash": "e5a7985221680e9b",
    "section": "10.3.4.7.1",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.7.1#i",
    "says": "Questions about the scheme `ws` go to Ian Hickson, `ian@hixie.ch`.",
    "subject": "author",
    "force": "informative",
    "disposition": "informative",
    "hash": "ac291c0c6ca49c42",
    "section": "10.3.4.7.1",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.7.1#j",
    "says": "Author of the scheme `ws`, and in charge of changes to it, is Ian Hickson, `ian@hixie.ch`.",
    "subject": "author",
    "force": "informative",
    "disposition": "informative",
    "hash": "1958ecdd32220493",
    "section": "10.3.4.7.1",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.7.1#k",
    "says": "The only reference for `ws` is the specification that contains this registration.",
    "subject": "author",
    "force": "informative",
    "disposition": "informative",
    "hash": "04df160cf58a8718",
    "section": "10.3.4.7.1",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.7.2#p1",
    "says": "A URL with the scheme `wss` names a WebSocket server and a resource name, like one with `ws`, and says besides that whatever travels over the connection is encrypted.",
    "subject": "author",
    "force": "informative",
    "disposition": "informative",
    "hash": "25a25bff0de94428",
    "section": "10.3.4.7.2",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.7.2#a",
    "says": "The name to be registered as a URI scheme is `wss`.",
    "subject": "author",
    "force": "informative",
    "disposition": "informative",
    "hash": "7b3f6960a21496c4",
    "section": "10.3.4.7.2",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.7.2#b",
    "says": "The registration of `wss` is meant to be permanent.",
    "subject": "author",
    "force": "informative",
    "disposition": "informative",
    "hash": "6df4eeaa5872c945",
    "section": "10.3.4.7.2",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.7.2#c",
    "says": "A URL of this scheme has the form `\"wss\" \":\" hier-part [ \"?\" query ]`, written in the ABNF of RFC 5234 with the terminals *hier-part* and *query* of RFC 3986. There is no place in it for a fragment.",
    "subject": "author",
    "force": "informative",
    "disposition": "informative",
    "hash": "93552b05430982bd",
    "section": "10.3.4.7.2",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.7.2#cp2",
    "says": "Path and query together make up the resource name, which the client sends so that the server knows which service is wanted. The remaining components mean what RFC 3986 says.",
    "subject": "author",
    "force": "informative",
    "disposition": "informative",
    "hash": "fd664dcb68e28f98",
    "section": "10.3.4.7.2",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.7.2#d",
    "says": "Such a URL serves one operation alone: opening a connection that speaks the WebSocket protocol inside TLS.",
    "subject": "author",
    "force": "informative",
    "disposition": "informative",
    "hash": "bbbc4e7f84ef62ca",
    "section": "10.3.4.7.2",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.7.2#e",
    "says": "A character that the syntax above does not admit in the host is converted to ASCII: the host name, taken as Unicode, goes through the ToASCII operation of IDNA (RFC 3490) with the flags AllowUnassigned and UseSTD3ASCIIRules both set, and what comes out is the host of the URI.",
    "subject": "client",
    "force": "must",
    "disposition": "function",
    "hash": "d993076f7a262cfd",
    "policies": [
      "url.host.idna"
    ],
    "section": "10.3.4.7.2",
    "errata": []
  },
  {
    "id": "10.3.4.7.2#ep2",
    "says": "A character that the syntax above does not admit in any other component is converted to ASCII as well: it is encoded as UTF-8, and each byte of it is written in the percent-encoded form of RFC 3986 and RFC 3987.",
    "subject": "client",
    "force": "must",
    "disposition": "function",
    "hash": "0cfacb51e5ba40ef",
    "section": "10.3.4.7.2",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.7.2#f",
    "says": "The scheme `wss` is used by the WebSocket protocol when it runs over TLS.",
    "subject": "author",
    "force": "informative",
    "disposition": "informative",
    "hash": "e3b23f38d85f2098",
    "section": "10.3.4.7.2",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.7.2#g",
    "says": "No interoperability considerations are named for `wss`.",
    "subject": "author",
    "force": "informative",
    "disposition": "informative",
    "hash": "a5bc6158184dfb9e",
    "section": "10.3.4.7.2",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.7.2#h",
    "says": "For the security of `wss` the registration points to the security considerations of the protocol, section 10.3.4.6.",
    "subject": "author",
    "force": "informative",
    "disposition": "informative",
    "hash": "e5a7985221680e9b",
    "section": "10.3.4.7.2",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.7.2#i",
    "says": "Questions about the scheme `wss` go to Ian Hickson, `ian@hixie.ch`.",
    "subject": "author",
    "force": "informative",
    "disposition": "informative",
    "hash": "ac291c0c6ca49c42",
    "section": "10.3.4.7.2",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.7.2#j",
    "says": "Author of the scheme `wss`, and in charge of changes to it, is Ian Hickson, `ian@hixie.ch`.",
    "subject": "author",
    "force": "informative",
    "disposition": "informative",
    "hash": "1958ecdd32220493",
    "section": "10.3.4.7.2",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.7.2#k",
    "says": "The only reference for `wss` is the specification that contains this registration.",
    "subject": "author",
    "force": "informative",
    "disposition": "informative",
    "hash": "04df160cf58a8718",
    "section": "10.3.4.7.2",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.7.3#a",
    "says": "The token to be registered for HTTP's `Upgrade` field is `WebSocket`, in exactly this spelling.",
    "subject": "author",
    "force": "informative",
    "disposition": "informative",
    "hash": "90a17378e6645a07",
    "section": "10.3.4.7.3",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.7.3#b",
    "says": "Author of the token, and in charge of changes to it, is Ian Hickson, `ian@hixie.ch`.",
    "subject": "author",
    "force": "informative",
    "disposition": "informative",
    "hash": "1958ecdd32220493",
    "section": "10.3.4.7.3",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.7.3#c",
    "says": "Questions about the token go to Ian Hickson, `ian@hixie.ch`.",
    "subject": "author",
    "force": "informative",
    "disposition": "informative",
    "hash": "ac291c0c6ca49c42",
    "section": "10.3.4.7.3",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.7.3#d",
    "says": "The only reference for the token is the specification that contains this registration.",
    "subject": "author",
    "force": "informative",
    "disposition": "informative",
    "hash": "04df160cf58a8718",
    "section": "10.3.4.7.3",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.7.4#p1",
    "says": "This section registers two header fields, `Sec-WebSocket-Key1` and `Sec-WebSocket-Key2`, in IANA's permanent registry of message header fields, which RFC 3864 sets up.",
    "subject": "author",
    "force": "informative",
    "disposition": "informative",
    "hash": "e04644b5e57d9544",
    "section": "10.3.4.7.4",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.7.4#a",
    "says": "The header field to be registered is `Sec-WebSocket-Key1`.",
    "subject": "author",
    "force": "informative",
    "disposition": "informative",
    "hash": "3b00eabc71ede6f4",
    "section": "10.3.4.7.4",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.7.4#b",
    "says": "`Sec-WebSocket-Key1` belongs to the protocol `http`.",
    "subject": "author",
    "force": "informative",
    "disposition": "informative",
    "hash": "f44d21cea86c7f72",
    "section": "10.3.4.7.4",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.7.4#c",
    "says": "The status of `Sec-WebSocket-Key1` is reserved: outside the WebSocket handshake nobody is to use it.",
    "subject": "author",
    "force": "informative",
    "disposition": "informative",
    "hash": "8860d1362ca2b752",
    "section": "10.3.4.7.4",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.7.4#d",
    "says": "Author of the field `Sec-WebSocket-Key1`, and in charge of changes to it, is the IETF.",
    "subject": "author",
    "force": "informative",
    "disposition": "informative",
    "hash": "693278e921281d41",
    "section": "10.3.4.7.4",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.7.4#e",
    "says": "The specification of `Sec-WebSocket-Key1` is the one that contains this registration.",
    "subject": "author",
    "force": "informative",
    "disposition": "informative",
    "hash": "535bc9f795cefbfa",
    "section": "10.3.4.7.4",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.7.4#f",
    "says": "No related information is given for `Sec-WebSocket-Key1`.",
    "subject": "author",
    "force": "informative",
    "disposition": "informative",
    "hash": "287208c1df5020c6",
    "section": "10.3.4.7.4",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.7.4#Ba",
    "says": "The header field to be registered is `Sec-WebSocket-Key2`.",
    "subject": "author",
    "force": "informative",
    "disposition": "informative",
    "hash": "a67b2997ab5fd900",
    "section": "10.3.4.7.4",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.7.4#Bb",
    "says": "`Sec-WebSocket-Key2` belongs to the protocol `http`.",
    "subject": "author",
    "force": "informative",
    "disposition": "informative",
    "hash": "f44d21cea86c7f72",
    "section": "10.3.4.7.4",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.7.4#Bc",
    "says": "The status of `Sec-WebSocket-Key2` is reserved: outside the WebSocket handshake nobody is to use it.",
    "subject": "author",
    "force": "informative",
    "disposition": "informative",
    "hash": "8860d1362ca2b752",
    "section": "10.3.4.7.4",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.7.4#Bd",
    "says": "Author of the field `Sec-WebSocket-Key2`, and in charge of changes to it, is the IETF.",
    "subject": "author",
    "force": "informative",
    "disposition": "informative",
    "hash": "693278e921281d41",
    "section": "10.3.4.7.4",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.7.4#Be",
    "says": "The specification of `Sec-WebSocket-Key2` is the one that contains this registration.",
    "subject": "author",
    "force": "informative",
    "disposition": "informative",
    "hash": "535bc9f795cefbfa",
    "section": "10.3.4.7.4",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.7.4#Bf",
    "says": "No related information is given for `Sec-WebSocket-Key2`.",
    "subject": "author",
    "force": "informative",
    "disposition": "informative",
    "hash": "287208c1df5020c6",
    "section": "10.3.4.7.4",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.7.4#p2",
    "says": "Both keys travel in the WebSocket handshake from client to server. They are part of the material with which the server proves that a valid WebSocket handshake reached it, so that no client of another kind, an HTTP client for one, can be misused to feed data to a WebSocket server that suspects nothing.",
    "subject": "author",
    "force": "informative",
    "disposition": "informative",
    "hash": "3088cde154d14b2a",
    "section": "10.3.4.7.4",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.7.5#p1",
    "says": "This section registers the header field `Sec-WebSocket-Location` in IANA's permanent registry of message header fields, which RFC 3864 sets up.",
    "subject": "author",
    "force": "informative",
    "disposition": "informative",
    "hash": "53544ce9e1d6f81e",
    "section": "10.3.4.7.5",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.7.5#a",
    "says": "The header field to be registered is `Sec-WebSocket-Location`.",
    "subject": "author",
    "force": "informative",
    "disposition": "informative",
    "hash": "ce56f0b554c274fe",
    "section": "10.3.4.7.5",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.7.5#b",
    "says": "`Sec-WebSocket-Location` belongs to the protocol `http`.",
    "subject": "author",
    "force": "informative",
    "disposition": "informative",
    "hash": "f44d21cea86c7f72",
    "section": "10.3.4.7.5",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.7.5#c",
    "says": "The status of `Sec-WebSocket-Location` is reserved: outside the WebSocket handshake nobody is to use it.",
    "subject": "author",
    "force": "informative",
    "disposition": "informative",
    "hash": "8860d1362ca2b752",
    "section": "10.3.4.7.5",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.7.5#d",
    "says": "Author of the field `Sec-WebSocket-Location`, and in charge of changes to it, is the IETF.",
    "subject": "author",
    "force": "informative",
    "disposition": "informative",
    "hash": "693278e921281d41",
    "section": "10.3.4.7.5",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.7.5#e",
    "says": "The specification of `Sec-WebSocket-Location` is the one that contains this registration.",
    "subject": "author",
    "force": "informative",
    "disposition": "informative",
    "hash": "535bc9f795cefbfa",
    "section": "10.3.4.7.5",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.7.5#f",
    "says": "No related information is given for `Sec-WebSocket-Location`.",
    "subject": "author",
    "force": "informative",
    "disposition": "informative",
    "hash": "287208c1df5020c6",
    "section": "10.3.4.7.5",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.7.5#p2",
    "says": "In the WebSocket handshake the server sends `Sec-WebSocket-Location` to the client and thereby confirms the connection's URL. The client can then see for itself that it has reached the intended server, port and path, and need not count on the server to compare what was asked for.",
    "subject": "author",
    "force": "informative",
    "disposition": "informative",
    "hash": "3833f733b2685f8c",
    "section": "10.3.4.7.5",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.7.6#p1",
    "says": "This section registers the header field `Sec-WebSocket-Origin` in IANA's permanent registry of message header fields, which RFC 3864 sets up.",
    "subject": "author",
    "force": "informative",
    "disposition": "informative",
    "hash": "53544ce9e1d6f81e",
    "section": "10.3.4.7.6",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.7.6#a",
    "says": "The header field to be registered is `Sec-WebSocket-Origin`.",
    "subject": "author",
    "force": "informative",
    "disposition": "informative",
    "hash": "ae6b7ef7262af46e",
    "section": "10.3.4.7.6",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.7.6#b",
    "says": "`Sec-WebSocket-Origin` belongs to the protocol `http`.",
    "subject": "author",
    "force": "informative",
    "disposition": "informative",
    "hash": "f44d21cea86c7f72",
    "section": "10.3.4.7.6",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.7.6#c",
    "says": "The status of `Sec-WebSocket-Origin` is reserved: outside the WebSocket handshake nobody is to use it.",
    "subject": "author",
    "force": "informative",
    "disposition": "informative",
    "hash": "8860d1362ca2b752",
    "section": "10.3.4.7.6",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.7.6#d",
    "says": "Author of the field `Sec-WebSocket-Origin`, and in charge of changes to it, is the IETF.",
    "subject": "author",
    "force": "informative",
    "disposition": "informative",
    "hash": "693278e921281d41",
    "section": "10.3.4.7.6",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.7.6#e",
    "says": "The specification of `Sec-WebSocket-Origin` is the one that contains this registration.",
    "subject": "author",
    "force": "informative",
    "disposition": "informative",
    "hash": "535bc9f795cefbfa",
    "section": "10.3.4.7.6",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.7.6#f",
    "says": "No related information is given for `Sec-WebSocket-Origin`.",
    "subject": "author",
    "force": "informative",
    "disposition": "informative",
    "hash": "287208c1df5020c6",
    "section": "10.3.4.7.6",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.7.6#p2",
    "says": "In the WebSocket handshake the server sends `Sec-WebSocket-Origin` to the client and thereby confirms where the script behind the connection comes from. The client can then tell whether this server is ready to serve that script.",
    "subject": "author",
    "force": "informative",
    "disposition": "informative",
    "hash": "0bcf3fd2f6aa0f3b",
    "section": "10.3.4.7.6",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.7.7#p1",
    "says": "This section registers the header field `Sec-WebSocket-Protocol` in IANA's permanent registry of message header fields, which RFC 3864 sets up.",
    "subject": "author",
    "force": "informative",
    "disposition": "informative",
    "hash": "53544ce9e1d6f81e",
    "section": "10.3.4.7.7",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.7.7#a",
    "says": "The header field to be registered is `Sec-WebSocket-Protocol`.",
    "subject": "author",
    "force": "informative",
    "disposition": "informative",
    "hash": "4b7d3a43451d2b2c",
    "section": "10.3.4.7.7",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.7.7#b",
    "says": "`Sec-WebSocket-Protocol` belongs to the protocol `http`.",
    "subject": "author",
    "force": "informative",
    "disposition": "informative",
    "hash": "f44d21cea86c7f72",
    "section": "10.3.4.7.7",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.7.7#c",
    "says": "The status of `Sec-WebSocket-Protocol` is reserved: outside the WebSocket handshake nobody is to use it.",
    "subject": "author",
    "force": "informative",
    "disposition": "informative",
    "hash": "8860d1362ca2b752",
    "section": "10.3.4.7.7",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.7.7#d",
    "says": "Author of the field `Sec-WebSocket-Protocol`, and in charge of changes to it, is the IETF.",
    "subject": "author",
    "force": "informative",
    "disposition": "informative",
    "hash": "693278e921281d41",
    "section": "10.3.4.7.7",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.7.7#e",
    "says": "The specification of `Sec-WebSocket-Protocol` is the one that contains this registration.",
    "subject": "author",
    "force": "informative",
    "disposition": "informative",
    "hash": "535bc9f795cefbfa",
    "section": "10.3.4.7.7",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.7.7#f",
    "says": "No related information is given for `Sec-WebSocket-Protocol`.",
    "subject": "author",
    "force": "informative",
    "disposition": "informative",
    "hash": "287208c1df5020c6",
    "section": "10.3.4.7.7",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.7.7#p2",
    "says": "In the WebSocket handshake `Sec-WebSocket-Protocol` goes both ways: the client asks with it for a subprotocol, the server confirms with it. A script can thus choose a subprotocol and be certain that the server has agreed to it.",
    "subject": "author",
    "force": "informative",
    "disposition": "informative",
    "hash": "35b935d6584d4193",
    "section": "10.3.4.7.7",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.8#p1",
    "says": "The protocol is made to be built upon: another specification, such as that of a scripted API, uses it as a general mechanism for dynamic content that authors define.",
    "subject": "api",
    "force": "informative",
    "disposition": "informative",
    "hash": "c8d726d9b9b9c62d",
    "section": "10.3.4.8",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.8#p2",
    "says": "A specification that uses the protocol begins by establishing a WebSocket connection, that is, it runs the algorithm \"establish a WebSocket connection\" with the five inputs that follow.",
    "subject": "api",
    "force": "must",
    "disposition": "machine",
    "hash": "146440c23c2a7363",
    "section": "10.3.4.8",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.8#bullet1",
    "says": "First input: where to connect, given as a **host** and a **port**.",
    "subject": "api",
    "force": "must",
    "disposition": "function",
    "hash": "bf5848198e87b6a8",
    "section": "10.3.4.8",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.8#bullet2",
    "says": "Second input: a **resource name**, by which one *host* and *port* can offer more than one service.",
    "subject": "api",
    "force": "must",
    "disposition": "function",
    "hash": "8f561de7ca55184d",
    "section": "10.3.4.8",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.8#bullet3",
    "says": "Third input: the flag **secure**, true for an encrypted connection and false for a plain one.",
    "subject": "api",
    "force": "must",
    "disposition": "function",
    "hash": "3e50fde8e81e0514",
    "section": "10.3.4.8",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.8#bullet4",
    "says": "Fourth input: an **origin**, serialized in ASCII as the [ORIGIN] reference defines it, which answers for the connection.",
    "subject": "api",
    "force": "must",
    "disposition": "function",
    "hash": "4ecddf40f3a6e8ad",
    "section": "10.3.4.8",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.8#bullet5",
    "says": "Fifth input, which may be left out: a string **protocol** that names the subprotocol to be spoken on top of the WebSocket connection.",
    "subject": "api",
    "force": "may",
    "disposition": "function",
    "hash": "b559c9e974d46644",
    "section": "10.3.4.8",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.8#p3",
    "says": "As a rule the first three inputs, that is *host* and *port*, *resource name*, and *secure*, come out of a URL: \"parse a WebSocket URL's components\" yields them, and fails if what it is given is no WebSocket URL.",
    "subject": "api",
    "force": "informative",
    "disposition": "informative",
    "hash": "70a3a1239a0c2019",
    "section": "10.3.4.8",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.8#p4",
    "says": "Once a connection has come about, one says that the WebSocket connection is established; this is the first of the events on which other specifications build.",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "b73ecc17d448aac8",
    "section": "10.3.4.8",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.8#p5",
    "says": "A specification that wants the connection ended, at whatever time, does so through the algorithm \"close the WebSocket connection\".",
    "subject": "api",
    "force": "must",
    "disposition": "machine",
    "hash": "6e3488aec35d1f1a",
    "section": "10.3.4.8",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.8#p6",
    "says": "When the connection has ended, one says that the WebSocket connection is closed. The reason plays no part in it: a connection that never came about counts as closed too.",
    "subject": "client",
    "force": "must",
    "disposition": "machine",
    "hash": "571283d8537eb6c6",
    "section": "10.3.4.8",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.8#p7",
    "says": "As long as the connection is open, the using specification handles each occasion on which a WebSocket message has been received; the text of the message comes with it.",
    "subject": "api",
    "force": "must",
    "disposition": "machine",
    "hash": "d7ed5cc846719b0e",
    "section": "10.3.4.8",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.8#p8",
    "says": "A specification that has text for an open connection hands it to the algorithm \"send data using the WebSocket\".",
    "subject": "api",
    "force": "must",
    "disposition": "machine",
    "hash": "c07c4b41e958b949",
    "section": "10.3.4.8",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.9#p1",
    "says": "Hundreds of people had a part in the protocol over many years. Who gave what to it was never written down apart, because the text began as a small section of a large one, WHATWG's Web Applications 1.0 and later HTML5, and shared its contributors with the rest.",
    "subject": "author",
    "force": "informative",
    "disposition": "informative",
    "hash": "abfc45a74ecd0d44",
    "section": "10.3.4.9",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.9#p2",
    "says": "Whoever wants the names finds all contributors to the common source in the acknowledgements of the WHATWG HTML specification.",
    "subject": "author",
    "force": "informative",
    "disposition": "informative",
    "hash": "74891dbff342b79c",
    "section": "10.3.4.9",
    "errata": [],
    "policies": []
  }
];

/** Interfaces and diagrams: r4820 numbers nothing of them, so that their ids are ours, and they count as no items. */
export const blocks: readonly Item[] = [
  {
    "id": "10.3.2#idl",
    "says": "The interface `WebSocket` in IDL: a constructor with a string *url* and an optional string *protocol*; the read-only attributes `URL`, `readyState` and `bufferedAmount`; the four constants, unsigned shorts from 0 to 3; the attributes `onopen`, `onmessage`, `onerror` and `onclose`, of type `Function`; `send(data)`, which returns a boolean, and `close()`, which returns nothing.",
    "subject": "api",
    "force": "must",
    "disposition": "function",
    "hash": "a385b05866ec8a87",
    "section": "10.3.2",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.2#idl-implements",
    "says": "`WebSocket` implements `EventTarget`: listeners can be added to an object, taken away from it, and events dispatched at it.",
    "subject": "api",
    "force": "must",
    "disposition": "function",
    "hash": "4cbe7e0f277f1b82",
    "section": "10.3.2",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.3.1#idl",
    "says": "The interface `CloseEvent` in IDL: an `Event` with the read-only boolean `wasClean` and `initCloseEvent()`, whose four arguments are a string and three booleans, all of them required.",
    "subject": "api",
    "force": "must",
    "disposition": "function",
    "hash": "bd7542e9d08ade9e",
    "section": "10.3.3.1",
    "errata": [],
    "policies": []
  },
  {
    "id": "10.3.4.1.2#diagram",
    "says": "The diagram of #p19: from the handshake to the type byte; from there by data up to 0xFF, or by a length and data, back to the type byte. (E20: 0xFF is missing from the second branch.)",
    "subject": "both",
    "force": "informative",
    "disposition": "informative",
    "hash": "1d1a28de576838a7",
    "errata": [
      "E20"
    ],
    "section": "10.3.4.1.2",
    "policies": []
  }
];

/** Every named choice. */
export const policies: readonly Policy[] = [
  {
    "name": "client.limit.message",
    "steps": [
      "10.3.4.3.2#p2",
      "10.3.4.3.2#3a.2",
      "10.3.4.3.2#3a.3",
      "10.3.4.3.2#3a.4",
      "10.3.4.3.2#3a.5",
      "10.3.4.3.2#3a.6",
      "10.3.4.3.2#3b.2"
    ],
    "errata": [
      "E15",
      "E26"
    ],
    "kind": "unspec",
    "says": "Messages have no bound. Content that is more than the user agent can deal with must fail the connection, and where that begins is its own decision.",
    "options": [
      {
        "name": "limit",
        "parameter": "bytes",
        "mark": "pass",
        "seen": "TCP closes, and no echo comes.",
        "on": "wire"
      },
      {
        "name": "none",
        "mark": "pass",
        "seen": "Whatever its size, the message is delivered.",
        "on": "wire"
      }
    ],
    "chosenBy": "limits",
    "default": "limit",
    "value": 16777216,
    "because": "A limit on the size of a message keeps memory bounded.",
    "failures": [
      {
        "step": "10.3.4.3.2#p2",
        "seen": "Part of a message is delivered, or the client loses step with the frames."
      }
    ]
  },
  {
    "name": "client.limit.skip",
    "steps": [
      "10.3.4.3.2#p2",
      "10.3.4.3.2#3a.2",
      "10.3.4.3.2#3a.3",
      "10.3.4.3.2#3a.4",
      "10.3.4.3.2#3a.5",
      "10.3.4.3.2#3a.6",
      "10.3.4.3.2#3b.2"
    ],
    "errata": [
      "E15",
      "E26"
    ],
    "kind": "unspec",
    "says": "The length of a frame that is to be skipped has no bound either, and neither has the number of bytes that spell the length. What cannot be handled must fail the connection.",
    "options": [
      {
        "name": "limit",
        "parameter": "bytes",
        "mark": "pass",
        "seen": "TCP closes, and no echo comes.",
        "on": "wire"
      },
      {
        "name": "none",
        "mark": "pass",
        "seen": "Frames of any length are skipped.",
        "on": "wire"
      }
    ],
    "chosenBy": "limits",
    "default": "limit",
    "value": 9007199254740991,
    "because": "Lengths are held in 53 bits.",
    "failures": [
      {
        "step": "10.3.4.3.2#p2",
        "seen": "Part of a frame is delivered, or the client loses step with the frames."
      }
    ]
  },
  {
    "name": "client.limit.lengthBytes",
    "steps": [
      "10.3.4.3.2#p2",
      "10.3.4.3.2#3a.2",
      "10.3.4.3.2#3a.4",
      "10.3.4.3.2#3a.5"
    ],
    "errata": [
      "E15"
    ],
    "kind": "unspec",
    "says": "The number of bytes that spell a length has no bound: zeros in front go on for as long as the server likes.",
    "options": [
      {
        "name": "limit",
        "parameter": "bytes",
        "mark": "pass",
        "seen": "TCP closes.",
        "on": "wire"
      },
      {
        "name": "none",
        "mark": "pass",
        "seen": "A length of any number of bytes is read.",
        "on": "wire"
      }
    ],
    "chosenBy": "limits",
    "default": "limit",
    "value": 65536,
    "because": "Leading 80 bytes add nothing to a length, so that only their number can end them. They are legal; no test comes near the cap."
  },
  {
    "name": "client.utf8.replacement",
    "steps": [
      "10.3.4.3.3#p1"
    ],
    "errata": [
      "E22"
    ],
    "kind": "contra",
    "says": "Whatever is ill-formed, a byte or several, becomes a U+FFFD. How many U+FFFD one such run gives is not fixed.",
    "options": [
      {
        "name": "maximalSubpart",
        "mark": "pass",
        "seen": "The echo has one U+FFFD per maximal subpart of an ill-formed run.",
        "on": "both"
      },
      {
        "name": "perByte",
        "mark": "pass",
        "seen": "The echo has one U+FFFD per ill-formed byte.",
        "on": "both"
      },
      {
        "name": "perRun",
        "mark": "pass",
        "seen": "The echo has one U+FFFD per ill-formed run.",
        "on": "both"
      }
    ],
    "chosenBy": "nobody",
    "default": "maximalSubpart",
    "because": "The Encoding Standard does it so.",
    "failures": [
      {
        "step": "10.3.4.3.3#p1",
        "seen": "An ill-formed run of n bytes comes back as anything but 1 to n U+FFFD, or a well-formed neighbour is not intact."
      }
    ]
  },
  {
    "name": "client.echoRace",
    "steps": [
      "10.3.3#p2",
      "10.3.4.3.2#3a.8.1",
      "10.3.4.3.2#p4"
    ],
    "kind": "unspec",
    "says": "The task for a message and the start of the closing handshake have no order between them, so a message that arrives just ahead of `FF 00` may or may not be echoed in time.",
    "options": [
      {
        "name": "echoed",
        "mark": "pass",
        "seen": "The echo comes, then the `FF 00` of the client.",
        "on": "wire"
      },
      {
        "name": "notEchoed",
        "mark": "pass",
        "seen": "The `FF 00` of the client comes, and no echo.",
        "on": "wire"
      }
    ],
    "chosenBy": "nobody",
    "default": "notEchoed",
    "because": "Both come in one segment as a rule, and the closing handshake starts as soon as `FF 00` is read, before a task runs: after it nothing is sent. The checker avoids the race: it has the echo in hand before it sends `FF 00`.",
    "failures": [
      {
        "step": "10.3.4.3.2#p4",
        "seen": "An echo that follows the client's `FF 00`."
      }
    ]
  },
  {
    "name": "client.closing.atomic",
    "steps": [
      "10.3.4.3.2#C1",
      "10.3.4.3.2#C2",
      "10.3.4.3.2#C3",
      "10.3.4.3.2#C4",
      "10.3.4.3.2#B1",
      "10.3.4.3.2#B2",
      "10.3.4.3.2#B3",
      "10.3.4.3.2#p3",
      "10.3.4.3.2#p4"
    ],
    "errata": [
      "E30"
    ],
    "kind": "contra",
    "says": "The closing handshake counts as started only when both bytes are out. Until then C1 lets a second run through (close() against 3a.8.1), and a send() still finds the way open.",
    "options": [
      {
        "name": "atomic",
        "mark": "pass",
        "seen": "One `FF 00`, and nothing after it.",
        "on": "wire"
      }
    ],
    "chosenBy": "nobody",
    "default": "atomic",
    "because": "Otherwise 10.3.4.3.2#p4 cannot hold. The interleavings are modelled as well, but for proofs only.",
    "failures": [
      {
        "step": "10.3.4.3.2#p4",
        "seen": "Another `FF 00` after the first, or a frame."
      }
    ]
  },
  {
    "name": "client.closing.timeout",
    "steps": [
      "10.3.4.3.2#C5",
      "10.3.4.3.2#C6"
    ],
    "kind": "ua",
    "says": "Having sent `FF 00`, the client waits as long as it sees fit, then closes, which is not a clean close.",
    "options": [
      {
        "name": "timeout",
        "parameter": "milliseconds",
        "mark": "pass",
        "seen": "`FF 00`, and some time later a FIN or RST. A time of 0 is in order, and so is one without bound.",
        "on": "wire"
      }
    ],
    "chosenBy": "limits",
    "default": "timeout",
    "value": 10000,
    "because": "A finite time."
  },
  {
    "name": "client.send.fatal",
    "steps": [
      "10.3.4.3.2#p7"
    ],
    "kind": "unspec",
    "says": "A fatal problem in sending fails the connection; which problems are fatal is open.",
    "options": [
      {
        "name": "anyError",
        "mark": "pass",
        "seen": "TCP closes, and wasClean is false.",
        "on": "both"
      },
      {
        "name": "retry",
        "mark": "pass",
        "seen": "The client tries again to send.",
        "on": "both"
      }
    ],
    "chosenBy": "nobody",
    "default": "anyError",
    "because": "Any error counts as fatal, so there is nothing to tell apart."
  },
  {
    "name": "client.close.mechanism",
    "steps": [
      "10.3.4.5.3#p1"
    ],
    "kind": "may",
    "says": "The TCP connection is closed by whatever means there are, FIN and RST being the examples.",
    "options": [
      {
        "name": "fin",
        "mark": "pass",
        "seen": "FIN.",
        "on": "wire"
      },
      {
        "name": "rst",
        "mark": "pass",
        "seen": "RST.",
        "on": "wire"
      }
    ],
    "chosenBy": "nobody",
    "default": "fin",
    "because": "A FIN destroys no bytes under way."
  },
  {
    "name": "client.close.arbitrary",
    "steps": [
      "10.3.4.5.1#p2",
      "10.3.4.5.3#p2"
    ],
    "kind": "should-not",
    "says": "A user agent should not close without a cause that the text or the application gives it.",
    "options": [
      {
        "name": "never",
        "mark": "pass",
        "literal": true,
        "seen": "The connection stays.",
        "on": "wire"
      },
      {
        "name": "closed",
        "mark": "allowed",
        "seen": "TCP closes for no visible reason.",
        "on": "wire"
      }
    ],
    "chosenBy": "nobody",
    "default": "never",
    "because": "The literal reading."
  },
  {
    "name": "client.close.notice",
    "steps": [
      "10.3.4.5.3#p1",
      "10.3.4.3.2#3a.8"
    ],
    "kind": "unspec",
    "says": "A user agent that notices the close of the server must close at once. Bytes that arrived ahead of the FIN may still lie unread at that moment, an `FF 00` among them.",
    "options": [
      {
        "name": "streamOrder",
        "mark": "pass",
        "seen": "Frames ahead of the FIN are delivered, and `FF 00` then FIN is a clean close.",
        "on": "both"
      },
      {
        "name": "atOnce",
        "mark": "allowed",
        "seen": "Unread frames are lost, and wasClean is false.",
        "on": "both"
      }
    ],
    "chosenBy": "nobody",
    "default": "streamOrder",
    "because": "The close is noticed where it stands in the stream.",
    "failures": [
      {
        "step": "10.3.4.5.3#p1",
        "seen": "Still half-open at the deadline, although a FIN arrived."
      }
    ]
  },
  {
    "name": "client.wasClean",
    "steps": [
      "10.3.4.3.2#3a.8.3",
      "10.3.4.3.2#C6",
      "10.3.4.5.3#p1"
    ],
    "errata": [
      "E23",
      "E25"
    ],
    "kind": "bound",
    "says": "For a clean close three things must come together: the client has received `FF 00`, its closing handshake has started, and thereafter it closes. In that case wasClean is true. In all others it is false, for instance when C6 closes, when close() comes during CONNECTING, or when a FIN arrives alone. Only scripts see it.",
    "options": [],
    "chosenBy": "nobody",
    "default": null,
    "because": "There is nothing to choose."
  },
  {
    "name": "client.connect.oneAtATime",
    "steps": [
      "10.3.4.3.1#1"
    ],
    "errata": [
      "E19"
    ],
    "kind": "unspec",
    "says": "While one connection of the user agent is being opened to an IP address, the next to that address waits until the first is established or has failed. Proxies, and two attempts that begin together, are passed over in silence.",
    "options": [
      {
        "name": "byAddress",
        "mark": "pass",
        "literal": true,
        "seen": "The second TCP connection opens once the first has been established or has failed.",
        "on": "wire"
      },
      {
        "name": "byName",
        "mark": "pass",
        "when": {
          "pass": "a proxy does the resolving"
        },
        "seen": "The same, but host names are compared in place of addresses.",
        "on": "wire"
      }
    ],
    "chosenBy": "nobody",
    "default": "byAddress",
    "because": "The literal reading, first come first served. It shows only to a server that one user agent calls from two constructors."
  },
  {
    "name": "client.connections.limit",
    "steps": [
      "10.3.4.3#p2"
    ],
    "kind": "unspec",
    "says": "The text says that it sets no bound on how many connections a client may have to one server.",
    "options": [
      {
        "name": "none",
        "mark": "pass",
        "seen": "Each constructor gets its connection.",
        "on": "both"
      },
      {
        "name": "limit",
        "parameter": "connections",
        "mark": "pass",
        "seen": "Constructors past the limit wait or fail.",
        "on": "both"
      }
    ],
    "chosenBy": "nobody",
    "default": "none",
    "because": "No limit is defined, so none is made up."
  },
  {
    "name": "client.establish.inputs",
    "steps": [
      "10.3.4.3.1#p1"
    ],
    "kind": "unspec",
    "says": "The algorithm expects an ASCII host, a resource name that begins with `/` and holds no space, and non-empty strings of 20-7E for the resource name and the protocol. What happens to other input is not said.",
    "options": [
      {
        "name": "throw",
        "mark": "pass",
        "seen": "The input is refused before a connection is opened.",
        "on": "both"
      },
      {
        "name": "send",
        "mark": "allowed",
        "seen": "The input is sent as it is.",
        "on": "wire"
      }
    ],
    "chosenBy": "nobody",
    "default": "throw",
    "because": "No CR or LF from outside ever reaches the wire."
  },
  {
    "name": "client.proxy",
    "steps": [
      "10.3.4.3.1#2",
      "10.3.4.3.1#2p2",
      "10.3.4.3.1#2p3"
    ],
    "kind": "config",
    "says": "If the user agent is set up to use a proxy for this host and port, the proxy is asked for the connection; otherwise TCP is opened directly.",
    "options": [
      {
        "name": "none",
        "mark": "pass",
        "seen": "A direct TCP connection.",
        "on": "wire"
      },
      {
        "name": "httpConnect",
        "mark": "pass",
        "seen": "`CONNECT host:port`, in which the port is never left out.",
        "on": "wire"
      },
      {
        "name": "socks",
        "mark": "pass",
        "seen": "A SOCKS request comes first.",
        "on": "wire"
      }
    ],
    "chosenBy": "createEnvironment.proxy",
    "default": "none",
    "because": "No proxy unless one is configured."
  },
  {
    "name": "client.proxy.auth",
    "steps": [
      "10.3.4.3.1#31p2"
    ],
    "kind": "may",
    "says": "A 407, even one that comes from the server itself, leaves two ways: go back to step 2 and bring credentials along, or fail.",
    "options": [
      {
        "name": "fail",
        "mark": "pass",
        "defaultWhen": "there are no credentials",
        "seen": "TCP closes.",
        "on": "wire"
      },
      {
        "name": "retry",
        "mark": "pass",
        "defaultWhen": "there are credentials",
        "seen": "TCP closes, and a new connection brings credentials.",
        "on": "wire"
      }
    ],
    "chosenBy": "policies",
    "default": "fail",
    "because": "A retry is of use only to somebody who has credentials to offer."
  },
  {
    "name": "client.tls.verify",
    "steps": [
      "10.3.4.3.1#4"
    ],
    "kind": "config",
    "says": "A TLS handshake that fails, for instance since the certificate does not verify, fails the connection; whose certificates verify is configuration. Server Name Indication is no choice but a must (10.3.4.3.1#4p2).",
    "options": [
      {
        "name": "system",
        "mark": "pass",
        "seen": "Certificates are checked against the authorities of the system.",
        "on": "wire"
      },
      {
        "name": "ownCA",
        "mark": "pass",
        "defaultWhen": "authorities of our own are configured",
        "seen": "Certificates are checked against authorities of our own.",
        "on": "wire"
      },
      {
        "name": "off",
        "mark": "allowed",
        "seen": "Any certificate will do.",
        "on": "wire"
      }
    ],
    "chosenBy": "createEnvironment.tls",
    "default": "system",
    "because": "Certificates are verified by default, whichever authorities are trusted."
  },
  {
    "name": "client.handshake.fieldOrder",
    "steps": [
      "10.3.4.3.1#24"
    ],
    "kind": "random",
    "says": "The fields go out in random order.",
    "options": [
      {
        "name": "any",
        "mark": "pass",
        "seen": "Any permutation of the fields.",
        "on": "wire"
      }
    ],
    "chosenBy": "nobody",
    "default": "any",
    "because": "Shuffled afresh for each handshake.",
    "failures": [
      {
        "step": "10.3.4.3.1#24",
        "seen": "One and the same order in each of n >= 8 handshakes whose fields are equal; the chance of that is below 1e-20."
      }
    ]
  },
  {
    "name": "client.key.draw",
    "steps": [
      "10.3.4.3.1#16",
      "10.3.4.3.1#16p2",
      "10.3.4.3.1#17",
      "10.3.4.3.1#17p2",
      "10.3.4.3.1#18",
      "10.3.4.3.1#18p2",
      "10.3.4.3.1#19",
      "10.3.4.3.1#19p2",
      "10.3.4.3.1#20",
      "10.3.4.3.1#20p2",
      "10.3.4.3.1#21",
      "10.3.4.3.1#21p2",
      "10.3.4.3.1#22",
      "10.3.4.3.1#22p2",
      "10.3.4.3.1#26"
    ],
    "kind": "random",
    "says": "Each key has 1 to 12 spaces, a number from 0 to floor(4294967295 / spaces), and 1 to 12 other characters from 21-2F and 3A-7E; key3 is 8 random bytes. All of it is drawn at random.",
    "options": [
      {
        "name": "any",
        "mark": "pass",
        "seen": "Any value within its range.",
        "on": "wire"
      }
    ],
    "chosenBy": "nobody",
    "default": "any",
    "because": "Cryptographic randomness, which is injected.",
    "failures": [
      {
        "step": "10.3.4.3.1#16",
        "seen": "A number of spaces outside 1-12."
      },
      {
        "step": "10.3.4.3.1#19",
        "seen": "Digits that are no multiple of the number of spaces."
      },
      {
        "step": "10.3.4.3.1#17",
        "also": [
          "10.3.4.3.1#17p2",
          "10.3.4.3.1#18",
          "10.3.4.3.1#18p2"
        ],
        "seen": "A product that is too large."
      },
      {
        "step": "10.3.4.3.1#20",
        "seen": "Digits with leading zeros."
      },
      {
        "step": "10.3.4.3.1#22",
        "seen": "Other characters that are out of range, or none, or more than 12 of them."
      },
      {
        "step": "10.3.4.3.1#18",
        "seen": "The same key again within n handshakes."
      },
      {
        "step": "10.3.4.3.1#26",
        "seen": "The same key3 again within n handshakes."
      }
    ]
  },
  {
    "name": "client.key.edgeSpaces",
    "steps": [
      "10.3.4.3.1#21",
      "10.3.4.3.1#21p2",
      "10.3.4.3.1#22",
      "10.3.4.3.1#22p2"
    ],
    "errata": [
      "E10"
    ],
    "kind": "random",
    "says": "Spaces go to random places in the key, and neither end is ruled out.",
    "options": [
      {
        "name": "anywhere",
        "mark": "pass",
        "literal": true,
        "seen": "A key may start or end with a space.",
        "on": "wire"
      },
      {
        "name": "inside",
        "mark": "pass",
        "seen": "No key starts or ends with a space.",
        "on": "wire"
      }
    ],
    "chosenBy": "policies",
    "default": "inside",
    "because": "Some servers and intermediaries trim values. A key with a space at an end is thrown away and drawn again, so the remaining ones stay uniform."
  },
  {
    "name": "client.handshake.cookies",
    "steps": [
      "10.3.4.3.1#15",
      "10.3.4.3.1#15p2"
    ],
    "kind": "config",
    "says": "Cookies that an HTTP or HTTPS request for the same resource would carry are added, those marked HttpOnly too. Which there are depends on the configuration.",
    "options": [
      {
        "name": "none",
        "mark": "pass",
        "seen": "No cookie fields.",
        "on": "wire"
      },
      {
        "name": "jar",
        "mark": "pass",
        "seen": "Additional fields that hold cookies.",
        "on": "wire"
      }
    ],
    "chosenBy": "createEnvironment.cookies",
    "default": "none",
    "because": "There is no jar unless one is given."
  },
  {
    "name": "client.handshake.otherFields",
    "steps": [
      "10.3.4.3.1#24",
      "10.3.4.4.1#g",
      "10.3.4.4.1#p4"
    ],
    "errata": [
      "E36"
    ],
    "kind": "contra",
    "says": "The list of what a client sends is closed, whereas the server's side of the text reckons with further fields.",
    "options": [
      {
        "name": "none",
        "mark": "pass",
        "literal": true,
        "seen": "Only the fields that the steps name.",
        "on": "wire"
      },
      {
        "name": "present",
        "mark": "allowed",
        "seen": "Others besides, such as User-Agent, `Content-Length: 8` or Authorization.",
        "on": "wire"
      }
    ],
    "chosenBy": "nobody",
    "default": "none",
    "because": "The literal reading."
  },
  {
    "name": "client.handshake.exactText",
    "steps": [
      "10.3.4.3.1#5",
      "10.3.4.3.1#5p2",
      "10.3.4.3.1#5p3",
      "10.3.4.3.1#6",
      "10.3.4.3.1#7",
      "10.3.4.3.1#8",
      "10.3.4.3.1#9",
      "10.3.4.3.1#10",
      "10.3.4.3.1#11",
      "10.3.4.3.1#12",
      "10.3.4.3.1#13",
      "10.3.4.3.1#14",
      "10.3.4.3.1#14p2",
      "10.3.4.3.1#23"
    ],
    "kind": "bound",
    "says": "Field names, field values and the `: ` between them are given byte for byte. Nothing is open here; the row is listed because habits from HTTP suggest otherwise.",
    "options": [],
    "chosenBy": "nobody",
    "default": null,
    "because": "There is nothing to choose.",
    "failures": [
      {
        "step": "10.3.4.3.1#7",
        "seen": "`upgrade: WebSocket` or `Upgrade: websocket`."
      },
      {
        "step": "10.3.4.3.1#10",
        "seen": "Capital letters in the Host value."
      },
      {
        "step": "10.3.4.3.1#13",
        "seen": "Capital letters in the Origin value."
      },
      {
        "step": "10.3.4.3.1#11",
        "seen": "The default port written out."
      }
    ]
  },
  {
    "name": "any.write.delay",
    "steps": [
      "10.3.4.1.10#p4"
    ],
    "kind": "may",
    "says": "An implementation that is to send something may put the transmission off as long as it likes. This holds for both sides.",
    "options": [
      {
        "name": "oneWrite",
        "mark": "pass",
        "seen": "Request line, fields and key3 arrive together.",
        "on": "wire"
      },
      {
        "name": "any",
        "mark": "pass",
        "seen": "The bytes arrive in any segments, with any pauses.",
        "on": "wire"
      }
    ],
    "chosenBy": "nobody",
    "default": "oneWrite",
    "because": "Request, fields and key3 go out in a single write."
  },
  {
    "name": "client.handshake.timeout",
    "steps": [
      "10.3.4.3.1#28p3"
    ],
    "kind": "may",
    "says": "The wait for the status line, and no other, may be cut short by a timeout that fails the connection.",
    "options": [
      {
        "name": "none",
        "mark": "pass",
        "literal": true,
        "seen": "The client waits without end.",
        "on": "wire"
      },
      {
        "name": "timeout",
        "parameter": "milliseconds",
        "mark": "pass",
        "seen": "TCP closes when the time is up.",
        "on": "wire"
      }
    ],
    "chosenBy": "limits",
    "default": "timeout",
    "value": 30000,
    "because": "The wait has an end."
  },
  {
    "name": "client.handshake.lateTimeout",
    "steps": [
      "10.3.4.3.1#34",
      "10.3.4.3.1#35",
      "10.3.4.3.1#36",
      "10.3.4.3.1#37",
      "10.3.4.3.1#40",
      "10.3.4.3.1#44",
      "10.3.4.5.1#p2"
    ],
    "kind": "should-not",
    "says": "Once the status line is in, the steps know no timeout, and a user agent should not close without cause.",
    "options": [
      {
        "name": "none",
        "mark": "pass",
        "literal": true,
        "seen": "The client waits without end.",
        "on": "wire"
      },
      {
        "name": "timeout",
        "parameter": "milliseconds",
        "mark": "allowed",
        "seen": "TCP closes when the time is up.",
        "on": "wire"
      }
    ],
    "chosenBy": "limits",
    "default": "timeout",
    "value": 30000,
    "because": "Otherwise a server could keep a client busy for ever, one byte at a time."
  },
  {
    "name": "client.handshake.limits",
    "steps": [
      "10.3.4.3.1#28",
      "10.3.4.3.1#34d",
      "10.3.4.3.1#34e",
      "10.3.4.3.1#35b",
      "10.3.4.3.1#36c",
      "10.3.4.3.1#38",
      "10.3.4.3.2#p2"
    ],
    "kind": "unspec",
    "says": "Neither the status line nor the number or length of fields has a bound. A clause on content that is too large exists; it stands among the framing rules, yet is worded for content in general.",
    "options": [
      {
        "name": "none",
        "mark": "pass",
        "literal": true,
        "seen": "Any length is read.",
        "on": "wire"
      },
      {
        "name": "limit",
        "parameter": "bytes or fields",
        "mark": "pass",
        "seen": "TCP closes.",
        "on": "wire"
      }
    ],
    "chosenBy": "limits",
    "default": "limit",
    "values": {
      "line": {
        "value": 8192,
        "unit": "bytes of the status line"
      },
      "name": {
        "value": 256,
        "unit": "bytes of a name"
      },
      "value": {
        "value": 16384,
        "unit": "bytes of a value"
      },
      "fields": {
        "value": 100,
        "unit": "fields"
      },
      "bytes": {
        "value": 65536,
        "unit": "bytes of all fields"
      }
    },
    "because": "Memory stays bounded."
  },
  {
    "name": "client.statusLine.cr",
    "steps": [
      "10.3.4.3.1#28p2"
    ],
    "errata": [
      "E05"
    ],
    "kind": "bound",
    "says": "Of the status line, only the final two bytes are tested for CR and LF, so a CR further in passes.",
    "options": [
      {
        "name": "accept",
        "mark": "pass",
        "literal": true,
        "seen": "The handshake goes on.",
        "on": "wire"
      },
      {
        "name": "fail",
        "mark": "allowed",
        "seen": "TCP closes, covered by `client.close.arbitrary` (r5185 made this the rule).",
        "on": "wire"
      }
    ],
    "chosenBy": "nobody",
    "default": "accept",
    "because": "r4820 binds, and the literal reading accepts."
  },
  {
    "name": "client.field.emptyValueNoSpace",
    "steps": [
      "10.3.4.3.1#35b",
      "10.3.4.3.1#36a"
    ],
    "errata": [
      "E14"
    ],
    "kind": "contra",
    "says": "After a colon without a space, the next byte is treated as step 36 would treat it, after which one goes to step 36. If that byte is the CR of an empty value, step 36 says to go to 37: two moves, of which one can be made.",
    "options": [
      {
        "name": "toLF",
        "mark": "pass",
        "seen": "The value is empty and the field accepted.",
        "on": "wire"
      },
      {
        "name": "literalFail",
        "mark": "allowed",
        "literal": true,
        "seen": "The LF arrives at 10.3.4.3.1#36b, and the connection fails.",
        "on": "wire"
      }
    ],
    "chosenBy": "policies",
    "default": "toLF",
    "because": "It is evidently what was meant, and r5050 says it."
  },
  {
    "name": "client.fields.emptyName",
    "steps": [
      "10.3.4.3.1#41"
    ],
    "errata": [
      "E07"
    ],
    "kind": "contra",
    "says": "A field whose name is empty fails the handshake, but the test comes only when all fields are in.",
    "options": [
      {
        "name": "atEnd",
        "mark": "pass",
        "literal": true,
        "seen": "TCP closes after the last field.",
        "on": "wire"
      },
      {
        "name": "atOnce",
        "mark": "allowed",
        "seen": "TCP closes as soon as the field is seen.",
        "on": "wire"
      }
    ],
    "chosenBy": "nobody",
    "default": "atEnd",
    "because": "The literal reading. The two differ in nothing but when TCP closes."
  },
  {
    "name": "client.upgrade.case",
    "steps": [
      "10.3.4.3.1#41a"
    ],
    "errata": [
      "E06"
    ],
    "kind": "bound",
    "says": "The value of `upgrade` has to be exactly `WebSocket`. There is no contradiction, only a temptation: the server's side of the text compares the client's field without regard to case.",
    "options": [
      {
        "name": "exact",
        "mark": "pass",
        "literal": true,
        "seen": "`websocket` fails the connection.",
        "on": "wire"
      },
      {
        "name": "insensitive",
        "mark": "relaxation",
        "seen": "`websocket` is accepted.",
        "on": "wire"
      }
    ],
    "chosenBy": "policies",
    "default": "exact",
    "because": "The step binds. The relaxation is there for servers that reply in lower case."
  },
  {
    "name": "client.origin.compare",
    "steps": [
      "10.3.4.3.1#41c"
    ],
    "errata": [
      "E12"
    ],
    "kind": "contra",
    "says": "The value has to equal origin, converted to ASCII lowercase; the comma does not say which of the two is converted.",
    "options": [
      {
        "name": "originLowered",
        "mark": "pass",
        "literal": true,
        "seen": "A reply with capital letters fails.",
        "on": "wire"
      },
      {
        "name": "valueLowered",
        "mark": "pass",
        "seen": "A reply with capital letters passes.",
        "on": "wire"
      }
    ],
    "chosenBy": "policies",
    "default": "originLowered",
    "because": "Where the value is the one to be lowered, 10.3.4.3.1#41b words it differently."
  },
  {
    "name": "client.location.compare",
    "steps": [
      "10.3.4.3.1#41d"
    ],
    "errata": [
      "E18"
    ],
    "kind": "bound",
    "says": "The value has to be exactly the URL that the client constructs.",
    "options": [
      {
        "name": "exact",
        "mark": "pass",
        "literal": true,
        "seen": "A host in another case fails the connection.",
        "on": "wire"
      },
      {
        "name": "hostInsensitive",
        "mark": "relaxation",
        "seen": "A host in another case is accepted.",
        "on": "wire"
      }
    ],
    "chosenBy": "policies",
    "default": "exact",
    "because": "The step binds."
  },
  {
    "name": "client.cookie.when",
    "steps": [
      "10.3.4.3.1#41f"
    ],
    "errata": [
      "E17"
    ],
    "kind": "contra",
    "says": "A cookie is stored when its field comes up in the list, although a field handled later may still fail the handshake.",
    "options": [
      {
        "name": "inOrder",
        "mark": "pass",
        "literal": true,
        "seen": "A later request carries the cookie, even after a failed handshake.",
        "on": "wire"
      },
      {
        "name": "whenEstablished",
        "mark": "pass",
        "seen": "A later request carries the cookie only if the handshake succeeded.",
        "on": "wire"
      }
    ],
    "chosenBy": "policies",
    "default": "whenEstablished",
    "because": "A server that has proved nothing sets no cookies."
  },
  {
    "name": "number.byteOrder",
    "steps": [
      "10.3.4.3.1#42",
      "10.3.4.4.2#8"
    ],
    "errata": [
      "E01"
    ],
    "kind": "contra",
    "says": "The prose writes the two numbers of the challenge little-endian, while all worked examples have them big-endian. How MD5 orders the bytes of its fingerprint is no part of the choice: that is settled in RFC 1321 (10.3.4.3.1#43, 10.3.4.4.2#9).",
    "options": [
      {
        "name": "big",
        "mark": "pass",
        "seen": "The 16 bytes of the response come from big-endian numbers.",
        "on": "wire"
      },
      {
        "name": "little",
        "mark": "allowed",
        "literal": true,
        "seen": "The 16 bytes of the response come from little-endian numbers.",
        "on": "wire"
      }
    ],
    "chosenBy": "policies",
    "default": "big",
    "because": "So have the examples, so has r4822, and so does every known peer except one."
  },
  {
    "name": "client.reply.early",
    "steps": [
      "10.3.4.3.1#44",
      "10.3.4.3.1#44p2",
      "10.3.4.3.1#45"
    ],
    "kind": "unspec",
    "says": "Sixteen bytes are read, and only then compared. A client that compares as it reads knows sooner.",
    "options": [
      {
        "name": "after16",
        "mark": "pass",
        "literal": true,
        "seen": "TCP closes after the sixteenth byte.",
        "on": "wire"
      },
      {
        "name": "firstWrongByte",
        "mark": "allowed",
        "seen": "TCP closes at the first byte that is wrong.",
        "on": "wire"
      }
    ],
    "chosenBy": "nobody",
    "default": "after16",
    "because": "The literal reading."
  },
  {
    "name": "server.frame.unknownType",
    "steps": [
      "10.3.4.4.3#2"
    ],
    "kind": "may",
    "says": "On any type but 00, FF included, a server may disconnect, and it may do so with the type byte alone in hand.",
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
      }
    ],
    "chosenBy": "policies",
    "default": "process",
    "because": "Disconnecting is a liberty, and the default takes none."
  },
  {
    "name": "server.frame.reservedText",
    "steps": [
      "10.3.4.4.3#3.1",
      "10.3.4.4.3#3.2",
      "10.3.4.4.3#3.3",
      "10.3.4.4.3#3.4"
    ],
    "errata": [
      "E09"
    ],
    "kind": "bound",
    "says": "Frames of the types 01-7F go on to the next FF, and their data is a message like that of type 00.",
    "options": [
      {
        "name": "deliver",
        "mark": "pass",
        "literal": true,
        "seen": "The message is echoed.",
        "on": "wire"
      },
      {
        "name": "discard",
        "mark": "allowed",
        "seen": "No echo: what a server does with a message is its own affair and may be nothing, and r5046 settled it so.",
        "on": "wire"
      }
    ],
    "chosenBy": "nobody",
    "default": "deliver",
    "because": "The literal reading.",
    "failures": [
      {
        "step": "10.3.4.4.3#3.3",
        "seen": "The server loses step with the frames."
      }
    ]
  },
  {
    "name": "server.frame.binary",
    "steps": [
      "10.3.4.4.3#3.B1",
      "10.3.4.4.3#3.B2",
      "10.3.4.4.3#3.B3",
      "10.3.4.4.3#3.B4",
      "10.3.4.4.3#3.B5",
      "10.3.4.4.3#3.B6",
      "10.3.4.4.3#3.B7",
      "10.3.4.4.3#4"
    ],
    "kind": "bound",
    "says": "A frame of type 80-FE, or of type FF with a length above 0, is read and its data dropped; the next frame follows.",
    "options": [
      {
        "name": "skip",
        "mark": "pass",
        "seen": "Nothing comes of the frame, and later frames are echoed.",
        "on": "wire"
      }
    ],
    "chosenBy": "nobody",
    "default": "skip",
    "because": "There is no other option.",
    "failures": [
      {
        "step": "10.3.4.4.3#3.B7",
        "seen": "A message made of the data."
      },
      {
        "step": "10.3.4.4.3#4",
        "seen": "Later frames are lost."
      }
    ]
  },
  {
    "name": "server.limit.message",
    "steps": [
      "10.3.4.4.3#2",
      "10.3.4.4.3#3.2",
      "10.3.4.4.3#3.B4",
      "10.3.4.5.3#p2"
    ],
    "errata": [
      "E15",
      "E26"
    ],
    "kind": "unspec",
    "says": "A message has no bound, and the clause on content that is too large is for clients only. A server that gives up relies on its right to close (`server.close.whenever`).",
    "options": [
      {
        "name": "limit",
        "parameter": "bytes",
        "mark": "allowed",
        "seen": "TCP closes.",
        "on": "wire"
      },
      {
        "name": "none",
        "mark": "pass",
        "seen": "Whatever its size, the message is read.",
        "on": "wire"
      }
    ],
    "chosenBy": "limits",
    "default": "limit",
    "value": 16777216,
    "because": "As for the client (`client.limit.message`)."
  },
  {
    "name": "server.limit.skip",
    "steps": [
      "10.3.4.4.3#2",
      "10.3.4.4.3#3.2",
      "10.3.4.4.3#3.B4",
      "10.3.4.5.3#p2"
    ],
    "errata": [
      "E15",
      "E26"
    ],
    "kind": "unspec",
    "says": "The length of a frame to be skipped has no bound, and the clause on content that is too large is for clients only. A server that gives up relies on its right to close (`server.close.whenever`).",
    "options": [
      {
        "name": "limit",
        "parameter": "bytes",
        "mark": "allowed",
        "seen": "TCP closes.",
        "on": "wire"
      },
      {
        "name": "none",
        "mark": "pass",
        "seen": "Frames of any length are skipped.",
        "on": "wire"
      }
    ],
    "chosenBy": "limits",
    "default": "limit",
    "value": 9007199254740991,
    "because": "As for the client (`client.limit.skip`).",
    "failures": [
      {
        "step": "10.3.4.4.3#3.B4",
        "seen": "A length that wraps around or saturates, after which the server is out of step."
      }
    ]
  },
  {
    "name": "server.limit.lengthBytes",
    "steps": [
      "10.3.4.4.3#3.B2",
      "10.3.4.4.3#3.B4",
      "10.3.4.5.3#p2"
    ],
    "errata": [
      "E15"
    ],
    "kind": "unspec",
    "says": "The number of bytes that spell a length has no bound. A server that gives up relies on its right to close (`server.close.whenever`).",
    "options": [
      {
        "name": "limit",
        "parameter": "bytes",
        "mark": "allowed",
        "seen": "TCP closes.",
        "on": "wire"
      },
      {
        "name": "none",
        "mark": "pass",
        "seen": "A length of any number of bytes is read.",
        "on": "wire"
      }
    ],
    "chosenBy": "limits",
    "default": "limit",
    "value": 65536,
    "because": "Leading 80 bytes add nothing to a length, so that only their number can end them. They are legal; no test comes near the cap."
  },
  {
    "name": "server.send.bufferLimit",
    "steps": [
      "10.3.4.4.3#p2",
      "10.3.4.5.3#p2"
    ],
    "kind": "unspec",
    "says": "A server may send whenever it likes, and nothing says what becomes of data that the client does not take. A server that gives up relies on its right to close (`server.close.whenever`).",
    "options": [
      {
        "name": "limit",
        "parameter": "bytes",
        "mark": "allowed",
        "seen": "TCP closes, without FF 00.",
        "on": "wire"
      },
      {
        "name": "none",
        "mark": "pass",
        "seen": "Everything is kept until the client takes it.",
        "on": "wire"
      }
    ],
    "chosenBy": "limits",
    "default": "limit",
    "value": 16777216,
    "because": "A client that reads nothing costs a bounded amount of memory."
  },
  {
    "name": "server.utf8.invalid",
    "steps": [
      "10.3.4.4.4#p1"
    ],
    "kind": "undef",
    "says": "On ill-formed UTF-8 the behaviour of a server is undefined: it may do anything. Later frames are bound again if they are processed at all; losing them counts as allowed.",
    "options": [
      {
        "name": "replace",
        "mark": "pass",
        "seen": "The echo has U+FFFD in place of what was ill-formed.",
        "on": "wire"
      },
      {
        "name": "verbatim",
        "mark": "allowed",
        "seen": "The ill-formed bytes come back, which 10.3.4.4.3#B2 would otherwise bar.",
        "on": "wire"
      },
      {
        "name": "close",
        "mark": "pass",
        "seen": "TCP closes.",
        "on": "wire"
      },
      {
        "name": "other",
        "mark": "allowed",
        "seen": "Anything else.",
        "on": "wire"
      }
    ],
    "chosenBy": "nobody",
    "default": "replace",
    "because": "The same as a client has to do."
  },
  {
    "name": "server.onClientClose",
    "steps": [
      "10.3.4.4.3#3.B8",
      "10.3.4.1.4#p3"
    ],
    "errata": [
      "E02",
      "E33"
    ],
    "kind": "contra",
    "says": "By the steps, a server that reads a closing frame does two things, setting the client terminated flag and ending its reading. By the overview, the other peer acknowledges, and the peer that began closes.",
    "options": [
      {
        "name": "ackAndWait",
        "mark": "pass",
        "seen": "`FF 00`, then TCP is left to the client, up to a timeout of the server's own.",
        "on": "wire"
      },
      {
        "name": "ackAndClose",
        "mark": "pass",
        "seen": "`FF 00` and an immediate close: C1-C3, run when the flag is set already.",
        "on": "wire"
      },
      {
        "name": "closeOnly",
        "mark": "allowed",
        "seen": "TCP closes without an `FF 00`.",
        "on": "wire"
      },
      {
        "name": "nothing",
        "mark": "allowed",
        "literal": true,
        "seen": "Silence, with TCP open.",
        "on": "wire"
      }
    ],
    "chosenBy": "policies",
    "default": "ackAndWait",
    "because": "No other option makes for a clean close in whatever order things happen (E33)."
  },
  {
    "name": "server.afterClientTerminated",
    "steps": [
      "10.3.4.4.3#3.B8"
    ],
    "kind": "should",
    "says": "Once the flag is set, reading is over, and what the client still sends should be discarded.",
    "options": [
      {
        "name": "discard",
        "mark": "pass",
        "seen": "Further bytes are read and dropped.",
        "on": "wire"
      },
      {
        "name": "unread",
        "mark": "allowed",
        "seen": "Further bytes stay unread.",
        "on": "wire"
      }
    ],
    "chosenBy": "nobody",
    "default": "discard",
    "because": "The text says should.",
    "failures": [
      {
        "step": "10.3.4.4.3#3.B8",
        "seen": "Further bytes are answered as messages, although the steps were aborted."
      }
    ]
  },
  {
    "name": "server.sendAfterClientTerminated",
    "steps": [
      "10.3.4.4.3#3.B8",
      "10.3.4.4.3#p2"
    ],
    "kind": "unspec",
    "says": "The flag ends reading; nothing in the text keeps the server from sending on.",
    "options": [
      {
        "name": "stop",
        "mark": "pass",
        "seen": "No frames after the acknowledgement.",
        "on": "wire"
      },
      {
        "name": "continue",
        "mark": "allowed",
        "when": {
          "allowed": "the server's own `FF 00` has not gone out"
        },
        "seen": "Frames still come, such as late echoes of earlier messages.",
        "on": "wire"
      }
    ],
    "chosenBy": "policies",
    "default": "stop",
    "because": "After the acknowledgement there is nothing left to send."
  },
  {
    "name": "server.terminate",
    "steps": [
      "10.3.4.4.3#p3",
      "10.3.4.4.3#C1"
    ],
    "kind": "may",
    "says": "A server may start the closing handshake whenever it decides to.",
    "options": [
      {
        "name": "never",
        "mark": "pass",
        "seen": "No `FF 00` unless asked for.",
        "on": "wire"
      },
      {
        "name": "unasked",
        "mark": "allowed",
        "seen": "`FF 00`, though nothing called for it.",
        "on": "wire"
      }
    ],
    "chosenBy": "nobody",
    "default": "never",
    "because": "The server terminates on request, not by itself."
  },
  {
    "name": "server.terminate.timeout",
    "steps": [
      "10.3.4.4.3#C2"
    ],
    "kind": "server",
    "says": "How long a server waits for the client's closing frame after its own is for the server to define.",
    "options": [
      {
        "name": "timeout",
        "parameter": "milliseconds",
        "mark": "pass",
        "seen": "TCP closes when the time is up. A time without bound is in order.",
        "on": "wire"
      }
    ],
    "chosenBy": "limits",
    "default": "timeout",
    "value": 10000,
    "because": "A finite time."
  },
  {
    "name": "server.terminate.close",
    "steps": [
      "10.3.4.4.3#C2",
      "10.3.4.4.3#C3"
    ],
    "kind": "bound",
    "says": "After the server's own `FF 00`, the flag ends the wait, and a close has to follow.",
    "options": [],
    "chosenBy": "nobody",
    "default": null,
    "because": "There is nothing to choose.",
    "failures": [
      {
        "step": "10.3.4.4.3#C3",
        "seen": "After an unasked `FF 00` of its own, and ours in answer, the server is still open at the deadline."
      }
    ]
  },
  {
    "name": "server.close.mechanism",
    "steps": [
      "10.3.4.5.3#p1"
    ],
    "kind": "may",
    "says": "The TCP connection is closed by whatever means there are, FIN and RST being the examples.",
    "options": [
      {
        "name": "fin",
        "mark": "pass",
        "seen": "FIN.",
        "on": "wire"
      },
      {
        "name": "rst",
        "mark": "pass",
        "seen": "RST.",
        "on": "wire"
      }
    ],
    "chosenBy": "nobody",
    "default": "fin",
    "because": "A FIN destroys no bytes under way."
  },
  {
    "name": "any.close.linger",
    "steps": [
      "10.3.4.5.3#p1"
    ],
    "kind": "unspec",
    "says": "To close is to end the connection; how long a side whose FIN is out waits for the FIN of the other side before it gives the socket up, is not said. This holds for both sides.",
    "options": [
      {
        "name": "timeout",
        "parameter": "milliseconds",
        "mark": "pass",
        "seen": "RST, when the time is up and the other side has not closed.",
        "on": "wire"
      },
      {
        "name": "none",
        "mark": "pass",
        "seen": "TCP stays half closed until the other side closes too.",
        "on": "wire"
      }
    ],
    "chosenBy": "limits",
    "default": "timeout",
    "value": 5000,
    "because": "A socket closed over unread bytes sends RST, which may destroy what is under way; a peer that never closes must not hold it for ever."
  },
  {
    "name": "server.onTcpClosed",
    "steps": [
      "10.3.4.4.3#p1",
      "10.3.4.5.3#p1"
    ],
    "kind": "unspec",
    "says": "When the client has closed, the reading steps abort; that the other side has to close too is said to user agents only.",
    "options": [
      {
        "name": "close",
        "mark": "pass",
        "seen": "The server closes its side.",
        "on": "wire"
      },
      {
        "name": "linger",
        "mark": "pass",
        "seen": "The server leaves its side open.",
        "on": "wire"
      }
    ],
    "chosenBy": "nobody",
    "default": "close",
    "because": "The connection is of no further use."
  },
  {
    "name": "server.inputTrust",
    "steps": [
      "10.3.4.6#p1",
      "10.3.4.6#p2",
      "10.3.4.6#p3",
      "10.3.4.6#p4",
      "10.3.4.4.1#g"
    ],
    "kind": "should",
    "says": "A server should take no input on trust, should disconnect when in doubt, and should send its handshake before it changes any data of a user. From outside, none of this can be seen.",
    "options": [],
    "chosenBy": "nobody",
    "default": null,
    "because": "There is nothing to choose, and nothing to see."
  },
  {
    "name": "server.close.whenever",
    "steps": [
      "10.3.4.5.3#p2",
      "10.3.4.6#p4"
    ],
    "kind": "may",
    "says": "A server may close at any moment it wishes, and disconnecting is always safe.",
    "options": [
      {
        "name": "never",
        "mark": "pass",
        "seen": "The connection stays.",
        "on": "wire"
      },
      {
        "name": "closed",
        "mark": "allowed",
        "seen": "TCP closes. The rules of judging apply: no close is a failure by itself (rule 1), and a close withheld from the control is a selective refusal (rule 2).",
        "on": "wire"
      }
    ],
    "chosenBy": "nobody",
    "default": "never",
    "because": "Closing at will is a liberty, and the default takes none."
  },
  {
    "name": "server.abort.answer",
    "steps": [
      "10.3.4.5.2#p1",
      "10.3.4.1.3#p2",
      "10.3.4.1.8#p5"
    ],
    "errata": [
      "E37"
    ],
    "kind": "contra",
    "says": "To abort is nothing more than to close. Against this stands the overview, where the port may belong to an HTTP server, for which the handshake is a GET request like any other and deserves an answer.",
    "options": [
      {
        "name": "nothing",
        "mark": "pass",
        "literal": true,
        "seen": "TCP closes, without a byte.",
        "on": "wire"
      },
      {
        "name": "httpThenClose",
        "mark": "allowed",
        "seen": "A response other than 101, then TCP closes.",
        "on": "wire"
      },
      {
        "name": "httpKeepOpen",
        "mark": "allowed",
        "when": {
          "allowed": "the request is a mere HTTP one, as Upgrade is another or not there, or a key is not there or gives no number of 32 bits: it has no digits or no spaces, is no multiple of them, or its quotient is too large"
        },
        "seen": "A response other than 101, and TCP stays open.",
        "on": "wire"
      }
    ],
    "chosenBy": "nobody",
    "default": "nothing",
    "because": "The literal reading.",
    "failures": [
      {
        "step": "10.3.4.5.2#p1",
        "seen": "Kept open at the deadline although Upgrade and both key fields are there and right."
      }
    ]
  },
  {
    "name": "server.check.requestLine",
    "steps": [
      "10.3.4.4.1#p2",
      "10.3.4.4.1#1",
      "10.3.4.4.1#2",
      "10.3.4.4.1#3",
      "10.3.4.4.1#4"
    ],
    "kind": "should",
    "says": "The request line is `GET`, a space, a path that begins with `/` and consists of 21-7E, a space, and a rest that does not matter. A server should abort if it is otherwise. The version text is part of that rest: whatever it is, even nothing at all, the request is in order and must be served.",
    "options": [
      {
        "name": "abort",
        "mark": "pass",
        "seen": "Another request line is met with a close.",
        "on": "wire"
      },
      {
        "name": "accept",
        "mark": "allowed",
        "seen": "Another request line is served.",
        "on": "wire"
      }
    ],
    "chosenBy": "nobody",
    "default": "abort",
    "because": "The text says should."
  },
  {
    "name": "server.check.fieldSyntax",
    "steps": [
      "10.3.4.4.1#p2",
      "10.3.4.4.1#5",
      "10.3.4.4.1#5p2",
      "10.3.4.4.1#5p4"
    ],
    "kind": "should",
    "says": "A field has a name of characters in 21-7E, then `: `, then a value, then CRLF, and a server should abort on anything else. (10.3.4.1.2#p8, by which such lines do abort the connection, is informative.)",
    "options": [
      {
        "name": "abort",
        "mark": "pass",
        "seen": "TCP closes.",
        "on": "wire"
      },
      {
        "name": "accept",
        "mark": "allowed",
        "seen": "The handshake is served.",
        "on": "wire"
      }
    ],
    "chosenBy": "nobody",
    "default": "accept",
    "because": "This concerns a missing space, which is accepted (`server.field.space`). All other departures abort."
  },
  {
    "name": "server.check.utf8",
    "steps": [
      "10.3.4.4.1#5p3",
      "10.3.4.4.1#p2"
    ],
    "kind": "should",
    "says": "Fields are encoded as UTF-8, and a server should abort on a handshake that is not as described. One that looks at few values may well not notice bytes that are ill-formed.",
    "options": [
      {
        "name": "abort",
        "mark": "pass",
        "seen": "A field that is ill-formed as UTF-8 is met with a close.",
        "on": "wire"
      },
      {
        "name": "accept",
        "mark": "allowed",
        "seen": "The handshake is served; what is ill-formed in the field becomes U+FFFD.",
        "on": "wire"
      }
    ],
    "chosenBy": "policies",
    "default": "abort",
    "because": "The text says should, and no conforming client sends such a field."
  },
  {
    "name": "server.field.space",
    "steps": [
      "10.3.4.4.1#5p4",
      "10.3.4.1.2#p6"
    ],
    "errata": [
      "E11"
    ],
    "kind": "contra",
    "says": "In prose the colon is followed by a space; the grammar of the overview makes it optional. One space is taken away, and any more belong to the value.",
    "options": [
      {
        "name": "optional",
        "mark": "pass",
        "seen": "A field without the space is read.",
        "on": "wire"
      },
      {
        "name": "required",
        "mark": "pass",
        "seen": "A field without the space is met with a close.",
        "on": "wire"
      }
    ],
    "chosenBy": "policies",
    "default": "optional",
    "because": "r4823 settled it so."
  },
  {
    "name": "server.field.colonInName",
    "steps": [
      "10.3.4.4.1#5p4"
    ],
    "errata": [
      "E11"
    ],
    "kind": "contra",
    "says": "Names consist of 21-7E, and the colon, 3A, lies in that range, so a name could contain the sign that ends it.",
    "options": [
      {
        "name": "firstColon",
        "mark": "pass",
        "seen": "The name ends at the first colon.",
        "on": "wire"
      },
      {
        "name": "laterColon",
        "mark": "allowed",
        "seen": "The name goes on to a later colon.",
        "on": "wire"
      }
    ],
    "chosenBy": "nobody",
    "default": "firstColon",
    "because": "It agrees with the grammar, which bars colons from names."
  },
  {
    "name": "server.field.bareBreak",
    "steps": [
      "10.3.4.4.1#5p2"
    ],
    "kind": "unspec",
    "says": "Nothing but the pair CRLF ends a field, which makes a CR or LF on its own part of the value, though the text does not say so.",
    "options": [
      {
        "name": "value",
        "mark": "pass",
        "literal": true,
        "seen": "The byte belongs to the value.",
        "on": "wire"
      },
      {
        "name": "abort",
        "mark": "allowed",
        "seen": "TCP closes.",
        "on": "wire"
      },
      {
        "name": "lineEnd",
        "mark": "allowed",
        "seen": "The byte ends the line, as is the habit in HTTP.",
        "on": "wire"
      }
    ],
    "chosenBy": "nobody",
    "default": "abort",
    "because": "No honest client sends one."
  },
  {
    "name": "server.field.duplicate",
    "steps": [
      "10.3.4.4.1#f",
      "10.3.4.4.2#2g",
      "10.3.4.4.2#2h"
    ],
    "errata": [
      "E34"
    ],
    "kind": "unspec",
    "says": "The text speaks of the value of a field and does not consider a field that occurs twice. Whichever value a server takes, it is the one that its checks are about: two fields `Upgrade: WebSocket` that are joined have another value than `WebSocket`.",
    "options": [
      {
        "name": "abort",
        "mark": "pass",
        "seen": "TCP closes.",
        "on": "wire"
      },
      {
        "name": "first",
        "mark": "pass",
        "seen": "The digest is that of the first value.",
        "on": "wire"
      },
      {
        "name": "last",
        "mark": "pass",
        "seen": "The digest is that of the last value.",
        "on": "wire"
      },
      {
        "name": "joined",
        "mark": "pass",
        "seen": "The digest is that of the values put together, with a comma and a space between them.",
        "on": "wire"
      },
      {
        "name": "joinedTight",
        "mark": "pass",
        "seen": "The digest is that of the values put together, with a comma between them.",
        "on": "wire"
      }
    ],
    "chosenBy": "policies",
    "default": "abort",
    "because": "No conforming client sends a key twice."
  },
  {
    "name": "server.field.unknown",
    "steps": [
      "10.3.4.4.1#p4",
      "10.3.4.4.1#g"
    ],
    "kind": "bound",
    "says": "Fields that the server does not know can be ignored.",
    "options": [
      {
        "name": "ignore",
        "mark": "pass",
        "seen": "The handshake is as without them.",
        "on": "wire"
      },
      {
        "name": "any",
        "mark": "pass",
        "seen": "Any use is made of them, as long as the handshake is not hindered. A server that closes because of them is judged by rule 2.",
        "on": "wire"
      }
    ],
    "chosenBy": "nobody",
    "default": "ignore",
    "because": "Nothing depends on them."
  },
  {
    "name": "server.check.upgrade",
    "steps": [
      "10.3.4.4.1#a",
      "10.3.4.4.1#ap2",
      "10.3.4.4.1#b",
      "10.3.4.4.1#bp2"
    ],
    "kind": "should",
    "says": "The value of Upgrade is compared without regard to case. A server should abort if it finds none or another, yet can safely ignore it.",
    "options": [
      {
        "name": "abort",
        "mark": "pass",
        "seen": "TCP closes.",
        "on": "wire"
      },
      {
        "name": "ignore",
        "mark": "allowed",
        "seen": "The handshake is served.",
        "on": "wire"
      }
    ],
    "chosenBy": "policies",
    "default": "abort",
    "because": "The text says should."
  },
  {
    "name": "server.check.connection",
    "steps": [
      "10.3.4.4.1#a",
      "10.3.4.4.1#ap2",
      "10.3.4.4.1#b",
      "10.3.4.4.1#bp2"
    ],
    "kind": "should",
    "says": "The value of Connection is compared without regard to case. A server should abort if it finds none or another, yet can safely ignore it. A list, say `keep-alive, Upgrade`, counts as another.",
    "options": [
      {
        "name": "abort",
        "mark": "pass",
        "seen": "TCP closes.",
        "on": "wire"
      },
      {
        "name": "ignore",
        "mark": "allowed",
        "seen": "The handshake is served.",
        "on": "wire"
      }
    ],
    "chosenBy": "policies",
    "default": "abort",
    "because": "The text says should."
  },
  {
    "name": "server.check.host",
    "steps": [
      "10.3.4.4.1#c",
      "10.3.4.4.1#cp2"
    ],
    "kind": "should",
    "says": "A server should abort if Host is missing or names somebody else, yet can safely ignore it.",
    "options": [
      {
        "name": "abort",
        "mark": "pass",
        "seen": "TCP closes.",
        "on": "wire"
      },
      {
        "name": "ignore",
        "mark": "allowed",
        "seen": "The handshake is served.",
        "on": "wire"
      }
    ],
    "chosenBy": "policies",
    "default": "abort",
    "because": "The text says should. A bare echo server, however, knows no name of its own and so ignores a foreign one."
  },
  {
    "name": "server.check.origin",
    "steps": [
      "10.3.4.4.1#d",
      "10.3.4.4.1#dp2",
      "10.3.4.6#p3"
    ],
    "kind": "should",
    "says": "A server should abort if Origin is missing or is not among the origins it expects, yet can safely ignore it. One that accepts all origins has nothing to compare.",
    "options": [
      {
        "name": "abort",
        "mark": "pass",
        "seen": "TCP closes.",
        "on": "wire"
      },
      {
        "name": "ignore",
        "mark": "allowed",
        "when": {
          "allowed": "the field is absent",
          "pass": "any origin is welcome"
        },
        "seen": "The handshake is served.",
        "on": "wire"
      }
    ],
    "chosenBy": "policies",
    "default": "abort",
    "because": "The text says should."
  },
  {
    "name": "server.check.protocolAbsent",
    "steps": [
      "10.3.4.4.1#ep2"
    ],
    "kind": "may",
    "says": "A server may abort if no subprotocol is asked for and the conventions of the service call for one.",
    "options": [
      {
        "name": "serve",
        "mark": "pass",
        "seen": "The handshake is served.",
        "on": "wire"
      },
      {
        "name": "abort",
        "mark": "pass",
        "seen": "TCP closes.",
        "on": "wire"
      }
    ],
    "chosenBy": "nobody",
    "default": "serve",
    "because": "An echo service has no such conventions."
  },
  {
    "name": "server.check.protocolUnknown",
    "steps": [
      "10.3.4.4.1#ep2"
    ],
    "kind": "should",
    "says": "A server should abort if it does not support the subprotocol asked for, yet can safely ignore the field.",
    "options": [
      {
        "name": "abort",
        "mark": "pass",
        "seen": "TCP closes.",
        "on": "wire"
      },
      {
        "name": "ignore",
        "mark": "allowed",
        "seen": "The reply has no such field, or names a subprotocol that the server does have.",
        "on": "wire"
      }
    ],
    "chosenBy": "policies",
    "default": "abort",
    "because": "The text says should."
  },
  {
    "name": "server.check.resource",
    "steps": [
      "10.3.4.4.1#3",
      "10.3.4.6#p4"
    ],
    "kind": "should",
    "says": "A server with a single resource may ignore the path. Met with a path it does not expect, a server should simply disconnect.",
    "options": [
      {
        "name": "abort",
        "mark": "pass",
        "seen": "TCP closes.",
        "on": "wire"
      },
      {
        "name": "serve",
        "mark": "allowed",
        "when": {
          "pass": "the server has a single resource",
          "allowed": "the path is unexpected"
        },
        "seen": "The handshake is served.",
        "on": "wire"
      }
    ],
    "chosenBy": "createServer.resources",
    "default": "serve",
    "because": "There is one service, the echo."
  },
  {
    "name": "server.key.missing",
    "steps": [
      "10.3.4.4.2#2g",
      "10.3.4.4.2#2h",
      "10.3.4.4.2#5p3"
    ],
    "errata": [
      "E34"
    ],
    "kind": "bound",
    "says": "A key field that is not there has no value, hence no spaces, and the step on keys without spaces aborts.",
    "options": [
      {
        "name": "abort",
        "mark": "pass",
        "seen": "TCP closes.",
        "on": "wire"
      }
    ],
    "chosenBy": "nobody",
    "default": "abort",
    "because": "There is no other option.",
    "failures": [
      {
        "step": "10.3.4.4.2#5p3",
        "seen": "A 101."
      }
    ]
  },
  {
    "name": "server.refusal.timing",
    "steps": [
      "10.3.4.4.2#2i",
      "10.3.4.4.2#5p3",
      "10.3.4.6#p4"
    ],
    "kind": "unspec",
    "says": "By the order of the steps a request without a key is aborted after the eight bytes of key3. A client of another protocol, RFC 6455 or hixie-75, never sends them, and waits for an answer. A server may disconnect as soon as it is met with something unexpected.",
    "options": [
      {
        "name": "atFields",
        "mark": "pass",
        "seen": "TCP closes after the blank line of a request without a key.",
        "on": "wire"
      },
      {
        "name": "afterKey3",
        "mark": "pass",
        "literal": true,
        "seen": "TCP closes once eight bytes have followed the blank line, or when the time for the handshake is over.",
        "on": "wire"
      }
    ],
    "chosenBy": "policies",
    "default": "atFields",
    "because": "Nothing that follows could make it a handshake, and neither side has to wait for the timeout."
  },
  {
    "name": "server.key.noDigits",
    "steps": [
      "10.3.4.4.2#4"
    ],
    "errata": [
      "E31"
    ],
    "kind": "undef",
    "says": "The digits of a key are read as a number, and an empty row of digits has no value. (The key does have spaces; without them it would abort.)",
    "options": [
      {
        "name": "abort",
        "mark": "pass",
        "seen": "TCP closes.",
        "on": "wire"
      },
      {
        "name": "zero",
        "mark": "pass",
        "seen": "The digest is made with the number 0.",
        "on": "wire"
      },
      {
        "name": "other",
        "judged": true,
        "mark": "allowed",
        "seen": "A 101, then 16 bytes of any value; or neither a reply nor a close, as no step that can be followed leads to one.",
        "on": "wire"
      }
    ],
    "chosenBy": "policies",
    "default": "abort",
    "because": "No conforming client sends such a key."
  },
  {
    "name": "server.key.overflow",
    "steps": [
      "10.3.4.4.2#7",
      "10.3.4.4.2#7p2",
      "10.3.4.4.2#8"
    ],
    "errata": [
      "E16"
    ],
    "kind": "undef",
    "says": "If the quotient takes more than 32 bits, it has no form as a 32-bit integer. A product of more than 32 bits is another matter: as long as its quotient fits, the digest is bound. Zeros in front of the digits have no effect.",
    "options": [
      {
        "name": "abort",
        "mark": "pass",
        "seen": "TCP closes.",
        "on": "wire"
      },
      {
        "name": "modulo",
        "mark": "allowed",
        "seen": "The digest is made with the low 32 bits.",
        "on": "wire"
      },
      {
        "name": "other",
        "judged": true,
        "mark": "allowed",
        "seen": "A 101, then 16 bytes of any value; or neither a reply nor a close, as for a key without digits.",
        "on": "wire"
      }
    ],
    "chosenBy": "policies",
    "default": "abort",
    "because": "No conforming client sends such a key.",
    "failures": [
      {
        "step": "10.3.4.4.2#4",
        "also": [
          "10.3.4.4.2#4p2",
          "10.3.4.4.2#5",
          "10.3.4.4.2#5p2",
          "10.3.4.4.2#5p3",
          "10.3.4.4.2#6",
          "10.3.4.4.2#6p2",
          "10.3.4.4.2#7",
          "10.3.4.4.2#7p2",
          "10.3.4.4.2#8",
          "10.3.4.4.2#9"
        ],
        "seen": "A wrong digest, when the product takes more than 32 bits but the quotient fits."
      }
    ]
  },
  {
    "name": "server.handshake.limits",
    "steps": [
      "10.3.4.6#p1",
      "10.3.4.6#p4"
    ],
    "kind": "unspec",
    "says": "No bound is set on what a server reads as handshake.",
    "options": [
      {
        "name": "limit",
        "parameter": "bytes or fields",
        "mark": "allowed",
        "seen": "TCP closes.",
        "on": "wire"
      },
      {
        "name": "none",
        "mark": "pass",
        "seen": "Any length is read.",
        "on": "wire"
      }
    ],
    "chosenBy": "limits",
    "default": "limit",
    "values": {
      "line": {
        "value": 8192,
        "unit": "bytes of each half of the request line"
      },
      "name": {
        "value": 256,
        "unit": "bytes of a name"
      },
      "value": {
        "value": 16384,
        "unit": "bytes of a value"
      },
      "fields": {
        "value": 100,
        "unit": "fields"
      },
      "bytes": {
        "value": 65536,
        "unit": "bytes of all fields"
      }
    },
    "because": "Memory stays bounded."
  },
  {
    "name": "server.handshake.timeout",
    "steps": [
      "10.3.4.6#p1",
      "10.3.4.6#p4"
    ],
    "kind": "unspec",
    "says": "No bound is set on how long a server waits for the handshake to be complete.",
    "options": [
      {
        "name": "timeout",
        "parameter": "milliseconds",
        "mark": "allowed",
        "seen": "TCP closes.",
        "on": "wire"
      },
      {
        "name": "none",
        "mark": "pass",
        "seen": "The server waits without end.",
        "on": "wire"
      }
    ],
    "chosenBy": "limits",
    "default": "timeout",
    "value": 30000,
    "because": "The wait has an end."
  },
  {
    "name": "server.connections.limit",
    "steps": [
      "10.3.4.5.3#p2",
      "10.3.4.6#p4"
    ],
    "kind": "unspec",
    "says": "Nothing is said on how many connections a server keeps. One that has enough relies on its right to close (`server.close.whenever`).",
    "options": [
      {
        "name": "limit",
        "parameter": "connections",
        "mark": "allowed",
        "seen": "TCP closes before anything was read.",
        "on": "wire"
      },
      {
        "name": "none",
        "mark": "pass",
        "seen": "Every connection is kept.",
        "on": "wire"
      }
    ],
    "chosenBy": "limits",
    "default": "limit",
    "values": {
      "total": {
        "value": 16384,
        "unit": "connections"
      },
      "perAddress": {
        "value": 1024,
        "unit": "connections from one address"
      },
      "handshakes": {
        "value": 4096,
        "unit": "connections whose handshake is not complete"
      }
    },
    "because": "Memory stays bounded, and one address takes no more than a sixteenth of the room. Behind a proxy all clients have one address: there the limit for one has to be set to that for all."
  },
  {
    "name": "server.tls",
    "steps": [
      "10.3.4.4.2#1"
    ],
    "kind": "server",
    "says": "A server that supports encryption performs a TLS handshake first; one whose name the client got wrong, by SNI, may close.",
    "options": [
      {
        "name": "plain",
        "mark": "pass",
        "seen": "Bytes go over TCP as they are.",
        "on": "wire"
      },
      {
        "name": "tls",
        "mark": "pass",
        "seen": "All bytes go through TLS.",
        "on": "wire"
      }
    ],
    "chosenBy": "createServer.tls",
    "default": "plain",
    "because": "It is as the server was started; `tls` when started so."
  },
  {
    "name": "server.location",
    "steps": [
      "10.3.4.4.2#2a",
      "10.3.4.4.2#2b",
      "10.3.4.4.2#2c",
      "10.3.4.4.2#2d",
      "10.3.4.4.2#3"
    ],
    "kind": "should",
    "alsoKind": "server",
    "says": "The host should come from the Host field and the path from the request if the server answers for several; port and the secure flag are what was received or what was expected.",
    "options": [
      {
        "name": "derived",
        "mark": "pass",
        "seen": "The client's own URL comes back.",
        "on": "wire"
      },
      {
        "name": "configured",
        "mark": "allowed",
        "seen": "Another host, port or path, or `wss`. The verdict says that clients will then refuse. Where the Host field gives no host of which a URL can be made, nothing is derived, and a server without a host of its own aborts.",
        "on": "wire"
      }
    ],
    "chosenBy": "nobody",
    "default": "derived",
    "because": "Clients compare the value exactly with their own URL.",
    "failures": [
      {
        "step": "10.3.4.4.2#3",
        "seen": "A value that no construction of a WebSocket URL gives."
      },
      {
        "step": "10.3.4.4.2#3",
        "also": [
          "10.3.4.2.2#4"
        ],
        "seen": "80 written out on ws or 443 on wss."
      },
      {
        "step": "10.3.4.4.2#11",
        "seen": "The field is missing or occurs twice."
      }
    ]
  },
  {
    "name": "server.location.case",
    "steps": [
      "10.3.4.4.2#2a"
    ],
    "errata": [
      "E18"
    ],
    "kind": "unspec",
    "says": "What becomes of a Host that arrives with capital letters is not said. No conforming client sends one.",
    "options": [
      {
        "name": "lower",
        "mark": "pass",
        "seen": "The host comes back in lower case.",
        "on": "wire"
      },
      {
        "name": "asSent",
        "mark": "pass",
        "seen": "The host comes back as it was sent.",
        "on": "wire"
      }
    ],
    "chosenBy": "policies",
    "default": "lower",
    "because": "Clients compare with a host in lower case; r5187 settled it so."
  },
  {
    "name": "server.origin.value",
    "steps": [
      "10.3.4.4.2#2e",
      "10.3.4.4.2#11d"
    ],
    "kind": "should",
    "says": "The origin in the reply should be taken from the client's if several are welcome.",
    "options": [
      {
        "name": "derived",
        "mark": "pass",
        "seen": "The client's origin comes back.",
        "on": "wire"
      },
      {
        "name": "configured",
        "mark": "allowed",
        "seen": "Another origin. Where the Origin field holds no serialization of an origin, nothing is derived, and a server without an origin of its own aborts.",
        "on": "wire"
      }
    ],
    "chosenBy": "nobody",
    "default": "derived",
    "because": "Clients compare the value with their own origin.",
    "failures": [
      {
        "step": "10.3.4.4.2#2e",
        "also": [
          "10.3.4.4.2#11d"
        ],
        "seen": "A value that is no ASCII serialization of an origin, such as none."
      },
      {
        "step": "10.3.4.4.2#11",
        "seen": "The field is missing or occurs twice."
      }
    ]
  },
  {
    "name": "server.subprotocol",
    "steps": [
      "10.3.4.4.2#2f",
      "10.3.4.4.2#11e"
    ],
    "kind": "should",
    "says": "The subprotocol is null or a string, and should be taken from the handshake if the server has several. It is asked for by the field: one with an empty value asks for the empty string, which is not null.",
    "options": [
      {
        "name": "echo",
        "mark": "pass",
        "when": {
          "pass": "a subprotocol was asked for"
        },
        "defaultWhen": "one was asked for",
        "seen": "What was asked for comes back, the empty string too.",
        "on": "wire"
      },
      {
        "name": "none",
        "mark": "allowed",
        "when": {
          "allowed": "a subprotocol was asked for",
          "pass": "none was asked for"
        },
        "defaultWhen": "none was asked for",
        "seen": "The reply has no such field.",
        "on": "wire"
      },
      {
        "name": "other",
        "judged": true,
        "mark": "allowed",
        "when": {
          "allowed": "a subprotocol was asked for"
        },
        "seen": "A different name comes back.",
        "on": "wire"
      },
      {
        "name": "own",
        "judged": true,
        "mark": "allowed",
        "when": {
          "allowed": "none was asked for"
        },
        "seen": "A non-empty name of the server's own.",
        "on": "wire"
      }
    ],
    "chosenBy": "policies",
    "default": "echo",
    "because": "The name comes back when the server supports it.",
    "failures": [
      {
        "step": "10.3.4.4.2#11e",
        "seen": "An empty field although the client sent none: absence means null (10.3.4.4.2#2f), and no server has a subprotocol whose name is empty of its own accord (10.3.4.3.1#p1)."
      },
      {
        "step": "10.3.4.4.2#11e",
        "seen": "Two fields."
      }
    ]
  },
  {
    "name": "server.statusLine",
    "steps": [
      "10.3.4.4.2#10",
      "10.3.4.4.2#10p2"
    ],
    "kind": "may",
    "says": "A line is given, but any Status-Line with the code 101 may take its place.",
    "options": [
      {
        "name": "given",
        "mark": "pass",
        "seen": "`HTTP/1.1 101 WebSocket Protocol Handshake`.",
        "on": "wire"
      },
      {
        "name": "other",
        "mark": "pass",
        "seen": "Another version or reason phrase.",
        "on": "wire"
      }
    ],
    "chosenBy": "nobody",
    "default": "given",
    "because": "It is the line that the text gives.",
    "failures": [
      {
        "step": "10.3.4.4.2#10p2",
        "seen": "A line without the second space."
      }
    ]
  },
  {
    "name": "server.reply.fieldOrder",
    "steps": [
      "10.3.4.4.2#11"
    ],
    "kind": "may",
    "says": "The fields of the reply may come in any order, and their names in any case.",
    "options": [
      {
        "name": "listed",
        "mark": "pass",
        "seen": "The order of the list, 10.3.4.4.2#11a to 11e.",
        "on": "wire"
      },
      {
        "name": "any",
        "mark": "pass",
        "seen": "Any other order; names in any case.",
        "on": "wire"
      }
    ],
    "chosenBy": "nobody",
    "default": "listed",
    "because": "The list has an order already.",
    "failures": [
      {
        "step": "10.3.4.4.2#11a",
        "seen": "The value `websocket`."
      },
      {
        "step": "10.3.4.4.2#11b",
        "seen": "The value `upgrade`."
      },
      {
        "step": "10.3.4.4.2#11",
        "seen": "`Name:value`, or two spaces after the colon."
      }
    ]
  },
  {
    "name": "server.reply.otherFields",
    "steps": [
      "10.3.4.4.2#11",
      "10.3.4.3.1#41f",
      "10.3.4.3.1#41g"
    ],
    "kind": "unspec",
    "says": "The list of fields in a reply is closed. A client, however, skips names it does not know and stores cookies, which would be pointless if none could come.",
    "options": [
      {
        "name": "none",
        "mark": "pass",
        "literal": true,
        "seen": "Only the fields of the list.",
        "on": "wire"
      },
      {
        "name": "present",
        "mark": "allowed",
        "when": {
          "pass": "the field is `Set-Cookie`",
          "allowed": "it is any other field"
        },
        "seen": "Further fields.",
        "on": "wire"
      }
    ],
    "chosenBy": "createServer.setCookies",
    "default": "none",
    "because": "The literal reading."
  },
  {
    "name": "server.reply.timing",
    "steps": [
      "10.3.4.4.2#2i",
      "10.3.4.4.2#10"
    ],
    "kind": "unspec",
    "says": "key3 is among the things a server establishes before it sends anything. A server that reads no further than the blank line could send most of its reply earlier.",
    "options": [
      {
        "name": "afterKey3",
        "mark": "pass",
        "literal": true,
        "seen": "Not a byte before key3 is complete.",
        "on": "wire"
      },
      {
        "name": "fieldsFirst",
        "mark": "allowed",
        "defaultWhen": "TLS ends in front of the server",
        "seen": "Everything down to the blank line precedes key3, and the digest follows it. The bytes are the same, and no conforming client waits for them before it sends key3 (10.3.4.3.1#24-27).",
        "on": "wire"
      }
    ],
    "chosenBy": "policies",
    "default": "afterKey3",
    "because": "The literal reading. A proxy in front may hold key3 back until it has seen the 101, and a server that waits for key3 would wait in vain.",
    "failures": [
      {
        "step": "10.3.4.4.2#8",
        "seen": "A digest that precedes key3."
      }
    ]
  },
  {
    "name": "server.firstFrame",
    "steps": [
      "10.3.4.4.2#p2"
    ],
    "kind": "may",
    "says": "Once its handshake is out, a server may send data at once, straight after the digest.",
    "options": [
      {
        "name": "any",
        "mark": "pass",
        "seen": "A pause of any length between digest and first frame, or none.",
        "on": "wire"
      }
    ],
    "chosenBy": "nobody",
    "default": null,
    "because": "There is nothing to choose.",
    "failures": [
      {
        "step": "10.3.4.4.2#p2",
        "seen": "Data that precedes the digest."
      }
    ]
  },
  {
    "name": "url.resolve",
    "steps": [
      "10.3.4.2.1#1",
      "10.3.4.2.1#2",
      "10.3.2#p4"
    ],
    "kind": "ext",
    "says": "Turning the argument into an absolute URL is left to another document, the Web addresses draft of 2009. What that draft did with backslashes, with a missing path or with a port that is too large is its own affair, so the results depend on which parser stands in for it.",
    "options": [
      {
        "name": "webAddresses",
        "mark": "pass",
        "literal": true,
        "seen": "The attribute `URL` for `ws://h` has no final slash; what becomes of a backslash or of a port out of range is for that draft to say.",
        "on": "script"
      },
      {
        "name": "urlStandard",
        "mark": "pass",
        "seen": "The attribute `URL` for `ws://h` reads `ws://h/`, a `\\` turns into `/`, and a port above 65535 throws SYNTAX_ERR.",
        "on": "script"
      }
    ],
    "chosenBy": "nobody",
    "default": "urlStandard",
    "because": "Nothing living implements the draft. One trap: the accessors of a URL Standard parser do not show that a fragment or a query is there when it is empty, so both have to be read off the serialisation. `ws://h/#` must still fail (10.3.4.2.1#4), and `ws://h/?` still has the resource name `/?` (10.3.4.2.1#11)."
  },
  {
    "name": "url.host.missing",
    "steps": [
      "10.3.4.2.1#6"
    ],
    "errata": [
      "E32"
    ],
    "kind": "unspec",
    "says": "The host is taken from the URL without a word on URLs that have none, such as `ws:/p` or `ws:///p`.",
    "options": [
      {
        "name": "syntaxErr",
        "mark": "pass",
        "seen": "The constructor throws SYNTAX_ERR.",
        "on": "script"
      },
      {
        "name": "failLater",
        "mark": "pass",
        "seen": "The constructor returns an object, and a close event follows.",
        "on": "script"
      },
      {
        "name": "asParsed",
        "mark": "pass",
        "seen": "The parser takes whatever comes next for the host."
      }
    ],
    "chosenBy": "nobody",
    "default": "asParsed",
    "because": "It comes with the parser that `url.resolve` picks."
  },
  {
    "name": "url.port.range",
    "steps": [
      "10.3.4.2.1#7"
    ],
    "errata": [
      "E32"
    ],
    "kind": "unspec",
    "says": "Whatever number stands in the port component goes through, 0 and numbers above 65535 included.",
    "options": [
      {
        "name": "syntaxErr",
        "mark": "pass",
        "defaultWhen": "the port is above 65535",
        "seen": "The constructor throws SYNTAX_ERR.",
        "on": "script"
      },
      {
        "name": "failLater",
        "mark": "pass",
        "defaultWhen": "the port is 0",
        "seen": "The object is made, then the connection turns out not to open (10.3.4.3.1#3).",
        "on": "script"
      }
    ],
    "chosenBy": "nobody",
    "default": "syntaxErr",
    "because": "The URL parser decides: it refuses ports above 65535 and lets 0 through, so each option is the default for its own case."
  },
  {
    "name": "url.host.idna",
    "steps": [
      "10.3.4.7.1#e",
      "10.3.4.7.2#e"
    ],
    "kind": "ext",
    "says": "A host with characters outside the URL syntax goes through ToASCII of IDNA 2003, with AllowUnassigned and UseSTD3ASCIIRules set. The algorithm lives in another document, which has since been replaced.",
    "options": [
      {
        "name": "idna2003",
        "mark": "pass",
        "literal": true,
        "seen": "`faß` is sent as `fass`, in the Host field and in the attribute `URL`.",
        "on": "both"
      },
      {
        "name": "uts46",
        "mark": "pass",
        "seen": "`faß` is sent as `xn--fa-hia`, in the Host field and in the attribute `URL`.",
        "on": "both"
      }
    ],
    "chosenBy": "nobody",
    "default": "uts46",
    "because": "Resolvers and registries have moved to it."
  },
  {
    "name": "url.userinfo",
    "steps": [
      "10.3.4.2.1#6"
    ],
    "kind": "unspec",
    "says": "Host, port, path and query are taken out of the URL; a user name or password in it goes unmentioned.",
    "options": [
      {
        "name": "ignored",
        "mark": "pass",
        "literal": true,
        "seen": "Nothing of it is sent.",
        "on": "wire"
      },
      {
        "name": "sentAsAuthorization",
        "mark": "allowed",
        "seen": "The handshake carries an Authorization field, which is then also a matter of `client.handshake.otherFields`.",
        "on": "wire"
      }
    ],
    "chosenBy": "nobody",
    "default": "ignored",
    "because": "The literal reading: what no step takes, no step uses."
  },
  {
    "name": "api.port.blocked",
    "steps": [
      "10.3.2#2"
    ],
    "errata": [
      "E35"
    ],
    "kind": "config",
    "says": "Ports that the user agent is set up to block make the constructor throw SECURITY_ERR, and this comes before the protocol argument is examined. Which ports those are is configuration.",
    "options": [
      {
        "name": "none",
        "mark": "pass",
        "seen": "No port is refused.",
        "on": "both"
      },
      {
        "name": "list",
        "parameter": "ports",
        "mark": "pass",
        "seen": "A listed port throws, and no TCP connection is attempted.",
        "on": "both"
      }
    ],
    "chosenBy": "createEnvironment.blockedPorts",
    "default": "list",
    "because": "The list that browsers use, less 80 and 443."
  },
  {
    "name": "api.protocol.present",
    "steps": [
      "10.3.2#3"
    ],
    "kind": "ext",
    "says": "The protocol argument is checked if it is present. Whether an explicit `undefined` counts as present is a question for Web IDL.",
    "options": [
      {
        "name": "absent",
        "mark": "pass",
        "seen": "An explicit `undefined` is as good as no argument. `null` still becomes the string \"null\".",
        "on": "both"
      },
      {
        "name": "text",
        "mark": "pass",
        "seen": "An explicit `undefined` asks for a subprotocol named \"undefined\". `null` likewise becomes the string \"null\".",
        "on": "both"
      }
    ],
    "chosenBy": "nobody",
    "default": "absent",
    "because": "Web IDL as it stands today."
  },
  {
    "name": "api.send.connectingSurrogate",
    "steps": [
      "10.3.2#p7"
    ],
    "errata": [
      "E13"
    ],
    "kind": "contra",
    "says": "While CONNECTING, send() must throw INVALID_STATE_ERR; given an unpaired surrogate, it must throw SYNTAX_ERR. When both hold, two exceptions are required and one can be thrown.",
    "options": [
      {
        "name": "invalidState",
        "mark": "pass",
        "literal": true,
        "seen": "INVALID_STATE_ERR.",
        "on": "script"
      },
      {
        "name": "syntaxErr",
        "mark": "pass",
        "seen": "SYNTAX_ERR.",
        "on": "script"
      }
    ],
    "chosenBy": "nobody",
    "default": "invalidState",
    "because": "The order in which the sentences stand; r5054 settled it so."
  },
  {
    "name": "api.send.bufferLimit",
    "steps": [
      "10.3.2#p7"
    ],
    "kind": "unspec",
    "says": "Data that can neither be sent nor buffered makes the user agent close the connection, but how much the buffer holds is nowhere said.",
    "options": [
      {
        "name": "none",
        "mark": "pass",
        "seen": "The buffer grows as long as memory lasts.",
        "on": "none"
      },
      {
        "name": "limit",
        "parameter": "bytes",
        "mark": "pass",
        "seen": "On overflow send() returns false and a close event follows with wasClean false; TCP closes without an `FF 00`.",
        "on": "both"
      }
    ],
    "chosenBy": "limits",
    "default": "limit",
    "value": 16777216,
    "because": "Memory stays bounded."
  },
  {
    "name": "api.bufferedAmount.drain",
    "steps": [
      "10.3.2#p9"
    ],
    "errata": [
      "E08"
    ],
    "kind": "unspec",
    "says": "bufferedAmount counts bytes that are queued and unsent, leaving framing out. When a byte stops being unsent is not defined.",
    "options": [
      {
        "name": "onWrite",
        "mark": "pass",
        "seen": "The number falls as soon as the system has taken the bytes.",
        "on": "script"
      },
      {
        "name": "atTask",
        "mark": "pass",
        "seen": "The number falls only from one task to the next (r5049).",
        "on": "script"
      }
    ],
    "chosenBy": "nobody",
    "default": "onWrite",
    "because": "\"Sent\" taken at its simplest: the system has the bytes.",
    "failures": [
      {
        "step": "10.3.2#p9",
        "seen": "Framing bytes are counted too."
      }
    ]
  },
  {
    "name": "api.bufferedAmount.whileClosing",
    "steps": [
      "10.3.2#p7",
      "10.3.2#p9"
    ],
    "kind": "unspec",
    "says": "A send() between the start of the closing handshake and the close sends nothing; whether its bytes count as queued is open.",
    "options": [
      {
        "name": "counted",
        "mark": "pass",
        "seen": "The number grows by the length of the data in UTF-8.",
        "on": "script"
      },
      {
        "name": "notCounted",
        "mark": "pass",
        "literal": true,
        "seen": "The number stays, because nothing entered a queue.",
        "on": "script"
      }
    ],
    "chosenBy": "nobody",
    "default": "counted",
    "because": "The same rule then serves here and after the close (`api.bufferedAmount.afterClose`)."
  },
  {
    "name": "api.bufferedAmount.afterClose",
    "steps": [
      "10.3.2#p9"
    ],
    "kind": "unspec",
    "says": "After the close the number goes nowhere but up, at each send(), and is never set back to 0. By how much it grows is left out.",
    "options": [
      {
        "name": "grows",
        "mark": "pass",
        "literal": true,
        "seen": "Each send() adds the length of its data in UTF-8.",
        "on": "script"
      },
      {
        "name": "frozen",
        "mark": "allowed",
        "seen": "The number stays as it was: the sentence is taken to mean merely that it does not fall.",
        "on": "script"
      }
    ],
    "chosenBy": "nobody",
    "default": "grows",
    "because": "The literal reading."
  },
  {
    "name": "api.openTask.afterClose",
    "steps": [
      "10.3.3#p1",
      "10.3.2#Bc"
    ],
    "errata": [
      "E27"
    ],
    "kind": "contra",
    "says": "The task queued at establishment sets readyState to OPEN and fires `open` without looking at the state. A close() that runs before the task has already set CLOSING.",
    "options": [
      {
        "name": "literal",
        "mark": "pass",
        "literal": true,
        "seen": "readyState is 2, then 1 while `open` fires, then 2 again.",
        "on": "script"
      },
      {
        "name": "suppressed",
        "mark": "pass",
        "seen": "readyState stays at 2, and no `open` fires.",
        "on": "script"
      }
    ],
    "chosenBy": "policies",
    "default": "suppressed",
    "because": "readyState then never runs backwards, and the wire is the same either way."
  },
  {
    "name": "api.closingTask.afterClosed",
    "steps": [
      "10.3.3#p4",
      "10.3.4.3.2#C4"
    ],
    "errata": [
      "E28"
    ],
    "kind": "contra",
    "says": "The task that reports the start of the closing handshake sets CLOSING unconditionally. As that handshake begins asynchronously, it can be said to start when the connection is closed already.",
    "options": [
      {
        "name": "literal",
        "mark": "pass",
        "literal": true,
        "seen": "readyState reaches 3, drops back to 2 and remains there.",
        "on": "script"
      },
      {
        "name": "suppressed",
        "mark": "pass",
        "seen": "readyState remains at 3.",
        "on": "script"
      }
    ],
    "chosenBy": "policies",
    "default": "suppressed",
    "because": "As with `api.openTask.afterClose`: readyState never runs backwards."
  },
  {
    "name": "api.failure.reported",
    "steps": [
      "10.3.4.5.1#p1"
    ],
    "kind": "may",
    "says": "When a connection fails, the user agent has leave to tell its user.",
    "options": [
      {
        "name": "silent",
        "mark": "pass",
        "seen": "The user hears nothing.",
        "on": "none"
      },
      {
        "name": "diagnostics",
        "mark": "pass",
        "seen": "The reason goes to a channel that no script can read.",
        "on": "none"
      }
    ],
    "chosenBy": "nobody",
    "default": "diagnostics",
    "because": "A developer can see what went wrong, and scripts learn nothing."
  },
  {
    "name": "api.failure.opaque",
    "steps": [
      "10.3.4.5.1#p3",
      "10.3.4.5.1#bullet6",
      "10.3.3#p1"
    ],
    "errata": [
      "E29"
    ],
    "kind": "contra",
    "says": "Scripts must be unable to tell apart the ways of failing, and the list of them puts a connection cut short after a good handshake next to a host that does not resolve. Yet in that one case `open` has fired already. Read literally, this cannot be met together with 10.3.3#p1.",
    "options": [
      {
        "name": "sameCloseEvent",
        "mark": "pass",
        "seen": "Every failure ends in the same close event with wasClean false and brings no error event of its own; `open` comes before it if it was due.",
        "on": "script"
      }
    ],
    "chosenBy": "nobody",
    "default": "sameCloseEvent",
    "because": "It gives away as little as 10.3.3#p1 permits. How long things take lies outside the text."
  },
  {
    "name": "api.gc",
    "steps": [
      "10.3.3.2#p1",
      "10.3.3.2#p2"
    ],
    "kind": "may",
    "says": "An object with an open connection must be kept while it has listeners for message events. For one without, silence is consent: it may be collected, and collecting it closes the connection.",
    "options": [
      {
        "name": "collect",
        "mark": "pass",
        "seen": "TCP closes without an `FF 00`.",
        "on": "wire"
      },
      {
        "name": "keep",
        "mark": "pass",
        "seen": "The connection stays open.",
        "on": "wire"
      }
    ],
    "chosenBy": "nobody",
    "default": "collect",
    "because": "An object that nobody can reach or hear should not hold a connection."
  },
  {
    "name": "api.unload",
    "steps": [],
    "kind": "ext",
    "says": "The wider specification closes the connections of a document that is unloaded (its unloading document cleanup steps). No step of the WebSocket part says so.",
    "options": [
      {
        "name": "tcpClose",
        "mark": "pass",
        "literal": true,
        "seen": "TCP closes without an `FF 00`.",
        "on": "wire"
      }
    ],
    "chosenBy": "nobody",
    "default": "tcpClose",
    "because": "There is no other option."
  }
];

/** Every known defect. */
export const errata: readonly Erratum[] = [
  {
    "id": "E01",
    "steps": [
      "10.3.4.1.3",
      "10.3.4.3.1#42",
      "10.3.4.3.1#43",
      "10.3.4.4.2#8",
      "10.3.4.4.2#9"
    ],
    "touches": [
      "wire"
    ],
    "defect": "The prose writes the two 32-bit numbers of the challenge in little-endian order, but each example that the text works out has them in big-endian order: 0x2E5031B7 appears as 2E 50 31 B7.",
    "settled": "r4822 decides for big-endian.",
    "deployed": "All are big-endian, apart from lighttpd."
  },
  {
    "id": "E02",
    "steps": [
      "10.3.4.4.3#3.B8",
      "10.3.4.1.4#p3"
    ],
    "touches": [
      "wire"
    ],
    "proved": [
      {
        "property": "client-start-ends-cleanly",
        "reading": "no-answer-ever"
      }
    ],
    "defect": "By the overview, a peer that receives FF 00 answers in kind. The algorithm for servers does no such thing: it sets the client terminated flag, reads no more, and neither answers nor closes. To the letter, then, no close that a client begins is ever clean.",
    "settled": "Probably r5182.",
    "deployed": "Some answer, some merely close, some do nothing."
  },
  {
    "id": "E03",
    "steps": [
      "10.3.4.4.3#C3",
      "10.3.4.4.3#p4"
    ],
    "touches": [],
    "defect": "The server is told to send no more data \"to the server\"; it is the client that is meant.",
    "settled": "An editorial matter.",
    "deployed": null
  },
  {
    "id": "E04",
    "steps": [
      "10.3.4.3.2#p6"
    ],
    "touches": [],
    "defect": "The client's closing handshake is said to finish on \"the 0xFF packet\". No packet exists at this level: read \"frame\" for \"packet\".",
    "settled": "An editorial matter.",
    "deployed": null
  },
  {
    "id": "E05",
    "steps": [
      "10.3.4.3.1#28"
    ],
    "touches": [
      "wire"
    ],
    "defect": "The status line may contain a 0x0D before its last two bytes, and passes.",
    "settled": "r5185 makes it fail.",
    "deployed": null
  },
  {
    "id": "E06",
    "steps": [
      "10.3.4.3.1#41a",
      "10.3.4.4.1#a"
    ],
    "touches": [
      "wire"
    ],
    "defect": "A trap more than a contradiction. Both senders have to write `WebSocket` exactly so (10.3.4.3.1#7, 10.3.4.4.2#11a), while of the two receivers only the client compares exactly. Accepting `websocket` breaks 41a in a client; sending it breaks 11a in a server.",
    "settled": "r5178.",
    "deployed": "The servers of netty and lighttpd write it in lower case, and no client looks."
  },
  {
    "id": "E07",
    "steps": [
      "10.3.4.3.1#41"
    ],
    "touches": [],
    "defect": "An entry whose name is empty does fail the handshake, but not until all fields have been read.",
    "settled": "r5179 lets the client fail at an earlier or later moment.",
    "deployed": "Some one way, some the other."
  },
  {
    "id": "E08",
    "steps": [
      "10.3.2#p9"
    ],
    "touches": [
      "api"
    ],
    "defect": "bufferedAmount has no definition of the moment at which queued bytes cease to count. Framing overhead is left out of it.",
    "settled": "r5049.",
    "deployed": "WebKit included the framing."
  },
  {
    "id": "E09",
    "steps": [
      "10.3.4.4.3#3.4"
    ],
    "touches": [
      "wire"
    ],
    "defect": "Frames of types 0x01 to 0x7F are messages to a server, whereas a client drops them and reports an error.",
    "settled": "r5046.",
    "deployed": "Some one way, some the other."
  },
  {
    "id": "E10",
    "steps": [
      "10.3.4.3.1#21"
    ],
    "touches": [
      "wire"
    ],
    "defect": "A key may begin or end with a space, and there an intermediary may trim it away.",
    "settled": "r5055.",
    "deployed": "Chrome 6 sent keys of this kind."
  },
  {
    "id": "E11",
    "steps": [
      "10.3.4.4.1#5"
    ],
    "touches": [
      "wire"
    ],
    "defect": "The range allowed for field names takes in \":\", the very sign that ends them. Besides, the prose demands a space after the colon and the ABNF does not.",
    "settled": "r4823.",
    "deployed": "Some one way, some the other."
  },
  {
    "id": "E12",
    "steps": [
      "10.3.4.3.1#41c"
    ],
    "touches": [
      "wire"
    ],
    "defect": "The value must equal origin, \"converted to ASCII lowercase\"; it stays open which of the two sides is converted.",
    "settled": "r5053.",
    "deployed": null
  },
  {
    "id": "E13",
    "steps": [
      "10.3.2#p7"
    ],
    "touches": [
      "api"
    ],
    "defect": "If send() is given an unpaired surrogate while CONNECTING, two different exceptions are both required, and their order is left open.",
    "settled": "r5054.",
    "deployed": null
  },
  {
    "id": "E14",
    "steps": [
      "10.3.4.3.1#35b"
    ],
    "touches": [],
    "defect": "To treat a byte as the list of the next step conceals a read. If the byte is CR, the two moves get in each other's way: to the letter, `Name:` CRLF fails at 36b.",
    "settled": "r5050.",
    "deployed": null
  },
  {
    "id": "E15",
    "steps": [
      "10.3.4.3.2#3a.2",
      "10.3.4.3.2#3a.3",
      "10.3.4.3.2#3a.4",
      "10.3.4.3.2#3a.5",
      "10.3.4.4.3#3.B2",
      "10.3.4.4.3#3.B3",
      "10.3.4.4.3#3.B4",
      "10.3.4.4.3#3.B5"
    ],
    "touches": [
      "wire"
    ],
    "defect": "Frame lengths have no upper bound. Bytes whose high bit is set may follow one another for ever, and the number they spell may fit no machine.",
    "settled": "r4830: a server unable to skip so much has to abort.",
    "deployed": "Bugs of operator precedence and of overflow."
  },
  {
    "id": "E16",
    "steps": [
      "10.3.4.4.2#4",
      "10.3.4.4.2#4p2",
      "10.3.4.4.2#5",
      "10.3.4.4.2#5p2",
      "10.3.4.4.2#5p3",
      "10.3.4.4.2#6",
      "10.3.4.4.2#6p2",
      "10.3.4.4.2#7",
      "10.3.4.4.2#7p2"
    ],
    "touches": [],
    "defect": "Nothing makes sure that part1 and part2 fit into 32 bits.",
    "settled": "r5171.",
    "deployed": null
  },
  {
    "id": "E17",
    "steps": [
      "10.3.4.3.1#41f"
    ],
    "touches": [
      "api"
    ],
    "defect": "Cookies are stored although the handshake may still fail later on. Which form the cookie field takes is open as well.",
    "settled": "r5186 and r5183.",
    "deployed": null
  },
  {
    "id": "E18",
    "steps": [
      "10.3.4.4.2#2a"
    ],
    "touches": [
      "wire"
    ],
    "defect": "For the client's check of Sec-WebSocket-Location to succeed, the server has to convert the host to lower case; no step does. (A client of r4820 sends its Host in lower case already, by step 10.)",
    "settled": "r5187.",
    "deployed": "Some one way, some the other."
  },
  {
    "id": "E19",
    "steps": [
      "10.3.4.3.1#1"
    ],
    "touches": [],
    "defect": "Only one connection attempt at a time may be made to an IP address, but what this means behind a proxy, or for two attempts that begin together, is not said.",
    "settled": "r4837 (a must) and r5170.",
    "deployed": null
  },
  {
    "id": "E20",
    "steps": [
      "10.3.4.1.2#p19",
      "10.3.4.1.2#diagram"
    ],
    "touches": [],
    "defect": "The branch of the diagram that reads a length does not include the type 0xFF.",
    "settled": null,
    "deployed": null
  },
  {
    "id": "E21",
    "steps": [
      "10.3.4.1.2#p15"
    ],
    "touches": [
      "wire"
    ],
    "defect": "In the ABNF a closing frame is FF 00 and nothing else. The algorithms take a length of 0 in any encoding, FF 80 00 among them.",
    "settled": null,
    "deployed": "Most compare with the two bytes as they stand."
  },
  {
    "id": "E22",
    "steps": [
      "10.3.4.3.3"
    ],
    "touches": [],
    "defect": "An ill-formed run of bytes may turn into one U+FFFD or into several; \"bytes or sequences of bytes\" leaves the number open.",
    "settled": "Later, by the Encoding Standard.",
    "deployed": "Some one way, some the other."
  },
  {
    "id": "E23",
    "steps": [
      "10.3.4.5.3"
    ],
    "touches": [],
    "defect": "To have finished the closing handshake is something that is defined for clients and not for servers.",
    "settled": null,
    "deployed": null
  },
  {
    "id": "E24",
    "steps": [
      "10.3.4.4.3#1",
      "10.3.4.4.3#4"
    ],
    "touches": [],
    "defect": "The anchor of the step is called wd-sd-frame; the link that should lead there says ws-sd-frame.",
    "settled": null,
    "deployed": null
  },
  {
    "id": "E25",
    "steps": [
      "10.3.2#Bb"
    ],
    "touches": [],
    "defect": "A close() that comes before establishment sets CLOSING, after which the close event arrives as it does for every failure, with wasClean false.",
    "settled": null,
    "deployed": null
  },
  {
    "id": "E26",
    "steps": [
      "10.3.4.4.3#3.2",
      "10.3.4.3.2#3b.2"
    ],
    "touches": [],
    "defect": "Text frames have no bound: as long as no 0xFF comes, the data grows.",
    "settled": "The clause on content that is too large applies to clients and leaves servers out.",
    "deployed": "Limits on memory vary."
  },
  {
    "id": "E27",
    "steps": [
      "10.3.3#p1",
      "10.3.2#Bc"
    ],
    "touches": [
      "api"
    ],
    "proved": [
      {
        "property": "ready-state-never-falls",
        "reading": "open-task-as-written"
      },
      {
        "property": "open-before-message",
        "reading": "late-timers"
      }
    ],
    "defect": "If close() runs after establishment but before the open task, that task moves readyState back from CLOSING to OPEN.",
    "settled": null,
    "deployed": null
  },
  {
    "id": "E28",
    "steps": [
      "10.3.3#p4",
      "10.3.3#p5",
      "10.3.4.3.2#p5"
    ],
    "touches": [
      "api"
    ],
    "proved": [
      {
        "property": "ready-state-never-falls",
        "reading": "closing-task-as-written"
      }
    ],
    "defect": "The closing handshake begins asynchronously. If TCP closes before it does, its task moves readyState back from CLOSED to CLOSING.",
    "settled": null,
    "deployed": null
  },
  {
    "id": "E29",
    "steps": [
      "10.3.4.5.1#bullet6",
      "10.3.3#p1"
    ],
    "touches": [
      "api"
    ],
    "defect": "A connection that closes after a valid handshake is supposed to look like one that never came about. It cannot: `open` has been fired by then.",
    "settled": null,
    "deployed": null
  },
  {
    "id": "E30",
    "steps": [
      "10.3.4.3.2#C1",
      "10.3.4.3.2#C2",
      "10.3.4.3.2#C3",
      "10.3.4.3.2#C4"
    ],
    "touches": [
      "wire"
    ],
    "proved": [
      {
        "property": "nothing-after-closing",
        "reading": "frame-against-closing"
      },
      {
        "property": "one-closing-each",
        "reading": "closing-against-closing"
      }
    ],
    "defect": "The handshake has started, as the text defines it, only when both bytes are out. So two runs can get past C1, and between them there is room for a frame.",
    "settled": null,
    "deployed": null
  },
  {
    "id": "E31",
    "steps": [
      "10.3.4.4.2#4"
    ],
    "touches": [
      "wire"
    ],
    "defect": "A key without digits is given a number all the same, made from no digits.",
    "settled": null,
    "deployed": null
  },
  {
    "id": "E32",
    "steps": [
      "10.3.4.2.1#6",
      "10.3.4.2.1#7"
    ],
    "touches": [
      "api"
    ],
    "defect": "URLs without a host, and URLs with an impossible port, meet no step that deals with them.",
    "settled": null,
    "deployed": null
  },
  {
    "id": "E33",
    "steps": [
      "10.3.4.4.3#C2",
      "10.3.4.4.3#C3",
      "10.3.4.1.4#p3"
    ],
    "touches": [
      "wire"
    ],
    "defect": "A server that answers by way of C1-C3 finds the flag set and closes immediately, while in the overview closing is up to the peer that began.",
    "settled": null,
    "deployed": null
  },
  {
    "id": "E34",
    "steps": [
      "10.3.4.4.2#2g",
      "10.3.4.4.2#2h"
    ],
    "touches": [
      "wire"
    ],
    "defect": "No step considers a key field that is missing or that occurs twice.",
    "settled": null,
    "deployed": null
  },
  {
    "id": "E35",
    "steps": [
      "10.3.2#2"
    ],
    "touches": [
      "api"
    ],
    "defect": "SECURITY_ERR is thrown without the words that end the steps.",
    "settled": null,
    "deployed": null
  },
  {
    "id": "E36",
    "steps": [
      "10.3.4.3.1#24",
      "10.3.4.4.1#g"
    ],
    "touches": [
      "wire"
    ],
    "defect": "The client's fields form a closed list, yet elsewhere other fields may be used.",
    "settled": null,
    "deployed": null
  },
  {
    "id": "E37",
    "steps": [
      "10.3.4.5.2#p1",
      "10.3.4.1.8#p5"
    ],
    "touches": [
      "wire"
    ],
    "defect": "A server that aborts merely closes, which sits badly with a port that it shares with HTTP.",
    "settled": null,
    "deployed": null
  },
  {
    "id": "E38",
    "steps": [
      "10.3.4.3.1#22",
      "10.3.4.3.1#22p2"
    ],
    "touches": [],
    "defect": "At most twelve other characters go into a key, yet the keys worked out in the same step have 13 and 14 of them, and so have the two keys of the overview in 10.3.4.1.3.",
    "settled": null,
    "deployed": null
  }
];

/** The worked examples of the text. */
export const vectors: Vectors = {
  "golden": [
    {
      "id": "overview",
      "steps": [
        "10.3.4.1.2#p3",
        "10.3.4.1.2#p4"
      ],
      "key1": "4 @1  46546xW%0l 1 5",
      "key2": "12998 5 Y3 1  .P00",
      "key3": {
        "hex": "5e6e3a64735b3455",
        "ascii": "^n:ds[4U"
      },
      "response": {
        "hex": "386a4b5327793a472a436f2c5778612d",
        "ascii": "8jKS'y:G*Co,Wxa-"
      }
    },
    {
      "id": "openingHandshake",
      "steps": [
        "10.3.4.1.3#p9",
        "10.3.4.1.3#p10",
        "10.3.4.1.3#p12",
        "10.3.4.1.3#p19"
      ],
      "key1": "18x 6]8vM;54 *(5:  {   U1]8  z [  8",
      "key2": "1_ tx7X d  <  nw  334J702) 7]o}` 0",
      "products": [
        1868545188,
        1733470270
      ],
      "spaces": [
        12,
        10
      ],
      "numbers": [
        155712099,
        173347027
      ],
      "key3": {
        "hex": "546d5b4b20543275",
        "ascii": "Tm[K T2u"
      },
      "response": {
        "hex": "66514a2c664e2f344634217e4b7e4d48",
        "ascii": "fQJ,fN/4F4!~K~MH"
      }
    },
    {
      "id": "client",
      "steps": [
        "10.3.4.3.1#16p2",
        "10.3.4.3.1#18p2",
        "10.3.4.3.1#19p2",
        "10.3.4.3.1#22p2",
        "10.3.4.3.1#26",
        "10.3.4.3.1#42",
        "10.3.4.3.1#43"
      ],
      "key1": "388P O503D&ul7 {K%gX( %7  15",
      "key2": "1 N ?|k UT0or 3o  4 I97N 5-S3O 31",
      "products": [
        3885037715,
        1034975331
      ],
      "spaces": [
        5,
        9
      ],
      "numbers": [
        777007543,
        114997259
      ],
      "key3": {
        "hex": "4730222d5a3f4758",
        "ascii": "G0\"-Z?GX"
      },
      "challenge": "2e5031b706dab80b4730222d5a3f4758",
      "response": {
        "hex": "30737433526c26712d325a555e776575",
        "ascii": "0st3Rl&q-2ZU^weu"
      }
    },
    {
      "id": "server",
      "steps": [
        "10.3.4.4.2#4p2",
        "10.3.4.4.2#5p3",
        "10.3.4.4.2#7p2",
        "10.3.4.4.2#8",
        "10.3.4.4.2#9"
      ],
      "key1": "3e6b263  4 17 80",
      "key2": "17  9 G`ZD9   2 2b 7X 3 /r90",
      "products": [
        3626341780,
        1799227390
      ],
      "spaces": [
        4,
        10
      ],
      "numbers": [
        906585445,
        179922739
      ],
      "key3": {
        "hex": "576a4e7d7c4d2836",
        "ascii": "WjN}|M(6"
      },
      "challenge": "360965650ab96733576a4e7d7c4d2836",
      "response": {
        "hex": "6e603965426b397a245238704f745662",
        "ascii": "n`9eBk9z$R8pOtVb"
      }
    }
  ],
  "handshakes": [
    {
      "id": "overviewRequest",
      "steps": [
        "10.3.4.1.2#p3"
      ],
      "golden": "overview",
      "lines": [
        "GET /demo HTTP/1.1",
        "Host: example.com",
        "Connection: Upgrade",
        "Sec-WebSocket-Key2: 12998 5 Y3 1  .P00",
        "Sec-WebSocket-Protocol: sample",
        "Upgrade: WebSocket",
        "Sec-WebSocket-Key1: 4 @1  46546xW%0l 1 5",
        "Origin: http://example.com"
      ],
      "body": {
        "hex": "5e6e3a64735b3455",
        "ascii": "^n:ds[4U"
      },
      "length": 232
    },
    {
      "id": "overviewReply",
      "steps": [
        "10.3.4.1.2#p4"
      ],
      "golden": "overview",
      "lines": [
        "HTTP/1.1 101 WebSocket Protocol Handshake",
        "Upgrade: WebSocket",
        "Connection: Upgrade",
        "Sec-WebSocket-Origin: http://example.com",
        "Sec-WebSocket-Location: ws://example.com/demo",
        "Sec-WebSocket-Protocol: sample"
      ],
      "body": {
        "hex": "386a4b5327793a472a436f2c5778612d",
        "ascii": "8jKS'y:G*Co,Wxa-"
      },
      "length": 223
    },
    {
      "id": "serverRequest",
      "steps": [
        "10.3.4.4.2#4p2"
      ],
      "note": "The source writes the spaces of this example's keys as no-break spaces; 10.3.4.4.2#5p3 counts them as 4 and 10, so U+0020 it is.",
      "golden": "server",
      "lines": [
        "GET / HTTP/1.1",
        "Connection: Upgrade",
        "Host: example.com",
        "Upgrade: WebSocket",
        "Sec-WebSocket-Key1: 3e6b263  4 17 80",
        "Origin: http://example.com",
        "Sec-WebSocket-Key2: 17  9 G`ZD9   2 2b 7X 3 /r90"
      ],
      "body": {
        "hex": "576a4e7d7c4d2836",
        "ascii": "WjN}|M(6"
      },
      "length": 202
    }
  ]
};

/** Worked examples: keys with what answers them, and whole handshakes. */
export interface Vectors {
  /** Keys and responses. */
  golden: readonly GoldenVector[];
  /** Handshakes of both sides. */
  handshakes: readonly ExampleHandshake[];
}
