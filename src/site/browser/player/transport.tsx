/** Forward, backward, and where one is. */
import { type Chapter, type Lap, spanAt } from '../../player/chapters.js';
import type { Pace } from '../../player/look.js';
import type { Action } from '../../player/situation.js';
import type { Stage } from '../../player/stage.js';
import { actionInWords, eventInWords } from '../../player/words.js';

interface Props {
  stage: Stage;
  actions: readonly Action[];
  at: number;
  chapters: readonly Chapter[];
  laps: readonly Lap[];
  playing: boolean;
  go(to: number): void;
  turn(by: 1 | -1): void;
  turnChapter(by: 1 | -1): void;
  setPlaying(playing: boolean): void;
}

const PACES: readonly (readonly [Pace, string])[] = [
  ['step', 'by step'],
  ['event', 'by event'],
  ['loop', 'loops folded'],
  ['action', 'by action'],
];
const SPEEDS = [0.25, 1, 4, 16];

export function Transport(props: Props) {
  const { stage, actions, at, chapters, playing, go, turn, turnChapter, setPlaying } = props;
  const last = stage.moments.length - 1;
  const moment = stage.moments[at];
  const action = actions[moment?.action ?? -1];
  return (
    <>
      <div class="buttons">
        <button
          type="button"
          onClick={() => turnChapter(-1)}
          disabled={at === 0}
          aria-label="Chapter before"
          title="Chapter before (Shift ←)"
        >
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
        <button
          type="button"
          onClick={() => turnChapter(1)}
          disabled={at === last}
          aria-label="Next chapter"
          title="Next chapter (Shift →)"
        >
          <Icon name="last" />
        </button>
      </div>
      <input
        type="range"
        min={0}
        max={last}
        value={at}
        aria-label="Moment"
        aria-valuetext={`${at} of ${last}: ${chapters[spanAt(chapters, at)]?.name ?? 'the beginning'}`}
        list="chapters"
        onInput={(event) => go(Number(event.currentTarget.value))}
      />
      <datalist id="chapters">
        {chapters.map(({ from, name }) => (
          <option value={from} label={name} />
        ))}
      </datalist>
      <p class="now" role="status">
        <b>
          {at} of {last}
        </b>{' '}
        {moment?.step === undefined ? null : (
          <>
            <span class={`who ${moment.side}`}>{moment.side}</span> <code>{eventInWords(moment.step.event)}</code>
            {' · '}
          </>
        )}
        <Lapped {...props} />
        {action === undefined ? 'the beginning' : actionInWords(action)}
      </p>
    </>
  );
}

interface TempoProps {
  pace: Pace;
  speed: number;
  setPace(pace: Pace): void;
  setSpeed(speed: number): void;
}

/** How far a step goes, and how fast it plays. */
export function Tempo({ pace, speed, setPace, setSpeed }: TempoProps) {
  return (
    <>
      <select aria-label="Pace" value={pace} onChange={(event) => setPace(event.currentTarget.value as Pace)}>
        {PACES.map(([each, name]) => (
          <option value={each}>{name}</option>
        ))}
      </select>
      <select aria-label="Speed" value={speed} onChange={(event) => setSpeed(Number(event.currentTarget.value))}>
        {SPEEDS.map((each) => (
          <option value={each}>{each}×</option>
        ))}
      </select>
    </>
  );
}

/** Where in a loop it is. */
function Lapped({ laps, at }: Props) {
  const lap = laps[spanAt(laps, at)];
  if (lap === undefined || lap.times === 1) return null;
  const round = Math.ceil(((at - lap.from + 1) * lap.times) / (lap.to - lap.from + 1));
  return (
    <>
      <span class="lap">
        {lap.does}, {round} of {lap.times} times
      </span>
      {' · '}
    </>
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
