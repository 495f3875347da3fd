/** Does this with all, so many at the same time. */
export async function inTurns<T>(all: readonly T[], most: number, act: (each: T) => Promise<void>): Promise<void> {
  const left = all.values();
  const work = async () => {
    for (const each of left) await act(each);
  };
  await Promise.all(Array.from({ length: Math.min(most, all.length) }, work));
}
