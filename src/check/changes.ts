/** Something that changes, and somebody who waits for that. */
export class Changes {
  private wake = () => {};

  /** Something has changed. */
  note(): void {
    this.wake();
  }

  /**
   * Waits for the next change; the timer is but the deadline of that, and what has come by then is read before.
   * @param until a time of performance.now()
   * @returns false when that time has come first
   */
  next(until: number): Promise<boolean> {
    return new Promise((resolve) => {
      const deadline = setTimeout(() => setImmediate(resolve, false), Math.max(0, until - performance.now()));
      this.wake = () => {
        clearTimeout(deadline);
        resolve(true);
      };
    });
  }
}
