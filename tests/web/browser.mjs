// The page in a real browser: headless Chromium opens it from file://.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { lowContrast } from './_contrast.mjs';
import { fabricated } from './_fixture.mjs';
import { build, output, packaged, root } from './_packages.mjs';

const { chromium } = (await packaged('playwright-core')).default ?? await packaged('playwright-core');

// On an idle machine 1.5 s to open and 0.2 s to filter (a pause that nobody sees). The machine may be busy with other tests: what is
// measured is printed, and only several times that is an error.
const secondsToOpen = 4 * 1.5;
const secondsToFilter = 4 * 0.2;

/** The real report where there is one; always one with everything that a report may hold. */
const real = process.env.LEMMATA_REPORT ?? join(root, 'build/report/report.json');
const models = { fabricated: fabricated(), ...(existsSync(real) && { real: JSON.parse(readFileSync(real, 'utf8')) }) };

let browser;
before(async () => {
  browser = await chromium.launch({
    executablePath: process.env.LEMMATA_CHROMIUM || '/usr/bin/chromium',
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
});
after(() => browser?.close());

/** A page that is open and drawn. What it said, or asked for beside its own file, is an error. */
async function opened(file, { hash = '', width = 1280, height = 900, ...more } = {}) {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: 'light', ...more });
  const page = await context.newPage();
  page.said = [];
  page.on('console', message => page.said.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', error => page.said.push(`error: ${error.message}`));
  page.on('request', request => { if (request.url().split('#')[0] !== file.href && !request.url().startsWith('data:')) page.said.push(`request: ${request.url()}`); });
  page.on('response', () => {});
  await page.goto(file.href + hash);
  await page.waitForFunction(() => document.documentElement.dataset.ready);
  return page;
}

async function closed(page) {
  assert.deepEqual(page.said, []);
  await page.context().close();
}
const wholeDrawn = page => page.waitForFunction(() => document.documentElement.dataset.idle, null, { timeout: 120000 });

/** Seconds that the page's main thread computed in, whatever else the machine does. */
async function processorTime(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return async () => Object.fromEntries((await session.send('Performance.getMetrics')).metrics.map(m => [m.name, m.value])).TaskDuration;
}

for (const [name, model] of Object.entries(models)) {
  describe(name, () => {
    const file = pathToFileURL(build(model, name));
    const count = fits => model.claims.filter(fits).length;
    const visible = page => page.locator('.claim:not([hidden])').count();
    const refutedClaim = model.claims.find(c => c.verdict === 'refuted' && c.witness && c.id.includes('.thm')) ?? model.claims.find(c => c.verdict === 'refuted');

    test('opens fast, with every claim of the model, without a word or a request', async () => {
      const context = await browser.newContext();
      const page = await context.newPage();
      const spent = await processorTime(page);
      const earlier = await spent();
      await page.goto(file.href);
      await page.waitForFunction(() => document.documentElement.dataset.ready);
      const computed = await spent() - earlier;
      const wall = Number(await page.evaluate(() => document.documentElement.dataset.ready)) / 1000;
      console.log(`# ${name}: ${model.claims.length} claims open in ${wall.toFixed(2)} s (${computed.toFixed(2)} s of processor time)`);
      assert.ok(computed < secondsToOpen, `${computed} s`);
      await context.close();

      const watched = await opened(file);
      assert.equal(await watched.locator('.claim').count(), model.claims.length);
      assert.deepEqual(new Set(await watched.locator('.claim').evaluateAll(all => all.map(e => e.id.replaceAll('~', '/')))), new Set(model.claims.map(c => c.id)));
      await wholeDrawn(watched);
      await closed(watched);
    });

    test('filters by paper, kind, verdict and text, at once, and keeps the filter in the address', async () => {
      const page = await opened(file);
      const paper = model.papers.find(p => count(c => c.paper === p.id)).id;
      await page.selectOption('select[name=paper]', paper);
      assert.equal(await visible(page), count(c => c.paper === paper));
      await page.selectOption('select[name=verdict]', 'refuted');
      assert.equal(await visible(page), count(c => c.paper === paper && c.verdict === 'refuted'));
      assert.ok(page.url().endsWith(`#ledger?paper=${paper}&verdict=refuted`), page.url());
      const wanted = `${count(c => c.paper === paper && c.verdict === 'refuted')} of`;
      assert.ok((await page.locator('form output').textContent()).startsWith(wanted));
      await page.click('button[type=reset]');
      await page.waitForFunction(n => document.querySelectorAll('.claim:not([hidden])').length === n, model.claims.length);
      const { kind } = model.claims[0];
      await page.selectOption('select[name=kind]', kind);
      assert.equal(await visible(page), count(c => c.kind === kind));
      await page.selectOption('select[name=kind]', '');

      await page.fill('input[name=text]', 'warm');
      await wholeDrawn(page); // then the page computes nothing but the filter
      const spent = await processorTime(page);
      const times = [];
      for (const text of ['le', 'lem', 'lemma', 'sqrt', '']) {
        const start = [await spent(), Date.now()];
        await page.fill('input[name=text]', text);
        await page.evaluate(() => new Promise(done => requestAnimationFrame(() => setTimeout(done))));
        times.push([await spent() - start[0], (Date.now() - start[1]) / 1000]);
      }
      console.log(`# ${name}: a filter takes at most ${Math.max(...times.map(t => t[1])).toFixed(3)} s (${Math.max(...times.map(t => t[0])).toFixed(3)} s of processor time)`);
      assert.ok(times.every(t => t[0] < secondsToFilter), times.join('; '));
      assert.equal(await visible(page), model.claims.length);
      await page.fill('input[name=text]', model.claims[3].id);
      assert.ok(await page.locator(`[id="${model.claims[3].id.replaceAll('/', '~')}"]`).isVisible());
      await page.fill('input[name=text]', 'no claim says this');
      assert.ok(await page.locator('.none').isVisible());
      await closed(page);
    });

    test('a count on top leads to its claims', async () => {
      const page = await opened(file);
      await page.locator('.counts tbody a[href*="verdict=refuted"]').first().click();
      const address = new URL(page.url()).hash;
      await page.waitForFunction(n => document.querySelectorAll('.claim:not([hidden])').length === n,
        count(c => c.verdict === 'refuted' && address.includes(`paper=${c.paper}&`)));
      await closed(page);
    });

    test('a deep link opens its claim: printed statement, smallest instance, replay, what holds instead', async () => {
      const page = await opened(file, { hash: '#' + refutedClaim.id.replaceAll('/', '~') });
      const claim = page.locator(`[id="${refutedClaim.id.replaceAll('/', '~')}"]`);
      assert.ok(await claim.evaluate(e => e.open));
      assert.ok(await claim.evaluate(e => e.getBoundingClientRect().top >= 0 && e.getBoundingClientRect().top < innerHeight / 2), 'it is in sight');
      await claim.locator('.formula .katex').first().waitFor();
      const text = await claim.innerText();
      for (const part of ['As printed', refutedClaim.replay, ...(refutedClaim.witness?.draws ?? []).map(d => d.value.slice(0, 40)), ...(refutedClaim.repaired ? ['What holds instead', refutedClaim.repaired] : [])])
        assert.ok(text.includes(part), part);
      await closed(page);
    });

    test('a link to a reading opens its claim, and a link hides no filtered claim', async () => {
      const read = model.claims.find(c => c.readings?.length);
      if (!read) return;
      const page = await opened(file, { hash: '#ledger?verdict=proved' });
      await page.evaluate(hash => { location.hash = hash; }, read.readings[0].id.replaceAll('/', '~'));
      const row = page.locator(`tr[id="${read.readings[0].id.replaceAll('/', '~')}"]`);
      await row.waitFor({ state: 'visible' });
      await page.evaluate(typed => { location.hash = typed; }, model.claims.find(c => c.id.includes('/'))?.id ?? '');  // no error follows
      await closed(page);
    });

    test('refuted claims stand first in each paper, and in a section of their own', async () => {
      const page = await opened(file);
      const verdicts = await page.locator('.paper').evaluateAll(papers => papers.map(p => [...p.querySelectorAll('summary .verdict')].map(v => v.textContent)));
      for (const list of verdicts) assert.ok(list.lastIndexOf('refuted') < list.filter(v => v === 'refuted').length);
      await page.locator('#refuted details.more').evaluateAll(all => all.forEach(e => { e.open = true; }));
      await page.waitForFunction(n => document.querySelectorAll('#refuted .finding').length === n, count(c => c.verdict === 'refuted'));
      await closed(page);
    });

    test('a chart has a tooltip, a text alternative, its command, and its numbers as a table', async () => {
      const charted = model.claims.find(c => c.curve?.points?.length > 3);
      const page = await opened(file, { hash: '#' + charted.id.replaceAll('/', '~') });
      const figure = page.locator(`[id="${charted.id.replaceAll('/', '~')}"] figure`);
      await figure.locator('.chart[data-drawn]').waitFor();
      await figure.scrollIntoViewIfNeeded();
      assert.match(await figure.locator('svg.marks').getAttribute('aria-label') ?? await figure.locator('[aria-label*="bound and largest"]').first().getAttribute('aria-label'), /bound and largest left-hand side found/);
      const target = figure.locator('.mark-symbol path').last();
      await target.hover({ force: true });
      await page.locator('#vg-tooltip-element.visible').waitFor();
      assert.match(await page.locator('#vg-tooltip-element').innerText(), /bound[\s\S]*largest found/);
      await figure.locator('.numbers summary').click();
      assert.equal(await figure.locator('.numbers tbody tr').count(), charted.curve.points.length);
      if (charted.curve.command) assert.ok((await figure.innerText()).includes(charted.curve.command));
      await closed(page);
    });

    test('every chart is drawn, and every one has a caption or a heading and a text alternative', async () => {
      const page = await opened(file);
      await wholeDrawn(page);
      const charts = await page.locator('main > section > .content .chart').evaluateAll(all => all.map(e => ({ drawn: e.dataset.drawn, said: e.querySelector('svg')?.getAttribute('aria-label') ?? e.querySelector('[aria-label]')?.getAttribute('aria-label') })));
      const wanted = (model.figures ?? []).reduce((n, f) => n + f.panels.length, 0) + (model.trajectories ?? []).length
        + (model.compressors ?? []).reduce((n, c) => n + c.constants.filter(k => k.rows.length).length, 0);
      assert.equal(charts.length, wanted);
      for (const chart of charts) assert.ok(chart.drawn && chart.said);
      await closed(page);
    });

    test('a table is copied as CSV', async () => {
      const page = await opened(file, { permissions: ['clipboard-read', 'clipboard-write'] });
      await page.selectOption('select[name=verdict]', 'refuted');
      await page.click('.copy-ledger');
      await page.waitForFunction(() => document.getElementById('said').textContent.includes('copied'));
      const text = await page.evaluate(() => navigator.clipboard.readText());
      assert.match(text, /^id,paper,kind,source,title,verdict,sharpness,/);
      assert.equal(text.split('\n').filter(line => /^[a-z]+\.[^,]*,/.test(line)).length, count(c => c.verdict === 'refuted'));
      const tables = await page.locator('table[data-csv]').count();
      assert.equal(await page.locator('table[data-csv] + button.copy').count(), tables);
      await closed(page);
    });

    test('the keyboard reaches the ledger, opens a claim, and sees where it is', async () => {
      const page = await opened(file);
      await page.keyboard.press('Tab');
      assert.equal(await page.evaluate(() => document.activeElement.className), 'skip');
      await page.keyboard.press('Enter');
      const reached = new Set();
      for (let i = 0; i < 12; ++i) {
        await page.keyboard.press('Tab');
        reached.add(await page.evaluate(() => document.activeElement.name || document.activeElement.className || document.activeElement.tagName));
        if (await page.evaluate(() => document.activeElement.matches('.claim > summary'))) break;
      }
      for (const name of ['text', 'paper', 'kind', 'verdict', 'order', 'copy-ledger copy']) assert.ok(reached.has(name), [...reached].join());
      assert.notEqual(await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle), 'none');
      await page.keyboard.press('Enter');
      await page.locator('.claim[open] .detail .katex').first().waitFor();
      await closed(page);
    });

    for (const colorScheme of ['light', 'dark']) {
      test(`contrast is AA, ${colorScheme}`, async () => {
        const page = await opened(file, { colorScheme, hash: '#' + refutedClaim.id.replaceAll('/', '~') });
        await wholeDrawn(page);
        await page.locator('.claim[open] .detail').first().waitFor();
        assert.deepEqual(await page.evaluate(lowContrast), []);
        await closed(page);
      });
    }

    test('nothing is wider than a phone', async () => {
      const page = await opened(file, { width: 390, height: 844, hash: '#' + refutedClaim.id.replaceAll('/', '~') });
      await wholeDrawn(page);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 390);
      await closed(page);
    });

    test('screenshots, to be looked at', async () => {
      const folder = join(output, 'screenshots');
      mkdirSync(folder, { recursive: true });
      for (const [width, height] of [[1280, 900], [390, 844]]) {
        for (const colorScheme of ['light', 'dark']) {
          const page = await opened(file, { width, height, colorScheme });
          await wholeDrawn(page);
          for (const section of ['top', ...await page.locator('main > section').evaluateAll(all => all.map(e => e.id)), 'claim']) {
            if (section === 'claim') await page.goto(`${file.href}#${refutedClaim.id.replaceAll('/', '~')}`);
            else if (section !== 'top') await page.locator('#' + section).evaluate(e => e.scrollIntoView());
            await page.waitForTimeout(150);
            await page.screenshot({ path: join(folder, `${name}-${width}-${colorScheme}-${section}.png`) });
          }
          await closed(page);
        }
      }
    });
  });
}

