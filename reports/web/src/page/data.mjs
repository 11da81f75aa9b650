// Reads what model/pack.mjs wrote, and sets formulas where they are seen.
import { formulasPerBlock } from '../model/layout.mjs';
import { escape } from '../text.mjs';

export async function unpack(name) {
  const bytes = Uint8Array.from(atob(document.getElementById(name).textContent), c => c.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return JSON.parse(await new Response(stream).text());
}

const loaded = new Map();
const block = i => {
  if (!loaded.has(i)) loaded.set(i, unpack(`formulas-${i}`));
  return loaded.get(i);
};

/** Pieces (texts, and numbers of formulas) as HTML; the formulas are empty until `setFormulas`. */
export const pieces = list => (list ?? []).map(part => (typeof part === 'number' ? `<span class="tex" data-formula="${part}"></span>` : escape(part))).join('');

/** Pieces as text, with the LaTeX of formulas. */
export const plain = (list, sources) => (list ?? []).map(part => (typeof part === 'number' ? `$${sources[part]}$` : part)).join('');

let sources = [];
export const useSources = list => { sources = list; };

/** Fills the formulas below an element that are still empty. */
export async function setFormulas(root) {
  const open = [...root.querySelectorAll('.tex:empty')];
  const needed = [...new Set(open.map(span => Math.floor(span.dataset.formula / formulasPerBlock)))];
  const blocks = new Map(await Promise.all(needed.map(async i => [i, await block(i)])));
  for (const span of open) {
    const n = Number(span.dataset.formula);
    const html = blocks.get(Math.floor(n / formulasPerBlock))[n % formulasPerBlock];
    span.innerHTML = html ?? `<code>${escape(sources[n])}</code>`;
  }
}
