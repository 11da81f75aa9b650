// Iterates in the plane over the contour lines of the function. The parameter `step` of the specification says how far they have come.
import { contours } from 'd3-contour';
import { number, readable } from '../text.mjs';
import { channel, labelOf } from './axes.mjs';
import { colourOf, frame, plane } from './theme.mjs';

const levels = 14;

export const stepsOf = trajectory => Math.max(0, ...trajectory.paths.map(path => path.x.length - 1));

export const trajectoryLegend = trajectory => trajectory.paths.map((path, i) => ({ name: path.name, colour: colourOf(i), line: true, points: true }));

export function trajectoryText(trajectory, title) {
  const ends = trajectory.paths.map(path =>
    `${path.name} goes from (${readable(path.x[0])}, ${readable(path.y[0])}) to (${readable(path.x.at(-1))}, ${readable(path.y.at(-1))}) in ${path.x.length - 1} steps`);
  return `${title}: iterates in the plane over contour lines. ${ends.join('; ')}.`;
}

export const trajectoryTable = trajectory => ({
  head: ['path', 'step', 'x', 'y'],
  rows: trajectory.paths.flatMap(path => path.x.map((x, k) => [path.name, k, x, path.y[k]])),
});

/** Contour lines of z over the grid x, y as points of lines: levels that part the values of the grid evenly, as valleys deserve. */
export function contourRows({ x, y, z }) {
  const values = z.flat().map(number);
  const sorted = values.filter(Number.isFinite).sort((a, b) => a - b);
  const thresholds = [...new Set(Array.from({ length: levels }, (_, i) => sorted[Math.floor((sorted.length - 1) * (i + 0.5) / levels)]))];
  // d3 counts from the corner of a cell whose middle is the grid's point
  const along = (grid, place) => {
    const i = Math.max(0, Math.min(grid.length - 2, Math.floor(place - 0.5)));
    return grid[i] + (place - 0.5 - i) * (grid[i + 1] - grid[i]);
  };
  let line = 0;
  return contours().size([x.length, y.length]).thresholds(thresholds)(values).flatMap(contour =>
    contour.coordinates.flat().flatMap(ring => {
      ++line;
      return ring.map(([a, b], order) => ({ line, order, x: along(x, a), y: along(y, b), level: readable(contour.value) }));
    }));
}

/** One unit is as long on both axes, unless these are very unlike: time and a coordinate. */
function frameOf(text, { x, y }) {
  const longest = 300;
  const ratio = (y.at(-1) - y[0]) / (x.at(-1) - x[0]);
  if (ratio < 1 / 3 || ratio > 3) return frame(text, longest);
  return ratio > 1 ? plane(text, longest / ratio, longest) : plane(text, longest, longest * ratio);
}

export function trajectorySpec(trajectory, title) {
  const rows = trajectory.paths.flatMap((path, key) => path.x.map((x, k) => ({
    key, name: path.name, k, x: number(x), y: number(path.y[k]), 'x text': readable(x), 'y text': readable(path.y[k]),
  })));
  const { contour } = trajectory;
  const [across, up] = [labelOf(trajectory.x_label), labelOf(trajectory.y_label)];
  const ends = grid => ({ domain: [grid[0], grid.at(-1)], nice: false });
  const axis = (field, title, grid) => {
    const out = channel(field, title || null, false, [], ends(grid));
    return { ...out, axis: { ...out.axis, grid: false } };
  };
  const x = axis('x', across, contour.x);
  const y = axis('y', up, contour.y);
  const color = { field: 'key', type: 'nominal', legend: null, scale: { domain: trajectory.paths.map((_, i) => i), range: trajectory.paths.map((_, i) => colourOf(i)) } };
  const order = field => ({ field, type: 'quantitative' });
  const tooltip = [{ field: 'name', title: ' ' }, { field: 'k', title: 'step' }, { field: 'x text', title: across || 'x' }, { field: 'y text', title: up || 'y' }];
  return {
    ...frameOf(trajectoryText(trajectory, title), contour),
    params: [{ name: 'step', value: stepsOf(trajectory) }],
    layer: [
      {
        data: { values: contourRows(contour) },
        mark: { type: 'line', clip: true, color: 'var(--idle)', strokeWidth: 0.7, opacity: 0.7, interpolate: 'linear' },
        encoding: { x, y, detail: { field: 'line' }, order: order('order') },
      },
      {
        data: { values: rows },
        layer: [
          { mark: { type: 'line', clip: true, strokeWidth: 1, opacity: 0.3 }, encoding: { x, y, color, order: order('k') } },
          { transform: [{ filter: 'datum.k <= step' }], mark: { type: 'line', clip: true, strokeWidth: 1.8 }, encoding: { x, y, color, order: order('k') } },
          { transform: [{ filter: 'datum.k <= step' }], mark: { type: 'point', clip: true, filled: true, opacity: 1, size: stepsOf(trajectory) > 100 ? 8 : 20 }, encoding: { x, y, color, tooltip } },
          {
            transform: [{ joinaggregate: [{ op: 'max', field: 'k', as: 'last' }], groupby: ['key'] }, { filter: 'datum.k == min(step, datum.last)' }],
            mark: { type: 'point', clip: true, filled: true, opacity: 1, size: 110, stroke: 'var(--paper)', strokeWidth: 1.5 },
            encoding: { x, y, color, tooltip },
          },
        ],
      },
    ],
  };
}
