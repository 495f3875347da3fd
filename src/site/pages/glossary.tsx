/** Errata and policies. */
import { type Erratum, errata, itemOf, items, type Option, type Policy, policies, sections } from '../../../spec/index.js';
import { Page } from '../parts/layout.js';
import { placeOf, useLink } from '../parts/paths.js';
import { Prose } from '../parts/prose.js';

export function ErrataPage() {
  return (
    <Page at="errata.html" title="Errata" about="Where r4820 contradicts itself or cannot be meant.">
      <h1>Errata</h1>
      <p class="lead">
        Where the text contradicts itself, or cannot be meant as it stands: what later revisions made of it, and what was
        deployed.
      </p>
      {errata.map((each) => (
        <ErratumEntry erratum={each} />
      ))}
    </Page>
  );
}

function ErratumEntry({ erratum: { id, defect, settled, deployed, steps, touches } }: { erratum: Erratum }) {
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
        <div>
          <dt>Concerns</dt>
          <dd>
            <Steps
              ids={[
                ...new Set([
                  ...steps,
                  ...items.filter((item) => (item.errata as readonly string[]).includes(id)).map((item) => item.id),
                ]),
              ]}
            />
          </dd>
        </div>
      </dl>
    </section>
  );
}

export function PoliciesPage() {
  return (
    <Page at="policies.html" title="Policies" about="Every choice that r4820 leaves, with the options and what they look like.">
      <h1>Policies</h1>
      <p class="lead">
        Choices that the text leaves: where it says may or should, leaves something undefined, or contradicts itself. Each has
        options; the default is what this project does.
      </p>
      {policies.map((each) => (
        <PolicyEntry policy={each} />
      ))}
    </Page>
  );
}

function PolicyEntry({ policy }: { policy: Policy }) {
  const { name, says, because, options, steps, failures } = policy;
  return (
    <section class="entry" id={name}>
      <h2>
        <a href={`#${name}`}>{name}</a> <small>{policy.kind}</small>
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
        <Row
          name="Default"
          text={`${policy.default ?? 'none'}${policy.value === undefined ? '' : ` (${policy.value})`}. ${because}`}
        />
        <div>
          <dt>Concerns</dt>
          <dd>
            <Steps ids={steps} />
          </dd>
        </div>
        {(failures ?? []).map(({ step, seen }) => (
          <div>
            <dt>Fails</dt>
            <dd>
              <Prose text={seen} /> <Steps ids={[step]} />
            </dd>
          </div>
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
    <div>
      <dt>{name}</dt>
      <dd>
        <Prose text={text} />
      </dd>
    </div>
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
