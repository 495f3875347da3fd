/** Learned machines: for each peer its charts beside the text's, and where they differ. */
import { counted, placeOf, policyAt, Table, To, useLink } from '../../html/index.js';
import { groupedBy } from '../../judge/index.js';
import type { Committed } from '../../learn/index.js';
import { asPart, withIds, withoutHeading } from '../data/charts.js';
import type { SiteData } from '../data/index.js';
import { type Beside, pictureOf, played } from '../data/learned.js';
import { ChartFigure } from '../parts/figure.js';
import { Page } from '../parts/layout.js';

type Difference = Committed['differences'][number];

/** The page of each peer. */
export function learnedPages({ learned, pictures }: SiteData) {
  return [...groupedBy(learned, ({ machine }) => machine.peer.name)].map(([name, all]) => {
    const at = pageOfPeer(name);
    const page = (
      <Page
        at={at}
        title={`Learned: ${name}`}
        about={`The state machines that ${name} was learned to be, beside the text's.`}
        scripts={['charts']}
        kind="wide"
      >
        <h1>{name}</h1>
        <p class="lead">Its state machines, learned from outside, beside those of the text.</p>
        {all.map((each) => (
          <Machine of={each} pictures={pictures} />
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

function Machine({ of, pictures }: { of: Beside; pictures: SiteData['pictures'] }) {
  const { id, machine } = of;
  const { alphabet, ended, upTo, differences, inconsistent, states } = machine;
  return (
    <section class="entry" id={id}>
      <h2>
        <a href={`#${id}`}>As {machine.peer.role}</a>{' '}
        <small>
          {alphabet.name}:{' '}
          {ended === 'learned' ? `${counted(states.length, 'state')}; exact unless it has more than ${upTo}` : ENDED[ended]}
        </small>
      </h2>
      {inconsistent && <Answers of={inconsistent} />}
      <Figure of={of} pictures={pictures} />
      {differences.map((each) => (
        <Differing machine={machine} of={each} chart={keyOf(id, false)} />
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

/** Both machines in one canvas, that of the peer first. */
function Figure({ of, pictures }: { of: Beside; pictures: SiteData['pictures'] }) {
  const link = useLink();
  const { id, machine, text } = of;
  const form = (ofText: boolean, title: string, states: number) => {
    const [at, key] = [pictureOf(of, ofText), keyOf(id, ofText)];
    const html = asPart(withIds(withoutHeading(pictures.get(at) ?? ''), key), `${title}, as text below`);
    return states === 0 ? [] : [{ at, key, html, title: `${title}: ${counted(states, 'state')}` }];
  };
  const forms = [...form(false, machine.peer.name, machine.states.length), ...form(true, 'The text', text.states.length)];
  return (
    <>
      <ChartFigure forms={forms}>
        <ul class="key" aria-label="What the lines mean">
          <li class="event">input / output; those that give nothing and lead nowhere are left out</li>
          <li class="fails">against the text, with the item</li>
          <li class="number">[policy]: a liberty</li>
          {forms.length === 1 ? <li class="number">{forms[0]?.title}</li> : null}
        </ul>
      </ChartFigure>
      <p class="downloads">
        As a picture:{' '}
        {forms.map(({ at, title }) => (
          <a href={link(at)}>{title}</a>
        ))}
      </p>
    </>
  );
}

/** What the ids of a drawing begin with on its page. */
const keyOf = (id: string, ofText: boolean) => `${ofText ? 'text' : 'peer'}_${id.replaceAll(/\W/g, '_')}`;

function Differing({ machine, of, chart }: { machine: Committed; of: Difference; chart: string }) {
  const { kind, word, output, step, policy, why, allowed, wire, state } = of;
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
        {' · '}
        <a href={`#${chart}:learned.s${state}`}>the state in the chart, s{state}</a>
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
