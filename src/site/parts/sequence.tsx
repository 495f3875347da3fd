/** A sequence diagram: a line for each who takes part, and an arrow for each message. */
import { itemOf } from '../../../spec/index.js';
import { Prose, plain, Scroll } from '../../html/index.js';
import { LANES, type Lane, type Message } from '../data/proved.js';

/** Pixels: of a lane, of a message, and of what is above the first. */
const [WIDTH, HEIGHT, HEAD] = [136, 30, 42];
const middle = (lane: Lane) => (LANES.indexOf(lane) + 0.5) * WIDTH;

export function Sequence({ label, messages }: { label: string; messages: readonly Message[] }) {
  const [width, height] = [LANES.length * WIDTH, HEAD + (messages.length + 0.5) * HEIGHT];
  return (
    <>
      <Scroll label={label}>
        <svg class="sequence" role="img" viewBox={`0 0 ${width} ${height}`} width={width} height={height} aria-label={label}>
          {LANES.map((lane) => (
            <>
              <line class="life" x1={middle(lane)} x2={middle(lane)} y1={HEAD - 14} y2={height} />
              <text class="who" x={middle(lane)} y={18}>
                {lane}
              </text>
            </>
          ))}
          {messages.map((message, index) => (
            <Arrow message={message} y={HEAD + (index + 0.6) * HEIGHT} />
          ))}
        </svg>
      </Scroll>
      <details>
        <summary>As text</summary>
        <ol>
          {messages.map(({ from, to, what }) => (
            <li>
              {from}
              {from === to ? '' : ` to ${to}`}: <Prose text={what} />
            </li>
          ))}
        </ol>
      </details>
    </>
  );
}

function Arrow({ message: { from, to, what }, y }: { message: Message; y: number }) {
  const [x1, x2] = [middle(from), middle(to)];
  if (from !== to) {
    return (
      <>
        <line class="arrow" x1={x1} x2={x2} y1={y} y2={y} />
        <path d={`M${x2} ${y}l${x1 < x2 ? -8 : 8} -4v8z`} />
        <text x={(x1 + x2) / 2} y={y - 5}>
          {what}
        </text>
      </>
    );
  }
  const item = itemOf(what);
  const label = item === undefined ? what : (what.split('#')[1] as string);
  const width = label.length * 7 + 14;
  return (
    <>
      <rect class="own" x={x1 - width / 2} y={y - 16} width={width} height={20} rx={4}>
        {item && <title>{plain(item.says)}</title>}
      </rect>
      <text x={x1} y={y - 2}>
        {label}
      </text>
    </>
  );
}
