// Text and numbers, for the build and for the page.

const entities = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text made safe for HTML, in elements and in quoted attributes. */
export const escape = text => String(text ?? '').replace(/[&<>"']/g, c => entities[c]);

/** The page anchor of an id: "/" becomes "~". */
export const anchor = id => id.replaceAll('/', '~');
export const idOf = name => name.replaceAll('~', '/');

/** A number of the model as a JS number: it writes infinities as "inf" and "-inf", and null where there is none (here NaN). */
export function number(value) {
  if (value === 'inf') return Infinity;
  if (value === '-inf') return -Infinity;
  return typeof value === 'number' ? value : NaN;
}

const superscripts = { '-': '⁻', 0: '⁰', 1: '¹', 2: '²', 3: '³', 4: '⁴', 5: '⁵', 6: '⁶', 7: '⁷', 8: '⁸', 9: '⁹' };

export const powerOfTen = exponent => '10' + String(exponent).replace(/./g, c => superscripts[c]);

/** A number for people: `digits` significant ones, without an exponent from 0.001 to 99999, else "2.5×10⁻⁷"; "–" where there is none. */
export function readable(value, digits = 4) {
  const x = number(value);
  if (Number.isNaN(x)) return '–';
  if (!Number.isFinite(x)) return x > 0 ? '∞' : '−∞';
  if (x === 0) return '0';
  const [mantissa, exponent] = x.toExponential(digits - 1).split('e');
  const power = Number(exponent);
  const text = power >= -3 && power < 5
    ? Number(x.toPrecision(digits)).toString()
    : `${Number(mantissa)}×${powerOfTen(power)}`.replace(/^(-?)1×/, '$1');
  return text.replace('-', '−');
}

/** A count in groups of three, parted by narrow spaces. */
export const count = n => String(n).replace(/\B(?=(\d{3})+$)/g, '\u202f');

export const plural = (n, one, many = one + 's') => `${count(n)} ${n === 1 ? one : many}`;

const longest = 64;

/** An exact value in short: a fraction of many digits by what it is about. */
export function shortValue(text) {
  const fraction = /^(-?\d+)(?:\/(\d+))?$/.exec(text ?? '');
  if (!text || text.length <= longest || !fraction) return text;
  const scale = 10n ** 400n;
  const digits = (BigInt(fraction[1]) * scale / BigInt(fraction[2] ?? 1)).toString();
  const sign = digits.startsWith('-') ? '-' : '';
  const size = digits.length - sign.length;
  const about = digits === '0' ? 0 : Number(`${sign}0.${digits.slice(sign.length, sign.length + 17)}e${size - 400}`);
  return `about ${readable(about, 9)} (exact: ${count(text.length)} characters)`;
}

/** Rows of values as CSV (RFC 4180). A number keeps all its digits. */
export function csv(head, rows) {
  const cell = value => {
    const text = value === null || value === undefined ? '' : String(value);
    return /[",\n\r]/.test(text) ? '"' + text.replaceAll('"', '""') + '"' : text;
  };
  return [head, ...rows].map(row => row.map(cell).join(',')).join('\n') + '\n';
}
