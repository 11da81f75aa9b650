// One claim: its row in the ledger, and what opens below it.
import { curveLegend, curveSpec, curveTable } from '../charts/curve.mjs';
import { anchor, count, escape, number, readable, shortValue } from '../text.mjs';
import { caption, draw, legend, numbers } from './chart.mjs';
import { makeCopyable } from './copy.mjs';
import { pieces, setFormulas } from './data.mjs';

export const verdict = name => `<span class="verdict ${name}">${name}</span>`;

export const command = line => (line ? `<pre aria-label="command that replays it">${escape(line)}</pre>` : '');

/** Sharpness as a bar: the track is the bound, what is beyond it is broken. */
export function ratio(value) {
  const x = number(value);
  if (Number.isNaN(x)) return '';
  const part = Math.max(0, Math.min(x, 1));
  return `<span class="ratio${x > 1 ? ' above' : ''}" aria-hidden="true"><i style="width:${(part * 100).toFixed(1)}%"></i></span><span>${readable(value)}</span>`;
}

export const row = claim => `<details class="claim" id="${escape(anchor(claim.id))}" data-paper="${escape(claim.paper)}">
<summary><span class="id">${escape(claim.id)}</span><span class="name"><span class="where">${escape(claim.where)}</span> ${pieces(claim.title)}${claim.verdict === 'undecided' && claim.why ? `<span class="why">${pieces(claim.why)}</span>` : ''}</span>`
  + `${verdict(claim.verdict)}<span class="sharpness">${ratio(claim.sharpness)}</span></summary></details>`;

const part = (heading, html, className = '') => (html ? `<div${className && ` class="${className}"`}><h4>${heading}</h4>\n${html}</div>\n` : '');
const formula = list => (list ? `<div class="formula">${pieces(list)}</div>` : '');

/** "a = 1, x = (0, 1)": an instance in one line. */
export const instance = draws => (draws ?? []).map(draw => `<span class="draw"><i>${escape(draw.name)}</i> = ${escape(draw.value)}</span>`).join(', ');

/** "Lemma 3, eq. (9)"; with the kind where the source does not say it. */
export const source = claim => escape(claim.where.toLowerCase().includes(claim.kind.replace('-', ' ')) ? claim.where : `${claim.where || 'no number'}, ${claim.kind.replace('-', ' ')}`);

/** Left and right of the relation that the instance breaks, or comes nearest to. */
export function sides(witness) {
  if (!witness?.lhs && !witness?.rhs) return '';
  return (witness.relation ? `<span class="muted">${escape(witness.relation)}:</span> ` : '')
    + `left-hand side <span class="value">${escape(shortValue(witness.lhs))}</span>, right-hand side <span class="value">${escape(shortValue(witness.rhs))}</span>`;
}

/** What holds instead of a refuted claim. */
export function repair(claim, byId) {
  const other = byId.get(claim.repaired);
  if (!other) return '';
  return `<p class="repair"><a href="#${escape(anchor(other.id))}">${escape(other.id)}</a> ${verdict(other.verdict)}</p>${formula(other.statement)}`;
}

function facts(claim) {
  const rows = [
    ['Source', escape(claim.where)],
    ['Kind', escape(claim.kind)],
    ['Verdict', verdict(claim.verdict)],
    ['Of record', claim.agrees === false ? escape(claim.recorded || 'none') : ''],
    [claim.verdict === 'undecided' || claim.verdict === 'not-executable' ? 'Why' : 'Remark', pieces(claim.why)],
    ['Evidence', escape(claim.evidence)],
    ['Method', escape(claim.method)],
    ['Relation', escape(claim.relation)],
    ['Sharpness', Number.isNaN(number(claim.sharpness)) ? '' : readable(claim.sharpness, 7)],
    ['Cases', claim.cases ? `${count(claim.admitted)} of ${count(claim.cases)} met the hypotheses` : ''],
    ['Link', `<a href="#${escape(anchor(claim.id))}">#${escape(anchor(claim.id))}</a>`],
  ];
  return `<dl class="facts">${rows.filter(([, html]) => html).map(([name, html]) => `<dt>${name}</dt><dd>${html}</dd>`).join('')}</dl>`;
}

