/** What of a passage the world of the composition is told: statements of Promela, in their order. */
import type { Effect } from '../../../machines/index.js';
import type { Passage, Position } from '../../engine/index.js';
import { HANDSHAKE, numberOf, type SideName, type Told, taskInWorld, timerNumber } from './alphabet.js';

/** What a side knows that the world may see. */
interface Facts {
  established: boolean;
  readyState?: number;
  bufferedAmount?: number;
}
export const factsOf = ({ context }: Position) => context as unknown as Facts;

/** What a side does when it is told something. */
export function doingsOf(side: SideName, told: Told, before: Position, { position, effects }: Passage): string[] {
  const [was, is] = [factsOf(before), factsOf(position)];
  const buffered = (is.bufferedAmount ?? 0) - (was.bufferedAmount ?? 0);
  const writing = new Writing(side, told.while === 'opening');
  return [
    ...(is.readyState === was.readyState ? [] : [`readyStateBecomes(${is.readyState})`]),
    ...(buffered === 0 ? [] : [`bufferedAmountBecomes(bufferedAmount ${buffered < 0 ? '-' : '+'} ${Math.abs(buffered)})`]),
    ...effects.flatMap((effect) => writing.of(effect) ?? doingOf(side, effect)),
  ];
}

function doingOf(side: SideName, effect: Effect): string[] {
  const me = side.toUpperCase();
  switch (effect.type) {
    case 'AWAIT_TURN':
      return [`awaitsTurn(${me})`];
    case 'OPEN_TCP':
      return [`opensTcp(${me})`];
    case 'ESTABLISHED':
      return [`established(${me})`];
    case 'MESSAGE_RECEIVED':
      return [`messageReceived(${me}, ${numberOf(effect.data)})`];
    case 'CLOSE_TCP':
      return [`tcpClose(${me})`];
    case 'CLOSED':
      return [`connectionClosed(${me})`];
    case 'START_TIMER':
      return [`${side}Timer = ${timerNumber(effect.timer)}`];
    case 'STOP_TIMER':
      return [`timerStops(${side}Timer, ${timerNumber(effect.timer)})`];
    case 'QUEUE_TASK':
      return [`queueTask(${taskInWorld(effect.task).join(', ')})`];
    case 'FIRE':
      return [fired(effect.task)];
    default:
      return [];
  }
}

function fired(task: Extract<Effect, { type: 'FIRE' }>['task']): string {
  if (task.kind === 'message') return `fireMessage(${numberOf(task.data)})`;
  if (task.kind === 'close') return `fireClose(${task.wasClean ? 1 : 0})`;
  return `fire${task.kind === 'open' ? 'Open' : 'Error'}()`;
}

/** What is sent, read as the other side would: where a message and where FF 00 begins. A handshake is one byte. */
class Writing {
  private inFrame = false;
  private readonly me: string;

  constructor(
    side: SideName,
    private isHandshake: boolean,
  ) {
    this.me = side.toUpperCase();
  }

  of(effect: Effect): string[] | undefined {
    if (effect.type === 'ESTABLISHED' && this.isHandshake) {
      this.isHandshake = false;
      const reply = this.me === 'SERVER' ? [`sendByte(SERVER, ${HANDSHAKE.client[0]})`] : [];
      return [...reply, `established(${this.me})`];
    }
    if (effect.type !== 'SEND') return undefined;
    if (this.isHandshake) return [];
    const number = numberOf(Buffer.from(effect.bytes).toString());
    const message =
      effect.payload > 0 ? [`messageSent(${this.me}, ${number})`, ...(this.me === 'CLIENT' ? ['unsent++'] : [])] : [];
    return [...message, ...Array.from(effect.bytes).flatMap((byte) => this.byte(byte))];
  }

  private byte(byte: number): string[] {
    const closes = byte === 0xff && !this.inFrame;
    this.inFrame = byte === 0x00 ? true : this.inFrame && byte !== 0xff;
    return [...(closes ? [`closingSent(${this.me})`] : []), `sendByte(${this.me}, ${byte})`];
  }
}
