// A claim's bound against what happens, over one parameter.
import { number, readable } from '../text.mjs';
import { bandEnd, channel, floorOf, isLogarithmic, letter, placed } from './axes.mjs';
import { frame } from './theme.mjs';

const series = [
  { key: 'rhs', name: 'bound', colour: 'var(--ink)', line: true },
  { key: 'lhs', name: 'largest found', colour: 'var(--series-0)', line: true, points: true },
  { key: 'exact', name: 'exact worst case', colour: 'var(--series-3)', line: true, dash: [5, 3] },
  { key: 'mean', name: 'mean of random instances', colour: 'var(--series-1)', line: true, band: true },
];

/** Where each point has constants of its own only the shares of the bound compare: then everything is divided by it. */
export const isRelative = curve => curve.held === '';

function drawn(curve) {
  const points = [...curve.points].sort((a, b) => number(a.parameter) - number(b.parameter));
  if (!isRelative(curve)) return points;
  const share = (value, rhs) => (value === null || value === undefined ? null : number(value) / number(rhs));
  return points.filter(point => number(point.rhs) > 0 && Number.isFinite(number(point.rhs)))
    .map(point => Object.fromEntries(Object.entries(point).map(([key, value]) => [key, key === 'parameter' ? value : share(value, point.rhs)])));
}

const has = (points, key) => points.some(point => !Number.isNaN(number(point[key])));

/** The curve is in doubles and decides nothing: where a bound is attained, rounding must not paint the point as a violation. */
const rounding = 1e-9; // relative; far above the error of any sum that claims form, far below what a pixel shows
function isAbove(point) {
  const [lhs, rhs] = [number(point.lhs), number(point.rhs)];
  if (!Number.isFinite(lhs) || !Number.isFinite(rhs)) return lhs > rhs;
  return lhs - rhs > rounding * (Math.abs(lhs) + Math.abs(rhs));
}


/** Those series that the curve has, for the legend. */
export function curveLegend(curve) {
  const out = series.filter(s => has(curve.points, s.key)).map(s => ({ ...s, name: s.band && has(curve.points, 'lower') ? s.name + ', confidence band' : s.name }));
  if (curve.points.some(isAbove)) out.push({ name: 'above the bound', colour: 'var(--refuted)', cross: true });
  return out;
}

/** The point of the largest ratio; undefined where no bound is positive. */
export function nearest(curve) {
  const ratio = point => number(point.lhs) / number(point.rhs);
  return curve.points.filter(point => number(point.rhs) > 0 && !Number.isNaN(ratio(point))).reduce((a, b) => (!a || ratio(b) > ratio(a) ? b : a), undefined);
}

/** The curve in words. */
export function curveText(id, curve) {
  const values = curve.points.map(point => number(point.parameter));
  const best = nearest(curve);
  const above = curve.points.filter(isAbove).length;
  return `${id}: bound and largest left-hand side found at ${curve.points.length} values of ${letter(curve.parameter)} `
    + `from ${readable(Math.min(...values))} to ${readable(Math.max(...values))}. `
    + (best ? `The largest ratio is ${readable(number(best.lhs) / number(best.rhs))}, at ${letter(curve.parameter)} = ${readable(best.parameter)}. ` : '')
    + (above ? `${above === 1 ? 'One point lies' : `${above} points lie`} above the bound.` : 'No point lies above the bound.');
}

/** Head and rows of the table behind the chart. */
export function curveTable(curve) {
  const keys = ['parameter', 'lhs', 'rhs', 'exact', 'mean', 'lower', 'upper'].filter(key => has(curve.points, key));
  const names = { parameter: letter(curve.parameter), lhs: 'largest found', rhs: 'bound', exact: 'exact worst case', mean: 'mean', lower: 'from', upper: 'to' };
  return { head: keys.map(key => names[key]), rows: curve.points.map(point => keys.map(key => point[key])) };
}

export function curveSpec(id, curve) {
  const points = drawn(curve);
  const shown = series.filter(s => has(points, s.key));
  const logX = isLogarithmic(points.map(point => point.parameter));
  const logY = isLogarithmic(points.flatMap(point => shown.map(s => point[s.key])));
  const keys = [...shown.map(s => s.key), 'lower', 'upper'];
  const floor = floorOf(points.flatMap(point => keys.map(key => point[key])));
  const values = points.map(point => ({
    x: placed(point.parameter, logX),
    ...Object.fromEntries(keys.map(key => [key, placed(point[key], logY)])),
    ...Object.fromEntries(keys.map(key => [key + ' text', readable(point[key])])),
    lower: bandEnd(point.lower, logY, floor),
    parameter: readable(point.parameter),
    ratio: number(point.rhs) > 0 ? readable(number(point.lhs) / number(point.rhs)) : '–',
    band: `${readable(point.lower)} to ${readable(point.upper)}`,
    above: isAbove(point),
  })).filter(value => value.x !== null);

  const x = channel('x', letter(curve.parameter), logX, values.map(value => value.x));
  const heights = values.flatMap(value => keys.map(key => value[key]));
  const y = field => channel(field, isRelative(curve) ? 'share of the bound' : null, logY, heights, logY ? {} : { zero: isRelative(curve) });
  const tooltip = [
    { field: 'parameter', title: letter(curve.parameter) },
    ...shown.map(s => ({ field: s.key + ' text', title: s.name })),
    ...(has(points, 'lower') ? [{ field: 'band', title: 'confidence band' }] : []),
    { field: 'ratio', title: 'largest found / bound' },
  ];
  const layers = shown.flatMap(s => [
    ...(s.band && has(points, 'lower')
      ? [{ mark: { type: 'area', color: s.colour, opacity: 0.2 }, encoding: { x, y: y('lower'), y2: { field: 'upper' } } }] : []),
    { mark: { type: 'line', color: s.colour, strokeWidth: s.key === 'rhs' ? 1.8 : 1.3, ...(s.dash && { strokeDash: s.dash }) }, encoding: { x, y: y(s.key) } },
    ...(s.points ? [{ mark: { type: 'point', filled: true, opacity: 1, size: 26, color: s.colour }, encoding: { x, y: y(s.key) } }] : []),
  ]);
  if (points.some(isAbove))
    layers.push({
      transform: [{ filter: 'datum.above' }],
      mark: { type: 'point', shape: 'M-1,-1L1,1M-1,1L1,-1', size: 90, strokeWidth: 2, color: 'var(--refuted)' },
      encoding: { x, y: y('lhs') },
    });
  // A broad invisible target for the pointer around each point found.
  layers.push({ mark: { type: 'point', filled: true, size: 400, opacity: 0, color: 'transparent' }, encoding: { x, y: y('lhs'), tooltip } });
  return { ...frame(curveText(id, curve)), data: { values }, layer: layers };
}
