/** Matrices for tests, made without a peer. */
import type { Matrix, PeerResult, RoleResult } from './types.js';

export const SUMMARY = { pass: 0, allowed: 0, fail: 0, inconclusive: 0, unsupported: 0, notRun: 0 };

export const FAILED: RoleResult['cases'][number] = {
  id: '10.3.4.4.3/4/frames/1',
  title: 'a frame is skipped',
  verdict: 'fail',
  violated: '10.3.4.4.3#4',
  wire: ['sent 8001ff'],
};

export function server(cases: RoleResult['cases'], more: Partial<RoleResult> = {}): RoleResult {
  const sections = { '10.3.4.4.3': { ...SUMMARY, pass: 3, fail: cases.length } };
  const common = { fingerprint: {}, mixtures: [], selectiveRefusals: [], crashes: [] };
  return { tier: 'tiny', summary: { ...SUMMARY, pass: 3, fail: cases.length }, sections, ...common, cases, ...more };
}

export function matrix(...peers: Partial<PeerResult>[]): Matrix {
  const about = { name: 'one', what: 'an implementation', language: 'C', version: '1.0' };
  return { tool: 'hixie76', spec: { revision: 'r4820', sha256: '0' }, peers: peers.map((each) => ({ ...about, ...each })) };
}
