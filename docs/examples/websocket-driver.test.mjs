import { inWords, playTrace } from 'hixie76/judge';
import { loadTraces } from 'hixie76/traces';
import { expect, test } from 'vitest';
import websocket from 'websocket-driver';

for (const trace of loadTraces('small').filter(({ role, needs }) => role === 'server' && needs.length === 0)) {
  test(`${trace.id}: ${trace.title}`, async () => {
    const verdict = await playTrace(trace, (wire) => {
      const driver = websocket.server({ allowDrafts: true });
      driver.io.on('data', (bytes) => wire.sends(bytes));
      driver.on('connect', () => driver.start());
      driver.on('close', () => wire.closes());
      driver.messages.pipe(driver.messages); // the echo
      return { receives: (bytes) => driver.parse(bytes) };
    });
    if (!verdict.accepted) expect.fail(inWords(verdict));
  });
}
