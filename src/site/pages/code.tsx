/** A source file, with a link from each step id to its item. */

import { sourceAt, useLink } from '../../html/index.js';
import { linesOf } from '../data/sources.js';
import { Page } from '../parts/layout.js';

export function CodePage({ file }: { file: string }) {
  return (
    <Page at={sourceAt(file)} title={file} about={`The source of ${file}.`} kind="plain">
      <h1 class="file">{file}</h1>
      <Lines file={file} />
    </Page>
  );
}

function Lines({ file }: { file: string }) {
  const link = useLink();
  const lines = linesOf(file, link).map((line, index) => `<span id="L${index + 1}">${line}\n</span>`);
  return (
    <div class="snippet whole">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard. */}
      <pre tabIndex={0}>
        <code dangerouslySetInnerHTML={{ __html: lines.join('') }} />
      </pre>
    </div>
  );
}
