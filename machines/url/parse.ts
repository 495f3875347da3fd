/**
 * Parse a WebSocket URL's components: 10.3.4.2.1, steps 1 to 12.
 *
 * URL_PARSED finds host, port, resource name and secure flag in the context;
 * URL_REFUSED comes with the step that failed.
 *
 * Modelled where the text leaves it open: resolving is the URL Standard's
 * parser (policy url.resolve), whose accessors hide an empty query and an empty
 * fragment, so both are read from the serialisation (#4, #11). A URL that this
 * parser refuses counts as not absolute (#1). What else the URI syntax excludes
 * is encoded (10.3.4.7.1#ep2), or the URL refused where its host has no ASCII
 * form (#e); a percent sign stays, whatever comes behind it.
 */
import type { StepId } from '../../spec/index.js';
import { address } from '../connection.js';
import { algorithm } from '../language/algorithm.js';
import { at } from '../language/written.js';
import { hostCannotBeAscii } from './idna.js';

/** Variables of 10.3.4.2.1. */
const parsing = {
  ...address,
  /** The URL as it was given, then resolved and serialised. */
  url: '',
  explicitPort: '',
};
type Parsing = typeof parsing;

type Talk = {
  context: Parsing;
  hears: 'PARSE_URL';
  tells: 'URL_PARSED' | 'URL_REFUSED';
};

const refuse = at('#p1', { tell: (_: object, _event: object, step: StepId) => ({ type: 'URL_REFUSED', step }) as const });
const refused = { actions: { refuse }, target: 'idle' } as const;

export const parseUrl = algorithm<Talk>()({
  id: 'parseUrl',
  section: '10.3.4.2.1',
  title: "Parse a WebSocket URL's components",
  context: parsing,
  initial: 'idle',
  states: {
    idle: {
      step: '#p1',
      does: 'wait for a URL',
      on: { PARSE_URL: { actions: { takeUrl: (c, { url }) => (c.url = url) }, target: '#1' } },
    },
    '#1': { does: 'an absolute URL?', always: [{ guard: { urlIsNotAbsolute: (c) => !isAbsolute(c.url) }, ...refused }, '#2'] },
    '#2': {
      does: 'resolve the URL',
      always: [
        { step: ['10.3.4.7.1#e', '10.3.4.7.2#e'], guard: { hostHasNoAsciiForm: (c) => hostCannotBeAscii(c.url) }, ...refused },
        { actions: { resolve: (c) => (c.url = inUriSyntax(new URL(c.url).href)) }, target: '#3' },
      ],
    },
    '#3': {
      does: 'ws or wss?',
      always: [{ guard: { schemeIsNotOurs: ({ url }) => !['ws:', 'wss:'].includes(new URL(url).protocol) }, ...refused }, '#4'],
    },
    '#4': { does: 'no fragment?', always: [{ guard: { urlHasAFragment: ({ url }) => url.includes('#') }, ...refused }, '#5'] },
    '#5': {
      does: 'secure: is it wss?',
      entry: { letSecure: (c) => (c.secure = new URL(c.url).protocol === 'wss:') },
      always: '#6',
    },
    '#6': {
      does: 'host',
      entry: { letHost: at(['#6', '10.3.4.7.1#e', '10.3.4.7.2#e'], (c) => (c.host = new URL(c.url).hostname)) },
      always: '#7',
    },
    '#7': {
      does: 'port, if given',
      entry: {
        letPort: (c) => {
          c.explicitPort = new URL(c.url).port;
          c.port = Number(c.explicitPort);
        },
      },
      always: '#8',
    },
    '#8': {
      does: 'without a port: 80 or 443',
      always: [
        {
          guard: { noExplicitPort: ({ explicitPort }) => explicitPort === '' },
          actions: { letPortBeTheDefault: (c) => (c.port = c.secure ? 443 : 80) },
          target: '#9',
        },
        '#9',
      ],
    },
    '#9': {
      does: 'resource name: the path',
      entry: {
        letResourceName: at(['#9', '10.3.4.7.1#ep2', '10.3.4.7.2#ep2'], (c) => (c.resourceName = new URL(c.url).pathname)),
      },
      always: '#10',
    },
    '#10': {
      does: 'if it is empty: a slash',
      always: [
        {
          guard: { resourceNameIsEmpty: ({ resourceName }) => resourceName === '' },
          actions: { letResourceNameBeASlash: (c) => (c.resourceName = '/') },
          target: '#11',
        },
        '#11',
      ],
    },
    '#11': {
      does: 'append the query',
      always: [
        {
          guard: { urlHasAQuery: ({ url }) => url.includes('?') },
          actions: { appendQuery: (c) => (c.resourceName += c.url.slice(c.url.indexOf('?'))) },
          target: '#12',
        },
        '#12',
      ],
    },
    '#12': { does: 'return', entry: { returnComponents: { type: 'URL_PARSED' } }, always: 'idle' },
  },
});

/** Encodes what the URL Standard's parser leaves in path and query although the URI syntax has no place for it. */
function inUriSyntax(url: string): string {
  const start = url.indexOf('/', url.indexOf('://') + 3);
  const encode = (character: string) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
  return url.slice(0, start) + url.slice(start).replace(/["<>[\\\]^`{|}]/g, encode);
}

/** Without URL.canParse(), which Node 20 gets wrong for characters U+0080 to U+00FF once it is hot. */
function isAbsolute(url: string): boolean {
  try {
    return new URL(url).href !== '';
  } catch {
    return false;
  }
}
