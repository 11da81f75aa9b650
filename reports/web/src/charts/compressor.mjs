// A constant of a compressor over the dimension: as published, the sharp one, as measured.
import { number, readable } from '../text.mjs';
import { channel, isLogarithmic, placed } from './axes.mjs';
import { frame } from './theme.mjs';

const series = [
  { key: 'published', name: 'published', colour: 'var(--ink)', line: true },
  { key: 'sharp', name: 'sharp', colour: 'var(--series-3)', line: true, dash: [5, 3] },
  { key: 'measured', name: 'measured', colour: 'var(--series-0)', points: true },
];

const symbols = { delta: 'δ', omega: 'ω' };
export const symbol = constant => symbols[constant.name] ?? constant.name;

const shownOf = constant => series.filter(s => constant.rows.some(row => !Number.isNaN(number(row[s.key]))));
export const constantLegend = shownOf;

export function constantText(compressor, constant) {
  const last = constant.rows[constant.rows.length - 1];
  return `${compressor.spec}: ${symbol(constant)} over the dimension d, from ${readable(constant.rows[0].d)} to ${readable(last.d)}. At d = ${readable(last.d)}: `
    + shownOf(constant).map(s => `${s.name} ${readable(last[s.key])}`).join(', ') + '.';
}

export const constantTable = constant => ({
  head: ['d', ...series.map(s => s.name)],
  rows: constant.rows.map(row => [row.d, ...series.map(s => row[s.key])]),
});

export function constantSpec(compressor, constant) {
  const shown = shownOf(constant);
  const logX = Math.max(...constant.rows.map(row => number(row.d))) >= 16 * Math.min(...constant.rows.map(row => number(row.d)));  // dimensions double
  const logY = isLogarithmic(constant.rows.flatMap(row => shown.map(s => row[s.key])));
  const values = constant.rows.map(row => ({
    x: placed(row.d, logX),
    ...Object.fromEntries(series.flatMap(s => [[s.key, placed(row[s.key], logY)], [s.key + ' text', readable(row[s.key])]])),
    'd text': readable(row.d),
  }));
  const x = channel('x', 'd', logX, constant.rows.map(row => row.d));
  const heights = values.flatMap(value => shown.map(s => value[s.key]));
  const y = s => channel(s.key, symbol(constant), logY, heights, logY ? {} : { zero: true });
  const tooltip = [{ field: 'd text', title: 'd' }, ...shown.map(s => ({ field: s.key + ' text', title: s.name }))];
  return {
    ...frame(constantText(compressor, constant), 170),
    data: { values },
    layer: shown.map(s => (s.points
      ? { mark: { type: 'point', filled: true, opacity: 1, size: 36, color: s.colour }, encoding: { x, y: y(s), tooltip } }
      : { mark: { type: 'line', color: s.colour, strokeWidth: 1.5, point: { color: s.colour, size: 12 }, ...(s.dash && { strokeDash: s.dash }) }, encoding: { x, y: y(s), tooltip } })),
  };
}
