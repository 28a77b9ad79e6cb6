import { t } from '@vscode/l10n';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { ChooseDigitEvent, TurnEvent } from './digitEvents.ts';
import { probability, wholeNumber } from './figures.ts';
import { type ReadDigit, spokenVerdict, verdict } from './readDigit.ts';
import { sharedStyles } from './sharedStyles.ts';
import { tileAfterKey } from './tileLayout.ts';
import './digit-picture.ts';

const TILE_WIDTH = 60;
const GAP = 6;

/** Digits that fit side by side. */
export function digitColumns(availableWidth: number): number {
  return Math.max(1, Math.floor((availableWidth + GAP) / (TILE_WIDTH + GAP)));
}

/**
 * A page of digits with what the network says of each, one of them chosen.
 *
 * @fires choose-digit `ChooseDigitEvent`, when a tile is clicked or a key leads to it
 * @fires turn `TurnEvent`, when a key leads beyond the page
 */
@customElement('mnist-digit-grid')
export class DigitGrid extends LitElement {
  @property({ attribute: false }) digits: readonly ReadDigit[] = [];
  /** Place of the chosen digit, or -1. */
  @property({ type: Number }) selected = -1;
  /** Name of the list for screen readers. */
  @property() label = t('Test digits');
  /** What a digit is called, with what the network says of it. */
  @property({ attribute: false }) nameOf = nameOfTestDigit;

  @query('[role=listbox]') private list!: HTMLElement;

  protected override render() {
    const active = this.selected >= 0 && this.selected < this.digits.length;
    return html`<div
      role="listbox"
      tabindex="0"
      aria-label=${this.label}
      aria-orientation="horizontal"
      aria-activedescendant=${active ? `digit-${this.selected}` : nothing}
      @keydown=${this.#onKey}
    >
      ${this.digits.map((digit, at) => this.#tile(digit, at))}
    </div>`;
  }

  #tile(digit: ReadDigit, at: number) {
    const name = this.nameOf(digit);
    return html`<div
      id=${`digit-${at}`}
      role="option"
      aria-selected=${at === this.selected ? 'true' : 'false'}
      title=${name}
      class=${digit.isRight ? 'right' : 'wrong'}
      @click=${() => this.dispatchEvent(new ChooseDigitEvent(at))}
    >
      <mnist-digit-picture .image=${digit.image}></mnist-digit-picture>
      <span class="bar"></span>
      <span class="verdict" aria-hidden="true">${verdict(digit)}</span>
      <span class="muted" aria-hidden="true">${probability(digit.confidence)}</span>
    </div>`;
  }

  protected override updated(): void {
    const bars = this.renderRoot.querySelectorAll<HTMLElement>('.bar');
    for (const [at, { confidence }] of this.digits.entries()) {
      bars[at].style.setProperty('--share', `${100 * confidence}%`);
    }
  }

  #onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const turn = this.#turnFor(event.key);
    const columns = digitColumns(this.list.clientWidth);
    const at = tileAfterKey(event.key, this.selected, { count: this.digits.length, columns });
    if (turn !== undefined) {
      this.dispatchEvent(turn);
    } else if (at !== undefined && at !== this.selected) {
      this.dispatchEvent(new ChooseDigitEvent(at));
    }
    if (turn !== undefined || at !== undefined) {
      event.preventDefault();
    }
  }

  /** Left and right go from digit to digit over the page's border; Page Up and Down turn pages. */
  #turnFor(key: string): TurnEvent | undefined {
    switch (key) {
      case 'ArrowLeft':
        return new TurnEvent('digit', -1);
      case 'ArrowRight':
        return new TurnEvent('digit', 1);
      case 'PageUp':
        return new TurnEvent('page', -1);
      case 'PageDown':
        return new TurnEvent('page', 1);
      default:
        return undefined;
    }
  }

  static override styles = [
    sharedStyles,
    css`
      :host {
        display: block;
      }
      [role='listbox'] {
        display: grid;
        gap: ${GAP}px;
        grid-template-columns: repeat(auto-fill, minmax(${TILE_WIDTH}px, 1fr));
        outline: none;
      }
      [role='option'] {
        border: 1px solid transparent;
        border-radius: 3px;
        cursor: pointer;
        display: grid;
        font-size: 0.9em;
        gap: 1px;
        justify-items: center;
        line-height: 15px;
        padding: 2px 1px;
        position: relative;
        white-space: nowrap;
      }
      [role='option']:hover {
        background: var(--vscode-list-hoverBackground);
        outline: 1px dashed var(--vscode-contrastActiveBorder, transparent);
      }
      [role='option'][aria-selected='true'] {
        background: var(--vscode-list-inactiveSelectionBackground);
        border-color: var(--vscode-contrastActiveBorder, var(--vscode-foreground));
        color: var(--vscode-list-inactiveSelectionForeground, inherit);
      }
      /* The selection leaves muted text too little contrast. */
      [role='option'][aria-selected='true'] .muted {
        color: inherit;
      }
      [role='listbox']:focus-visible [aria-selected='true'] {
        border-color: var(--vscode-focusBorder);
        outline: 1px solid var(--vscode-focusBorder);
      }
      mnist-digit-picture {
        height: 56px;
        width: 56px;
      }
      .wrong .verdict {
        color: var(--error-foreground);
        font-weight: 600;
      }
      .bar {
        background: linear-gradient(
            var(--vscode-charts-blue, var(--vscode-focusBorder)),
            var(--vscode-charts-blue, var(--vscode-focusBorder))
          )
          0 / var(--share) 100% no-repeat;
        border-bottom: 1px solid var(--muted-foreground);
        height: 5px;
        margin: 2px 0;
        width: 56px;
      }
    `,
  ];
}

function nameOfTestDigit(digit: ReadDigit): string {
  return t('{verdict}. Test digit {index}', {
    ...{ verdict: spokenVerdict(digit), index: wholeNumber(digit.index) },
  });
}

declare global {
  interface HTMLElementTagNameMap {
    'mnist-digit-grid': DigitGrid;
  }
}
