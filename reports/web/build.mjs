// node build.mjs report.json OUT writes OUT/report.html: one file that requests nothing, from the model and from the parts that
// bundle.mjs left beside this script (page.css, page.js).
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { documentOf } from './src/model/document.mjs';
import { typeset } from './src/model/formulas.mjs';
import { formulasPerBlock } from './src/model/layout.mjs';
import { blocks, dataElement } from './src/model/pack.mjs';
import { prepare } from './src/model/prepare.mjs';

function page(model, parts) {
  const report = prepare(model);
  const set = report.formulas.map(typeset);
  const unreadable = report.formulas.filter((_, i) => set[i] === null);
  const data = dataElement('report', report)
    + blocks(set, formulasPerBlock).map((block, i) => dataElement(`formulas-${i}`, block)).join('');
  return { html: documentOf(report, { ...parts, data }), unreadable };
}

function main([input, out]) {
  if (!input || !out) {
    console.error('usage: node build.mjs report.json OUT');
    return 2;
  }
  const here = dirname(fileURLToPath(import.meta.url));
  const parts = { style: readFileSync(join(here, 'page.css'), 'utf8'), script: readFileSync(join(here, 'page.js'), 'utf8') };
  const { html, unreadable } = page(JSON.parse(readFileSync(input, 'utf8')), parts);
  for (const latex of unreadable) console.error(`shown as its source, since KaTeX does not understand it: ${latex}`);
  mkdirSync(out, { recursive: true });
  const page = join(out, 'report.html');
  writeFileSync(`${page}.new`, html);
  renameSync(`${page}.new`, page); // in one step: no reader sees half a page
  return 0;
}

try {
  process.exitCode = main(process.argv.slice(2));
} catch (error) {
  console.error(`no page: ${error.message}`);
  process.exitCode = 1;
}
