/** The suite that mutants are run against: published paths, words, near misses, other policies, limits, silence, TLS and proxies. */
import {
  machineOf,
  nearMisses,
  type Path,
  pathsAtLimits,
  pathsBeyondTcp,
  pathsOfWords,
  transitionPaths,
  underOtherPolicies,
  withSuffix,
} from '../paths/index.js';
import { inSilence, settingCookies, underEachLimit } from './variants.js';

/** Which machine is mutated: the client with its API, or the server. */
export const SIDES = ['client', 'server'] as const;
export type Side = (typeof SIDES)[number];

/** The paths of one side, by where they come from. */
export function suitePaths(side: Side): Record<string, Path[]> {
  const published = transitionPaths().paths.filter((path) => sideOf(path) === side);
  const all: Record<string, readonly Path[]> = {
    published,
    'published, with a telling suffix': published.flatMap((path) => [
      withSuffix(path, machineOf, 'peer'),
      withSuffix(path, machineOf, 'own'),
    ]),
    'published, under other policies': underOtherPolicies(published, machineOf),
    'words of transitions': pathsOfWords('transition'),
    'words of pairs': pathsOfWords('pair'),
    'near misses': nearMisses(),
    'beyond plain TCP': pathsBeyondTcp(),
    'published, with cookies to set': settingCookies(published),
    'published and near misses, in silence instead of FIN': inSilence([...published, ...nearMisses()]),
    'published, under each limit alone': underEachLimit(published),
    'at narrow limits': pathsAtLimits(),
  };
  return Object.fromEntries(Object.entries(all).map(([kind, paths]) => [kind, paths.filter((path) => sideOf(path) === side)]));
}

function sideOf({ role }: Path): Side {
  return role === 'server' ? 'server' : 'client';
}
