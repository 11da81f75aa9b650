// What is refuted as printed: statement, smallest instance, the line that replays it, what holds instead.
import { anchor, escape, plural } from '../text.mjs';
import { fillLater } from './chart.mjs';
import { command, instance, repair, sides, source } from './claim.mjs';
import { pieces } from './data.mjs';

/** Steps on the way to a result, and what is said in passing, come after the rest. */
const minor = new Set(['proof-step', 'remark']);

const line = (name, html) => (html ? `<div><dt>${name}</dt><dd>${html}</dd></div>` : '');

function article(claim, byId) {
  const formula = list => (list ? `<div class="formula">${pieces(list)}</div>` : '');
  return `<article class="finding"><h4><a class="id" href="#${escape(anchor(claim.id))}">${escape(claim.id)}</a> <span class="where">${source(claim)}</span> ${pieces(claim.title)}</h4>
<dl>${line('Printed', formula(claim.statement))}${line('Hypotheses', formula(claim.hypotheses))}${line('Instance', instance(claim.witness?.draws))}`
    + `${line('Outcome', claim.witness ? sides(claim.witness) : escape(claim.evidence))}${line('Replay', command(claim.replay))}${line('Holds instead', repair(claim, byId))}</dl></article>`;
}

export function refuted(report, byId) {
  const content = document.querySelector('#refuted .content');
  if (!content) return;
  for (const paper of report.papers) {
    const claims = report.claims.filter(claim => claim.paper === paper.id && claim.verdict === 'refuted');
    if (!claims.length) continue;
    const main = claims.filter(claim => !minor.has(claim.kind));
    const rest = claims.filter(claim => minor.has(claim.kind));
    const group = document.createElement('section');
    group.innerHTML = `<h3>${escape(paper.title || paper.id)} <span class="muted">${escape(paper.source)}</span></h3>\n`
      + main.map(claim => article(claim, byId)).join('\n')
      + (rest.length ? `<details class="more"><summary>${plural(rest.length, 'step')} of proofs and remarks</summary></details>` : '');
    for (const element of group.querySelectorAll('.finding')) fillLater(element);
    group.querySelector('.more')?.addEventListener('toggle', event => {
      if (event.target.querySelector('.finding')) return;
      event.target.insertAdjacentHTML('beforeend', rest.map(claim => article(claim, byId)).join('\n'));
      for (const element of event.target.querySelectorAll('.finding')) fillLater(element);
    });
    content.append(group);
  }
}
