import { t } from '@vscode/l10n';
import { presetWords } from '../lessons/presetWords.ts';
import { PRESETS, type PresetName, presetNamed } from '../nn/presets.ts';
import type { TrainingSettings } from '../nn/settings.ts';

/** What decides which learning rates are usual. */
export interface RateOccasion {
  readonly preset: PresetName;
  readonly settings: Pick<TrainingSettings, 'optimizer'>;
}

/** A learning rate to try, and what speaks for it, e.g. `0.4, the rate of the preset Quick`. */
export interface RateAdvice {
  readonly rate: number;
  readonly text: string;
}

/** What its authors propose (Kingma and Ba 2015, https://arxiv.org/abs/1412.6980). */
const ADAM_RATE = 0.001;

/** The rate of the run's preset, or of one with the same optimizer; of momentum there may be none. */
export function usualRate({ preset, settings }: RateOccasion): RateAdvice | undefined {
  const model = [presetNamed(preset), ...PRESETS].find(
    candidate => candidate.settings.optimizer === settings.optimizer,
  );
  if (model === undefined) {
    return settings.optimizer === 'adam'
      ? { rate: ADAM_RATE, text: t('{rate}, the usual one with Adam', { rate: ADAM_RATE }) }
      : undefined;
  }
  const rate = model.settings.learningRate;
  const { label } = presetWords(model.name);
  return { rate, text: t('{rate}, the rate of the preset {preset}', { rate, preset: label }) };
}

/** What to try where a rate is too high: a tenth of it, or the usual one where that is lower still. */
export function lowerRate(rate: number, occasion: RateOccasion): RateAdvice {
  const tenth = rounded(rate / 10);
  const usual = usualRate(occasion);
  return usual !== undefined && usual.rate < tenth
    ? usual
    : { rate: tenth, text: t('{rate}, a tenth of it', { rate: tenth }) };
}

/** A rate with two digits, as it is shown. */
export function rounded(rate: number): number {
  return Number(rate.toPrecision(2));
}
