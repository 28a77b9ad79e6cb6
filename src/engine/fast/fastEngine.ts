import { REMEMBERED } from '../../nn/optimizer.ts';
import type { OptimizerState } from '../../nn/optimizerState.ts';
import type { NetworkParameters } from '../../nn/parameters.ts';
import { INPUT_SIZE, layerSizes, OUTPUT_SIZE, type TrainingSettings } from '../../nn/settings.ts';
import type { Batch, BatchSums, Engine, EngineOptions } from '../engine.ts';
import { checkMemory } from '../memoryLimit.ts';
import { checkOptimizerState } from '../optimizerFit.ts';
import { digitsPerPrediction } from './digitsPerCall.ts';
import { FEATURES, type Features } from './features.ts';
import { HelperThreads, threadError } from './helperThreads.ts';
import { initialParameters } from './initialParameters.ts';
import { createKernelMemory } from './kernelMemory.ts';
import { compileKernels, type Kernels, ORDERS, startKernels } from './kernels.ts';
import { NETWORK, SLICE } from './layout.ts';
import { type MemoryPlan, planMemory } from './memoryPlan.ts';
import { type BatchState, ordersOf, type Slice, slicesOf, writeSlices } from './orders.ts';
import {
  forgetMemories,
  memoryPlaces,
  readingParameters,
  writeParameters,
} from './parametersInMemory.ts';
import { PixelLists } from './pixelLists.ts';
import { slicingOf } from './slicing.ts';
import { TurnedSlices } from './turnedSlices.ts';

/**
 * The network of `src/nn` in WebAssembly, on several threads where they can share memory.
 * @returns undefined where WebAssembly lacks SIMD
 * @throws EngineError `too-large` if it would take more than 1 GB, or more than there is
 */
export function createFastEngine(
  options: EngineOptions,
  features: Features = FEATURES,
): Engine | undefined {
  const module = compileKernels(features);
  return module && new FastEngine(options, module, features);
}

class FastEngine implements Engine {
  readonly name = 'fast';
  readonly digitsPerCall: number;
  readonly digitsPerPrediction: number;
  readonly #settings: TrainingSettings;
  readonly #capacity: number;
  readonly #plan: MemoryPlan;
  readonly #view: DataView;
  readonly #kernels: Kernels;
  readonly #pixelLists: PixelLists;
  readonly #turned: TurnedSlices;
  readonly #helpers: HelperThreads;
  #state: BatchState = { digits: 0, updates: 0 };

