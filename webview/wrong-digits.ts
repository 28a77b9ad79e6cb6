import { t } from '@vscode/l10n';
import './digit-detail.ts';
import './digit-grid.ts';
import './digit-navigation.ts';
import './digit-pager.ts';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { DigitPredictions } from '../src/protocol/subjects.ts';
import { ChoosePairEvent } from './confusion-matrix.ts';
import type { DigitPair } from './confusionTones.ts';
import { digitColumns } from './digit-grid.ts';
import {
  chooseDigit,
  type DigitChoice,
  type DigitPage,
  FIRST_CHOICE,
  pageFrom,
  stepDigit,
  turnPage,
} from './digitChoice.ts';
import type { ChooseDigitEvent, TurnEvent } from './digitEvents.ts';
import { digitGalleryStyles } from './digitGalleryStyles.ts';
import { wholeNumber } from './figures.ts';
import { type ReadDigit, readDigit } from './readDigit.ts';
import { sharedStyles } from './sharedStyles.ts';

const ROWS = 4;

/**
 * The digits that were read wrongly, the surest mistakes first: all, or those of one kind.
 *
 * @fires choose-pair `ChoosePairEvent` without a pair, when all are wanted again
 */
@customElement('mnist-wrong-digits')
export class WrongDigits extends LitElement {
  /** The surest mistakes first; perhaps not all of them. */
  @property({ attribute: false }) wrong!: DigitPredictions;
  /** How many mistakes there are in all. */
  @property({ type: Number }) wrongInAll = 0;
  @property({ attribute: false }) pair: DigitPair | undefined;

  /** Counts places in `wrong` where the dashboard's gallery counts test digits. */
  @state() private choice: DigitChoice = FIRST_CHOICE;
  @state() private width = 0;
  @query('.page') private page: HTMLElement | null | undefined;

  #digits: readonly ReadDigit[] = [];
  #matching: readonly number[] = [];
  #resized = new ResizeObserver(entries => {
    this.width = entries[0].contentRect.width;
  });

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resized.disconnect();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('wrong')) {
      this.#digits = Array.from(this.wrong.indices, (_, row) => readDigit(this.wrong, row));
    }
    if (changed.has('wrong') || changed.has('pair')) {
      const { pair } = this;
      this.#matching = Array.from(this.#digits.keys()).filter(
        row => pair === undefined || isOfKind(this.#digits[row], pair),
      );
      this.choice = FIRST_CHOICE;
    }
  }

  protected override render() {
    if (this.wrongInAll === 0) {
      return html`<p>${t('Every digit was read right.')}</p>`;
    }
    const page = pageFrom(this.#matching, this.choice.firstIndex, this.#pageSize);
    const selected = page.indices.indexOf(this.choice.selectedIndex ?? page.indices[0]);
    return html`${this.#summary()}
      <div class="parts">
        <div class="large">
          <mnist-digit-detail .digit=${this.#digits[page.indices[selected]]}></mnist-digit-detail>
          <mnist-digit-navigation @turn=${this.#onTurn}></mnist-digit-navigation>
        </div>
        <div>${this.#pageOf(page, selected)}</div>
      </div>`;
  }

  #pageOf(page: DigitPage, selected: number) {
    return html`<div class="head">
        <mnist-digit-pager
          .page=${page}
          .total=${this.#matching.length}
          isFiltered
          @turn=${this.#onTurn}
        ></mnist-digit-pager>
      </div>
      <div class="page">
        <mnist-digit-grid
          label=${t('Wrong digits')}
          .digits=${page.indices.map(row => this.#digits[row])}
          .selected=${selected}
          @choose-digit=${(event: ChooseDigitEvent) => this.#select(page.indices[event.at])}
          @turn=${this.#onTurn}
        ></mnist-digit-grid>
      </div>`;
  }

  #summary() {
    const { pair, wrongInAll } = this;
    const here = this.#digits.length;
    const all =
      here < wrongInAll
        ? t('The {count} surest of {total} mistakes', {
            ...{ count: wholeNumber(here), total: wholeNumber(wrongInAll) },
          })
        : t('The surest mistakes first');
    return pair === undefined
      ? html`<p class="summary muted">${all}</p>`
      : html`<p class="summary">
          ${t('{truth} read as {predicted}: {count}', {
            ...{ ...pair, count: wholeNumber(this.#matching.length) },
          })}
          ${here < wrongInAll ? html`<span class="muted">${t('of the {count} surest', { count: wholeNumber(here) })}</span>` : nothing}
          <button class="link" @click=${() => this.dispatchEvent(new ChoosePairEvent(undefined))}>
            ${t('Show all')}
          </button>
        </p>`;
  }

  protected override updated(): void {
    if (this.page) {
      this.#resized.observe(this.page);
    }
  }

  get #pageSize(): number {
    return ROWS * digitColumns(this.width);
  }

  #onTurn(event: TurnEvent): void {
    const turn = event.unit === 'digit' ? stepDigit : turnPage;
    this.choice = turn(this.choice, this.#matching, this.#pageSize, event.direction);
  }

  #select(row: number): void {
    const matching = this.#matching;
    this.choice = chooseDigit(this.choice, matching, this.#pageSize, row, matching.length);
  }

  static override styles = [sharedStyles, digitGalleryStyles];
}

function isOfKind({ label, predicted }: ReadDigit, pair: DigitPair): boolean {
  return label === pair.truth && predicted === pair.predicted;
}

declare global {
  interface HTMLElementTagNameMap {
    'mnist-wrong-digits': WrongDigits;
  }
}
