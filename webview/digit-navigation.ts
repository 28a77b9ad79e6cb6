import { t } from '@vscode/l10n';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import '@vscode-elements/elements/dist/vscode-textfield/index.js';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { GoToEvent, TurnEvent } from './digitEvents.ts';
import { wholeNumber } from './figures.ts';
import { type IconName, icon } from './icons.ts';
import { sharedStyles } from './sharedStyles.ts';

/**
 * Previous, next, any, and go to an index.
 *
 * @fires turn `TurnEvent` of one digit
 * @fires go-to `GoToEvent`
 */
@customElement('mnist-digit-navigation')
export class DigitNavigation extends LitElement {
  /** How many digits the test set has; undefined: only previous and next. */
  @property({ type: Number }) total: number | undefined;

  @state() private fault = '';
  @query('vscode-textfield') private field!: HTMLElement & { value: string };

  protected override render() {
    return html`<div class="row">
        ${this.#stepButton(t('Previous digit'), 'chevronLeft', -1)}
        ${this.#stepButton(t('Next digit'), 'chevronRight', 1)}
        ${this.total === undefined ? nothing : this.#goToParts(this.total)}
      </div>
      <p class="fault" role="alert">${this.fault === '' ? nothing : this.fault}</p>`;
  }

  #goToParts(total: number) {
    return html`<vscode-button
        secondary
        @click=${() => this.#send(new GoToEvent('random'))}
        >${t('Random')}</vscode-button
      >
      <vscode-textfield
        .label=${t('Go to the test digit with index 0 to {last}', { last: total - 1 })}
        placeholder=${t('Go to index')}
        inputmode="numeric"
        .invalid=${this.fault !== ''}
        @keydown=${this.#onKey}
        @change=${this.#goTo}
      ></vscode-textfield>`;
  }

  #stepButton(label: string, name: IconName, direction: 1 | -1) {
    return html`<vscode-button
      secondary
      class="step"
      aria-label=${label}
      title=${label}
      @click=${() => this.#send(new TurnEvent('digit', direction))}
      >${icon(name)}</vscode-button
    >`;
  }

  /** What was wrong with an index is of no use any more. */
  #send(event: Event): void {
    this.fault = '';
    this.dispatchEvent(event);
  }

  #onKey(event: KeyboardEvent): void {
    event.stopPropagation();
    if (event.key === 'Enter') {
      this.#goTo();
    }
  }

  #goTo(): void {
    const text = this.field.value.trim();
    const index = Number(text);
    const total = this.total ?? 0;
    const isIndex = /^\d+$/.test(text) && index < total;
    this.fault =
      isIndex || text === ''
        ? ''
        : t(
            'There is no test digit “{text}”. The last one is {last}: type a number from 0 to {typed}.',
            { text, last: wholeNumber(total - 1), typed: total - 1 },
          );
    if (isIndex) {
      this.dispatchEvent(new GoToEvent(index));
    }
  }

  static override styles = [
    sharedStyles,
    css`
      :host {
        display: block;
      }
      .row {
        display: flex;
        flex-wrap: wrap;
        gap: 6px;
      }
      vscode-button.step::part(base) {
        padding-inline: 5px;
      }
      vscode-textfield {
        width: 96px;
      }
      .fault {
        color: var(--error-foreground);
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'mnist-digit-navigation': DigitNavigation;
  }
}
