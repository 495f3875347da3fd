/** Bytes in rows, in hex and as text. */
import type { Ref } from 'preact';
import { characterOf } from '../player/words.js';

interface Props {
  bytes: readonly number[];
  /** How many are in a row. */
  width: number;
  label: string;
  box: Ref<HTMLElement>;
  /** What the byte of a number is: the one that is looked at, one that was read, one that waits, or another. */
  kind(index: number): 'now' | 'read' | 'waits' | '';
}

export function Dump({ bytes, width, label, box, kind }: Props) {
  const starts = Array.from({ length: Math.ceil(bytes.length / width) }, (_, row) => row * width);
  const row = (start: number, shown: (byte: number) => string) =>
    bytes.slice(start, start + width).map((byte, index) => <i class={kind(start + index)}>{shown(byte)}</i>);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard.
    <section class="dump" ref={box} tabIndex={0} aria-label={label}>
      {starts.length === 0 ? <p class="quiet">nothing yet</p> : null}
      {starts.map((start) => (
        <div class="row">
          <span class="offset">{start.toString(16).padStart(4, '0')}</span>
          <span class="hex">{row(start, (byte) => byte.toString(16).padStart(2, '0'))}</span>
          <span class="text" aria-hidden="true">
            {row(start, characterOf)}
          </span>
        </div>
      ))}
    </section>
  );
}
