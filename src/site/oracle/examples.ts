/** Exchanges to begin with: the text's own example, sound and with one thing wrong. */
import { vectors } from '../../../spec/index.js';

export interface Example {
  name: string;
  text: string;
}

/** Every example as a dump. */
export function examples(): Example[] {
  const [request, reply] = [handshake('overviewRequest'), handshake('overviewReply')];
  const hello = dump('>', '\x00hello\xff') + dump('<', '\x00hello\xff');
  const goodbye = `${dump('>', '\xff\x00')}${dump('<', '\xff\x00')}< FIN\n> FIN\n`;
  const sound = dump('>', request) + dump('<', reply);
  const lowercase = reply.replace('Upgrade: WebSocket', 'Upgrade: websocket');
  const flipped = reply.slice(0, -1) + String.fromCharCode(reply.charCodeAt(reply.length - 1) ^ 1);
  return [
    { name: 'a valid exchange', text: sound + hello + goodbye },
    { name: 'a wrong answer to the keys', text: dump('>', request) + dump('<', flipped) },
    { name: 'websocket in lowercase', text: dump('>', request) + dump('<', lowercase) },
    { name: 'a message after FF 00', text: sound + dump('<', '\xff\x00\x00late\xff') },
    { name: 'text that is not UTF-8', text: sound + dump('>', '\x00h\xe9llo\xff') },
  ];
}

function handshake(id: string): string {
  const found = vectors.handshakes.find((each) => each.id === id);
  const lines = (found?.lines ?? []).map((line) => `${line}\r\n`).join('');
  return `${lines}\r\n${found?.body.ascii ?? ''}`;
}

/** Rows of 16 bytes, the first one behind an arrow. */
function dump(arrow: '>' | '<', bytes: string): string {
  const hex = Array.from(bytes, (character) => character.charCodeAt(0).toString(16).padStart(2, '0'));
  const rows = Array.from({ length: Math.ceil(hex.length / 16) }, (_, row) => hex.slice(row * 16, (row + 1) * 16).join(' '));
  return rows.map((row, index) => `${index === 0 ? arrow : ' '} ${row}\n`).join('');
}
