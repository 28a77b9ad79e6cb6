import './digit-detail.ts';
import './digit-filters.ts';
import './digit-navigation.ts';
import './digit-pager.ts';
import { t } from '@vscode/l10n';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { DigitPredictions, TestPredictions } from '../src/protocol/subjects.ts';
import { AnswerLoader } from './answerLoader.ts';
import type { FilterEvent } from './digit-filters.ts';
import { digitColumns } from './digit-grid.ts';
import {
  chooseDigit,
  type DigitChoice,
  type DigitPage,
  FIRST_CHOICE,
  FROM_THE_START,
  isFiltering,
  matchingDigits,
  pageFrom,
  stepDigit,
  turnPage,
} from './digitChoice.ts';
import type { ChooseDigitEvent, GoToEvent, TurnEvent } from './digitEvents.ts';
import { digitGalleryStyles } from './digitGalleryStyles.ts';
import { FrameController } from './frameController.ts';
import { GazeEvent } from './gazeEvent.ts';
import { type ReadDigit, readDigit } from './readDigit.ts';
import { sameNumbers } from './sameNumbers.ts';
import { sharedStyles } from './sharedStyles.ts';

/** Asks for digits; rejects with a sentence for people. */
type LoadDigits = (indices: readonly number[]) => Promise<DigitPredictions>;

const ROWS = 3;

/**
 * The test digits and what the current weights say of them: a page of tiles, one digit large.
 *
 * Only what is visible is asked for (`load`). What was there stays until the new answer comes.
 *
 * @fires choice-change with a `DigitChoice` as detail
 * @fires mnist-gaze `GazeEvent`, when another digit is large
 */
@customElement('mnist-digit-gallery')
export class DigitGallery extends LitElement {
  /** `[count]` what every test digit is */
  @property({ attribute: false }) testLabels: Uint8Array | undefined;
  /** What the network said of each, some updates ago: for the filter and its counts. */
  @property({ attribute: false }) testPredictions: TestPredictions | undefined;
  /** The network's updates so far; after each, the visible digits are out of date. */
  @property({ type: Number }) iteration = 0;
  @property({ attribute: false }) load: LoadDigits | undefined;
  @property({ attribute: false }) choice: DigitChoice = FIRST_CHOICE;

  @state() private digits: readonly ReadDigit[] = [];
  @state() private problem = '';
  @state() private width = 0;

  @query('.page') private page: HTMLElement | null | undefined;

