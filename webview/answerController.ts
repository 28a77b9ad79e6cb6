import type { LitElement, ReactiveController } from 'lit';
import type { AnswerTo, Question } from '../src/protocol/questions.ts';
import { AnswerLoader } from './answerLoader.ts';
import type { Board } from './board.ts';
import { FrameController } from './frameController.ts';

interface Answered<Asked extends Question> {
  readonly key: string;
  readonly answer: AnswerTo<Asked>;
}

/**
 * Keeps an element's answer of the network up to date while somebody can see it: a folded part, or
 * one that is scrolled away, asks nothing. The answer before stays until the new one has come.
 */
export class AnswerController<Asked extends Question> implements ReactiveController {
  answer: AnswerTo<Asked> | undefined;
  /** Which question it answers: the key that `want` was given. */
  answeredKey: string | undefined;
  /** Why there is none: a sentence for people. */
  problem = '';
  readonly #host: LitElement;
  #wanted: { board: Board; question: Asked; key: string } | undefined;
  #loader = new AnswerLoader<Answered<Asked>>(
    answered => this.#settle(answered, ''),
    message => this.#settle(undefined, message),
  );
  #frame: FrameController;

  constructor(host: LitElement) {
    this.#host = host;
    this.#frame = new FrameController(host, () => this.#ask());
    host.addController(this);
  }

  /**
   * What the element shows now; undefined: nothing.
   * @param key says which question it is: the same key and the same weights are asked for once
   */
  want(board: Board | undefined, question: Asked | undefined, key: string): void {
    this.#wanted = board && question && { board, question, key };
    if (this.#wanted === undefined) {
      this.#loader.stop();
    } else {
      this.#frame.request();
    }
  }

  /** Asks again for what failed. */
  retry(): void {
    this.#loader.retry();
  }

  hostDisconnected(): void {
    this.#loader.stop();
  }

  #ask(): void {
    if (this.#wanted !== undefined) {
      const { board, question, key } = this.#wanted;
      const { run, iteration, at, ask } = board;
      const load = async () => ({ key, answer: await ask(question, at) });
      this.#loader.want({ key: `${run}:${at ?? 'now'}:${key}`, iteration, load });
    }
  }

  #settle(answered: Answered<Asked> | undefined, problem: string): void {
    if (answered !== undefined) {
      this.answer = answered.answer;
      this.answeredKey = answered.key;
    }
    this.problem = problem;
    this.#host.requestUpdate();
  }
}
