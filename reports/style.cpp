#include "reports/page.hpp"

namespace lemmata::reports {

/// Every pair of text and ground has a contrast of 4.5 or more, every mark 3 or more (tests/reports/contrast.cpp); a verdict is told by
/// its word and by the shape of its mark, not by colour alone.
std::string_view page_style() {
  return R"css(:root {
  --paper: #ffffff; --raised: #f4f5f6; --ink: #1a1d21; --muted: #59616a; --line: #d5d9dd; --link: #0b4f9c; --alarm: #fbefec;
  --proved: #0d5f66; --survived: #3d8b93; --refuted: #b3301c; --undecided: #8f6100; --idle: #737b84;
  --serif: "Iowan Old Style", "Palatino Linotype", Palatino, "URW Palladio L", "Book Antiqua", Georgia, "DejaVu Serif", serif;
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Liberation Sans", Arial, sans-serif;
  --mono: ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", "DejaVu Sans Mono", monospace;
  color-scheme: light;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #14171a; --raised: #1d2125; --ink: #e4e6e8; --muted: #a1a9b1; --line: #353b41; --link: #86bbf2; --alarm: #2a1c1a;
    --proved: #6cccd3; --survived: #43929a; --refuted: #ff8f7d; --undecided: #dba945; --idle: #7d858d;
    color-scheme: dark;
  }
}
*, ::before { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0 auto; padding: 2.5rem 1.5rem 6rem; max-width: 70rem; background: var(--paper); color: var(--ink); font: 1rem/1.5 var(--sans);
  overflow-wrap: break-word; }
h1, h2, h3 { font-family: var(--serif); font-weight: 600; line-height: 1.2; text-wrap: balance; margin: 0; }
h1 { font-size: 2.1rem; letter-spacing: -0.01em; }
h2 { font-size: 1.45rem; margin: 3.5rem 0 0.75rem; }
h3 { font-size: 1.05rem; }
h4 { font-size: 0.85rem; font-weight: 600; color: var(--muted); margin: 1.5rem 0 0.35rem; }
p { margin: 0.5rem 0; max-width: 42rem; }
a { color: var(--link); text-decoration-thickness: 1px; text-underline-offset: 0.15em; }
a:focus-visible, summary:focus-visible, input:focus-visible, select:focus-visible, button:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
code, pre { font-family: var(--mono); font-size: 0.86em; }
pre { width: fit-content; max-width: 100%; margin: 0.35rem 0; padding: 0.35rem 0.6rem; background: var(--raised); white-space: pre-wrap; overflow-wrap: anywhere; }
.lead { font: 1.15rem/1.5 var(--serif); max-width: 40rem; margin: 0.75rem 0 1rem; }
.made { color: var(--muted); font-size: 0.88rem; max-width: none; font-variant-numeric: tabular-nums; }
nav { margin-top: 1.25rem; display: flex; flex-wrap: wrap; gap: 0.3rem 1.5rem; }
.muted { color: var(--muted); }
.number { font-variant-numeric: tabular-nums lining-nums; text-align: right; white-space: nowrap; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: baseline; padding: 0.35rem 1rem 0.35rem 0; font-weight: 400; }
thead th, thead td { font-size: 0.82rem; color: var(--muted); border-bottom: 1px solid var(--ink); }
th.number, td.number { text-align: right; }