  constructor(options: EngineOptions, module: WebAssembly.Module, features: Features) {
    const { settings, training, test, parameters } = options;
    const threads = threadsHere(options.threads, features);
    this.#settings = settings;
    const slicing = slicingOf(settings, training.count);
    const { capacity } = slicing;
    this.digitsPerCall = slicing.digitsPerCall;
    this.digitsPerPrediction = digitsPerPrediction(settings);
    this.#capacity = capacity;
    this.#plan = planMemory({
      ...{ settings, threads, ...slicing },
      trainingCount: training.count,
      testCount: test?.count ?? 0,
    });
    checkMemory(settings, this.#plan.bytes);
    const memory = createKernelMemory(this.#plan, {
      ...{ settings, training, threads, capacity },
      isShared: features.hasSharedMemory,
    });
    this.#kernels = startKernels(module, memory);
    const listed = [...(settings.distortion === 'none' ? [training] : []), ...(test ? [test] : [])];
    this.#pixelLists = new PixelLists(this.#kernels, memory, this.#plan, listed, capacity);
    this.#turned = new TurnedSlices(this.#kernels, this.#plan, slicing);
    this.#view = new DataView(memory.buffer);
    this.setParameters(parameters ?? initialParameters(settings));
    this.#helpers = new HelperThreads(threads - 1, { module, memory, network: this.#plan.network });
  }

  async accumulate(digits: Uint32Array, epoch: number): Promise<BatchSums> {
    const sums = await this.#train(slicesOf(digits, epoch, this.#capacity));
    return sums.reduce(added, { loss: 0, correct: 0 });
  }

  async update(learningRate: number): Promise<void> {
    if (this.#state.digits > 0) {
      await this.#train([{ digits: new Uint32Array(0), epoch: 0, learningRate }]);
    }
  }

  async trainBatches(batches: readonly Batch[]): Promise<BatchSums[]> {
    const slices = batches.map(({ digits, epoch, learningRate }) =>
      slicesOf(digits, epoch, this.#capacity, learningRate),
    );
    const sums = await this.#train(slices.flat());
    const results: BatchSums[] = [];
    for (let batch = 0, first = 0; first < sums.length; batch++) {
      const parts = sums.slice(first, first + slices[batch].length);
      results.push(parts.reduce(added, { loss: 0, correct: 0 }));
      first += parts.length;
    }
    return results;
  }

  async predict(images: Uint8Array): Promise<Float32Array> {
    await this.#helpers.begun();
    const { questions, answers, network } = this.#plan;
    const { buffer } = this.#view;
    const count = images.length / INPUT_SIZE;
    const probabilities = new Float32Array(count * OUTPUT_SIZE);
    for (let start = 0; start < count; start += this.#capacity) {
      const end = Math.min(start + this.#capacity, count);
      const part = images.subarray(start * INPUT_SIZE, end * INPUT_SIZE);
      const questionLists = this.#pixelLists.addressesOf(part);
      if (questionLists === 0) {
        new Uint8Array(buffer, questions, part.length).set(part);
      }
      NETWORK.write(this.#view, network, { questionCount: end - start, questionLists });
      this.#run(ORDERS.predict);
      const found = new Float32Array(buffer, answers, (end - start) * OUTPUT_SIZE);
      probabilities.set(found, start * OUTPUT_SIZE);
    }
    return probabilities;
  }

  parameters(layers = this.#plan.layers.length): NetworkParameters {
    const reading = readingParameters(this.#view.buffer, this.#plan.layers.slice(0, layers));
    for (;;) {
      const { done, value } = reading.next();
      if (done) {
        return value;
      }
    }
  }

  async copyParameters(between: () => Promise<void>): Promise<NetworkParameters> {
    return stepByStep(readingParameters(this.#view.buffer, this.#plan.layers), between);
  }

  async optimizerState(between: () => Promise<void>): Promise<OptimizerState> {
    const memories = [];
    for (const places of this.#memoryPlaces()) {
      memories.push(await stepByStep(readingParameters(this.#view.buffer, places), between));
    }
    return { updates: this.#state.updates, memories };
  }

  setOptimizerState(state: OptimizerState): void {
    checkOptimizerState(state, this.#settings);
    forgetMemories(this.#view.buffer, this.#plan.layers);
    for (const [kind, places] of this.#memoryPlaces().entries()) {
      writeParameters(this.#view.buffer, places, state.memories[kind]);
    }
    this.#state = { digits: 0, updates: state.updates };
  }

  #memoryPlaces() {
    return memoryPlaces(this.#plan.layers, REMEMBERED[this.#settings.optimizer]);
  }

  setParameters(parameters: NetworkParameters): void {
    const wanted = layerSizes(this.#settings).join('-');
    const given = [parameters[0]?.inputs, ...parameters.map(({ outputs }) => outputs)].join('-');
    if (given !== wanted) {
      throw new RangeError(`The weights are of layers ${given}, but the network has ${wanted}.`);
    }
    writeParameters(this.#view.buffer, this.#plan.layers, parameters);
    forgetMemories(this.#view.buffer, this.#plan.layers);
    this.#state = { digits: 0, updates: 0 };
  }

  async dispose(): Promise<void> {
    const { network } = this.#plan;
    this.#kernels.run(network, ORDERS.end);
    // Whoever still asks is answered by this thread alone, not left waiting for the others.
    NETWORK.write(this.#view, network, { threads: 1 });
    await this.#helpers.ended();
  }

  /** @returns the sums of the slices that were trained: up to the first that is not finite */
  async #train(slices: readonly Slice[]): Promise<BatchSums[]> {
    await this.#helpers.begun();
    const sums: BatchSums[] = [];
    for (const order of ordersOf(slices, this.digitsPerCall)) {
      this.#state = writeSlices(this.#view, this.#plan, order, this.#state, digits =>
        this.#turned.addressOf(digits),
      );
      NETWORK.write(this.#view, this.#plan.network, { sliceCount: order.length, slicesDone: 0 });
      this.#run(ORDERS.train);
      const done = NETWORK.read(this.#view, this.#plan.network, 'slicesDone');
      for (let index = 0; index < done; index++) {
        const record = this.#plan.slices + index * SLICE.size;
        sums.push({
          loss: SLICE.read(this.#view, record, 'loss'),
          correct: SLICE.read(this.#view, record, 'correct'),
        });
      }
      if (!Number.isFinite(sums.at(-1)?.loss)) {
        break;
      }
    }
    return sums;
  }

  /** @throws EngineError `thread` */
  #run(order: (typeof ORDERS)[keyof typeof ORDERS]): void {
    this.#helpers.check();
    if (this.#kernels.run(this.#plan.network, order) === 0) {
      throw threadError();
    }
  }
}

/** In Node.js 20 the threads of a module never meet: there it is one. The result is the same. */
function threadsHere(wanted: number, { hasSharedMemory }: Features): number {
  const canMeet = hasSharedMemory && Number.parseInt(process.versions.node, 10) >= 22;
  return canMeet ? wanted : 1;
}

async function stepByStep<Result>(
  work: Generator<void, Result>,
  between: () => Promise<void>,
): Promise<Result> {
  for (;;) {
    const { done, value } = work.next();
    if (done) {
      return value;
    }
    await between();
  }
}

function added(one: BatchSums, other: BatchSums): BatchSums {
  return { loss: one.loss + other.loss, correct: one.correct + other.correct };
}
