/** A step of `npm run build`: writes dist/citations.json, which the installed package reads. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { citationsIn } from './scan.js';

const root = new URL('../../', import.meta.url);
mkdirSync(new URL('dist/', root), { recursive: true });
writeFileSync(new URL('dist/citations.json', root), `${JSON.stringify(citationsIn(root), null, 1)}\n`);
