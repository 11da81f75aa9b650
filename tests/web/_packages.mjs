// The npm packages of reports/web, the page's builder, and ordered patterns, for the tests beside this file.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const require = createRequire(join(root, 'reports/web/package.json'));

export const packaged = name => import(pathToFileURL(require.resolve(name)));
export const readJson = path => JSON.parse(readFileSync(join(root, 'reports/web/node_modules', path), 'utf8'));

/** What these tests write: in the build folder. */
export const output = join(process.env.LEMMATA_BUILD_DIR ?? join(root, 'build'), 'web');

/** Runs the page's builder as `lemmata report` does. Gives the path of the page and what was said. */
export function build(model, name) {
  const folder = join(output, name);
  mkdirSync(folder, { recursive: true });
  const input = join(folder, 'report.json');
  writeFileSync(input, JSON.stringify(model));
  const script = join(process.env.LEMMATA_PAGE ?? join(root, 'build/release/share/lemmata/report'), 'build.mjs');
  execFileSync(process.execPath, [script, input, folder], { stdio: ['ignore', 'ignore', 'pipe'] });
  return join(folder, 'report.html');
}

/** The patterns occur in this order, each after the end of the one before. */
export function inOrder(text, ...patterns) {
  let at = 0;
  for (const pattern of patterns) {
    const found = typeof pattern === 'string' ? text.indexOf(pattern, at) : text.slice(at).search(pattern) + at;
    const length = typeof pattern === 'string' ? pattern.length : text.slice(at).match(pattern)?.[0].length;
    assert.ok(length !== undefined && found >= at, `${pattern} is not in what follows: ${text.slice(at, at + 400)}`);
    at = found + length;
  }
}
