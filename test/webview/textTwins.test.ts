// Every picture has its numbers as text, on a key.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { axeFindings } from './axeFindings.ts';
import { withPage } from './checkedPage.ts';
import { drawn, launch, THEMES, unfoldAll, unfoldTexts } from './harness.ts';

let browser: Browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

/** Elements whose pictures are told in full by the text that always stands beside them. */
const TOLD_BESIDE = [
  'mnist-saliency-picture', // its caption says which pixels matter
  'mnist-vote-table', // each stands in the row with its numbers
  'mnist-weight-gallery', // each unit is a choice with its strength; chosen, it is shown with its text
];

/** Names of the elements that show a picture with no table beside it. */
async function withoutTable(page: Page): Promise<string[]> {
  return page.evaluate(`(() => {
    const found = new Set();
    const owners = picture => {
      const owners = [];
      for (let root = picture.getRootNode(); root.host; root = root.host.getRootNode()) {
        owners.push(root.host);
      }
      return owners;
    };
    const look = root => {
      for (const element of root.querySelectorAll('*')) {
        if (element.matches('[role=img]') && element.checkVisibility()) {
          const around = owners(element).filter(owner => !owner.matches(
            'mnist-dashboard, mnist-dashboard-parts, mnist-digit-parts, mnist-view-section'));
          if (!around.some(owner => owner.shadowRoot.querySelector('mnist-as-text'))) {
            found.add(around.map(owner => owner.localName).join(' in '));
          }
        }
        if (element.shadowRoot) look(element.shadowRoot);
      }
    };
    look(document);
    return [...found];
  })()`);
}

for (const [entry, scene] of [
  ['dashboard', 'training'],
  ['dashboard', 'finished'],
  ['params', 'params'],
  ['picture', 'picture'],
  ['report', 'evaluation'],
  ['report', 'predictions'],
] as const) {
  test(`every picture has its text: ${entry}, ${scene}`, async () => {
    await withPage(browser, { entry, scene, height: 8000 }, async page => {
      await unfoldAll(page);
      const pictures = await withoutTable(page);
      assert.deepEqual(
        pictures.filter(names => !TOLD_BESIDE.some(told => names.includes(told))),
        [],
      );
    });
  });
}

for (const width of [200, 900]) {
  test(`no finding of axe in the texts, nothing wider than the page, ${width} px`, async () => {
    await withPage(browser, { scene: 'training', width, height: 8000 }, async page => {
      await unfoldAll(page);
      await unfoldTexts(page);
      assert.ok((await page.getByRole('table').count()) >= 12);
      assert.equal(await page.evaluate('document.documentElement.scrollWidth'), width);
      for (const theme of width === 900 ? THEMES : []) {
        await page.evaluate(`fakeHost.setTheme('${theme}')`);
        await drawn(page);
        assert.deepEqual(await axeFindings(page), [], theme);
      }
    });
  });
}

test('the text of a chart comes and goes by key, and is of the newest points', async () => {
  await withPage(browser, { scene: 'training', width: 300 }, async page => {
    const chart = page.locator('mnist-history-chart').first();
    const table = chart.getByRole('table', { name: /^Accuracy/ });
    assert.equal(await table.count(), 0);
    await chart.getByText('As text').focus();
    await page.keyboard.press('Enter');
    await table.waitFor();
    assert.ok((await table.getByRole('row').count()) > 2);
    await page.keyboard.press('Tab');
    await chart
      .getByRole('group', { name: /^Accuracy/ })
      .and(page.locator(':focus'))
      .waitFor();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await table.waitFor({ state: 'detached' });
    await drawn(page);
  });
});

test('a text that is open follows the run to its end', async () => {
  await withPage(browser, { scene: 'training', width: 300 }, async page => {
    const chart = page.locator('mnist-history-chart').first();
    await chart.getByText('As text').click();
    const newest = chart.getByRole('table').getByRole('row').last();
    await newest.waitFor();
    const before = await newest.innerText();
    await page.evaluate(`fakeHost.show('finished')`);
    await newest.filter({ hasText: '18,750' }).waitFor();
    assert.ok(!before.includes('18,750'), before);
  });
});
