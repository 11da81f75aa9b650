// Compressors: delta and omega as published, sharp, and measured, over the dimension.
import { constantLegend, constantSpec, constantTable, symbol } from '../charts/compressor.mjs';
import { escape } from '../text.mjs';
import { caption, draw, fillLater, legend, numbers, whenSeen } from './chart.mjs';
import { pieces } from './data.mjs';

function article(compressor) {
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
  const figure = document.createElement('figure');
  figure.innerHTML = caption(null, [compressor.command]);
  element.append(figure);
  fillLater(element);
  return element;
}

/** One row for each constant of each compressor, at its largest dimension: what the charts show over all of them. */
export const overview = compressors => ({
  head: ['compressor', 'constant', 'd', 'published', 'sharp', 'measured'],
  rows: compressors.flatMap(c => c.constants.flatMap(constant => constant.rows.map(row => [c.spec, symbol(constant), row.d, row.published, row.sharp, row.measured]))),
});

export function compressors(report) {
  const content = document.querySelector('#compressors .content');
  if (!content) return;
  content.append(...report.compressors.map(article));
  content.after(numbers(() => overview(report.compressors)));
}
