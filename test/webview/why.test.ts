// The parts "What goes wrong" and "Why it reads this digit so" in Chromium.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { confusionMatrix } from '../../src/nn/metrics.ts';
import type { FromDashboard } from '../../src/protocol/dashboardMessages.ts';
import { choiceOfPair, matchingDigits } from '../../webview/digitChoice.ts';
import { mostFrequentMistake } from '../../webview/mistakes.ts';
import { axeFindings } from './axeFindings.ts';
import { withPage } from './checkedPage.ts';
import { fakeDigits, fakeTestPredictions } from './fakeRun.ts';
import { drawn, launch, THEMES, type ThemeName } from './harness.ts';

const labels = fakeDigits([...Array(1000).keys()], 0).labels;
const answers = fakeTestPredictions(5810);
const mistake = mostFrequentMistake(confusionMatrix(labels, answers.predicted))!;
const ofMistake = matchingDigits(labels, answers, choiceOfPair(mistake.truth, mistake.predicted));
const MISTAKE = `${mistake.truth} read as ${mistake.predicted}: ${mistake.count} times`;

const PARTS = ['mnist-dashboard', 'mnist-dashboard-parts', 'mnist-digit-parts'];

let browser: Browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

async function withParts(
  use: (page: Page) => Promise<void>,
  { width = 300, theme = 'dark' as ThemeName } = {},
) {
  await withPage(browser, { scene: 'training', width, theme, height: 6500 }, async page => {
    page.setDefaultTimeout(10_000);
    await page.getByText('What goes wrong', { exact: true }).click();
    await drawn(page);
    await use(page);
  });
}

async function sent<Type extends FromDashboard['type']>(page: Page, type: Type) {
  const all = (await page.evaluate('fakeHost.sent')) as FromDashboard[];
  return all.filter(message => message.type === type) as Extract<FromDashboard, { type: Type }>[];
}

/** The digits that were asked about. */
async function explained(page: Page): Promise<unknown[]> {
  const asked = await sent(page, 'ask');
  return asked.flatMap(({ question }) => (question.name === 'explain' ? [question.digit] : []));
}

const cell = (page: Page, name: string) => page.getByRole('gridcell', { name });

test('a click on a cell shows its digits, the surest first, and why the first is read so', async () => {
  await withParts(async page => {
    await page.getByText(`the most frequent mistake is: ${MISTAKE}`).waitFor();
    await cell(page, MISTAKE).click();
    await page.getByText(`1–${ofMistake.length} of ${ofMistake.length}`).waitFor();
    await page.getByTitle(`Test digit ${ofMistake[0]}`).waitFor();
    const { indices } = (await sent(page, 'getDigits')).at(-1)!;
    assert.deepEqual([...indices], ofMistake);
    await page.getByText(`You look at test digit ${ofMistake[0]}.`).waitFor();
    assert.deepEqual((await explained(page)).at(-1), { kind: 'test', index: ofMistake[0] });
    await cell(page, MISTAKE).click();
    await page.getByText('Index 0–11 of 999').waitFor();
  });
});

test('keys lead from cell to cell; Enter opens right answers, too, the least sure first', async () => {
  await withParts(async page => {
    await cell(page, '0 read as 0').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    const ones = matchingDigits(labels, answers, choiceOfPair(1, 1));
    await page.getByText(`1–12 of ${ones.length}`).waitFor();
    await page.getByTitle(`Test digit ${ones[0]}`).waitFor();
    assert.equal(await page.getByLabel('Is', { exact: true }).inputValue(), '1');
    assert.equal(await page.getByLabel('Read as', { exact: true }).inputValue(), '1');
    assert.equal(await page.getByLabel('Order', { exact: true }).inputValue(), 'leastSure');
  });
});

test('filters can be chosen one by one, stay after a reload, and are lifted together', async () => {
  await withParts(async page => {
    await page.getByLabel('Order', { exact: true }).selectOption('least sure first');
    await page.getByLabel('Is', { exact: true }).selectOption('7');
    const sevens = matchingDigits(labels, answers, {
      wrongOnly: false,
      truth: 7,
      order: 'leastSure',
    });
    await page.getByText(`1–12 of ${sevens.length}`).waitFor();
    await page.reload();
    await page.getByText(`1–12 of ${sevens.length}`).waitFor();
    await page.getByTitle(`Test digit ${sevens[0]}`).waitFor();
    await page.getByRole('button', { name: 'Show all' }).click();
    await page.getByText('Index 0–11 of 999').waitFor();
  });
});

