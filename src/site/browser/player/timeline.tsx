/** The story as chapters, and the one that is shown as its steps, loops folded. */
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { type Chapter, type Lap, spanAt } from '../../player/chapters.js';

interface Props {
  chapters: readonly Chapter[];
  laps: readonly Lap[];
  at: number;
  go(to: number): void;
}

export function Timeline({ chapters, laps, at, go }: Props) {
  const current = spanAt(chapters, at);
  const { from = 0, to = 0 } = chapters[current] ?? {};
  const lap = spanAt(laps, at);
  return (
    <nav class="timeline" aria-label="Chapters and steps">
      <Strip kind="chapters" label="Chapters" current={current}>
        {chapters.map((chapter, index) => (
          <Stop current={index === current} press={() => go(chapter.from)}>
            {chapter.name}
          </Stop>
        ))}
      </Strip>
      <Strip kind="laps" label="Steps of this chapter" current={lap}>
        {laps.map((each, index) =>
          each.to < from || each.from > to ? null : (
            <Stop current={index === lap} press={() => go(each.from)} title={each.does}>
              {each.step}
              {each.times > 1 ? <small> ×{each.times}</small> : null}
            </Stop>
          ),
        )}
      </Strip>
    </nav>
  );
}

/** A row that scrolls to what is current in it. */
function Strip({
  kind,
  label,
  current,
  children,
}: {
  kind: string;
  label: string;
  current: number;
  children: ComponentChildren;
}) {
  const box = useRef<HTMLOListElement>(null);
  useLayoutEffect(() => {
    const [strip, part] = [box.current, box.current?.querySelector<HTMLElement>('[aria-current]')?.parentElement];
    if (strip && part) strip.scrollLeft = part.offsetLeft - strip.clientWidth / 2;
  }, [current]);
  return (
    <ol class={kind} aria-label={label} ref={box}>
      {children}
    </ol>
  );
}

interface StopProps {
  current: boolean;
  press(): void;
  title?: string;
  children: ComponentChildren;
}

function Stop({ current, press, title, children }: StopProps) {
  return (
    <li>
      <button type="button" aria-current={current ? 'true' : undefined} title={title} onClick={press}>
        {children}
      </button>
    </li>
  );
}
