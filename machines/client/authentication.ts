/** What HTTP says of a 407: which ways of authentication it offers. */

/**
 * Whether the values of Proxy-Authenticate offer the scheme Basic. Each may be
 * a list of challenges, with parameters whose quoted strings may hold anything.
 * @param values of the fields, one for each
 * @step 10.3.4.3.1#31p2
 */
export function offersBasic(values: readonly string[]): boolean {
  return values.some((value) => {
    const unquoted = value.replace(/"(?:[^"\\]|\\.)*"/gs, 'quoted');
    return !unquoted.includes('"') && /(?:^|,)[ \t]*basic(?![^ \t,])(?![ \t]*=)/i.test(unquoted);
  });
}