describe('trajectory', () => {
  const file = pathToFileURL(build(fabricated(3), 'trajectory'));
  const first = '[id="ef.counterexample1"]';
  const shown = page => page.locator(`${first} .mark-symbol path`).count();

  test('is whole at first, follows its slider by keyboard, and plays', async () => {
    const page = await opened(file);
    await page.locator(`${first} .chart[data-drawn]`).waitFor();
    const whole = await shown(page);
    await page.locator(`${first} input`).focus();
    await page.keyboard.press('Home');
    await page.waitForFunction(() => document.querySelector('.trajectory output').textContent === 'step 0 of 29');
    await page.waitForFunction(n => document.querySelectorAll('.trajectory:first-child .mark-symbol path').length < n, whole);
    assert.equal(await shown(page), 4, 'two starts, and where each iterate is');
    await page.keyboard.press('ArrowRight');
    await page.waitForFunction(() => document.querySelectorAll('.trajectory:first-child .mark-symbol path').length === 6);
    await page.locator(`${first} .controls button`).click();
    await page.waitForFunction(() => document.querySelector('.trajectory output').textContent === 'step 29 of 29', null, { timeout: 30000 });
    await closed(page);
  });

  test('does not move where motion is unwanted, and still steps', async () => {
    const page = await opened(file, { reducedMotion: 'reduce' });
    await page.locator(`${first} .chart[data-drawn]`).waitFor();
    await page.locator(`${first} input`).focus();
    await page.keyboard.press('Home');
    await page.waitForFunction(() => document.querySelector('.trajectory output').textContent === 'step 0 of 29');
    assert.equal(await page.locator(`${first} .controls button`).isVisible(), false);
    await closed(page);
  });
});

test('paper: a printed page has no controls, and its colours are those of light', async () => {
  const page = await opened(pathToFileURL(build(fabricated(3), 'print')), { colorScheme: 'dark' });
  await wholeDrawn(page);
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  assert.equal(await page.evaluate(() => getComputedStyle(document.body).backgroundColor), 'rgb(255, 255, 255)');
  assert.equal(await page.locator('form.filter').isVisible(), false);
  assert.deepEqual(await page.evaluate(lowContrast), []);
  await page.pdf({ path: join(output, 'print.pdf'), format: 'A4', printBackground: true });
  await closed(page);
});
