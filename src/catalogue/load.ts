/** Reads the catalogue's YAML sources, for the generator and the check. */
import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Change, Erratum, ExampleHandshake, GoldenVector, Item, Policy, Revised, Section } from '../../spec/index.js';

export interface Catalogue {
  sections: Section[];
  items: Item[];
  /** Interfaces and diagrams, which stand beside the items. */
  blocks: Item[];
  policies: Policy[];
  errata: Erratum[];
  /** Revisions against the ones before them. */
  revised: Revised[];
  vectors: { golden: GoldenVector[]; handshakes: ExampleHandshake[] };
}

interface SectionFile extends Section {
  items: Written[];
  blocks?: Written[];
}

type Written = Omit<Item, 'section' | 'errata' | 'policies'> & Partial<Pick<Item, 'errata' | 'policies'>>;

/**
 * The catalogue as written in a folder.
 * @param folder the project's spec/, as a URL that ends in a slash
 * @throws Error when a file is missing or is not YAML
 */
export function loadCatalogue(folder: URL): Catalogue {
  const files = filesOf<SectionFile>(new URL('items/', folder)).sort(bySection);
  const says = new Map(files.flatMap(({ items }) => items.map((item) => [item.id as string, item.says])));
  return {
    sections: files.map(({ section, title, about }) => ({ section, title, about })),
    items: files.flatMap(({ section, items }) => completed(section, items)),
    blocks: files.flatMap(({ section, blocks = [] }) => completed(section, blocks)),
    policies: filesOf<{ policies: Policy[] }>(new URL('policies/', folder)).flatMap((file) => file.policies),
    errata: read<{ errata: Erratum[] }>(new URL('errata.yaml', folder)).errata,
    revised: filesOf<ChangesFile>(new URL('changes/', folder)).map((file) => revisedIn(file, says)),
    vectors: read<Catalogue['vectors']>(new URL('vectors.yaml', folder)),
  };
}

/** As it is written: a text of r4820 is an item's, so that only the other one is restated. */
interface ChangesFile
  extends Pick<Revised, 'revision' | 'against' | 'about'>,
    Partial<Pick<Revised, 'hunks' | 'differences' | 'policies' | 'errata'>> {
  changed: (Restated & { from: string; to: string; wording?: boolean })[];
  new: (string | (Restated & { id: string }))[];
  gone: (string | (Restated & { id: string }))[];
  renumbered: Record<string, string>;
}

type Restated = { says: string; hash: string };

function revisedIn(file: ChangesFile, items: ReadonlyMap<string, string>): Revised {
  const { revision, against, about, hunks = [], differences = [], policies = [], errata = [], changed, renumbered } = file;
  const other = revision === 'r4820' ? 'was' : 'is';
  const ours = other === 'was' ? 'is' : 'was';
  const text = (id: string) => items.get(id) ?? '';
  const alone = (each: string | (Restated & { id: string }), at: 'from' | 'to') => {
    const says = at === 'from' ? 'was' : 'is';
    if (typeof each === 'string') return { [at]: each, [says]: text(each) };
    return { [at]: each.id, [says]: each.says, hash: each.hash };
  };
  const changes: Change[] = [
    ...changed.map(({ says, ...each }) => ({
      kind: 'changed' as const,
      ...each,
      [other]: says,
      [ours]: text(ours === 'is' ? each.to : each.from),
    })),
    ...file.new.map((each) => ({ kind: 'brought' as const, ...alone(each, 'to') })),
    ...file.gone.map((each) => ({ kind: 'gone' as const, ...alone(each, 'from') })),
    ...Object.entries(renumbered).map(([from, to]) => ({ kind: 'renumbered' as const, from, to })),
  ];
  return { revision, against, about, hunks, changes, differences, policies, errata };
}

function completed(section: string, written: readonly Written[]): Item[] {
  return written.map((item) => ({ ...item, section, errata: item.errata ?? [], policies: item.policies ?? [] }));
}

function filesOf<T>(folder: URL): T[] {
  return readdirSync(folder)
    .sort()
    .map((name) => read<T>(new URL(name, folder)));
}

function read<T>(file: URL): T {
  return parse(readFileSync(file, 'utf8')) as T;
}

function bySection(one: SectionFile, other: SectionFile): number {
  return one.section.localeCompare(other.section, 'en', { numeric: true });
}
