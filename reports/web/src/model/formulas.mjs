// LaTeX to HTML by KaTeX, at build time. Each formula is set once, whatever the number of claims that print it.
import katex from 'katex';

const options = { throwOnError: true, strict: 'ignore', trust: false, output: 'htmlAndMathml' };

/** HTML of one formula; null for what KaTeX does not understand. */
export function typeset(latex) {
  try {
    return katex.renderToString('\\displaystyle ' + breakable(latex), options);
  } catch (error) {
    if (error instanceof katex.ParseError) return null;
    throw error;
  }
}

/**
 * KaTeX breaks a line after relations and signs only. Ours are statements with words and commas: outside of braces and \left..\right a line
 * may also break after a comma that is followed by space, after \quad, and between the words of \text{..}.
 */
export function breakable(latex) {
  let out = '';
  let depth = 0; // of braces, \left..\right and environments
  let brackets = 0;
  for (let at = 0; at < latex.length;) {
    const token = /^(\\(?:[a-zA-Z]+|.)|[^\\])/s.exec(latex.slice(at))?.[0] ?? latex[at];
    at += token.length;
    if (['{', '\\left', '\\begin'].includes(token)) ++depth;
    if (['}', '\\right', '\\end'].includes(token)) --depth;
    if (['(', '[', '\\{', '\\langle'].includes(token)) ++brackets;
    if ([')', ']', '\\}', '\\rangle'].includes(token)) brackets = Math.max(0, brackets - 1);
    const outside = depth === 0 && brackets === 0;
    if (outside && token === '\\text' && !/[_^]\s*$/.test(out)) {
      const words = /^\{([^{}$\\]*)\}/.exec(latex.slice(at));
      if (words) {
        at += words[0].length;
        out += words[1].split(/(?<= )/).map(word => `\\text{${word}}`).join('\\allowbreak ');
        continue;
      }
    }
    out += token;
    const spaced = token === ',' && /^(\s|\\[;, !:]|\\q?quad|\\text)/.test(latex.slice(at));
    if (outside && (spaced || token === '\\quad' || token === '\\qquad')) out += '\\allowbreak ';
  }
  return out;
}

/** A text of several words without any sign of a formula is prose that stands where a formula is expected. */
export const isProse = text => !/[\\^_{]/.test(text) && /[a-zA-Z]{3}/.test(text);

/** The formulas of a document, numbered in the order of their first use. */
export class Formulas {
  #numbers = new Map();
  sources = [];

  number(latex) {
    if (!this.#numbers.has(latex)) {
      this.#numbers.set(latex, this.sources.length);
      this.sources.push(latex);
    }
    return this.#numbers.get(latex);
  }

  /** A formula, or prose in its place, as pieces: texts and numbers of formulas. */
  statement(latex) {
    if (!latex) return [];
    return isProse(latex) ? this.prose(latex) : [this.number(latex)];
  }

  /** Prose with formulas between dollar signs as pieces; a lone dollar sign is a dollar sign. */
  prose(text) {
    const parts = (text ?? '').split('$');
    if (parts.length % 2 === 0) parts.push(parts.splice(-2).join('$'));
    return parts.map((part, i) => (i % 2 ? this.number(part) : part)).filter(part => part !== '');
  }
}
