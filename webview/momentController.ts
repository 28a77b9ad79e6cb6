import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { AnswerLoader } from './answerLoader.ts';
import type { Arrived, Board, PastMoment } from './board.ts';

/**
 * Loads what the page shows of an earlier moment: once, for all its parts, one moment at a time.
 * What was wanted while a moment was on its way is forgotten, except the last.
 */
export class MomentController implements ReactiveController, Arrived {
  moment: PastMoment | undefined;
  problem = '';
  readonly #host: ReactiveControllerHost;
  #loader = new AnswerLoader<PastMoment>(
    moment => this.#settle(moment, ''),
    message => this.#settle(this.moment, message),
  );

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** @param at missing: nothing of the past is shown */
  want(run: number, at: number | undefined, ask: Board['ask']): void {
    if (at === undefined) {
      this.#loader.stop();
      this.problem = '';
      return;
    }
    const load = async () => {
      const [pictures, testPredictions] = await Promise.all([
        ask({ name: 'pictures' }, at),
        ask({ name: 'testPredictions' }, at),
      ]);
      return { run, at, pictures, testPredictions };
    };
    this.#loader.want({ key: `${run}:${at}`, iteration: at, load });
  }

  hostDisconnected(): void {
    this.#loader.stop();
  }

  #settle(moment: PastMoment | undefined, problem: string): void {
    this.moment = moment;
    this.problem = problem;
    this.#host.requestUpdate();
  }
}
