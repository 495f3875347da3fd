/** `npm run docs`: builds the site into docs/site/, and the API reference into its api/. */
import { fileURLToPath } from 'node:url';
import { build } from './build.js';

const out = new URL('../../docs/site/', import.meta.url);
const started = performance.now();
const { pages, measured } = await build(out);
const seconds = ((performance.now() - started) / 1000).toFixed(1);
if (!measured) process.stderr.write('docs/report/traceability.json is not there, so no coverage is shown; npm start writes it\n');
process.stdout.write(`${pages} pages in ${seconds} s: ${fileURLToPath(new URL('index.html', out))}\n`);
