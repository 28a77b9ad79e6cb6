// The report page in Chromium, with a fake host behind it and VS Code's security policy around it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import type { FromReport } from '../../src/protocol/reportMessages.ts';
import { withPage } from './checkedPage.ts';
import { fakeReport, REPORT_SCENES, type ReportScene } from './fakeReport.ts';
import { drawn, launch } from './harness.ts';

let browser: Browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

/** Opens a report for one test. */
async function withReport(scene: ReportScene, use: (page: Page) => Promise<void>) {
  await withPage(browser, { entry: 'report', scene, width: 900 }, async page => {
    await page.getByRole('heading', { level: 1 }).waitFor();
    await use(page);
  });
}

function reportOf(scene: ReportScene) {
  const message = fakeReport(scene);
  assert.ok(message.type === 'report');
  return message.report;
}

const { confusion, wrong } = reportOf('evaluation');
/** The kind of mistake that is most frequent. */
const pair = confusion
  .flatMap((row, truth) => row.map((count, predicted) => ({ truth, predicted, count })))
  .filter(({ truth, predicted }) => truth !== predicted)
  .reduce((most, cell) => (cell.count > most.count ? cell : most));
const cellName = `${pair.truth} read as ${pair.predicted}: ${pair.count} times`;

test('all that was measured is there', async () => {
  await withReport('evaluation', async page => {
    const title = page.getByRole('heading', { level: 1 });
    await title.filter({ hasText: /784-128-10_95\.6\.safetensors$/ }).waitFor();
    await page.getByText('95.60 %', { exact: true }).first().waitFor();
    await page.getByText('956 of 1,000 test digits right').waitFor();
    await page.getByText('The file claims 95.60 %: just that was measured.').waitFor();
    await page.getByText('101,770').waitFor();
    await page.getByText('0.0712').waitFor();
    const matrix = page.getByRole('grid', { name: 'Confusion matrix' });
    assert.equal(await matrix.getByRole('gridcell').count(), 100);
    await matrix.getByRole('gridcell', { name: cellName }).waitFor();
    const measures = page.getByRole('table', { name: 'Precision and recall' });
    assert.equal(await measures.getByRole('row').count(), 11);
    assert.ok((await page.getByRole('option').count()) > 20, 'the wrong digits');
    await page.getByRole('row', { name: 'Optimizer sgd' }).waitFor();
  });
});

test('the surest mistakes come first, said in words', async () => {
  await withReport('evaluation', async page => {
    const first = await page.getByRole('option').first().getAttribute('title');
    assert.match(first ?? '', /^Digit \d read as \d, 55\s%, wrong\. Test digit \d+$/);
    assert.ok(first?.endsWith(`Test digit ${wrong.indices[0]}`));
  });
});

test('a mistake in the matrix shows its digits, and only those, until all are wanted again', async () => {
  await withReport('evaluation', async page => {
    const shown = page.getByRole('option');
    const all = await shown.count();
    const cell = page.getByRole('gridcell', { name: cellName });
    await cell.click();
    await page
      .getByText(`${pair.truth} read as ${pair.predicted}: ${pair.count}`)
      .first()
      .waitFor();
    assert.equal(await shown.count(), pair.count);
    for (const option of await shown.all()) {
      const name = await option.getAttribute('title');
      assert.ok(name?.startsWith(`Digit ${pair.truth} read as ${pair.predicted},`), `${name}`);
    }
    assert.equal(await cell.getAttribute('aria-selected'), 'true');
    await page.getByRole('button', { name: 'Show all' }).click();
    await page.getByText('The surest mistakes first').waitFor();
    assert.equal(await shown.count(), all);
  });
});

test('the matrix can be walked through and used with the keyboard', async () => {
  await withReport('evaluation', async page => {
    const cells = page.getByRole('gridcell');
    await cells.first().focus();
    for (let row = 0; row < pair.truth; row++) {
      await page.keyboard.press('ArrowDown');
    }
    for (let column = 0; column < pair.predicted; column++) {
      await page.keyboard.press('ArrowRight');
    }
    await page.keyboard.press('Enter');
    assert.equal(await page.getByRole('option').count(), pair.count);
    await page.keyboard.press('Enter');
    assert.ok((await page.getByRole('option').count()) > pair.count, 'once more: all again');
  });
});

