// A model with everything a report may hold. Nothing in it is a result: verdicts and numbers are made up, some texts are hostile.

const statement = String.raw`\mathbb E\|e_t\|^2 \le \frac{4(1-\delta)\gamma^2\sigma^2}{\delta^2} \text{ for all } t\ge 0`;
const hypotheses = String.raw`\mathbb E\|g_t\|^2\le\sigma^2,\; C\ \delta\text{-contractive},\; e_0=0`;

function claim(id, verdict, more = {}) {
  return {
    id, paper: id.split('.')[0], kind: 'lemma', title: 'bounded error of the memory', where: 'Lemma 3', hypotheses, statement, note: '', verdict,
    recorded: verdict, agrees: true, why: '', relation: '', evidence: '40960 instances', method: 'optimise', sharpness: 0.75, cases: 48211, admitted: 40960,
    tried: [
      { method: 'edge cases', cases: 812, admitted: 640, best_ratio: 0.75, stopped: 'all pairs done' },
      { method: 'random', cases: 32000, admitted: 28011, best_ratio: null, stopped: 'budget spent' },
    ],
    witness: null, replay: `lemmata replay ${id}`, readings: [], curve: null, repaired: '', ...more,
  };
}

const deltas = Array.from({ length: 20 }, (_, i) => (i + 1) / 20);
const curve = (id, factor) => ({
  parameter: 'delta',
  caption: 'Each point is the worst instance of a search at this $\\delta$.',
  command: `lemmata attack ${id} --set delta=0.05`,
  replay: `lemmata replay witness-${id}.json`,
  points: deltas.map(delta => {
    const rhs = 4 * (1 - delta) / delta ** 2;
    return { parameter: delta, lhs: rhs * factor * (0.6 + 0.4 * delta), rhs, exact: delta > 0.3 ? rhs * 0.95 : null, mean: rhs * 0.4, lower: rhs * 0.3, upper: rhs * 0.5 };
  }),
});

const special = [
  claim('ef.thm4', 'refuted', {
    kind: 'theorem', title: 'the iterate stays in the span', where: 'Theorem IV', sharpness: 1.25, repaired: 'ef.thm4/repaired',
    statement: String.raw`\|x_t-\Pi_{G_t}(x_t)\| \le \gamma\sqrt{\frac{1-\delta}{\delta}}\;\max_{i\le t}\|g_i\|_2,\quad x_t-x_0\in\langle g_0,\ldots,g_{t-1}\rangle`,
    evidence: 'certified in rationals: 5/4 > 1', relation: '(b) at most (c)', note: 'The proof bounds $\\|e_t\\|$, not the distance to the span; it costs $5 to say so.',
    witness: { draws: [{ name: 'd', value: '2' }, { name: 'gamma', value: '1' }, { name: 'g', value: '(1, -1/3, 0x1.8p-2, 0, 0, 1, 0x1.fffffffffffffp+1023)' }], relation: '(b) at most (c)', lhs: '5/4', rhs: '1' },
    curve: curve('ef.thm4', 1.4),
  }),
  claim('ef.thm4/repaired', 'proved', { kind: 'theorem', title: 'the iterate stays near the span', where: 'Theorem IV', sharpness: 1 }),
  claim('ef.step2', 'refuted', { kind: 'proof-step', sharpness: 'inf', agrees: false, recorded: 'survived' }),
  claim('ssd.thm1', 'undecided', {
    kind: 'theorem', title: 'signSGD with decreasing steps & a <convention>', where: 'Theorem 1, eq. (9)', sharpness: null,
    statement: String.raw`\min_{0\le k<K}\mathbb E\,\|g(x_k)\|_\rho \le \frac{1}{\sqrt K}\Big[\frac{f(x_0)-f^*}{\gamma_0}+\gamma_0 d\bar L\Big]+\frac{\gamma_0 d\bar L}{2\sqrt K}\log K`,
    why: 'depends on the reading: what $\\operatorname{sign}(0)$ is',
    readings: [
      { id: 'ssd.thm1/reading-zero', verdict: 'survived', why: '', evidence: '12000 instances', sharpness: 0.97 },
      { id: 'ssd.thm1/reading-plus', verdict: 'refuted', why: '', evidence: 'certified in rationals: 3/2 > 1', sharpness: 1.5 },
    ],
  }),
  claim('ssd.def1', 'not-executable', { kind: 'definition', why: 'it fixes the meaning of $\\delta$', cases: 0, admitted: 0, sharpness: null, evidence: '', tried: [], replay: '' }),
  claim('saddle.broken', 'survived', { statement: String.raw`\unknowncommand{x} < y & z`, title: '</script><script>alert(1)</script>', curve: curve('saddle.broken', 1) }),
];

