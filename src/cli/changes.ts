/** `hixie76 spec --changes`: what a revision changed in the one before it. */
import { type Change, items, type Revised, revised } from '../../spec/index.js';
import { Failure } from './failure.js';
import { print, printJson } from './output.js';

/** @param wanted `r4820` or `r5065`; r4820 if it is named by nothing */
export function changes(wanted: string | true, json: boolean): void {
  const name = wanted === true ? 'r4820' : wanted;
  const found = revised.find(({ revision }) => revision === name);
  if (found === undefined) {
    const names = revised.map(({ revision, against }) => `${revision} (against ${against})`);
    throw new Failure(`spec --changes: no revision "${name}"; there are ${names.join(' and ')}`);
  }
  if (json) printJson({ ...found, counts: countsOf(found) });
  else print(...inLines(found));
}

/** How many items came, changed, moved, went, or stayed. */
function countsOf({ revision, changes: all }: Revised): Record<string, number> {
  const count = (kind: Change['kind']) => all.filter((each) => each.kind === kind).length;
  const concerned = all.filter((each) => (revision === 'r4820' ? each.to : each.from) !== undefined).length;
  const counts = { brought: count('brought'), changed: count('changed'), renumbered: count('renumbered') };
  return { ...counts, left: items.length - concerned, gone: count('gone') };
}

function inLines(one: Revised): string[] {
  const { revision, against, about, hunks, changes: all } = one;
  const counts = Object.entries(countsOf(one)).map(([kind, count]) => `${count} ${kind}`);
  return [
    `${revision} against ${against}: ${about}`,
    `Items: ${counts.join(', ')}`,
    ...(hunks.length > 0 ? ['', `The ${hunks.length} places of the diff, by line:`] : []),
    ...hunks.flatMap(({ lines, items: named, besides }) => [
      `  ${lines.replace(' ', ' -> ')}  ${named.join(' ')}`,
      ...(besides === undefined ? [] : [`    besides: ${besides}`]),
    ]),
    ...all.filter(({ kind }) => kind !== 'renumbered').flatMap((each) => ['', ...told(each)]),
    '',
    'Renumbered:',
    ...all.filter(({ kind }) => kind === 'renumbered').map(({ from, to }) => `  ${from} -> ${to}`),
  ];
}

function told({ kind, from, to, was, is, wording }: Change): string[] {
  const name = from !== undefined && to !== undefined && from !== to ? `${from} -> ${to}` : (to ?? from);
  return [
    `${name}  ${kind}${wording ? ', in words alone' : ''}`,
    ...(was === undefined ? [] : [`  before: ${was}`]),
    ...(is === undefined ? [] : [`  after: ${is}`]),
  ];
}
