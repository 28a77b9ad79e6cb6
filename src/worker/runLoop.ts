import { epochOrder } from '../nn/training.ts';
import type { Checkpoint, Problem } from '../protocol/subjects.ts';
import { BatchTrainer } from './batchTrainer.ts';
import { BestEpoch } from './bestEpoch.ts';
import { divergedProblem } from './divergence.ts';
import { guessingProblem } from './guessing.ts';
import type { Measure } from './measure.ts';
import { nextLook } from './nextLook.ts';
import { RunStopped } from './runControl.ts';
import { RunExaminer } from './runExaminer.ts';
import type { RunParts } from './runParts.ts';
import type { Sums } from './sums.ts';
import { testAtStop } from './testAtStop.ts';

/**
 * The loop of a training run: batch after batch, with a measure of the test set at the start, early
 * in the first epoch and at the end of each.
 */
export class RunLoop {
  readonly #parts: RunParts;
  readonly #examiner: RunExaminer;
  readonly #trainer: BatchTrainer;
  readonly #bestEpoch = new BestEpoch();
  #order = new Uint32Array(0);

  constructor(parts: RunParts) {
    this.#parts = parts;
    this.#trainer = new BatchTrainer({
      ...parts,
      count: sums => this.#countBatch(sums),
      between: () => this.#breathe(),
    });
    this.#examiner = new RunExaminer({
      ...parts,
      test: parts.dataset.test,
      between: () => this.#breathe(),
      replaceWeights: () => this.#recover(),
    });
  }

  /**
   * Trains until `finished` or `stopped` has been emitted.
   * @throws whatever the engine throws
   */
  async run(): Promise<void> {
    const { meter, weights, reporter, dataset } = this.#parts;
    try {
      await weights.goOn();
      meter.training.start();
      const untrained = await this.#examiner.test();
      await weights.begin(untrained.loss);
      await this.#goOn();
      await this.#trainAll();
      await this.#takeBestEpoch();
      await this.#end('finished');
    } catch (error) {
      if (!(error instanceof RunStopped)) {
        meter.end();
        reporter.progress();
        throw error;
      }
      await testAtStop({ ...this.#parts, test: dataset.test });
      await this.#end('stopped');
    }
  }

  /** Of an earlier run: ends its epoch where that was left; its weights may be the best ones. */
  async #goOn(): Promise<void> {
    const { meter, weights, plan } = this.#parts;
    if (meter.isEpochDone) {
      await this.#endEpoch();
    } else if (meter.iteration > 0 && meter.iteration % plan.iterationsPerEpoch === 0) {
      const validated = await this.#validate();
      this.#bestEpoch.offer(validated, weights.lastGoodOrThrow());
    }
  }

  async #trainAll(): Promise<void> {
    const { control, meter, plan, steering } = this.#parts;
    while (meter.iteration < plan.totalIterations && steering.ending === undefined) {
      if (control.isStepOver(meter.iteration)) {
        await this.#pauseHere();
      }
      await this.#trainBatches();
    }
  }

  async #trainBatches(): Promise<void> {
    const { meter, plan, settings, weights, past } = this.#parts;
    const { iterationsPerEpoch, earlyTests } = plan;
    const { iteration, epoch } = meter;
    const within = iteration % iterationsPerEpoch;
    if (within === 0) {
      meter.startEpoch();
    }
    if (within === 0 || this.#order.length === 0) {
      this.#order = epochOrder(settings, epoch, plan.digits);
    }
    // Whether the weights of now are good is known when the next batch's loss is.
    const candidate = weights.areDue && (await weights.current(() => this.#breathe()));
    await past.look(() => this.#breathe());
    const most = nextLook(this.#parts, within);
    const trained = await this.#trainer.train(this.#order, epoch, within, most);
    if (candidate) {
      this.#emitCheckpoint(weights.keep(trained.firstLoss, candidate));
    }
    const done = within + trained.batches;
    if (trained.hasDiverged) {
      await this.#recover(); // and the same batch again
    } else if (done === iterationsPerEpoch) {
      await this.#endEpoch();
    } else if (epoch === 0 && earlyTests.includes(done)) {
      await this.#examiner.test();
    }
  }

  #countBatch(sums: Sums): void {
    const { meter, weights, reporter, history } = this.#parts;
    meter.countBatch(sums);
    weights.updated();
    reporter.weightsChanged();
    history.addBatch(meter.iteration, sums.loss, sums.correct, sums.digits);
  }

  async #endEpoch(): Promise<void> {
    const { meter, weights, reporter, emit } = this.#parts;
    const { loss, correct, digits } = meter.endEpoch();
    const trainAccuracy = correct / digits;
    weights.endEpoch(trainAccuracy);
    const validated = await this.#validate();
    const test = await this.#examiner.test();
    reporter.progress();
    emit({
      type: 'epoch',
      epoch: meter.epoch,
      loss: loss / digits,
      trainAccuracy,
      testAccuracy: test.accuracy,
      samplesPerSecond: meter.epochSpeed(),
      seconds: meter.training.seconds,
    });
    const checkpoint = await weights.current(() => this.#breathe());
    this.#emitCheckpoint(weights.keep(test.loss, checkpoint));
    this.#bestEpoch.offer(validated, checkpoint);
    this.#parts.steering.judge({
      ...{ epochs: meter.epoch, trainAccuracy, testAccuracy: test.accuracy },
      validationAccuracy: validated?.accuracy,
    });
  }

  /** Measures the validation digits, if there are any. */
  async #validate(): Promise<Measure | undefined> {
    const { validation } = this.#parts.plan;
    return validation.count > 0 ? this.#examiner.measure(validation, 'validation') : undefined;
  }

  /** Between slices of work: hears orders and tells what is due. @throws {RunStopped} */
  async #breathe(): Promise<void> {
    const { breath, control, reporter } = this.#parts;
    await breath.take();
    control.throwIfStopped();
    reporter.tick();
    await breath.take(); // pictures of a wide layer take as long as a slice
    control.throwIfStopped();
    if (control.wantsPause) {
      await this.#pauseHere();
    }
  }

  async #pauseHere(problem?: Problem): Promise<void> {
    const { meter, control, reporter, emit } = this.#parts;
    await meter.pause(async () => {
      reporter.progress();
      reporter.pictures();
      emit({ type: 'paused', position: meter.position(), problem });
      await control.untilResumed();
      emit({ type: 'resumed' });
    });
  }

  /** After a divergence: the last good weights, and a pause in which somebody decides. */
  async #recover(): Promise<void> {
    const { meter, weights, past } = this.#parts;
    const good = weights.lastGoodOrThrow();
    past.forgetNow();
    await this.#setBack(good);
    const { iteration, learningRate } = meter;
    const goodIteration = good.provenance.iterations ?? 0;
    await this.#pauseHere(divergedProblem(iteration, learningRate, goodIteration, this.#parts));
  }

  /** With validation digits the run ends with the weights of the epoch that they chose. */
  async #takeBestEpoch(): Promise<void> {
    const best = this.#bestEpoch.checkpoint;
    if (best && best.provenance.iterations !== this.#parts.weights.updates) {
      await this.#setBack(best);
      await this.#examiner.test();
    }
  }

  async #setBack(checkpoint: Checkpoint): Promise<void> {
    await this.#parts.weights.setBack(checkpoint);
    this.#parts.reporter.weightsChanged();
  }

  #emitCheckpoint(checkpoint: Checkpoint | undefined): void {
    if (checkpoint) {
      this.#parts.emit({ type: 'checkpoint', checkpoint });
    }
  }

  async #end(type: 'finished' | 'stopped'): Promise<void> {
    const { meter, weights, past, reporter, steering, emit, dataset } = this.#parts;
    meter.end();
    const checkpoint = await weights.whole();
    past.keep(checkpoint.parameters);
    reporter.progress();
    reporter.pictures();
    const testCount = dataset.test.count;
    const problem = guessingProblem(checkpoint, { ...this.#parts, testCount });
    const { ending } = steering;
    const position = meter.position();
    emit({ type, position, checkpoint, ...(ending && { ending }), ...(problem && { problem }) });
  }
}
