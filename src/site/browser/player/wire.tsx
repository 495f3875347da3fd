/** The wire: what each side has sent, in hex and as text; what was not read yet is lit. */
import { useEffect, useRef } from 'preact/hooks';
import type { Side } from '../../player/situation.js';
import type { Sent, Stage } from '../../player/stage.js';
import { otherThan } from '../../player/stage.js';
import { characterOf } from '../../player/words.js';

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
  const box = useRef<HTMLDivElement>(null);
  const sent = stage.wire[from].filter((each) => each.sent <= at);
  const reader = stage.moments[at]?.places[otherThan(from)];
  const read = reader === undefined ? sent.length : sent.filter((each) => each.read !== undefined && each.read <= at).length;
  const closed = stage.closed[from];
  const to = otherThan(from);
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
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard. */}
      <section class="dump" ref={box} tabIndex={0} aria-label={`Bytes from the ${from}`}>
        {rows === 0 ? <p class="quiet">nothing yet</p> : null}
        {Array.from({ length: rows }, (_, row) => (
          <Row bytes={sent.slice(row * ROW, (row + 1) * ROW)} at={at} offset={row * ROW} read={read} />
        ))}
      </section>
    </div>
  );
}

function Row({ bytes, at, offset, read }: { bytes: readonly Sent[]; at: number; offset: number; read: number }) {
  const kind = (index: number) =>
    offset + index === read - 1 && bytes[index]?.read === at ? 'now' : offset + index < read ? 'read' : 'waits';
  return (
    <div class="row">
      <span class="offset">{offset.toString(16).padStart(4, '0')}</span>
      <span class="hex">
        {bytes.map(({ byte }, index) => (
          <i class={kind(index)}>{byte.toString(16).padStart(2, '0')}</i>
        ))}
      </span>
      <span class="text" aria-hidden="true">
        {bytes.map(({ byte }, index) => (
          <i class={kind(index)}>{characterOf(byte)}</i>
        ))}
      </span>
    </div>
  );
}
