import { t } from '@vscode/l10n';
import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { explanationOf, PART_NAMES, type PartName } from '../src/lessons/explanations.ts';
import { sharedStyles } from './sharedStyles.ts';

/** The part of that name, if it can be explained. */
export function explainedPart(name: string): PartName | undefined {
  return PART_NAMES.find(part => part === name);
}

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

/** The "?" that shows and hides an explanation. */
export function helpButton(isShown: boolean, heading: string, toggle: () => void) {
  return html`
    <button
      class="help"
      aria-expanded=${isShown ? 'true' : 'false'}
      aria-label=${t('What is this? {heading}', { heading })}
      title=${t('What is this?')}
      @click=${toggle}
    >
      ?
    </button>
  `;
}

/** How it looks: a small round button. */
export const helpButtonStyles = css`
  .help {
    align-items: center;
    background: none;
    border: 1px solid var(--vscode-descriptionForeground, currentColor);
    border-radius: 50%;
    color: var(--vscode-descriptionForeground, currentColor);
    cursor: pointer;
    display: inline-flex;
    flex: none;
    font: inherit;
    font-size: 11px;
    height: 18px;
    justify-content: center;
    line-height: 1;
    padding: 0;
    width: 18px;
  }
  .help:hover,
  .help[aria-expanded='true'] {
    border-color: var(--vscode-foreground);
    color: var(--vscode-foreground);
  }
  .help:focus-visible {
    outline: 1px solid var(--vscode-focusBorder);
    outline-offset: 2px;
  }
`;

declare global {
  interface HTMLElementTagNameMap {
    'mnist-part-help': PartHelp;
  }
}
