import { css, html, LitElement } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { withOpacity } from './color.ts';
import { divergingColor, readableOn } from './colorMap.ts';
import { cellText, confusionTones, type DigitPair } from './confusionTones.ts';
import { sharedStyles } from './sharedStyles.ts';
import { ThemeController } from './theme.ts';
import { tileAfterKey } from './tileLayout.ts';

const DIGITS = 10;

/** A kind of mistake was chosen, or none any more. */
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
 * @fires choose-pair `ChoosePairEvent`, when a cell with mistakes is clicked or Enter is pressed on it
 */
@customElement('mnist-confusion-matrix')
export class ConfusionMatrix extends LitElement {
  /** `[10][10]` row: the true digit, column: the predicted one */
  @property({ attribute: false }) confusion: readonly (readonly number[])[] = [];
  @property({ attribute: false }) pair: DigitPair | undefined;

  /** The cell that the keyboard is on. */
  @state() private active = 0;
  #theme = new ThemeController(this);

  protected override render() {
    return html`<div class="frame">
      <table role="grid" aria-label="Confusion matrix" @keydown=${this.#onKey}>
        <thead>
          <tr>
            <th class="axis" rowspan="2" scope="col">Is</th>
            <th class="axis" colspan="10" scope="colgroup">Read as</th>
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
    </div>`;
  }

  #cell(pair: DigitPair, count: number) {
    const at = DIGITS * pair.truth + pair.predicted;
    const text = cellText(pair, count);
    return html`<td
      role="gridcell"
      tabindex=${at === this.active ? 0 : -1}
      title=${text}
      aria-selected=${this.#isChosen(pair) ? 'true' : 'false'}
      class=${this.#isMistake(pair) ? 'mistake' : ''}
      @click=${() => this.#choose(at)}
      @focus=${() => {
        this.active = at;
      }}
    >
      <span class="visually-hidden">${text}</span>
      <span aria-hidden="true">${count === 0 ? '' : count}</span>
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

  #isMistake({ truth, predicted }: DigitPair): boolean {
    return truth !== predicted && this.confusion[truth][predicted] > 0;
  }

  #isChosen({ truth, predicted }: DigitPair): boolean {
    return this.pair?.truth === truth && this.pair.predicted === predicted;
  }

  #choose(at: number): void {
    const pair = { truth: Math.floor(at / DIGITS), predicted: at % DIGITS };
    if (this.#isMistake(pair)) {
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
        display: block;
      }
      .frame {
        overflow-x: auto;
        padding: 2px;
      }
      table {
        border-collapse: separate;
        border-spacing: 1px;
        table-layout: fixed;
        width: max(100%, 330px);
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
      .mistake {
        cursor: pointer;
      }
      .mistake:hover {
        outline: 1px solid var(--vscode-foreground);
      }
      [aria-selected='true'] {
        font-weight: 700;
        outline: 2px solid var(--vscode-foreground);
      }
      tbody td:focus-visible {
        outline: 2px solid var(--vscode-focusBorder);
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'mnist-confusion-matrix': ConfusionMatrix;
  }
}
