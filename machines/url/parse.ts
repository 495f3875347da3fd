/**
 * Parse a WebSocket URL's components: 10.3.4.2.1, steps 1 to 12.
 *
 * Told: PARSE_URL with a string. Tells: URL_PARSED, with host, port, resource
 * name and secure flag in the context, or URL_REFUSED with the step that failed.
 *
 * Modelled where the text leaves it open: resolving is the URL Standard's
 * parser (policy url.resolve), whose accessors hide an empty query and an empty
 * fragment, so both are read from the serialisation (#4, #11). A URL that this
 * parser refuses counts as not absolute (#1). What else the URI syntax excludes
 * is encoded (10.3.4.7.1#ep2), or the URL refused where its host has no ASCII
 * form (#e); a percent sign stays, whatever comes behind it.
 */

import { type Address, address } from '../connection.js';
import { algorithm } from '../language/definition.js';
import { hostCannotBeAscii } from './idna.js';

/** Variables of 10.3.4.2.1. */
export interface Parsing extends Address {
  /** The URL as it was given, then resolved and serialised. */
  url: string;
  explicitPort: string;
}

export const parseUrl = algorithm<Parsing>()({
  id: 'parseUrl',
  section: '10.3.4.2.1',
  title: "Parse a WebSocket URL's components",
  context: { ...address, url: '', explicitPort: '' },
  initial: 'idle',
  states: {
    idle: {
      step: '10.3.4.2.1#p1',
      does: 'wait for a URL',
      on: { PARSE_URL: { actions: 'takeUrl', target: 'step_1' } },
    },
    step_1: {
      step: '10.3.4.2.1#1',
      does: 'an absolute URL?',
      always: [{ guard: 'urlIsNotAbsolute', actions: 'refuse', target: 'idle' }, { target: 'step_2' }],
    },
    step_2: {
      step: '10.3.4.2.1#2',
      does: 'resolve it',
      always: [
        { step: ['10.3.4.7.1#e', '10.3.4.7.2#e'], guard: 'hostHasNoAsciiForm', actions: 'refuse', target: 'idle' },
        { actions: 'resolve', target: 'step_3' },
      ],
    },
    step_3: {
      step: '10.3.4.2.1#3',
      does: 'ws or wss?',
      always: [{ guard: 'schemeIsNotOurs', actions: 'refuse', target: 'idle' }, { target: 'step_4' }],
    },
    step_4: {
      step: '10.3.4.2.1#4',
      does: 'no fragment?',
      always: [{ guard: 'urlHasAFragment', actions: 'refuse', target: 'idle' }, { target: 'step_5' }],
    },
    step_5: { step: '10.3.4.2.1#5', does: 'secure: is it wss?', entry: 'letSecure', always: { target: 'step_6' } },
    step_6: { step: '10.3.4.2.1#6', does: 'host', entry: 'letHost', always: { target: 'step_7' } },
    step_7: { step: '10.3.4.2.1#7', does: 'port, if given', entry: 'letPort', always: { target: 'step_8' } },
    step_8: {
      step: '10.3.4.2.1#8',
      does: 'else 80 or 443',
      always: [{ guard: 'noExplicitPort', actions: 'letPortBeTheDefault', target: 'step_9' }, { target: 'step_9' }],
    },
    step_9: {
      step: '10.3.4.2.1#9',
      does: 'resource name: the path',
      entry: 'letResourceName',
      always: { target: 'step_10' },
    },
    step_10: {
      step: '10.3.4.2.1#10',
      does: 'or a slash',
      always: [{ guard: 'resourceNameIsEmpty', actions: 'letResourceNameBeASlash', target: 'step_11' }, { target: 'step_11' }],
    },
    step_11: {
      step: '10.3.4.2.1#11',
      does: 'and the query',
      always: [{ guard: 'urlHasAQuery', actions: 'appendQuery', target: 'step_12' }, { target: 'step_12' }],
    },
    step_12: {
      step: '10.3.4.2.1#12',
      does: 'return',
      entry: 'returnComponents',
      always: { target: 'idle' },
    },
  },
  guards: {
    urlIsNotAbsolute: { step: '10.3.4.2.1#1', when: ({ url }) => !isAbsolute(url) },
    hostHasNoAsciiForm: { step: ['10.3.4.7.1#e', '10.3.4.7.2#e'], when: ({ url }) => hostCannotBeAscii(url) },
    schemeIsNotOurs: {
      step: '10.3.4.2.1#3',
      when: ({ url }) => !['ws:', 'wss:'].includes(new URL(url).protocol),
    },
    urlHasAFragment: { step: '10.3.4.2.1#4', when: ({ url }) => url.includes('#') },
    noExplicitPort: { step: '10.3.4.2.1#8', when: ({ explicitPort }) => explicitPort === '' },
    resourceNameIsEmpty: { step: '10.3.4.2.1#10', when: ({ resourceName }) => resourceName === '' },
    urlHasAQuery: { step: '10.3.4.2.1#11', when: ({ url }) => url.includes('?') },
  },
  actions: {
    takeUrl: {
      step: '10.3.4.2.1#p1',
      do: (c, { url }) => {
        c.url = url;
      },
    },
    refuse: { step: '10.3.4.2.1#p1', tell: (_context, _event, step) => ({ type: 'URL_REFUSED', step }) },
    resolve: {
      step: '10.3.4.2.1#2',
      do: (c) => {
        c.url = inUriSyntax(new URL(c.url).href);
      },
    },
    letSecure: {
      step: '10.3.4.2.1#5',
      do: (c) => {
        c.secure = new URL(c.url).protocol === 'wss:';
      },
    },
    letHost: {
      step: ['10.3.4.2.1#6', '10.3.4.7.1#e', '10.3.4.7.2#e'],
      do: (c) => {
        c.host = new URL(c.url).hostname;
      },
    },
    letPort: {
      step: '10.3.4.2.1#7',
      do: (c) => {
        c.explicitPort = new URL(c.url).port;
        c.port = Number(c.explicitPort);
      },
    },
    letPortBeTheDefault: {
      step: '10.3.4.2.1#8',
      do: (c) => {
        c.port = c.secure ? 443 : 80;
      },
    },
    letResourceName: {
      step: ['10.3.4.2.1#9', '10.3.4.7.1#ep2', '10.3.4.7.2#ep2'],
      do: (c) => {
        c.resourceName = new URL(c.url).pathname;
      },
    },
    letResourceNameBeASlash: {
      step: '10.3.4.2.1#10',
      do: (c) => {
        c.resourceName = '/';
      },
    },
    appendQuery: {
      step: '10.3.4.2.1#11',
      do: (c) => {
        c.resourceName += c.url.slice(c.url.indexOf('?'));
      },
    },
    returnComponents: { step: '10.3.4.2.1#12', tell: () => ({ type: 'URL_PARSED' }) },
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
