import { t } from '@vscode/l10n';
import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { DigitPage } from './digitChoice.ts';
import { TurnEvent } from './digitEvents.ts';
import { icon } from './icons.ts';
import { pageText } from './pageText.ts';
import { sharedStyles } from './sharedStyles.ts';

/**
 * Which part of the digits the page is, and the way to the next.
 *
 * @fires turn `TurnEvent`
 */
@customElement('mnist-digit-pager')
export class DigitPager extends LitElement {
  @property({ attribute: false }) page: DigitPage = { start: 0, end: 0, indices: [] };
  /** How many digits there are on all pages. */
  @property({ type: Number }) total = 0;
  /** They are a choice of the digits; else they are all, and the page is named by their indices. */
  @property({ type: Boolean }) isFiltered = false;

  protected override render() {
    const { start, end } = this.page;
    const turn = (direction: 1 | -1) => () => this.dispatchEvent(new TurnEvent('page', direction));
    return html`<button
        aria-label=${t('Previous page')}
        title=${t('Previous page')}
        aria-disabled=${start === 0 ? 'true' : 'false'}
        @click=${turn(-1)}
      >
        ${icon('chevronLeft')}
      </button>
      <span>${pageText(this.page, this.total, this.isFiltered)}</span>
      <button
        aria-label=${t('Next page')}
        title=${t('Next page')}
        aria-disabled=${end >= this.total ? 'true' : 'false'}
        @click=${turn(1)}
      >
        ${icon('chevronRight')}
      </button>`;
  }

  static override styles = [
    sharedStyles,
    css`
      :host {
        align-items: center;
        display: inline-flex;
        gap: 2px;
        white-space: nowrap;
      }
      span {
        color: var(--muted-foreground);
      }
      button {
        background: none;
        border: 0;
        border-radius: 5px;
        color: var(--vscode-icon-foreground, inherit);
        cursor: pointer;
        display: inline-flex;
        padding: 3px;
      }
      button:hover {
        background: var(--vscode-toolbar-hoverBackground);
        outline: 1px dashed var(--vscode-toolbar-hoverOutline, transparent);
      }
      button:focus-visible {
        outline: 1px solid var(--vscode-focusBorder);
      }
      /* Not the real attribute: the last page must not take the focus away. */
      button[aria-disabled='true'] {
        cursor: default;
        opacity: 0.4;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'mnist-digit-pager': DigitPager;
  }
}
