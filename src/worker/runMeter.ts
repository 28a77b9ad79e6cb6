import { learningRateAt } from '../nn/schedule.ts';
import type { TrainingSettings } from '../nn/settings.ts';
import type { RateChange, RunPlace } from '../params/paramsFile.ts';
import type { Measuring, RunPosition } from '../protocol/subjects.ts';
import type { Pace } from './pace.ts';
import type { RunPlan } from './runPlan.ts';
import { Speedometer, Stopwatch } from './stopwatch.ts';
import { NOTHING, type Sums } from './sums.ts';

/** Seconds of a whole measure from which people are told how far it is, and until that is known. */
const LONG_MEASURE = 1;
const MEASURE_TO_JUDGE = 0.25;

/** Counts what a run has done and how long it took, and tells where it stands. */
export class RunMeter {
  /** Runs while digits are trained: not in pauses, and not while accuracy is measured. */
  readonly training: Stopwatch;
  /** Iterations done. */
  iteration: number;
  /** Digits trained. */
  digits = 0;
  /** What the schedule's learning rate is multiplied with, and since when. */
  readonly rateChanges: RateChange[];
  /** Over the batches of the epoch that has begun; of nothing when it has been told of. */
  epochSums: Sums;
  readonly #settings: TrainingSettings;
  readonly #plan: RunPlan;
  readonly #speedometer = new Speedometer();
  readonly #evaluating: Stopwatch;
  #evaluationSeconds = 0;
  /** The measure that is under way, and what the stopwatch showed when it began. */
  #measuring: (Measuring & { readonly since: number }) | undefined;
  #isOver = false;
  #epochStart = { digits: 0, seconds: 0 };
  /** The iteration in which the schedule began. */
  readonly #scheduleStart: number;
  readonly #firstFactor: number;

  /** @param place where an earlier run stood that goes on */
  constructor(settings: TrainingSettings, plan: RunPlan, pace: Pace, place?: RunPlace) {
    this.#settings = settings;
    this.#plan = plan;
    this.iteration = place?.iteration ?? 0;
    this.rateChanges = [...(place?.rateChanges ?? [])];
    this.#firstFactor = place?.learningRateFactor ?? 1;
    this.epochSums = { ...(place?.epochSums ?? NOTHING) };
    this.#scheduleStart = (place?.scheduleStart ?? 0) * plan.iterationsPerEpoch;
    this.training = new Stopwatch(pace);
    this.#evaluating = new Stopwatch(pace);
  }

