import { t } from '@vscode/l10n';
import { css, html, LitElement } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { withOpacity } from './color.ts';
import { divergingColor, readableOn } from './colorMap.ts';
import { cellText, confusionTones, type DigitPair } from './confusionTones.ts';
import { sharedStyles } from './sharedStyles.ts';
import { ThemeController } from './theme.ts';
import { tileAfterKey } from './tileLayout.ts';

const DIGITS = 10;

/** A kind of answer was chosen, or none any more. */
export class ChoosePairEvent extends Event {
  static readonly type = 'choose-pair';
  readonly pair: DigitPair | undefined;

  constructor(pair: DigitPair | undefined) {
    super(ChoosePairEvent.type);
    this.pair = pair;
  }
}

/**
 * How often each digit was taken for which: a grid to walk through with arrow keys.
 *
 * @fires choose-pair `ChoosePairEvent`, when a cell is clicked that has something to show, or Enter is
 *   pressed on it
 */
@customElement('mnist-confusion-matrix')
export class ConfusionMatrix extends LitElement {
  /** `[10][10]` row: the true digit, column: the predicted one */
  @property({ attribute: false }) confusion: readonly (readonly number[])[] = [];
  @property({ attribute: false }) pair: DigitPair | undefined;
  /** Right answers can be chosen, too, not just mistakes. */
  @property({ type: Boolean }) withRight = false;

  /** The cell that the keyboard is on. */
  @state() private active = 0;
  /** The cell that the mouse is on. */
  @state() private hovered: number | undefined;
  #theme = new ThemeController(this);

  protected override render() {
    return html`<div class="frame">
      <table role="grid" aria-label=${t('Confusion matrix')}
        @keydown=${this.#onKey}
        @pointerleave=${() => {
          this.hovered = undefined;
        }}
      >
        <thead>
          <tr>
            <th class="axis" rowspan="2" scope="col">${t('Is')}</th>
            <th class="axis" colspan="10" scope="colgroup">${t('Read as')}</th>
          </tr>
          <tr>
            ${this.confusion.map((_, digit) => html`<th scope="col">${digit}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${this.confusion.map(
            (row, truth) => html`<tr>
              <th scope="row">${truth}</th>
              ${row.map((count, predicted) => this.#cell({ truth, predicted }, count))}
            </tr>`,
          )}
        </tbody>
      </table>
      <p class="muted" aria-hidden="true">${this.#spelledOut}</p>
    </div>`;
  }

  /** The cell that the mouse or the keyboard is on, in words: narrow cells leave out large numbers. */
  get #spelledOut(): string {
    const pair = pairAt(this.hovered ?? this.active);
    return cellText(pair, this.confusion[pair.truth]?.[pair.predicted] ?? 0);
  }

  #cell(pair: DigitPair, count: number) {
    const at = DIGITS * pair.truth + pair.predicted;
    const text = cellText(pair, count);
    return html`<td
      role="gridcell"
      tabindex=${at === this.active ? 0 : -1}
      title=${text}
      aria-selected=${this.#isChosen(pair) ? 'true' : 'false'}
      class=${this.#canBeChosen(pair) ? 'open' : ''}
      @click=${() => this.#choose(at)}
      @pointerenter=${() => {
        this.hovered = at;
      }}
      @focus=${() => {
        this.active = at;
      }}
    >
      <span aria-hidden="true" class=${count > 99 ? 'count large' : 'count'}>${count === 0 ? '' : count}</span>
    </td>`;
  }

  protected override updated(): void {
    const color = divergingColor(this.#theme.colors);
    const tones = confusionTones(this.confusion).flat();
    const cells = this.renderRoot.querySelectorAll<HTMLElement>('tbody td');
    for (const [at, cell] of cells.entries()) {
      const background = color(tones[at]);
      cell.style.backgroundColor = withOpacity(background, 1);
      cell.style.color = readableOn(background);
    }
  }

  #canBeChosen({ truth, predicted }: DigitPair): boolean {
    return (this.withRight || truth !== predicted) && this.confusion[truth][predicted] > 0;
  }

  #isChosen({ truth, predicted }: DigitPair): boolean {
    return this.pair?.truth === truth && this.pair.predicted === predicted;
  }

  #choose(at: number): void {
    const pair = pairAt(at);
    if (this.#canBeChosen(pair) || this.#isChosen(pair)) {
      this.dispatchEvent(new ChoosePairEvent(this.#isChosen(pair) ? undefined : pair));
    }
  }

  #onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const at = tileAfterKey(event.key, this.active, { count: DIGITS * DIGITS, columns: DIGITS });
    if (at !== undefined) {
      event.preventDefault();
      this.renderRoot.querySelectorAll<HTMLElement>('tbody td')[at].focus();
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      this.#choose(this.active);
    }
  }

  static override styles = [
    sharedStyles,
    css`
      :host {
        container-type: inline-size;
        display: block;
      }
      .frame {
        padding: 2px;
      }
      table {
        border-collapse: separate;
        border-spacing: 1px;
        table-layout: fixed;
        width: 100%;
      }
      th {
        color: var(--muted-foreground);
        font-weight: 600;
        line-height: 24px;
        padding: 0;
      }
      .axis {
        vertical-align: bottom;
        font-weight: normal;
      }
      tbody td {
        border: 1px solid var(--vscode-contrastBorder, transparent);
        font-size: 0.92em;
        height: 28px;
        padding: 0;
        position: relative;
        text-align: center;
      }
      /* The numbers change many times a second: each is laid out for itself. (Not clipped: a hundred
         clips cost more than they save.) */
      .count {
        contain: size layout style;
        display: block;
        height: 22px;
        line-height: 22px;
      }
      .open {
        cursor: pointer;
      }
      .open:hover {
        outline: 1px solid var(--vscode-foreground);
      }
      [aria-selected='true'] {
        font-weight: 700;
        outline: 2px solid var(--vscode-foreground);
      }
      tbody td:focus-visible {
        outline: 2px solid var(--vscode-focusBorder);
      }
      @container (max-width: 329px) {
        .axis[scope='col'] {
          font-size: 0;
        }
        tbody td {
          font-size: 9px;
          height: 22px;
        }
        .count {
          height: 16px;
          line-height: 16px;
        }
        .large {
          display: none;
        }
      }
    `,
  ];
}

/** The cell at a place, counted row by row. */
function pairAt(at: number): DigitPair {
  return { truth: Math.floor(at / DIGITS), predicted: at % DIGITS };
}

declare global {
  interface HTMLElementTagNameMap {
    'mnist-confusion-matrix': ConfusionMatrix;
  }
}