test('the matrix is a table that says every count, and changes with the moment', async () => {
  await withParts(async page => {
    const table = page.getByRole('grid', { name: 'Confusion matrix' });
    assert.equal(await table.getByRole('rowheader').count(), 10);
    assert.equal(await table.getByRole('gridcell').count(), 100);
    const before = await table.innerText();
    await page.getByRole('slider', { name: 'Moment of the run' }).press('Home');
    await page.getByText('At iteration 0 the most frequent mistake').waitFor();
    assert.notEqual(await table.innerText(), before);
  });
});

test('a click on a digit tells in words why: votes, scores, pixels', async () => {
  await withParts(async page => {
    const [index] = ofMistake;
    const field = page.getByRole('textbox', { name: /Go to the test digit/ });
    await field.fill(`${index}`);
    await field.press('Enter');
    const why = page.locator('mnist-why-part');
    const { truth, predicted } = mistake;
    await why
      .getByText(new RegExp(`^Says ${predicted} \\(55\\s%\\), but it is a ${truth}\\.$`))
      .waitFor();
    await why.getByText(`Unit ${17 + predicted} speaks most for ${predicted} (+3.16)`).waitFor();
    await why.getByText(`More ink at the top speaks most for ${predicted}`).first().waitFor();
    await why.getByRole('img', { name: /The digit, with which pixels matter/ }).waitFor();
    const votes = why.getByRole('table', { name: `Votes on ${truth}` });
    await votes.getByRole('row', { name: /^All 118 others/ }).waitFor();
    await votes.getByRole('row', { name: `Score of ${truth}` }).waitFor();
    assert.equal(await why.getByRole('table').count(), 2);
    const bars = why.getByRole('list', { name: 'Probability of each digit' });
    assert.equal(await bars.getByRole('listitem').count(), 10);
  });
});

test('an own drawing without a label is explained without a true digit', async () => {
  await withParts(async page => {
    await page.evaluate(`document.querySelector('mnist-dashboard').shadowRoot
      .querySelector('mnist-dashboard-parts')
      .dispatchEvent(Object.assign(new Event('mnist-gaze'), {
        gaze: { digit: { kind: 'own', image: new Uint8Array(784) } } }))`);
    const why = page.locator('mnist-why-part');
    await why.getByText('You look at your own digit.').waitFor();
    await why.getByText(/^Says 3 \(80.%\)\.$/).waitFor();
    assert.equal(await why.getByRole('table').count(), 1);
  });
});

test('what is drawn on the pad is explained when a stroke is done', async () => {
  await withParts(async page => {
    const pad = page.locator('mnist-draw-canvas canvas').first();
    const box = (await pad.boundingBox())!;
    await page.mouse.move(box.x + 40, box.y + 20);
    await page.mouse.down();
    await page.mouse.move(box.x + 50, box.y + 80, { steps: 4 });
    assert.deepEqual((await explained(page)).at(-1), { kind: 'test', index: 0 });
    await page.mouse.up();
    await page.locator('mnist-why-part').getByText('You look at your own digit.').waitFor();
  });
});

test('why is asked once a second at most, and not at all while folded', async () => {
  await withParts(async page => {
    await page.getByRole('heading', { name: 'Why it reads this digit so' }).click();
    await drawn(page);
    const before = (await explained(page)).length;
    await page.evaluate('fakeHost.advance(5810, 5820)');
    await page.getByText('5,820 of 18,750').first().waitFor({ state: 'attached' });
    await drawn(page);
    assert.equal((await explained(page)).length, before);
  });
});

test('when nobody answers it says why, and asks again', async () => {
  await withParts(async page => {
    await page.evaluate("fakeHost.answers = 'fail'");
    await page.getByTitle(/Test digit 3$/).click();
    const why = page.locator('mnist-why-part');
    await why.getByText('The worker is gone.').waitFor();
    await page.evaluate("fakeHost.answers = 'answer'");
    await why.getByRole('button', { name: 'Try again' }).click();
    await why.getByText('You look at test digit 3.').waitFor();
  });
});

for (const theme of THEMES) {
  test(`no finding of axe, nothing wider than the page, ${theme}`, async () => {
    for (const width of [200, 300, 1200]) {
      await withParts(
        async page => {
          await cell(page, MISTAKE).click();
          await page.getByText(`You look at test digit ${ofMistake[0]}.`).waitFor();
          await drawn(page);
          const overflow = await page.evaluate(
            'document.documentElement.scrollWidth - document.documentElement.clientWidth',
          );
          assert.equal(overflow, 0, `${width} px`);
          if (process.env.PICTURES) {
            for (const name of ['wrong', 'digits', 'why']) {
              const file = `${name}-${theme.replaceAll(' ', '-')}-${width}.png`;
              const section = page.locator(`mnist-view-section[name='${name}']`);
              await section.screenshot({ path: `${process.env.PICTURES}/${file}` });
            }
          }
          assert.deepEqual(await axeFindings(page, PARTS), []);
        },
        { width, theme },
      );
    }
  });
}
