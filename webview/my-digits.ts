import './digit-grid.ts';
import { t } from '@vscode/l10n';
import { css, html, LitElement, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { MyDigits as KeptDigits } from '../src/protocol/myDigits.ts';
import type { QuestionNamed, Reading } from '../src/protocol/questions.ts';
import { AnswerController } from './answerController.ts';
import type { Board } from './board.ts';
import type { ChooseDigitEvent, TurnEvent } from './digitEvents.ts';
import { GazeEvent } from './gazeEvent.ts';
import { keptImages, readKeptDigits } from './keptDigits.ts';
import { OrderEvent } from './orderEvent.ts';
import { type ReadDigit, spokenVerdict } from './readDigit.ts';
import { sharedStyles } from './sharedStyles.ts';

/** The drawings that are kept, and what the network of the moment looked at says of each. */
@customElement('mnist-my-digits')
export class MyDigits extends LitElement {
  @property({ attribute: false }) board!: Board;
  @property({ attribute: false }) digits!: KeptDigits;

  /** Counts up with every other set of digits. */
  #version = 0;
  #reading = new AnswerController<QuestionNamed<'read'>>(this);
  /** The same pictures as long as the digits are the same: they are not drawn with every answer. */
  #images: readonly Uint8Array[] = [];
  #shown: Reading | undefined;
  #read: readonly ReadDigit[] = [];

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('digits')) {
      this.#version += 1;
      this.#images = keptImages(this.digits);
    }
    const { answer, answeredKey } = this.#reading;
    if (answer !== undefined && answer !== this.#shown && answeredKey === `${this.#version}`) {
      this.#shown = answer;
      this.#read = readKeptDigits(this.#images, this.digits.labels, answer.probabilities);
    }
    const question = { name: 'read', images: this.digits.images } as const;
    this.#reading.want(this.board, question, `${this.#version}`);
  }

  protected override render() {
    const chosen = this.#chosen;
    return html`
      <div class="head">
        <h3>${this.#heading}</h3>
        <button
          class="link"
          ?disabled=${chosen < 0}
          @click=${() => this.#delete(chosen)}
        >
          ${t('Delete the chosen one')}
        </button>
      </div>
      <mnist-digit-grid
        label=${t('My digits')}
        .digits=${this.#read}
        .nameOf=${spokenVerdict}
        .selected=${chosen}
        @choose-digit=${({ at }: ChooseDigitEvent) => this.#choose(at)}
        @turn=${this.#onTurn}
        @keydown=${this.#onKey}
      ></mnist-digit-grid>
      <p class="problem">${this.#reading.problem}</p>
    `;
  }

  get #heading(): string {
    const total = this.digits.labels.length;
    const right = this.#read.filter(({ isRight }) => isRight).length;
    return this.#read.length === total
      ? t('My digits: {right} of {total} read right', { right, total })
      : t('My digits: {total}', { total });
  }

  /** Place of the digit that all parts look at, or -1. */
  get #chosen(): number {
    const { digit } = this.board;
    return digit.kind !== 'own'
      ? -1
      : this.#read.findIndex(
          ({ image, label }) =>
            label === digit.label && image.every((value, at) => value === digit.image[at]),
        );
  }

  #choose(at: number): void {
    const { image, label } = this.#read[at];
    this.dispatchEvent(new GazeEvent({ digit: { kind: 'own', image: image.slice(), label } }));
  }

  /** There is one page of them; left and right lead from digit to digit. */
  #onTurn({ unit, direction }: TurnEvent): void {
    const at = this.#chosen + direction;
    if (unit === 'digit' && at >= 0 && at < this.#read.length) {
      this.#choose(at);
    }
  }

  #onKey(event: KeyboardEvent): void {
    if (event.key === 'Delete' && this.#chosen >= 0) {
      event.preventDefault();
      this.#delete(this.#chosen);
    }
  }

  #delete(at: number): void {
    const { image, label } = this.#read[at];
    this.dispatchEvent(new OrderEvent({ type: 'forgetDigit', image: image.slice(), label }));
  }

  static override styles = [
    sharedStyles,
    css`
      :host {
        display: block;
      }
      .head {
        display: flex;
        flex-wrap: wrap;
        gap: 0 12px;
        justify-content: space-between;
        margin-bottom: 4px;
      }
      .link:disabled {
        cursor: default;
        opacity: 0.6;
        text-decoration: none;
      }
      .problem {
        color: var(--error-foreground);
      }
      .problem:empty {
        display: none;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'mnist-my-digits': MyDigits;
  }
}
