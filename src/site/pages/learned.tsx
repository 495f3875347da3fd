/** Learned machines: for each peer its charts beside the text's, and where they differ. */
import { counted, placeOf, policyAt, Table, To, useLink } from '../../html/index.js';
import { groupedBy } from '../../judge/index.js';
import type { Committed } from '../../learn/index.js';
import type { SiteData } from '../data/index.js';
import { type Beside, pictureOf, played } from '../data/learned.js';
import { Page } from '../parts/layout.js';

type Difference = Committed['differences'][number];

/** The page of each peer. */
export function learnedPages({ learned }: SiteData) {
  return [...groupedBy(learned, ({ machine }) => machine.peer.name)].map(([name, all]) => {
    const at = pageOfPeer(name);
    const page = (
      <Page
        at={at}
        title={`Learned: ${name}`}
        about={`The state machines that ${name} was learned to be, beside the text's.`}
        kind="wide"
      >
        <h1>{name}</h1>
        <p class="lead">
          Its state machines, learned from outside, beside those of the text. Red is against the text; [brackets] name a liberty.
        </p>
        {all.map((each) => (
          <Machine of={each} />
        ))}
      </Page>
    );
    return [at, page] as const;
  });
}

const pageOfPeer = (name: string) => `learned/${name}.html`;

/** All learned machines in one table. */
export function LearnedList({ all }: { all: readonly Beside[] }) {
  const link = useLink();
  return (
    <>
      <h1>Learned machines</h1>
      <p class="lead">
        Each peer was asked words of inputs, and the smallest state machine that answers as it does was found. It is laid beside
        that of the text over the same inputs.
      </p>
      <Table
        label="Learned machines"
        kind="pairs"
        head={['Peer', 'side', 'over', 'states', 'of the text', 'against the text', 'liberties']}
        rows={all.map(({ id, machine, text }) => {
          const { peer, alphabet, differences, ended } = machine;
          const count = (kind: Difference['kind']) => differences.filter((each) => each.kind === kind).length;
          const isLearned = ended === 'learned';
          return [
            <a href={link(`${pageOfPeer(peer.name)}#${id}`)}>{peer.name}</a>,
            peer.role,
            alphabet.name,
            isLearned ? machine.states.length : ENDED[ended],
            text.states.length,
            isLearned ? count('against it') : '',
            isLearned ? count('a liberty') : '',
          ];
        })}
      />
    </>
  );
}

/** Why there is no machine, or only a part of one. */
const ENDED: Readonly<Record<Committed['ended'], string>> = {
  learned: '',
  inconsistent: 'answers in two ways',
  states: 'more than the limit',
  queries: 'limit of connections',
  time: 'limit of time',
};

function Machine({ of }: { of: Beside }) {
  const { id, machine, text } = of;
  const { peer, alphabet, ended, upTo, differences, inconsistent, states } = machine;
  return (
    <section class="entry" id={id}>
      <h2>
        <a href={`#${id}`}>As {peer.role}</a>{' '}
        <small>
          {alphabet.name}:{' '}
          {ended === 'learned' ? `${counted(states.length, 'state')}; exact unless it has more than ${upTo}` : ENDED[ended]}
        </small>
      </h2>
      {inconsistent && <Answers of={inconsistent} />}
      <div class="side-by-side">
        {states.length === 0 ? null : <Picture at={pictureOf(of)} name={`${peer.name}: ${counted(states.length, 'state')}`} />}
        <Picture at={pictureOf(of, true)} name={`The text: ${counted(text.states.length, 'state')}`} />
      </div>
      {differences.map((each) => (
        <Differing machine={machine} of={each} />
      ))}
      {states.length === 0 ? null : <AsText machine={machine} />}
    </section>
  );
}

function Answers({ of: { word, answers } }: { of: NonNullable<Committed['inconsistent']> }) {
  return (
    <>
      <p>The same inputs, {word.join(' · ')}, are answered in two ways, however long is waited:</p>
      <ul>
        {answers.map((each) => (
          <li>{each.join(' · ')}</li>
        ))}
      </ul>
    </>
  );
}

function Picture({ at, name }: { at: string; name: string }) {
  const link = useLink();
  return (
    <figure>
      <figcaption>{name}</figcaption>
      <a href={link(at)}>
        <img src={link(at)} alt={`Chart: ${name}; its transitions are below as text`} loading="lazy" />
      </a>
    </figure>
  );
}

function Differing({ machine, of }: { machine: Committed; of: Difference }) {
  const { kind, word, output, step, policy, why, allowed, wire } = of;
  const link = useLink();
  return (
    <details open={kind === 'against it'}>
      <summary class={kind === 'against it' ? 'bad' : ''}>
        {kind === 'against it' ? 'Against the text' : 'A liberty'}: {word.join(' · ')} / {saying(output)}
      </summary>
      <p>
        <To at={placeOf(step)}>{step}</To>:{' '}
        {policy === undefined ? `${why}; allowed: ${allowed.join(', or ')}` : <Liberty of={policy} />}.{' '}
        <a href={link(played(machine, of))}>What the text does, in the player</a>
      </p>
      <Table
        label={`What goes over the wire: ${word.join(', ')}`}
        head={['Input', `to the ${machine.peer.role}`, 'from it']}
        rows={word.map((input, at) => [input, <code>{wire[at]?.sent}</code>, <code>{wire[at]?.received}</code>])}
      />
    </details>
  );
}

function Liberty({ of }: { of: string }) {
  return <To at={policyAt(of.split('=', 1).join())}>{of}</To>;
}

const saying = (output: string) => (output === '-' ? 'nothing' : output);

/** The chart for those who do not see it. */
function AsText({ machine: { states, alphabet } }: { machine: Committed }) {
  return (
    <details>
      <summary>The machine as text</summary>
      <Table
        label="Transitions by state"
        kind="pairs"
        head={['State', ...alphabet.inputs.map(({ name }) => name)]}
        rows={states.map(({ steps }, state) => [
          `s${state}`,
          ...steps.map(({ output, to, kind }) => (
            <span class={kind === 'against it' ? 'bad' : ''}>
              {saying(output)}
              {to === state ? '' : `, to s${to}`}
            </span>
          )),
        ])}
      />
    </details>
  );
}
