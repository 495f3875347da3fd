/** Paths once more, each with one thing that goes otherwise: general, and made for no machine. */
import { timeoutOf } from '../../machines/index.js';
import { machineOf, type Path, type Token, withSuffix } from '../paths/index.js';

const silence: Token = { name: 'nothing comes, until a timer rings', events: Object.values(timeoutOf).map((type) => ({ type })) };

/** Each path on which the other side ends TCP, with silence instead. */
export function inSilence(paths: readonly Path[]): Path[] {
  return paths.flatMap((path) => {
    const end = path.tokens.findIndex(({ events }) => events.some(({ type }) => type === 'TCP_CLOSED'));
    return end === -1 ? [] : [{ ...path, id: `${path.id}+silence`, tokens: [...path.tokens.slice(0, end), silence] }];
  });
}

/** Each path of a server, with a telling suffix, where that server sets cookies. */
export function settingCookies(paths: readonly Path[]): Path[] {
  const servers = paths.filter(({ role }) => role === 'server');
  return servers.map((path) =>
    withSuffix({ ...path, id: `${path.id}+cookies`, setting: { ...path.setting, cookiesToSet: ['a=b'] } }, machineOf),
  );
}

/** Each path under several limits, with a telling suffix, under each of them alone: no other limit may be what is noticed. */
export function underEachLimit(paths: readonly Path[]): Path[] {
  return paths.flatMap((path) => {
    const limits = Object.entries(path.setting.limits ?? {});
    if (limits.length < 2) return [];
    const boundless = Object.fromEntries(limits.map(([name]) => [name, Number.POSITIVE_INFINITY]));
    return limits.map(([name, value]) => {
      const setting = { ...path.setting, limits: { ...boundless, [name]: value } };
      return withSuffix({ ...path, id: `${path.id}+${name}`, setting }, machineOf);
    });
  });
}