.verdict { white-space: nowrap; }
.verdict::before, .bar span { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
.verdict::before { content: ""; display: inline-block; width: 0.7em; height: 0.7em; margin-right: 0.45em; background: currentColor; }
.verdict.proved::before { background: var(--proved); }
.verdict.survived::before { background: none; border: 0.17em solid var(--survived); border-radius: 50%; }
.verdict.refuted { color: var(--refuted); font-weight: 600; }
.verdict.refuted::before { clip-path: polygon(20% 0, 50% 30%, 80% 0, 100% 20%, 70% 50%, 100% 80%, 80% 100%, 50% 70%, 20% 100%, 0 80%, 30% 50%, 0 20%); }
.verdict.undecided::before { background: linear-gradient(135deg, var(--undecided) 50%, transparent 50%); border: 1px solid var(--undecided); }
.verdict.not-executable::before { background: linear-gradient(var(--idle), var(--idle)) center / 100% 0.16em no-repeat; }
.differs { color: var(--refuted); font-size: 0.82rem; white-space: nowrap; }

.bar { display: flex; gap: 1px; height: 0.75rem; min-width: 6rem; }
.bar span { flex: 1 1 0; min-width: 2px; }
.bar .proved { background: var(--proved); } .bar .survived { background: var(--survived); } .bar .refuted { background: var(--refuted); }
.bar .undecided { background: var(--undecided); } .bar .not-executable { background: var(--idle); }
.summary th[scope=row] { width: 36%; }
.summary th .muted, .ledger > tbody.paper .muted { display: block; font-size: 0.88rem; }
.summary tbody tr + tr > * { border-top: 1px solid var(--line); }
.summary tfoot > tr > * { border-top: 1px solid var(--ink); font-weight: 600; }
.summary .verdict { font-weight: 400; }
.summary td.stack { width: 16%; padding-right: 0; }
.summary thead th { white-space: nowrap; vertical-align: bottom; }
.summary a { color: inherit; text-decoration-color: var(--line); }

.findings { background: var(--alarm); padding: 1.5rem 1.5rem 0.5rem; margin-top: 3rem; }
.findings h2 { margin-top: 0; }
.finding { display: grid; grid-template-columns: 13rem minmax(0, 1fr); gap: 0 1.5rem; padding: 0.9rem 0; border-top: 1px solid var(--line); }
.finding > div { min-width: 0; }
.finding .where { font-size: 0.9rem; color: var(--muted); margin: 0; }
.finding h3 { margin-bottom: 0.1rem; }
.finding p { margin: 0.2rem 0; }
.id { font-family: var(--mono); font-size: 0.86rem; overflow-wrap: anywhere; }

.math, .prose { font-family: var(--serif); }
.formula { overflow-x: auto; overflow-y: hidden; padding: 0.2rem 0; line-height: 1.9; max-width: 46rem; }
math { font-family: "Latin Modern Math", "STIX Two Math", "Cambria Math", "XITS Math", "TeX Gyre Termes Math", "DejaVu Math TeX Gyre", math; font-size: 1.04em; }
.quad { display: inline-block; width: 1.2em; }
mtable.left mtd { text-align: left; }
code.latex { overflow-wrap: anywhere; }

form.filter { display: flex; flex-wrap: wrap; gap: 0.6rem 1rem; align-items: end; margin: 1rem 0 1.25rem; font-size: 0.88rem; }
form.filter[hidden] { display: none; }
form.filter label { display: grid; gap: 0.15rem; color: var(--muted); }
form.filter label.check { grid-auto-flow: column; align-items: center; gap: 0.4rem; padding-bottom: 0.3rem; }
form.filter .wide { flex: 1 1 14rem; }
input, select, button { font: inherit; color: var(--ink); background: var(--paper); border: 1px solid var(--idle); border-radius: 3px; padding: 0.25rem 0.45rem;
  max-width: 100%; min-width: 0; }
form.filter input:not([type=checkbox]), form.filter select, form.filter button { height: 2.15em; margin: 0; }
button { cursor: pointer; }
form.filter output { font-variant-numeric: tabular-nums; min-width: 8.5rem; padding-bottom: 0.3rem; }

.ledger > thead th { position: sticky; top: 0; background: var(--paper); z-index: 1; }
.ledger > tbody.paper th { font: 600 1.05rem/1.3 var(--serif); padding: 2rem 0 0.5rem; }
.ledger > tbody.paper .muted { font: 400 0.88rem/1.4 var(--sans); }
.ledger > tbody.claim { border-top: 1px solid var(--line); scroll-margin-top: 2.2rem; }
.ledger > tbody.claim[hidden], .ledger > tbody.paper[hidden] { display: none; }
.ledger > tbody.claim:target { background: var(--raised); }
.ledger > tbody.claim > tr:first-child > * { padding-top: 0.6rem; padding-bottom: 0; }
.ledger .id a { color: inherit; text-decoration: none; }
.ledger .id a:hover { text-decoration: underline; }
.ledger > * > tr > .number:last-child { padding-right: 0; }
.more { padding: 0.05rem 0 0.6rem !important; }
summary { cursor: pointer; font-family: var(--serif); font-size: 1.02rem; }
summary::marker { color: var(--muted); font-size: 0.8em; }
summary:hover { text-decoration: underline; text-decoration-thickness: 1px; text-underline-offset: 0.15em; }
.ratio { display: inline-block; width: 3rem; height: 0.3rem; margin-left: 0.6rem; vertical-align: middle; background: var(--line); }
.ratio i { display: block; height: 100%; background: var(--muted); }

.detail { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); gap: 0 3rem; padding: 0.25rem 0 1.25rem 1.05rem; }
.detail > .across { grid-column: 1 / -1; min-width: 0; }
.detail h4:first-child { margin-top: 0.75rem; }
.detail dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 0.2rem 1rem; margin: 0.75rem 0 0; font-size: 0.9rem; }
.detail dt { color: var(--muted); }
.detail dd { margin: 0; overflow-wrap: anywhere; font-variant-numeric: tabular-nums; }
.small { font-size: 0.88rem; }
.small td, .small th { padding-top: 0.2rem; padding-bottom: 0.2rem; }
.small tbody tr + tr > * { border-top: 1px solid var(--line); }
.values td { font-family: var(--mono); font-size: 0.92em; overflow-wrap: anywhere; }
.values th { font-family: var(--mono); font-size: 0.92em; white-space: nowrap; width: 1%; }
.values td.number { white-space: normal; }

