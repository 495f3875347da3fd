/** The benchmarks, with a plot for each. */
import { ABOUT, type Conditions, isReached, type Results as Measured, type Run } from '../../bench/index.js';
import { Page } from '../parts/layout.js';
import { Results } from '../parts/results.js';

export function BenchPage({ results }: { results: Measured | undefined }) {
  return (
    <Page at="bench.html" title="Benchmarks" about="Every figure beside another one's from the same rounds.">
      <Results current="bench.html" />
      <h1>Benchmarks</h1>
      <p class="lead">
        Every figure stands beside another one's from the same rounds, in which all took their turns. The ratio tells how many
        times better ours is: right of the line at 1, ours is better.
      </p>
      {results === undefined ? <p>Nothing is measured yet: npx hixie76 bench measures.</p> : null}
      {results?.conditions.map((each) => (
        <Section conditions={each} runs={results.runs.filter(({ benchmark }) => benchmark === each.benchmark)} />
      ))}
    </Page>
  );
}

function Section({ conditions, runs }: { conditions: Conditions; runs: readonly Run[] }) {
  const [title, about] = ABOUT[conditions.benchmark];
  const { at, node, processor, cores, load } = conditions;
  const scale = scaleOf(runs);
  return (
    <section id={conditions.benchmark}>
      <h2>{title}</h2>
      <p>{about}</p>
      <ul class="bench">
        {runs.map((run) => (
          <Row run={run} scale={scale} />
        ))}
      </ul>
      <p class="quiet">
        <small>
          {at.slice(0, 10)}, {processor}, {cores} cores, Node {node}, load {load.join(' before and ')} after. Medians over the
          rounds; the bar reaches from the worst round to the best, the ring is what is to be reached; scales are logarithmic.
        </small>
      </p>
    </section>
  );
}

function Row({ run, scale }: { run: Run; scale: Scale }) {
  const { name, unit, ours, theirs, peer, ratio, target, most, notes } = run;
  return (
    <li class={isReached(run) === false ? 'missed' : ''}>
      <span class="what">
        {name}
        {peer === null ? null : (
          <small>
            beside {peer.name} {peer.version}
          </small>
        )}
      </span>
      <span class="figures">
        {short(ours)}
        {theirs === null ? '' : ` : ${short(theirs)}`} <small>{unit}</small>
        {most === undefined ? null : <small>at most {short(most)}</small>}
      </span>
      {ratio === null ? (
        <span />
      ) : (
        <span class="ratio">
          <b>{short(ratio)}×</b>
          {target === undefined ? null : <small>of {target}</small>}
        </span>
      )}
      {ratio === null ? <span /> : <Plot run={run} ratio={ratio} scale={scale} />}
      {notes === undefined || notes.length === 0 ? null : (
        <details>
          <summary>Processor time</summary>
          <ul>
            {notes.map((note) => (
              <li>{note}</li>
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}

/** Powers of ten at the two ends of a plot. */
interface Scale {
  from: number;
  to: number;
}

function scaleOf(runs: readonly Run[]): Scale {
  const ends = runs
    .filter(({ ratio }) => ratio !== null)
    .flatMap(({ spread, target }) => [spread.least, spread.most, target ?? 1]);
  return { from: Math.floor(Math.log10(Math.min(0.9, ...ends))), to: Math.ceil(Math.log10(Math.max(1.1, ...ends))) };
}

function Plot({ run: { spread, target }, ratio, scale: { from, to } }: { run: Run; ratio: number; scale: Scale }) {
  const x = (value: number) => `${((Math.log10(value) - from) / (to - from)) * 100}%`;
  const tens = Array.from({ length: to - from + 1 }, (_, index) => 10 ** (from + index));
  return (
    <svg
      class="plot"
      height="24"
      role="img"
      aria-label={`${short(ratio)} times, between ${short(spread.least)} and ${short(spread.most)}`}
    >
      {tens.map((ten) => (
        <line x1={x(ten)} x2={x(ten)} y1="0" y2="24" class={ten === 1 ? 'one' : 'ten'} />
      ))}
      <line x1={x(1)} x2={x(ratio)} y1="12" y2="12" class="reach" />
      <line x1={x(spread.least)} x2={x(spread.most)} y1="12" y2="12" class="spread" />
      {target === undefined ? null : <circle cx={x(target)} cy="12" r="6" class="ring" />}
      <circle cx={x(ratio)} cy="12" r="4" class="point" />
    </svg>
  );
}

function short(value: number): string {
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : 2;
  return value.toLocaleString('en', { maximumFractionDigits: digits, minimumFractionDigits: digits });
}