  /** Of the next update, counted from 0. */
  get epoch(): number {
    return Math.floor(this.iteration / this.#plan.iterationsPerEpoch);
  }

  get learningRateFactor(): number {
    return this.rateChanges.at(-1)?.factor ?? this.#firstFactor;
  }

  /** From the next update on the schedule's learning rate is multiplied with this. */
  changeRate(factor: number): void {
    if (this.rateChanges.at(-1)?.iteration === this.iteration) {
      this.rateChanges.pop();
    }
    this.rateChanges.push({ iteration: this.iteration, factor });
  }

  /** The learning rate of the next update, or of the last one at the end. */
  get learningRate(): number {
    return this.learningRateAt(Math.min(this.iteration, this.#plan.totalIterations - 1));
  }

  /** The learning rate of any update, as far as is known now. */
  learningRateAt(iteration: number): number {
    const start = this.#scheduleStart;
    const total = this.#plan.totalIterations - start;
    const change = this.rateChanges.findLast(({ iteration: from }) => from <= iteration);
    const factor = change?.factor ?? this.#firstFactor;
    return learningRateAt(this.#settings, iteration - start, total) * factor;
  }

  /** Where the run stands, for one that goes on from here. */
  place(): RunPlace {
    const { iterationsPerEpoch } = this.#plan;
    return {
      iteration: this.iteration,
      iterationsPerEpoch,
      scheduleStart: this.#scheduleStart / iterationsPerEpoch,
      learningRateFactor: this.learningRateFactor,
      ...(this.rateChanges.length > 0 && { rateChanges: [...this.rateChanges] }),
      epochSums: { ...this.epochSums },
    };
  }

  /** Whether all batches of an epoch are done, and it has not been told of. */
  get isEpochDone(): boolean {
    return this.iteration % this.#plan.iterationsPerEpoch === 0 && this.epochSums.digits > 0;
  }

  /** A batch has changed the weights. */
  countBatch({ loss, correct, digits }: Sums): void {
    this.iteration++;
    this.epochSums.loss += loss;
    this.epochSums.correct += correct;
    this.epochSums.digits += digits;
  }

  /** @returns the sums over the epoch's batches, which begin anew */
  endEpoch(): Sums {
    const sums = this.epochSums;
    this.epochSums = { ...NOTHING };
    return sums;
  }

  position(): RunPosition {
    const { seconds } = this.training;
    const samplesPerSecond = this.#isOver
      ? this.#averageSpeed()
      : this.#speedometer.read(this.digits, seconds);
    return {
      iteration: this.iteration,
      totalIterations: this.#plan.totalIterations,
      iterationsPerEpoch: this.#plan.iterationsPerEpoch,
      epoch: this.epoch,
      epochs: this.#settings.epochs,
      samplesPerSecond,
      ...(this.#isOver && { isMeanSpeed: true }),
      seconds,
      secondsLeft: this.#secondsLeft(samplesPerSecond),
      learningRate: this.learningRate,
      ...this.#longMeasure(),
    };
  }

  /** Measures accuracy: it does not count as training, but is part of the time that is left. */
  async evaluation<Result>(work: () => Promise<Result>): Promise<Result> {
    const before = this.#evaluating.seconds;
    this.#evaluating.start();
    try {
      const result = await this.training.without(work);
      this.#evaluationSeconds = this.#evaluating.seconds - before;
      return result;
    } finally {
      this.#evaluating.stop();
      this.#measuring = undefined;
    }
  }

  /** How far the measure is that is under way. */
  measured(measuring: Measuring): void {
    const since = this.#measuring?.since ?? this.#evaluating.seconds;
    this.#measuring = { ...measuring, since };
  }

  #longMeasure(): Pick<RunPosition, 'measuring'> {
    if (this.#measuring === undefined) {
      return {};
    }
    const { since, ...measuring } = this.#measuring;
    const seconds = this.#evaluating.seconds - since;
    const isLong = seconds * measuring.total > LONG_MEASURE * measuring.done;
    return seconds >= MEASURE_TO_JUDGE && isLong ? { measuring } : {};
  }

  /** How long the last measure of accuracy took that was carried through. */
  get evaluationSeconds(): number {
    return this.#evaluationSeconds;
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  /** Nothing more will be trained: from now on the speed is the average of the run. */
  end(): void {
    this.training.stop();
    this.#isOver = true;
  }

  /** Waits for somebody: that counts as nothing. */
  pause(wait: () => Promise<void>): Promise<void> {
    return this.training.without(() => this.#evaluating.without(wait));
  }

  startEpoch(): void {
    this.epochSums = { ...NOTHING };
    this.#epochStart = { digits: this.digits, seconds: this.training.seconds };
  }

  /** Digits per second since `startEpoch`. */
  epochSpeed(): number {
    const seconds = this.training.seconds - this.#epochStart.seconds;
    return seconds > 0 ? (this.digits - this.#epochStart.digits) / seconds : 0;
  }

  #averageSpeed(): number {
    const { seconds } = this.training;
    return seconds > 0 ? this.digits / seconds : 0;
  }

  #secondsLeft(samplesPerSecond: number): number {
    if (samplesPerSecond === 0) {
      return 0;
    }
    const { epochs } = this.#settings;
    const shareLeft = 1 - this.iteration / this.#plan.totalIterations;
    const digitsLeft = this.#plan.digits * epochs * shareLeft;
    const evaluations = epochs - this.epoch;
    return digitsLeft / samplesPerSecond + evaluations * this.#evaluationSeconds;
  }
}
