/**
 * Runs in the page. Texts whose contrast to what lies behind them is under 4.5 (3 where they are large), and marks of charts under 3, by
 * WCAG 2: from computed styles, the grounds of all ancestors composed. Gives a line for each kind of failure.
 */
export function lowContrast() {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const rgba = colour => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
    return [r, g, b, a / 255];
  };
  const over = (top, under) => [0, 1, 2].map(i => top[i] * top[3] + under[i] * (1 - top[3]));
  const luminance = rgb => {
    const [r, g, b] = rgb.map(c => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (a, b) => (Math.max(luminance(a), luminance(b)) + 0.05) / (Math.min(luminance(a), luminance(b)) + 0.05);
  const grounds = new Map();
  const ground = element => {
    if (!element) return [255, 255, 255];
    if (!grounds.has(element)) grounds.set(element, over(rgba(getComputedStyle(element).backgroundColor), ground(element.parentElement)));
    return grounds.get(element);
  };
  const failures = new Map();
  const check = (element, colour, least) => {
    const behind = ground(element);
    const found = contrast(over(rgba(colour), behind), behind);
    const kind = `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''} in ${element.parentElement?.getAttribute('class') ?? ''}: ${colour} has ${found.toFixed(2)}, not ${least}`;
    if (found < least) failures.set(kind, true);
  };
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const seen = new Set();
  while (words.nextNode()) {
    const element = words.currentNode.parentElement;
    if (!words.currentNode.data.trim() || seen.has(element) || element.closest('script, style, .visually-hidden, .katex-mathml, [hidden]')) continue;
    seen.add(element);
    const style = getComputedStyle(element);
    const size = parseFloat(style.fontSize);
    const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    check(element, element instanceof SVGElement ? style.fill : style.color, isLarge ? 3 : 4.5);
  }
  for (const mark of document.querySelectorAll('.chart .mark-line path, .chart .mark-symbol path')) {
    const style = getComputedStyle(mark);
    const opacity = Number(style.opacity) * Number(style.fillOpacity) * Number(style.strokeOpacity);
    if (opacity < 1) continue; // bands, contour lines and targets of the pointer carry nothing that a full mark does not say
    check(mark, style.fill === 'none' ? style.stroke : style.fill, 3); // a stroke around a filled mark is its halo
  }
  return [...failures.keys()];
}
