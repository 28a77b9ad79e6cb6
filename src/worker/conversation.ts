import { t } from '@vscode/l10n';
import {
  type Dataset,
  DatasetError,
  type DatasetRequest,
  type LoadingProgress,
} from '../data/dataset.ts';
import { loadDataset } from '../data/load.ts';
import { createEngine } from '../engine/createEngine.ts';
import type { FromWorker, ToWorker } from '../protocol/workerMessages.ts';
import { DatasetShelf, type LoadDataset } from './datasetShelf.ts';
import { answerAboutFile } from './fileRequests.ts';
import { type Pace, realPace } from './pace.ts';
import { OrderError, problemOf } from './problem.ts';
import { checkSettings, planRun } from './runPlan.ts';
import { TrainingRun } from './trainingRun.ts';

type Order<Type extends ToWorker['type']> = Extract<ToWorker, { readonly type: Type }>;
type Request = Extract<ToWorker, { readonly requestId: number }>;

/** What a conversation works with; tests bring their own. */
export interface Tools {
  readonly loadDataset: LoadDataset;
  readonly createEngine: typeof createEngine;
  readonly pace: Pace;
}

/** Ends loading, as a whole or only the download. */
class Loading {
  readonly cancel = new AbortController();
  readonly skipDownload = new AbortController();
}

/** The worker's side of the protocol: every message becomes an action, every error an answer. */
export class Conversation {
  readonly #post: (message: FromWorker) => void;
  readonly #tools: Tools;
  readonly #shelf: DatasetShelf;
  #loading: Loading | undefined;
  #run: TrainingRun | undefined;
  /** Settles when the orders to train have been carried out to their ends. */
  #training: Promise<void> = Promise.resolve();
  #isWatched = false;

  constructor(
    post: (message: FromWorker) => void,
    tools: Tools = { loadDataset, createEngine, pace: realPace },
  ) {
    this.#post = post;
    this.#tools = tools;
    this.#shelf = new DatasetShelf(tools.loadDataset);
  }

  /** Carries out a message. Never throws: what goes wrong is posted. */
  handle(message: ToWorker): void {
    if (isRequest(message)) {
      void this.#answer(message);
      return;
    }
    try {
      this.#obey(message);
    } catch (error) {
      this.#fail(error);
    }
  }

  #obey(order: Exclude<ToWorker, Request>): void {
    switch (order.type) {
      case 'train':
        this.#orderTraining(order);
        break;
      case 'pause':
        this.#run?.pause();
        break;
      case 'resume':
        this.#run?.resume(order.learningRateFactor);
        break;
      case 'steer':
        this.#run?.steer(order);
        break;
      case 'step':
        this.#run?.step(order.unit);
        break;
      case 'stop':
        this.#stop();
        break;
      case 'useGeneratedDigits':
        this.#loading?.skipDownload.abort();
        break;
      case 'watch':
        this.#isWatched = order.pictures;
        this.#run?.watch(order.pictures);
        break;
      default:
        throw unknownOrder(order);
    }
  }

  #stop(): void {
    this.#loading?.cancel.abort();
    this.#run?.stop();
  }

  /** A run that is still on is stopped first. */
  #orderTraining(order: Order<'train'>): void {
    this.#stop();
    const loading = new Loading();
    this.#loading = loading;
    this.#training = this.#training.then(() => this.#train(order, loading));
  }

  async #train(order: Order<'train'>, loading: Loading): Promise<void> {
    try {
      const run = await this.#prepare(order, loading);
      await run.start();
    } catch (error) {
      if (error instanceof DatasetError && error.reason === 'cancelled') {
        this.#post({ type: 'cancelled' });
      } else {
        this.#fail(error);
      }
    }
  }

  /** Loads the digits and makes the run; tells `started`. */
  async #prepare(order: Order<'train'>, loading: Loading): Promise<TrainingRun> {
    const { preset, settings, threads, program, changedFrom, from, historyBytes } = order;
    await this.#run?.dispose();
    this.#run = undefined;
    checkSettings(settings);
    const dataset = await this.#load(order.dataset, loading);
    planRun(settings, dataset, from); // before an engine is made in vain
    const { training, test } = dataset;
    const { createEngine, pace } = this.#tools;
    const { engine, notice } = createEngine(order.engine, { settings, training, test, threads });
    const emit = (event: FromWorker) => {
      if (this.#run === run) {
        this.#post(event);
      }
    };
    const run = new TrainingRun({
      ...{ engine, dataset, settings, preset, program, changedFrom, from, historyBytes, emit },
      pace,
    });
    run.watch(this.#isWatched);
    this.#run = run;
    this.#post({
      type: 'started',
      dataset: dataset.description,
      engine: engine.name,
      engineNotice: notice,
      testLabels: dataset.test.labels.slice(),
      position: run.position(),
    });
    return run;
  }

  async #load(request: DatasetRequest, loading: Loading): Promise<Dataset> {
    try {
      return await this.#shelf.take(request, {
        signal: loading.cancel.signal,
        skipDownload: loading.skipDownload.signal,
        onProgress: progress => this.#post({ type: 'loading', progress }),
      });
    } finally {
      if (this.#loading === loading) {
        this.#loading = undefined;
      }
    }
  }

  /** The last word on a run: what it may still say while it ends is not posted. */
  #fail(error: unknown): void {
    const run = this.#run;
    this.#loading?.cancel.abort();
    this.#run = undefined;
    this.#post({ type: 'failed', problem: problemOf(error), checkpoint: run?.lastGood });
    void run?.dispose();
  }

  async #answer(request: Request): Promise<void> {
    const { requestId } = request;
    try {
      this.#post(await this.#reply(request));
    } catch (error) {
      this.#post({ type: 'requestFailed', requestId, problem: problemOf(error) });
    }
  }

  async #reply(request: Request): Promise<FromWorker> {
    const { requestId } = request;
    switch (request.type) {
      case 'getDigits': {
        const digits = await this.#runOrThrow().getDigits(request.indices);
        return { type: 'digits', requestId, digits };
      }
      case 'ask': {
        const answer = await this.#runOrThrow().ask(request);
        return { type: 'answered', requestId, answer };
      }
      case 'getCheckpoint': {
        const checkpoint = await this.#runOrThrow().checkpoint(request.at);
        return { type: 'currentCheckpoint', requestId, checkpoint };
      }
      case 'evaluate':
      case 'predict':
      case 'compare':
      case 'portray':
      case 'convert':
      case 'readPicture':
        return answerAboutFile(request, {
          testDigits: (wanted, isOneTask) => this.#testDigits(wanted, isOneTask),
          pace: this.#tools.pace,
        });
      default:
        throw unknownOrder(request);
    }
  }

  /** After the file is read: what is wrong with that is known at once. */
  #testDigits(request: DatasetRequest, isOneTask?: boolean): Promise<Dataset> {
    const onProgress = (progress: LoadingProgress) => {
      // A run's own messages must not be mixed with those of another dataset.
      if (!this.#run && !this.#loading) {
        this.#post({ type: 'loading', progress });
      }
    };
    return this.#shelf.take(request, { onProgress, testOnly: true }, isOneTask);
  }

  #runOrThrow(): TrainingRun {
    if (!this.#run) {
      throw new OrderError('no-network', t('There is no network. Start a training first.'));
    }
    return this.#run;
  }
}

function isRequest(message: ToWorker): message is Request {
  return 'requestId' in message;
}

function unknownOrder(message: never): OrderError {
  return new OrderError(
    'unknown-order',
    t('Unknown order to the worker: {order}', { order: JSON.stringify(message) }),
  );
}
