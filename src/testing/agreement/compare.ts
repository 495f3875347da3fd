/** One comparison: the same things happen to the second reading and to a machine, run both ways. */
import { expect } from 'vitest';
import { engines, type Given, type Happening, type Kind, linesOf, Read, Run } from './sides.js';
import { helloFor, inputs } from './sound.js';

/** What happens from the moment TCP is open; a function is told what the client has sent, if it is one. */
export type Story = (request: Uint8Array | undefined) => readonly Happening[];

/**
 * @throws AssertionError where a machine does anything else than the text, by the second reading, says
 * @returns the acts of the second reading
 */
export function compare(kind: Kind, given: Given, story: Story): string[] {
  const settled: Given = kind === 'server' ? given : { inputs, ...given };
  let lines: string[] = [];
  for (const [name, engine] of Object.entries(engines)) {
    const run = new Run(kind, engine, settled);
    const request = kind === 'server' ? undefined : run.sent;
    const read = new Read(settled, request);
    for (const happening of story(request)) {
      run.happen(happening);
      read.happen(happening);
    }
    lines = linesOf(read.acts);
    const told = linesOf(run.acts);
    // Long lists are not looked at piece by piece where they are the same.
    if (told.join('\n') !== lines.join('\n')) expect(told, `${kind}, ${name}`).toEqual(lines);
  }
  return lines;
}

/** The same, from the moment the connection is established; what was done until then is left out. */
export function compareOpen(kind: Kind, given: Given, happenings: readonly Happening[]): string[] {
  const asked = { ...inputs, ...given.inputs };
  const lines = compare(kind, given, (request) => [{ bytes: [helloFor(asked, request, given.choices)] }, ...happenings]);
  const established = lines.indexOf('established {}');
  expect(established, lines.join('\n')).toBeGreaterThanOrEqual(0);
  return lines.slice(established + 1);
}
