/** One comparison: the same things happen to the second reading and to a machine, run both ways. */
import { expect } from 'vitest';
import { engines, type Given, type Happening, type Kind, linesOf, Read, Run } from './sides.js';
import { helloFor, inputs } from './sound.js';

/** What happens from the moment TCP is open; a function is told what the client has sent, if it is one. */
export type Story = (request: Uint8Array | undefined) => readonly Happening[];

/** How machines are run: by those who read the definitions, and as they are compiled. */
export type Way = keyof typeof engines;
/** The definitions of a WebSocket's machine are the client's, which is run both ways. */
const waysOf: Readonly<Record<Kind, readonly Way[]>> = {
  server: ['interpreter', 'compiled'],
  client: ['interpreter', 'compiled'],
  webSocket: ['compiled'],
};

/**
 * @throws AssertionError where a machine does anything else than the text, by the second reading, says
 * @param ways how the machine is run; only what is compiled can be told more than a byte at a time
 * @returns the acts of the second reading
 */
export function compare(kind: Kind, given: Given, story: Story, ways: readonly Way[] = waysOf[kind]): string[] {
  const settled: Given = kind === 'server' ? given : { inputs, ...given };
  const runs = ways.map((way) => [way, new Run(kind, engines[way], settled)] as const);
  const request = kind === 'server' ? undefined : runs[0]?.[1].sent;
  const read = new Read(settled, request);
  const happenings = story(request);
  for (const happening of happenings) read.happen(happening);
  const lines = linesOf(read.acts);
  for (const [way, run] of runs) {
    for (const happening of happenings) run.happen(happening);
    const told = linesOf(run.acts);
    // Long lists are not looked at piece by piece where they are the same.
    if (told.join('\n') !== lines.join('\n')) expect(told, `${kind}, ${way}`).toEqual(lines);
  }
  return lines;
}

/** The same, from the moment the connection is established; what was done until then is left out. */
export function compareOpen(kind: Kind, given: Given, happenings: readonly Happening[], ways?: readonly Way[]): string[] {
  const asked = { ...inputs, ...given.inputs };
  const lines = compare(kind, given, (request) => [{ bytes: [helloFor(asked, request, given.choices)] }, ...happenings], ways);
  const established = lines.indexOf('established {}');
  expect(established, lines.join('\n')).toBeGreaterThanOrEqual(0);
  return lines.slice(established + 1);
}
