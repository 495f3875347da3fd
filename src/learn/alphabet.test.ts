/** Alphabets of a file. */
import { expect, test } from 'vitest';
import { alphabetIn, PRESETS, preset, unseenBy, writtenBy } from './alphabet.js';

test('an alphabet of a file is taken as it is', () => {
  const text = '{"opened": false, "inputs": [{"name": "line", "text": "GET / HTTP/1.1\\r\\n"}, {"name": "FIN", "fin": true}]}';
  expect(alphabetIn(text, 'mine')).toEqual({
    name: 'mine',
    opened: false,
    inputs: [
      { name: 'line', text: 'GET / HTTP/1.1\r\n' },
      { name: 'FIN', fin: true },
    ],
  });
});

test.each([
  ['{', /^no JSON: /],
  ['[]', /^no object with "inputs"$/],
  ['{"inputs": []}', /^"inputs" is no list with an input in it$/],
  ['{"inputs": [{"name": "a", "fin": true}], "more": 1}', /^"more" means nothing/],
  ['{"opened": 1, "inputs": [{"name": "a", "fin": true}]}', /^"opened" is neither true nor false$/],
  ['{"inputs": [{"hex": "00"}]}', /^inputs\[0\] has no "name"$/],
  ['{"inputs": [{"name": "a"}]}', /^inputs\[0\], "a", has to have one of hex, text/],
  ['{"inputs": [{"name": "a", "hex": "00", "fin": true}]}', /^inputs\[0\], "a", has to have one of/],
  ['{"inputs": [{"name": "a", "hex": "0"}]}', /^inputs\[0\]\.hex is not pairs of hex digits, or xx$/],
  ['{"inputs": [{"name": "a", "answer": 17}]}', /^inputs\[0\]\.answer is not a number from 1 to 16$/],
  ['{"inputs": [{"name": "a", "fin": true}, {"name": "a", "close": true}]}', /^two inputs have the name "a"$/],
])('%s is none, in one line', (text, line) => {
  expect(() => alphabetIn(text, 'mine')).toThrow(line);
});

test('xx is another letter each time', () => {
  const input = { name: 'a text', hex: '00 xx ff' };
  const [first, second] = [0, 1].map((at) => writtenBy(input, at, Buffer.alloc(0), Buffer.alloc(0))?.toString('hex'));
  expect([first, second]).toEqual(['0061ff', '0062ff']);
});

test('of an answer no byte is written twice, and none before the fields have ended', () => {
  const input = { name: 'half', answer: 8 };
  const answer = Buffer.from('0123456789abcdef');
  const written = (sent: string) => writtenBy(input, 0, Buffer.from(sent), answer)?.toString();
  expect(['HTTP', 'HTTP\r\n\r\n', 'HTTP\r\n\r\n01234567', `HTTP\r\n\r\n${answer}`].map(written)).toEqual([
    '',
    '01234567',
    '89abcdef',
    '',
  ]);
});

test('each name is an alphabet of either side, and says what it does not see', () => {
  for (const name of PRESETS) {
    for (const side of ['server', 'client'] as const) {
      const alphabet = preset(name, side);
      expect(alphabet && unseenBy(alphabet).length).toBeGreaterThan(2);
    }
  }
});
