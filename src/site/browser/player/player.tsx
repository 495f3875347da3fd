/** The player: actions make moments, of which one is looked at. */
import { useEffect, useLayoutEffect, useMemo, useState } from 'preact/hooks';
import { type Pace, turnTo } from '../../player/look.js';
import { type Action, actionsOf, addressOf, hello, type Situation, situationAt } from '../../player/situation.js';
import { Stage } from '../../player/stage.js';
import { Controls } from './controls.js';
import { traces } from './page.js';
import { Reading } from './reading.js';
import { SidePanel } from './side.js';
import { Transport } from './transport.js';
import { Wire } from './wire.js';

/** Milliseconds for a step, an event or a action, while it plays. */
const TEMPO: Readonly<Record<Pace, number>> = { step: 90, event: 120, action: 900 };

const BEGINNING: Situation = { actions: hello, at: 0 };

export function Player() {
  const [situation, setSituation] = useState<Situation>(BEGINNING);
  const [problem, setProblem] = useState('');
  const [pace, setPace] = useState<Pace>('step');
  const [playing, setPlaying] = useState(false);
  const { actions, trace } = situation;
  const stage = useMemo(() => new Stage(actions, trace), [actions, trace]);
  const last = stage.moments.length - 1;
  const at = Math.min(situation.at ?? last, last);
  const solo = trace === undefined ? undefined : trace.role === 'server' ? ('server' as const) : ('client' as const);

  const go = (to: number) => setSituation({ ...situation, at: to });
  // From where one is by then: keys may come faster than what is drawn.
  const turn = (by: 1 | -1) => setSituation((now) => ({ ...now, at: turnTo(stage, Math.min(now.at ?? last, last), by, pace) }));
  /** What happens at a moment makes another story of what came behind it. */
  const perform = (action: Action) => {
    const kept = at === last ? actions : actions.slice(0, (stage.moments[at]?.action ?? -1) + 1);
    const { at: _, ...rest } = situation;
    setSituation({ ...rest, actions: [...kept, action] });
  };

  useAddress(situation, setSituation, setProblem);
  useKeys(turn, () => setPlaying(!playing));
  useEffect(() => {
    if (!playing) return undefined;
    if (at === last) {
      setPlaying(false);
      return undefined;
    }
    const timer = setTimeout(() => turn(1), TEMPO[pace]);
    return () => clearTimeout(timer);
  });

  return (
    <div class="player">
      <Source situation={situation} choose={setSituation} />
      {problem === '' ? null : <p class="problem">{problem}</p>}
      <Transport {...{ stage, actions, at, pace, playing, go, turn, setPace, setPlaying }} />
      <Controls stage={stage} solo={solo} perform={perform} />
      <div class="stage">
        <SidePanel stage={stage} side="client" at={at} trace={trace} />
        <div class="between">
          <Wire stage={stage} at={at} />
          <Reading stage={stage} at={at} />
        </div>
        <SidePanel stage={stage} side="server" at={at} trace={trace} />
      </div>
    </div>
  );
}

function Source({ situation: { trace }, choose }: { situation: Situation; choose(situation: Situation): void }) {
  const [copied, setCopied] = useState(false);
  const change = (id: string) => {
    const chosen = traces().find((each) => each.id === id);
    if (chosen !== undefined) choose({ actions: actionsOf(chosen), trace: chosen, at: 0 });
    else choose(id === 'empty' ? { actions: [], at: 0 } : BEGINNING);
  };
  const copy = () => {
    void navigator.clipboard?.writeText(location.href).then(() => setCopied(true));
  };
  return (
    <div class="source">
      <label>
        Play{' '}
        <select value={trace?.id ?? 'hello'} onChange={(event) => change(event.currentTarget.value)}>
          <option value="hello">a conversation: hello, and goodbye</option>
          <option value="empty">nothing yet: a story of my own</option>
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
      <button type="button" onClick={copy} title="This moment has an address of its own">
        {copied ? 'Copied' : 'Copy the address'}
      </button>
      {trace === undefined ? null : <p class="quiet">{trace.title}</p>}
    </div>
  );
}

/** The situation is in the address, and follows it. */
function useAddress(situation: Situation, set: (situation: Situation) => void, complain: (problem: string) => void): void {
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
  useEffect(() => {
    if (situation !== BEGINNING) history.replaceState(null, '', `#${addressOf(situation)}`);
  }, [situation]);
}

function useKeys(turn: (by: 1 | -1) => void, toggle: () => void): void {
  useLayoutEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const { target } = event;
      const isTaken =
        target instanceof Element && target.closest('input, textarea, select, button, a, summary, .canvas, dialog') !== null;
      if (isTaken || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === 'ArrowRight') turn(1);
      else if (event.key === 'ArrowLeft') turn(-1);
      else if (event.key === ' ') toggle();
      else return;
      event.preventDefault();
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  });
}
