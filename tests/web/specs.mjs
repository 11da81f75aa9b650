// Charts at the level of their Vega-Lite specification: each is valid by Vega-Lite's schema, compiles without a warning, and says what it should.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fabricated } from './_fixture.mjs';
import { inOrder, packaged, readJson } from './_packages.mjs';
import { isLogarithmic, placed, ticksOf } from '../../reports/web/src/charts/axes.mjs';
import { constantSpec } from '../../reports/web/src/charts/compressor.mjs';
import { curveLegend, curveSpec, curveTable, curveText, nearest } from '../../reports/web/src/charts/curve.mjs';
import { panelSpec, panelTable, thinned } from '../../reports/web/src/charts/figure.mjs';
import { contourRows, stepsOf, trajectorySpec } from '../../reports/web/src/charts/trajectory.mjs';

const { compile } = await packaged('vega-lite');
const { default: Ajv } = await packaged('ajv');
const ajv = new Ajv({ allErrors: true, strict: false, validateFormats: false });
const isValid = ajv.compile(readJson('vega-lite/build/vega-lite-schema.json'));

const model = fabricated();
const claim = id => model.claims.find(c => c.id === id);
const [fig2, long] = model.figures;

function compiles(spec) {
  assert.ok(isValid(spec), JSON.stringify(isValid.errors?.slice(0, 3)));
  const said = [];
  const note = (...words) => said.push(words.join(' '));
  const logger = { level: () => logger, error: note, warn: note, info: () => logger, debug: () => logger };
  const { spec: vega } = compile(spec, { logger });
  assert.deepEqual(said, []);
  assert.ok(spec.description, 'a chart has a text alternative');
  return vega;
}

test('every chart of a report is a valid specification and compiles without a warning', () => {
  const specs = [
    ...model.claims.filter(c => c.curve).map(c => curveSpec(c.id, c.curve)),
    ...model.figures.flatMap(figure => figure.panels.map(panel => panelSpec(figure, panel))),
    ...model.trajectories.map(t => trajectorySpec(t, 'title')),
    ...model.compressors.flatMap(c => c.constants.map(constant => constantSpec(c, constant))),
  ];
  assert.ok(specs.length >= 10);
  specs.forEach(compiles);
});

test('a specification that warns is noticed', () => {
  assert.throws(() => compiles({ ...curveSpec('x', claim('ef.thm4').curve), layer: [{ mark: 'bar', encoding: { y: { field: 'a', type: 'quantitative', scale: { type: 'log', zero: true } } } }] }));
  assert.throws(() => compiles({ ...curveSpec('x', claim('ef.thm4').curve), layer: [{ mark: 'no such mark' }] }));
});

test('a curve shows bound, largest found, exact worst case, mean and band, then what lies above', () => {
  const spec = JSON.stringify(curveSpec('ef.thm4', claim('ef.thm4').curve));
  inOrder(spec, '"description":"ef.thm4: bound and largest left-hand side found at 20 values of δ', '"field":"rhs"', '"field":"lhs"', '"field":"exact"', '"field":"lower"', '"field":"upper"', '"field":"mean"',
    'datum.above', '"tooltip"', '"title":"bound"', '"title":"largest found / bound"');
});

test('the axis across is linear over delta, the one up is logarithmic over four decades', () => {
  const { layer } = curveSpec('ef.thm4', claim('ef.thm4').curve);
  assert.equal(layer[0].encoding.x.scale.type, 'linear');
  assert.equal(layer[0].encoding.y.scale.type, 'log');
});

test('a curve without points above its bound has neither mark nor legend for them', () => {
  const { curve } = claim('saddle.broken');
  assert.doesNotMatch(JSON.stringify(curveSpec('saddle.broken', curve)), /datum\.above/);
  assert.ok(!curveLegend(curve).some(entry => entry.cross));
  assert.match(curveText('saddle.broken', curve), /No point lies above the bound/);
  assert.ok(curveLegend(claim('ef.thm4').curve).some(entry => entry.cross));
});

test('rounding does not put an attained bound above itself', () => {
  const at = lhs => ({ parameter: 'd', points: [{ parameter: 1, lhs, rhs: 1 }, { parameter: 2, lhs: 0.5, rhs: 1 }] });
  assert.ok(!curveLegend(at(1 + 2 ** -52)).some(entry => entry.cross));
  assert.ok(curveLegend(at(1.001)).some(entry => entry.cross));
});

