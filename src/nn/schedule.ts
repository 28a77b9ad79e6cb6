import type { TrainingSettings } from './settings.ts';

/**
 * The learning rate η of an update.
 * - `constant`: η₀
 * - `linear`: η₀ (1 - t / T)
 * - `cosine`: η₀ (1 + cos(π t / T)) / 2 (Loshchilov & Hutter 2017, without restarts)
 * @param iteration t, counted from 0
 * @param totalIterations T, of the whole run: at `iteration` T the falling schedules reach 0
 */
export function learningRateAt(
  settings: Pick<TrainingSettings, 'learningRate' | 'schedule'>,
  iteration: number,
  totalIterations: number,
): number {
  const { learningRate, schedule } = settings;
  const progress = Math.min(iteration / totalIterations, 1);
  switch (schedule) {
    case 'constant':
      return learningRate;
    case 'linear':
      return learningRate * (1 - progress);
    case 'cosine':
      return (learningRate * (1 + Math.cos(Math.PI * progress))) / 2;
  }
}
