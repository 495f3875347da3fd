/** What if: the run as it was and as it is now, side by side, where they part, and which policy would keep them together. */
import { useEffect, useMemo, useState } from 'preact/hooks';
import { policyAt } from '../../../html/links.js';
import { besideOf, type Choice, choicesIn, compare, keeper } from '../../player/compare.js';
import { doesOf, stateOf, stepsOfState } from '../../player/look.js';
import type { Action, Situation } from '../../player/situation.js';
import { type Moment, Stage } from '../../player/stage.js';
import { eventInWords } from '../../player/words.js';
import { StepOf } from './step-of.js';

interface Props {
  situation: Situation;
  was: readonly Action[];
  stage: Stage;
  at: number;
  go(to: number): void;
  stop(): void;
  /** Plays both runs under a choice. */
  choose(choice: Choice): void;
}

/** Moments that are shown before and after the one that is looked at. */
const AROUND = 2;

export function Beside({ situation: { actions, trace, policies, revision }, was, stage, at, go, stop, choose }: Props) {
  const before = useMemo(() => new Stage(was, trace, policies, undefined, revision), [was, trace, policies, revision]);
  const comparison = useMemo(() => compare(before, stage), [before, stage]);
  const kept = useKept(was, actions, { trace, policies, revision }, comparison?.parts !== undefined);
  if (comparison === undefined) return null;
  const { parts } = comparison;
  const rows = Array.from({ length: 2 * AROUND + 1 }, (_, index) => at - AROUND + index).filter(
    (index) => index >= 0 && index < stage.moments.length,
  );
  return (
    <section class="what-if" aria-label="What if: both runs">
      <p>
        {parts === undefined ? (
          'After the change both runs take the same steps: only data differ.'
        ) : (
          <>
            The runs part at{' '}
            <button type="button" onClick={() => go(Math.min(parts.is, stage.moments.length - 1))}>
              moment {parts.is}
            </button>{' '}
            <Kept kept={kept} choose={choose} />
          </>
        )}{' '}
        <button type="button" onClick={stop}>
          Stop comparing
        </button>
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">Moment</th>
            <th scope="col">As it was</th>
            <th scope="col">As it is now</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((index) => {
            const [old, isParting] = [besideOf(comparison, index), index === parts?.is];
            return (
              <tr class={isParting ? 'parts' : ''} aria-current={index === at ? 'true' : undefined}>
                <th scope="row">
                  {index}
                  {isParting ? ', they part' : ''}
                </th>
                <Deed moment={old === undefined ? undefined : before.moments[old]} none={old === undefined ? 'new' : 'over'} />
                <Deed moment={stage.moments[index]} none="over" />
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

/** What a moment of a run does. */
function Deed({ moment, none }: { moment: Moment | undefined; none: string }) {
  const state = stateOf(moment);
  if (moment === undefined) return <td class="quiet">{none}</td>;
  if (state === undefined) return <td class="quiet">{moment.step === undefined ? 'the beginning' : 'nothing moves'}</td>;
  const [step = ''] = stepsOfState(state, moment.revision);
  return (
    <td>
      <span class={`who ${moment.side}`}>{moment.side}</span> <StepOf id={step} revision={moment.revision} />{' '}
      {doesOf(state, moment.revision)} {moment.step === undefined ? null : <small>{eventInWords(moment.step.event)}</small>}
    </td>
  );
}

function Kept({ kept, choose }: Pick<Props, 'choose'> & { kept: readonly Choice[] | undefined }) {
  if (kept === undefined) return <>Asking each policy whether it would keep them together …</>;
  if (kept.length === 0) return <>No option of a policy keeps them together.</>;
  return (
    <>
      Kept together by{' '}
      {kept.map((choice, index) => (
        <>
          {index === 0 ? '' : ' or '}
          <a href={policyAt(choice.policy)}>{choice.policy}</a>: {choice.option} ({choice.mark}){' '}
          <button type="button" onClick={() => choose(choice)}>
            Play it so
          </button>
        </>
      ))}
    </>
  );
}

type Told = { [Name in 'trace' | 'policies' | 'revision']: Situation[Name] | undefined };

/** The options that would keep the runs together, each asked on its own so that the page stays at hand; undefined until all have been. */
function useKept(was: readonly Action[], is: readonly Action[], { trace, policies, revision }: Told, asks: boolean) {
  const [kept, setKept] = useState<readonly Choice[]>();
  useEffect(() => {
    setKept(undefined);
    if (!asks) return undefined;
    const told = { ...(trace && { trace }), ...(policies && { policies }), ...(revision && { revision }) };
    const left = choicesIn(is, told);
    const keeps = keeper(was, is, told);
    const found: Choice[] = [];
    const next = () => {
      const choice = left.pop();
      if (choice === undefined) return setKept(found.reverse());
      if (keeps(choice)) found.push(choice);
      timer = setTimeout(next);
    };
    let timer = setTimeout(next);
    return () => clearTimeout(timer);
  }, [was, is, trace, policies, revision, asks]);
  return kept;
}