test('where each point has constants of its own, the shares of the bound are drawn', () => {
  const points = [{ parameter: 1, lhs: 5, rhs: 10, exact: 8 }, { parameter: 2, lhs: 300, rhs: 100 }, { parameter: 3, lhs: 1, rhs: 0 }];
  const spec = curveSpec('x', { parameter: 'd', held: '', points });
  assert.deepEqual(spec.data.values.map(v => [v.x, v.lhs, v.rhs, v.exact]), [[1, 0.5, 1, 0.8], [2, 3, 1, null]]);
  inOrder(JSON.stringify(spec), '"title":"share of the bound"');
  assert.equal(curveSpec('x', { parameter: 'd', held: 'gamma = 1', points }).data.values[1].lhs, 300);
  compiles(spec);
});

test('infinities and absent numbers are in the table and not in the drawing', () => {
  const curve = { parameter: 'T', points: [{ parameter: 1, lhs: 1, rhs: 'inf' }, { parameter: 10, lhs: null, rhs: 5000 }, { parameter: 1000, lhs: 0, rhs: 20 }] };
  const spec = curveSpec('x', curve);
  compiles(spec);
  assert.deepEqual(spec.data.values.map(v => [v.x, v.lhs, v.rhs, v['rhs text']]), [[1, 1, null, '∞'], [10, null, 5000, '5000'], [1000, null, 20, '20']]);
  assert.deepEqual(curveTable(curve), { head: ['T', 'largest found', 'bound'], rows: [[1, 1, 'inf'], [10, null, 5000], [1000, 0, 20]] });
  assert.equal(nearest(curve).parameter, 1, 'the first of equal ratios; no left-hand side is no ratio');
});

test('lines keep their order, colours and dashes; a mark is a rule with its label', () => {
  inOrder(JSON.stringify(panelSpec(fig2, fig2.panels[0])), '"title":"lines"', '"type":"area"', '"title":"iteration"', '"type":"log"', '"range":["var(--series-0)","var(--series-1)"]',
    '"type":"line"', '"range":[[1,0],[5,3]]', '"type":"rule"', '"datum":0.01', '"text":"minimum"', '"datum":30', '"text":"switch"', '"tooltip"');
});

test('a band whose lower end a logarithmic axis cannot show goes down to the lowest value shown', () => {
  const s = { name: 'a', band: '', colour: -1, dashed: false, x: [1, 2, 3], mean: [100, 10, 1], lower: [50, -3, 0], upper: [150, 20, 2] };
  const panel = { ...fig2.panels[0], series: [s], marks: [] };
  assert.deepEqual(panelSpec(fig2, panel).data.values.map(v => v.lower), [50, 1, 1]);
  const linear = { ...panel, y: { label: '', logarithmic: false } };
  assert.deepEqual(panelSpec(fig2, linear).data.values.map(v => v.lower), [50, -3, 0]);
});

test('of two labels that would cover each other the lower one goes below its line', () => {
  const labelled = marks => panelSpec(fig2, { ...fig2.panels[0], marks }).layer.filter(l => l.mark.type === 'text').map(l => [l.mark.text, l.mark.dy > 0]);
  const at = (value, label) => ({ vertical: false, at: value, label });
  assert.deepEqual(labelled([at(0.01, 'a'), at(0.011, 'b'), at(1, 'c')]), [['a', true], ['b', false], ['c', false]]);
  assert.deepEqual(labelled([at(0.01, 'a'), at(0.01, 'b')]), [['a', false], ['b', true]]);
});

test('an axis shows its data, and at least what it is asked to', () => {
  const { x, y } = panelSpec(fig2, fig2.panels[0]).layer[0].encoding;
  assert.deepEqual(x.scale.domain, [0, 70]);
  assert.equal(y.scale.domain[0], 1e-4);
  assert.ok(y.scale.domain[1] >= 1.2);
});

test('bars stand on zero, as wide as their bins', () => {
  const spec = panelSpec(fig2, fig2.panels[1]);
  assert.deepEqual(spec.data.values.map(v => [v.left, v.right]), Array.from({ length: 10 }, (_, i) => [i, i + 1]));
  inOrder(JSON.stringify(spec), '"type":"rect"', '"zero":true', '"y2":{"datum":0}');
});

