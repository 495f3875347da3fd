/** The wire: what each side has sent, in hex and as text; what was not read yet is lit. */
import { useEffect, useRef } from 'preact/hooks';
import type { Side } from '../../player/situation.js';
import { otherThan, type Stage } from '../../player/stage.js';
import { Dump } from '../dump.js';

/** Bytes in a row: fewer on a phone. */
const ROW = matchMedia('(max-width: 24rem)').matches ? 8 : 12;

export function Wire({ stage, at }: { stage: Stage; at: number }) {
  return (
    <section class="wire" aria-label="Wire">
      <Direction stage={stage} from="client" at={at} />
      <Direction stage={stage} from="server" at={at} />
    </section>
  );
}

function Direction({ stage, from, at }: { stage: Stage; from: Side; at: number }) {
  const box = useRef<HTMLElement>(null);
  const sent = stage.wire[from].filter((each) => each.sent <= at);
  const reader = stage.moments[at]?.places[otherThan(from)];
  const read = reader === undefined ? sent.length : sent.filter((each) => each.read !== undefined && each.read <= at).length;
  const closed = stage.closed[from];
  const to = otherThan(from);
  const kind = (index: number) => (index >= read ? 'waits' : index === read - 1 && sent[index]?.read === at ? 'now' : 'read');
  const rows = Math.ceil(sent.length / ROW);
  useEffect(() => {
    box.current?.scrollTo({ top: Math.max(0, (Math.floor(read / ROW) - 3) * 20) });
  }, [read, rows]);
  return (
    <div class={`direction ${from}`}>
      <h2>
        <span class="unseen">
          From {from} to {to}:
        </span>
        <span aria-hidden="true">client {from === 'client' ? '→' : '←'} server</span>{' '}
        <small>
          {sent.length} sent{reader === undefined ? '' : `, ${read} read`}
          {closed !== undefined && closed <= at ? ', closed' : ''}
        </small>
      </h2>
      <Dump bytes={sent.map(({ byte }) => byte)} width={ROW} label={`Bytes from the ${from}`} box={box} kind={kind} />
    </div>
  );
}
