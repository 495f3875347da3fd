/** The script of the page that has the oracle. */
import { render } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { Links, relative } from '../../html/links.js';
import { type Exchange, flowsOf, isCapture, judgeAll, type Side, Unreadable } from '../../judge/index.js';
import { exchangeOf } from '../oracle/dump.js';
import { examples } from '../oracle/examples.js';
import { VerdictPanel } from './oracle/verdict.js';

/** One connection that was recorded. */
interface Recorded {
  name: string;
  exchange?: Exchange;
  remark?: string;
}

function Oracle() {
  const [text, setText] = useState(examples()[1]?.text ?? '');
  const [recorded, setRecorded] = useState<readonly Recorded[]>(() => [{ name: '', exchange: exchangeOf(text) }]);
  const [problem, setProblem] = useState('');
  const [role, setRole] = useState<Side | ''>('');
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
    take(() => [{ name: '', exchange: exchangeOf(given) }]);
  };
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

function Connection({ recorded: { name, exchange, remark }, role }: { recorded: Recorded; role: Side | '' }) {
  const verdicts = exchange === undefined ? [] : judgeAll(role === '' ? exchange : { ...exchange, role });
  return (
    <>
      {name === '' ? null : <h2 class="flow">{name}</h2>}
      {remark === undefined ? null : <p class="quiet">{remark}</p>}
      {exchange === undefined ? null : verdicts.map((verdict) => <VerdictPanel verdict={verdict} exchange={exchange} />)}
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
        A dump: <code>&gt;</code> is the client, <code>&lt;</code> the server; or a JSON log
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
