import { t } from '@vscode/l10n';
import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { explanationOf } from '../src/lessons/explanations.ts';
import type { PartName } from '../src/lessons/partNames.ts';
import { sharedStyles } from './sharedStyles.ts';

/** What a part shows, in three sentences and a formula. */
@customElement('mnist-part-help')
export class PartHelp extends LitElement {
  @property() about!: PartName;

  protected override render() {
    const { text, formula } = explanationOf(this.about);
    return html`
      <div role="note" aria-label=${t('Explanation')}>
        <p>${text}</p>
        <p class="formula">${formula}</p>
      </div>
    `;
  }

  static override styles = [
    sharedStyles,
    css`
      :host {
        display: block;
        margin-bottom: 10px;
      }
      div {
        background: var(--vscode-textBlockQuote-background);
        border-left: 3px solid var(--vscode-textBlockQuote-border, var(--vscode-focusBorder));
        max-width: 75ch;
        padding: 8px 10px;
      }
      .formula {
        font-family: var(--vscode-editor-font-family, monospace);
        margin-top: 6px;
        overflow-wrap: anywhere;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'mnist-part-help': PartHelp;
  }
}
