import { t } from '@vscode/l10n';
import type { TrainingSettings } from '../nn/settings.ts';
import type { Checkpoint, Problem } from '../protocol/subjects.ts';
import { lowerRate, type RateOccasion, usualRate } from './rateAdvice.ts';

/** An accuracy below this is hardly better than guessing one of ten digits. */
const GUESSING = 0.15;
/** Fewer test digits say nothing about that. */
const ENOUGH_DIGITS = 100;
/** A learning rate so much lower than the usual one hardly moves the weights. */
const VERY_LOW = 1 / 20;
/** So few updates teach nothing at any rate. */
const FEW_UPDATES = 20;

export interface GuessingOccasion extends RateOccasion {
  readonly settings: Pick<
    TrainingSettings,
    'hiddenLayers' | 'initialization' | 'learningRate' | 'optimizer'
  >;
  readonly testCount: number;
}

/** What a person should know of weights that have learned nothing; nothing if they have. */
export function guessingProblem(
  { provenance }: Pick<Checkpoint, 'provenance'>,
  occasion: GuessingOccasion,
): Problem | undefined {
  const { testAccuracy, epochs = 0, iterations = 0 } = provenance;
  const isMeasured = testAccuracy !== undefined && occasion.testCount >= ENOUGH_DIGITS;
  if (!isMeasured || testAccuracy >= GUESSING || epochs === 0) {
    return undefined;
  }
  const share = (100 * testAccuracy).toFixed(1);
  const finding = t(
    'The network has learned nothing: it reads {share} % of the test digits right, about as many as guessing would.',
    { share },
  );
  return { reason: 'guessing', message: `${finding} ${likelyCause(occasion, iterations)}` };
}

function likelyCause(occasion: GuessingOccasion, iterations: number): string {
  const { learningRate, initialization, hiddenLayers } = occasion.settings;
  if (initialization === 'zeros' && hiddenLayers.length > 0) {
    return t(
      'Its first weights were all 0, and from there no hidden unit learns. Begin with random weights.',
    );
  }
  const usual = usualRate(occasion);
  if (usual !== undefined && learningRate < VERY_LOW * usual.rate) {
    return t('The learning rate {learningRate} is very low. Try {advice}.', {
      ...{ learningRate, advice: usual.text },
    });
  }
  if (iterations < FEW_UPDATES && (usual === undefined || learningRate <= usual.rate)) {
    return t('So few updates teach it nothing: train for more epochs, or with smaller batches.');
  }
  return t(
    'Most likely the learning rate {learningRate} is too high: its units have died and answer 0 to every digit. Try {advice}.',
    { learningRate, advice: lowerRate(learningRate, occasion).text },
  );
}
