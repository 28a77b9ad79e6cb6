import { t } from '@vscode/l10n';
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { sharedStyles } from './sharedStyles.ts';
import type { TextTable } from './textTable.ts';

/** Milliseconds between two times that a table is written anew: nobody reads faster. */
const INTERVAL = 1000;

/**
 * The twin of a picture, which every picture has that is not told in full beside it: its numbers as a
 * table, unfolded by click or key. While it is folded nothing is computed.
 */
@customElement('mnist-as-text')
export class AsText extends LitElement {
  /** What the picture is, for those who come upon this by itself. */
  @property() of = '';
  @property({ attribute: false }) table!: () => TextTable;

  @state() private isOpen = false;

  #writtenAt = Number.NEGATIVE_INFINITY;
  #timer: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  protected override shouldUpdate(changed: PropertyValues): boolean {
    if (!this.hasUpdated || changed.has('isOpen') || changed.has('of')) {
      return true;
    }
    return this.isOpen && this.#isTime();
  }

  /** If not, the table is written when it is. */
  #isTime(): boolean {
    const wait = this.#writtenAt + INTERVAL - performance.now();
    if (wait > 0) {
      this.#timer ??= setTimeout(() => {
        this.#timer = undefined;
        this.requestUpdate();
      }, wait);
    }
    return wait <= 0;
  }

  protected override updated(): void {
    this.#writtenAt = performance.now();
  }

  protected override render() {
    return html`<details class="as-text" @toggle=${this.#onToggle}>
      <summary>${t('As text')}<span class="visually-hidden">: ${this.of}</span></summary>
      ${this.isOpen ? html`<mnist-text-table .table=${this.table()}></mnist-text-table>` : nothing}
    </details>`;
  }

  async #onToggle(event: Event): Promise<void> {
    const { open } = event.target as HTMLDetailsElement;
    await import('./text-table.ts'); // few need it, and none before the page is drawn
    this.isOpen = open;
  }

  static override styles = [
    sharedStyles,
    css`
      :host {
        display: block;
        min-width: 0;
      }
      summary {
        color: var(--muted-foreground);
        cursor: pointer;
        font-size: 0.85em;
        width: fit-content;
      }
      summary:focus-visible {
        outline: 1px solid var(--vscode-focusBorder);
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'mnist-as-text': AsText;
  }
}
