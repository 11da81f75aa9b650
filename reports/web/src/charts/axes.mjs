// Scales of charts: logarithmic where it belongs, numbers as people write them.
import { number } from '../text.mjs';

const finite = values => values.map(number).filter(Number.isFinite);

/** Two decades or more, and nothing negative: zeros have no place then. */
export function isLogarithmic(values) {
  const shown = finite(values);
  const positive = shown.filter(x => x > 0);
  return positive.length > 1 && !shown.some(x => x < 0) && Math.max(...positive) / Math.min(...positive) > 100;
}

/** The value where the axis can show it, else null: infinities, and on a logarithmic axis what is not positive. */
export function placed(value, logarithmic) {
  const x = number(value);
  return Number.isFinite(x) && (!logarithmic || x > 0) ? x : null;
}

/** Ticks of a logarithmic axis over these values: powers of ten, at most about eight; within two decades also 2 and 5 times them. */
export function ticksOf(values) {
  const positive = finite(values).filter(x => x > 0);
  if (!positive.length) return undefined;
  const low = Math.min(...positive);
  const high = Math.max(...positive);
  const [from, to] = [Math.floor(Math.log10(low)), Math.ceil(Math.log10(high))];
  const every = Math.max(1, Math.ceil((to - from) / 8));
  const factors = high / low <= 100 ? [1, 2, 5] : [1];
  const out = [];
  for (let power = from; power <= to; ++power)
    if (power % every === 0) out.push(...factors.map(factor => Number(`${factor}e${power}`)));
  return out.filter(tick => tick >= low && tick <= high);
}

/** The encoding of a field on x or y. `values` are those on the axis; `scale` may fix more of the scale. */
export function channel(field, title, logarithmic, values = [], scale = {}) {
  const ticks = logarithmic ? ticksOf(values) : undefined;
  return {
    field,
    type: 'quantitative',
    title,
    scale: { type: logarithmic ? 'log' : 'linear', ...(logarithmic ? {} : { zero: false }), nice: !logarithmic, ...scale },
    axis: { formatType: 'readable', format: '', ...(ticks?.length ? { values: ticks } : { tickCount: 6 }) },
  };
}

/**
 * The end of a band as the axis can show it: on a logarithmic one a lower end that is not positive goes down to `floor`, the lowest value
 * that is shown, so that the band is not cut off where it is widest.
 */
export function bandEnd(value, logarithmic, floor) {
  const x = number(value);
  return logarithmic && x <= 0 && Number.isFinite(x) ? floor : placed(value, logarithmic);
}

/** The lowest value that a logarithmic axis over these shows. */
export const floorOf = values => Math.min(...finite(values).filter(x => x > 0));

/** Letters for the names of draws that stand for one. */
const letters = {
  alpha: 'α', beta: 'β', gamma: 'γ', delta: 'δ', epsilon: 'ε', zeta: 'ζ', eta: 'η', theta: 'θ', kappa: 'κ', lambda: 'λ', mu: 'μ', nu: 'ν', rho: 'ρ',
  sigma: 'σ', tau: 'τ', phi: 'φ', omega: 'ω',
};
export const letter = name => letters[name] ?? name;

const subscripts = { 0: '₀', 1: '₁', 2: '₂', 3: '₃', 4: '₄', 5: '₅', 6: '₆', 7: '₇', 8: '₈', 9: '₉', t: 'ₜ', k: 'ₖ', i: 'ᵢ', n: 'ₙ' };

/** A short formula ("$x_1$") as the text that a chart can show. */
export const labelOf = text => (text ?? '').replaceAll('$', '').replace(/\\([a-z]+)/g, (all, name) => letters[name] ?? all)
  .replace(/_\{?([0-9tkin]+)\}?/g, (_, below) => [...below].map(c => subscripts[c]).join(''));

