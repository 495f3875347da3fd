/** The player: actions make moments, of which one is looked at. */
import type { ComponentChild, ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { REVISIONS, type Revision } from '../../../../machines/index.js';
import { policyAt } from '../../../html/links.js';
import { chaptersOf, lapsOf, spanAt } from '../../player/chapters.js';
import type { Choice } from '../../player/compare.js';
import { changed, endOf, inserted } from '../../player/edit.js';
import { type Pace, turnTo } from '../../player/look.js';
import { type Action, actionsOf, addressOf, hello, type Situation, situationAt } from '../../player/situation.js';
import { Stage } from '../../player/stage.js';
import { Beside } from './beside.js';
import { Controls } from './controls.js';
import { traces } from './page.js';
import { Reading } from './reading.js';
import { SidePanel } from './side.js';
import { Timeline } from './timeline.js';
import { Tempo, Transport } from './transport.js';
import { Wire } from './wire.js';

/** Milliseconds for a step, an event, a loop or an action, while it plays at its ordinary speed. */
const TEMPO: Readonly<Record<Pace, number>> = { step: 90, event: 120, loop: 300, action: 900 };

const BEGINNING: Situation = { actions: hello, at: 0 };

export function Player() {
  const [situation, setSituation] = useState<Situation>(BEGINNING);
  const [problem, setProblem] = useState('');
  const [pace, setPace] = useState<Pace>('step');
  const [speed, setSpeed] = useState(1);
  const [playing, setPlaying] = useState(false);
  const [doing, setDoing] = useState(false);
  const [past, setPast] = useState<readonly Situation[]>([]);
  const { actions, trace, policies, revision } = situation;
  const played = (story: readonly Action[]) => new Stage(story, trace, policies, undefined, revision);
  const stage = useMemo(() => played(actions), [actions, trace, policies, revision]);
  const chapters = useMemo(() => chaptersOf(stage), [stage]);
  const laps = useMemo(() => lapsOf(stage), [stage]);
  const last = stage.moments.length - 1;
  const at = Math.min(situation.at ?? last, last);
  const base = useMemo(() => {
    const { at: _, ...story } = situation;
    return addressOf(story);
  }, [actions, trace, policies, revision, situation.was]);
  const address = situation.at === undefined ? base : `${base}&at=${at}`;
  const solo = trace === undefined ? undefined : trace.role === 'server' ? ('server' as const) : ('client' as const);

  const go = (to: number) => setSituation({ ...situation, at: to });
  // From where one is by then: keys may come faster than what is drawn.
  const turned = (to: (from: number) => number) => setSituation((now) => ({ ...now, at: to(Math.min(now.at ?? last, last)) }));
  const turn = (by: 1 | -1) => turned((from) => turnTo(stage, laps, from, by, pace));
  const turnChapter = (by: 1 | -1) =>
    turned((from) => {
      const here = spanAt(chapters, from);
      // Backward leads to the beginning of this chapter first.
      const back = from > (chapters[here]?.from ?? 0) ? here : here - 1;
      return by > 0 ? (chapters[here + 1]?.from ?? last) : (chapters[back]?.from ?? 0);
    });
  const tell = (next: Situation) => {
    setPast([...past, { ...situation, at }]);
    setSituation(next);
  };
  const undo = () => {
    const before = past.at(-1);
    if (before === undefined) return;
    setPast(past.slice(0, -1));
    setSituation(before);
  };
  /** What happens at a moment comes between what was before it and what comes after it; the story as it was is laid beside it. */
  const become = ([story, index]: readonly [Action[], number]) => {
    const was = situation.was ?? (at === last ? undefined : actions);
    tell({ ...situation, ...(was && { was }), actions: story, at: endOf(played(story), index) });
  };
  const perform = (action: Action) => become(inserted(stage, actions, at, action));
  const swap = (hex: string) => become(changed(stage, actions, at, hex));
  const choose = ({ policy, option }: Choice) => tell({ ...situation, policies: { ...policies, [policy]: option } });
  const stop = () => {
    const { was: _, ...rest } = situation;
    tell(rest);
  };

  useAddress(situation === BEGINNING ? undefined : { base, address }, setSituation, setProblem);
  useKeys({ turn, turnChapter, go: (to) => go(to === 'first' ? 0 : last), toggle: () => setPlaying(!playing), undo });
  useEffect(() => {
    if (!playing) return undefined;
    if (at === last) {
      setPlaying(false);
      return undefined;
    }
    const timer = setTimeout(() => turn(1), TEMPO[pace] / speed);
    return () => clearTimeout(timer);
  });

  // What a step does not change is not looked through at each.
  const source = useMemo(
    () => (
      <Source situation={situation} choose={tell} undo={past.length === 0 ? undefined : undo}>
        <Tempo {...{ pace, speed, setPace, setSpeed }} />
      </Source>
    ),
    [actions, trace, policies, past, pace, speed],
  );
  const isDoing = doing || actions.length === 0;
  const controls = useRef<ComponentChild>(undefined);
  if (isDoing || controls.current === undefined)
    controls.current = <Controls stage={stage} solo={solo} at={at} perform={perform} swap={swap} />;

  return (
    <div class="player">
      {source}
      {problem === '' ? null : <p class="problem">{problem}</p>}
      <section class="transport" aria-label="Time">
        <Transport {...{ stage, actions, at, chapters, laps, playing, go, turn, turnChapter, setPlaying }} />
        <Timeline {...{ chapters, laps, at, go }} />
      </section>
      <details
        class="do"
        open={isDoing}
        onToggle={(event: { currentTarget: HTMLDetailsElement }) => setDoing(event.currentTarget.open)}
      >
        <summary>What if: another byte or call at this moment</summary>
        {controls.current}
      </details>
      <div class="stage">
        {situation.was && <Beside {...{ situation, was: situation.was, stage, at, go, stop, choose }} />}
        <SidePanel stage={stage} side="client" at={at} trace={trace} />
        <div class="between">
          <Wire stage={stage} at={at} go={go} />
          <Reading stage={stage} at={at} address={address} />
        </div>
        <SidePanel stage={stage} side="server" at={at} trace={trace} />
      </div>
    </div>
  );
}

/** The texts whose machines play. */
const TEXTS: Readonly<Record<Revision, string>> = {
  r4819: 'r4819: no closing handshake yet',
  r4820: 'r4820',
  r5065: 'r5065: uploaded as hixie-76',
};

interface SourceProps {
  situation: Situation;
  choose(situation: Situation): void;
  undo: (() => void) | undefined;
  children: ComponentChildren;
}

/** Which of the stories that can be chosen it is; '' for one that was changed. */
function storyOf({ actions, trace }: Situation): string {
  const isSame = (story: readonly Action[]) => JSON.stringify(actions) === JSON.stringify(story);
  if (trace !== undefined) return isSame(actionsOf(trace)) ? trace.id : '';
  return isSame(hello) ? 'hello' : actions.length === 0 ? 'empty' : '';
}

function Source({ situation, choose, undo, children }: SourceProps) {
  const { trace, policies = {}, revision = 'r4820' } = situation;
  const of = revision === 'r4820' ? {} : { revision };
  const [copied, setCopied] = useState(false);
  const change = (id: string) => {
    const chosen = traces().find((each) => each.id === id);
    if (chosen !== undefined) choose({ actions: actionsOf(chosen), trace: chosen, ...of, at: 0 });
    else if (id !== '') choose(id === 'empty' ? { actions: [], ...of, at: 0 } : { ...BEGINNING, ...of });
  };
  const follow = (named: string) => {
    const { revision: _, ...rest } = situation;
    const other = REVISIONS.find((each) => each === named && each !== 'r4820');
    choose({ ...rest, ...(other && { revision: other }) });
  };
  const copy = () => {
    void navigator.clipboard?.writeText(location.href).then(() => setCopied(true));
  };
  return (
    <div class="source">
      <label>
        Play{' '}
        <select class="story" value={storyOf(situation)} onChange={(event) => change(event.currentTarget.value)}>
          <option value="" hidden>
            {trace === undefined ? 'a story of my own' : `${trace.id}, changed`}
          </option>
          <option value="hello">a conversation: hello, and goodbye</option>
          <option value="empty">nothing yet: begin a story of my own</option>
          {(['server', 'client', 'api'] as const).map((role) => (
            <optgroup label={`Traces of the ${role === 'api' ? 'API' : role}`}>
              {traces()
                .filter((each) => each.role === role)
                .map(({ id, title }) => (
                  <option value={id}>{`${id}: ${title.length > 90 ? `${title.slice(0, 90)}…` : title}`}</option>
                ))}
            </optgroup>
          ))}
        </select>
      </label>
      <label>
        by{' '}
        <select aria-label="Text that plays" value={revision} onChange={(event) => follow(event.currentTarget.value)}>
          {REVISIONS.map((each) => (
            <option value={each}>{TEXTS[each]}</option>
          ))}
        </select>
      </label>
      <button type="button" onClick={undo} disabled={undo === undefined} title="Undo the last change (Ctrl+Z)">
        Undo
      </button>
      <button type="button" onClick={copy} title="This moment has an address of its own">
        {copied ? 'Copied' : 'Copy the address'}
      </button>
      {children}
      {trace === undefined ? null : <p class="quiet">{trace.title}</p>}
      {Object.entries(policies).map(([name, option]) => (
        <p class="quiet">
          <a href={policyAt(name)}>{name}</a>: {option}
        </p>
      ))}
    </div>
  );
}

/** Milliseconds that a moment is looked at before the address names it: browsers take it only so often. */
const RESTING = 150;

/** The situation is in the address, and follows it; `base` is what of it is not the moment. */
function useAddress(
  situation: { base: string; address: string } | undefined,
  set: (situation: Situation) => void,
  complain: (problem: string) => void,
): void {
  useEffect(() => {
    const read = () => {
      try {
        const found = situationAt(location.hash.slice(1), traces());
        if (found !== undefined) set(found);
        complain('');
      } catch (error) {
        complain(`This address makes no sense here: ${(error as Error).message}`);
      }
    };
    read();
    addEventListener('hashchange', read);
    return () => removeEventListener('hashchange', read);
  }, []);
  const written = useRef('');
  useEffect(() => {
    if (situation === undefined) return undefined;
    const isOther = written.current !== situation.base;
    written.current = situation.base;
    const write = () => history.replaceState(null, '', `#${situation.address}`);
    const timer = setTimeout(write, isOther ? 0 : RESTING);
    if (isOther) write();
    return () => clearTimeout(timer);
  }, [situation?.address]);
}

interface Keys {
  turn(by: 1 | -1): void;
  turnChapter(by: 1 | -1): void;
  go(to: 'first' | 'last'): void;
  toggle(): void;
  undo(): void;
}

/** Where a key writes, or belongs to what is in front. */
const WRITES = 'textarea, input:not([type=range]), dialog';
/** Where Space presses or scrolls. */
const PRESSED = `${WRITES}, select, button, a, summary`;

/** Keys do what they do wherever the focus is, except where one writes. */
function useKeys({ turn, turnChapter, go, toggle, undo }: Keys): void {
  useLayoutEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const isIn = (places: string) => event.target instanceof Element && event.target.closest(places) !== null;
      if (isIn(WRITES) || event.altKey) return;
      if (event.ctrlKey || event.metaKey) {
        if (event.key !== 'z') return;
        undo();
      } else if (event.key === 'ArrowRight') (event.shiftKey ? turnChapter : turn)(1);
      else if (event.key === 'ArrowLeft') (event.shiftKey ? turnChapter : turn)(-1);
      else if (event.key === 'Home') go('first');
      else if (event.key === 'End') go('last');
      else if (event.key === ' ' && !isIn(PRESSED)) toggle();
      else return;
      event.preventDefault();
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  });
}
