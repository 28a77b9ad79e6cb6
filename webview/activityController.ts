import type { LitElement } from 'lit';
import type { Activations } from '../src/protocol/inside.ts';
import type { DigitReference, QuestionNamed } from '../src/protocol/questions.ts';
import { AnswerController } from './answerController.ts';
import type { Board } from './board.ts';
import { deadNames, deadText } from './insideText.ts';
import { sameNumbers } from './sameNumbers.ts';
import { Seldom } from './seldom.ts';
import type { ThemeColors } from './theme.ts';
import type { TileLayout } from './tileLayout.ts';
import {
  activityText,
  barLength,
  barsText,
  type UnitActivity,
  unitActivity,
} from './unitActivity.ts';
import { paintBars, pixelOf } from './weightPixels.ts';

/** Knows what the units of the first layer say to the digit looked at, and shows it under tiles. */
export class ActivityController {
  readonly #activations: AnswerController<QuestionNamed<'activations'>>;
  readonly #seldom = new Seldom();
  #shown: Activations | undefined;
  #activity: UnitActivity | undefined;
  #digit: DigitReference | undefined;
  /** Counts the digits looked at. */
  #digits = 0;

  constructor(host: LitElement) {
    this.#activations = new AnswerController(host);
  }

  /**
   * What is looked at now; undefined: nothing of a run.
   * @returns whether there is anything new to show
   */
  want(board: Board | undefined): boolean {
    const isOtherDigit = board?.digit !== this.#digit;
    if (isOtherDigit) {
      this.#digit = board?.digit;
      this.#digits++;
    }
    const question = board && ({ name: 'activations', digit: board.digit } as const);
    const calm = board && this.#seldom.board(board, performance.now());
    this.#activations.want(calm, question, `${this.#digits}`);
    const { answer } = this.#activations;
    const shown = board && answer;
    const isNews = isOtherDigit || !isSame(shown, this.#shown);
    if (shown !== this.#shown) {
      this.#shown = shown;
      this.#activity = shown && unitActivity(shown);
    }
    return isNews;
  }

  /** What a unit says, in a few words; nothing until that is known. */
  note(unit: number): string {
    return this.#activity === undefined ? '' : activityText(this.#activity, unit);
  }

  /** What the bars are, and how many units are dead; nothing until that is known. */
  get text(): readonly string[] {
    if (this.#digit === undefined || this.#shown === undefined) {
      return [];
    }
    const { dead, values } = this.#shown.layers[0];
    return [
      barsText(this.#digit),
      deadText(dead.length, values.length, this.#shown.sampled),
      deadNames(dead),
    ];
  }

  paint(
    image: ImageData,
    layout: TileLayout,
    units: readonly number[],
    { foreground }: ThemeColors,
  ): void {
    const activity = this.#activity;
    if (activity !== undefined) {
      paintBars(image, layout, units, {
        color: pixelOf(foreground),
        length: unit => barLength(activity, unit),
        isDashed: unit => activity.dead.has(unit),
      });
    }
  }
}

/** Whether two answers look the same. */
function isSame(one: Activations | undefined, other: Activations | undefined): boolean {
  const [first, second] = [one?.layers[0], other?.layers[0]];
  return (
    sameNumbers(first?.values, second?.values) &&
    sameNumbers(first?.dead, second?.dead) &&
    one?.sampled === other?.sampled
  );
}
