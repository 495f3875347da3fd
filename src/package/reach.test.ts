/** What of the package is out of reach of those who use it. */
import { expect, test } from 'vitest';
import { system } from '../testing/faults.js';

test('the system is within nobody’s reach who uses the package', async () => {
  const names = [...Object.values(await import('../net/index.js')), ...Object.values(await import('../index.js'))];
  expect(names).not.toContain(system);
});
