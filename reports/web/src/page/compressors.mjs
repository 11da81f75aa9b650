// Compressors: delta and omega as published, sharp, and measured, over the dimension.
import { constantLegend, constantSpec, constantTable, symbol } from '../charts/compressor.mjs';
import { escape } from '../text.mjs';
import { caption, draw, fillLater, legend, numbers, whenSeen } from './chart.mjs';
import { pieces } from './data.mjs';

/** `command` is shown where it is not that of all. */
function article(compressor, command) {
  const element = document.createElement('article');
  element.className = 'compressor';
  element.innerHTML = `<h3><span class="id">${escape(compressor.spec)}</span> ${pieces(compressor.title)}</h3><div class="panels"></div>`;
  for (const constant of compressor.constants.filter(c => c.rows.length)) {
    const figure = document.createElement('figure');
    figure.innerHTML = `${legend(constantLegend(constant))}<div class="chart"></div>`;
    figure.append(numbers(() => constantTable(constant)));
    element.querySelector('.panels').append(figure);
    whenSeen(figure.querySelector('.chart'), () => draw(figure.querySelector('.chart'), constantSpec(compressor, constant)));
  }
  if (command) element.insertAdjacentHTML('beforeend', `<figure>${caption(null, [command])}</figure>`);
  fillLater(element);
  return element;
}

/** What all the charts show, in one table. */
export const overview = compressors => ({
  head: ['compressor', 'constant', 'd', 'published', 'sharp', 'measured'],
  rows: compressors.flatMap(c => c.constants.flatMap(constant => constant.rows.map(row => [c.spec, symbol(constant), row.d, row.published, row.sharp, row.measured]))),
});

export function compressors(report) {
  const content = document.querySelector('#compressors .content');
  if (!content) return;
  const commands = new Set(report.compressors.map(compressor => compressor.command));
  const shared = commands.size === 1;
  content.append(...report.compressors.map(compressor => article(compressor, shared ? '' : compressor.command)));
  content.insertAdjacentHTML('beforebegin', `<p class="intro">δ of E‖C(x) − x‖² ≤ (1 − δ)‖x‖² and ω of E‖C(x) − x‖² ≤ ω‖x‖² over the dimension: what is published, the sharp constant, and what a search measured.</p>`);
  if (shared) content.insertAdjacentHTML('afterend', `<figure>${caption(null, [...commands])}</figure>`);
  content.after(numbers(() => overview(report.compressors)));
}
