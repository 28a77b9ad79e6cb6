// The part "One step, by hand" in Chromium.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import type { FromDashboard } from '../../src/protocol/dashboardMessages.ts';
import { axeFindings } from './axeFindings.ts';
import { withPage } from './checkedPage.ts';
import { drawn, launch, THEMES, type ThemeName } from './harness.ts';

const PART = ['mnist-dashboard', 'mnist-dashboard-parts', '[name=glassBox]', 'mnist-glass-box'];

let browser: Browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

async function withGlassBox(
  use: (page: Page) => Promise<void>,
  { width = 300, theme = 'dark' as ThemeName } = {},
) {
  await withPage(browser, { scene: 'training', width, theme, height: 6500 }, async page => {
    page.setDefaultTimeout(10_000);
    await page.getByText('One step, by hand', { exact: true }).click();
    await page.getByText('Step 1 of 12').waitFor();
    await drawn(page);
    await use(page);
  });
}

async function asked(page: Page): Promise<Extract<FromDashboard, { type: 'ask' }>[]> {
  const sent = (await page.evaluate('fakeHost.sent')) as FromDashboard[];
  return sent.flatMap(message =>
    message.type === 'ask' && message.question.name === 'glassBox' ? [message] : [],
  );
}

const box = (page: Page) => page.locator('mnist-glass-box');

test('keys turn the steps from the pixels to the loss after, and not beyond', async () => {
  await withGlassBox(async page => {
    await box(page).getByText('The pixels', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Next', exact: true }).focus();
    await page.keyboard.press('ArrowLeft');
    for (let step = 2; step <= 12; step++) {
      await page.keyboard.press('ArrowRight');
      await page.getByText(`Step ${step} of 12`).waitFor();
    }
    await page.keyboard.press('ArrowRight');
    await page.getByText('Step 12 of 12').waitFor();
    await box(page).getByText('Loss before: 0.2231').waitFor();
    await box(page).getByText('Loss after: 0.1873').waitFor();
    await page.keyboard.press('ArrowLeft');
    await box(page).getByText('w ← 0.4187 − 0.1000 × (−0.6200) = 0.4807').waitFor();
  });
});

test('the step is there again when the page was hidden and is shown', async () => {
  await withGlassBox(async page => {
    await page.getByRole('button', { name: 'Next', exact: true }).click();
    await page.getByRole('button', { name: 'Next', exact: true }).click();
    await page.getByText('Step 3 of 12').waitFor();
    await page.reload();
    await page.getByText('Step 3 of 12').waitFor();
  });
});

test('what is written adds up, and a click asks for the line of code', async () => {
  await withGlassBox(async page => {
    await page.getByRole('button', { name: 'Next', exact: true }).click();
    await box(page).getByText('Sum of unit 21 in hidden layer 1').waitFor();
    const lines = await box(page).getByRole('listitem').allInnerTexts();
    const numbers = lines.map(line => Number(line.split('= ').at(-1)!.replace('−', '-')));
    const total = numbers.pop()!;
    const sum = numbers.reduce((all, number) => all + number, 0);
    assert.ok(Math.abs(sum - total) < 0.002, lines.join('\n'));
    await page.getByRole('button', { name: 'Open the code: dense.ts' }).click();
    const sent = (await page.evaluate('fakeHost.sent')) as FromDashboard[];
    assert.deepEqual(sent.at(-1), { type: 'openSource', name: 'forwardDense' });
  });
});

test('it stays while training goes on, until the weights of now are wanted', async () => {
  await withGlassBox(async page => {
    await page.evaluate('fakeHost.advance(5810, 5820)');
    await page.getByText('5,820 of 18,750').first().waitFor({ state: 'attached' });
    await drawn(page);
    assert.equal((await asked(page)).length, 1);
    await page.getByRole('button', { name: 'Take the weights of now' }).click();
    await drawn(page);
    assert.equal((await asked(page)).length, 2);
    const field = page.getByRole('spinbutton', { name: /Unit of the last hidden layer/ });
    await field.fill('33');
    await field.press('Enter');
    await page.getByRole('button', { name: 'Next', exact: true }).click();
    await box(page).getByText('Sum of unit 33 in hidden layer 1').waitFor();
  });
});

test('an own drawing needs to be named first', async () => {
  await withGlassBox(async page => {
    await page.evaluate(`document.querySelector('mnist-dashboard').shadowRoot
      .querySelector('mnist-dashboard-parts')
      .dispatchEvent(Object.assign(new Event('mnist-gaze'), {
        gaze: { digit: { kind: 'own', image: new Uint8Array(784) } } }))`);
    await page.getByLabel('What is your digit?').selectOption('7');
    await box(page)
      .getByText(/^It is a 7;/)
      .waitFor();
    const { question } = (await asked(page)).at(-1)!;
    assert.ok(question.name === 'glassBox' && question.digit.kind === 'own');
    assert.equal(question.digit.label, 7);
  });
});

test('when nobody answers it says why, and asks again', async () => {
  await withGlassBox(async page => {
    await page.evaluate("fakeHost.answers = 'fail'");
    await page.getByRole('button', { name: 'Take the weights of now' }).click();
    await box(page).getByText('The worker is gone.').waitFor();
    await page.evaluate("fakeHost.answers = 'answer'");
    await box(page).getByRole('button', { name: 'Try again' }).click();
    await box(page).getByRole('alert').waitFor({ state: 'detached' });
  });
});

for (const theme of THEMES) {
  test(`no finding of axe, nothing wider than the page, ${theme}`, async () => {
    for (const width of [200, 1200]) {
      await withGlassBox(
        async page => {
          for (let step = 1; step <= 12; step++) {
            await page.getByText(`Step ${step} of 12`).waitFor();
            await drawn(page);
            assert.equal(
              await page.evaluate(
                'document.documentElement.scrollWidth - document.documentElement.clientWidth',
              ),
              0,
            );
            if (process.env.PICTURES) {
              const path = `${process.env.PICTURES}/${theme.replaceAll(' ', '-')}-${width}-${step}.png`;
              await page.locator("mnist-view-section[name='glassBox']").screenshot({ path });
            }
            await page
              .getByRole('button', { name: step < 12 ? 'Next' : 'From the start', exact: true })
              .click();
          }
          assert.deepEqual(await axeFindings(page, PART), []);
        },
        { width, theme },
      );
    }
  });
}

test('the button that was used stays in sight when an editor opens beside', async () => {
  await withGlassBox(
    async page => {
      await page.setViewportSize({ width: 1300, height: 800 });
      const link = box(page).getByRole('button', { name: /^Open the code/ });
      await link.click();
      await drawn(page); // by then it is known to be in sight
      const isInSight = () =>
        link.evaluate(button => {
          const { top, bottom } = button.getBoundingClientRect();
          return top >= 0 && bottom <= 800;
        });
      for (const width of [600, 1300, 300]) {
        await page.setViewportSize({ width, height: 800 });
        await drawn(page);
        await drawn(page);
        assert.ok(await isInSight(), `${width} px`);
      }
      await page.evaluate('scrollTo(0, 0)');
      await drawn(page);
      await page.setViewportSize({ width: 1300, height: 800 });
      await drawn(page);
      assert.equal(await page.evaluate('scrollY'), 0, 'who has scrolled away is left there');
    },
    { width: 1300 },
  );
});
