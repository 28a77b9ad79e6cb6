import { t } from '@vscode/l10n';
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { sharedStyles } from './sharedStyles.ts';
import type { TextTable } from './textTable.ts';

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

  protected override shouldUpdate(changed: PropertyValues): boolean {
    return this.isOpen || !this.hasUpdated || changed.has('isOpen') || changed.has('of');
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
