import { t } from '@vscode/l10n';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { WeightPictures } from '../src/protocol/subjects.ts';
import { type CalmOrder, isOutOfOrder } from './calmOrder.ts';
import { wholeNumber } from './figures.ts';
import { sharedStyles } from './sharedStyles.ts';
import {
  applicableSort,
  hasHiddenLayer,
  inOrder,
  UNIT_SORTS,
  type UnitSort,
  voteCounts,
} from './unitSort.ts';

/**
 * Which units the gallery shows, and in which order; both orders of a person's choice.
 * @fires sort-change with a `UnitSort` as detail
 * @fires sort-now
 */
@customElement('mnist-gallery-head')
export class GalleryHead extends LitElement {
  @property({ attribute: false }) pictures!: WeightPictures;
  @property({ attribute: false }) order!: CalmOrder;
  @property() sort: UnitSort = 'strength';
  /** The next layer is the ten digits: units can be sorted by the one that they speak for. */
  @property({ type: Boolean }) digitsNext = true;

  protected override render() {
    if (!hasHiddenLayer(this.pictures)) {
      return html`<p>${t('No hidden layer: one picture per digit.')}</p>`;
    }
    const { pictures, order, digitsNext } = this;
    const isOld = isOutOfOrder(order, inOrder(pictures, this.sort, digitsNext));
    return html`
      <p>${this.#summary()}</p>
      ${this.#sort === 'digit' ? html`<p>${this.#counts()}</p>` : nothing}
      <div class="row">
        <label>${t('Sort by')} ${this.#select()}</label>
        ${isOld ? this.#old() : nothing}
      </div>
    `;
  }

  get #sort(): UnitSort {
    return applicableSort(this.sort, this.pictures, this.digitsNext);
  }

  #summary(): string {
    const { pictures, order } = this;
    const values = {
      shown: wholeNumber(order.units.length),
      units: wholeNumber(pictures.unitsInAll),
    };
    if (order.units.length < pictures.unitsInAll) {
      return t('Showing the strongest {shown} of {units} units', values);
    }
    switch (this.#sort) {
      case 'strength':
        return t('{units} units, the strongest first', values);
      case 'digit':
        return t('{units} units, together by the digit they speak for most', values);
      case 'index':
        return t('{units} units, in the order of the layer', values);
    }
  }

  #counts(): string {
    const counts = voteCounts(this.pictures).join(', ');
    return t('Units for the digits 0 to 9: {counts}.', { counts });
  }

  #select() {
    const names: Record<UnitSort, string> = {
      strength: t('strength'),
      digit: t('digit'),
      index: t('index'),
    };
    const knowsDigits = this.digitsNext && this.pictures.outgoing.length > 0;
    const offered = UNIT_SORTS.filter(sort => sort !== 'digit' || knowsDigits);
    return html`<select @change=${this.#onChange}>
      ${offered.map(
        sort =>
          html`<option value=${sort} ?selected=${sort === this.#sort}>${names[sort]}</option>`,
      )}
    </select>`;
  }

  #old() {
    return html`<span
      >${t('Sorted at iteration {iteration}.', { iteration: wholeNumber(this.order.sortedAt) })}
      <button class="link" @click=${() => this.dispatchEvent(new Event('sort-now'))}>
        ${t('Sort now')}
      </button></span
    >`;
  }

  #onChange(event: Event): void {
    const detail = (event.target as HTMLSelectElement).value as UnitSort;
    this.dispatchEvent(new CustomEvent<UnitSort>('sort-change', { detail }));
  }

  static override styles = [
    sharedStyles,
    css`
      :host {
        color: var(--muted-foreground);
        display: block;
        margin-bottom: 8px;
      }
      /* When the order grows old this says so, and must not push the pictures down. */
      .row {
        align-content: start;
        column-gap: 14px;
        display: flex;
        flex-wrap: wrap;
        min-height: 48px;
        row-gap: 2px;
      }
      label {
        white-space: nowrap;
      }
      select {
        background: var(--vscode-dropdown-background, transparent);
        border: 1px solid
          var(--vscode-dropdown-border, var(--vscode-contrastBorder, var(--muted-foreground)));
        border-radius: 2px;
        color: var(--vscode-dropdown-foreground, var(--vscode-foreground));
        font: inherit;
        height: 22px;
      }
      select:focus-visible {
        outline: 1px solid var(--vscode-focusBorder);
        outline-offset: 1px;
      }
      @container (max-width: 230px) {
        .row {
          min-height: 70px;
        }
      }
      @container (min-width: 420px) {
        .row {
          min-height: 0;
        }
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'mnist-gallery-head': GalleryHead;
  }
}
