/** Reads the catalogue's YAML sources, for the generator and the check. */
import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Erratum, ExampleHandshake, GoldenVector, Item, Policy, Section } from '../../spec/index.js';

export interface Catalogue {
  sections: Section[];
  items: Item[];
  /** Interfaces and diagrams, which stand beside the items. */
  blocks: Item[];
  policies: Policy[];
  errata: Erratum[];
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
  return {
    sections: files.map(({ section, title, about }) => ({ section, title, about })),
    items: files.flatMap(({ section, items }) => completed(section, items)),
    blocks: files.flatMap(({ section, blocks = [] }) => completed(section, blocks)),
    policies: filesOf<{ policies: Policy[] }>(new URL('policies/', folder)).flatMap((file) => file.policies),
    errata: read<{ errata: Erratum[] }>(new URL('errata.yaml', folder)).errata,
    vectors: read<Catalogue['vectors']>(new URL('vectors.yaml', folder)),
  };
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
