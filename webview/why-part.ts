import './saliency-picture.ts';
import './value-bars.ts';
import { t } from '@vscode/l10n';
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Explanation } from '../src/protocol/explanation.ts';
import type { DigitReference, QuestionNamed } from '../src/protocol/questions.ts';
import type { WeightPictures } from '../src/protocol/subjects.ts';
import { AnswerController } from './answerController.ts';
import type { Board } from './board.ts';
import { probabilityBars } from './readDigit.ts';
import { Seldom } from './seldom.ts';
import { sharedStyles } from './sharedStyles.ts';
import type { ValueBar } from './valueBar.ts';
import { digitName, saliencyText, strongestText, verdictText } from './whyText.ts';

/** Why the network reads the digit that all parts look at as it does. */
@customElement('mnist-why-part')
export class WhyPart extends LitElement {
  @property({ attribute: false }) board!: Board;

  #asking = new AnswerController<QuestionNamed<'explain'>>(this);
  #seldom = new Seldom();
  #digit: DigitReference | undefined;
  /** Counts up with every other digit. */
  #version = 0;
  // Of the newest answer: drawn anew only with another one.
  #shown: Explanation | undefined;
  #shownName = '';
  #pictures: WeightPictures | undefined;
  #bars: readonly ValueBar[] = [];

  override connectedCallback(): void {
    super.connectedCallback();
    void import('./vote-table.ts'); // the page need not wait for what stands below the answer
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('board')) {
      this.#want();
    }
    const { answer, answeredKey } = this.#asking;
    if (answer !== undefined && answer !== this.#shown && answeredKey === `${this.#version}`) {
      this.#shown = answer;
      this.#shownName = digitName(this.board.digit);
      this.#pictures = answer.hiddenLayers === 1 ? this.board.pictures : undefined;
      this.#bars = barsOf(answer);
    }
  }

  #want(): void {
    const { digit, snapshot } = this.board;
    if (digit !== this.#digit) {
      this.#digit = digit;
      this.#version += 1;
      this.#seldom = new Seldom(); // asked at once
    }
    const hasWeights = snapshot.position !== undefined && snapshot.state !== 'loading';
    const board = hasWeights ? this.#seldom.board(this.board, performance.now()) : undefined;
    this.#asking.want(board, { name: 'explain', digit }, `${this.#version}`);
  }

  protected override render() {
    const { problem } = this.#asking;
    if (this.board.snapshot.position === undefined) {
      return html`
        <p class="muted">
          ${t('Why the network reads a digit as it does appears here when training starts.')}
        </p>
      `;
    }
    if (this.#shown === undefined) {
      return html`<p class="muted">${problem || t('Asking the network why…')}</p>`;
    }
    return html`
      ${problem === '' ? nothing : this.#problem(problem)} ${this.#explanation(this.#shown)}
    `;
  }

  #problem(problem: string) {
    return html`
      <p class="problem" role="alert">
        ${problem}
        <button class="link" @click=${() => this.#asking.retry()}>${t('Try again')}</button>
      </p>
    `;
  }

  #explanation(explanation: Explanation) {
    const { image, saliency, counts, voters, predicted } = explanation;
    const pixels = saliencyText(explanation);
    return html`
      <p class="muted">${this.#shownName}</p>
      <p>
        <b>${verdictText(explanation)}</b>
        ${counts.map(count => html`${strongestText(count, voters)} `)}
      </p>
      <div class="parts">
        <figure>
          <mnist-saliency-picture
            .image=${image}
            .saliency=${saliency}
            label=${t('The digit, with which pixels matter. {pixels}', { pixels })}
          ></mnist-saliency-picture>
          <figcaption>
            <p>${pixels}</p>
            <p class="muted">
              ${t('Blue +: more ink there raises the score of {digit}. Orange −: it lowers it.', {
                digit: predicted,
              })}
            </p>
          </figcaption>
        </figure>
        <mnist-value-bars
          label=${t('Probability of each digit')}
          .bars=${this.#bars}
        ></mnist-value-bars>
        ${counts.map(
          count => html`
            <mnist-vote-table
              .count=${count}
              .voters=${voters}
              .pictures=${this.#pictures}
            ></mnist-vote-table>
          `,
        )}
      </div>
      ${this.#whoVotes(explanation)}
    `;
  }

  /** Units of deeper layers have no picture that could be shown. */
  #whoVotes({ hiddenLayers }: Explanation) {
    return hiddenLayers > 1
      ? html`
        <p class="muted">
          ${t('The units of hidden layer {layer} vote: it is the last one before the digits.', {
            layer: hiddenLayers,
          })}
        </p>
      `
      : nothing;
  }

  static override styles = [
    sharedStyles,
    css`
      :host {
        container-type: inline-size;
        display: block;
      }
      .parts {
        align-items: start;
        display: grid;
        gap: 12px 24px;
        grid-template-columns: minmax(0, 1fr);
        margin: 8px 0;
      }
      .problem {
        color: var(--error-foreground);
      }
      mnist-value-bars {
        max-width: 260px;
      }
      figcaption {
        margin-top: 4px;
        max-width: 40ch;
      }
      @container (min-width: 520px) {
        .parts {
          grid-template-columns: repeat(2, minmax(0, 1fr));
        }
      }
      @container (min-width: 1000px) {
        .parts {
          grid-template-columns: 252px 220px repeat(2, minmax(0, 1fr));
        }
      }
    `,
  ];
}

function barsOf({ probabilities, predicted, label, image }: Explanation): ValueBar[] {
  return probabilityBars({
    ...{ index: 0, image, probabilities, predicted, confidence: probabilities[predicted] },
    ...{ label: label ?? predicted, isRight: label === undefined || label === predicted },
  });
}

declare global {
  interface HTMLElementTagNameMap {
    'mnist-why-part': WhyPart;
  }
}
