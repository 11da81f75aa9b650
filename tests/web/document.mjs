// The page as a file: a function of the model, self-contained, with every text escaped; formulas; the order of claims.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { fabricated, sparse } from './_fixture.mjs';
import { build, inOrder } from './_packages.mjs';
import { breakable, Formulas, typeset } from '../../reports/web/src/model/formulas.mjs';
import { prepare } from '../../reports/web/src/model/prepare.mjs';
import { csv, readable, shortValue } from '../../reports/web/src/text.mjs';
import { meanings, verdicts } from '../../reports/web/src/verdicts.mjs';

const model = fabricated(20);
const html = readFileSync(build(model, 'document'), 'utf8');
const markupOf = page => page.replace(/<(style|script)[ >].*?<\/\1>/gs, '');
const unpacked = id => JSON.parse(gunzipSync(Buffer.from(html.match(new RegExp(`id="${id}">([^<]*)<`))[1], 'base64')));

test('the same model gives the same bytes', () => {
  assert.equal(readFileSync(build(model, 'document-again'), 'utf8'), html);
});

test('the file is under 4 MB before its data, names no address to fetch, and its policy forbids any', () => {
  const page = html.replace(/<script type="application\/octet-stream"[^>]*>[^<]*<\/script>/g, '');
  assert.ok(page.length < 4e6, `${page.length} bytes`);
  inOrder(page, "default-src 'none'", '<title>', '<style>', '<h1>', '<script>');
  const [, style] = page.match(/<style>(.*?)<\/style>/s);
  const markup = markupOf(page);
  assert.ok(!/(src|href|action|data)=["']?(https?:|\/\/)|<iframe|<object|<img/i.test(markup));
  assert.ok(!/@import|url\((?!["']?data:)/.test(style));
  assert.ok(!/unsafe-eval/.test(markup));
});

test('each font is inlined once, as woff2', () => {
  const fonts = html.match(/url\((["']?)data:[^)]{40}/g);
  assert.ok(fonts.length >= 15);
  assert.ok(fonts.every(font => /font\/woff2/.test(font)));
  const faces = html.match(/url\([^)]*\)/g).filter(face => face.includes('font/woff2'));
  assert.equal(new Set(faces).size, faces.length);
});

test('a text of the model is never markup', () => {
  const hostile = ['</script><script>alert(1)</script>', '"><img src=x onerror=alert(1)>', "'><b>", '$<b>$', '\\text{<b>}'];
  for (const text of hostile) {
    const one = { ...model.claims[0], id: 'ef.x', paper: text, kind: text, title: text, where: text, statement: text, hypotheses: text, note: text, evidence: text };
    const page = readFileSync(build({ ...model, title: text, generated_by: text, papers: [{ id: text, title: text, source: text }], claims: [one], figures: [] }, 'hostile'), 'utf8');
    for (const tag of ['<img', '<b>', '<script>', '</script>']) assert.ok(!markupOf(page).includes(tag), `${tag} of ${text}`);
  }
});

test('counts by verdict and paper stand on top, and each is a link to its claims', () => {
  const count = (paper, verdict) => model.claims.filter(c => c.paper === paper && c.verdict === verdict).length;
  inOrder(html, '<table class="counts"', ...verdicts, ...['ef', 'ssd', 'saddle'].flatMap(paper => verdicts.filter(v => count(paper, v)).map(v => `href="#ledger?paper=${paper}&amp;verdict=${v}">${count(paper, v)}<`)), '<tfoot>');
  inOrder(html, `The 66 claims of 3 sources`, ...verdicts.map(verdict => meanings[verdict]));
});

test('the data hold every claim: by paper, refuted first, else as printed', () => {
  const { claims } = unpacked('report');
  assert.equal(claims.length, model.claims.length);
  for (const paper of ['ef', 'ssd', 'saddle']) {
    const printed = model.claims.filter(c => c.paper === paper);
    const wanted = [...printed.filter(c => c.verdict === 'refuted'), ...printed.filter(c => c.verdict !== 'refuted')].map(c => c.id);
    assert.deepEqual(claims.filter(c => c.paper === paper).map(c => c.id), wanted);
  }
});

test('a model without figures, trajectories, compressors and repairs has a page without these sections', () => {
  const page = readFileSync(build(sparse(), 'sparse'), 'utf8');
  for (const id of ['figures', 'trajectories', 'compressors']) assert.ok(html.includes(`<section id="${id}"`) && !page.includes(`<section id="${id}"`));
  assert.equal(prepare(sparse()).claims[0].repaired, 'ef.thm4/repaired', 'by its name, where the model does not say');
  assert.equal(prepare(fabricated(0)).claims.find(c => c.id === 'ef.step2').repaired, undefined);
});

test('what is no report is refused', () => {
  assert.throws(() => prepare({ schema: 'lemmata/verify/1' }), /no lemmata\/report\/1/);
  assert.throws(() => build({ schema: 'other' }, 'refused'));
});

test('a formula is set once, whatever the number of claims that print it', () => {
  const { formulas, claims } = unpacked('report');
  assert.equal(new Set(formulas).size, formulas.length);
  assert.ok(formulas.length < 2 * model.claims.length + 20);
  const first = claims.find(c => c.id === 'ef.thm4');
  assert.equal(formulas[first.statement[0]], model.claims[0].statement);
  assert.match(unpacked('formulas-0')[first.statement[0]], /class="katex"/);
});

test('prose keeps its lone dollar, and a formula that KaTeX does not know is shown as its source', () => {
  const f = new Formulas();
  assert.deepEqual(f.prose('costs $5'), ['costs $5']);
  assert.deepEqual(f.prose('from $x$ to $y$ for $5'), ['from ', 0, ' to ', 1, ' for $5']);
  assert.deepEqual(f.statement('holds for every step'), ['holds for every step']);
  assert.equal(typeset('\\unknowncommand{x}'), null);
  assert.match(typeset('x^2'), /<math/, 'with MathML for those who listen');
});

test('a line may break after commas and words outside of brackets, and nowhere else', () => {
  assert.equal(breakable('a, b'), 'a,\\allowbreak  b');
  assert.equal(breakable('(a, b)'), '(a, b)');
  assert.equal(breakable('f_{a, b}'), 'f_{a, b}');
  assert.equal(breakable('\\left(a, b\\right)'), '\\left(a, b\\right)');
  assert.equal(breakable('x \\text{ for all } t'), 'x \\text{ }\\allowbreak \\text{for }\\allowbreak \\text{all } t');
  assert.equal(breakable('x_\\text{for all}'), 'x_\\text{for all}');
});

test('a long fraction is shown by what it is about', () => {
  assert.equal(shortValue('5/4'), '5/4');
  assert.equal(shortValue(`${'1'.repeat(80)}/${'9'.repeat(80)}`), 'about 0.111111111 (exact: 161 characters)');
  assert.equal(shortValue(`-${'2'.repeat(90)}/1${'0'.repeat(80)}`), 'about −2.22222222×10⁹ (exact: 173 characters)');
  assert.equal(shortValue(`1/1${'0'.repeat(80)}`), 'about 10⁻⁸⁰ (exact: 83 characters)');
  assert.equal(shortValue(`(${'0, '.repeat(50)}0)`).length, 153);
});

test('numbers are for people, and exact in CSV', () => {
  const written = [0.75, 1234567, 1e-7, -2.5e-9, 'inf', '-inf', null, 0, 99999, 0.001].map(x => readable(x));
  assert.deepEqual(written, ['0.75', '1.235×10⁶', '10⁻⁷', '−2.5×10⁻⁹', '∞', '−∞', '–', '0', '10⁵', '0.001']);
  assert.equal(csv(['a', 'b'], [[0.1 + 0.2, 'x, "y"'], [null, 'inf']]), 'a,b\n0.30000000000000004,"x, ""y"""\n,inf\n');
});
