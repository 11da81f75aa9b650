/** How many formulas share a block of the page's data: a claim that is opened unpacks one or two blocks, not all. */
export const formulasPerBlock = 128;
