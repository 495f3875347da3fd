/** The wire: what each side has sent, each byte coloured by what it is; it says which step wrote it and which read it, and leads there. */
import { Component } from 'preact';
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { BYTE_KINDS, type ByteKind, kindsOf, type Piece, piecesOf, touchesOf } from '../../player/bytes.js';
import { spanAt } from '../../player/chapters.js';
import type { Side } from '../../player/situation.js';
import { otherThan, type Sent, type Stage } from '../../player/stage.js';
import { byteInWords, characterOf } from '../../player/words.js';

/** Bytes in a row: fewer on a phone. */
const ROW = matchMedia('(max-width: 24rem)').matches ? 8 : 12;
/** Rows that are drawn before and after the place that is looked at. */
const ROWS = 60;

interface Props {
  stage: Stage;
  at: number;
  go(to: number): void;
}

export function Wire({ stage, at, go }: Props) {
  const kinds = useMemo(() => {
    const [client, server] = (['client', 'server'] as const).map((side) => kindsOf(bytesOf(stage, side), side, stage.revision));
    return { client: client ?? [], server: server ?? [] };
  }, [stage]);
  const present = new Set([...kinds.client, ...kinds.server]);
  return (
    <section class="wire" aria-label="Wire">
      <Direction stage={stage} kinds={kinds.client} from="client" at={at} go={go} />
      <Direction stage={stage} kinds={kinds.server} from="server" at={at} go={go} />
      <ul class="bytes-key" aria-label="What the colours mean">
        {(Object.keys(BYTE_KINDS) as ByteKind[]).map((kind) =>
          present.has(kind) ? (
            <li>
              <i class={`byte of-${kind}`} aria-hidden="true">
                00
              </i>{' '}
              {BYTE_KINDS[kind]}
            </li>
          ) : null,
        )}
      </ul>
    </section>
  );
}

const bytesOf = (stage: Stage, side: Side) => stage.wire[side].map(({ byte }) => byte);

function Direction({ stage, kinds, from, at, go }: Props & { kinds: readonly ByteKind[]; from: Side }) {
  const box = useRef<HTMLElement>(null);
  const [chosen, choose] = useState(-1);
  const pieces = useMemo(() => piecesOf(kinds), [kinds]);
  const to = otherThan(from);
  const all = stage.wire[from];
  const sent = all.filter((each) => each.sent <= at).length;
  const reader = stage.moments[at]?.places[to];
  const read = reader === undefined ? sent : all.filter((each) => each.read !== undefined && each.read <= at).length;
  const now = all.findIndex((each) => each.read === at);
  const closed = stage.closed[from];
  const looked = chosen >= 0 && chosen < sent ? chosen : now;
  const first = Math.max(0, Math.floor(Math.min(read, sent) / ROW) - ROWS);
  const starts = Array.from({ length: Math.min(Math.ceil(sent / ROW) - first, 2 * ROWS) }, (_, row) => (first + row) * ROW);
  // Before anything is drawn: a second layout takes as long as the first.
  useLayoutEffect(() => {
    box.current?.scrollTo({ top: Math.max(0, (Math.floor(read / ROW) - first - 3) * 20) });
  }, [read, starts.length]);

  const indexOf = (target: EventTarget | null) => Number((target as HTMLElement | null)?.dataset?.index ?? -1);
  const lead = (index: number) => {
    const { wrote, read: reads } = all[index] === undefined ? {} : touchesOf(stage, from, all[index] as Sent);
    const place = reads ?? wrote;
    if (place !== undefined) go(place.at);
  };
  const pressed = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (by !== 0) {
      const piece = pieces[spanAt(pieces, looked) + by] ?? pieces[0];
      if (piece !== undefined && piece.from < sent) choose(piece.from);
    } else if (event.key === 'Enter') lead(looked);
    else return;
    event.preventDefault();
  };
  return (
    <div class={`direction ${from}`}>
      <h2>
        <span class="unseen">
          From {from} to {to}:
        </span>
        <span aria-hidden="true">client {from === 'client' ? '→' : '←'} server</span>{' '}
        <small>
          {sent} sent{reader === undefined ? '' : `, ${read} read`}
          {closed !== undefined && closed <= at ? ', closed' : ''}
        </small>
      </h2>
      <section
        class="dump"
        ref={box}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard.
        tabIndex={0}
        aria-label={`Bytes from the ${from}; up and down go from piece to piece, Enter to the moment`}
        onMouseOver={(event) => choose(indexOf(event.target))}
        onMouseLeave={() => choose(-1)}
        onFocus={() => choose(looked)}
        onBlur={() => choose(-1)}
        onClick={(event) => lead(indexOf(event.target))}
        onKeyDown={pressed}
      >
        {starts.length === 0 ? <p class="quiet">nothing yet</p> : null}
        {starts.map((start) => (
          <Row
            key={start}
            all={all}
            kinds={kinds}
            start={start}
            sent={within(sent, start)}
            read={within(read, start)}
            now={inRow(now, start)}
            chosen={pieceIn(pieces, chosen, start)}
          />
        ))}
      </section>
      <p class="told" aria-live={chosen >= 0 ? 'polite' : 'off'}>
        {looked < 0 ? null : <Told stage={stage} from={from} index={looked} pieces={pieces} />}
      </p>
    </div>
  );
}

