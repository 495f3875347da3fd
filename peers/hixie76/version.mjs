/** Prints the version of what is built. */
import { readFileSync } from 'node:fs';
import '../../dist/src/index.js';

console.log(JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')).version);