function table(name, head, rows) {
  if (!rows.length) return '';
  const cells = row => row.map((html, i) => `<td${head[i].number ? ' class="number"' : ''} data-label="${head[i].name}">${html}</td>`).join('');
  return `<table class="small cards" data-csv="${name}"><thead><tr>${head.map(h => `<th scope="col"${h.number ? ' class="number"' : ''}>${h.name}</th>`).join('')}</tr></thead>`
    + `<tbody>${rows.map(({ id, row }) => `<tr${id ? ` id="${id}"` : ''}>${cells(row)}</tr>`).join('')}</tbody></table>`;
}

const tried = claim => table('tried', [{ name: 'method' }, { name: 'cases', number: true }, { name: 'admitted', number: true }, { name: 'best ratio', number: true }, { name: 'stopped' }],
  (claim.tried ?? []).map(t => ({ row: [escape(t.method), count(t.cases), count(t.admitted), readable(t.best_ratio), escape(t.stopped)] })));

const readings = claim => table('readings', [{ name: 'reading' }, { name: 'verdict' }, { name: 'sharpness', number: true }, { name: 'evidence' }],
  (claim.readings ?? []).map(r => ({
    id: escape(anchor(r.id)),
    row: [`<span class="id">${escape(r.id)}</span>`, verdict(r.verdict), readable(r.sharpness), [escape(r.evidence), pieces(r.why)].filter(Boolean).join('. ')],
  })));

const values = witness => {
  const lines = [...(witness.draws ?? []).map(d => [d.name, d.value]), ['relation', witness.relation], ['left', witness.lhs], ['right', witness.rhs]].filter(([, v]) => v);
  return `<table class="small values" data-csv="instance"><thead class="visually-hidden"><tr><th scope="col">name</th><th scope="col">value</th></tr></thead><tbody>`
    + lines.map(([name, value]) => {
      const shown = escape(shortValue(value));
      return `<tr><th scope="row">${escape(name)}</th><td data-full="${escape(value)}">${shown.length > 300 ? `<div class="scroll" tabindex="0" role="group" aria-label="${escape(name)}">${shown}</div>` : shown}</td></tr>`;
    }).join('') + '</tbody></table>';
};

const instanceHeading = { refuted: 'The smallest instance found that breaks it', survived: 'The instance that came nearest' };

/** Fills an opened claim. Done when its formulas are there; its chart has its place and follows. */
export async function fill(details, claim, byId) {
  if (details.querySelector('.detail')) return;
  const body = document.createElement('div');
  body.className = 'detail';
  body.innerHTML = `<div class="text">${part(claim.verdict === 'refuted' ? 'As printed' : 'Statement', formula(claim.statement))}${part('Hypotheses', formula(claim.hypotheses))}`
    + `${claim.verdict === 'refuted' ? part('What holds instead', repair(claim, byId)) : ''}${part('Note', claim.note && `<p class="prose">${pieces(claim.note)}</p>`)}</div>\n`
    + `<div class="side">${facts(claim)}</div>\n`
    + part(instanceHeading[claim.verdict] ?? 'Witness', claim.witness && values(claim.witness) + command(claim.replay), 'across')
    + part('Replay', claim.witness ? '' : command(claim.replay), 'across')
    + part('Readings of what the text leaves open', readings(claim), 'across')
    + (claim.curve ? part('The bound, and what happens', `<figure>${legend(curveLegend(claim.curve))}<div class="chart"></div>`
      + `${caption(claim.curve.caption ?? [`Each point found is the worst instance of a search at this ${claim.curve.parameter}: a lower estimate of the worst case.`], [claim.curve.command, claim.curve.replay])}</figure>`, 'across') : '')
    + part('What was tried', tried(claim), 'across');
  details.append(body);
  makeCopyable(body);
  await setFormulas(body);
  if (claim.curve) {
    body.querySelector('figure').append(numbers(() => curveTable(claim.curve)));
    draw(body.querySelector('.chart'), curveSpec(claim.id, claim.curve));
  }
}