test('right answers and empty cells choose nothing', async () => {
  await withReport('evaluation', async page => {
    const all = await page.getByRole('option').count();
    await page.getByRole('gridcell', { name: '0 read as 0: 92 times' }).click();
    await page
      .getByRole('gridcell', { name: /: never$/ })
      .first()
      .click();
    assert.equal(await page.getByRole('option').count(), all);
  });
});

test('the file’s claim is held against the measure', async () => {
  await withReport('foreign-file', async page => {
    await page.getByText('97.50 %: 46.50 percentage points more than measured').waitFor();
    await page.getByText('The 44 surest of 490 mistakes').waitFor();
    await page.evaluate("fakeHost.show('other-claim')");
    await page.getByText('measured on MNIST: the two cannot be compared').waitFor();
    await page.getByText('generated digits', { exact: true }).waitFor();
    await page.getByText('MNIST could not be downloaded').waitFor();
  });
});

test('a network without a mistake, and a digit that is not in the set', async () => {
  await withReport('all-right', async page => {
    await page.getByText('100.00 %', { exact: true }).waitFor();
    await page.getByText('Every digit was read right.').waitFor();
    await page.getByRole('row', { name: '9 0 never read none there' }).waitFor();
    await page.getByText('Nothing: it may come from another program.').waitFor();
  });
});

test('loading tells how far it is', async () => {
  await withReport('evaluating', async page => {
    const bar = page.getByRole('progressbar', { name: /Downloading MNIST/ });
    assert.equal(await bar.getAttribute('value'), '4100000');
    await page.getByText('4.1 of 11.6 MB').waitFor();
    assert.equal(await page.getByRole('button').count(), 0);
  });
});

test('a failure says why, and can be tried again', async () => {
  await withReport('evaluation-failed', async page => {
    await page.getByRole('alert').getByText('is cut off').waitFor();
    await page.getByRole('button', { name: 'Evaluate again' }).click();
    const sent = (await page.evaluate('fakeHost.sent')) as FromReport[];
    assert.deepEqual(sent, [{ type: 'ready' }, { type: 'evaluateAgain' }]);
    await page.evaluate("fakeHost.show('evaluation-cancelled')");
    await page.getByRole('status').getByText('Cancelled').waitFor();
    assert.equal(await page.getByRole('alert').count(), 0, 'what somebody wished is no failure');
  });
});

test('digits that cannot be read leave ways on', async () => {
  await withReport('dataset-failed', async page => {
    await page.getByRole('button', { name: 'Choose folder…' }).click();
    await page.getByRole('button', { name: 'Open settings' }).click();
    await page.getByRole('button', { name: 'Predict again' }).click();
    const sent = (await page.evaluate('fakeHost.sent')) as FromReport[];
    const types = sent.map(({ type }) => type);
    assert.deepEqual(types, ['ready', 'chooseDatasetFolder', 'openSettings', 'evaluateAgain']);
    await page.evaluate("fakeHost.show('evaluation-failed')");
    await page.getByRole('button', { name: 'Evaluate again' }).waitFor();
    assert.equal(await page.getByRole('button').count(), 1, 'the file is at fault, not the digits');
    await page.evaluate("fakeHost.show('predictions')");
    await page.getByRole('button', { name: 'Predict again' }).waitFor();
  });
});

test('predicted digits are large, each with ten probabilities', async () => {
  await withReport('predictions', async page => {
    await page.getByText('4 of 5 read right').waitFor();
    assert.equal(await page.getByRole('list', { name: 'Probability of each digit' }).count(), 5);
    await page.getByRole('img', { name: /^Digit 2 read as 4, 55\s%, wrong/ }).waitFor();
    await page.getByText('✗ Read as 4, but it is 2').waitFor();
    const bars = page.getByRole('list', { name: 'Probability of each digit' }).last();
    assert.equal(await bars.getByRole('listitem').count(), 10);
  });
});