const kinds = ['lemma', 'theorem', 'proof-step', 'remark', 'table-row'];
const verdicts = ['survived', 'proved', 'survived', 'refuted', 'proved', 'undecided', 'survived'];

/** Enough claims for the page to be slow if it could be, with as many formulas. */
const many = each => ['ef', 'ssd', 'saddle'].flatMap(paper => Array.from({ length: each }, (_, i) => claim(`${paper}.lem${i + 1}`, verdicts[i % 7], {
  kind: kinds[i % 5],
  title: `bound of the ${['mean', 'memory', 'gap', 'sign'][i % 4]}, part ${i + 1}`,
  where: `Lemma ${i + 1}, eq. (${i + 7})`,
  sharpness: (i % 10) / 10,
  statement: String.raw`\mathbb E\|x_{${i}}-x^*\|^2 \le \left(1-\frac{\mu\gamma}{${i + 2}}\right)^{T}\|x_0-x^*\|^2+\frac{\gamma\sigma^2}{\mu_{${paper.length + i}}}`,
  hypotheses: String.raw`f\ \mu\text{-strongly convex and } L\text{-smooth},\; \gamma\le\tfrac{1}{${i + 1}L}`,
})));

const wave = (n, f) => Array.from({ length: n }, (_, i) => f(i));
const axis = (label, logarithmic = false, ends = {}) => ({ label, logarithmic, ...ends });
const panel = (name, form, more) => ({ name, title: name, row: 0, column: 0, form, x: axis('iteration'), y: axis('function value', true), marks: [], series: [], ...more });
const series = (name, f, more = {}) => ({ name, band: '', colour: -1, dashed: false, x: wave(60, i => i), mean: wave(60, f), ...more });

const circle = r => ({ name: `r = ${r}`, band: '', x: wave(40, i => r * Math.cos(i * Math.PI / 20)), mean: wave(40, i => 0.6 * r * Math.sin(i * Math.PI / 20)), colour: -1, dashed: false });

const figure = (id, panels, more = {}) => ({
  schema: 'lemmata/figure/1', id, paper: id.split('.')[0], where: 'Figure 2', title: 'an example', caption: 'Mean of $f(x_k)$ by nodes.', scale: '10 repetitions of 60 iterations',
  seed: 7, effort: 'quick', generated_by: `lemmata 0.1.0: lemmata experiment ${id} --effort quick --seed 7`,
  parameters: [{ name: 'gamma', value: '0.02', origin: 'printed' }],
  observations: [{ name: 'faster', statement: 'more nodes are faster', seen: true, numbers: '2 > 1' }, { name: 'stall', statement: 'it stalls at $\\gamma$', seen: false, numbers: '0.1 < 0.2' }],
  panels, ...more,
});

