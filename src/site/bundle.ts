/** The scripts and styles of the site. Pages are opened from files too, where modules do not load: scripts are plain ones. */
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';

const here = new URL('./', import.meta.url);

/** Scripts by their names in assets/. */
const SCRIPTS = ['site.ts', 'reading.ts', 'charts.ts', 'path.ts', 'player.tsx', 'oracle.tsx'];

/** Writes assets/. */
export async function bundle(out: URL): Promise<void> {
  const path = (name: string) => fileURLToPath(new URL(name, here));
  const assets = fileURLToPath(new URL('assets/', out));
  const common = { bundle: true, minify: true, outdir: assets, logLevel: 'warning' } as const;
  await Promise.all([
    build({
      ...common,
      entryPoints: SCRIPTS.map((name) => ({ in: path(`browser/${name}`), out: name.replace(/\..*/, '') })),
      format: 'iife',
      target: 'es2022',
      jsx: 'automatic',
      jsxImportSource: 'preact',
      plugins: [forPages],
      inject: [path('shims/globals.ts')],
      // What asks for its own address reads files, and pages do not run it.
      logOverride: { 'empty-import-meta': 'silent' },
    }),
    build({ ...common, entryPoints: [{ in: path('style/site.css'), out: 'site' }] }),
    build({ ...common, entryPoints: [path('style/icon.svg')], loader: { '.svg': 'copy' } }),
  ]);
}

/** Pages have neither Node's modules nor its MD5. What is imported from other modules of Node is used by nothing that pages run. */
const forPages: Plugin = {
  name: 'for-pages',
  setup({ onResolve, onLoad }) {
    const shim = (name: string) => ({ path: fileURLToPath(new URL(`shims/${name}.ts`, here)) });
    onResolve({ filter: /^node:buffer$/ }, () => shim('buffer'));
    onResolve({ filter: /\/md5\.js$/ }, () => shim('md5'));
    // The door leads to what reads files; the judge of recordings needs one request of the traces.
    onResolve({ filter: /^\.\.\/\.\.\/traces\/index\.js$/ }, ({ importer }) =>
      importer.includes('/check/habits/') ? { path: fileURLToPath(new URL('../traces/echo-client.ts', here)) } : undefined,
    );
    onResolve({ filter: /^node:crypto$/ }, ({ importer }) =>
      importer.includes('/check/mistakes/') ? shim('crypto') : undefined,
    );
    onResolve({ filter: /^node:/ }, ({ path }) => ({ path, namespace: 'absent' }));
    onLoad({ filter: /.*/, namespace: 'absent' }, () => ({ contents: 'module.exports = {}', loader: 'js' }));
  },
};
