// The parts of the page that do not change: head, introduction, counts, the frame of each section. The rest is drawn by page/main.mjs.
import { count, escape, plural } from '../text.mjs';
import { meanings, verdicts } from '../verdicts.mjs';

/** Nothing may be fetched from anywhere, and no text is ever executed. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'";

const verdict = name => `<span class="verdict ${name}">${name}</span>`;

export function documentOf(report, { style, script, data }) {
  const refuted = report.counts[verdicts.indexOf('refuted')];
  const sections = [
    ['counts', 'Verdicts', counts(report)],
    ['refuted', 'Refuted', refuted && refutedFrame(refuted)],
    ['ledger', 'Ledger', ledgerFrame(report)],
    ['figures', 'Figures', report.figures.length && frame('figures', 'The papers’ figures, computed afresh')],
    ['trajectories', 'Trajectories', report.trajectories.length && frame('trajectories', 'Trajectories in the plane')],
    ['compressors', 'Compressors', report.compressors.length && frame('compressors', 'Constants of compressors')],
  ].filter(([, , html]) => html);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
<title>${escape(report.title)}</title>
<style>${style}</style>
</head>
<body>
<a class="skip" href="#ledger">To the ledger</a>
${header(report, sections)}
<main>
<noscript><p class="alarm">The ledger and the charts below are drawn by a script, and scripts are off. <code>report.json</code> holds the same data.</p></noscript>
${sections.map(([, , html]) => html).join('\n')}
</main>
<footer><p>Made by <code>${escape(report.generatedBy)}</code>, seed ${escape(report.seed)}. All numbers on this page come from the file
<code>report.json</code> written beside it.</p></footer>
<p id="said" class="visually-hidden" role="status"></p>
${data}<script>${script}</script>
</body>
</html>
`;
}

function header(report, sections) {
  const total = report.claims.length;
  return `<header>
<h1>${escape(report.title).replace(/[\w]+-[\w]+/g, '<span class="whole">$&</span>')}</h1>
<p class="lead">The ${plural(total, 'claim')} of ${plural(report.papers.length, 'source')}. Each that says something computable was attacked: instances
that meet its hypotheses were searched for one that breaks its conclusion, and proofs over the whole domain were tried. What is decided is
decided in exact arithmetic, in enclosures, or at a confidence that holds for every distribution; and each decision can be replayed.</p>
<dl class="meanings">${verdicts.map(name => `<div><dt>${verdict(name)}</dt><dd>${meanings[name]}</dd></div>`).join('\n')}</dl>
<p class="made"><code>${escape(report.generatedBy)}</code></p>
<nav aria-label="sections">${sections.map(([id, label]) => `<a href="#${id}">${label}</a>`).join('')}</nav>
</header>`;
}

const frame = (id, heading, html = '') =>
  `<section id="${id}" aria-labelledby="${id}-heading">\n<h2 id="${id}-heading">${heading}</h2>\n${html}<div class="content"></div>\n</section>`;

function counts(report) {
  const row = (heading, paper, numbers) => {
    const total = numbers.reduce((a, b) => a + b, 0);
    const cells = numbers.map((n, i) => {
      const query = new URLSearchParams({ ...(paper && { paper }), verdict: verdicts[i] });
      const link = n ? `<a href="#ledger?${escape(query)}">${count(n)}</a>` : '<span class="muted">0</span>';
      return `<td class="number${n ? '' : ' zero'}" data-label="${verdicts[i]}">${link}</td>`;
    });
    const bar = verdicts.map((name, i) => numbers[i] && `<span class="${name}" style="flex-grow:${numbers[i]}"></span>`).filter(Boolean);
    return `<tr><th scope="row">${heading}</th>${cells.join('')}<td class="number" data-label="claims">${count(total)}</td>`
      + `<td class="stack"><div class="bar" aria-hidden="true">${bar.join('')}</div></td></tr>`;
  };
  const heads = verdicts.map(name => `<th scope="col" class="number">${verdict(name)}</th>`).join('');
  const differing = report.claims.filter(claim => claim.agrees === false).length;
  return `<section id="counts" aria-labelledby="counts-heading">
<h2 id="counts-heading">Verdicts</h2>
<table class="counts" data-csv="verdicts">
<thead><tr><th scope="col">Source</th>${heads}<th scope="col" class="number">claims</th><td></td></tr></thead>
<tbody>${report.papers.map(paper => row(paperTitle(paper), paper.id, paper.counts)).join('\n')}</tbody>
<tfoot>${row('All', '', report.counts)}</tfoot>
</table>${differing ? `\n<p class="differs">${plural(differing, 'claim')} differ${differing === 1 ? 's' : ''} from the verdict of record:
<a href="#ledger?differs=1">show</a>.</p>` : ''}
</section>`;
}

export const paperTitle = paper =>
  `${escape(paper.title || paper.id)} <span class="muted source">${escape(paper.source)}${paper.source ? ' · ' : ''}<span class="id">${escape(paper.id)}</span></span>`;

const refutedFrame = n => frame('refuted', `${plural(n, 'claim')} ${n === 1 ? 'is' : 'are'} refuted as printed`,
  `<p class="intro">Each stands here as printed, with the smallest instance found that meets its hypotheses and breaks its conclusion. A refuted
step of a proof does not by itself refute what the proof is for.</p>\n`);

function ledgerFrame(report) {
  const kinds = [...new Set(report.claims.map(claim => claim.kind))].sort();
  const choice = (name, label, values) => `<label>${label}<select name="${name}"><option value="">all</option>`
    + values.map(([value, text]) => `<option value="${escape(value)}">${escape(text)}</option>`).join('') + '</select></label>';
  const plain = list => list.map(value => [value, value]);
  return `<section id="ledger" aria-labelledby="ledger-heading">
<h2 id="ledger-heading">The ledger</h2>
<form class="filter" role="search" aria-label="filter of the ledger">
<label class="wide">Search<input type="search" name="text" autocomplete="off" spellcheck="false" placeholder="words of the id, title, source, formula"></label>
${choice('paper', 'Source', report.papers.map(paper => [paper.id, paper.id]))}
${choice('kind', 'Kind', plain(kinds))}
${choice('verdict', 'Verdict', plain(verdicts))}
<label>Order<select name="order"><option value="">refuted first</option><option value="sharpness">by sharpness</option></select></label>
<label class="check"${report.claims.some(claim => claim.agrees === false) ? '' : ' hidden'}><input type="checkbox" name="differs" value="1"> differs from the record</label>
<div class="buttons"><button type="reset">Clear</button><button type="button" class="copy-ledger">Copy as CSV</button></div>
<output aria-live="polite"></output>
</form>
<p class="key">Sharpness is the largest ratio of left-hand side to bound that was reached: at 1 the bound is attained, beyond it is broken.</p>
<div class="content"></div>
<p class="none" hidden>No claim fits the filter.</p>
</section>`;
}