const within = (count: number, start: number) => Math.max(0, Math.min(ROW, count - start));
const inRow = (index: number, start: number) => (index >= start && index < start + ROW ? index - start : -1);

/** The part of a row that belongs to the piece of a byte: `from-to`. */
function pieceIn(pieces: readonly Piece[], index: number, start: number): string {
  const piece = index < 0 ? undefined : pieces[spanAt(pieces, index)];
  if (piece === undefined || piece.to < start || piece.from >= start + ROW) return '';
  return `${piece.from - start}-${piece.to - start}`;
}

interface RowProps {
  all: readonly Sent[];
  kinds: readonly ByteKind[];
  start: number;
  sent: number;
  read: number;
  now: number;
  chosen: string;
}

/** A row, which is drawn anew only when something in it has changed. */
class Row extends Component<RowProps> {
  override shouldComponentUpdate(next: RowProps): boolean {
    return (Object.keys(next) as (keyof RowProps)[]).some((name) => next[name] !== this.props[name]);
  }

  override render({ all, kinds, start, sent, read, now, chosen }: RowProps) {
    const [first = -1, last = -1] = chosen === '' ? [] : chosen.split(/(?<=\d)-/).map(Number);
    const cells = (shown: (byte: number) => string) =>
      all.slice(start, start + sent).map(({ byte }, index) => (
        <i
          class={[
            `byte of-${kinds[start + index]}`,
            index === now ? 'now' : index < read ? 'read' : 'waits',
            index >= first && index <= last ? 'chosen' : '',
          ].join(' ')}
          data-index={start + index}
        >
          {shown(byte)}
        </i>
      ));
    return (
      <div class="row">
        <span class="offset">{start.toString(16).padStart(4, '0')}</span>
        <span class="hex">{cells((byte) => byte.toString(16).padStart(2, '0'))}</span>
        <span class="text" aria-hidden="true">
          {cells(characterOf)}
        </span>
      </div>
    );
  }
}

interface ToldProps {
  stage: Stage;
  from: Side;
  index: number;
  pieces: readonly Piece[];
}

/** What a byte is, and which steps wrote and read it. */
function Told({ stage, from, index, pieces }: ToldProps) {
  const sent = stage.wire[from][index] as Sent;
  const { wrote, read } = touchesOf(stage, from, sent);
  const { kind = 'unread' } = pieces[spanAt(pieces, index)] ?? {};
  return (
    <>
      <b>
        {byteInWords(sent.byte)} · {BYTE_KINDS[kind]}
      </b>
      {' · '}
      {wrote === undefined ? 'put there' : `written by ${wrote.step}`}
      {' · '}
      {read === undefined ? 'not read' : `read by ${read.step} (${read.does})`}
    </>
  );
}
