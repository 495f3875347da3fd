/** Faults of what a server sends up to the digest: section 10.3.4.4.2, steps 10 to 13. */
import { faulty } from '../../testing.js';
import { replying, type SeededServer } from './seeded.js';
import { sketch } from './server.js';

/** Our server, whose head is changed. */
const head = (pattern: RegExp | string, by: string) => replying((text, digest) => text.replace(pattern, by) + digest);

/** Our server, which is asked for another resource than the root. */
const at = (resource: string, server: () => Promise<string>) => async () => new URL(resource, await server()).href;

/** Each handshake shows these. */
export const replies: Record<string, SeededServer> = {
  'ends the status line after 101, without the second space': {
    server: head(' 101 WebSocket Protocol Handshake', ' 101'),
    steps: ['10.3.4.4.2#10p2'],
    says: /space|status/i,
    severity: 'everybody',
  },
  'ends each line of the reply with LF alone': {
    server: replying((text, digest) => text.replaceAll('\r\n', '\n') + digest),
    steps: ['10.3.4.4.2#10', '10.3.4.4.2#10p2'],
    says: /\bCR\b|CRLF|LF/,
    severity: 'everybody',
  },
  'sends the digest right after the fields, without an empty line': {
    server: replying((text, digest) => text.slice(0, -2) + digest),
    steps: ['10.3.4.4.2#12'],
    says: /empty line|blank line/i,
    severity: 'everybody',
  },
  'sends the fields and then nothing more: no empty line, no digest': {
    server: replying((text) => text.slice(0, -2)),
    steps: ['10.3.4.4.2#12'],
    says: /empty line|blank line/i,
    severity: 'everybody',
  },
  'sends the fields and the empty line, and no digest': {
    server: replying((text) => text),
    steps: ['10.3.4.4.2#13'],
    says: /digest|response|16 bytes|sixteen/i,
    severity: 'everybody',
  },
  'sends CR LF after the digest': {
    server: replying((text, digest) => `${text}${digest}\r\n`),
    steps: ['10.3.4.4.3#B1', '10.3.4.4.2#13'],
    says: /digest|response/i,
    // The client takes them for the beginning of a frame, which the first message ends.
    severity: 'data',
  },
  'sends CR LF CR LF after the digest': {
    server: replying((text, digest) => `${text}${digest}\r\n\r\n`),
    steps: ['10.3.4.4.3#B1', '10.3.4.4.2#13'],
    says: /digest|response/i,
    severity: 'data',
  },
  'writes Upgrade: websocket': {
    server: head('Upgrade: WebSocket', 'Upgrade: websocket'),
    steps: ['10.3.4.4.2#11a'],
    says: /Upgrade/,
    severity: 'everybody',
  },
  'writes two spaces before WebSocket': {
    server: head('Upgrade: WebSocket', 'Upgrade:  WebSocket'),
    steps: ['10.3.4.4.2#11a', '10.3.4.4.2#11'],
    says: /space/i,
    severity: 'everybody',
  },
  'writes Connection: upgrade': {
    server: head('Connection: Upgrade', 'Connection: upgrade'),
    steps: ['10.3.4.4.2#11b'],
    says: /Connection/,
    // Clients compare this value in lowercase.
    severity: 'harmless',
  },
  'writes Connection: keep-alive, Upgrade': {
    server: head('Connection: Upgrade', 'Connection: keep-alive, Upgrade'),
    steps: ['10.3.4.4.2#11b'],
    says: /Connection/,
    severity: 'everybody',
  },
  'leaves out Connection': {
    server: head('Connection: Upgrade\r\n', ''),
    steps: ['10.3.4.4.2#11b', '10.3.4.4.2#11'],
    says: /Connection/,
    severity: 'everybody',
  },
  'leaves out Sec-WebSocket-Origin': {
    server: head(/Sec-WebSocket-Origin.*\r\n/, ''),
    steps: ['10.3.4.4.2#11d', '10.3.4.4.2#11'],
    says: /Sec-WebSocket-Origin/i,
    severity: 'everybody',
  },
  'spells Sec-WebSocket-Origin without its prefix, as older drafts do': {
    server: head('Sec-WebSocket-Origin', 'WebSocket-Origin'),
    steps: ['10.3.4.4.2#11d', '10.3.4.4.2#11'],
    says: /Sec-WebSocket-Origin/i,
    severity: 'everybody',
  },
  'leaves out Sec-WebSocket-Location': {
    server: head(/Sec-WebSocket-Location.*\r\n/, ''),
    steps: ['10.3.4.4.2#11c', '10.3.4.4.2#11'],
    says: /Sec-WebSocket-Location/i,
    severity: 'everybody',
  },
  'sends Upgrade twice': {
    server: head('Upgrade: WebSocket\r\n', 'Upgrade: WebSocket\r\nUpgrade: WebSocket\r\n'),
    steps: ['10.3.4.4.2#11', '10.3.4.4.2#11a'],
    says: /twice|two|double|once|second/i,
    severity: 'everybody',
  },
  'writes no space after colons': {
    server: head(/(?<=\n[\w-]+): /g, ':'),
    steps: ['10.3.4.4.2#11'],
    says: /space/i,
    severity: 'harmless',
  },
  'sends an empty Sec-WebSocket-Protocol to whoever asked for none': {
    server: replying((text, digest) =>
      text.includes('Protocol:')
        ? text + digest
        : text.replace('Connection:', 'Sec-WebSocket-Protocol: \r\nConnection:') + digest,
    ),
    steps: ['10.3.4.4.2#11e'],
    says: /Sec-WebSocket-Protocol|subprotocol/i,
    severity: 'harmless',
  },
  'writes http: into Sec-WebSocket-Location': {
    server: head('Location: ws:', 'Location: http:'),
    steps: ['10.3.4.4.2#3', '10.3.4.4.2#11c'],
    says: /scheme|http:|Location/i,
    severity: 'everybody',
  },
  'writes the default port into Sec-WebSocket-Location': {
    server: head(/(?<=Location: ws:\/\/[^:/]+)(?=\/)/, ':80'),
    steps: ['10.3.4.4.2#3', '10.3.4.4.2#11c'],
    says: /port|:80/i,
    severity: 'everybody',
    // Of a server at another port, only whoever asks by the name of one at 80 shows this.
  },
};

