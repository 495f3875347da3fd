/** A side: its machine, its variables, what it told, and what its script or application saw. */

import type { Revision } from '../../../../machines/index.js';
import { chartOf, placeOf, policyAt } from '../../../html/links.js';
import { Fold, List } from '../../../html/table.js';
import type { Outcome, Trace } from '../../../traces/types.js';
import { doesOf, titleOf, variablesOf } from '../../player/look.js';
import type { Side } from '../../player/situation.js';
import type { Stage } from '../../player/stage.js';
import { effectInWords, readyStateInWords, shortened, shown } from '../../player/words.js';

interface Props {
  stage: Stage;
  side: Side;
  at: number;
}

/** Effects that are shown. */
const EFFECTS = 9;

export function SidePanel({ stage, side, at, trace }: Props & { trace: Trace | undefined }) {
  const place = stage.moments[at]?.places[side];
  const title = side === 'client' ? 'Client' : 'Server';
  return (
    <section class={`side-panel ${side}${stage.moments[at]?.side === side ? ' moves' : ''}`} aria-label={title}>
      <h2>{title}</h2>
      {place === undefined ? (
        <Outcomes trace={trace} action={stage.moments[at]?.action ?? -1} />
      ) : (
        <>
          {side === 'client' ? <Socket context={place.context} revision={stage.revision} /> : null}
          <Heard stage={stage} side={side} at={at} />
          <States stage={stage} side={side} at={at} />
          <Variables stage={stage} side={side} at={at} />
          <Effects stage={stage} side={side} at={at} />
        </>
      )}
    </section>
  );
}

/** The trace takes a side's place; it knows what may be seen. */
function Outcomes({ trace, action }: { trace: Trace | undefined; action: number }) {
  const next = trace?.observations.find(({ after }) => after >= action);
  return (
    <>
      <p class="quiet">The trace takes its place.</p>
      {trace === undefined || next === undefined ? null : (
        <>
          <h3>
            May be seen after its event {next.after + 1} of {trace.events.length}, by <a href={placeOf(next.step)}>{next.step}</a>
          </h3>
          <List
            kind="outcomes"
            entries={next.outcomes.map((outcome) => (
              <>
                <span class={`mark ${outcome.mark}`}>{outcome.mark}</span> {outcomeInWords(outcome)}
                {Object.entries(outcome.policies).map(([policy, option]) => (
                  <small>
                    {' '}
                    <a href={policyAt(policy)}>{policy}</a>: {option}
                  </small>
                ))}
              </>
            ))}
          />
        </>
      )}
    </>
  );
}

function outcomeInWords({ anything, frames, closes, reply, script }: Outcome): string {
  if (anything) return 'anything';
  const parts = [
    reply === undefined ? '' : typeof reply === 'string' ? `reply: ${reply}` : 'a handshake',
    frames === undefined ? '' : frames === '' ? 'no frame' : `frames ${frames.replace(/(..)(?!$)/g, '$1 ')}`,
    closes === undefined ? '' : closes === 'may' ? 'TCP open or closed' : closes ? 'TCP closed' : 'TCP open',
    script === undefined ? '' : `${script.length} things seen by the script`,
  ];
  return shortened(parts.filter(Boolean).join('; '), 160);
}

/** The object that a script has. */
function Socket({ context, revision }: { context: Readonly<Record<string, unknown>>; revision: Revision }) {
  const tasks = (context.tasks ?? []) as readonly { kind: string; data?: string }[];
  return (
    <dl class="socket">
      <dt>readyState</dt>
      <dd class={`ready ready-${context.readyState}`}>
        {String(context.readyState)} {readyStateInWords(context.readyState, revision)}
      </dd>
      <dt>bufferedAmount</dt>
      <dd>{String(context.bufferedAmount)}</dd>
      <dt>Tasks queued</dt>
      <dd>
        {tasks.length === 0
          ? 'none'
          : tasks.map(({ kind, data }) => (data === undefined ? kind : `${kind} ${JSON.stringify(data)}`)).join(', ')}
      </dd>
    </dl>
  );
}

function Heard({ stage, side, at }: Props) {
  const heard = stage.heard.filter((each) => each.by === side && each.at <= at);
  return (
    <div class="heard">
      <h3>{side === 'client' ? 'What the script sees' : 'What the application sees'}</h3>
      {heard.length === 0 ? <p class="quiet">nothing yet</p> : null}
      <ol>
        {heard.map((each) => (
          <li class={each.at === at ? 'new' : ''}>{shortened(each.what)}</li>
        ))}
      </ol>
    </div>
  );
}

function States({ stage, side, at }: Props) {
  const moment = stage.moments[at];
  const moved = moment?.side === side ? (moment.step?.states ?? []) : [];
  const states = Object.entries(moment?.places[side]?.states ?? {}).map(([algorithm, state]) => `${algorithm}.${state}`);
  const rests = (id: string) => !moved.includes(id) && /\.(idle|over|aborted)$/.test(id);
  const resting = states.filter(rests);
  return (
    <div class="states">
      <h3>Where its algorithms are</h3>
      <ul>
        {states
          .filter((id) => !rests(id))
          .map((id) => (
            <li class={moved.includes(id) ? 'new' : ''}>
              <State id={id} revision={stage.revision} /> <small>{doesOf(id, stage.revision)}</small>
            </li>
          ))}
      </ul>
      <Fold
        title={`${resting.length} at rest`}
        kind="rests"
        entries={resting.map((id) => <State id={id} revision={stage.revision} />)}
      />
    </div>
  );
}

function State({ id, revision }: { id: string; revision: Revision }) {
  const [algorithm = '', state = ''] = id.split('.');
  const text = (
    <>
      {titleOf(algorithm, revision).replace(/^(Client|Server|API): /, '')} <b>{state.replace('step_', '')}</b>
    </>
  );
  // The charts that have pages are those of r4820.
  return doesOf(id) === '' ? <span>{text}</span> : <a href={chartOf(algorithm, id)}>{text}</a>;
}

function Variables({ stage, side, at }: Props) {
  const variables = variablesOf(stage, side, at);
  return (
    <details open>
      <summary>Variables</summary>
      {variables.length === 0 ? <p class="quiet">as in the beginning</p> : null}
      <dl class="variables" tabIndex={0}>
        {variables.map(({ name, value, isNew }) => (
          <div class={isNew ? 'new' : ''}>
            <dt>{name}</dt>
            <dd>{shortened(shown(value), 180)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

function Effects({ stage, side, at }: Props) {
  const told = stage.moments
    .slice(0, at + 1)
    .flatMap((moment, index) => (moment.side === side ? (moment.step?.effects ?? []).map((effect) => ({ effect, index })) : []));
  return (
    <details open>
      <summary>Effects</summary>
      {told.length === 0 ? <p class="quiet">none yet</p> : null}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard. */}
      <ol class="effects" tabIndex={0}>
        {told
          .slice(-EFFECTS)
          .reverse()
          .map(({ effect, index }) => (
            <li class={index === at ? 'new' : ''}>
              <code>{effectInWords(effect)}</code>
            </li>
          ))}
      </ol>
    </details>
  );
}
