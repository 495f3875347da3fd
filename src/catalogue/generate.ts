/** Makes spec/generated/ from the YAML sources: the data, and the union types of all names. */
import type { Policy } from '../../spec/index.js';
import type { Catalogue } from './load.js';

const MARK = '// Generated from spec/*.yaml by `npm run generate`. Do not edit.\n';

/** The revision that the catalogue restates, with the SHA-256 of its text. */
const REVISION = {
  name: 'WHATWG Web Applications 1.0 r4820',
  number: 4820,
  date: '2010-03-04',
  /** Of the source of section 10.3 at this revision. */
  sha256: '9a0c5c87e02cc12a025106273c84e707c9197865504bad7af25dd97ca9e36232',
};

/** How many items the other revisions have, and the SHA-256 of their ids and hashes, sorted. */
export const PINS: Readonly<Record<string, { items: number; sha256: string }>> = {
  r4819: { items: 426, sha256: 'dddd028dc547ddfa66868a82fa55c488307098e852ba04d80ef5fbb2aab5778a' },
  r5065: { items: 470, sha256: '464c9a55f489d636b055340881b3c8bd4d95785569c6b78a2d149a3d273d650d' },
};

/** What names each text: of r4820 the SHA-256 of its source; of the others, whose source is not kept, that which pins their items. */
const SPECIFICATIONS = {
  r4819: { revision: REVISION.name.replace('r4820', 'r4819'), sha256: PINS.r4819?.sha256 },
  r4820: { revision: REVISION.name, sha256: REVISION.sha256 },
  r5065: { revision: REVISION.name.replace('r4820', 'r5065'), sha256: PINS.r5065?.sha256 },
};

/** The generated files by name. */
export function generate(catalogue: Catalogue): Record<string, string> {
  return { 'ids.ts': ids(catalogue), 'catalogue.ts': data(catalogue), 'changes.ts': changes(catalogue) };
}

function ids({ items, blocks, errata, policies: ofR4820, revised, sections }: Catalogue): string {
  const policies = [...ofR4820, ...revised.flatMap((each) => each.policies)];
  const limits = policies.flatMap(limitsOf);
  const chosen = policies.filter((policy) => policy.default !== null && limitsOf(policy).length === 0);
  const numbers = sections.map(({ section }) => ({ id: section }));
  const names = policies.map(({ name }) => ({ id: name }));
  return [
    MARK,
    union('StepId', 'Id of an item of r4820, or of a block.', [...items, ...blocks]),
    union('SectionNumber', 'A section of r4820 that has items.', numbers),
    union('ErratumId', 'Id of an erratum.', errata),
    union('PolicyName', 'Name of a policy.', names),
    '/** The option taken of each policy that is a choice of names. */',
    'export interface Policies {',
    ...chosen.map(
      (policy) =>
        `  /** ${inComment(policy.says)} */\n  '${policy.name}': ${policy.options.map((option) => quote(option.name)).join(' | ')};`,
    ),
    '}\n',
    '/** The values of each policy that is a limit. Infinity is none. */',
    'export interface Limits {',
    ...limits.map(({ name, unit, says }) => `  /** In ${unit}. ${inComment(says)} */\n  '${name}': number;`),
    '}\n',
    '/** What this project does by default. */',
    'export const policyDefaults: Policies = {',
    ...chosen.map((policy) => `  '${policy.name}': ${quote(policy.default as string)},`),
    '};\n',
    '/** The limits of this project. */',
    'export const limitDefaults: Limits = {',
    ...limits.map(({ name, value }) => `  '${name}': ${value},`),
    '};\n',
  ].join('\n');
}

function data({ sections, items, blocks, policies, errata, vectors }: Catalogue): string {
  return [
    MARK,
    "import type { Erratum, ExampleHandshake, GoldenVector, Item, Policy, Section } from '../types.js';\n",
    '/** What the catalogue restates: its name, number, date (ISO) and the SHA-256 of its source, in hex. */',
    constant('revision', '{ name: string; number: number; date: string; sha256: string }', REVISION),
    '/** The table of contents, in its order. */',
    constant('sections', 'readonly Section[]', sections),
    '/** Every item, in the order of the text. */',
    constant('items', 'readonly Item[]', items),
    '/** Interfaces and diagrams: r4820 numbers nothing of them, so that their ids are ours, and they count as no items. */',
    constant('blocks', 'readonly Item[]', blocks),
    '/** Every named choice. */',
    constant('policies', 'readonly Policy[]', policies),
    '/** Every known defect. */',
    constant('errata', 'readonly Erratum[]', errata),
    '/** The worked examples of the text. */',
    constant('vectors', 'Vectors', { golden: vectors.golden, handshakes: vectors.handshakes }),
    '/** Worked examples: keys with what answers them, and whole handshakes. */',
    'export interface Vectors {\n  /** Keys and responses. */\n  golden: readonly GoldenVector[];\n  /** Handshakes of both sides. */\n  handshakes: readonly ExampleHandshake[];\n}\n',
  ].join('\n');
}

function changes({ revised }: Catalogue): string {
  return [
    MARK,
    "import type { Revised } from '../types.js';\n",
    '/** What r4820 changed in r4819, and r5065 in r4820. */',
    constant('revised', 'readonly Revised[]', revised),
    '/** What names each text: its name, and in hex the SHA-256 of its source; of r4819 and r5065 that of a line of id and hash for each item. */',
    constant(
      'specifications',
      "Readonly<Record<'r4819' | 'r4820' | 'r5065', { revision: string; sha256: string }>>",
      SPECIFICATIONS,
    ),
  ].join('\n');
}

function union(name: string, meaning: string, members: readonly { id: string }[]): string {
  return `/** ${meaning} */\nexport type ${name} =\n${members.map(({ id }) => `  | ${quote(id)}`).join('\n')};\n`;
}

function constant(name: string, type: string, value: unknown): string {
  return `export const ${name}: ${type} = ${JSON.stringify(value, null, 2)};\n`;
}

interface Limit {
  name: string;
  says: string;
  value: number;
  unit: string;
}

/** The values that a policy has: one under its own name, or several behind it. */
function limitsOf({ name, says, value, values = {}, options, default: chosen }: Omit<Policy, 'steps' | 'errata'>): Limit[] {
  const several = Object.entries(values).map(([each, limit]) => ({ name: `${name}.${each}`, says, ...limit }));
  if (value === undefined) return several;
  return [{ name, says, value, unit: options.find((option) => option.name === chosen)?.parameter ?? 'units' }, ...several];
}

/** What an entry says, as a comment in one line. */
function inComment(text: string): string {
  return text.trim().replace(/\s+/g, ' ').replaceAll('*/', '* /');
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "\\'")}'`;
}
