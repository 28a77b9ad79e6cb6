import { dashboard } from '../../vscode/dashboard.ts';
import type { Scene } from '../../vscode/scene.ts';
import { showContainer } from '../../vscode/window.ts';
import { type Epoch, epochsIn, type Phase, speedOf, wholeEpochs } from './epochs.ts';
import { type Figure, quantile } from './figure.ts';

const ROUNDS = 5;
/** A phase lasts at least so long, and until so many epochs have begun and ended in it. */
const PHASE_SECONDS = 8;
const PHASE_EPOCHS = 4;

/** How much slower a network trains while the dashboard is shown. */
export async function measureSlowdown(scene: Scene, name: string): Promise<Figure[]> {
  const hidden: (readonly Epoch[])[] = [];
  const visible: (readonly Epoch[])[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    hidden.push(await phase(scene, 'Explorer'));
    visible.push(await phase(scene, 'MNIST'));
  }
  const hiddenSpeeds = hidden.map(speedOf);
  const visibleSpeeds = visible.map(speedOf);
  const losses = visibleSpeeds.map((speed, round) => 1 - speed / hiddenSpeeds[round]);
  const loss = 1 - quantile(visibleSpeeds, 0.5) / quantile(hiddenSpeeds, 0.5);
  const speed = (title: string, how: string, speeds: readonly number[]): Figure => ({
    ...{ name: title, goal: '–', how },
    median: `${thousands(quantile(speeds, 0.5))} samples/s`,
    worst: thousands(Math.min(...speeds)),
  });
  return [
    {
      name,
      goal: '≤ 5 %',
      median: percent(loss),
      worst: percent(Math.max(...losses)),
      how: `${ROUNDS} phases each of ${PHASE_SECONDS} s or more in turn; medians compared, worst pair`,
    },
    speed('  hidden', 'Quick with the dashboard hidden; epochs from the log', hiddenSpeeds),
    speed('  visible', 'Quick with the dashboard shown', visibleSpeeds),
  ];
}

/** @returns the epochs of the phase */
async function phase(scene: Scene, container: string): Promise<readonly Epoch[]> {
  const { page } = scene.window;
  await showContainer(page, container);
  if (container === 'MNIST') {
    await dashboard(page);
  }
  await page.waitForTimeout(1000);
  const start = Date.now();
  await page.waitForTimeout(PHASE_SECONDS * 1000);
  for (;;) {
    const phase: Phase = { start, end: Date.now() };
    const epochs = wholeEpochs(phase, epochsIn(await scene.logText()));
    if (epochs.length >= PHASE_EPOCHS) {
      return epochs;
    }
    await page.waitForTimeout(200);
  }
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

function thousands(value: number): string {
  return `${(value / 1000).toFixed(1)} k`;
}
