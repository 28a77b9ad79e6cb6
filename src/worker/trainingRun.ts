import { t } from '@vscode/l10n';
import type { Dataset } from '../data/dataset.ts';
import type { Engine } from '../engine/engine.ts';
import type { NetworkParameters } from '../nn/parameters.ts';
import type { PresetName } from '../nn/presets.ts';
import { layerSizes, type TrainingSettings } from '../nn/settings.ts';
import type { Answer, Asking } from '../protocol/questions.ts';
import type { Checkpoint, DigitPredictions, RunPosition } from '../protocol/subjects.ts';
import type { FromWorker } from '../protocol/workerMessages.ts';
import { answer } from './answers.ts';
import { DeadUnitsWatch } from './deadUnitsWatch.ts';
import type { Ground } from './ground.ts';
import { HistoryRecorder } from './historyRecorder.ts';
import { LayerCourseRecorder } from './layerCourse.ts';
import { predictAll } from './measure.ts';
import { Breath, type Pace, realPace } from './pace.ts';
import { PastQuestions } from './pastQuestions.ts';
import { picturedLayers, weightPictures } from './pictures.ts';
import { OrderError } from './problem.ts';
import { RunControl } from './runControl.ts';
import { RunLoop } from './runLoop.ts';
import { RunMeter } from './runMeter.ts';
import type { RunParts } from './runParts.ts';
import { RunPast } from './runPast.ts';
import { planRun } from './runPlan.ts';
import { RunReporter } from './runReporter.ts';
import { RunSteering, type SteeringOrder } from './runSteering.ts';
import { RunWeights } from './runWeights.ts';
import { SharedEngine } from './sharedEngine.ts';
import { predictDigits } from './testDigits.ts';

export interface TrainingRunOptions {
  readonly engine: Engine;
  readonly dataset: Dataset;
  readonly settings: TrainingSettings;
  readonly preset: PresetName;
  /** Program name and version for the params file. */
  readonly program: string;
  /** See `Provenance`. */
  readonly changedFrom?: string;
  /** The weights that it begins with; where they say their `place`, the run that was there goes on. */
  readonly from?: Checkpoint;
  /** Told of progress, epochs, pauses, checkpoints and the end, as `FromWorker` describes them. */
  readonly emit: (event: FromWorker) => void;
  /** Memory for weights of earlier moments, which can be asked about; missing: none are kept. */
  readonly historyBytes?: number;
  readonly pace?: Pace;
}

/**
 * A training run from the first batch to the last. It knows no threads and no VS Code: the worker
 * and the command line drive the same loop.
 *
 * The order of all arithmetic is decided by settings and dataset alone, never by time, pauses or
 * questions in between: the same seed gives the same bits.
 */
export class TrainingRun {
  readonly #parts: RunParts;
  readonly #past: PastQuestions;

