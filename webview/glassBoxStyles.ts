import { css } from 'lit';

export const glassBoxStyles = css`
  :host {
    container-type: inline-size;
    display: block;
  }
  .row {
    align-items: center;
    display: flex;
    flex-wrap: wrap;
    gap: 6px 8px;
    margin: 8px 0;
  }
  .off {
    opacity: 0.5;
  }
  .step {
    display: grid;
    gap: 12px 32px;
    grid-template-columns: minmax(0, 1fr);
    margin-bottom: 10px;
  }
  .formula,
  li {
    font-family: var(--vscode-editor-font-family, monospace);
    overflow-wrap: anywhere;
  }
  .formula {
    background: var(--vscode-textBlockQuote-background);
    border-left: 3px solid var(--vscode-textBlockQuote-border, var(--vscode-focusBorder));
    margin: 6px 0;
    padding: 4px 8px;
  }
  ul {
    list-style: none;
    margin: 0 0 6px;
    padding: 0;
  }
  .problem {
    color: var(--error-foreground);
  }
  .link {
    text-align: start;
  }
  figcaption {
    margin-top: 4px;
  }
  input,
  select {
    background: var(--vscode-input-background);
    border: 1px solid var(--vscode-input-border, var(--vscode-contrastBorder, currentColor));
    color: var(--vscode-input-foreground, inherit);
    font: inherit;
    max-width: 80px;
  }
  input:focus-visible,
  select:focus-visible {
    outline: 1px solid var(--vscode-focusBorder);
  }
  @container (min-width: 600px) {
    .step {
      grid-template-columns: minmax(0, 1fr) 280px;
      min-height: 320px;
    }
  }
`;
