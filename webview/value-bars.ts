import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { withOpacity } from './color.ts';
import { divergingColor } from './colorMap.ts';
import { sharedStyles } from './sharedStyles.ts';
import { ThemeController } from './theme.ts';
import type { ValueBar } from './valueBar.ts';

/** Horizontal bars with numbers. With `signed` they start in the middle, negative ones to the left. */
@customElement('mnist-value-bars')
export class ValueBars extends LitElement {
  @property({ attribute: false }) bars: readonly ValueBar[] = [];
  @property({ type: Boolean }) signed = false;
  /** Name of the list for screen readers. */
  @property() label = '';

  #theme = new ThemeController(this);

  protected override render() {
    return html`<ul
      role="list"
      class=${this.signed ? 'signed' : 'unsigned'}
      aria-label=${this.label}
    >
      ${this.bars.map(
        bar => html`<li class=${bar.isStrong ? 'strong' : ''}>
          <span class="name">${bar.name}</span>
          <span class=${bar.share < 0 ? 'bar negative' : 'bar'}
            >${bar.note === undefined ? nothing : html`<i>${bar.note}</i>`}</span
          >
          <span class="text">${bar.text}</span>
        </li>`,
      )}
    </ul>`;
  }

  protected override updated(): void {
    // The same colours as in the pictures of weights.
    const color = divergingColor(this.#theme.colors);
    this.style.setProperty('--positive', withOpacity(color(0.5), 1));
    this.style.setProperty('--negative', withOpacity(color(-0.5), 1));
    this.style.setProperty('--name-width', `${longest(this.bars.map(({ name }) => name))}ch`);
    // Room for the longest number: bars keep their scale from one digit to the next.
    const textWidth = Math.max(6, longest(this.bars.map(({ text }) => text)));
    this.style.setProperty('--text-width', `${textWidth}ch`);
    const bars = this.renderRoot.querySelectorAll<HTMLElement>('.bar');
    for (const [at, { share }] of this.bars.entries()) {
      const width = Math.min(1, Math.abs(share)) * (this.signed ? 50 : 100);
      const start = this.signed ? (share < 0 ? 50 - width : 50) : 0;
      // Where a background of less than the full width begins, as CSS counts it.
      const place = width < 100 ? (100 * start) / (100 - width) : 0;
      bars[at].style.setProperty('--place', `${place}%`);
      bars[at].style.setProperty('--width', `${width}%`);
    }
  }

  static override styles = [
    sharedStyles,
    css`
      :host {
        display: block;
        font-variant-numeric: tabular-nums;
      }
      ul {
        margin: 0;
        padding: 0;
        display: grid;
        row-gap: 1px;
      }
      li {
        align-items: center;
        color: var(--muted-foreground);
        column-gap: 6px;
        /* Numbers change many times a second: each row is laid out for itself. */
        contain: size layout;
        display: grid;
        grid-template-columns: var(--name-width) minmax(24px, 1fr) var(--text-width);
        height: 15px;
        line-height: 15px;
      }
      li.strong {
        color: var(--vscode-foreground);
        font-weight: 600;
      }
      .name,
      .text {
        text-align: end;
        white-space: nowrap;
      }
      /* A background and not a box: a bar that changes is painted, but nothing is laid out. */
      .bar {
        background: linear-gradient(var(--positive), var(--positive)) var(--place) 0 / var(--width)
          100% no-repeat;
        height: 9px;
        position: relative;
      }
      i {
        font-size: 0.9em;
        inset-block-start: -3px;
        inset-inline-end: 0;
        position: absolute;
      }
      .bar.negative {
        background-image: linear-gradient(var(--negative), var(--negative));
      }
      .signed .bar::after {
        content: '';
        position: absolute;
        inset-block: -1px;
        inset-inline-start: 50%;
        width: 1px;
        background: var(--muted-foreground);
      }
    `,
  ];
}

/** Of the longest text, in digits' widths; bold ones are a little wider. */
function longest(texts: readonly string[]): number {
  return Math.max(0, ...texts.map(text => text.length)) + 0.2;
}

declare global {
  interface HTMLElementTagNameMap {
    'mnist-value-bars': ValueBars;
  }
}
