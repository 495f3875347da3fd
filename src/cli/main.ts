#!/usr/bin/env node
/** The command line. Exit code 0: as expected; 1: it ran and something failed; 2: it could not run. */
import { run } from './program.js';

// Who reads no further, such as head, has what was wanted.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  throw error;
});

process.exitCode = await run(process.argv.slice(2));