test('a closed curve ends where it begins, and one unit is as long on both axes', () => {
  const spec = panelSpec(fig2, fig2.panels[2]);
  const ring = spec.data.values.filter(v => v.key === 1);
  assert.deepEqual([ring[0].x, ring[0].y], [ring.at(-1).x, ring.at(-1).y]);
  const { x, y } = spec.layer[0].encoding;
  const length = ([from, to]) => to - from;
  assert.equal(spec.width, spec.height);
  assert.ok(Math.abs(length(x.scale.domain) - length(y.scale.domain)) < 1e-12);
  assert.ok(spec.data.values.every(v => v.x > x.scale.domain[0] && v.x < x.scale.domain[1]));
});

test('a long line is thinned to its extremes, and its table is whole', () => {
  const values = Array.from({ length: 10000 }, (_, i) => (i === 4321 ? 7 : Math.sin(i)));
  const kept = thinned(values, 500);
  assert.ok(kept.length <= 510 && kept.includes(4321) && kept[0] === 0 && kept.at(-1) === 9999);
  assert.deepEqual(thinned([3, 1, 2], 500), [0, 1, 2]);
  assert.ok(panelSpec(long, long.panels[0]).data.values.length < 600);
  assert.equal(panelTable(long.panels[0]).rows.length, 5000);
});

test('a trajectory follows its parameter over contour lines inside the grid', () => {
  const [trajectory] = model.trajectories;
  const spec = trajectorySpec(trajectory, 'a title');
  assert.equal(stepsOf(trajectory), 29);
  inOrder(JSON.stringify(spec), '"description":"a title: iterates in the plane over contour lines. signSGD goes from', '"params":[{"name":"step","value":29}]', '"detail":{"field":"line"}',
    'datum.k <= step', 'min(step, datum.last)');
  const rows = contourRows(trajectory.contour);
  assert.ok(rows.length > 100);
  // d3 closes a ring half a cell outside of the grid: no further
  assert.ok(rows.every(r => Math.abs(r.x) <= 2.051 && Math.abs(r.y) <= 2.051));
});

test('a unit is as long on both axes of a plane, and free where time runs across', () => {
  const [planar, timed] = model.trajectories.map(t => trajectorySpec(t, 'title'));
  assert.equal(planar.width, planar.height);
  assert.equal(timed.width, 'container');
  inOrder(JSON.stringify(planar), '"title":"x₁"', '"title":"x₂"');
  inOrder(JSON.stringify(timed), '"title":"t"', '"title":"xₜ"');
});

test('the contour lines of x are vertical, at their level', () => {
  const grid = [0, 1, 2, 3, 4];
  const rows = contourRows({ x: grid, y: grid, z: grid.map(() => grid) }).filter(r => r.x > 0 && r.x < 4 && r.y > 0 && r.y < 4);
  assert.ok(rows.length > 0);
  for (const r of rows) assert.ok(Math.abs(r.x - Number(r.level)) < 1e-9, JSON.stringify(r));
});

test('a constant over d shows only what is known of it', () => {
  const [, qsgd] = model.compressors;
  inOrder(JSON.stringify(constantSpec(qsgd, qsgd.constants[0])), 'qsgd:levels=4: δ over the dimension d', '"title":"sharp"', '"title":"measured"');
  assert.doesNotMatch(JSON.stringify(constantSpec(qsgd, qsgd.constants[0])), /"title":"published"/);
});

test('logarithmic is an axis over more than two decades of positive values', () => {
  assert.equal(isLogarithmic([1, 100]), false);
  assert.equal(isLogarithmic([1, 101]), true);
  assert.equal(isLogarithmic([0, 1, 101, 'inf', null]), true);
  assert.equal(isLogarithmic([-1, 1, 101]), false);
  assert.deepEqual([placed(0, true), placed(0, false), placed('inf', false), placed(null, false)], [null, 0, null, null]);
});

test('ticks of a logarithmic axis are round and inside', () => {
  assert.deepEqual(ticksOf([0.02, 300]), [0.1, 1, 10, 100]);
  assert.deepEqual(ticksOf([230, 2057]), [500, 1000, 2000]);
  assert.deepEqual(ticksOf([0, -1]), undefined);
  assert.ok(ticksOf([1e-300, 1e300]).length <= 9);
});