/** The text excuses these, and a client of the text does not go on. */
export const impasses: Record<string, SeededServer> = {
  'leaves the port out of Sec-WebSocket-Location': {
    server: head(/(?<=Location: ws:\/\/[^:/]+):\d+/, ''),
    steps: ['10.3.4.3.1#41d'],
    says: /port|Location/i,
    severity: 'everybody',
    kind: 'interoperability',
  },
  'writes wss: into Sec-WebSocket-Location, though nothing is encrypted': {
    server: head('Location: ws:', 'Location: wss:'),
    steps: ['10.3.4.3.1#41d'],
    says: /wss|scheme|Location/i,
    severity: 'everybody',
    kind: 'interoperability',
  },
  'loses the query of the resource': {
    server: at('/chat?room=1', head(/(Location: \S+)\?\S+/, '$1')),
    steps: ['10.3.4.3.1#41d'],
    says: /query|Location/i,
    severity: ['everybody', 'some'],
    kind: 'interoperability',
  },
  'writes the path / whatever was asked for': {
    server: at('/chat', head(/(Location: ws:\/\/[^/]+)\/\S+/, '$1/')),
    steps: ['10.3.4.3.1#41d'],
    says: /path|resource|Location/i,
    severity: ['everybody', 'some'],
    kind: 'interoperability',
  },
  'loses the path of a request that comes in pieces': {
    server: at('/chat', losesPath),
    steps: ['10.3.4.3.1#41d'],
    says: /path|resource|Location/i,
    severity: 'some',
    kind: 'interoperability',
    on: /^server-handshake\/(002|009|013|024)$|segments|server-frames\/00/,
  },
  'allows one origin alone, whoever asks': {
    server: head(/(Sec-WebSocket-Origin): \S+/, '$1: http://intranet.example'),
    steps: ['10.3.4.3.1#41c'],
    says: /origin/i,
    severity: ['everybody', 'some'],
    kind: 'interoperability',
  },
  'never answers Sec-WebSocket-Protocol': {
    server: () => sketch({ protocol: () => undefined }),
    protocol: 'chat',
    steps: ['10.3.4.3.1#41', '10.3.4.3.1#41e'],
    says: /protocol/i,
    severity: ['everybody', 'some'],
    kind: 'interoperability',
  },
  'answers a subprotocol with its own': {
    server: () => sketch({ protocol: (request) => request.value('sec-websocket-protocol') && 'v1' }),
    protocol: 'chat',
    steps: ['10.3.4.3.1#41e'],
    says: /protocol/i,
    severity: ['everybody', 'some'],
    kind: 'interoperability',
  },
};

function losesPath(): Promise<string> {
  return faulty(() => {
    let isCut = false;
    return {
      up: (text) => {
        isCut ||= text.startsWith('G') && !text.includes('\r\n\r\n');
        return text;
      },
      down: (text) => (isCut ? text.replace(/(Location: ws:\/\/[^/]+)\/\S+/, '$1/') : text),
    };
  });
}
