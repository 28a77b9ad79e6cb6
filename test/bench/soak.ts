// Whether memory stays flat in a real VS Code:   npm run soak [-- --minutes 30]
// A network trains without end and is watched with all parts open, while it is hidden and shown 100
// times, the theme switched, and a tab with the dashboard opened, moved to another group and closed.
// Nothing is judged but whether what is in use rises over the second half.
import { parseArgs } from 'node:util';
import { dashboard, waitForState } from '../vscode/dashboard.ts';
import { openScene } from '../vscode/scene.ts';
import { runCommand, setTheme, showContainer } from '../vscode/window.ts';
import { type Memory, MemoryMeter } from './soak/memory.ts';
import { printTrend } from './soak/trend.ts';
import { unfoldAll } from './view/allParts.ts';
import { probeOptions } from './view/probe.ts';

const { values: options } = parseArgs({
  options: { minutes: { type: 'string', default: '30' } },
});
const MINUTES = Number(options.minutes);
const HIDES = 100;
/** The theme is switched, and a tab opened and closed, once in so many. */
const SELDOM = 5;
/** A run of some minutes: several end while it is watched. */
const EPOCHS = 1500;

const scene = await openScene({
  settings: {
    'mnist.dataset': 'generated',
    'mnist.generatedDigits': 20_000,
    'mnist.epochs': EPOCHS,
  },
  ...(await probeOptions()),
});
const { page } = scene.window;
process.once('SIGINT', () => process.exit(130)); // an exit ends what has been started
const memories: Memory[] = [];
let blanks = 0;
try {
  await page.setViewportSize({ width: 1280, height: 2400 });
  await train();
  await unfoldAll(await dashboard(page));
  page.setDefaultTimeout(30_000);
  await soak(await MemoryMeter.of(page));
} finally {
  console.log(`${MINUTES} minutes, ${HIDES} times hidden and shown, ${blanks} times left blank\n`);
  printTrend(memories);
  await scene.close();
}

async function soak(meter: MemoryMeter): Promise<void> {
  const start = performance.now();
  const minutes = () => (performance.now() - start) / 60_000;
  let measured = -1;
  for (let hide = 0; hide < HIDES; hide++) {
    await hideAndShow();
    if (hide % SELDOM === 0) {
      await setTheme(page, (hide / SELDOM) % 2 === 0 ? 'light' : 'dark');
      await openAndMoveTab();
    }
    await keepTraining();
    // What comes too late is made up for by shorter pauses.
    await page.waitForTimeout(Math.max(0, ((hide + 1) * MINUTES) / HIDES - minutes()) * 60_000);
    if (Math.floor(minutes()) > measured) {
      measured = Math.floor(minutes());
      memories.push(await meter.measure());
      process.stderr.write(`${JSON.stringify(memories.at(-1))}\n`);
    }
  }
}

/** VS Code itself may leave a webview blank that is hidden and shown quickly: then once more. */
async function hideAndShow(): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await show('Explorer');
      await page.waitForTimeout(500 * attempt);
      await show('MNIST');
      await dashboard(page);
      return;
    } catch (error) {
      blanks++;
      if (attempt === 3) {
        throw error;
      }
    }
  }
}

/** A run that has just started may have shown its dashboard by itself. */
async function show(container: string): Promise<void> {
  const tab = page.locator('.activitybar').getByRole('tab', { name: container });
  if ((await tab.getAttribute('aria-selected')) === 'false') {
    await showContainer(page, container);
  }
}

async function openAndMoveTab(): Promise<void> {
  await runCommand(page, 'MNIST: Open Dashboard in Editor');
  await dashboard(page, 'editor');
  await page.waitForTimeout(1000);
  await runCommand(page, 'View: Move Editor into Next Group');
  await dashboard(page, 'editor');
  await page.waitForTimeout(1000);
  await runCommand(page, 'View: Close Editor');
}

async function train(): Promise<void> {
  await runCommand(page, 'MNIST: Train');
  await runCommand(page, 'MNIST: Open Dashboard');
  await waitForState(await dashboard(page), 'Training');
}

/** Starts the next run when the last one has ended. */
async function keepTraining(): Promise<void> {
  const status = (await dashboard(page)).locator('mnist-run-status');
  if ((await status.filter({ hasText: 'Training' }).count()) === 0) {
    await train();
  }
}
