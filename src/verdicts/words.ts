/** A verdict for whoever reads it. */
import type { Acceptance, Fingerprint, Refusal, Verdict } from '../judge/index.js';

/**
 * A verdict in words, as `hixie76 replay` prints it: the side and what became of it, how far the exchange went, and then the
 * liberties and policies that it shows, or what was wrong, at which byte, and what would have been right there.
 */
export function inWords(verdict: Verdict): string {
  return (verdict.accepted ? acceptance(verdict) : refusal(verdict)).join('\n  ');
}

function acceptance({ role, mark, needs, policies, course }: Acceptance): string[] {
  return [
    `${role}: accepted (${mark})`,
    course.join('; '),
    ...needs.map(({ policy, option, step }) => `takes the liberty ${policy} ${option} (${step})`),
    ...shown(policies),
  ];
}

function shown(policies: Fingerprint): string[] {
  const all = Object.entries(policies).map(([name, options]) => `${name} ${options.join(' or ')}`);
  return all.length === 0 ? [] : [`shows ${all.join(', ')}`];
}

function refusal({ role, course, rejection }: Refusal): string[] {
  const { from, offset, at, step, why, seen, allowed, kind } = rejection;
  return [
    `${role}: rejected at byte ${offset} of the ${from}, ${at} ms: ${step}`,
    course.join('; '),
    why,
    `${kind === 'omission' ? 'missing' : 'allowed'} there: ${allowed.join(', ') || 'nothing'}`,
    `seen there: ${spaced(seen)}`,
  ];
}

/** Hex in pairs, and what of it is text. */
function spaced(hex: string): string {
  if (hex === '') return 'nothing';
  const text = Buffer.from(hex, 'hex')
    .toString('latin1')
    .replace(/[^ -~]/g, '.');
  return `${hex.replace(/(..)(?!$)/g, '$1 ')}  |${text}|`;
}
