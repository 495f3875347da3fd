/** Coverage as a bar; the figures stand beside it as text, so it is for eyes only. */
import { STATUSES, type Status } from '../../report/types.js';

export type Counts = Partial<Record<Status, number>>;

export function Bar({ parts }: { parts: readonly (readonly [kind: string, count: number])[] }) {
  const total = parts.reduce((sum, [, count]) => sum + count, 0);
  return (
    <span class="bar" aria-hidden="true">
      {parts
        .filter(([, count]) => count > 0)
        .map(([kind, count]) => (
          <i class={kind} style={`width:${Number(((100 * count) / total).toFixed(2))}%`} />
        ))}
    </span>
  );
}

export function StatusBar({ counts }: { counts: Counts }) {
  return <Bar parts={STATUSES.map((status) => [status, counts[status] ?? 0] as const)} />;
}

/** How much of what can be tested is. */
export function scoreOf(counts: Counts): string {
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const testable = all - (counts.informative ?? 0) - (counts.exception ?? 0);
  return testable === 0 ? 'informative' : `${counts.tested ?? 0} of ${testable}`;
}

/** `1 run`, `2 runs`. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? noun : plural}`;
}
