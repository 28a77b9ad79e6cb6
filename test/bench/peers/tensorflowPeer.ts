// The same training with TensorFlow.js' layers.   node tensorflowPeer.ts FOLDER
import type { TrainingSettings } from '../../../src/nn/settings.ts';
import { type Question, readDigits, serve } from './answers.ts';
import { requirePackage, versionOf } from './packages.ts';

const tf = requirePackage('@tensorflow/tfjs-core');
const { layers, sequential } = requirePackage('@tensorflow/tfjs-layers');
requirePackage('@tensorflow/tfjs-backend-wasm');
await tf.setBackend('wasm');

const { count, images, targets } = readDigits();
const x = tf.tensor2d(images, [count, 784]);
const t = tf.tensor2d(targets, [count, 10]);
const models = new Map<string, ReturnType<typeof modelOf>>();

function modelOf({ hiddenLayers, optimizer, learningRate, gradientScale }: TrainingSettings) {
  const widths = [...hiddenLayers, 10];
  const model = sequential({
    layers: widths.map((units, index) =>
      layers.dense({
        units,
        activation: index < hiddenLayers.length ? 'relu' : 'softmax',
        kernelInitializer: 'heNormal',
        ...(index === 0 ? { inputShape: [784] } : {}),
      }),
    ),
  });
  // For plain SGD a factor on the gradient is one on the rate.
  const rule = optimizer === 'adam' ? tf.train.adam : tf.train.sgd;
  model.compile({ optimizer: rule(learningRate * gradientScale), loss: 'categoricalCrossentropy' });
  return model;
}

/** `fit` does the same, but takes long to begin. */
async function trainEpoch(
  model: ReturnType<typeof modelOf>,
  order: Uint32Array,
  batchSize: number,
): Promise<void> {
  for (let first = 0; first < order.length; first += batchSize) {
    const chosen = tf.tensor1d(Int32Array.from(order.subarray(first, first + batchSize)));
    const [someX, someT] = [tf.gather(x, chosen), tf.gather(t, chosen)];
    await model.trainOnBatch(someX, someT);
    tf.dispose([chosen, someX, someT]);
  }
}

async function train({ name, settings, digits }: Question): Promise<number> {
  const model = models.get(name) ?? modelOf(settings);
  models.set(name, model);
  const { batchSize } = settings;
  const start = performance.now();
  if (batchSize === 'full') {
    await model.trainOnBatch(x, t);
  } else {
    for (let left = digits; left > 0; left -= count) {
      await trainEpoch(model, tf.util.createShuffledIndices(count).subarray(0, left), batchSize);
    }
  }
  return (performance.now() - start) / 1000;
}

await serve(`TF.js ${versionOf('@tensorflow/tfjs-core')}`, train);
