import { t } from '@vscode/l10n';
import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Board } from './board.ts';
import { wholeNumber } from './figures.ts';
import { GazeEvent } from './gazeEvent.ts';
import { sharedStyles } from './sharedStyles.ts';

/** Says, as long as it is so, that the page shows an earlier moment; with the way back to now. */
@customElement('mnist-past-note')
export class PastNote extends LitElement {
  @property({ attribute: false }) board!: Board;

  protected override render() {
    return html`
      <div role="note">
        <span>${noteText(this.board)}</span>
        <button class="link" @click=${this.#toNow}>${t('Back to now')}</button>
      </div>
    `;
  }

  #toNow(): void {
    this.dispatchEvent(new GazeEvent({ at: undefined }));
  }

  static override styles = [
    sharedStyles,
    css`
      :host {
        display: block;
        min-width: 0;
      }
      div {
        background: var(--vscode-editorWidget-background, var(--vscode-editor-background));
        border: 1px solid var(--vscode-contrastBorder, var(--vscode-editorWidget-border, transparent));
        border-left: 3px solid var(--vscode-focusBorder);
        color: var(--vscode-editorWidget-foreground, var(--vscode-foreground));
        column-gap: 12px;
        display: flex;
        flex-wrap: wrap;
        padding: 4px 8px;
      }
    `,
  ];
}

function noteText({ at = 0, snapshot }: Board): string {
  const iteration = wholeNumber(at);
  switch (snapshot.state) {
    case 'training':
      return t('You look at iteration {iteration}; training goes on.', { iteration });
    case 'paused':
      return t('You look at iteration {iteration}; the run is paused.', { iteration });
    default:
      return t('You look at iteration {iteration} of a run that has ended.', { iteration });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mnist-past-note': PastNote;
  }
}
