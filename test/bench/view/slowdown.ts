import { dashboard } from '../../vscode/dashboard.ts';
import type { Scene } from '../../vscode/scene.ts';
import { showContainer } from '../../vscode/window.ts';
import { type Figure, quantile } from './figure.ts';

const ROUNDS = 5;
const PHASE_SECONDS = 8;

interface Phase {
  readonly start: number;
  readonly end: number;
}

/** How much slower a network trains while the dashboard is shown. */
export async function measureSlowdown(scene: Scene): Promise<Figure[]> {
  const hidden: Phase[] = [];
  const visible: Phase[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    hidden.push(await phase(scene, 'Explorer'));
    visible.push(await phase(scene, 'MNIST'));
  }
  const epochs = epochsIn(await scene.logText());
  const hiddenSpeeds = hidden.map(phase => speedIn(phase, epochs));
  const visibleSpeeds = visible.map(phase => speedIn(phase, epochs));
  const losses = visibleSpeeds.map((speed, round) => 1 - speed / hiddenSpeeds[round]);
  const loss = 1 - quantile(visibleSpeeds, 0.5) / quantile(hiddenSpeeds, 0.5);
  const speed = (name: string, how: string, speeds: readonly number[]): Figure => ({
    ...{ name, goal: '–', how },
    median: `${thousands(quantile(speeds, 0.5))} samples/s`,
    worst: thousands(Math.min(...speeds)),
  });
  return [
    {
      name: 'loss of speed',
      goal: '≤ 5 %',
      median: percent(loss),
      worst: percent(Math.max(...losses)),
      how: `${ROUNDS} phases each of ${PHASE_SECONDS} s in turn; medians compared, worst pair`,
    },
    speed('  hidden', 'Quick with the dashboard hidden; epochs from the log', hiddenSpeeds),
    speed('  visible', 'Quick with the dashboard shown', visibleSpeeds),
  ];
}

async function phase({ window: { page } }: Scene, container: string): Promise<Phase> {
  await showContainer(page, container);
  if (container === 'MNIST') {
    await dashboard(page);
  }
  await page.waitForTimeout(1000);
  const start = Date.now();
  await page.waitForTimeout(PHASE_SECONDS * 1000);
  return { start, end: Date.now() };
}

interface Epoch {
  readonly end: number;
  readonly samplesPerSecond: number;
}

function epochsIn(log: string): Epoch[] {
  const lines = log.matchAll(/^(\S+) (\S+) \[info\] epoch .* {2}([\d,]+) samples\/s$/gm);
  return Array.from(lines, ([, date, time, speed]) => ({
    end: Date.parse(`${date}T${time}`),
    samplesPerSecond: Number(speed.replaceAll(',', '')),
  }));
}

/** Mean speed of the epochs that began and ended in the phase. */
function speedIn({ start, end }: Phase, epochs: readonly Epoch[]): number {
  const whole = epochs.filter(
    (epoch, index) => index > 0 && epochs[index - 1].end >= start && epoch.end <= end,
  );
  const secondsPerSample = whole.map(({ samplesPerSecond }) => 1 / samplesPerSecond);
  return whole.length / secondsPerSample.reduce((sum, seconds) => sum + seconds, 0);
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

function thousands(value: number): string {
  return `${(value / 1000).toFixed(1)} k`;
}
