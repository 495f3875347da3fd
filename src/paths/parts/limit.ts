/** What every enumeration holds to. */

/**
 * Lets an enumeration go on while it is within its limit.
 * @param what what is counted, in the plural
 * @throws Error in one line, once there are more
 */
export function within(limit: number, count: number, what: string): void {
  if (count > limit) throw new Error(`more than ${limit} ${what}: give a higher limit, or look for what there is without end`);
}
