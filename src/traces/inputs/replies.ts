/** Replies to a client, as far as their blank line: the code and each field, missing and twice. */
import type { Revision } from '../../../machines/index.js';
import { openingText } from '../echo-client.js';
import { type Some, some } from './model.js';

export function fields(revision?: Revision): Some[] {
  const text = openingText('client', revision);
  const [statusLine = '', ...lines] = text.slice(0, text.indexOf('\r\n\r\n') + 2).split(/(?<=\r\n)/);
  const reply = (of: readonly string[], line = statusLine) => `${line}${of.join('')}\r\n`;
  const code = / 101/;
  return [
    some('a status line without a code', reply(lines, statusLine.replace(code, ''))),
    some('a status line with its code twice', reply(lines, statusLine.replace(code, '$&$&'))),
    ...lines.flatMap((line) => {
      const [name] = line.split(':');
      const others = lines.filter((each) => each !== line);
      return [some(`no ${name}`, reply(others)), some(`two of ${name}`, reply([...lines, line]))];
    }),
  ];
}
