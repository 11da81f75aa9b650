// node bundle.mjs FOLDER writes what turns a report.json into a page and needs no node_modules any more: build.mjs (with KaTeX inside),
// page.js (with Vega inside) and page.css (with KaTeX's fonts inside, woff2 only).
import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));
const folder = process.argv[2] && resolve(process.argv[2]);
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

/** The page holds code of these (and of parts of Vega and d3 under the same licences), and with it their notices. */
const licences = '/*\n' + ['vega', 'vega-lite', 'vega-embed', 'd3-contour', 'katex']
  .map(name => `${name}\n\n${readFileSync(join(here, 'node_modules', name, 'LICENSE'), 'utf8').trim()}`).join('\n\n').replaceAll('*/', '* /') + '\n*/';


await Promise.all([
  esbuild.build({ ...shared, entryPoints: ['build.mjs'], outfile: join(folder, 'build.mjs'), platform: 'node', format: 'esm', target: 'node18' }),
  esbuild.build({ ...shared, entryPoints: ['src/page/main.mjs'], outfile: join(folder, 'page.js'), format: 'iife', target: 'es2022', footer: { js: licences } }),
  esbuild.build({ ...shared, entryPoints: ['src/style/page.css'], outfile: join(folder, 'page.css'), loader: { '.woff2': 'dataurl' }, plugins: [onlyWoff2] }),
]);
