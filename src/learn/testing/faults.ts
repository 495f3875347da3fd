/** Faults of a sound server that no case of the tier small comes to, with the shortest words to them, in letters of `whole`. */
import { making, type SeededFault } from '../testing.js';

/** What the text says of it is the item at fault; each word follows from `when`. */
export const faults: Readonly<Record<string, SeededFault>> = {
  'loses the third of three texts with a frame with a length between each two': {
    when: /t2t2t$/,
    makes: making.lost,
    word: 't2t2t',
    output: '-',
    step: '10.3.4.4.3#4',
  },
  'answers a text after three closings': {
    when: /c[^c]*c[^c]*c.*t$/,
    makes: making.saying('\0x\xff'),
    word: 'ccct',
    output: 'a text',
    step: '10.3.4.4.3#p4',
  },
  'loses a text after two frames with a length': {
    when: /22t$/,
    makes: making.lost,
    word: '22t',
    output: '-',
    step: '10.3.4.4.3#4',
  },
  'sends what is no UTF-8 after a third empty text': {
    when: /eee$/,
    makes: making.saying('\0\x80\xff'),
    word: 'eee',
    output: 'echo, an ill-formed text',
    step: '10.3.4.4.3#3.4',
  },
  'answers a closing twice after two empty frames': {
    when: /00c$/,
    makes: making.saying('\xff\0'),
    word: '00c',
    output: 'FF 00, FF 00',
    step: '10.3.4.4.3#p4',
  },
  'sends a text back twice, after a text and a frame with a length': {
    when: /t2t$/,
    makes: making.twice,
    word: 't2t',
    output: 'echo, echo',
    step: '10.3.4.4.3#3.4',
  },
  'takes a second frame of type FF with data for a closing, and goes on': {
    when: /ff$/,
    makes: making.saying('\xff\0'),
    word: 'cff',
    output: 'FF 00',
    step: '10.3.4.4.3#p4',
  },
  'sends another text back, each second time after an empty frame': {
    when: /0t0t$/,
    makes: making.changed,
    word: '0t0t',
    output: 'a text',
    step: '10.3.4.4.3#3.4',
  },
  'wakes up after a closing, an empty text and a text': {
    when: /cet$/,
    makes: making.saying('\0x\xff'),
    word: 'cet',
    output: 'a text',
    step: '10.3.4.4.3#p4',
  },
  'sends a byte of its own on the sixth frame, if that is a text and the third was an empty one': {
    when: /^..e..t$/,
    makes: making.saying('\xfe'),
    word: 'ttettt',
    output: 'echo, byte fe',
    step: '10.3.4.4.3#B1',
  },
  'keeps a length for the frame after the next': {
    when: /2f2$/,
    makes: making.saying('\0xx\xff'),
    word: '2f2',
    output: 'a text',
    step: '10.3.4.4.3#3.B7',
  },
  'sends an empty text back twice, after two texts': {
    when: /tte$/,
    makes: making.twice,
    word: 'tte',
    output: 'echo, echo',
    step: '10.3.4.4.3#3.4',
  },
};
