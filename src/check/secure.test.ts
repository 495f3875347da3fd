/** Servers behind TLS are checked as others are. */
import { expect, onTestFinished } from 'vitest';
import { certificate, openssl, testWith } from '../testing/peers/index.js';
import { CannotCheck } from './index.js';
import { check, echoServer } from './testing.js';

const test = testWith(openssl);

async function secureServer(): Promise<{ url: string; ca: string }> {
  const { cert, key, remove } = certificate('IP:127.0.0.1');
  onTestFinished(remove);
  return { url: (await echoServer({ tls: { cert, key } })).replace('ws:', 'wss:'), ca: cert };
}

test('over wss: our own server is as sound as in the clear, its locations begin with wss:', async () => {
  const { url, ca } = await secureServer();
  const { summary, fingerprint, cases, interoperability } = await check(url, { ca, timeout: 20_000 });
  expect(interoperability).toEqual([]);
  expect(summary).toMatchObject({ allowed: 1, fail: 0, inconclusive: 0, unsupported: 0 });
  expect(summary.pass + summary.allowed + summary.notRun).toBe(cases.length);
  expect(summary.pass).toBeGreaterThan(summary.notRun);
  expect(fingerprint).toMatchObject({ 'server.location': ['derived'] });
});

test('a server whose certificate does not verify is not checked', async () => {
  const { url } = await secureServer();
  await expect(check(url)).rejects.toThrow(CannotCheck);
});
