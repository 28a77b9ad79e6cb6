/** Everything that decides a run. With the same settings (the seed is one) a run repeats bit for bit. */
export interface TrainingSettings {
  /** Widths of the hidden layers, first to last; empty: softmax regression. */
  readonly hiddenLayers: readonly number[];
  /** `he`: normal with variance 2 / inputs; `uniform`: the classic script's [-0.5, 0.5]. */
  readonly initialization: 'he' | 'uniform';
  /** How often the whole training set is shown. */
  readonly epochs: number;
  /** Digits per update; `full`: one update an epoch, computed from all digits. */
  readonly batchSize: number | 'full';
  readonly optimizer: 'sgd' | 'momentum' | 'adam';
  readonly learningRate: number;
  /** How the learning rate falls from its value at the start to 0 at the end. */
  readonly schedule: 'constant' | 'linear' | 'cosine';
  /** Factor on the gradient of the cross-entropy: 1; the classic script's 2(a - y) needs 2. */
  readonly gradientScale: number;
  /** L2 penalty: this times the weight is added to the weight's gradient. Biases have none. */
  readonly weightDecay: number;
  /** Probability with which a hidden unit is left out for one digit while training. */
  readonly dropout: number;
  /** Changes to each training digit, another one every epoch. */
  readonly distortion: 'none' | 'affine' | 'affine+elastic';
  /** Digits at the end of the training set that are held out to choose the best epoch; 0: none. */
  readonly validationDigits: number;
  /** Decides initial weights, data order, dropout and distortion. */
  readonly seed: number;
}

/** Pixels of a digit: 28 x 28. */
export const INPUT_SIZE = 784;
/** Classes: the digits 0 to 9. */
export const OUTPUT_SIZE = 10;

/** Sizes of all layers, e.g. [784, 128, 10]. */
export function layerSizes(settings: Pick<TrainingSettings, 'hiddenLayers'>): number[] {
  return [INPUT_SIZE, ...settings.hiddenLayers, OUTPUT_SIZE];
}
