// A chart on the page: Vega-Lite's drawing, a legend, a caption with its command line, and the numbers behind it as a table.
import vegaEmbed, { vega } from 'vega-embed';
import { escape, readable } from '../text.mjs';
import { copyButton } from './copy.mjs';
import { pieces, setFormulas } from './data.mjs';
import { whenIdle } from './idle.mjs';

vega.expressionFunction('readable', value => readable(value));

/** The policy of the page forbids evaluated text: expressions are interpreted. */
const options = { actions: false, renderer: 'svg', ast: true, tooltip: { disableDefaultStyle: true } };

export function draw(element, spec) {
  return vegaEmbed(element, spec, options).then(({ view }) => {
    element.dataset.drawn = 'yes';
    return view;
  });
}

const swatch = entry => {
  const dash = entry.dash ? ` stroke-dasharray="${entry.dash}"` : '';
  return `<svg viewBox="0 0 24 12" width="24" height="12" aria-hidden="true" style="color:${entry.colour}">`
    + (entry.band ? '<rect y="1" width="24" height="10" fill="currentColor" opacity=".2"/>' : '')
    + (entry.bar ? '<rect x="5" width="14" height="12" fill="currentColor"/>' : '')
    + (entry.line ? `<path d="M0 6H24" stroke="currentColor" stroke-width="2"${dash}/>` : '')
    + (entry.points ? '<circle cx="12" cy="6" r="3" fill="currentColor"/>' : '')
    + (entry.cross ? '<path d="M8 2l8 8M8 10l8-8" stroke="currentColor" stroke-width="2"/>' : '') + '</svg>';
};

export const legend = entries => (entries.length
  ? `<ul class="legend">${entries.map(entry => `<li>${swatch(entry)} ${escape(entry.name)}</li>`).join('')}</ul>` : '');

/** The words below a chart: what it shows, and the line that makes it. `extra` is HTML. */
export function caption(text, commands, extra = '') {
  const lines = commands.filter(Boolean).map(command => `<pre aria-label="command">${escape(command)}</pre>`).join('');
  return `<figcaption>${text ? `<p>${pieces(text)}</p>` : ''}${extra}${lines}</figcaption>`;
}

const rowsShown = 200;

/** The numbers behind a chart, in a disclosure: the table is made when it is opened. */
export function numbers(table) {
  const details = document.createElement('details');
  details.className = 'numbers';
  details.innerHTML = '<summary>The numbers</summary>';
  details.append(copyButton('Copy as CSV', table));
  details.addEventListener('toggle', () => {
    if (details.querySelector('table')) return;
    const { head, rows } = table();
    const cell = value => (typeof value === 'number' || value === null || value === 'inf' || value === '-inf'
      ? `<td class="number">${readable(value, 6)}</td>` : `<td>${escape(value)}</td>`);
    const more = rows.length > rowsShown ? `<p class="muted">The first ${rowsShown} of ${rows.length} rows; the copy has them all.</p>` : '';
    details.insertAdjacentHTML('beforeend', `<div class="scroll" tabindex="0" role="group" aria-label="numbers behind the chart"><table class="small"><thead><tr>${head.map(h => `<th scope="col">${escape(h)}</th>`).join('')}</tr></thead>`
      + `<tbody>${rows.slice(0, rowsShown).map(row => `<tr>${row.map(cell).join('')}</tr>`).join('')}</tbody></table></div>${more}`);
  }, { once: false });
  return details;
}

const waiting = new Map();
const seen = new IntersectionObserver(entries => {
  for (const entry of entries) if (entry.isIntersecting) start(entry.target);
}, { rootMargin: '600px' });

function start(element) {
  const work = waiting.get(element);
  waiting.delete(element);
  seen.unobserve(element);
  return work?.();
}

/** Does the work when the element comes near the window, or when the page is idle: so that paper has every figure. */
export function whenSeen(element, work) {
  waiting.set(element, work);
  seen.observe(element);
  whenIdle(() => start(element));
}

export const fillLater = element => whenSeen(element, () => setFormulas(element));
