import './my-digits.ts';
import { t } from '@vscode/l10n';
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { OUTPUT_SIZE } from '../src/nn/settings.ts';
import type { Board } from './board.ts';
import { holdsDigit } from './keptDigits.ts';
import { OrderEvent } from './orderEvent.ts';
import { sharedStyles } from './sharedStyles.ts';

/**
 * Keeps a drawing with what the person says it is, and shows those that are kept.
 *
 * @fires kept when the drawing is in the workspace
 */
@customElement('mnist-keep-digit')
export class KeepDigit extends LitElement {
  /** `[784]` what the network receives of the drawing; undefined: nothing is drawn. */
  @property({ attribute: false }) image: Uint8Array | undefined;
  @property({ attribute: false }) board!: Board;

  /** On its way into the workspace. */
  #keeping: { readonly image: Uint8Array; readonly label: number } | undefined;

  protected override updated(changed: PropertyValues<this>): void {
    const keeping = this.#keeping;
    const { myDigits } = this.board.snapshot;
    if (changed.has('board') && keeping && holdsDigit(myDigits, keeping.image, keeping.label)) {
      this.#keeping = undefined;
      if (this.image === keeping.image) {
        this.dispatchEvent(new Event('kept'));
      }
    }
  }

  protected override render() {
    const { myDigits } = this.board.snapshot;
    const labels = Array.from({ length: OUTPUT_SIZE }, (_, label) => label);
    return html`
      <div role="group" aria-labelledby="keep">
        <p id="keep">${t('Keep it among my digits: this is a')}</p>
        <div class="labels">
          ${labels.map(
            label => html`<button
              ?disabled=${this.image === undefined}
              aria-label=${t('This is a {label}', { label })}
              @click=${() => this.#keep(label)}
            >
              ${label}
            </button>`,
          )}
        </div>
      </div>
      ${
        myDigits?.problem === undefined
          ? nothing
          : html`<p class="problem" role="alert">${myDigits.problem}</p>`
      }
      ${
        myDigits === undefined || myDigits.labels.length === 0
          ? nothing
          : html`<mnist-my-digits .board=${this.board} .digits=${myDigits}></mnist-my-digits>`
      }
    `;
  }

  #keep(label: number): void {
    if (this.image !== undefined) {
      const { image } = this;
      this.#keeping = { image, label };
      this.dispatchEvent(new OrderEvent({ type: 'keepDigit', image, label }));
    }
  }

  static override styles = [
    sharedStyles,
    css`
      :host {
        display: grid;
        gap: 8px;
      }
      .labels {
        display: flex;
        flex-wrap: wrap;
        gap: 4px;
        margin-top: 2px;
      }
      button {
        background: var(--vscode-button-secondaryBackground, transparent);
        border: 1px solid
          var(--vscode-button-secondaryBorder, var(--vscode-contrastBorder, transparent));
        border-radius: 4px;
        color: var(--vscode-button-secondaryForeground, inherit);
        cursor: pointer;
        font: inherit;
        min-width: 24px;
        padding: 1px 6px;
      }
      button:hover:enabled {
        background: var(--vscode-button-secondaryHoverBackground);
      }
      button:focus-visible {
        outline: 1px solid var(--vscode-focusBorder);
        outline-offset: 1px;
      }
      button:disabled {
        cursor: default;
        opacity: 0.5;
      }
      .problem {
        color: var(--error-foreground);
        overflow-wrap: anywhere;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'mnist-keep-digit': KeepDigit;
  }
}
