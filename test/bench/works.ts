import { presetNamed } from '../../src/nn/presets.ts';
import { layerSizes, type TrainingSettings } from '../../src/nn/settings.ts';

/** A network and the way it is trained: the same for everybody who is measured. */
export interface Work {
  readonly name: string;
  readonly settings: TrainingSettings;
}

/** Every shape is made the same but for what it says: plain SGD on undistorted digits. */
const PLAIN: TrainingSettings = {
  ...presetNamed('quick').settings,
  batchSize: 64,
  learningRate: 0.05,
  distortion: 'none',
};

/** 784-128-10, batch 64, SGD: what most comparisons are about. */
export const USUAL_WORK = workOf({});
/** A layer so wide that its weights no longer fit into the nearest cache. */
export const WIDE_WORK = workOf({ hiddenLayers: [800], batchSize: 128 });
export const DEEP_WORK = workOf({
  ...{ hiddenLayers: [256, 128], optimizer: 'adam', learningRate: 0.001 },
});
/** The script everybody starts from: all digits in every iteration. */
export const CLASSIC_WORK: Work = {
  name: 'Classic (784-10-10), one iteration',
  settings: presetNamed('classic').settings,
};

/** The usual work with some settings changed. */
export function workOf(changed: Partial<TrainingSettings>): Work {
  const settings = { ...PLAIN, ...changed };
  const { batchSize, optimizer } = settings;
  const shape = layerSizes(settings).join('-');
  return { name: `${shape}, batch ${batchSize}, ${optimizer}`, settings };
}

/**
 * Floating-point operations that a dense implementation needs for one digit: forward, gradient of
 * the weights and gradient of the inputs are a multiply and an add for each weight, but nobody needs
 * the gradient of the pixels.
 */
export function denseOperations({ settings }: Work): number {
  const sizes = layerSizes(settings);
  const products = sizes.slice(1).map((outputs, layer) => sizes[layer] * outputs);
  return 6 * products.reduce((sum, product) => sum + product) - 2 * products[0];
}
