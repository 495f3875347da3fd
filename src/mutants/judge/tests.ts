/** The tests that have to notice, the cheap ones first. */
export const TESTS: readonly string[] = [
  'src/judge/log.test.ts',
  'src/judge/choices.test.ts',
  'src/judge/simplest.test.ts',
  'src/judge/utf8.test.ts',
  'src/judge/client-request.test.ts',
  'src/judge/client.test.ts',
  'src/judge/reply.test.ts',
  'src/judge/readings.test.ts',
  'src/judge/server.test.ts',
  'src/judge/capture/capture.test.ts',
  'src/judge/paths.test.ts',
  'src/judge/peers.test.ts',
  'src/judge/solve.test.ts',
  'src/judge/bulk.test.ts',
  'src/judge/net/net.test.ts',
];
