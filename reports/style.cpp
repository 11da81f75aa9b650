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
a:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
code, pre { font-family: var(--mono); font-size: 0.86em; }
pre { width: fit-content; max-width: 100%; margin: 0.35rem 0; padding: 0.35rem 0.6rem; background: var(--raised); white-space: pre-wrap; overflow-wrap: anywhere; }
.lead { font: 1.15rem/1.5 var(--serif); max-width: 40rem; margin: 0.75rem 0 1rem; }
.made { color: var(--muted); font-size: 0.88rem; max-width: none; font-variant-numeric: tabular-nums; }
nav { margin-top: 1.25rem; display: flex; flex-wrap: wrap; gap: 0.3rem 1.5rem; }
.muted { color: var(--muted); }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: baseline; padding: 0.35rem 1rem 0.35rem 0; font-weight: 400; }
thead th, thead td { font-size: 0.82rem; color: var(--muted); border-bottom: 1px solid var(--ink); }

.verdict { white-space: nowrap; }
.verdict::before { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
.verdict::before { content: ""; display: inline-block; width: 0.7em; height: 0.7em; margin-right: 0.45em; background: currentColor; }
.verdict.proved::before { background: var(--proved); }
.verdict.survived::before { background: none; border: 0.17em solid var(--survived); border-radius: 50%; }
.verdict.refuted { color: var(--refuted); font-weight: 600; }
.verdict.refuted::before { clip-path: polygon(20% 0, 50% 30%, 80% 0, 100% 20%, 70% 50%, 100% 80%, 80% 100%, 50% 70%, 20% 100%, 0 80%, 30% 50%, 0 20%); }
.verdict.undecided::before { background: linear-gradient(135deg, var(--undecided) 50%, transparent 50%); border: 1px solid var(--undecided); }
.differs { color: var(--refuted); font-size: 0.82rem; white-space: nowrap; }

.findings { background: var(--alarm); padding: 1.5rem 1.5rem 0.5rem; margin-top: 3rem; }
.findings h2 { margin-top: 0; }
.finding { display: grid; grid-template-columns: 13rem minmax(0, 1fr); gap: 0 1.5rem; padding: 0.9rem 0; border-top: 1px solid var(--line); }
.finding > div { min-width: 0; }
.finding .where { font-size: 0.9rem; color: var(--muted); margin: 0; }
.finding h3 { margin-bottom: 0.1rem; }
.finding p { margin: 0.2rem 0; }
.id { font-family: var(--mono); font-size: 0.86rem; overflow-wrap: anywhere; }

.math { font-family: var(--serif); }
.formula { overflow-x: auto; overflow-y: hidden; padding: 0.2rem 0; line-height: 1.9; max-width: 46rem; }
math { font-family: "Latin Modern Math", "STIX Two Math", "Cambria Math", "XITS Math", "TeX Gyre Termes Math", "DejaVu Math TeX Gyre", math; font-size: 1.04em; }
.quad { display: inline-block; width: 1.2em; }
mtable.left mtd { text-align: left; }
code.latex { overflow-wrap: anywhere; }

.small { font-size: 0.88rem; }
.small td, .small th { padding-top: 0.2rem; padding-bottom: 0.2rem; }
.small tbody tr + tr > * { border-top: 1px solid var(--line); }

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

.reasons { margin: 0; }
.reasons > div { display: grid; grid-template-columns: 16rem minmax(0, 1fr); gap: 0 1.5rem; padding: 0.35rem 0; border-top: 1px solid var(--line); }
.reasons dd { margin: 0; max-width: 42rem; }

@media (max-width: 46rem) {
  body { padding: 1.25rem 1rem 4rem; }
  h1 { font-size: 1.6rem; }
  .findings { margin-left: -1rem; margin-right: -1rem; padding: 1.25rem 1rem 0.25rem; }
  .finding, .reasons > div { grid-template-columns: minmax(0, 1fr); }
  .cards thead { display: none; }
  .cards tr { display: flex; flex-wrap: wrap; gap: 0 0.9rem; padding: 0.4rem 0; }
  .cards tbody tr + tr { border-top: 1px solid var(--line); }
  .cards td { padding: 0; border: 0 !important; }
  .cards td:first-child, .cards td:last-child { flex: 1 0 100%; }
  .cards td[data-label]::before { content: attr(data-label) " "; color: var(--muted); }
}
@media print {
  :root { --paper: #ffffff; --raised: #f4f5f6; --ink: #000000; --muted: #444444; --line: #bbbbbb; --link: #000000; --alarm: #ffffff; color-scheme: light;
    --proved: #0d5f66; --survived: #3d8b93; --refuted: #b3301c; --undecided: #8f6100; --idle: #737b84; }
  body { max-width: none; padding: 0; font-size: 9.5pt; }
  .findings { padding: 0; }
  .finding, figure { break-inside: avoid; }
  h2, h3, h4 { break-after: avoid; }
}
)css";
}

}  // namespace lemmata::reports
