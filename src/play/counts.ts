/** Counts what has been waited for, so that the next one of a kind is waited for next. */
export class Counts {
  private readonly counts = new Map<string, number>();

  /** One more of that kind. @returns how many there are now */
  next(kind: string): number {
    const count = (this.counts.get(kind) ?? 0) + 1;
    this.counts.set(kind, count);
    return count;
  }
}
