/** The scripts and styles of the site. Pages are opened from files too, where modules do not load: scripts are plain ones. */
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = new URL('./', import.meta.url);

/** Scripts by their names in assets/. */
const SCRIPTS = ['site', 'reading', 'charts'];

/** Writes assets/. */
export async function bundle(out: URL): Promise<void> {
  const path = (name: string) => fileURLToPath(new URL(name, here));
  const assets = fileURLToPath(new URL('assets/', out));
  const common = { bundle: true, minify: true, outdir: assets, logLevel: 'warning' } as const;
  await Promise.all([
    build({
      ...common,
      entryPoints: SCRIPTS.map((name) => ({ in: path(`browser/${name}.ts`), out: name })),
      format: 'iife',
      target: 'es2022',
    }),
    build({ ...common, entryPoints: [{ in: path('style/site.css'), out: 'site' }] }),
    build({ ...common, entryPoints: [path('style/icon.svg')], loader: { '.svg': 'copy' } }),
  ]);
}