  #matching: readonly number[] = [];
  #wrongCount: number | undefined;
  #visible: DigitPage = { start: 0, end: 0, indices: [] };
  #loader = new AnswerLoader<DigitPredictions>(
    answer => this.#show(answer),
    message => {
      this.problem = message;
    },
  );
  /** Nothing is asked for while the gallery is folded or scrolled away. */
  #frame = new FrameController(this, () => this.#ask());
  #resized = new ResizeObserver(entries => {
    this.width = entries[0].contentRect.width;
  });

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resized.disconnect();
    this.#loader.stop();
  }

  /** Another iteration alone changes nothing on the screen before new answers come. */
  protected override shouldUpdate(changed: PropertyValues<this>): boolean {
    const isIterationOnly = changed.size === 1 && changed.has('iteration');
    if (isIterationOnly) {
      this.#frame.request();
    }
    return !isIterationOnly;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { testLabels, testPredictions, choice } = this;
    if (testLabels === undefined) {
      return;
    }
    if (changed.has('testLabels') || changed.has('testPredictions') || changed.has('choice')) {
      this.#matching = matchingDigits(testLabels, testPredictions, choice);
      this.#wrongCount =
        testPredictions && matchingDigits(testLabels, testPredictions, { wrongOnly: true }).length;
    }
    this.#visible = pageFrom(this.#matching, choice.firstIndex, this.#pageSize);
  }

  protected override render() {
    if (this.testLabels === undefined) {
      return html`<p class="muted">${t('The test digits appear here when training starts.')}</p>`;
    }
    const selected = this.digits.findIndex(({ index }) => index === this.#selectedIndex);
    return html`<div class="parts">
      <div class="large">
        <mnist-digit-detail .digit=${this.digits[selected] ?? this.digits[0]}></mnist-digit-detail>
        <mnist-digit-navigation
          .total=${this.testLabels.length}
          @turn=${this.#onTurn}
          @go-to=${this.#onGoTo}
        ></mnist-digit-navigation>
      </div>
      <div>
      <div class="head">
        <mnist-digit-filters
          .filter=${this.choice}
          .total=${this.testLabels.length}
          .wrongCount=${this.#wrongCount}
          @filter=${({ filter }: FilterEvent) => this.#choose({ ...filter, firstIndex: FROM_THE_START })}
        ></mnist-digit-filters>
        <mnist-digit-pager
          .page=${this.#visible}
          .total=${this.#matching.length}
          .isFiltered=${isFiltering(this.choice) && this.testPredictions !== undefined}
          @turn=${this.#onTurn}
        ></mnist-digit-pager>
      </div>
      ${this.#renderProblem()}
      <div class="page" aria-busy=${this.digits.length === 0 ? 'true' : 'false'}>
        ${
          this.#matching.length === 0
            ? html`<p class="muted">${this.#noneText}</p>`
            : html`<mnist-digit-grid
              .digits=${this.digits}
              .selected=${selected}
              @choose-digit=${(event: ChooseDigitEvent) => this.#goTo(this.digits[event.at].index)}
              @turn=${this.#onTurn}
            ></mnist-digit-grid>`
        }
      </div></div></div>`;
  }

  #renderProblem() {
    return this.problem === ''
      ? nothing
      : html`<p class="problem" role="alert">
          ${this.problem}
          <button class="link" @click=${() => this.#loader.retry()}>${t('Try again')}</button>
        </p>`;
  }

  protected override updated(): void {
    if (this.page) {
      this.#resized.observe(this.page);
    }
    this.#frame.request();
  }

  #ask(): void {
    const { load, iteration } = this;
    const { indices } = this.#visible;
    if (load !== undefined && indices.length > 0 && this.width > 0) {
      this.#loader.want({ key: indices.join(), iteration, load: () => load(indices) });
    }
  }

  get #pageSize(): number {
    return ROWS * digitColumns(this.width);
  }

  get #selectedIndex(): number {
    return this.choice.selectedIndex ?? this.#visible.indices[0];
  }

  get #noneText(): string {
    return this.choice.wrongOnly && this.#wrongCount === 0
      ? t('None of the test digits is wrong.')
      : t('No test digit is of this kind at the moment.');
  }

  #show(answer: DigitPredictions): void {
    this.digits = Array.from(answer.indices, (_, row) => {
      const digit = readDigit(answer, row);
      const image = this.digits[row]?.image;
      // The same object: a picture that is there already is not drawn again.
      return sameNumbers(image, digit.image) ? { ...digit, image } : digit;
    });
    this.problem = '';
  }

  #onTurn(event: TurnEvent): void {
    const turn = event.unit === 'digit' ? stepDigit : turnPage;
    this.#choose(turn(this.choice, this.#matching, this.#pageSize, event.direction));
  }

  #onGoTo({ index }: GoToEvent): void {
    const any = this.#matching[Math.floor(Math.random() * this.#matching.length)];
    this.#goTo(index === 'random' ? any : index);
  }

  #goTo(index: number | undefined): void {
    if (index !== undefined) {
      this.#choose(this.#chosen(index));
    }
  }

  #chosen(index: number): DigitChoice {
    const total = this.testLabels?.length ?? 0;
    return chooseDigit(this.choice, this.#matching, this.#pageSize, index, total);
  }

  #choose(choice: DigitChoice): void {
    this.choice = choice;
    this.dispatchEvent(new CustomEvent<DigitChoice>('choice-change', { detail: choice }));
    if (choice.selectedIndex !== undefined) {
      this.dispatchEvent(new GazeEvent({ digit: { kind: 'test', index: choice.selectedIndex } }));
    }
  }

  static override styles = [sharedStyles, digitGalleryStyles];
}

declare global {
  interface HTMLElementTagNameMap {
    'mnist-digit-gallery': DigitGallery;
  }
}
