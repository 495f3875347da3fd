/** The way from one kind of result to another. */
import { useLink } from './paths.js';

const PAGES = [
  ['report.html', 'Traceability'],
  ['matrix.html', 'Peers'],
  ['findings.html', 'Findings'],
  ['bench.html', 'Benchmarks'],
] as const;

export function Results({ current }: { current: (typeof PAGES)[number][0] }) {
  const link = useLink();
  return (
    <nav class="tabs" aria-label="Results">
      {PAGES.map(([at, name]) => (
        <a href={link(at)} aria-current={at === current ? 'page' : undefined}>
          {name}
        </a>
      ))}
    </nav>
  );
}
