/** Paths through the machines, as stories that the second reading can be told too. */
import type { OutsideEvent } from '../../../machines/index.js';
import type { Path } from '../../paths/index.js';
import { type Choices, type Components, defaults, parseUrl } from '../reading/index.js';
import type { Given, Happening, Kind } from './sides.js';
import { type Mutation, mutated } from './streams.js';

/** What happens on a path, from the moment TCP is open. */
export interface PathStory {
  kind: Kind;
  given: Given;
  happenings: Happening[];
}

const beginnings = ['ACCEPT', 'CONSTRUCT', 'ESTABLISH', 'TURN', 'TCP_OPENED', 'TLS_OPENED'];

/** The story of a path; undefined where it is about something that the second reading does not know. */
export function storyOf(path: Path): PathStory | undefined {
  const events = path.tokens.flatMap((token) => token.events);
  const given = givenFor(path, events);
  if (given === undefined) return undefined;
  const happenings: Happening[] = [];
  let bytes: number[] = [];
  const flush = () => {
    if (bytes.length > 0) happenings.push({ bytes: [Uint8Array.from(bytes)] });
    bytes = [];
  };
  for (const event of events.slice(events.findLastIndex(({ type }) => beginnings.includes(type)) + 1)) {
    if (event.type === 'BYTE') bytes.push(event.byte);
    else {
      flush();
      const happening = happeningOf(event);
      if (happening === undefined) return undefined;
      if (happening !== 'nothing') happenings.push(happening);
    }
  }
  flush();
  return { kind: path.role === 'server' ? 'server' : 'webSocket', given, happenings };
}

function happeningOf(event: OutsideEvent): Happening | 'nothing' | undefined {
  if (event.type === 'SEND_STRING' || event.type === 'SEND_CALLED') return { send: event.data };
  if (event.type === 'TERMINATE' || event.type === 'CLOSE_CALLED') return 'close';
  if (event.type === 'TCP_CLOSED') return 'tcpClosed';
  if (event.type.endsWith('_TIMEOUT')) return 'timeout';
  // Tasks run at once here, and no system takes bytes.
  return event.type === 'TASK' || event.type === 'SENT' ? 'nothing' : undefined;
}

function givenFor({ role, setting }: Path, events: readonly OutsideEvent[]): Given | undefined {
  const policies = setting.policies ?? {};
  if (Object.keys(policies).some((name) => !(name in defaults))) return undefined;
  const limits: Record<string, number> = {};
  for (const [name, value] of Object.entries(setting.limits ?? {})) {
    const short = /^(?:client|server)\.(?:limit|handshake\.limits)\.(\w+)$/.exec(name)?.[1];
    if (short === undefined) return undefined;
    limits[short] = value;
  }
  const { hosts, origins, protocols, resources } = setting.service ?? {};
  if (resources !== undefined || setting.cookiesToSet !== undefined) return undefined;
  const common = { choices: policies as Partial<Choices>, limits, ...(setting.script ? { script: setting.script } : {}) };
  if (role === 'server') {
    const expected = { ...(hosts ? { hosts } : {}), ...(origins ? { origins } : {}), ...(protocols ? { protocols } : {}) };
    return { ...common, expected, ...(setting.secure ? { secure: true } : {}) };
  }
  const asked = askedBy(events);
  return asked && { ...common, inputs: asked };
}

/** What the script asks for, if its call is one that does not throw, and TCP is opened in the usual way. */
function askedBy(events: readonly OutsideEvent[]): (Components & { origin: string; protocol?: string }) | undefined {
  const begun = events.filter(({ type }) => beginnings.includes(type));
  const [construct, turn, opened, more] = begun;
  if (construct?.type !== 'CONSTRUCT' || turn?.type !== 'TURN' || opened?.type !== 'TCP_OPENED') return undefined;
  if (turn.proxy !== undefined || turn.credentials !== undefined || opened.cookies !== undefined) return undefined;
  if (more !== undefined && more.type !== 'TLS_OPENED') return undefined;
  if (events.findIndex(({ type }) => !beginnings.includes(type)) < begun.length) return undefined;
  const components = parseUrl(construct.url);
  if (components === undefined) return undefined;
  const protocol = construct.protocol === null ? {} : { protocol: construct.protocol };
  return { ...components, origin: 'http://example.com', ...protocol };
}

/** The same happenings, with a change to the bytes of one of them; mostly of the last that has any, behind the handshake. */
export function changed(happenings: readonly Happening[], change: Mutation, which: number): Happening[] {
  const places = happenings.flatMap((happening, at) => (typeof happening === 'object' && 'bytes' in happening ? [at] : []));
  const place = which % 3 === 0 ? places[which % places.length] : places.at(-1);
  return happenings.map((happening, at) =>
    at === place && typeof happening === 'object' && 'bytes' in happening
      ? { bytes: [mutated(Buffer.concat(happening.bytes), change)] }
      : happening,
  );
}
