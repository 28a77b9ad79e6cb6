import type { LabelledImages } from '../data/dataset.ts';
import { createDistortion, type Distort } from '../data/distortion.ts';
import { initializeLayers } from '../nn/initialization.ts';
import { argmax } from '../nn/metrics.ts';
import { Network } from '../nn/network.ts';
import { Optimizer } from '../nn/optimizer.ts';
import type { LayerMemory, OptimizerState } from '../nn/optimizerState.ts';
import type { NetworkParameters } from '../nn/parameters.ts';
import { Random } from '../nn/random.ts';
import { INPUT_SIZE, layerSizes, OUTPUT_SIZE, type TrainingSettings } from '../nn/settings.ts';
import { STREAMS } from '../nn/streams.ts';
import type { BatchSums, Engine, EngineOptions } from './engine.ts';
import { checkOptimizerState } from './optimizerFit.ts';

/** The network of `src/nn`, one digit after the other on one thread. */
export function createTextbookEngine(options: EngineOptions): Engine {
  return new TextbookEngine(options);
}

class TextbookEngine implements Engine {
  readonly name = 'textbook';
  readonly digitsPerCall: number;
  readonly #settings: TrainingSettings;
  readonly #training: LabelledImages;
  #network: Network;
  #optimizer: Optimizer;
  readonly #distort: Distort | undefined;
  readonly #distorted = new Uint8Array(INPUT_SIZE);
  readonly #input = new Float64Array(INPUT_SIZE);
  #digitsInBatch = 0;

  constructor({ settings, training, parameters }: EngineOptions) {
    this.#settings = settings;
    this.#training = training;
    this.#network = new Network(layerSizes(settings), settings);
    this.#optimizer = optimizerOf(this.#network, settings);
    if (settings.distortion !== 'none') {
      this.#distort = createDistortion(settings.distortion, settings.seed);
    }
    if (parameters) {
      this.setParameters(parameters);
    } else {
      initializeLayers(this.#network.layers, settings.initialization, settings.seed);
    }
    this.digitsPerCall = digitsWithin20Milliseconds(settings);
  }

  accumulate(digits: Uint32Array, epoch: number): BatchSums {
    const network = this.#network;
    const { dropout, seed } = this.#settings;
    let loss = 0;
    let correct = 0;
    for (const digit of digits) {
      const label = this.#training.labels[digit];
      const random = dropout > 0 ? new Random(seed, STREAMS.dropout, epoch, digit) : undefined;
      const probabilities = network.forward(this.#trainingInput(digit, epoch), random);
      loss += network.loss(label);
      correct += argmax(probabilities) === label ? 1 : 0;
      network.backward(label);
    }
    this.#digitsInBatch += digits.length;
    return { loss, correct };
  }

  update(learningRate: number): void {
    if (this.#digitsInBatch > 0) {
      this.#optimizer.update(learningRate, this.#digitsInBatch);
      this.#digitsInBatch = 0;
    }
  }

  async predict(images: Uint8Array): Promise<Float32Array> {
    const count = images.length / INPUT_SIZE;
    const probabilities = new Float32Array(count * OUTPUT_SIZE);
    for (let index = 0; index < count; index++) {
      if (index > 0 && index % this.digitsPerCall === 0) {
        await nextTurn();
      }
      const input = this.#scaled(images, index * INPUT_SIZE);
      probabilities.set(this.#network.forward(input), index * OUTPUT_SIZE);
    }
    return probabilities;
  }

  parameters(): NetworkParameters {
    return this.#network.layers.map(({ inputs, outputs, weights, biases }) => ({
      inputs,
      outputs,
      weights: new Float32Array(weights),
      biases: new Float32Array(biases),
    }));
  }

  setParameters(parameters: NetworkParameters): void {
    const wanted = shapesOf(this.#network.layers);
    const given = shapesOf(parameters);
    if (given !== wanted) {
      throw new RangeError(`The weights are of layers ${given}, but the network has ${wanted}.`);
    }
    this.#network = new Network(layerSizes(this.#settings), this.#settings);
    this.#optimizer = optimizerOf(this.#network, this.#settings);
    this.#digitsInBatch = 0;
    for (const [index, layer] of this.#network.layers.entries()) {
      layer.weights.set(parameters[index].weights);
      layer.biases.set(parameters[index].biases);
    }
  }

  async optimizerState(): Promise<OptimizerState> {
    const { memories, step } = this.#optimizer;
    const ofKind = (kind: number) =>
      this.#network.layers.map(
        ({ inputs, outputs }, index): LayerMemory => ({
          inputs,
          outputs,
          weights: memories[2 * index][kind].slice(),
          biases: memories[2 * index + 1][kind].slice(),
        }),
      );
    return { updates: step, memories: memories[0].map((_, kind) => ofKind(kind)) };
  }

  setOptimizerState(state: OptimizerState): void {
    checkOptimizerState(state, this.#settings);
    this.#digitsInBatch = 0;
    for (const { weightGradients, biasGradients } of this.#network.layers) {
      weightGradients.fill(0);
      biasGradients.fill(0);
    }
    for (const [kind, layers] of state.memories.entries()) {
      for (const [index, { weights, biases }] of layers.entries()) {
        this.#optimizer.memories[2 * index][kind].set(weights);
        this.#optimizer.memories[2 * index + 1][kind].set(biases);
      }
    }
    this.#optimizer.step = state.updates;
  }

  dispose(): void {}

  #trainingInput(digit: number, epoch: number): Float64Array {
    const { images } = this.#training;
    if (!this.#distort) {
      return this.#scaled(images, digit * INPUT_SIZE);
    }
    this.#distort(images, digit * INPUT_SIZE, digit, epoch, this.#distorted, 0);
    return this.#scaled(this.#distorted, 0);
  }

  /** The pixels of one image from 0 to 1. */
  #scaled(images: Uint8Array, offset: number): Float64Array {
    const input = this.#input;
    for (let pixel = 0; pixel < INPUT_SIZE; pixel++) {
      input[pixel] = images[offset + pixel] / 255;
    }
    return input;
  }
}

function optimizerOf(network: Network, settings: TrainingSettings): Optimizer {
  return new Optimizer(settings.optimizer, network.trainables(settings.weightDecay));
}

function shapesOf(layers: NetworkParameters): string {
  return layers.map(({ inputs, outputs }) => `${inputs}-${outputs}`).join(', ');
}

/** From measurements on one core: 4 µs a digit, 0.6 ns a weight, and 15 µs to distort a digit. */
function digitsWithin20Milliseconds(settings: TrainingSettings): number {
  const sizes = layerSizes(settings);
  const weights = sizes.slice(1).reduce((sum, size, index) => sum + size * sizes[index], 0);
  const microseconds = 4 + weights * 0.0006 + (settings.distortion === 'none' ? 0 : 15);
  return Math.max(1, Math.floor(20_000 / microseconds));
}

/** Lets the event loop hear what has come in, e.g. an order to pause. */
function nextTurn(): Promise<void> {
  return new Promise(resolve => setImmediate(resolve));
}
