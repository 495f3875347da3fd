import { expect, test } from 'vitest';
import { AS_PUBLISHED, type Finding, standing } from '../check/index.js';
import { findings } from '../check/matrix/index.js';
import { FAILED, matrix, server } from '../check/matrix/testing.js';
import { check } from '../check/testing.js';
import { faults, serve } from '../testing/servers.js';
import { html, matrixHtml } from './index.js';

test('the page of a check has every case, and the failures open', async () => {
  const { url, close } = await serve(faults['not to echo an empty message'] ?? {});
  const failed = await check(url, { name: 'a & <b>', timeout: 5_000 });
  await close();
  const page = html(failed, standing(failed, [], false), { again: 'again' });
  expect(page.match(/<details/g)).toHaveLength(failed.cases.length);
  expect(page.match(/<details class="fail" open id="10/g)).toHaveLength(1);
  expect(/<h1>a &amp; &lt;b> against .*r4820<\/h1>/.test(page)).toBe(true);
});

test('what is to be mended comes first, with its input in hex and as text, and the command that plays it alone', async () => {
  const { url, close } = await serve(faults['not to echo an empty message'] ?? {});
  const failed = await check(url, {}, '*/server-frames/005');
  await close();
  const page = html(failed, standing(failed, [], false), { again: 'check it', site: '../site' });
  const [, found = '', cases = ''] = /(<h2>Loses, [\s\S]*)<h2>All cases([\s\S]*)/.exec(page) ?? [];
  expect(found).toContain('00 ff 00 70 72 6f 62 65 ff |...probe.|');
  expect(found).toContain('check it --only 10.3.4.4.3/3.4/server-frames/005');
  expect(found).toContain('<a href="#10.3.4.4.3/3.4/server-frames/005">');
  expect(found).toContain('<a href="../site/spec/10.3.4.4.3.html#10.3.4.4.3-3.4">');
  expect(cases).toContain('<a href="../site/player.html#trace=server-frames%2F005">');
  expect(cases).toMatch(/received at \d+ ms.*70 72 6f 62 65 ff/);
});

test('a page without the site leads to nothing that is not there', async () => {
  const { url, close } = await serve({});
  const page = html(
    await check(url, {}, 'control'),
    { unexpected: [], known: [], mended: [], impasses: [] },
    { again: 'check it' },
  );
  await close();
  expect([...page.matchAll(/href="([^#"][^"]*)"/g)].map(([, to]) => to)).toEqual([]);
});

test('the page of a matrix names what failed, with its bytes, and who is not installed', () => {
  const page = matrixHtml(matrix({ server: server([FAILED]) }));
  expect(page).toContain('10.3.4.4.3#4');
  expect(page).toContain('8001ff');
  expect(matrixHtml(matrix({ version: null }))).toContain('not installed');
});

test('the page of a matrix and docs/findings.md say what is right by r5065, case by case and cause by cause', () => {
  const finding: Finding = {
    ...{ severity: 'some', kind: 'conformance', step: '10.3.4.4.3#4', says: 'Read on.', cases: [FAILED.id] },
    ...{ input: { hex: '', text: '' }, send: '', expected: [], observed: 'open' },
  };
  const shown = (asPublished?: true) => {
    const of = matrix({ server: server([{ ...FAILED, asPublished }, FAILED], { findings: [{ ...finding, asPublished }] }) });
    return [findings(of), matrixHtml(of)] as const;
  };
  const [lines, page] = shown(true);
  expect(lines).toContain(`  but: ${AS_PUBLISHED}  \n`);
  expect(page).toContain('3 pass, 2 fail (1 right by r5065)');
  // The finding, and one of the two cases.
  expect(page.split(AS_PUBLISHED)).toHaveLength(3);
  expect(shown().join().includes(AS_PUBLISHED)).toBe(false);
  expect(shown().join().includes('right by')).toBe(false);
});
