/** `hixie76 chart`: state charts. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { algorithms, type Machine, machinesOf, REVISIONS, type Revision } from '../../machines/index.js';
import { type ChartFormat, chartFormats, differenceGraph, differenceInLines, dot, chart as draw, svg } from '../chart/index.js';
import type { Texts } from '../learn/index.js';
import { attempt, Failure } from './failure.js';
import { print } from './output.js';
import { shortest } from './shortest.js';

export interface ChartOptions {
  format?: ChartFormat | 'text';
  out?: string;
  revision: Revision;
  diff?: string[];
  shortest?: boolean;
  json?: boolean;
}

export async function chart(id: string | undefined, options: ChartOptions): Promise<void> {
  const { format, out, revision, diff, shortest: asked = false, json = false } = options;
  if (asked && (diff === undefined || format !== undefined || out !== undefined))
    throw new Failure('chart: --shortest goes with --diff, such as "--diff r4819 r4820 --shortest", and draws nothing');
  if (json && !asked) throw new Failure('chart: --json is for --shortest; take --format json for a machine');
  if (diff !== undefined) {
    const texts = textsIn(diff, id);
    return asked ? shortest(texts, id, json) : difference(id, texts, format, out);
  }
  const how = format ?? 'svg';
  if (how === 'text') throw new Failure(`chart: --format text is for --diff; take one of ${chartFormats.join(', ')}`);
  const chosen = id === undefined ? Object.values(machinesOf(revision)) : [machineOf(id, revision)];
  if (out === undefined) {
    if (chosen.length > 1) throw new Failure('chart: name one machine, or a folder for all of them with --out');
    for (const machine of chosen) print(await draw(machine, how));
    return;
  }
  for (const machine of chosen) write(join(out, `${machine.id}.${how === 'xstate' ? 'ts' : how}`), await draw(machine, how), out);
}

/** The texts that were named, which are two. */
function textsIn(given: readonly string[], id: string | undefined): Texts {
  const [before, after, ...more] = given.map((name) => REVISIONS.find((each) => each === name));
  if (before === undefined || after === undefined || more.length > 0)
    throw new Failure(`chart: --diff takes two of ${REVISIONS.join(', ')}, such as "--diff r4819 r4820", after the machine`);
  if (id !== undefined) machineOf(id, 'r4820');
  return [before, after];
}

/** What differs between the machines of two texts. */
async function difference(
  id: string | undefined,
  [before, after]: Texts,
  format: ChartOptions['format'],
  out?: string,
): Promise<void> {
  const ids = id === undefined ? algorithms.map((each) => each.id) : [id];
  const pairs = ids.map((each) => [machinesOf(before)[each], machinesOf(after)[each]] as const);
  if (format === undefined || format === 'text') {
    const lines = pairs.flatMap(([one, other]) => differenceInLines(one, other));
    print(`${before} -> ${after}: ${lines.length} differences`, ...lines);
    return;
  }
  if (format !== 'svg' && format !== 'dot') throw new Failure('chart: --diff writes text, svg or dot');
  if (id === undefined && out === undefined) throw new Failure('chart: name one machine, or a folder for all of them with --out');
  const legend = `${before} to ${after} · green: brought · red: gone · yellow: does something else`;
  for (const [one, other] of pairs.filter(([one, other]) => one !== other)) {
    const graph = differenceGraph(one, other);
    const drawn = format === 'svg' ? await svg(graph, [legend]) : dot(graph, [legend]);
    if (out === undefined) print(drawn);
    else write(join(out, `${graph.id}.${before}-${after}.${format}`), drawn, out);
  }
}

function machineOf(id: string, revision: Revision): Machine {
  const machine = machinesOf(revision)[id];
  if (machine === undefined)
    throw new Failure(`chart: no machine "${id}"; there are ${Object.keys(machinesOf(revision)).join(', ')}`);
  return machine;
}

function write(file: string, text: string, folder: string): void {
  attempt(`chart: ${file}`, () => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, text);
  });
  print(file);
}
