// What the extension costs in a real VS Code:   npm run bench:view [-- --textbook]
// Quick learns from generated digits in a served VS Code; the window is so tall that all of the
// dashboard is in sight, which is the most it can have to draw. Nothing is judged, only told.
import { cpus, loadavg } from 'node:os';
import { control, dashboard, iteration, waitForState } from '../vscode/dashboard.ts';
import { packageExtension } from '../vscode/packages.ts';
import { openScene, type Scene } from '../vscode/scene.ts';
import { runCommand } from '../vscode/window.ts';
import { measureActivation } from './view/activation.ts';
import { measureDrawing } from './view/drawing.ts';
import { type Figure, printTable } from './view/figure.ts';
import { measureFirstPicture } from './view/firstPicture.ts';
import { measureSizes } from './view/sizes.ts';
import { measureSlowdown } from './view/slowdown.ts';
import { measureUpdates } from './view/updates.ts';

const DIGITS = 20_000;
const ENGINE = process.argv.includes('--textbook') ? 'textbook' : 'fast';
/** As many epochs as fill most of the history's 2,000 points while it is measured. */
const EPOCHS = ENGINE === 'textbook' ? 60 : 2000;
const WITHOUT_END = 10_000;

const loadBefore = loadavg()[0];
const scene = await openScene({
  settings: {
    'mnist.dataset': 'generated',
    'mnist.generatedDigits': DIGITS,
    'mnist.epochs': EPOCHS,
    'mnist.engine': ENGINE,
  },
});
const figures: Figure[] = [];
try {
  await scene.window.page.setViewportSize({ width: 1280, height: 2400 });
  await measureAll(scene);
  console.log(await conditions(scene));
  printTable(figures);
} finally {
  await scene.close();
}

async function measureAll(scene: Scene): Promise<void> {
  const { browser, server } = scene;
  const { page } = scene.window;
  say('Activation …');
  figures.push(await measureActivation(scene));

  await train();
  say('Waiting for a history …');
  await reachIteration((DIGITS / 32) * (EPOCHS / 3));
  say('Updates …');
  figures.push(...(await measureUpdates(page)));
  say('Drawing …');
  figures.push(...(await measureDrawing(browser, page)));
  await endRun();

  say('First picture …');
  figures.push(...(await measureFirstPicture(page)));

  await server.changeSettings({ 'mnist.epochs': WITHOUT_END });
  await train();
  say('Speed …');
  figures.push(...(await measureSlowdown(scene)));
  figures.push(...(await measureSizes(await packageExtension())));
}

async function train(): Promise<void> {
  const { page } = scene.window;
  await runCommand(page, 'MNIST: Train');
  await runCommand(page, 'MNIST: Open Dashboard');
  await waitForState(await dashboard(page), 'Training');
}

async function reachIteration(wanted: number): Promise<void> {
  const { page } = scene.window;
  const frame = await dashboard(page);
  while ((await iteration(frame)) < wanted) {
    await page.waitForTimeout(200);
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
