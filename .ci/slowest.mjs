/** A reporter for the gate: the ten files of tests that took longest, their modules included. */
export default class Slowest {
  onTestRunEnd(files) {
    const took = files.map((file) => {
      const { duration, collectDuration } = file.diagnostic();
      return [(duration + collectDuration) / 1000, file.relativeModuleId];
    });
    took.sort(([one], [other]) => other - one);
    console.log('The slowest files:');
    for (const [seconds, name] of took.slice(0, 10)) console.log(`${seconds.toFixed(1).padStart(7)} s  ${name}`);
  }
}
