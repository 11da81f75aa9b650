// One panel of a paper's figure: lines with bands, bars of a histogram, or closed curves in the plane.
import { number, readable } from '../text.mjs';
import { bandEnd, channel, floorOf, placed } from './axes.mjs';
import { colourOf, frame, plane } from './theme.mjs';

/** More points on a line than this are thinned for the drawing: no screen shows them. */
export const pointsShown = 500;

/** The colour of each series: those of one number belong together, -1 takes the next number. */
export function coloursOf(panel) {
  let next = 0;
  return panel.series.map(s => {
    const i = s.colour === undefined || s.colour < 0 ? next : s.colour;
    next = i + 1;
    return colourOf(i);
  });
}

export function panelLegend(panel) {
  const colours = coloursOf(panel);
  return panel.series.map((s, i) => ({
    name: s.name, colour: colours[i], line: panel.form !== 'bars', bar: panel.form === 'bars', dash: s.dashed ? [5, 3] : undefined, band: Boolean(s.lower?.length),
  })).filter(entry => entry.name);
}

/** What the bands are, once each. */
export const bandsOf = panel => [...new Set(panel.series.map(s => s.band).filter(Boolean))];

const axisText = axis => `${axis.label || 'no label'}${axis.logarithmic ? ', logarithmic' : ''}`;

/** The panel in words. */
export function panelText(figure, panel) {
  const ends = panel.form === 'lines'
    ? panel.series.map(s => `${s.name || panel.title}: from ${readable(s.mean[0])} to ${readable(s.mean[s.mean.length - 1])}`).join('; ') : panel.series.map(s => s.name).filter(Boolean).join('; ');
  const forms = { lines: 'lines', bars: 'a histogram', closed: 'closed curves in the plane' };
  return `${figure.id}${panel.title ? ', ' + panel.title : ''}: ${forms[panel.form]}; across ${axisText(panel.x)}, up ${axisText(panel.y)}. ${ends}.`;
}

export function panelTable(panel) {
  const banded = panel.series.some(s => s.lower?.length);
  return {
    head: ['series', panel.x.label || 'x', panel.y.label || 'y', ...(banded ? ['from', 'to'] : [])],
    rows: panel.series.flatMap(s => s.x.map((x, i) => [s.name, x, s.mean[i], ...(banded ? [s.lower?.[i] ?? null, s.upper?.[i] ?? null] : [])])),
  };
}

/** Indices of at most about `most` points: of each run of neighbours the first, the smallest and the largest. */
export function thinned(values, most) {
  if (values.length <= most) return values.map((_, i) => i);
  const width = Math.ceil(values.length / (most / 3));
  const kept = new Set([values.length - 1]);
  for (let start = 0; start < values.length; start += width) {
    let low = start;
    let high = start;
    for (let i = start; i < Math.min(start + width, values.length); ++i) {
      if (number(values[i]) < number(values[low])) low = i;
      if (number(values[i]) > number(values[high])) high = i;
    }
    kept.add(start).add(low).add(high);
  }
  return [...kept].sort((a, b) => a - b);
}

/** Along its axis, from 0 to 1 over the values shown. */
function placeOf(axis, at, shown) {
  const scale = axis.logarithmic ? Math.log : Number;
  const all = [...shown, ...ends(axis), at].filter(value => value !== null).map(scale);
  return (scale(at) - Math.min(...all)) / ((Math.max(...all) - Math.min(...all)) || 1);
}

/** `up` are the values on the axis: of two labels that would cover each other the lower one goes below its line. */
function marks(panel, up) {
  const height = 0.07;
  const places = panel.marks.map(mark => (mark.vertical || placed(mark.at, panel.y.logarithmic) === null ? NaN : placeOf(panel.y, mark.at, up)));
  return panel.marks.flatMap((mark, i) => {
    const below = places.some((place, j) => j !== i && place >= places[i] && place - places[i] < height && (place > places[i] || j < i));
    const [axis, across, edge] = mark.vertical ? ['x', 'y', { y: { value: 0 } }] : ['y', 'x', { x: { value: 'width' } }];
    if (placed(mark.at, panel[axis].logarithmic) === null) return [];
    const at = { [axis]: { datum: mark.at } };
    const label = { type: 'text', text: mark.label, dx: mark.vertical ? 4 : -2, dy: mark.vertical ? 6 : below ? 8 : -6, align: mark.vertical ? 'left' : 'right' };
    return [
      { data: { values: [{}] }, mark: { type: 'rule', strokeDash: [4, 3] }, encoding: at },
      ...(mark.label ? [{ data: { values: [{}] }, mark: label, encoding: { ...at, [across]: edge[across] } }] : []),
    ];
  });
}

const ends = axis => [axis.from, axis.to].map(end => placed(end, axis.logarithmic)).filter(end => end !== null);

/** Shows these values, and at least what the axis asks for. */
function scaleOf(axis, values) {
  const shown = [...values.filter(value => value !== null), ...ends(axis)];
  return ends(axis).length ? { domain: [Math.min(...shown), Math.max(...shown)] } : {};
}

