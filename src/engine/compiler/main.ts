/** `npm run compile`: writes the compiled machines. */
import { writeFileSync } from 'node:fs';
import { compiled } from './sources.js';

for (const { file, source } of compiled()) writeFileSync(new URL(`../compiled/generated/${file}`, import.meta.url), source);
