/** A part of a source file. */

import { sourceAt, useLink } from '../../html/index.js';
import { type Extent, linesOf } from '../data/sources.js';

/** Lines that are shown of a longer part. */
const MOST = 28;

export function Snippet({ extent, names }: { extent: Extent; names: readonly string[] }) {
  const link = useLink();
  const { file, from, to } = extent;
  const last = Math.min(to, from + MOST - 1);
  const lines = dedented(linesOf(file, link).slice(from - 1, last));
  return (
    <figure class="snippet">
      <figcaption>
        <a href={link(sourceAt(file, from))}>
          {file}:{from}
        </a>{' '}
        <span class="quiet">{names.join(', ')}</span>
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard. */}
      <pre tabIndex={0}>
        <code
          style={`counter-reset:line ${from - 1}`}
          dangerouslySetInnerHTML={{ __html: lines.map((line) => `<span>${line}\n</span>`).join('') }}
        />
      </pre>
      {last < to ? (
        <p class="quiet">
          <a href={link(sourceAt(file, last + 1))}>{to - last} more lines</a>
        </p>
      ) : null}
    </figure>
  );
}

/** Without the spaces that all lines begin with. */
function dedented(lines: readonly string[]): string[] {
  const least = Math.min(...lines.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length));
  return lines.map((line) => line.slice(Math.min(least, line.length - line.trimStart().length)));
}
