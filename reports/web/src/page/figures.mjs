// The papers' figures, each beside what was reproduced, at what scale, and whether the paper's observation was seen.
import { bandsOf, panelLegend, panelSpec, panelTable } from '../charts/figure.mjs';
import { anchor, escape } from '../text.mjs';
import { caption, draw, fillLater, legend, numbers, whenSeen } from './chart.mjs';
import { makeCopyable } from './copy.mjs';
import { pieces } from './data.mjs';

const observations = list => (list?.length ? `<h4>What the paper says of it</h4><ul class="observations">${list.map(o =>
  `<li class="${o.seen ? 'seen' : 'unseen'}"><strong>${o.seen ? 'seen' : 'not seen'}</strong> <span>${pieces(o.statement)} <span class="muted">${pieces(o.numbers)}</span></span></li>`).join('')}</ul>` : '');

const parameters = list => (list?.length ? `<details class="numbers"><summary>Parameters</summary><table class="small" data-csv="parameters"><thead><tr><th scope="col">name</th><th scope="col">value</th><th scope="col">origin</th></tr></thead>`
  + `<tbody>${list.map(p => `<tr><th scope="row">${escape(p.name)}</th><td>${escape(p.value)}</td><td>${pieces(p.origin)}</td></tr>`).join('')}</tbody></table></details>` : '');

/** A wide window shows the panels in the rows and columns of the paper. */
function grid(figure) {
  const columns = 1 + Math.max(...figure.panels.map(panel => panel.column));
  return columns > 1 && columns <= 4 ? ` data-columns="${columns}"` : '';
}

/** "lemmata 0.1.0: lemmata experiment ..." is a version and a command line. */
const commandOf = made => made.replace(/^[^:]*: /, '');

function article(figure) {
  const legends = figure.panels.map(panel => legend(panelLegend(panel)));
  const shared = legends.every(html => html === legends[0]);
  const bands = [...new Set(figure.panels.flatMap(bandsOf))];
  const element = document.createElement('article');
  element.className = 'paper-figure';
  element.id = anchor(figure.id);
  const panels = [...figure.panels].map((panel, i) => ({ panel, i })).sort((a, b) => a.panel.row - b.panel.row || a.panel.column - b.panel.column);
  element.innerHTML = `<h3><span class="id">${escape(figure.id)}</span> <span class="where">${escape(figure.where)}</span> ${escape(figure.title)}</h3>
<figure>${shared ? legends[0] : ''}<div class="panels"${grid(figure)}>${panels.map(({ panel, i }) => `<div class="panel ${panel.form}" style="--row:${panel.row + 1};--column:${panel.column + 1}"><div class="chart"></div>${shared ? '' : legends[i]}</div>`).join('')}</div>
${caption(figure.caption, [commandOf(figure.generated_by)], `<p class="scale">Scale: ${escape(figure.scale)}; effort ${escape(figure.effort)}, seed ${escape(figure.seed)}.${bands.length ? ` Bands: ${escape(bands.join('; '))}.` : ''}</p>`)}</figure>
${observations(figure.observations)}${parameters(figure.parameters)}`;
  const several = figure.panels.length > 1;
  element.append(numbers(() => {
    const tables = panels.map(({ panel }) => ({ panel, ...panelTable(panel) }));
    if (!several) return tables[0];
    const width = Math.max(...tables.map(table => table.head.length));
    return { head: ['panel', 'series', 'x', 'y', 'from', 'to'].slice(0, width + 1), rows: tables.flatMap(({ panel, rows }) => rows.map(row => [panel.name, ...row])) };
  }));
  makeCopyable(element);
  fillLater(element);
  element.querySelectorAll('.chart').forEach((chart, k) => whenSeen(chart, () => draw(chart, panelSpec(figure, panels[k].panel))));
  return element;
}

export function figures(report) {
  const content = document.querySelector('#figures .content');
  content?.append(...report.figures.map(article));
}