const figures = [
  figure('ssd.fig2', [
    panel('lines', 'lines', {
      x: axis('iteration', false, { from: 0, to: 70 }), y: axis('function value', true, { from: 1e-4 }),
      marks: [{ vertical: false, at: 0.01, label: 'minimum' }, { vertical: true, at: 30, label: 'switch' }],
      series: [series('1 node', i => (i === 20 ? null : 2 ** (-i / 8)), { band: 'standard deviation of 10 repetitions', lower: wave(60, i => 0.8 * 2 ** (-i / 8)), upper: wave(60, i => 1.2 * 2 ** (-i / 8)) }),
        series('5 nodes', i => (i === 59 ? 'inf' : 3 ** (-i / 8)), { dashed: true })],
    }),
    panel('bars', 'bars', { column: 1, x: axis('error', false, { from: 0, to: 10 }), y: axis('share', false, { to: 0.3 }), series: [{ name: 'share', band: '', x: wave(10, i => i + 0.5), mean: wave(10, i => 0.1 + 0.01 * i), colour: -1, dashed: false }] }),
    panel('closed', 'closed', { column: 2, x: axis('x'), y: axis('y'), series: [circle(1), circle(2)] }),
  ]),
  figure('ef.fig1', [panel('long', 'lines', { title: '', y: axis('', false), series: [{ ...series('noise', () => 0), x: wave(5000, i => i), mean: wave(5000, i => Math.sin(i * i)) }] })]),
];

const grid = wave(41, i => -2 + i / 10);
const trajectories = [{
  id: 'ef.counterexample1', title: 'sign descent on $|x|+|y|$', caption: 'With and without error feedback from the same start.', command: 'lemmata replay ef.ce1',
  x_label: '$x_1$', y_label: '$x_2$',
  contour: { x: grid, y: grid, z: grid.map(y => grid.map(x => Math.abs(x + y) + 0.1 * Math.abs(x - y))) },
  paths: [
    { name: 'signSGD', x: wave(30, i => 1 + 0.1 * (i % 2)), y: wave(30, i => 1.5 - 0.1 * (i % 2)) },
    { name: 'with error feedback', x: wave(25, i => 1.2 * 0.8 ** i), y: wave(25, i => 1.5 * 0.75 ** i) },
  ],
}, {
  id: 'ef.counterexample2', title: 'against time', caption: '', command: 'lemmata replay ef.ce2', x_label: '$t$', y_label: '$x_t$',
  contour: { x: [0, 25, 50], y: [-1, 0, 1], z: [[1, 1, 1], [0, null, 0], [1, 1, 1]] },
  paths: [{ name: 'signSGD', x: wave(51, i => i), y: wave(51, i => 1 - i / 50) }],
}];

const dimensions = [1, 2, 4, 8, 16, 32, 64];
const compressors = [
  { spec: 'top-k:k=1', title: 'keeps the largest entry', command: 'lemmata check top-k:k=1', constants: [{ name: 'delta', rows: dimensions.map(d => ({ d, published: 1 / d, sharp: 1 / d, measured: 1.02 / d })) }] },
  {
    spec: 'qsgd:levels=4', title: 'quantises at random', command: 'lemmata check qsgd:levels=4',
    constants: [{ name: 'delta', rows: dimensions.map(d => ({ d, published: null, sharp: 0.5, measured: 0.6 })) }, { name: 'omega', rows: dimensions.map(d => ({ d, published: Math.sqrt(d) / 4, sharp: null, measured: Math.sqrt(d) / 5 })) }],
  },
];

/** With `each` claims a paper beside the special ones. */
export const fabricated = (each = 400) => ({
  schema: 'lemmata/report/1',
  title: 'Convergence theory of compressed, sign-based and biased gradient methods, checked',
  generated_by: 'lemmata 0.1.0: lemmata report --effort quick --seed 7',
  seed: 7,
  effort: 'quick',
  papers: [
    { id: 'ef', title: 'Error Feedback Fixes SignSGD and other Gradient Compression Schemes', source: 'Karimireddy, Rebjock, Stich, Jaggi, 2019' },
    { id: 'ssd', title: 'Stochastic Sign Descent Methods', source: 'Safaryan, Richtárik, 2021' },
    { id: 'unused', title: 'A paper without claims', source: '' },
  ],
  claims: [...special, ...many(each)],
  figures, trajectories, compressors,
});

/** As the model was before it had figures: the page does without what is absent. */
export function sparse() {
  const { figures: _f, trajectories: _t, compressors: _c, ...model } = fabricated(0);
  return { ...model, claims: special.map(({ repaired: _, curve: c, ...rest }) => ({ ...rest, curve: c && { parameter: c.parameter, points: c.points.map(({ parameter, lhs, rhs }) => ({ parameter, lhs, rhs })) } })) };
}
