/** The catalogue's entries in themselves. */
import type { Disposition, Force, Item, Policy, Subject } from '../../spec/index.js';
import type { Finding } from './findings.js';
import type { Catalogue } from './load.js';

// Records, so that a value that the types gain or lose does not compile here.
const subjects: Record<Subject, true> = { client: true, server: true, api: true, author: true, intermediary: true };
const forces: Record<Force, true> = { must: true, should: true, may: true, undefined: true, informative: true };
const dispositions: Record<Disposition, true> = {
  machine: true,
  function: true,
  socket: true,
  implied: true,
  informative: true,
  exception: true,
};

/** A restatement says something; fewer words are a title. */
const LEAST_WORDS = 6;
/** Forms of registration, whose entries may be short. */
const FORMS = '10.3.4.7.';

/** Ids of items and errata, names of policies and examples. */
export function duplicate({ items, policies, errata, vectors }: Catalogue): Finding[] {
  const lists = [
    items.map(({ id }) => id),
    policies.map(({ name }) => name),
    errata.map(({ id }) => id),
    [...vectors.golden, ...vectors.handshakes].map(({ id }) => id),
  ];
  return lists.flatMap((names: readonly string[]) => {
    const twice = new Set(names.filter((name, index) => names.indexOf(name) !== index));
    return [...twice].map((id): Finding => ({ kind: 'duplicate', id, message: 'is there more than once' }));
  });
}

/** Items of which something is not said. */
export function undecided({ items }: Catalogue): Finding[] {
  return items.flatMap((item) => objections(item).map((message): Finding => ({ kind: 'undecided', id: item.id, message })));
}

function objections(item: Item): string[] {
  const hasToSayWhy = item.disposition === 'exception' || item.disposition === 'implied';
  const hasReason = (item.reason ?? '').trim() !== '';
  return [
    ...unlisted('disposition', item.disposition, dispositions),
    ...unlisted('subject', item.subject, subjects),
    ...unlisted('force', item.force, forces),
    ...(hasToSayWhy && !hasReason ? [`is ${item.disposition === 'implied' ? 'implied' : 'an exception'} without a reason`] : []),
    ...(!hasToSayWhy && item.reason !== undefined ? ['has a reason, but is no exception'] : []),
    ...saying(item),
  ];
}

function unlisted(name: string, value: string | undefined, listed: object): string[] {
  if (value !== undefined && Object.hasOwn(listed, value)) return [];
  return [`${name} is ${value ?? 'absent'}; it has to be one of ${Object.keys(listed).join(', ')}`];
}

function saying({ id, says }: Item): string[] {
  const words = (says ?? '').split(/\s+/).filter((word) => word !== '');
  if (words.length === 0) return ['says nothing'];
  if (words.length >= LEAST_WORDS || id.startsWith(FORMS)) return [];
  return [`says no more than "${words.join(' ')}"`];
}

/** Names of errata, policies and options that there are not. */
export function dangling({ items, policies, errata }: Catalogue): Finding[] {
  const named = new Set<string>([...policies.map(({ name }) => name), ...errata.map(({ id }) => id)]);
  const naming = (id: string, names: readonly string[]) =>
    names
      .filter((name) => !named.has(name))
      .map((name): Finding => ({ kind: 'dangling', id, message: `names ${name}, which there is not` }));
  return [
    ...items.flatMap((item) => naming(item.id, [...item.errata, ...item.policies])),
    ...policies.flatMap((policy) => naming(policy.name, policy.errata ?? [])),
    ...policies.flatMap(withoutDefault),
  ];
}

/** Only null says that there is nothing to choose. */
function withoutDefault({ name, options, default: chosen }: Policy): Finding[] {
  if (chosen === null || options.some((option) => option.name === chosen)) return [];
  const message = `its default is ${chosen ?? 'absent'}; it has to be one of ${options.map((option) => option.name).join(', ')}`;
  return [{ kind: 'dangling', id: name, message }];
}
