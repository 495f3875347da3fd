/** A script that does not wait: it closes at every stage of the opening handshake, and calls in one go. */
import { toTheEnd } from '../../ending/suffix.js';
import { opened, soundReply, statusLine } from '../../parts/handshakes.js';
import type { MachineOf, Path, Token } from '../../parts/model.js';
import { bytes, lines, one } from '../../parts/tokens.js';
import { Walk } from '../../parts/walk.js';

const turn = one('its turn comes', 'TURN');
const close = one('close()', 'CLOSE_CALLED');
const [construct, connects] = opened();

/** What has happened when the script closes, in words and in tokens. */
const stages: readonly (readonly [what: string, tokens: readonly Token[]])[] = [
  ['before its turn', []],
  ['before TCP opens', [turn]],
  ['before a byte comes', [connects]],
  ['within the status line', [connects, bytes('HTTP', 'HTTP')]],
  ...['', 'Upg', 'Upgrade:', 'Upgrade: Web', 'Upgrade: WebSocket\r', 'Upgrade: WebSocket\r\n', '\r'].map((come) => {
    const tokens = [connects, bytes('status line', lines(statusLine)), bytes(JSON.stringify(come), come)];
    return [`after the status line and ${JSON.stringify(come)}`, tokens] as const;
  }),
];

export function callNearMisses(machines: MachineOf): Path[] {
  const begin = () => new Walk({ role: 'api', setting: {} }, machines).add(construct);
  const early = stages.map(([what, tokens]) => ({ what: `closes ${what}`, walk: begin().add(...tokens, close) }));
  const within = begin().add(connects);
  within.add(soundReply(within).statusLine, soundReply(within).fields, bytes('half a proof', 'eight by'), close);
  const atOnce = begin().add(connects);
  atOnce.add(soundReply(atOnce).statusLine, soundReply(atOnce).fields);
  const waits = machines.api.algorithms.some(({ id }) => id === 'clientClosingHandshake');
  atOnce.add(soundReply(atOnce).proof(), one('a task runs', 'TASK'), waits ? inOneGoAndLate : inOneGo);
  const all = [...early, { what: 'closes within the proof', walk: within }, { what: 'sends and closes in one go', walk: atOnce }];
  return all.map(({ what, walk }, index) => {
    toTheEnd(walk);
    return walk.path(`near/client-calls/${String(index + 1).padStart(3, '0')}`, `a script that ${what}`);
  });
}

/** What was sent is still on its way to the system when the connection is closed. */
const inOneGo: Token = { name: 'send("hi"), close()', events: [{ type: 'SEND_CALLED', data: 'hi' }, { type: 'CLOSE_CALLED' }] };
/** Likewise, where a closing handshake is waited for. */
const inOneGoAndLate: Token = {
  name: `${inOneGo.name}, and the wait is over`,
  events: [...inOneGo.events, { type: 'CLOSING_TIMEOUT' }],
};
