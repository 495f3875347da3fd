/** A step of `npm run build`: writes citations.json, which the installed package reads, into the folder that it is told. */
import { writeFileSync } from 'node:fs';
import { citationsIn } from './scan.js';

const root = new URL('../../', import.meta.url);
writeFileSync(new URL(`${process.argv[2]}/citations.json`, root), `${JSON.stringify(citationsIn(root), null, 1)}\n`);
