/** `npm run tiers`: makes the tiers that take minutes, for those who check, and writes them compressed. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';
import { makeTier } from './files.js';
import { packedFile } from './load.js';

const PARAMS = { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS };

for (const tier of ['standard', 'exhaustive']) {
  mkdirSync(new URL('.', packedFile(tier, 'manifest.json')), { recursive: true });
  for (const { name, text } of makeTier(tier).files) {
    const file = packedFile(tier, name);
    writeFileSync(file, file.href.endsWith('.br') ? brotliCompressSync(text, { params: PARAMS }) : text);
  }
}
