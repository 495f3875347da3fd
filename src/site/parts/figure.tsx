/** A chart that is moved, enlarged and searched: browser/charts.ts brings it to life. */
import type { ComponentChildren } from 'preact';
import { counted } from '../../html/index.js';
import { LEVELS, levelOf, type Times } from '../levels.js';

interface Props {
  forms: readonly ShownForm[];
  /** What the lines mean. */
  children: ComponentChildren;
  /** Algorithms that stand side by side in it. */
  parts?: readonly (readonly [id: string, title: string])[];
  /** How often each state and transition was gone through, by its id. */
  times?: Readonly<Record<string, Times>> | undefined;
}

/** One way to draw it. */
export interface ShownForm {
  key: string;
  title: string;
  html: string;
  standsFor?: Readonly<Record<string, string>>;
}

export function ChartFigure({ forms, children, parts = [], times }: Props) {
  return (
    <figure
      class="chart-of large"
      id={times && 'coverage'}
      data-parts={JSON.stringify(parts)}
      data-times={times && JSON.stringify(times)}
    >
      <figcaption>
        {children}
        {times && <CoverageKey times={times} />}
      </figcaption>
      {forms.map(({ key, title, html, standsFor = {} }, index) => (
        <div
          class="canvas"
          id={`phase:${key}`}
          data-title={title}
          data-folds={JSON.stringify(standsFor)}
          hidden={index > 0}
          dangerouslySetInnerHTML={{ __html: html }}
        />
      ))}
    </figure>
  );
}

/** What the colours, numbers and lines of coverage mean, and how much there is of each. */
function CoverageKey({ times }: { times: Readonly<Record<string, Times>> }) {
  const all = Object.entries(times);
  const count = (level: string, isState: boolean) =>
    all.filter(([id, [runs]]) => levelOf(runs) === level && isState !== id.includes(' ')).length;
  return (
    <ul class="key coverage" aria-label="How many passing runs went through">
      {LEVELS.map(([level, words]) => (
        <li class={`times-${level}`}>
          {words}: {counted(count(level, true), 'state')}, {counted(count(level, false), 'transition')}
        </li>
      ))}
      <li class="number">The number at a state: runs through it. An arrow for several is drawn as the one with the fewest.</li>
    </ul>
  );
}
