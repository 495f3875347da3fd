/** What was proved of client, server and TCP together: properties with their verdicts, the bounds, and counterexamples. */
import { chartOf, counted, List, Prose, placeOf, policyAt, provedAt, Table, To, useLink } from '../../html/index.js';
import { groupedBy } from '../../judge/index.js';
import {
  boundsOf,
  type Counterexample,
  choicesOf,
  counterexampleName,
  type Finding,
  type Reading,
  readings,
  under,
} from '../../verify/index.js';
import { addressesOf, messagesOf, statesOf } from '../data/proved.js';
import { Sequence } from '../parts/sequence.js';

export function Proved({
  findings,
  counterexamples,
}: {
  findings: readonly Finding[];
  counterexamples: readonly Counterexample[];
}) {
  const verdicts = findings.flatMap(({ checks }) => checks);
  const count = (verdict: (typeof verdicts)[number]['verdict']) => verdicts.filter((each) => each.verdict === verdict).length;
  const others = verdicts.filter(({ isExpected }) => !isExpected).length;
  return (
    <>
      <h1>What was proved</h1>
      <p class="lead">
        {counted(findings.length, 'property', 'properties')} of client, server and TCP together, checked by SPIN under{' '}
        {counted(new Set(verdicts.map(({ reading }) => reading)).size, 'reading')} of the text, in every order in which things can
        happen. Of {verdicts.length} verdicts {count('holds')} are “proved within bounds”, and {count('violated')} “violated”;{' '}
        {others === 0 ? 'all are what the text says' : `${others} are not what the text says`}.
      </p>
      <Limits />
      <h2 id="properties">Properties</h2>
      {findings.map((each) => (
        <Property of={each} counterexamples={counterexamples.filter(({ property }) => property === each.id)} />
      ))}
      <h2 id="counterexamples">Counterexamples</h2>
      <p class="quiet">
        The shortest run against each, or the first that was found where a timer has to be late. Each ends where the property
        fails.
      </p>
      {counterexamples.map((each) => (
        <Run of={each} />
      ))}
      <h2 id="readings">Readings</h2>
      <p class="quiet">
        The machines run each algorithm to its end. The literal model was written from the text, and lets those steps interleave
        that the text does not order. What a reading does not name is as its model has it by default.
      </p>
      <Table
        label="Readings"
        kind="pairs"
        head={['Reading', 'model', 'what is done as written', 'chosen']}
        rows={readings.map((each) => [<span id={each.id}>{each.id}</span>, each.model, each.sentence, <Choices of={each} />])}
      />
    </>
  );
}

/** The bounds, and what was left out. */
function Limits() {
  const same = groupedBy(readings, (each) => JSON.stringify([each.model, boundsOf(each)]));
  const number = (value: number | undefined) => value ?? '–';
  return (
    <>
      <h2 id="bounds">Bounds</h2>
      <p>
        A verdict holds for runs within these bounds, and says nothing of longer ones. A message is one letter, and each opening
        handshake one byte: what handshakes go through is not part of it, but for the turns of connections to one address.
      </p>
      <Table
        label="Bounds of the models"
        kind="pairs"
        head={['Model', 'messages from each side', 'calls of close()', 'bytes on their way', 'pending tasks', 'readings']}
        rows={[...same.values()].map((all) => {
          const [first] = all as [Reading];
          const { messages, closes, channel, tasks } = boundsOf(first);
          return [first.model, number(messages), number(closes), number(channel), number(tasks), all.length];
        })}
      />
    </>
  );
}

const WORDS = { holds: 'proved within bounds', violated: 'violated', undecided: 'undecided' } as const;

function Property({ of, counterexamples }: { of: Finding; counterexamples: readonly Counterexample[] }) {
  const link = useLink();
  const [proved, violated] = [under(of, 'holds'), under(of, 'violated')];
  return (
    <section class="entry" id={of.id}>
      <h3>
        <a href={`#${of.id}`}>{of.id}</a>{' '}
        <small>
          proved within bounds under {proved.length} of {of.checks.length}
        </small>
      </h3>
      <p>{of.sentence}</p>
      <p class="quiet steps">
        From{' '}
        {of.items.map((id) => (
          <>
            <a href={link(placeOf(id))}>{id}</a>{' '}
          </>
        ))}
      </p>
      <p class="quiet steps">
        Its states, lit:{' '}
        {[...statesOf(of)].map(([algorithm, states]) => (
          <>
            <a href={link(chartOf(algorithm, states.join()))}>
              {algorithm} ({states.length})
            </a>{' '}
          </>
        ))}
      </p>
      {violated.length === 0 ? null : (
        <p>
          <span class="bad">Violated</span> under {violated.join(', ')}.{' '}
          {counterexamples.map((each) => (
            <a href={link(provedAt(counterexampleName(each)))}>The run under {each.reading}</a>
          ))}
        </p>
      )}
      <details>
        <summary>The verdict under each reading, and how many states were looked at</summary>
        <Table
          label={`Verdicts on ${of.id}`}
          head={['Reading', 'verdict', 'states', 'MB']}
          rows={of.checks.map(({ reading, verdict, states, megabytes }) => [
            <a href={link(provedAt(reading))}>{reading}</a>,
            <span class={verdict === 'holds' ? '' : 'bad'}>{WORDS[verdict]}</span>,
            states.toLocaleString('en'),
            megabytes,
          ])}
        />
      </details>
    </section>
  );
}

function Run({ of }: { of: Counterexample }) {
  const link = useLink();
  const name = counterexampleName(of);
  const addresses = addressesOf(of);
  return (
    <section class="entry" id={name}>
      <h3>
        <a href={`#${name}`}>{of.property}</a> <small>under {of.reading}</small>
      </h3>
      <p>
        It explains <Prose text={of.errata.join(', ')} />.{' '}
        {addresses === undefined ? (
          'No machine does this: its steps are those of the literal model.'
        ) : (
          <>
            <a href={link(addresses.both)} class="play">
              Play both sides
            </a>{' '}
            or <a href={link(addresses.trace)}>the script’s part, as a trace</a>.
          </>
        )}
      </p>
      <Sequence label={`Sequence diagram: ${of.property} under ${of.reading}`} messages={messagesOf(of)} />
    </section>
  );
}

function Choices({ of }: { of: Reading }) {
  return (
    <List
      entries={choicesOf(of).map((each) => {
        const [name = ''] = each.split('=');
        return <code>{/[a-z]/.test(name) ? <To at={policyAt(name)}>{each}</To> : each}</code>;
      })}
    />
  );
}
