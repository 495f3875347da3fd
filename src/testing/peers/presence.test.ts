import { expect, test } from 'vitest';
import { verdictOn } from './index.js';

const missing = { name: 'a peer', installed: false, install: 'apt install a-peer' };

test('a missing peer is reported, and fails where peers are required', () => {
  expect(verdictOn(missing, {})).toBe('report');
  expect(verdictOn(missing, { HIXIE76_PEERS: 'required' })).toBe('fail');
  expect(verdictOn(missing, { CI: 'true' })).toBe('fail');
});

test('an installed peer is run everywhere', () => {
  expect(verdictOn({ ...missing, installed: true }, {})).toBe('run');
  expect(verdictOn({ ...missing, installed: true }, { CI: 'true' })).toBe('run');
});
