/** What to mend in a server, by the steps that it violates. */
import type { Section } from './row.js';

export const serverSentences: readonly Section[] = [
  {
    section: '10.3.4.4.1',
    rows: [
      ['harmless', 'p2', 'Close the connection when the request does not begin with GET, a space, a path and a space.'],
      ['harmless', '5p2', 'Close the connection when a field of the request is not ended by CR LF.'],
      ['harmless', '5p3', 'Close the connection when a field of the request is not UTF-8.'],
      ['harmless', '5p4', 'Close the connection when a line of the request is no field: a name, a colon, a space, a value.'],
      ['harmless', 'ap2', 'Check Upgrade before you reply: one field, "WebSocket" in any case; else close the connection.'],
      ['harmless', 'bp2', 'Check Connection before you reply: one field, "Upgrade" in any case; else close the connection.'],
      ['harmless', 'cp2', 'Check Host before you reply: one field, with a name of yours; else close the connection.'],
      ['harmless', 'dp2', 'Check Origin before you reply: one field, with an origin that you expect; else close the connection.'],
      ['harmless', 'ep2', 'Check Sec-WebSocket-Protocol before you reply: one field, with a subprotocol of yours; else close.'],
      [
        'harmless',
        'f g p4',
        'Close the connection when Sec-WebSocket-Key1 or -Key2 is missing or comes twice; ignore other fields.',
      ],
    ],
  },
  {
    section: '10.3.4.4.2',
    rows: [
      ['everybody', 'p1', 'Answer a handshake that is in order as soon as its last byte, the eighth of key3, has come.'],
      ['some', 'p2', 'Send no frame before the reply is complete.'],
      ['some', '2i', "Send nothing before the empty line that ends the client's fields."],
      ['harmless', '2a 2b 2d', 'Close the connection when neither Host nor your settings give the host of the reply.'],
      ['harmless', '2e', 'Close the connection when neither Origin nor your settings give the origin of the reply.'],
      [
        'everybody',
        '3',
        "Make Sec-WebSocket-Location of ws:// (wss:// under TLS), the client's Host without the default port, and its path and query; of your own host if it names none or several.",
      ],
      ['harmless', '4', 'Close the connection when a key has no digit.'],
      [
        'everybody',
        '5',
        'Count all spaces of a key, those at its ends too: skip one space after the colon and do not trim the value.',
      ],
      ['harmless', '5p3', 'Close the connection when a key has no space, instead of dividing by zero or replying.'],
      ['harmless', '6 6p2', 'Close the connection when the number of a key is no multiple of its spaces.'],
      ['harmless', '7 7p2', 'Close the connection when the number of a key, divided by its spaces, does not fit into 32 bits.'],
      ['everybody', '8', 'Wait for all eight bytes of key3 before you send the digest, in whatever segments they come.'],
      [
        'everybody',
        '9',
        'Make the digest as MD5 of 16 bytes: number of key1, number of key2 (each digits divided by spaces, 32 bits, big-endian), and the eight bytes of key3, no more.',
      ],
      [
        'everybody',
        '10p2',
        'Begin the reply with a status line such as "HTTP/1.1 101 WebSocket Protocol Handshake", ended by CR LF.',
      ],
      [
        'everybody',
        '11',
        'Send each field of the reply as "Name: value", with one space, in UTF-8, ended by CR LF, and only once.',
      ],
      ['everybody', '11a', 'Send "Upgrade: WebSocket" once, with one space, a capital W and a capital S.'],
      ['everybody', '11b', 'Send "Connection: Upgrade" once, and nothing else in that field.'],
      ['everybody', '11c', 'Send Sec-WebSocket-Location once, with the URL that the client has asked for.'],
      [
        'everybody',
        '11d',
        "Send Sec-WebSocket-Origin once: the client's Origin; one of your own where it sends none or several.",
      ],
      [
        'everybody',
        '11e',
        'Send Sec-WebSocket-Protocol with the name of the subprotocol that you chose; leave the field out if you chose none.',
      ],
      ['everybody', '12', 'End the fields of the reply with one empty line, CR LF.'],
      ['everybody', '13', 'Send the reply whole: its fields, the empty line, and the 16 bytes of the digest as they are.'],
    ],
  },
  {
    section: '10.3.4.4.3',
    rows: [
      [
        'data',
        '1',
        'A frame that arrives in the same segment as key3 is lost: after the eight bytes of key3, treat what is left in the buffer as frames.',
      ],
      ['data', '3.3', 'Hand on no message before its FF has come: keep the bytes of a text frame until then.'],
      [
        'data',
        '3.4',
        'Hand on the bytes from the type of a text frame to its FF as one message, an empty one too, in order and never twice, however they are cut, each character as it is.',
      ],
      ['data', '3.4?', 'A text frame gets lost: each one, the empty one 00 FF too, is a message, whatever segments it comes in.'],
      [
        'data',
        '3.B6',
        'Read as many bytes as the length of a frame says, and wait for the rest before you look for another frame.',
      ],
      [
        'data',
        '3.B7',
        'Throw away a frame of type 80 to FF: it is no message. Its length has seven bits a byte, top bit set on all but the last; then come as many bytes.',
      ],
      [
        'harmless',
        '3.B8',
        'Take FF 00, and FF 80 00 as well, as the end of what the client says: nothing after it is a message.',
      ],
      [
        'data',
        '4',
        'Go on after a frame of type 80 to FF: its length has seven bits a byte, top bit set on all but the last; skip as many bytes, then comes the next frame.',
      ],
      [
        'data',
        'B1',
        'Send nothing after the digest but frames: 00, text in UTF-8, FF; and FF 00 at the end. An error of HTTP has no place there.',
      ],
      ['data', 'B2', 'Send the text of a frame in well-formed UTF-8.'],
      ['data', 'B3', 'End each text frame that you begin with FF.'],
      ['some', 'C1', 'Close with FF 00, just these two bytes and not FF 80 00, then TCP.'],
      ['some', 'C1?', "Answer the client's FF 00 with FF 00."],
      ['some', 'C2', "Wait for the client's FF 00 after your own before you close TCP, but not for ever."],
      ['some', 'C3', 'Close TCP after your FF 00.'],
      ['harmless', 'p4', 'Send nothing after your FF 00.'],
    ],
  },
  {
    section: '10.3.4.4.4',
    rows: [['data', 'p1', 'Decide what becomes of text that is not UTF-8: replace it by U+FFFD, keep it, or close.']],
  },
  {
    section: '10.3.4.5.2',
    rows: [['harmless', 'p1', 'Close TCP where you refuse a handshake; after an HTTP answer, if you send one, send nothing.']],
  },
  {
    section: '10.3.4.6',
    rows: [['harmless', 'p1 p4', 'Close the connection when something is larger than your limits, instead of going on.']],
  },
];
