/** URLs and protocols that a script hands to the constructor, each with one defect. */
import { toTheEnd } from '../../ending/suffix.js';
import { opened } from '../../parts/handshakes.js';
import type { MachineOf, Path } from '../../parts/model.js';
import { Walk } from '../../parts/walk.js';
import { type Defect, defect, defectsOf, unique } from './defects.js';

const parts = ['ws', '://', 'example.com', ':8080', '/demo', '?q'];

/** Each part of a URL with one defect, and URLs that mean something of their own. */
function urls(): Defect[] {
  const near = parts.flatMap((part, index) =>
    defectsOf(part).map(({ what, text }) => defect(`"${part}": ${what}`, parts.with(index, text).join(''))),
  );
  const others = ['ws://example.com', 'ws://example.com?', 'ws://example.com/#', 'ws://example.com/#a', 'WS://EXAMPLE.COM:80/A'];
  const odd = [
    'ws://user:secret@example.com/',
    'ws://example.com/a b',
    'ws://[::1]:81/',
    'ws://faß.example/',
    'ws://bücher_x.example/',
    'ws://example.com/`?^{|}"[]',
    'ws:example.com',
    'ws:///a',
  ];
  const ports = ['0', '25', '80', '443', '65535', '65536'].map((port) => `ws://example.com:${port}/`);
  const alone = ['', 'demo', '//example.com/', 'http://example.com/', 'wsx://example.com/'];
  return unique([...near, ...[...others, ...odd, ...ports, ...alone].map((url) => defect(`"${url}"`, url))]);
}

export function urlNearMisses(machines: MachineOf): Path[] {
  const protocols = [...defectsOf('chat').map(({ text }) => text), ' ', '~', '\x7f', 'é'];
  const all = [
    ...urls().map(({ what, text }) => ({ what: `URL with ${what}`, url: text, protocol: null })),
    ...protocols.map((protocol) => ({ what: `protocol ${JSON.stringify(protocol)}`, url: 'ws://example.com/', protocol })),
  ];
  return all.map(({ what, url, protocol }, index) => {
    const walk = new Walk({ role: 'api', setting: {} }, machines).add(opened(url, protocol)[0]);
    toTheEnd(walk);
    return walk.path(`near/constructor/${String(index + 1).padStart(3, '0')}`, `a script's ${what}`);
  });
}
