import { t } from '@vscode/l10n';
import { css, html } from 'lit';

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
