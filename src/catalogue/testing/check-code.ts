/** The catalogue against the code that cites it. */
import type { AnyAlgorithm } from '../../../machines/index.js';
import type { Disposition } from '../../../spec/index.js';
import type { Citation, CitationKind } from '../../citations/index.js';
import { type Part, partsOf } from '../../citations/testing.js';
import type { Catalogue } from '../load.js';
import type { Finding } from './findings.js';

/** Of which kinds a disposition needs one citation; none where no code has to implement the item. */
const needs: Record<Disposition, readonly CitationKind[]> = {
  machine: ['state', 'transition', 'guard', 'action'],
  function: ['function', 'guard', 'action'],
  // A machine does it too when it tells the socket layer.
  socket: ['socket', 'state', 'transition', 'action'],
  implied: [],
  informative: [],
  exception: [],
};

/** Citations, policies, errata and examples that name an item that there is not. */
export function orphaned(catalogue: Catalogue, citations: readonly Citation[]): Finding[] {
  const { policies, errata, vectors, sections } = catalogue;
  const items = idsOf(catalogue);
  const places = new Set([...items, ...sections.map(({ section }) => section)]);
  const naming = (id: string, steps: readonly string[], known: ReadonlySet<string> = items) =>
    steps
      .filter((step) => !known.has(step))
      .map((step): Finding => ({ kind: 'orphaned', id, message: `names ${step}, which is no item` }));
  return [
    ...citations.flatMap(({ kind, name, file, line, step }) => naming(`${kind} ${name} (${file}:${line})`, [step])),
    ...policies.flatMap(({ name, steps }) => naming(name, steps)),
    ...policies.flatMap(({ name, failures = [] }) =>
      failures.flatMap(({ step, also = [] }) => naming(`${name}, failures`, [step, ...also])),
    ),
    ...errata.flatMap(({ id, steps }) => naming(id, steps, places)),
    ...[...vectors.golden, ...vectors.handshakes].flatMap(({ id, steps }) => naming(id, steps)),
  ];
}

/** Parts of machines that name nothing, or something that is no item. */
export function uncited(catalogue: Catalogue, algorithms: readonly AnyAlgorithm[]): Finding[] {
  const known = idsOf(catalogue);
  const objections = ({ steps }: Part) =>
    steps.length === 0
      ? ['names no item']
      : steps.filter((step) => !known.has(step)).map((step) => `names ${step}, which is no item`);
  return algorithms
    .flatMap(partsOf)
    .flatMap((part) =>
      objections(part).map((message): Finding => ({ kind: 'uncited', id: `${part.kind} ${part.name}`, message })),
    );
}

/** Items that no code of the right kind cites, and exceptions that code cites after all. */
export function disagreeing({ items, blocks }: Catalogue, citations: readonly Citation[]): Finding[] {
  const citing = new Map<string, Set<CitationKind>>();
  for (const { step, kind } of citations) citing.set(step, (citing.get(step) ?? new Set()).add(kind));
  return [...items, ...blocks].flatMap(({ id, disposition }) => {
    const needed = needs[disposition] ?? [];
    const kinds = [...(citing.get(id) ?? [])];
    if (disposition === 'exception' && kinds.length > 0) {
      return [{ kind: 'disagreeing', id, message: `is an exception, but is cited by ${kinds.join(', ')}` } satisfies Finding];
    }
    if (needed.length === 0 || kinds.some((kind) => needed.includes(kind))) return [];
    const found = kinds.length === 0 ? 'nothing cites it' : `it is cited by ${kinds.join(', ')} only`;
    return [{ kind: 'disagreeing', id, message: `is to be done by ${disposition}, but ${found}` } satisfies Finding];
  });
}

function idsOf({ items, blocks }: Catalogue): Set<string> {
  return new Set([...items, ...blocks].map(({ id }) => id));
}
