// The ledger: rows by paper, filters that live in the address (#ledger?paper=ssd&verdict=refuted), deep links to claims.
import { count, escape, idOf, number, plural } from '../text.mjs';
import { fill, row } from './claim.mjs';
import { copyButton } from './copy.mjs';
import { plain } from './data.mjs';

export function ledger(report) {
  const section = document.getElementById('ledger');
  const form = section.querySelector('form');
  const content = section.querySelector('.content');
  const byId = new Map(report.claims.map(claim => [claim.id, claim]));
  const owner = new Map(report.claims.flatMap(claim => [[claim.id, claim], ...(claim.readings ?? []).map(r => [r.id, claim])]));

  content.innerHTML = report.papers.map(paper => `<section class="paper" data-paper="${escape(paper.id)}"><h3>${escape(paper.title || paper.id)} <span class="muted">${escape(paper.source)}</span></h3>\n`
    + `<div class="head" aria-hidden="true"><span>claim</span><span>source and title</span><span>verdict</span><span>sharpness</span></div>\n`
    + report.claims.filter(claim => claim.paper === paper.id).map(row).join('\n') + '</section>').join('\n');
  const elements = new Map([...content.querySelectorAll('.claim')].map(element => [idOf(element.id), element]));
  const groups = [...content.querySelectorAll('.paper')];

  const open = details => {
    details.open = true;
    return fill(details, byId.get(idOf(details.id)), byId);
  };
  content.addEventListener('toggle', event => {
    if (event.target.open && event.target.classList.contains('claim')) open(event.target);
  }, true);

  // --- filters ----------------------------------------------------------------------------------------------------------------
  let words;
  const wordsOf = claim => {
    words ??= new Map(report.claims.map(c => [c.id, [c.id, c.where, c.kind, c.verdict, plain(c.title, report.formulas), plain(c.statement, report.formulas),
      plain(c.hypotheses, report.formulas), plain(c.note, report.formulas), plain(c.why, report.formulas), c.evidence ?? ''].join('\n').toLowerCase()]));
    return words.get(claim.id);
  };
  const state = () => Object.fromEntries([...new FormData(form)].filter(([, value]) => value));

  let shown = report.claims;
  function apply() {
    const wanted = state();
    const text = (wanted.text ?? '').toLowerCase().split(/\s+/).filter(Boolean);
    shown = report.claims.filter(claim => ['paper', 'kind', 'verdict'].every(name => !wanted[name] || claim[name] === wanted[name])
      && (!wanted.differs || claim.agrees === false) && text.every(word => wordsOf(claim).includes(word)));
    const kept = new Set(shown);
    for (const claim of report.claims) elements.get(claim.id).hidden = !kept.has(claim);
    for (const group of groups) group.hidden = !shown.some(claim => claim.paper === group.dataset.paper);
    form.querySelector('output').textContent = shown.length === report.claims.length ? plural(shown.length, 'claim') : `${count(shown.length)} of ${plural(report.claims.length, 'claim')}`;
    section.querySelector('.none').hidden = shown.length > 0;
  }

  /** By sharpness the largest come first; claims without one stay behind, in their order. */
  let order = '';
  function arrange() {
    if (order === (state().order ?? '')) return;
    order = state().order ?? '';
    const key = claim => (Number.isNaN(number(claim.sharpness)) ? -Infinity : number(claim.sharpness));
    for (const group of groups) {
      const claims = report.claims.filter(claim => claim.paper === group.dataset.paper);
      if (order) claims.sort((a, b) => (key(a) === key(b) ? 0 : key(a) < key(b) ? 1 : -1));
      group.append(...claims.map(claim => elements.get(claim.id)));
    }
  }

  function changed() {
    const query = new URLSearchParams(state()).toString();
    history.replaceState(null, '', query ? '#ledger?' + query : '#ledger');
    arrange();
    apply();
  }
  form.addEventListener('input', changed);
  form.addEventListener('reset', () => setTimeout(changed));
  form.addEventListener('submit', event => event.preventDefault());

  function take(query) {
    const wanted = new URLSearchParams(query);
    for (const name of ['text', 'paper', 'kind', 'verdict', 'order']) form.elements[name].value = wanted.get(name) ?? '';
    form.elements.differs.checked = wanted.has('differs');
    arrange();
    apply();
  }

  // --- addresses --------------------------------------------------------------------------------------------------------------
  /** An address that names a claim, or a reading of one, opens it, even if the filter hides it. */
  async function visit() {
    const name = decodeURIComponent(location.hash.slice(1));
    if (name.startsWith('ledger?')) {
      take(name.slice('ledger?'.length));
      section.scrollIntoView();
      return;
    }
    const claim = owner.get(idOf(name));
    if (!claim) return;
    const details = elements.get(claim.id);
    if (details.hidden) take('');
    await open(details);
    for (const old of content.querySelectorAll('.visited')) old.classList.remove('visited');
    const target = document.getElementById(name) ?? details;  // an id as it is typed, "ef.thm2/repaired", is no address of the page's own
    target.classList.add('visited');
    target.scrollIntoView({ block: target === details ? 'start' : 'center' });
    details.querySelector('summary').focus({ preventScroll: true });
  }
  window.addEventListener('hashchange', visit);

  copyButton('Copy as CSV', () => ({
    head: ['id', 'paper', 'kind', 'source', 'title', 'verdict', 'sharpness', 'statement', 'hypotheses', 'evidence', 'replay'],
    rows: shown.map(c => [c.id, c.paper, c.kind, c.where, plain(c.title, report.formulas), c.verdict, c.sharpness, plain(c.statement, report.formulas),
      plain(c.hypotheses, report.formulas), c.evidence, c.replay]),
  }), form.querySelector('.copy-ledger'));

  apply();
  return { byId, visit };
}
