// What a learner does with a run: break it, steer it, ask what a part shows.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { experimentNamed } from '../../src/lessons/experiments.ts';
import type { FromDashboard } from '../../src/protocol/dashboardMessages.ts';
import { launch, openPage } from './harness.ts';

let browser: Browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

/** The orders that the host was given, without questions. */
async function orders(page: Page): Promise<FromDashboard[]> {
  const messages = (await page.evaluate('fakeHost.sent')) as FromDashboard[];
  return messages.filter(({ type }) => type === 'train' || type === 'steer');
}

const unfold = (page: Page, heading: string) =>
  page.getByRole('heading', { name: heading, exact: true }).click();

test('an experiment is started with its settings, and says what to watch', async () => {
  const page = await openPage(browser, { scene: 'experiment' });
  const { title, watch, settings } = experimentNamed('fewDigits');
  await page.getByText(watch).waitFor();
  await unfold(page, 'Experiments');
  // The one on the screen is tried again; the others are tried.
  await page
    .getByRole('button', { name: /^Try: / })
    .first()
    .waitFor();
  await page.getByRole('button', { name: `Try again: ${title}` }).click();
  assert.deepEqual(await orders(page), [{ type: 'train', preset: 'quick', overrides: settings }]);
  await page.close();
});

test('another run is no experiment', async () => {
  const page = await openPage(browser, { scene: 'training' });
  await page.getByText('Training', { exact: true }).first().waitFor();
  assert.equal(await page.getByRole('region', { name: 'Experiment' }).count(), 0);
  await page.close();
});

test('a part is explained, with its formula, by a button that the keyboard reaches', async () => {
  const page = await openPage(browser, { scene: 'training' });
  const button = page.getByRole('button', { name: 'What is this? Loss' });
  await button.focus();
  await page.keyboard.press('Enter');
  await page.getByText('loss = −ln p(right digit)').waitFor();
  assert.equal(await button.getAttribute('aria-expanded'), 'true');
  await page.keyboard.press('Enter');
  assert.equal(await page.getByText('loss = −ln p(right digit)').count(), 0);
  await page.close();
});

test('the explanation of a folded part unfolds it', async () => {
  const page = await openPage(browser, { scene: 'training' });
  await page.getByRole('button', { name: 'What is this? While it runs' }).click();
  await page.getByText('The learning rate is the length of each step').waitFor();
  await page.getByRole('slider', { name: 'Learning rate' }).waitFor();
  await page.close();
});

test('the learning rate is moved by keys, and the run told', async () => {
  const page = await openPage(browser, { scene: 'training' });
  await unfold(page, 'While it runs');
  await page.getByRole('slider', { name: 'Learning rate' }).focus();
  await page.keyboard.press('ArrowLeft');
  assert.deepEqual(await orders(page), [{ type: 'steer', run: 1, learningRateFactor: 0.79 }]);
  await page.close();
});

test('a run is told when to end; what cannot be is said, and not told', async () => {
  const page = await openPage(browser, { scene: 'training' });
  await unfold(page, 'While it runs');
  const accuracy = page.getByRole('textbox', { name: /^At an accuracy/ });
  await accuracy.fill('980');
  await accuracy.press('Tab');
  await page.getByText('A number of percent from 1 to 100, please.').waitFor();
  assert.deepEqual(await orders(page), []);
  await accuracy.fill('98');
  await accuracy.press('Tab');
  assert.deepEqual(await orders(page), [{ type: 'steer', run: 1, stop: { accuracy: 0.98 } }]);
  const patience = page.getByRole('textbox', { name: /^When not better/ });
  assert.equal(await patience.isDisabled(), true, 'there are no validation digits');
  await page.close();
});

test('a target stands in the chart, and is said in words', async () => {
  const page = await openPage(browser, { scene: 'training' });
  await unfold(page, 'While it runs');
  const target = page.getByRole('textbox', { name: /^Target line/ });
  await target.fill('96');
  await target.press('Tab');
  await page.getByText(/^Target 96 %: reached at iteration [\d,]+$/).waitFor();
  await page.close();
});

test('a run that is over is not steered', async () => {
  const page = await openPage(browser, { scene: 'experiment' });
  await unfold(page, 'While it runs');
  assert.equal(await page.getByRole('slider', { name: 'Learning rate' }).isDisabled(), true);
  await page.getByText("From iteration 9,000 on 0.5 times the schedule's rate.").waitFor();
  await page.getByText('Ended after epoch 7').waitFor();
  await page.close();
});
