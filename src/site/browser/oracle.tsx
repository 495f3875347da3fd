/** The script of the page that has the oracle. */
import { render } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Links, relative } from '../../html/links.js';
import { type Exchange, flowsOf, isCapture, type Side, Unreadable } from '../../judge/index.js';
import { causesOf } from '../oracle/causes.js';
import { exchangeOf } from '../oracle/dump.js';
import { examples } from '../oracle/examples.js';
import { dumpOf, exchangeAt, fragmentOf } from '../oracle/share.js';
import { VerdictPanel } from './oracle/verdict.js';

/** One connection that was recorded. */
interface Recorded {
  name: string;
  exchange?: Exchange;
  remark?: string;
}

function Oracle() {
  const [text, setText] = useState(() => shared().text);
  const [recorded, setRecorded] = useState<readonly Recorded[]>(() => [{ name: '', exchange: shared().exchange }]);
  const [problem, setProblem] = useState('');
  const [role, setRole] = useState<Side | ''>(() => shared().exchange.role ?? '');
  const [over, setOver] = useState(false);
  const take = (read: () => readonly Recorded[]) => {
    try {
      setRecorded(read());
      setProblem('');
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      setRecorded([]);
      setProblem(error.message);
    }
  };
  const takeText = (given: string) => {
    setText(given);
    take(() => {
      const exchange = exchangeOf(given);
      history.replaceState(null, '', `#${fragmentOf(exchange)}`);
      return [{ name: '', exchange }];
    });
  };
  useEffect(() => {
    const follow = () => {
      const { exchange } = shared();
      setText(shared().text);
      setRole(exchange.role ?? '');
      take(() => [{ name: '', exchange }]);
    };
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  const takeFile = async (file: File) => {
    const bytes = Buffer.from(await file.arrayBuffer());
    if (isCapture(bytes)) take(() => captured(bytes));
    else takeText(bytes.toString('utf8'));
  };
  return (
    <section
      aria-label="Oracle"
      class={`oracle${over ? ' over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const file = event.dataTransfer?.files[0];
        if (file !== undefined) void takeFile(file);
      }}
    >
      <Input text={text} setText={setText} judge={() => takeText(text)} takeText={takeText} takeFile={takeFile} />
      <div class="verdicts" aria-live="polite">
        {problem === '' ? null : <p class="problem">{problem}</p>}
        {recorded.length === 0 ? null : (
          <label>
            Judge{' '}
            <select value={role} onChange={(event) => setRole(event.currentTarget.value as Side | '')}>
              <option value="">both sides</option>
              <option value="client">the client</option>
              <option value="server">the server</option>
            </select>
          </label>
        )}
        {recorded.map((each) => (
          <Connection recorded={each} role={role} />
        ))}
      </div>
    </section>
  );
}

/** What the address has, or else the second example. */
function shared(): { exchange: Exchange; text: string } {
  const exchange = exchangeAt(decodeURIComponent(location.hash.slice(1)));
  if (exchange !== undefined) return { exchange, text: dumpOf(exchange) };
  const text = examples()[1]?.text ?? '';
  return { exchange: exchangeOf(text), text };
}

function Connection({ recorded: { name, exchange: whole, remark }, role }: { recorded: Recorded; role: Side | '' }) {
  const { role: _, ...both } = whole ?? { wire: [] };
  const exchange = whole === undefined ? undefined : role === '' ? both : { ...both, role };
  const judged = exchange === undefined ? [] : causesOf(exchange);
  return (
    <>
      {name === '' ? null : <h2 class="flow">{name}</h2>}
      {remark === undefined ? null : <p class="quiet">{remark}</p>}
      {exchange === undefined ? null : (
        <p class="quiet">
          <a href={`#${fragmentOf(exchange)}`}>The address of this verdict</a>, to be shared: it has all the bytes.
        </p>
      )}
      {exchange === undefined ? null : judged.map((each) => <VerdictPanel judged={each} exchange={exchange} />)}
    </>
  );
}

interface InputProps {
  text: string;
  setText(text: string): void;
  judge(): void;
  takeText(text: string): void;
  takeFile(file: File): Promise<void>;
}

function Input({ text, setText, judge, takeText, takeFile }: InputProps) {
  const file = useRef<HTMLInputElement>(null);
  return (
    <div class="given">
      <p class="buttons">
        {examples().map((example) => (
          <button type="button" onClick={() => takeText(example.text)}>
            {example.name}
          </button>
        ))}
      </p>
      <label for="dump">
        Wireshark's <i>Follow TCP stream</i> as a hex dump, lines with <code>&gt;</code> (client) and <code>&lt;</code> (server)
        in hex or as text, a handshake as it is, or a JSON log
      </label>
      <textarea
        id="dump"
        rows={18}
        wrap="off"
        spellcheck={false}
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <p class="buttons">
        <button type="button" class="go" onClick={judge}>
          Judge
        </button>
        <button type="button" onClick={() => file.current?.click()}>
          Open a log or a capture …
        </button>
        <input
          ref={file}
          type="file"
          class="unseen"
          tabIndex={-1}
          aria-label="A JSON log, pcap or pcapng file"
          onChange={(event) => {
            const [chosen] = event.currentTarget.files ?? [];
            if (chosen !== undefined) void takeFile(chosen);
          }}
        />
      </p>
    </div>
  );
}

/** @throws Unreadable where nothing of it can be judged */
function captured(bytes: Buffer): Recorded[] {
  const flows = flowsOf(bytes);
  if (flows.every(({ exchange }) => exchange === undefined)) {
    throw new Unreadable(`none of its ${flows.length} TCP connections carries a handshake of hixie-76`);
  }
  return flows.map(({ name, exchange, skipped, remarks }) => ({
    name,
    ...(exchange === undefined ? {} : { exchange }),
    remark: [...(skipped === undefined ? [] : [`not judged: ${skipped}`]), ...remarks].join('; '),
  }));
}

document.addEventListener('DOMContentLoaded', () => {
  const host = document.querySelector('#oracle');
  if (host === null) return;
  host.replaceChildren();
  render(
    <Links.Provider value={(to) => relative('oracle.html', to)}>
      <Oracle />
    </Links.Provider>,
    host,
  );
});
