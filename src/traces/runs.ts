/** Bytes in hex as files have them: what comes many times in a row is written once, as in `00(61*1000)ff`. */

/** Hex that is shorter stays as it is. */
const SHORT = 512;
/** Bytes of a unit at the most, and bytes that a run has at least. */
const UNIT = 16;
const RUN = 128;

/** The shortest unit that makes a run here, for each size a group; or else the next byte. */
const next = new RegExp(`${Array.from({ length: UNIT }, (_, index) => runOf(index + 1)).join('|')}|..`, 'g');

function runOf(size: number): string {
  return `((?:..){${size}})\\${size}{${Math.ceil(RUN / size) - 1},}`;
}

/** Writes runs once. */
export function withRuns(hex: string): string {
  if (hex.length < SHORT) return hex;
  return hex.replace(next, (run: string, ...units: (string | undefined)[]) => {
    const unit = units.slice(0, UNIT).find((each) => each !== undefined);
    return unit === undefined ? run : `(${unit}*${run.length / unit.length})`;
  });
}

/** Writes runs out. */
export function withoutRuns(hex: string): string {
  return hex.replace(/\(([0-9a-f]+)\*(\d+)\)/g, (_, unit: string, times: string) => unit.repeat(Number(times)));
}
