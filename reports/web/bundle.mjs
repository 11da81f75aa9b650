// node bundle.mjs FOLDER writes what turns a report.json into a page and needs no node_modules any more: build.mjs (with KaTeX inside),
// page.js (with Vega inside) and page.css (with KaTeX's fonts inside, woff2 only).
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));
const folder = process.argv[2];
if (!folder) {
  console.error('usage: node bundle.mjs FOLDER');
  process.exit(2);
}

/** KaTeX names each font in three formats; browsers that read this page read woff2. */
const onlyWoff2 = {
  name: 'only-woff2',
  setup: build => build.onLoad({ filter: /katex(\.min)?\.css$/ }, ({ path }) => ({
    contents: readFileSync(path, 'utf8').replace(/,\s*url\([^)]*\.(woff|ttf)\)\s*format\([^)]*\)/g, ''),
    loader: 'css',
  })),
};

const shared = { absWorkingDir: here, bundle: true, minify: true, charset: 'utf8', legalComments: 'none', logLevel: 'warning' };
const licences = '/* Holds Vega, Vega-Lite, Vega-Embed (BSD-3-Clause), d3 (ISC) and KaTeX (MIT). */';

await Promise.all([
  esbuild.build({ ...shared, entryPoints: ['build.mjs'], outfile: join(folder, 'build.mjs'), platform: 'node', format: 'esm', target: 'node18' }),
  esbuild.build({ ...shared, entryPoints: ['src/page/main.mjs'], outfile: join(folder, 'page.js'), format: 'iife', target: 'es2022', banner: { js: licences } }),
  esbuild.build({ ...shared, entryPoints: ['src/style/page.css'], outfile: join(folder, 'page.css'), loader: { '.woff2': 'dataurl' }, plugins: [onlyWoff2] }),
]);
