/** The catalogue's entries in themselves. */
import type { Disposition, Erratum, Force, Item, Mark, Policy, Subject } from '../../../spec/index.js';
import type { Catalogue } from '../load.js';
import type { Finding } from './findings.js';

// Records, so that a value that the types gain or lose does not compile here.
const subjects: Record<Subject, true> = { client: true, server: true, both: true, api: true, author: true, intermediary: true };
const forces: Record<Force, true> = { must: true, should: true, may: true, undefined: true, informative: true };
const dispositions: Record<Disposition, true> = {
  machine: true,
  function: true,
  socket: true,
  implied: true,
  informative: true,
  exception: true,
};

const marks: Record<Mark, true> = { pass: true, allowed: true, relaxation: true };
const places: Record<Erratum['touches'][number], true> = { wire: true, api: true };

/** A restatement says something; fewer words are a title. */
const LEAST_WORDS = 6;
/** Forms of registration, whose entries may be short. */
const FORMS = '10.3.4.7.';

/** Ids of items and errata, numbers of sections, names of policies, of the options of each, and of examples. */
export function duplicate({ sections, items, blocks, policies, errata, vectors }: Catalogue): Finding[] {
  const lists = [
    sections.map(({ section }) => section),
    ...policies.map(({ name, options }) => options.map((option) => `${name}: ${option.name}`)),
    [...items, ...blocks].map(({ id }) => id),
    policies.map(({ name }) => name),
    errata.map(({ id }) => id),
    [...vectors.golden, ...vectors.handshakes].map(({ id }) => id),
  ];
  return lists.flatMap((names: readonly string[]) => {
    const twice = new Set(names.filter((name, index) => names.indexOf(name) !== index));
    return [...twice].map((id): Finding => ({ kind: 'duplicate', id, message: 'is there more than once' }));
  });
}

/** Items, policies and errata of which something is not said. */
export function undecided({ items, blocks, policies, errata }: Catalogue): Finding[] {
  const finding =
    (id: string) =>
    (message: string): Finding => ({ kind: 'undecided', id, message });
  return [
    ...[...items, ...blocks].flatMap((item) => objections(item).map(finding(item.id))),
    ...policies.flatMap(({ name, options, says }) =>
      [...options.flatMap(({ mark }) => unlisted('mark', mark, marks)), ...checkSays(name, says)].map(finding(name)),
    ),
    ...errata.flatMap(({ id, defect, touches }) =>
      [...touches.flatMap((where) => unlisted('touches', where, places)), ...(blank(defect) ? ['says nothing'] : [])].map(
        finding(id),
      ),
    ),
  ];
}

function objections(item: Item): string[] {
  const hasToSayWhy = item.disposition === 'exception' || item.disposition === 'implied';
  const hasReason = !blank(item.reason);
  return [
    ...unlisted('disposition', item.disposition, dispositions),
    ...unlisted('subject', item.subject, subjects),
    ...unlisted('force', item.force, forces),
    ...(hasToSayWhy && !hasReason ? [`is ${item.disposition === 'implied' ? 'implied' : 'an exception'} without a reason`] : []),
    ...(!hasToSayWhy && item.reason !== undefined ? ['has a reason, but is no exception'] : []),
    ...checkSays(item.id, item.says),
    ...(/^[0-9a-f]{16}$/.test(item.hash ?? '') ? [] : [`hash is ${item.hash ?? 'absent'}; it has to be 16 hex digits`]),
  ];
}

function unlisted(name: string, value: string | undefined, listed: object): string[] {
  if (value !== undefined && Object.hasOwn(listed, value)) return [];
  return [`${name} is ${value ?? 'absent'}; it has to be one of ${Object.keys(listed).join(', ')}`];
}

function checkSays(id: string, says: string | undefined): string[] {
  if (blank(says)) return ['says nothing'];
  const words = (says as string).trim().split(/\s+/);
  if (words.length >= LEAST_WORDS || id.startsWith(FORMS) || !id.includes('#')) return [];
  return [`says no more than "${words.join(' ')}"`];
}

function blank(text: string | undefined): boolean {
  return (text ?? '').trim() === '';
}

/** Names of errata, policies and options that there are not. */
export function dangling({ items, blocks, policies, errata, vectors }: Catalogue): Finding[] {
  const golden = vectors.golden.map(({ id }) => id);
  const named = new Set<string>([...policies.map(({ name }) => name), ...errata.map(({ id }) => id), ...golden]);
  const naming = (id: string, names: readonly string[]) =>
    names
      .filter((name) => !named.has(name))
      .map((name): Finding => ({ kind: 'dangling', id, message: `names ${name}, which there is not` }));
  return [
    ...[...items, ...blocks].flatMap((item) => naming(item.id, [...item.errata, ...item.policies])),
    ...policies.flatMap((policy) => naming(policy.name, policy.errata ?? [])),
    ...vectors.handshakes.flatMap((each) => naming(each.id, [each.golden])),
    ...policies.flatMap(withoutDefault),
  ];
}

/** Policies and errata that name an item which does not name them, errata of items likewise; and items of another section. */
export function onesided({ items, blocks, policies, errata }: Catalogue): Finding[] {
  const all = [...items, ...blocks];
  const byId = new Map<string, Item>(all.map((item) => [item.id, item]));
  const finding = (id: string, message: string): Finding => ({ kind: 'onesided', id, message });
  const unanswered = (id: string, steps: readonly string[], namesOf: (item: Item) => readonly string[]) =>
    steps.flatMap((step) => {
      const item = byId.get(step);
      return item === undefined || namesOf(item).includes(id) ? [] : [finding(id, `names ${step}, which does not name it`)];
    });
  return [
    ...policies.flatMap(({ name, steps }) => unanswered(name, steps, (item) => item.policies)),
    ...errata.flatMap(({ id, steps }) => unanswered(id, steps, (item) => item.errata)),
    ...all.flatMap((item) =>
      item.errata.flatMap((id) => {
        const steps = errata.find((erratum) => erratum.id === id)?.steps ?? [item.id];
        // A step's own paragraphs are of the step.
        const isOf = steps.some((step) => step === item.id || item.id.startsWith(`${step}p`) || item.section.startsWith(step));
        return isOf ? [] : [finding(item.id, `names ${id}, which does not name it`)];
      }),
    ),
    ...all.flatMap(({ id, section }) => (id.startsWith(`${section}#`) ? [] : [finding(id, `stands in section ${section}`)])),
  ];
}

/** Only null says that there is nothing to choose. */
function withoutDefault({ name, options, default: chosen }: Policy): Finding[] {
  if (chosen === null || options.some((option) => option.name === chosen)) return [];
  const message = `its default is ${chosen ?? 'absent'}; it has to be one of ${options.map((option) => option.name).join(', ')}`;
  return [{ kind: 'dangling', id: name, message }];
}
