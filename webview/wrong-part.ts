import './confusion-matrix.ts';
import { t } from '@vscode/l10n';
import { css, html, LitElement, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { confusionMatrix } from '../src/nn/metrics.ts';
import type { TestPredictions } from '../src/protocol/subjects.ts';
import type { ChoosePairEvent } from './confusion-matrix.ts';
import { cellText, type DigitPair } from './confusionTones.ts';
import {
  choiceOfPair,
  type DigitChoice,
  type DigitFilter,
  FIRST_CHOICE,
  matchingDigits,
} from './digitChoice.ts';
import { wholeNumber } from './figures.ts';
import { GazeEvent } from './gazeEvent.ts';
import { mostFrequentMistake } from './mistakes.ts';
import { sharedStyles } from './sharedStyles.ts';

/**
 * Which digit is taken for which, at the moment that a person looks at.
 *
 * @fires choice-change with a `DigitChoice` as detail: the digits of a cell
 * @fires mnist-gaze `GazeEvent`: the first of them
 */
@customElement('mnist-wrong-part')
export class WrongPart extends LitElement {
  /** `[count]` what every test digit is */
  @property({ attribute: false }) testLabels: Uint8Array | undefined;
  @property({ attribute: false }) testPredictions: TestPredictions | undefined;
  /** What the gallery of test digits shows. */
  @property({ attribute: false }) filter!: DigitFilter;

  #confusion: readonly (readonly number[])[] = [];

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { testLabels, testPredictions } = this;
    const isNew = changed.has('testLabels') || changed.has('testPredictions');
    if (isNew && testLabels !== undefined && testPredictions !== undefined) {
      this.#confusion = confusionMatrix(testLabels, testPredictions.predicted);
    }
  }

  protected override render() {
    if (this.testLabels === undefined || this.testPredictions === undefined) {
      return html`
        <p class="muted">
          ${t('What goes wrong appears here as soon as the test digits have been read.')}
        </p>
      `;
    }
    return html`
      <p>${this.#summary}</p>
      <mnist-confusion-matrix
        .confusion=${this.#confusion}
        .pair=${this.#pair}
        withRight
        @choose-pair=${this.#onPair}
      ></mnist-confusion-matrix>
      <p class="muted">
        ${t('Click a cell, or press Enter on it, to see its digits among the test digits below.')}
      </p>
    `;
  }

  get #summary(): string {
    const { iteration } = this.testPredictions!;
    const at = wholeNumber(iteration);
    const mistake = mostFrequentMistake(this.#confusion);
    return mistake === undefined
      ? t('At iteration {iteration} no test digit is read wrong.', { iteration: at })
      : t('At iteration {iteration} the most frequent mistake is: {mistake}.', {
          iteration: at,
          mistake: cellText(mistake, mistake.count),
        });
  }

  /** The cell whose digits the gallery shows. */
  get #pair(): DigitPair | undefined {
    const { truth, predicted } = this.filter;
    return truth === undefined || predicted === undefined ? undefined : { truth, predicted };
  }

  #onPair({ pair }: ChoosePairEvent): void {
    const choice = pair === undefined ? FIRST_CHOICE : choiceOfPair(pair.truth, pair.predicted);
    this.dispatchEvent(new CustomEvent<DigitChoice>('choice-change', { detail: choice }));
    const [index] = matchingDigits(this.testLabels!, this.testPredictions, choice);
    if (pair !== undefined && index !== undefined) {
      this.dispatchEvent(new GazeEvent({ digit: { kind: 'test', index } }));
    }
  }

  static override styles = [
    sharedStyles,
    css`
      :host {
        display: grid;
        gap: 6px;
        grid-template-columns: minmax(0, 1fr);
      }
      mnist-confusion-matrix {
        max-width: 520px;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'mnist-wrong-part': WrongPart;
  }
}
