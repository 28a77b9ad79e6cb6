// The same networks with brain.js, which takes a step after every digit.   node brainPeer.ts FOLDER
import { Random } from '../../../src/nn/random.ts';
import { layerSizes, type TrainingSettings } from '../../../src/nn/settings.ts';
import { type Question, readDigits, serve } from './answers.ts';
import { requirePackage, versionOf } from './packages.ts';

const brain = requirePackage('brain.js');
const { count, images, targets } = readDigits();
const random = new Random(1);
const networks = new Map<string, ReturnType<typeof networkOf>>();

function networkOf(settings: TrainingSettings) {
  const { hiddenLayers, optimizer } = settings;
  const network = new brain.NeuralNetwork({
    hiddenLayers: [...hiddenLayers],
    // Its usual one: with a step after each digit it learns nothing with ReLU.
    activation: 'sigmoid',
    learningRate: optimizer === 'adam' ? settings.learningRate : 0.1,
    ...(optimizer === 'adam' ? { praxis: 'adam' } : {}),
  });
  network.sizes = layerSizes(settings);
  network.initialize();
  return network;
}

function train({ name, settings, digits }: Question): number {
  const network = networks.get(name) ?? networkOf(settings);
  networks.set(name, network);
  const start = performance.now();
  for (let left = digits; left > 0; left -= count) {
    const order = Uint32Array.from({ length: count }, (_, digit) => digit);
    random.shuffle(order);
    for (const digit of order.subarray(0, left)) {
      const input = images.subarray(digit * 784, digit * 784 + 784);
      const output = targets.subarray(digit * 10, digit * 10 + 10);
      network.trainPattern({ input, output }, false);
    }
  }
  return (performance.now() - start) / 1000;
}

await serve(`brain.js ${versionOf('brain.js')}`, train);
