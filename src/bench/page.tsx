/** The benchmarks as a page, with a plot for each. */
import { alone, Fold } from '../html/index.js';
import { ABOUT } from './about.js';
import { type Conditions, isReached, type Results, type Run } from './types.js';

/** The page, standing alone. */
export function page(results: Results): string {
  return alone('Benchmarks', <Benchmarks results={results} />);
}

export function Benchmarks({ results: { conditions, runs } }: { results: Results }) {
  return (
    <>
      <h1>Benchmarks</h1>
      <p class="lead">
        Every figure stands beside another one's from the same rounds, in which all took their turns. The ratio says how many
        times better ours is: right of the line at 1, ours is better. <code>npx hixie76 bench</code> makes this page.
      </p>
      {conditions.map((each) => (
        <Section conditions={each} runs={runs.filter(({ benchmark }) => benchmark === each.benchmark)} />
      ))}
    </>
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
  const { name, unit, ours, theirs, peer, ratio, spread, target, most, notes = [] } = run;
  const range = (
    <small>
      {short(spread.least)} to {short(spread.most)}
    </small>
  );
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
      <span class="ratio">
        {ratio !== null && <b>{short(ratio)}×</b>}
        {target !== undefined && <small>of {target}</small>}
        {range}
      </span>
      {ratio === null ? <span /> : <Plot run={run} ratio={ratio} scale={scale} />}
      <Fold title="Processor time" entries={notes} />
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
