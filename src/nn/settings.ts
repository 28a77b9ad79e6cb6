/** Everything that decides a run. With the same settings (the seed is one) a run repeats bit for bit. */
export interface TrainingSettings {
  /** Widths of the hidden layers, first to last; empty: softmax regression. */
  readonly hiddenLayers: readonly number[];
  /**
   * `he`: normal with variance 2 / inputs; `uniform`: the classic script's [-0.5, 0.5]; `zeros`: all
   * the same, from which no hidden unit learns.
   */
  readonly initialization: 'he' | 'uniform' | 'zeros';
  /** The first so many digits of the training set, without the validation digits. */
  readonly trainingDigits: number | 'all';
  /** How often all of them are shown. */
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

/** The smallest and the largest value of every number in the settings. */
export const SETTING_LIMITS = {
  /** Of each layer's width; at most `layers` of them. */
  hiddenLayers: { layers: 8, minimum: 1, maximum: 4096 },
  trainingDigits: { minimum: 1, maximum: 1_000_000 },
  epochs: { minimum: 1, maximum: 10_000 },
  batchSize: { minimum: 1, maximum: 60_000 },
  learningRate: { minimum: 1e-6, maximum: 100 },
  gradientScale: { minimum: 0.001, maximum: 1000 },
  weightDecay: { minimum: 0, maximum: 1 },
  dropout: { minimum: 0, maximum: 0.95 },
  validationDigits: { minimum: 0, maximum: 50_000 },
  seed: { minimum: 0, maximum: 2 ** 53 - 1 },
} as const;

/** The values of every setting that is a choice. */
export const SETTING_CHOICES = {
  initialization: ['he', 'uniform', 'zeros'],
  optimizer: ['sgd', 'momentum', 'adam'],
  schedule: ['constant', 'linear', 'cosine'],
  distortion: ['none', 'affine', 'affine+elastic'],
} as const satisfies { [Name in keyof TrainingSettings]?: readonly TrainingSettings[Name][] };

const WHOLE_NUMBERS = ['epochs', 'validationDigits', 'seed'] as const;
const NUMBERS = ['learningRate', 'gradientScale', 'weightDecay', 'dropout'] as const;
const CHOICES = ['initialization', 'optimizer', 'schedule', 'distortion'] as const;

/** A setting that cannot be used: its value, as it was written, and what it may be. */
export type SettingFault = {
  readonly setting: keyof TrainingSettings;
  readonly value: string;
} & (
  | {
      readonly kind: 'widths';
      readonly layers: number;
      readonly minimum: number;
      readonly maximum: number;
    }
  | {
      readonly kind: NumberKind;
      readonly minimum: number;
      readonly maximum: number;
      /** A word that may stand in the number's place. */
      readonly word?: 'full' | 'all';
    }
  | { readonly kind: 'choice'; readonly choices: readonly string[] }
);

type NumberKind = 'whole number' | 'number';

/**
 * What is wrong with settings that a person wrote, empty if nothing is. Values of any type are looked
 * at. Whoever shows it makes a sentence of each, in the reader's language.
 */
export function validateSettings(settings: TrainingSettings): SettingFault[] {
  const faults: SettingFault[] = [];
  const { layers, minimum, maximum } = SETTING_LIMITS.hiddenLayers;
  const { hiddenLayers, batchSize, trainingDigits } = settings;
  const areWidths =
    Array.isArray(hiddenLayers) &&
    hiddenLayers.length <= layers &&
    hiddenLayers.every(width => isBetween(width, minimum, maximum, 'whole number'));
  if (!areWidths) {
    const value = written(hiddenLayers);
    faults.push({ setting: 'hiddenLayers', value, kind: 'widths', layers, minimum, maximum });
  }
  if (batchSize !== 'full') {
    faults.push(...numberFaults('batchSize', batchSize, 'whole number', 'full'));
  }
  if (trainingDigits !== 'all') {
    faults.push(...numberFaults('trainingDigits', trainingDigits, 'whole number', 'all'));
  }
  for (const name of WHOLE_NUMBERS) {
    faults.push(...numberFaults(name, settings[name], 'whole number'));
  }
  for (const name of NUMBERS) {
    faults.push(...numberFaults(name, settings[name], 'number'));
  }
  for (const name of CHOICES) {
    const choices: readonly string[] = SETTING_CHOICES[name];
    if (!choices.includes(settings[name])) {
      faults.push({ setting: name, value: written(settings[name]), kind: 'choice', choices });
    }
  }
  return faults;
}

function numberFaults(
  name: Exclude<keyof typeof SETTING_LIMITS, 'hiddenLayers'>,
  value: unknown,
  kind: NumberKind,
  word?: 'full' | 'all',
): SettingFault[] {
  const { minimum, maximum } = SETTING_LIMITS[name];
  if (isBetween(value, minimum, maximum, kind)) {
    return [];
  }
  return [{ setting: name, value: written(value), kind, minimum, maximum, ...(word && { word }) }];
}

/** JSON has neither NaN nor Infinity. */
function written(value: unknown): string {
  return typeof value === 'number' ? String(value) : String(JSON.stringify(value));
}

function isBetween(value: unknown, minimum: number, maximum: number, kind: NumberKind): boolean {
  const isRightKind = kind === 'whole number' ? Number.isInteger(value) : Number.isFinite(value);
  return isRightKind && (value as number) >= minimum && (value as number) <= maximum;
}
