// What the extension costs in a real VS Code:   npm run bench:view [-- --textbook]
// Quick learns from generated digits in a served VS Code; the window is so tall that all of the
// dashboard is in sight, as it is when it is opened. With all parts open it is much longer, and looked
// at page by page. Nothing is judged, only told.
import { cpus, loadavg } from 'node:os';
import { control, dashboard, iteration, waitForState } from '../vscode/dashboard.ts';
import { packageExtension } from '../vscode/packages.ts';
import { openScene, type Scene } from '../vscode/scene.ts';
import { runCommand } from '../vscode/window.ts';
import { measureActivation } from './view/activation.ts';
import { fitWindow, unfoldAll } from './view/allParts.ts';
import { measureDrawing, measurePages } from './view/drawing.ts';
import { epochsIn } from './view/epochs.ts';
import { type Figure, printTable } from './view/figure.ts';
import { measureFirstPicture, watchFirstPictures } from './view/firstPicture.ts';
import { measureHostDelays } from './view/hostDelays.ts';
import { probeOptions } from './view/probe.ts';
import { runFiles } from './view/runFiles.ts';
import { measureSizes } from './view/sizes.ts';
import { measureSlowdown } from './view/slowdown.ts';
import { measureUpdates } from './view/updates.ts';

const DIGITS = 20_000;
/** Of Quick. */
const BATCH = 32;
const ENGINE = process.argv.includes('--textbook') ? 'textbook' : 'fast';
/** More than pass while it is measured; after a quarter of them the history is a long one. */
const EPOCHS = ENGINE === 'textbook' ? 120 : 4000;
const WITHOUT_END = 10_000;

const WINDOW = { width: 1280, height: 2400 };
const RUNS = 100;
/** Epochs that pass while the dashboard is hidden for long. */
const HIDDEN_EPOCHS = 0.075 * EPOCHS;

const loadBefore = loadavg()[0];
const scene = await openScene({
  settings: {
    'mnist.dataset': 'generated',
    'mnist.generatedDigits': DIGITS,
    'mnist.epochs': EPOCHS,
    'mnist.engine': ENGINE,
  },
  files: runFiles(RUNS),
  ...(await probeOptions()),
});
const figures: Figure[] = [];
process.once('SIGINT', () => process.exit(130)); // an exit ends what has been started
try {
  await scene.window.page.setViewportSize(WINDOW);
  await watchFirstPictures(scene.window.page);
  say('Activation …');
  figures.push(await measureActivation(scene));
  await measureAsOpened(scene);
  await measureAllParts(scene);
  figures.push(...(await measureSizes(await packageExtension())));
} finally {
  console.log(await conditions(scene));
  printTable(figures);
  await scene.close();
}

/** The dashboard as a person finds it: some parts folded. */
async function measureAsOpened({ browser, window: { page } }: Scene): Promise<void> {
  await train();
  await fitWindow(page, await dashboard(page));
  say('Waiting for a history …');
  await reachEpoch(EPOCHS / 8);
  say('Updates …');
  figures.push(...(await measureUpdates(page)));
  say('Drawing …');
  figures.push(...(await measureDrawing(browser, page, 'drawing a frame, as opened')));
  await endRun();

  say('First picture …');
  const meanwhile = () => page.waitForTimeout(1000);
  figures.push(
    ...(await measureFirstPicture(page, { name: 'first picture, as opened', count: 9, meanwhile })),
  );
}

async function measureAllParts(scene: Scene): Promise<void> {
  const { browser, server, window } = scene;
  const { page } = window;
  await page.setViewportSize(WINDOW);
  await train();
  const frame = await dashboard(page);
  await unfoldAll(frame);
  say('Drawing of all parts …');
  figures.push(...(await measurePages(browser, page, frame)));
  say("Extension host's event loop …");
  figures.push(await measureHostDelays(page));

  await page.locator('.pane-header').filter({ hasText: 'Runs' }).click();
  await page.locator('.customview-tree').getByRole('treeitem', { name: 'run-99' }).waitFor();
  say('Waiting for a long history …');
  await reachEpoch(EPOCHS / 4);
  say('Drawing with history and runs …');
  const name = `  with ${EPOCHS / 4} epochs and ${RUNS} runs`;
  figures.push(...(await measureDrawing(browser, page, name)));
  await page.locator('.pane-header').filter({ hasText: 'Runs' }).click();

  say('First picture after a long time …');
  figures.push(
    ...(await measureFirstPicture(page, {
      name: `first picture, all parts, ${HIDDEN_EPOCHS} epochs later`,
      count: 3,
      meanwhile: () => passEpochs(HIDDEN_EPOCHS),
    })),
  );
  await endRun();

  await server.changeSettings({ 'mnist.epochs': WITHOUT_END });
  await page.waitForTimeout(2000); // until VS Code knows it
  await train();
  say('Speed …');
  figures.push(...(await measureSlowdown(scene, 'loss of speed, all parts open')));
}

async function train(): Promise<void> {
  const { page } = scene.window;
  await runCommand(page, 'MNIST: Train');
  await runCommand(page, 'MNIST: Open Dashboard');
  await waitForState(await dashboard(page), 'Training');
}

async function reachEpoch(wanted: number): Promise<void> {
  const { page } = scene.window;
  const frame = await dashboard(page);
  while ((await iteration(frame)) < wanted * (DIGITS / BATCH)) {
    await page.waitForTimeout(200);
  }
}

/** Waits for so many epochs, whether the dashboard is shown or not. */
async function passEpochs(count: number): Promise<void> {
  const done = async () => epochsIn(await scene.logText()).length;
  const last = (await done()) + count;
  while ((await done()) < last) {
    await scene.window.page.waitForTimeout(500);
  }
}

async function endRun(): Promise<void> {
  const frame = await dashboard(scene.window.page);
  const stop = control(frame, 'Stop');
  if (await stop.isEnabled()) {
    await stop.click();
    await waitForState(frame, 'Stopped');
  }
}

async function conditions({ browser }: Scene): Promise<string> {
  return [
    `processor  ${cpus()[0]?.model ?? 'unknown'}, ${cpus().length} cores`,
    `load       ${loadBefore.toFixed(1)} before, ${loadavg()[0].toFixed(1)} after`,
    `browser    Chromium ${browser.version()} without a window: drawn in software`,
    `run        Quick, 784-128-10, ${DIGITS.toLocaleString('en')} generated digits, ${ENGINE} engine\n`,
  ].join('\n');
}

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}
