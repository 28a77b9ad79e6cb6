// What a host would send to the params editor.
import type { LayerParameters } from '../../src/nn/parameters.ts';
import { presetNamed } from '../../src/nn/presets.ts';
import { Random } from '../../src/nn/random.ts';
import type { Provenance, RunCurve } from '../../src/params/paramsFile.ts';
import { PARAMS_ACTIONS, type ToParamsPage } from '../../src/protocol/paramsPageMessages.ts';
import { portrait } from '../../src/worker/portrait.ts';

/** Situations of the params editor that look different. */
export const PARAMS_SCENES = [
  'params',
  'params-wide',
  'params-linear',
  'params-very-wide',
  'params-foreign',
  'params-opening',
  'params-damaged',
  'params-too-large',
  'params-deleted',
] as const;
export type ParamsScene = (typeof PARAMS_SCENES)[number];

const fileName = 'params/2026-11-22_1405_784-128-10_98.1.safetensors';

/** The message that the host would send. */
export function fakeParams(scene: ParamsScene): ToParamsPage {
  switch (scene) {
    case 'params':
      return opened([784, 128, 10], provenance());
    case 'params-wide':
      return opened([784, 800, 256, 10], { ...provenance(), curve: undefined });
    case 'params-very-wide':
      return opened([784, 1100, 300, 10], {});
    case 'params-linear':
      return opened([784, 10], provenance());
    case 'params-foreign':
      return { ...opened([784, 32, 10], {}), actions: ['evaluate', 'predict'] };
    case 'params-opening':
      return { type: 'opening', fileName };
    case 'params-damaged':
      return failed('params/truncated', `${fileName} is cut off: its tensors need 407,080 bytes.`);
    case 'params-too-large':
      return failed('too-large', `${fileName} has 5,368,709,120 bytes, more than are read.`);
    case 'params-deleted':
      return failed('missing', `${fileName} is not there any more. Was it moved or deleted?`);
  }
}

function opened(layers: readonly number[], claims: Provenance) {
  const parameters = layers.slice(1).map((outputs, at) => layer(layers[at], outputs, at));
  return {
    type: 'opened',
    fileName,
    byteCount: 409_000,
    portrait: portrait({ parameters, provenance: claims }),
    actions: PARAMS_ACTIONS,
  } as const;
}

function failed(reason: string, message: string): ToParamsPage {
  return { type: 'failed', fileName, problem: { reason, message } };
}

/** Noise, and in the first layer a spot that speaks for something beside one that speaks against it. */
function layer(inputs: number, outputs: number, at: number): LayerParameters {
  const random = new Random(1, at);
  const noise = () => random.uniform() + random.uniform() + random.uniform() - 1.5;
  const weights = Float32Array.from({ length: inputs * outputs }, () => 0.08 * noise());
  for (let unit = 0; at === 0 && unit < outputs; unit++) {
    addSpot(weights.subarray(unit * 784, (unit + 1) * 784), random, 0.3);
    addSpot(weights.subarray(unit * 784, (unit + 1) * 784), random, -0.3);
  }
  return { inputs, outputs, weights, biases: Float32Array.from({ length: outputs }, noise) };
}

function addSpot(weights: Float32Array, random: Random, strength: number): void {
  const [x, y] = [6 + 16 * random.uniform(), 6 + 16 * random.uniform()];
  for (let pixel = 0; pixel < weights.length; pixel++) {
    const distance = (x - (pixel % 28)) ** 2 + (y - Math.floor(pixel / 28)) ** 2;
    weights[pixel] += strength * Math.exp(-distance / 12);
  }
}

function provenance(): Provenance {
  return {
    preset: 'quick',
    settings: presetNamed('quick').settings,
    dataset: { kind: 'mnist', name: 'MNIST', digest: 'ab'.repeat(32) },
    epochs: 8,
    iterations: 3752,
    trainAccuracy: 0.9933,
    testAccuracy: 0.981,
    seconds: 14.2,
    engine: 'fast',
    curve: curve(),
    created: '2026-11-22T14:05:00.000Z',
    program: 'mnist-train 0.1.0',
  };
}

function curve(): RunCurve {
  const points = Array.from({ length: 9 }, (_, epoch) => ({
    iteration: 469 * epoch,
    trainLoss: epoch === 0 ? null : 0.4 / epoch,
    trainAccuracy: epoch === 0 ? null : 1 - 0.12 / epoch,
    testLoss: epoch === 0 ? 2.4 : 0.06 + 0.2 / epoch,
    testAccuracy: epoch === 0 ? 0.1 : 0.982 - 0.05 / epoch,
  }));
  return { iterationsPerEpoch: 469, points };
}
