/** The text and the chart of the algorithm that moves, with the step that it takes; both are lit before anything of a moment is seen. */
import { Component } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Revision } from '../../../../machines/index.js';
import { itemOf, itemsOf, type RestatedItem } from '../../../../spec/index.js';
import { Prose } from '../../../html/prose.js';
import { doesOf, firstsOf, litBy, sectionOf, stateOf, titleOf } from '../../player/look.js';
import type { Moment, Stage } from '../../player/stage.js';
import { Canvas, toolsFor } from '../canvas.js';
import { reveal } from '../reveal.js';
import { useChart } from './page.js';
import { StepOf } from './step-of.js';

export function Reading({ stage, at, address }: { stage: Stage; at: number; address: string }) {
  const moment = lastMoved(stage, at);
  const state = stateOf(moment);
  if (state === undefined) return <p class="quiet begin">Press Play, or go forward a step at a time with the arrow keys.</p>;
  const algorithm = state.split('.')[0] as string;
  const side = stage.moments[at]?.side ?? 'client';
  const lit = litBy(moment);
  const { revision } = stage;
  return (
    <section class="beside-each-other" aria-label="Text and chart">
      <Text
        section={sectionOf(algorithm, revision)}
        title={titleOf(algorithm, revision)}
        revision={revision}
        lit={lit}
        taken={(id) => (firstsOf(stage, side).get(id) ?? at + 1) <= at}
      />
      <Chart
        machine={algorithm}
        drawn={useChart(algorithm, revision)}
        state={state}
        transitions={stage.moments[at]?.step?.transitions ?? NONE}
        address={revision === 'r4820' ? address : undefined}
      />
    </section>
  );
}

const NONE: readonly string[] = [];

/** The moment or, where nothing moved, the one before. */
function lastMoved(stage: Stage, at: number): Moment | undefined {
  for (let index = at; index > 0; index -= 1) if (stateOf(stage.moments[index]) !== undefined) return stage.moments[index];
  return undefined;
}

interface TextProps {
  section: string;
  title: string;
  lit: readonly string[];
  revision: Revision;
  taken(id: string): boolean;
}

function Text({ section, title, lit, revision, taken }: TextProps) {
  const box = useRef<HTMLOListElement>(null);
  const elsewhere = lit.filter((id) => !id.startsWith(`${section}#`));
  const all = itemsOf(revision);
  const shown = [
    ...all.filter((item) => item.section === section),
    ...elsewhere.flatMap((id) => all.find((item) => item.id === id) ?? itemOf(id) ?? []),
  ];
  const first = lit[0];
  useLayoutEffect(() => {
    reveal(box.current, box.current?.querySelector('.lit'), 40);
  }, [first, section]);
  return (
    <div class="steps-text">
      <h2>
        {title} <small>{revision === 'r4820' ? section : `${revision}, ${section}`}</small>
      </h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard. */}
      <ol ref={box} tabIndex={0} aria-label={`Steps of ${section}`}>
        {shown.map((item) => (
          <Step
            key={`${revision} ${item.id}`}
            item={item}
            section={section}
            revision={revision}
            isLit={lit.includes(item.id)}
            isTaken={taken(item.id)}
          />
        ))}
      </ol>
    </div>
  );
}

interface StepProps {
  item: RestatedItem;
  section: string;
  revision: Revision;
  isLit: boolean;
  isTaken: boolean;
}

/** A step of the text, which is drawn anew only when it is lit, taken, or no longer so. */
class Step extends Component<StepProps> {
  override shouldComponentUpdate({ isLit, isTaken, section }: StepProps): boolean {
    return isLit !== this.props.isLit || isTaken !== this.props.isTaken || section !== this.props.section;
  }

  override render({ item: { id, says }, section, revision, isLit, isTaken }: StepProps) {
    return (
      <li class={[isLit ? 'lit' : '', isTaken ? 'taken' : ''].join(' ')} aria-current={isLit ? 'step' : undefined}>
        <StepOf id={id} revision={revision} text={id.startsWith(`${section}#`) ? id.slice(section.length + 1) : id} />
        <span>
          <Prose text={says} />
        </span>
      </li>
    );
  }
}

interface ChartProps {
  machine: string;
  /** Its drawing, once it is there. */
  drawn: string | undefined;
  state: string;
  transitions: readonly string[];
  /** Where the player is; only by r4820, whose charts have pages. */
  address: string | undefined;
}

function Chart({ machine, drawn, state, transitions, address }: ChartProps) {
  const figure = useRef<HTMLElement>(null);
  const canvas = useRef<Canvas | undefined>(undefined);
  useLayoutEffect(() => {
    const host = figure.current?.querySelector<HTMLElement>('.canvas');
    if (!host || drawn === undefined) return;
    host.innerHTML = drawn;
    canvas.current = new Canvas(host);
  }, [drawn]);
  useLayoutEffect(() => {
    const host = figure.current;
    if (host === null || host.querySelector('.tools') !== null) return;
    host.prepend(toolsFor(() => canvas.current as Canvas));
  }, []);
  useLayoutEffect(() => {
    canvas.current?.light([state]);
    canvas.current?.mark(transitions);
  }, [drawn, state, transitions]);
  return (
    <figure class="chart-of" ref={figure}>
      <figcaption>
        {doesOf(state) === '' ? state : <a href={`charts/${machine}.html#${state}`}>{state}</a>}
        {address === undefined ? null : [' · ', <a href={`charts/${machine}.html#${address}`}>the whole path</a>]}
      </figcaption>
      <div class="canvas" />
    </figure>
  );
}
