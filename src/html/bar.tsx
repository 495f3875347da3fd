/** Counts as a bar; the figures stand beside it as text, so it is for eyes only. */
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
