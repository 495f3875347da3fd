/** Errata and policies. */
import { type Erratum, errata, itemOf, items, type Option, type Policy, policies, sections } from '../../spec/index.js';
import { placeOf, provedAt, useLink } from './links.js';
import { Prose, To } from './prose.js';
import { Fact } from './table.js';

export const ErrataList = () => errata.map((each) => <ErratumEntry erratum={each} />);

function ErratumEntry({ erratum: { id, defect, settled, deployed, steps, touches, proved = [] } }: { erratum: Erratum }) {
  const concerned = items.filter((item) => (item.errata as readonly string[]).includes(id)).map((item) => item.id);
  return (
    <section class="entry" id={id}>
      <h2>
        <a href={`#${id}`}>{id}</a>{' '}
        {touches.length === 0 ? <small>editorial</small> : <small>seen on: {touches.join(', ')}</small>}
      </h2>
      <p>
        <Prose text={defect} />
      </p>
      <dl>
        {settled === null ? null : <Row name="Settled" text={settled} />}
        {deployed === null ? null : <Row name="Deployed" text={deployed} />}
        {proved.length === 0 ? null : (
          <Fact name="Shown by">
            {proved.map(({ property, reading }) => (
              <div>
                <To at={provedAt(`${property}.${reading}`)}>{property}</To> fails under {reading}
              </div>
            ))}
          </Fact>
        )}
        <Fact name="Concerns">
          <Steps ids={[...new Set<string>([...steps, ...concerned])]} />
        </Fact>
      </dl>
    </section>
  );
}

export const PoliciesList = () => policies.map((each) => <PolicyEntry policy={each} />);

/** Why there is a choice, in words. */
const kinds: Readonly<Record<string, string>> = {
  may: 'the text permits it',
  should: 'the text recommends one',
  'should-not': 'the text advises against one',
  ua: 'left to the browser',
  server: 'left to the server',
  config: 'left to the configuration',
  undef: 'the text leaves it undefined',
  contra: 'the text contradicts itself',
  unspec: 'the text does not say',
  ext: 'left to another specification',
  random: 'left to chance',
  bound: 'no choice; named because something suggests one',
};

function PolicyEntry({ policy }: { policy: Policy }) {
  const { name, says, because, options, steps, value, failures } = policy;
  return (
    <section class="entry" id={name}>
      <h2>
        <a href={`#${name}`}>{name}</a> <small>{kinds[policy.kind]}</small>
      </h2>
      <p>
        <Prose text={says} />
      </p>
      <ul class="options">
        {options.map((option) => (
          <OptionEntry option={option} isDefault={option.name === policy.default} />
        ))}
      </ul>
      <dl>
        <Row name="Default" text={`${policy.default ?? 'none'}${value === undefined ? '' : ` (${value})`}. ${because}`} />
        <Fact name="Concerns">
          <Steps ids={steps} />
        </Fact>
        {(failures ?? []).map(({ step, seen }) => (
          <Fact name="Fails">
            <Prose text={seen} /> <Steps ids={[step]} />
          </Fact>
        ))}
      </dl>
    </section>
  );
}

function OptionEntry({ option: { name, mark, seen, literal }, isDefault }: { option: Option; isDefault: boolean }) {
  return (
    <li>
      <code>{name}</code> <span class={`mark ${mark}`}>{mark}</span>
      {isDefault ? <span class="mark default">default</span> : null}
      {literal ? <span class="mark">literal</span> : null}
      {seen === undefined ? null : (
        <span class="seen">
          <Prose text={seen} />
        </span>
      )}
    </li>
  );
}

function Row({ name, text }: { name: string; text: string }) {
  return (
    <Fact name={name}>
      <Prose text={text} />
    </Fact>
  );
}

const known = new Set(sections.map(({ section }) => section));

function Steps({ ids }: { ids: readonly string[] }) {
  const link = useLink();
  return (
    <span class="steps">
      {ids.map((id) => (itemOf(id) !== undefined || known.has(id) ? <a href={link(placeOf(id))}>{id}</a> : <span>{id}</span>))}
    </span>
  );
}