figure { margin: 0.5rem 0 0; max-width: 31rem; }
figcaption { font-size: 0.86rem; color: var(--muted); max-width: 34rem; }
.chart { display: block; width: 100%; height: auto; font-family: var(--sans); }
.chart text { fill: var(--muted); font-size: 12px; font-variant-numeric: tabular-nums; }
.chart .label { fill: var(--ink); }
.chart .grid { stroke: var(--line); stroke-width: 1; }
.chart .axis { stroke: var(--idle); stroke-width: 1; }
.chart .bound { stroke: var(--ink); stroke-width: 1.6; fill: none; }
.chart path.found { stroke: var(--survived); stroke-width: 1.2; fill: none; }
.chart circle.found { fill: var(--survived); }
.chart circle.above { fill: var(--refuted); }

.reasons { margin: 0; }
.reasons > div { display: grid; grid-template-columns: 16rem minmax(0, 1fr); gap: 0 1.5rem; padding: 0.35rem 0; border-top: 1px solid var(--line); }
.reasons dd { margin: 0; max-width: 42rem; }

@media (max-width: 46rem) {
  body { padding: 1.25rem 1rem 4rem; }
  h1 { font-size: 1.6rem; }
  .findings { margin-left: -1rem; margin-right: -1rem; padding: 1.25rem 1rem 0.25rem; }
  .finding, .detail, .reasons > div { grid-template-columns: minmax(0, 1fr); }
  .detail { padding-left: 0; }
  .ledger > thead { display: none; }
  .ledger, .ledger > tbody, .ledger > tbody > tr, .ledger > tbody.paper th, .ledger > tbody > tr > .more { display: block; }
  .ledger > tbody.claim > tr:first-child { display: flex; flex-wrap: wrap; gap: 0.1rem 1rem; padding-top: 0.6rem; }
  .ledger > tbody.claim > tr:first-child > * { padding: 0; text-align: left; }
  .ledger > tbody.claim > tr:first-child > .id { flex: 1 0 100%; }
  .ledger > tbody.claim > tr:first-child > td[data-label]:not(:empty)::before { content: attr(data-label) " "; color: var(--muted); font-size: 0.85rem; }
  .ledger > tbody.claim > tr:first-child > td:empty, .ledger > tbody.claim > tr:first-child > td[data-label=cases], .ratio { display: none; }
  .cards thead { display: none; }
  .cards tr { display: flex; flex-wrap: wrap; gap: 0 0.9rem; padding: 0.4rem 0; }
  .cards tbody tr + tr { border-top: 1px solid var(--line); }
  .cards td { padding: 0; border: 0 !important; }
  .cards td:first-child, .cards td:last-child { flex: 1 0 100%; }
  .cards td[data-label]::before { content: attr(data-label) " "; color: var(--muted); }
  .summary thead { display: none; }
  .summary, .summary tbody, .summary tfoot { display: block; }
  .summary tr { display: flex; flex-wrap: wrap; gap: 0 1rem; padding: 0.6rem 0; border-top: 1px solid var(--line); }
  .summary tbody tr + tr > *, .summary tfoot > tr > * { border: 0; }
  .summary th, .summary td { padding: 0; font-size: 0.92rem; }
  .summary th[scope=row], .summary td.stack { flex: 1 0 100%; width: 100%; max-width: none; }
  .summary td[data-label]::before { content: attr(data-label) " "; color: var(--muted); }
  .summary td.zero { display: none; }
}
@media print {
  :root { --paper: #ffffff; --raised: #f4f5f6; --ink: #000000; --muted: #444444; --line: #bbbbbb; --link: #000000; --alarm: #ffffff; color-scheme: light;
    --proved: #0d5f66; --survived: #3d8b93; --refuted: #b3301c; --undecided: #8f6100; --idle: #737b84; }
  body { max-width: none; padding: 0; font-size: 9.5pt; }
  form.filter { display: none !important; }
  .findings { padding: 0; }
  .finding, tbody.claim > tr, figure { break-inside: avoid; }
  h2, h3, h4, tbody.paper { break-after: avoid; }
  .ledger > thead th { position: static; }
}
)css";
}

}  // namespace lemmata::reports
