/** The tests that have to notice: those of the judge, the cheap ones first, without those that take minutes for all mutants. */
const LATE = ['paths', 'peers', 'solve', 'bulk', 'judge/net', 'traces/committed'].map((name) => `/${name}.test.ts`);
const TOO_LONG = ['judge/lazy', 'judge/large', 'judge/prefix', 'testing/agreement/judge/runners'].map(
  (name) => `src/${name}.test.ts`,
);

export const TESTS = {
  include: ['src/judge/**/*.test.ts', 'src/testing/agreement/judge/*.test.ts', 'src/traces/committed.test.ts'],
  exclude: TOO_LONG,
};

/** Orders paths of files. */
export function byCost(one: string, other: string): number {
  const rank = (path: string) => LATE.findIndex((each) => path.endsWith(each));
  return rank(one) - rank(other) || (one < other ? -1 : 1);
}
