/** Findings as annotations of a workflow on GitHub. */
import type { Standing } from '../expectation.js';
import type { CheckResult } from '../types.js';
import { badge, inFull, newFindings, severities } from './text.js';

/**
 * A line for each cause, which GitHub shows beside the run, and the line for a badge.
 * @param again the command that plays one case alone, without its id
 */
export function annotations(result: CheckResult, stand: Standing, again: string): string[] {
  const { name } = result.peer;
  const lines = newFindings(result, stand).map((finding) => {
    const { step, says, severity } = finding;
    const [, ...more] = inFull(finding, again)
      .join('\n')
      .split(/\n(?= {4}\w+: )/);
    const title = `${name}: ${step} ${severities[severity]}`;
    const level = severity === 'harmless' ? 'warning' : 'error';
    return `::${level} title=${property(title)}::${escaped([says, ...more.map((line) => line.trim())].join('\n'))}`;
  });
  return [...lines, badge(result)];
}

function escaped(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** In a property colons and commas have a meaning, too. */
function property(text: string): string {
  return escaped(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
