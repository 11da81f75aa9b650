// Draws what the document leaves open, from the data inside it.
import { compressors } from './compressors.mjs';
import { makeCopyable } from './copy.mjs';
import { unpack, useSources } from './data.mjs';
import { figures } from './figures.mjs';
import { ledger } from './ledger.mjs';
import { refuted } from './refuted.mjs';
import { trajectories } from './trajectories.mjs';
import { setFormulas } from './data.mjs';

async function main() {
  const report = await unpack('report');
  useSources(report.formulas);
  const { byId, visit } = ledger(report);
  refuted(report, byId);
  figures(report);
  trajectories(report);
  compressors(report);
  makeCopyable(document);
  await visit();
  document.documentElement.dataset.ready = Math.round(performance.now()); // milliseconds after the page was asked for
  await setFormulas(document.getElementById('ledger'));
}

main();
