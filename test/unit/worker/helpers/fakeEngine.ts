import type { BatchSums, Engine } from '../../../../src/engine/engine.ts';
import type { OptimizerState } from '../../../../src/nn/optimizerState.ts';
import type { NetworkParameters } from '../../../../src/nn/parameters.ts';
import type { FakePace } from './fakePace.ts';

/** What a test decides about a fake engine. */
export interface FakeBehaviour {
  digitsPerCall?: number;
  digitsPerPrediction?: number;
  millisecondsPerDigit?: number;
  millisecondsPerPrediction?: number;
  /** Loss of a digit, by the number of updates that the weights hold. */
  lossOf?: (updates: number) => number;
  /** Share of the digits that are right, by the number of updates that the weights hold. */
  accuracyOf?: (updates: number) => number;
}

/**
 * An engine without mathematics: its only weight that means something mixes all digits it was
 * shown, in their order, with all learning rates, so that any other order or rate gives other bits.
 * It notices calls that overlap.
 */
export class FakeEngine implements Engine {
  readonly name = 'textbook';
  readonly digitsPerCall: number;
  readonly digitsPerPrediction?: number;
  readonly calls: string[] = [];
  /** Set by tests of networks so wide that copying takes long. */
  copyParameters: Engine['copyParameters'];
  isDisposed = false;
  #isBusy = false;
  readonly #behaviour: Required<Omit<FakeBehaviour, 'digitsPerPrediction'>>;
  readonly #pace: FakePace;
  #mixed = 0.5;
  #updates = 0;
  #pending: number[] = [];

  constructor(pace: FakePace, behaviour: FakeBehaviour = {}) {
    this.#pace = pace;
    this.#behaviour = {
      digitsPerCall: 100,
      millisecondsPerDigit: 0,
      millisecondsPerPrediction: 0,
      lossOf: updates => 2 / (1 + updates),
      accuracyOf: updates => 1 - 0.9 / (1 + updates),
      ...behaviour,
    };
    this.digitsPerCall = this.#behaviour.digitsPerCall;
    this.digitsPerPrediction = behaviour.digitsPerPrediction;
  }

  async accumulate(digits: Uint32Array, epoch: number): Promise<BatchSums> {
    return this.#alone(() => {
      this.calls.push(`accumulate ${digits.length}`);
      this.#pending.push(...Array.from(digits, digit => digit + 1000 * epoch));
      this.#pace.milliseconds += digits.length * this.#behaviour.millisecondsPerDigit;
      const { lossOf, accuracyOf } = this.#behaviour;
      return {
        loss: digits.length * lossOf(this.#updates),
        correct: Math.round(digits.length * accuracyOf(this.#updates)),
      };
    });
  }

  async update(learningRate: number): Promise<void> {
    await this.#alone(() => {
      this.calls.push('update');
      for (const number of this.#pending) {
        this.#mixed = (this.#mixed * 1.61803 + learningRate * (number + 1) * 0.7173) % 1;
      }
      this.#pending = [];
      this.#updates++;
    });
  }

  /** The first so many of any hundred images are right: their pixel 0 says their label. */
  async predict(images: Uint8Array): Promise<Float32Array> {
    return this.#alone(() => {
      this.calls.push('predict');
      const count = images.length / 784;
      this.#pace.milliseconds += count * this.#behaviour.millisecondsPerPrediction;
      const probabilities = new Float32Array(count * 10);
      const areFinite = Number.isFinite(this.#behaviour.lossOf(this.#updates));
      for (let index = 0; index < count; index++) {
        const [label, place] = images.subarray(index * 784);
        const isRight = place < 100 * this.#behaviour.accuracyOf(this.#updates);
        const answer = isRight ? label : (label + 1) % 10;
        probabilities[index * 10 + answer] = areFinite ? 1 : Number.NaN;
      }
      return probabilities;
    });
  }

  parameters(): NetworkParameters {
    const weights = new Float32Array(784 * 10);
    weights[0] = this.#mixed;
    weights[1] = this.#updates;
    const { lossOf } = this.#behaviour;
    weights[2] = Number.isFinite(lossOf(this.#updates)) ? 0 : Number.NaN;
    return [{ inputs: 784, outputs: 10, weights, biases: new Float32Array(10) }];
  }

  setParameters([layer]: NetworkParameters): void {
    this.calls.push('setParameters');
    this.#mixed = layer.weights[0];
    this.#updates = layer.weights[1];
    this.#pending = [];
  }

  async optimizerState(): Promise<OptimizerState> {
    return { updates: this.#updates, memories: [] };
  }

  setOptimizerState({ updates }: OptimizerState): void {
    this.calls.push(`setOptimizerState ${updates}`);
  }

  dispose(): void {
    this.isDisposed = true;
  }

  async #alone<Result>(work: () => Result): Promise<Result> {
    if (this.#isBusy) {
      throw new Error('Two calls of the engine overlap.');
    }
    this.#isBusy = true;
    for (let wait = 0; wait < 5; wait++) {
      await undefined;
    }
    this.#isBusy = false;
    return work();
  }
}
