/** What the reader can let happen. */
import { useState } from 'preact/hooks';
import { byteAt } from '../../player/edit.js';
import type { Action, Side } from '../../player/situation.js';
import type { Stage } from '../../player/stage.js';
import { typed } from '../../player/typed.js';
import { byteInWords } from '../../player/words.js';

interface Props {
  stage: Stage;
  solo: Side | undefined;
  at: number;
  perform(action: Action): void;
  /** Puts other bytes in the place of the one that was just read. */
  swap(hex: string): void;
}

export function Controls(props: Props) {
  const { stage, solo, perform } = props;
  return (
    <div class="controls">
      {solo === 'server' ? null : <Script {...props} />}
      {solo === 'client' ? null : <Application {...props} />}
      <fieldset>
        <legend>World</legend>
        <button type="button" class="go" disabled={stage.isStill} onClick={() => perform({ do: 'all' })}>
          Let it happen
        </button>
        {solo === 'server' ? null : (
          <>
            <Press name="TCP opens" press={() => perform({ do: 'connect' })} />
            <Press name="is refused" press={() => perform({ do: 'refuse' })} />
          </>
        )}
        {(['server', 'client'] as const).map((to) => {
          const come = () => perform({ do: 'deliver', to, count: 1 });
          return solo === undefined && <Press name={`a byte to the ${to}`} press={come} disabled={stage.underWay(to) === 0} />;
        })}
        {(['client', 'server'] as const).flatMap((of) =>
          [...stage.timers[of]].map((timer) => (
            <Press name={`timer ${timer} of the ${of} rings`} press={() => perform({ do: 'timer', of, timer })} />
          )),
        )}
      </fieldset>
      <Bytes {...props} />
      <Swap {...props} />
    </div>
  );
}

function Script({ perform }: Props) {
  const [url, setUrl] = useState('ws://example.com/chat');
  const [protocol, setProtocol] = useState('');
  return (
    <fieldset>
      <legend>Script</legend>
      <span class="call">
        <Press name="new WebSocket" press={() => perform({ do: 'new', url, protocol: protocol === '' ? null : protocol })} />
        <Field label="URL" value={url} size={22} set={setUrl} />
        <Field label="Subprotocol" value={protocol} size={9} set={setProtocol} placeholder="subprotocol" />
      </span>
      <Send label="Message" first="hello" send={(text) => perform({ do: 'send', text })} />
      <Press name="close" press={() => perform({ do: 'close' })} />
      <Press name="run a task" press={() => perform({ do: 'task' })} />
    </fieldset>
  );
}

function Press({ name, press, disabled = false }: { name: string; press(): void; disabled?: boolean }) {
  return (
    <button type="button" disabled={disabled} onClick={press}>
      {name}
    </button>
  );
}

interface FieldProps {
  label: string;
  value: string;
  size: number;
  set(value: string): void;
  placeholder?: string;
  /** What is wrong with its value. */
  problem?: string | undefined;
}

function Field({ label, value, size, set, placeholder = '', problem }: FieldProps) {
  const changed = (event: { currentTarget: HTMLInputElement }) => set(event.currentTarget.value);
  const isWrong = problem !== undefined;
  return (
    <input aria-label={label} aria-invalid={isWrong} placeholder={placeholder} value={value} size={size} onInput={changed} />
  );
}

function Send({ label, first, send }: { label: string; first: string; send(text: string): void }) {
  const [text, setText] = useState(first);
  return (
    <span class="call">
      <Press name="send" press={() => send(text)} />
      <Field label={label} value={text} size={12} set={setText} />
    </span>
  );
}

/** The bytes that a text stands for, or why it stands for none. */
function readBytes(text: string): { bytes: readonly number[]; problem?: string } {
  try {
    return { bytes: typed(text) };
  } catch (error) {
    return { bytes: [], problem: (error as Error).message };
  }
}

/** Bytes as they are typed: hex, or text between quotes. */
function Bytes({ solo, perform }: Props) {
  const [text, setText] = useState('00 68 69 ff');
  const [to, setTo] = useState<Side>(solo ?? 'client');
  const { bytes, problem } = readBytes(text);
  const side = solo ?? to;
  const come = () => perform({ do: 'bytes', to: side, hex: Buffer.from(bytes).toString('hex') });
  return (
    <fieldset>
      <legend>Network</legend>
      <span class="call">
        <Press name="bytes" press={come} disabled={bytes.length === 0} />
        <Field label="Bytes, in hex or as text in quotes" value={text} size={18} set={setText} problem={problem} />
        <select
          aria-label="To whom"
          value={side}
          disabled={solo !== undefined}
          onChange={(event) => setTo(event.currentTarget.value as Side)}
        >
          <option value="client">to the client</option>
          <option value="server">to the server</option>
        </select>
      </span>
      <Press name="FIN" press={() => perform({ do: 'fin', to: side })} />
      <Press name="breaks" press={() => perform({ do: 'reset', to: side })} />
      <Refused problem={problem} />
    </fieldset>
  );
}

/** The byte that was just read, and what else it could have been. */
function Swap({ stage, at, swap }: Props) {
  const read = byteAt(stage, at);
  const [text, setText] = useState('00');
  const { bytes, problem } = readBytes(text);
  return (
    <fieldset>
      <legend>{read === undefined ? 'No byte was just read' : `The ${read.to} has just read ${byteInWords(read.byte)}`}</legend>
      <span class="call">
        <Press
          name="put in its place"
          press={() => swap(Buffer.from(bytes).toString('hex'))}
          disabled={read === undefined || problem !== undefined}
        />
        <Field label="Bytes in its place" value={text} size={8} set={setText} problem={problem} />
      </span>
      <Refused problem={problem} />
    </fieldset>
  );
}

function Refused({ problem }: { problem: string | undefined }) {
  if (problem === undefined) return null;
  return (
    <p class="problem" role="alert">
      {problem}
    </p>
  );
}

function Application({ perform }: Props) {
  return (
    <fieldset>
      <legend>Server’s application</legend>
      <Send label="What the server sends" first="news" send={(text) => perform({ do: 'say', text })} />
      <Press name="terminate" press={() => perform({ do: 'terminate' })} />
    </fieldset>
  );
}
