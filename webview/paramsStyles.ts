import { css } from 'lit';

/** Styles of `<mnist-params>`. */
export const paramsStyles = css`
  :host {
    display: block;
  }
  main {
    margin: 0 auto;
    max-width: 1100px;
    padding: 16px 0 32px;
  }
  header {
    margin-bottom: 12px;
    overflow-wrap: anywhere;
  }
  h1 {
    font-size: 1.3em;
    line-height: 26px;
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    margin-bottom: 20px;
  }
  .failed {
    align-items: start;
    background: var(--vscode-inputValidation-errorBackground);
    border: 1px solid var(--vscode-inputValidation-errorBorder, var(--vscode-errorForeground));
    border-radius: 3px;
    color: var(--vscode-inputValidation-errorForeground, var(--vscode-foreground));
    display: flex;
    gap: 8px;
    overflow-wrap: anywhere;
    padding: 8px 10px;
  }
  .failed .icon {
    color: var(--vscode-errorForeground);
    margin-top: 2px;
  }
  .failed + .buttons {
    margin: 10px 0;
  }
`;
