import type { DatasetDescription } from '../data/dataset.ts';
import type { NetworkParameters } from '../nn/parameters.ts';
import type { TrainingSettings } from '../nn/settings.ts';

/** What made a params file. All of it is a claim: a file from elsewhere may have none or a false one. */
export interface Provenance {
  readonly preset?: string;
  readonly settings?: TrainingSettings;
  readonly dataset?: Pick<DatasetDescription, 'kind' | 'name' | 'digest'>;
  /** Completed epochs. */
  readonly epochs?: number;
  /** Updates of the weights. */
  readonly iterations?: number;
  /** 0 to 1, the mean over the batches of the last completed epoch, while the weights changed. */
  readonly trainAccuracy?: number;
  /** 0 to 1, of these very weights; missing where nobody has measured them. */
  readonly testAccuracy?: number;
  /** Training time in seconds, without pauses and without measuring accuracy. */
  readonly seconds?: number;
  readonly engine?: string;
  /** How the run ended whose last weights these are; missing where it was on, or where nobody knows. */
  readonly outcome?: RunOutcome;
  /** Missing where nobody knows where to go on. */
  readonly place?: RunPlace;
  /** Missing where the run did not branch from another one. */
  readonly branchedFrom?: RunBranch;
  /** Which run it repeats with one change, and what was there: `a.safetensors, learningRate 0.1`. */
  readonly changedFrom?: string;
  /** How the run went; missing where nobody has told. */
  readonly curve?: RunCurve;
  /** ISO 8601, UTC */
  readonly created?: string;
  /** Program and version that wrote the file. */
  readonly program?: string;
}

export type RunOutcome = 'finished' | 'stopped' | 'failed';

/** Where the run stood whose weights these are: with it the run goes on as if it had not ended. */
export interface RunPlace {
  /** Updates so far: more than the weights hold where a divergence has taken some back. */
  readonly iteration: number;
  readonly iterationsPerEpoch: number;
  /** The epoch in which the schedule began, counted from 0; not 0 where epochs were added to a run. */
  readonly scheduleStart: number;
  /** What the schedule's learning rate was multiplied with: above 0, at most 1000. */
  readonly learningRateFactor: number;
  /** Where somebody changed that while the run was on, rising; missing: nobody did. */
  readonly rateChanges?: readonly RateChange[];
  /** Sums over the batches of the epoch that has begun and not ended. */
  readonly epochSums: { readonly loss: number; readonly correct: number; readonly digits: number };
}

/** From this iteration on the learning rate was so many times that of the schedule. */
export interface RateChange {
  readonly iteration: number;
  readonly factor: number;
}

/** The moment of another run whose weights a run began with. */
export interface RunBranch {
  readonly iteration: number;
  readonly iterationsPerEpoch: number;
  /** That holds the other run's weights, as far as anybody knew. */
  readonly file?: string;
}

/** The course of a run, at most 200 points by rising iteration. */
export interface RunCurve {
  readonly iterationsPerEpoch: number;
  readonly points: readonly CurvePoint[];
}

/** A measure of the test digits, and of the batches right before it; `null`: there were none. */
export interface CurvePoint {
  /** Updates of the weights until then. */
  readonly iteration: number;
  /** Mean cross-entropy in nats, as `testLoss`. */
  readonly trainLoss: number | null;
  /** 0 to 1, as `testAccuracy`. */
  readonly trainAccuracy: number | null;
  readonly testLoss: number;
  readonly testAccuracy: number;
}

/** A network together with what made it. */
export interface ParamsFile {
  readonly parameters: NetworkParameters;
  readonly provenance: Provenance;
}

export type ParamsFault =
  | 'truncated'
  | 'header' // not safetensors, or a header that is no JSON or too long
  | 'offsets' // overlapping, out of range, or not as long as shape and dtype say
  | 'dtype'
  | 'layers' // missing layers, or shapes that do not chain from 784 to 10
  | 'not-finite' // NaN, infinite or beyond float32
  | 'too-large'
  | 'format' // not a file of its kind, or of a kind that cannot be read or written
  | 'unsafe' // a pickle that names code
  | 'storage';

/** Why a params file cannot be read or written; the message names the file, what is wrong, where, and a way on. */
export class ParamsError extends Error {
  override readonly name = 'ParamsError';
  readonly reason: ParamsFault;

  constructor(reason: ParamsFault, message: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
  }
}
