import { t } from '@vscode/l10n';
import type { Dataset } from '../data/dataset.ts';
import type { Engine, EngineName } from '../engine/engine.ts';
import type { NetworkParameters } from '../nn/parameters.ts';
import type { TrainingSettings } from '../nn/settings.ts';
import type { Answer, Question } from '../protocol/questions.ts';
import type { Checkpoint } from '../protocol/subjects.ts';
import { answer } from './answers.ts';
import { engineWith } from './evaluate.ts';
import type { Ground } from './ground.ts';
import { predictAll } from './measure.ts';
import type { Breath } from './pace.ts';
import { OrderError } from './problem.ts';
import type { RunPast } from './runPast.ts';
import type { Moment } from './weightHistory.ts';

export interface PastQuestionsOptions {
  readonly past: RunPast;
  readonly settings: TrainingSettings;
  readonly dataset: Dataset;
  readonly breath: Breath;
  /** Of the run: the same one gives the run's numbers to the last bit. */
  readonly engine: { readonly name: EngineName };
}

/**
 * Answers questions about the earlier moments of a run, one after the other, with an engine of its
 * own: the run that is on goes on with its own weights.
 */
export class PastQuestions {
  readonly #options: PastQuestionsOptions;
  #last: Promise<unknown> = Promise.resolve();
  #engine: Engine | undefined;
  /** The weights that the engine has. */
  #loaded: NetworkParameters | undefined;

  constructor(options: PastQuestionsOptions) {
    this.#options = options;
  }

  /**
   * What the network of the kept moment says that lies nearest to this iteration.
   * @throws {OrderError} `no-history`: none is kept
   */
  async ask(question: Question, at: number): Promise<Answer> {
    return this.#inTurn(async () => {
      const moment = this.#nearest(at);
      const said = await answer(question, this.#ground(moment));
      if (question.name === 'testPredictions' && 'confidence' in said) {
        const { predicted, confidence } = said;
        this.#options.past.complete(moment, { predicted, confidence });
      }
      return said;
    });
  }

  /**
   * The weights of the kept moment that lies nearest, for a run that begins with them.
   * @throws {OrderError} `no-history`: none is kept
   */
  checkpoint(at: number): Checkpoint {
    const { parameters, iteration } = this.#nearest(at);
    return { parameters, provenance: { settings: this.#options.settings, iterations: iteration } };
  }

  /** Frees the engine; the next question makes another one. */
  dispose(): Promise<void> {
    return this.#inTurn(async () => {
      const engine = this.#engine;
      this.#engine = undefined;
      await engine?.dispose();
    });
  }

  #nearest(at: number): Moment {
    const moment = this.#options.past.nearest(at);
    if (moment === undefined) {
      throw new OrderError('no-history', t('This run keeps no earlier weights to look at.'));
    }
    return moment;
  }

  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = this.#last.then(work);
    this.#last = result.catch(() => {});
    return result;
  }

  #ground({ iteration, parameters, testAnswers }: Moment): Ground {
    const { past, settings, dataset, breath } = this.#options;
    return {
      learningRate: past.learningRateAt(iteration),
      ...{ iteration, settings, dataset, testAnswers },
      parameters: async () => parameters,
      predict: images => predictAll(this.#engineOf(parameters), images, () => breath.take()),
      between: () => breath.take(),
    };
  }

  #engineOf(parameters: NetworkParameters): Engine {
    if (this.#engine === undefined) {
      this.#engine = engineWith(parameters, this.#options.engine.name);
    } else if (this.#loaded !== parameters) {
      this.#engine.setParameters(parameters);
    }
    this.#loaded = parameters;
    return this.#engine;
  }
}
