/** `npm run generate`: writes spec/generated/. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { generate } from './generate.js';
import { loadCatalogue } from './load.js';

const spec = new URL('../../spec/', import.meta.url);
mkdirSync(new URL('generated/', spec), { recursive: true });
for (const [name, text] of Object.entries(generate(loadCatalogue(spec)))) {
  writeFileSync(new URL(`generated/${name}`, spec), text);
}