  /**
   * @throws {OrderError} `settings`: they are out of range, or leave nothing to train;
   *   `other-digits`: the run that goes on had others
   */
  constructor(options: TrainingRunOptions) {
    const { dataset, settings, preset, emit, from, historyBytes, pace = realPace } = options;
    const engine = new SharedEngine(options.engine);
    const plan = planRun(settings, dataset, from);
    const meter = new RunMeter(settings, plan, pace, from?.provenance.place);
    const history = new HistoryRecorder(plan.pointInterval);
    const maker = { ...options, dataset: dataset.description };
    const layers = picturedLayers(settings);
    const [, , nextOutputs = 0] = layerSizes(settings);
    const pictures = () =>
      weightPictures(engine.parametersNow(layers), meter.iteration, nextOutputs);
    const weights = new RunWeights(engine, maker, meter, pace);
    const testCount = dataset.test.count;
    const past = new RunPast({ engine, meter, weights, plan, settings, historyBytes, testCount });
    const moments = () => past.news();
    const isWanted = historyBytes !== undefined; // somebody looks at more than the result
    const dead = new DeadUnitsWatch({
      ...{ preset, settings, training: dataset.training },
      tell: advice => emit({ type: 'advice', advice }),
    });
    const look = (parameters: NetworkParameters) => dead.look(parameters);
    const course = new LayerCourseRecorder({
      ...{ engine, meter, plan, settings, emit, isWanted, look },
    });
    this.#parts = {
      ...{ engine, dataset, settings, preset, plan, meter, history, weights, past, course, emit },
      control: new RunControl(),
      steering: new RunSteering(meter, emit),
      breath: new Breath(pace),
      reporter: new RunReporter({ meter, history, pictures, moments, pace, emit }),
    };
    this.#past = new PastQuestions({ ...this.#parts, breath: new Breath(pace) });
  }

  /**
   * Trains until `finished` or `stopped` has been emitted.
   * @throws whatever the engine throws; `lastGood` is still there then
   */
  async start(): Promise<void> {
    try {
      await new RunLoop(this.#parts).run();
    } finally {
      await this.dispose(); // questions are answered without threads
    }
  }

  // ---- Questions, also after the end ----

  position(): RunPosition {
    return this.#parts.meter.position();
  }

  /** The last weights known to be good; none before the untrained network was measured. */
  get lastGood(): Checkpoint | undefined {
    return this.#parts.weights.lastGood;
  }

  /**
   * The weights as they are, or the last good ones if they are not finite.
   * @param at of the kept moment that lies nearest to this iteration instead
   * @throws {OrderError} `no-history`: none is kept
   */
  async checkpoint(at?: number): Promise<Checkpoint> {
    return at === undefined
      ? this.#parts.engine.alone(() => this.#parts.weights.whole())
      : this.#past.checkpoint(at);
  }

  /**
   * Test digits with what the weights say of them.
   * @throws {OrderError} `index`: there is no such digit
   */
  getDigits(indices: Uint32Array): Promise<DigitPredictions> {
    const { engine, meter, dataset, breath } = this.#parts;
    return engine.alone(own =>
      predictDigits(own, meter.iteration, dataset.test, indices, () => breath.take()),
    );
  }

  /**
   * What the network says of itself, now or at the kept moment that lies nearest to `at`.
   * @throws {OrderError} `no-history`: no moment is kept
   */
  ask({ question, at }: Asking): Promise<Answer> {
    return at === undefined
      ? this.#parts.engine.alone(engine => answer(question, this.#ground(engine)))
      : this.#past.ask(question, at);
  }

  /** The weights as they are, as long as the engine is the caller's alone. */
  #ground(engine: Engine): Ground {
    const { meter, settings, dataset, breath, engine: shared } = this.#parts;
    const between = () => breath.take();
    return {
      ...{ iteration: meter.iteration, learningRate: meter.learningRate, settings, dataset },
      parameters: () => shared.copyParameters(between),
      predict: images => predictAll(engine, images, between),
      between,
    };
  }

  // ---- Orders ----

  pause(): void {
    this.#parts.control.pause();
  }

  /**
   * @param learningRateFactor multiplies the learning rate for the rest of the run
   * @throws {OrderError} `settings`: a factor that leaves no learning rate
   */
  resume(learningRateFactor = 1): void {
    if (!(learningRateFactor > 0 && learningRateFactor <= 1)) {
      throw new OrderError(
        'settings',
        t('The learning rate can be multiplied by more than 0 and at most 1, not {factor}.', {
          factor: learningRateFactor,
        }),
      );
    }
    if (this.#parts.control.isPaused) {
      const { meter } = this.#parts;
      if (learningRateFactor !== 1) {
        meter.changeRate(meter.learningRateFactor * learningRateFactor);
      }
    }
    this.#parts.control.resume();
  }

  /**
   * Changes the learning rate, or says when the run shall end by itself; `steered` or `advice`
   * answers. What comes when all is trained is too late, and changes nothing of what was done.
   */
  steer(order: SteeringOrder): void {
    const { meter, steering } = this.#parts;
    if (!meter.isOver) {
      steering.steer(order);
    }
  }

  /** From a pause: trains one batch, or to the end of the epoch, and pauses again. */
  step(unit: 'batch' | 'epoch'): void {
    const { iteration, epoch } = this.#parts.meter;
    const epochEnd = (epoch + 1) * this.#parts.plan.iterationsPerEpoch;
    this.#parts.control.stepTo(unit === 'batch' ? iteration + 1 : epochEnd);
  }

  /**
   * Ends the run: `stopped` tells its weights. What nobody has measured of them is measured first,
   * if that is quick; a second stop does not wait for it.
   */
  stop(): void {
    this.#parts.control.stop();
  }

  /** Whether anybody sees the pictures. */
  watch(pictures: boolean): void {
    this.#parts.reporter.watch(pictures);
  }

  /** Ends the run and frees the engine. */
  async dispose(): Promise<void> {
    this.#parts.control.end();
    await this.#past.dispose();
    await this.#parts.engine.alone(engine => engine.dispose());
  }
}
