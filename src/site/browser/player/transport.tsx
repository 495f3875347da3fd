/** Forward, backward, and where one is. */
import type { Pace } from '../../player/look.js';
import type { Action } from '../../player/situation.js';
import type { Stage } from '../../player/stage.js';
import { actionInWords, eventInWords } from '../../player/words.js';

interface Props {
  stage: Stage;
  actions: readonly Action[];
  at: number;
  pace: Pace;
  playing: boolean;
  go(to: number): void;
  turn(by: 1 | -1): void;
  setPace(pace: Pace): void;
  setPlaying(playing: boolean): void;
}

const PACES: readonly (readonly [Pace, string])[] = [
  ['step', 'by step'],
  ['event', 'by event'],
  ['action', 'by action'],
];

export function Transport({ stage, actions, at, pace, playing, go, turn, setPace, setPlaying }: Props) {
  const last = stage.moments.length - 1;
  const moment = stage.moments[at];
  const action = actions[moment?.action ?? -1];
  return (
    <section class="transport" aria-label="Time">
      <div class="buttons">
        <button type="button" onClick={() => go(0)} disabled={at === 0} aria-label="To the beginning">
          <Icon name="first" />
        </button>
        <button type="button" onClick={() => turn(-1)} disabled={at === 0} aria-label="Backward" title="Backward (←)">
          <Icon name="back" />
        </button>
        <button type="button" class="go" onClick={() => setPlaying(!playing)} disabled={at === last && !playing}>
          {playing ? 'Pause' : 'Play'}
        </button>
        <button type="button" onClick={() => turn(1)} disabled={at === last} aria-label="Forward" title="Forward (→)">
          <Icon name="on" />
        </button>
        <button type="button" onClick={() => go(last)} disabled={at === last} aria-label="To the end">
          <Icon name="last" />
        </button>
        <select aria-label="Pace" value={pace} onChange={(event) => setPace(event.currentTarget.value as Pace)}>
          {PACES.map(([each, name]) => (
            <option value={each}>{name}</option>
          ))}
        </select>
      </div>
      <input
        type="range"
        min={0}
        max={last}
        value={at}
        aria-label="Moment"
        onInput={(event) => go(Number(event.currentTarget.value))}
      />
      <p class="now" role="status">
        <b>
          {at} of {last}
        </b>{' '}
        {action === undefined ? 'the beginning' : actionInWords(action)}
        {moment?.step === undefined ? null : (
          <>
            {' · '}
            <span class={`who ${moment.side}`}>{moment.side}</span> <code>{eventInWords(moment.step.event)}</code>
          </>
        )}
      </p>
    </section>
  );
}

const PATHS = {
  first: 'M3 3h2v10H3zM13 3v10L6 8z',
  back: 'M12 3v10L4 8z',
  on: 'M4 3v10l8-5z',
  last: 'M11 3h2v10h-2zM3 3v10l7-5z',
};

function Icon({ name }: { name: keyof typeof PATHS }) {
  return (
    <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path d={PATHS[name]} fill="currentColor" />
    </svg>
  );
}
