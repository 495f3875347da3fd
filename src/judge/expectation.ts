/** What is to be expected of an echo peer that reads everything at once: the judge's explanations, told what happens, before anything is seen. */
import type { MachineEvent, StateIn } from '../../machines/index.js';
import type { Side } from './exchange.js';
import { type Explanation, factsOf, merged, showing } from './explanation.js';
import { roleOf } from './role.js';
import { type Told, Ways } from './ways.js';

/** Where a server waits for its client, until a timeout. */
const WAITS: readonly StateIn<'serverTerminating'>[] = ['acknowledged', 'step_C2'];

export class Expectation extends Ways {
  constructor(
    readonly side: Side,
    told: Partial<Told> = {},
    role = roleOf(side, told.revision),
  ) {
    super(role, { application: 'echo', secure: false, ...told });
  }

  /** What comes of an event. */
  tell(all: readonly Explanation[], event: MachineEvent): Explanation[] {
    return merged(all.flatMap((one) => (one.anything || one.answer === 'silence' ? [one] : this.act(one, event))));
  }

  /** Whether nothing that is done to it matters any more. */
  isOver(one: Explanation): boolean {
    return factsOf(one).closed || one.answer === 'silence' || one.anything;
  }

  /** Whether it closes TCP, of what is possible. */
  closes(one: Explanation): boolean | 'may' {
    if (one.decided['server.abort.answer'] === 'httpKeepOpen') return 'may';
    const { closed } = factsOf(one);
    if (one.answer === 'silence') return one.closeRead ? 'may' : false;
    if (one.closeRead && this.role.side === 'server') return 'may';
    const waits = WAITS.includes(this.view(one).state('serverTerminating'));
    return closed || (waits || this.view(one).state('clientClosingHandshake') === 'step_C5' ? 'may' : false);
  }

  /** What comes of our FIN: a server may close or linger (server.onTcpClosed), and may send what it was about to send. */
  cut(all: readonly Explanation[]): Explanation[] {
    const closed = (one: Explanation) => this.readClose(one).filter(({ waits }) => !waits);
    const cut = all.flatMap((one) => {
      if (this.isOver(one)) return [one.answer === 'silence' ? { ...one, closeRead: true } : one];
      const refuses = this.role.side === 'server' && !factsOf(one).established && one.reply === undefined;
      const http = showing({ ...one, answer: 'http' as const }, { 'server.abort.answer': 'httpThenClose' });
      return [...closed(one), ...(refuses ? closed(http) : [])];
    });
    return merged(cut);
  }
}