function rowsOf(panel, draw) {
  const floor = floorOf(panel.series.flatMap(s => [...s.mean, ...(s.lower ?? [])]));
  return panel.series.flatMap((s, key) => draw(s).map(i => ({
    key,
    name: s.name || panel.title,
    x: placed(s.x[i], panel.x.logarithmic),
    y: placed(s.mean[i], panel.y.logarithmic),
    lower: bandEnd(s.lower?.[i], panel.y.logarithmic, floor),
    upper: placed(s.upper?.[i], panel.y.logarithmic),
    'x text': readable(s.x[i]),
    'y text': readable(s.mean[i]),
    order: i,
  })));
}

const tooltipOf = panel => [
  { field: 'name', title: ' ' }, { field: 'x text', title: panel.x.label || 'x' }, { field: 'y text', title: panel.y.label || 'y' },
];

export function panelSpec(figure, panel) {
  const colours = coloursOf(panel);
  const color = { field: 'key', type: 'nominal', legend: null, scale: { domain: panel.series.map((_, i) => i), range: colours } };
  const text = panelText(figure, panel);
  const spec = { ...(panel.form === 'closed' ? plane(text, 230, 230) : frame(text)), ...(panel.title && { title: panel.title }) };
  return { ...spec, ...{ lines, bars, closed }[panel.form](panel, color) };
}

function lines(panel, color) {
  const values = rowsOf(panel, s => thinned(s.mean, pointsShown));
  const across = values.map(row => row.x);
  const up = values.flatMap(row => [row.y, row.lower, row.upper]);
  const x = channel('x', panel.x.label || null, panel.x.logarithmic, [...across, ...ends(panel.x)], scaleOf(panel.x, across));
  const y = field => channel(field, panel.y.label || null, panel.y.logarithmic, [...up, ...ends(panel.y)], scaleOf(panel.y, up));
  const strokeDash = { field: 'key', type: 'nominal', legend: null, scale: { domain: panel.series.map((_, i) => i), range: panel.series.map(s => (s.dashed ? [5, 3] : [1, 0])) } };
  return {
    data: { values },
    layer: [
      ...(panel.series.some(s => s.lower?.length)
        ? [{ mark: { type: 'area', opacity: 0.18 }, encoding: { x, y: y('lower'), y2: { field: 'upper' }, color } }] : []),
      { mark: { type: 'line', strokeWidth: 1.5 }, encoding: { x, y: y('y'), color, strokeDash } },
      ...marks(panel, up),
      { mark: { type: 'point', filled: true, size: 160, opacity: 0 }, encoding: { x, y: y('y'), color, tooltip: tooltipOf(panel) } },
    ],
  };
}

function bars(panel, color) {
  const all = panel.series.flatMap(s => s.x.map(number)).sort((a, b) => a - b);
  const gaps = all.slice(1).map((x, i) => x - all[i]).filter(gap => gap > 0);
  const half = gaps.length ? Math.min(...gaps) / 2 : 0.5;
  const values = rowsOf(panel, s => s.x.map((_, i) => i)).map(row => ({ ...row, left: row.x - half, right: row.x + half }));
  return {
    data: { values },
    layer: [
      {
        mark: { type: 'rect', opacity: panel.series.length > 1 ? 0.65 : 1, stroke: 'var(--paper)', strokeWidth: 0.5 },
        encoding: {
          x: channel('left', panel.x.label || null, false, all, { domain: [Math.min(all[0] - half, ...ends(panel.x)), Math.max(all.at(-1) + half, ...ends(panel.x))], nice: false }),
          x2: { field: 'right' },
          y: channel('y', panel.y.label || null, false, [], { zero: true, ...scaleOf(panel.y, [0, ...values.map(row => row.y)]) }),
          y2: { datum: 0 },
          color,
          tooltip: tooltipOf(panel),
        },
      },
      ...marks(panel, values.map(row => row.y)),
    ],
  };
}

/** One unit is as long on both axes, so the panel is a square over a square. */
function closed(panel, color) {
  const values = rowsOf(panel, s => [...s.x.keys(), 0]).map((row, order) => ({ ...row, order }));
  const extent = axis => {
    const shown = [...values.map(row => row[axis]).filter(v => v !== null), ...ends(panel[axis])];
    return [Math.min(...shown), Math.max(...shown)];
  };
  const [left, right] = extent('x');
  const [bottom, top] = extent('y');
  const half = 0.53 * Math.max(right - left, top - bottom);
  const around = (a, b) => ({ domain: [(a + b) / 2 - half, (a + b) / 2 + half], nice: false });
  const x = channel('x', panel.x.label || null, false, [], around(left, right));
  const y = channel('y', panel.y.label || null, false, [], around(bottom, top));
  const order = { field: 'order', type: 'quantitative' };
  return {
    data: { values },
    layer: [
      { mark: { type: 'line', strokeWidth: 1.5 }, encoding: { x, y, color, order } },
      ...marks(panel, values.map(row => row.y)),
      { mark: { type: 'point', filled: true, size: 160, opacity: 0 }, encoding: { x, y, color, tooltip: tooltipOf(panel) } },
    ],
  };
}
