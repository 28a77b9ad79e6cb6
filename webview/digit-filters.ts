import '@vscode-elements/elements/dist/vscode-checkbox/index.js';
import { t } from '@vscode/l10n';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { type DigitFilter, isFiltering } from './digitChoice.ts';
import { wholeNumber } from './figures.ts';
import { sharedStyles } from './sharedStyles.ts';

const DIGITS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

/** Another choice of the test digits is wanted. */
export class FilterEvent extends Event {
  static readonly type = 'filter';
  readonly filter: DigitFilter;

  constructor(filter: DigitFilter) {
    super(FilterEvent.type);
    this.filter = filter;
  }
}

/**
 * Which test digits are shown, and in which order.
 *
 * @fires filter `FilterEvent`
 */
@customElement('mnist-digit-filters')
export class DigitFilters extends LitElement {
  @property({ attribute: false }) filter!: DigitFilter;
  @property({ type: Number }) total = 0;
  /** Missing while nobody knows what the network says. */
  @property({ type: Number }) wrongCount: number | undefined;

  protected override render() {
    const { filter } = this;
    const isUnknown = this.wrongCount === undefined;
    return html`
      <vscode-checkbox
        label=${this.#wrongLabel}
        .checked=${filter.wrongOnly}
        ?disabled=${isUnknown}
        @change=${(event: Event) =>
          this.#change({ wrongOnly: (event.target as HTMLInputElement).checked })}
      ></vscode-checkbox>
      ${this.#digitSelect('is', t('Is'), filter.truth, truth => this.#change({ truth }))}
      ${this.#digitSelect('read', t('Read as'), filter.predicted, predicted => this.#change({ predicted }))}
      ${this.#orderSelect()}
      ${
        isFiltering(filter)
          ? html`
            <button
              class="link"
              @click=${() => this.dispatchEvent(new FilterEvent({ wrongOnly: false }))}
            >
              ${t('Show all')}
            </button>
          `
          : nothing
      }
    `;
  }

  #digitSelect(
    id: string,
    label: string,
    value: number | undefined,
    choose: (digit: number | undefined) => void,
  ) {
    const onChange = (event: Event) => {
      const chosen = (event.target as HTMLSelectElement).value;
      choose(chosen === '' ? undefined : Number(chosen));
    };
    return html`
      <span class="field">
        <label for=${id}>${label}</label>
        <select id=${id} .value=${`${value ?? ''}`} @change=${onChange}>
          <option value="" ?selected=${value === undefined}>${t('any')}</option>
          ${DIGITS.map(
            digit => html`<option value=${digit} ?selected=${digit === value}>${digit}</option>`,
          )}
        </select>
      </span>
    `;
  }

  #orderSelect() {
    const { order } = this.filter;
    const onChange = (event: Event) => {
      const { value } = event.target as HTMLSelectElement;
      this.#change({ order: value === 'leastSure' || value === 'surest' ? value : undefined });
    };
    const option = (value: string, text: string) =>
      html`<option value=${value} ?selected=${value === (order ?? '')}>${text}</option>`;
    return html`
      <span class="field">
        <label for="order">${t('Order')}</label>
        <select id="order" .value=${order ?? ''} @change=${onChange}>
          ${option('', t('by index'))} ${option('leastSure', t('least sure first'))}
          ${option('surest', t('surest first'))}
        </select>
      </span>
    `;
  }

  get #wrongLabel(): string {
    return this.wrongCount === undefined
      ? t('Wrong only')
      : t('Wrong only ({wrong} of {total})', {
          wrong: wholeNumber(this.wrongCount),
          total: wholeNumber(this.total),
        });
  }

  #change(change: Partial<DigitFilter>): void {
    const { wrongOnly, truth, predicted, order } = this.filter;
    this.dispatchEvent(new FilterEvent({ wrongOnly, truth, predicted, order, ...change }));
  }

  static override styles = [
    sharedStyles,
    css`
      :host {
        align-items: center;
        display: flex;
        flex-wrap: wrap;
        gap: 2px 12px;
      }
      .field {
        align-items: center;
        display: inline-flex;
        gap: 4px;
        white-space: nowrap;
      }
      select {
        background: var(--vscode-settings-dropdownBackground, var(--vscode-dropdown-background));
        border: 1px solid
          var(
            --vscode-settings-dropdownBorder,
            var(--vscode-dropdown-border, var(--vscode-foreground))
          );
        border-radius: 2px;
        color: var(--vscode-settings-dropdownForeground, var(--vscode-dropdown-foreground));
        font: inherit;
        max-width: 100%;
        padding: 1px 2px;
      }
      select:focus-visible {
        outline: 1px solid var(--vscode-focusBorder);
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'mnist-digit-filters': DigitFilters;
  }
}
