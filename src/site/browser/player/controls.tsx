/** What the reader can let happen. */
import { useState } from 'preact/hooks';
import type { Deed, Side } from '../../player/situation.js';
import { hexBytes, type Stage } from '../../player/stage.js';

interface Props {
  stage: Stage;
  solo: Side | undefined;
  perform(deed: Deed): void;
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
            <button type="button" onClick={() => perform({ do: 'connect' })}>
              TCP opens
            </button>
            <button type="button" onClick={() => perform({ do: 'refuse' })}>
              is refused
            </button>
          </>
        )}
        {(['server', 'client'] as const).map((to) =>
          solo === undefined ? (
            <button type="button" disabled={stage.underWay(to) === 0} onClick={() => perform({ do: 'deliver', to, count: 1 })}>
              a byte to the {to}
            </button>
          ) : null,
        )}
        {(['client', 'server'] as const).flatMap((of) =>
          [...stage.timers[of]].map((timer) => (
            <button type="button" onClick={() => perform({ do: 'timer', of, timer })}>
              timer {timer} of the {of} rings
            </button>
          )),
        )}
      </fieldset>
      <Bytes {...props} />
    </div>
  );
}

function Script({ perform }: Props) {
  const [url, setUrl] = useState('ws://example.com/chat');
  const [protocol, setProtocol] = useState('');
  const [text, setText] = useState('hello');
  return (
    <fieldset>
      <legend>Script</legend>
      <span class="call">
        <button type="button" onClick={() => perform({ do: 'new', url, protocol: protocol === '' ? null : protocol })}>
          new WebSocket
        </button>
        <input aria-label="URL" value={url} size={22} onInput={(event) => setUrl(event.currentTarget.value)} />
        <input
          aria-label="Subprotocol"
          placeholder="subprotocol"
          value={protocol}
          size={9}
          onInput={(event) => setProtocol(event.currentTarget.value)}
        />
      </span>
      <span class="call">
        <button type="button" onClick={() => perform({ do: 'send', text })}>
          send
        </button>
        <input aria-label="Message" value={text} size={12} onInput={(event) => setText(event.currentTarget.value)} />
      </span>
      <button type="button" onClick={() => perform({ do: 'close' })}>
        close
      </button>
      <button type="button" onClick={() => perform({ do: 'task' })}>
        run a task
      </button>
    </fieldset>
  );
}

/** Bytes as they are typed: hex, or text between quotes. */
function Bytes({ solo, perform }: Props) {
  const [text, setText] = useState('00 68 69 ff');
  const [to, setTo] = useState<Side>(solo ?? 'client');
  const bytes = typed(text);
  const side = solo ?? to;
  return (
    <fieldset>
      <legend>Network</legend>
      <span class="call">
        <button
          type="button"
          disabled={bytes.length === 0}
          onClick={() =>
            perform({ do: 'bytes', to: side, hex: bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('') })
          }
        >
          bytes
        </button>
        <input
          aria-label="Bytes, in hex or as text in quotes"
          value={text}
          size={18}
          onInput={(event) => setText(event.currentTarget.value)}
        />
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
      <button type="button" onClick={() => perform({ do: 'fin', to: side })}>
        FIN
      </button>
      <button type="button" onClick={() => perform({ do: 'reset', to: side })}>
        breaks
      </button>
    </fieldset>
  );
}

function Application({ perform }: Props) {
  const [text, setText] = useState('news');
  return (
    <fieldset>
      <legend>Server’s application</legend>
      <span class="call">
        <button type="button" onClick={() => perform({ do: 'say', text })}>
          send
        </button>
        <input
          aria-label="What the server sends"
          value={text}
          size={10}
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </span>
      <button type="button" onClick={() => perform({ do: 'terminate' })}>
        terminate
      </button>
    </fieldset>
  );
}

/** `00 "hi" ff` is 00 68 69 FF; in quotes \r and \n are what they are elsewhere. */
export function typed(text: string): number[] {
  return text.split(/("(?:[^"\\]|\\.)*")/).flatMap((part, index) => {
    if (index % 2 === 0) return hexBytes(part);
    return [...new TextEncoder().encode(JSON.parse(part) as string)];
  });
}
