import { expect, test } from 'vitest';
import { standing } from '../check/index.js';
import { FAILED, matrix, server } from '../check/matrix/testing.js';
import { check } from '../check/testing.js';
import { faults, serve } from '../testing/servers.js';
import { html, matrixHtml } from './index.js';

test('the page of a check has every case, and the failures open', async () => {
  const { url, close } = await serve(faults['not to echo an empty message'] ?? {});
  const failed = await check(url, { name: 'a & <b>', timeout: 5_000 });
  await close();
  const page = html(failed, standing(failed, [], false));
  expect(page.match(/<details/g)).toHaveLength(failed.cases.length);
  expect(page.match(/<details class="fail" open>/g)).toHaveLength(1);
  expect(/<h1>a &amp; &lt;b> against .*r4820<\/h1>/.test(page)).toBe(true);
});

test('the page of a matrix names what failed, with its bytes, and who is not installed', () => {
  const page = matrixHtml(matrix({ server: server([FAILED]) }));
  expect(page).toContain('10.3.4.4.3#4');
  expect(page).toContain('8001ff');
  expect(matrixHtml(matrix({ version: null }))).toContain('not installed');
});
