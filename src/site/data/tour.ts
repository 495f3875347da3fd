/** The tour: stops, each a moment of the player and a short text. */
import { errata, type StepId, vectors } from '../../../spec/index.js';
import { digestOf, KEY3, numberOf, partsOf } from '../../judge/index.js';
import { litBy } from '../player/look.js';
import { type Action, addressOf, hello } from '../player/situation.js';
import { Stage } from '../player/stage.js';

export interface Stop {
  title: string;
  /** The step that is lit at it. */
  step: StepId;
  /** Where the player shows it, from the root of the site. */
  at: string;
  text: readonly string[];
}

const request = vectors.handshakes.find(({ id }) => id === 'overviewRequest');
const KEYS = ['Key1', 'Key2'].map(
  (name) => request?.lines.find((line) => line.includes(`-${name}: `))?.replace(/^.*?: /, '') ?? '',
);
const key3 = Buffer.from(request?.body.hex ?? '', 'hex').subarray(0, KEY3);

/** The request of the overview without its subprotocol, of which the player's server knows none. */
const lines = request?.lines.filter((line) => !line.includes('-Protocol: ')) ?? [];
const worked: Action[] = [
  { do: 'new', url: 'ws://example.com/demo', protocol: null },
  { do: 'connect' },
  { do: 'bytes', to: 'server', hex: Buffer.from(`${lines.join('\r\n')}\r\n\r\n`).toString('hex') + key3.toString('hex') },
];

/** All stops, in order. */
export function tour(): Stop[] {
  return [
    stop('Why keys have spaces', '10.3.4.3.1#21', hello, [
      'The client draws two numbers and hides each in a key: it multiplies the number by a few, writes the product in decimal, and strews as many spaces and some other characters among the digits.',
      'The server counts the spaces and divides by them. Scripts of pages cannot set a field whose name begins with Sec-, and a server that does not know the protocol cannot give the right answer by accident.',
    ]),
    stop('The digest, worked out by hand', '10.3.4.4.2#9', worked, [
      ...KEYS.map((key, index) => {
        const { digits, spaces } = partsOf(key);
        return `Key ${index + 1} is \`${key}\`: its digits are ${digits}, it has ${spaces} spaces, and ${digits} / ${spaces} = ${numberOf(key)}, in hex ${hexOf(numberOf(key))}.`;
      }),
      `After the fields come eight more bytes, here \`${key3.toString('latin1')}\`. The MD5 of the two numbers, four bytes each, and these eight bytes is \`${digestOf(KEYS, key3, 'big').toString('latin1')}\`: the server sends it, and the client compares it with its own.`,
    ]),
    stop('E01: in which order the four bytes go', '10.3.4.3.1#42', hello, [
      `${errata.find(({ id }) => id === 'E01')?.defect} ${errata.find(({ id }) => id === 'E01')?.settled}`,
      'This project computes what the examples show, and can be told to do as the prose says: policy `number.byteOrder`.',
    ]),
    stop('Why the goodbye is FF 00', '10.3.4.3.2#C2', hello, [
      'A text frame is 00, the text in UTF-8, and FF, a byte that UTF-8 never has. A type byte with its top bit set announces a length instead: FF 00 is a frame of type FF that has no bytes.',
      'So no text can be mistaken for it. Whoever sends it sends nothing more, and waits for the same two bytes from the other side: then both know that nothing was lost.',
    ]),
    stop('E02: who answers it', '10.3.4.4.3#3.B8', hello, [
      `${errata.find(({ id }) => id === 'E02')?.defect}`,
      'This project answers, as the overview asks: policy `server.onClientClose`.',
    ]),
    stop('What r4820 changed', '10.3.4.3.2#C5', hello, [
      'Before r4820 the only way to close was to close TCP, so that nobody could know whether the last messages had arrived, and FF 00 was an error like every frame with a length. r4820 brought the closing handshake that is shown here; keys and digest are those of r4819.',
      'The page on what r4820 changed has both texts side by side.',
    ]),
  ];
}

function stop(title: string, step: StepId, actions: readonly Action[], text: readonly string[]): Stop {
  const at = new Stage(actions, undefined).moments.findIndex((moment) => litBy(moment).includes(step));
  if (at === -1) throw new Error(`nothing on the way to "${title}" lights ${step}`);
  return { title, step, text, at: `player.html#${addressOf({ actions, at })}` };
}

function hexOf(number: number): string {
  return number
    .toString(16)
    .toUpperCase()
    .padStart(8, '0')
    .replace(/..(?=.)/g, '$& ');
}
