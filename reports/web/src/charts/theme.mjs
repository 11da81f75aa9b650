// What all charts share. Colours are variables of the style sheet, so that a chart follows light, dark and print without being drawn again.

export const colours = Array.from({ length: 8 }, (_, i) => `var(--series-${i})`);
export const colourOf = i => colours[i % colours.length];

export const schema = 'https://vega.github.io/schema/vega-lite/v6.json';
export const font = '"Helvetica Neue", Arial, "Liberation Sans", sans-serif';

/** Numbers on axes as `readable` writes them: a function of that name is registered where the chart is drawn. */
const config = {
  background: 'transparent',
  font,
  customFormatTypes: true,
  view: { stroke: null },
  axis: {
    labelColor: 'var(--muted)', titleColor: 'var(--ink)', titleFontWeight: 'normal', labelFontSize: 11, titleFontSize: 12,
    gridColor: 'var(--line)', domainColor: 'var(--idle)', tickColor: 'var(--idle)', tickSize: 4, labelOverlap: true, titlePadding: 6,
  },
  title: { color: 'var(--ink)', fontSize: 12, fontWeight: 600, anchor: 'start', offset: 6 },
  rule: { color: 'var(--muted)' },
  text: { color: 'var(--muted)', fontSize: 11 },
};

/** The frame of a chart as wide as its container. `description` is its text alternative. */
export const frame = (description, height = 230) => ({
  $schema: schema, description, width: 'container', height, autosize: { type: 'fit', contains: 'padding' }, config,
});

/** The frame of a chart whose plane has this size: where one unit is as long on both axes. */
export const plane = (description, width, height) => ({ $schema: schema, description, width, height, config });