test('several files: the most accurate first and marked, a click opens a report', async () => {
  await withReport('table', async page => {
    const rows = page.getByRole('table', { name: 'Evaluated params files' }).getByRole('row');
    const texts = await rows.allInnerTexts();
    assert.deepEqual(
      texts.slice(1).map(text => /again|95\.6|proud|trained_params/.exec(text)?.[0]),
      ['95.6', 'again', 'proud', 'trained_params'],
    );
    assert.deepEqual(
      texts.map(text => text.includes('best')),
      [false, true, true, false, false],
    );
    await rows.filter({ hasText: 'proud' }).getByText('5.90 percentage points more').waitFor();
    await page.getByRole('heading', { name: 'Not evaluated: 2 files' }).waitFor();
    await page.getByText('names code: os.system').waitFor();
    await page.getByRole('button', { name: 'params/trained_params.pkl' }).press('Enter');
    await rows.filter({ hasText: 'proud' }).getByText('93.10').click();
    const sent = (await page.evaluate('fakeHost.sent')) as FromReport[];
    assert.deepEqual(sent.slice(1), [
      { type: 'openReport', file: 'file:///work/params/trained_params.pkl' },
      { type: 'openReport', file: 'file:///work/params/proud.json' },
    ]);
    await page.evaluate("fakeHost.show('table-begun')");
    const bar = page.getByRole('progressbar', { name: 'Evaluated files' });
    assert.deepEqual([await bar.getAttribute('value'), await bar.getAttribute('max')], ['3', '5']);
    await page.getByText('Evaluating params/wide.npz').waitFor();
  });
});

test('two files: what differs, how far they are apart, and the digits that only one reads', async () => {
  await withReport('comparison', async page => {
    const both = page.getByRole('table', { name: 'Both networks' });
    await both.getByRole('row', { name: /^Accuracy 95\.60.% 93\.00.%$/ }).waitFor();
    await page.getByText('A is more accurate by 2.60 percentage points').waitFor();
    const differing = page.getByRole('table', { name: 'What differs' });
    await differing.getByRole('row', { name: 'Epochs 10 3' }).waitFor();
    await differing.getByRole('row', { name: 'Training accuracy 99.95 % –' }).waitFor();
    assert.equal(await differing.getByRole('row', { name: 'Optimizer' }).count(), 0);
    const layers = page.getByRole('table', { name: 'Distance of each layer' });
    await layers.getByRole('row', { name: '1 128 × 784 128 × 784 1.387 0.912' }).waitFor();
    await layers.getByRole('row', { name: '2 10 × 128 64 × 128 other shapes' }).waitFor();
    await layers.getByRole('row', { name: '3 no such layer 10 × 64' }).waitFor();
    await page.getByRole('heading', { name: 'B is right and A is wrong: 3 digits' }).waitFor();
    const tiles = page.locator('mnist-wrong-digits').last().getByRole('option');
    assert.equal(await tiles.count(), 3);
    await page.getByRole('button', { name: 'trained_params.pkl' }).click();
    const sent = (await page.evaluate('fakeHost.sent')) as FromReport[];
    assert.deepEqual(sent.at(-1), { type: 'openReport', file: 'file:///work/trained_params.pkl' });
    await page.evaluate("fakeHost.show('comparison-equal')");
    await page.getByText('Both are equally accurate on 1,000 test digits').waitFor();
    await page.getByText('Nothing: both say the same of themselves.').waitFor();
    await page.getByRole('heading', { name: 'A is right and B is wrong: 0 digits' }).waitFor();
    await page.getByRole('button', { name: 'Compare again' }).waitFor();
  });
});

test('every scene fits a narrow editor and keeps the security policy', async () => {
  await withReport('evaluation', async page => {
    await page.setViewportSize({ width: 200, height: 800 });
    for (const scene of REPORT_SCENES) {
      await page.evaluate(`fakeHost.show('${scene}')`);
      await drawn(page);
      const overflow = await page.evaluate(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      );
      assert.equal(overflow, 0, scene);
    }
  });
});
