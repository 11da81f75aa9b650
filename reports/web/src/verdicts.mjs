// The verdicts, in the order in which the page counts them, and what each of them says.

export const verdicts = ['proved', 'survived', 'refuted', 'undecided', 'not-executable'];

/** Within a paper the ledger lists refuted claims first; the rest keeps the paper's order. */
export const refutedFirst = claims => [...claims.filter(c => c.verdict === 'refuted'), ...claims.filter(c => c.verdict !== 'refuted')];

export const meanings = {
  proved: 'holds on the whole domain it states: by identities, interval branch and bound, exhaustion, induction or a rational certificate',
  survived: 'no violation was found by edge cases, random search and optimisation; the largest ratio reached says how near they came',
  refuted: 'an instance meets the hypotheses as printed and breaks the conclusion: in exact arithmetic, in enclosures, or at a stated confidence',
  undecided: 'neither, with the reason: most often the text leaves something open, and its readings disagree',
  'not-executable': 'a definition, or a sentence with nothing to compute',
};
