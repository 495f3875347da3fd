/** Bytes in hex as files have them: what comes many times in a row is written once, as in `00(61*1000)ff`. */

/** Hex that is shorter stays as it is. */
const SHORT = 512;
/** Bytes of a unit, and bytes that a run has at least. */
const UNIT = 16;
const RUN = 128;

/** Writes runs once. */
export function withRuns(hex: string): string {
  if (hex.length < SHORT) return hex;
  const parts: string[] = [];
  let plain = 0;
  for (let at = 0; at < hex.length; ) {
    const run = runAt(hex, at);
    if (run === undefined) at += 2;
    else {
      parts.push(hex.slice(plain, at), `(${run.unit}*${run.times})`);
      at += run.unit.length * run.times;
      plain = at;
    }
  }
  return parts.join('') + hex.slice(plain);
}

/** Writes runs out. */
export function withoutRuns(hex: string): string {
  return hex.replace(/\(([0-9a-f]+)\*(\d+)\)/g, (_, unit: string, times: string) => unit.repeat(Number(times)));
}

function runAt(hex: string, at: number): { unit: string; times: number } | undefined {
  for (let length = 2; length <= 2 * UNIT; length += 2) {
    const unit = hex.slice(at, at + length);
    let times = 1;
    while (hex.startsWith(unit, at + times * length)) times += 1;
    if (unit.length === length && times * length >= 2 * RUN) return { unit, times };
  }
  return undefined;
}
