import { css } from 'lit';

/** Styles of `<mnist-report>`. */
export const reportStyles = css`
  :host {
    display: block;
  }
  main {
    margin: 0 auto;
    max-width: 1100px;
    padding: 16px 0 32px;
  }
  header {
    align-items: start;
    display: grid;
    gap: 0 16px;
    justify-items: start;
    margin-bottom: 12px;
    overflow-wrap: anywhere;
  }
  h1 {
    font-size: 1.3em;
    line-height: 26px;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    margin-top: 6px;
  }
  @media (min-width: 560px) {
    header {
      grid-template-columns: minmax(0, 1fr) auto;
    }
    header p {
      grid-column: 1;
    }
    .actions {
      grid-column: 2;
      grid-row: 1;
      margin: 0;
    }
  }
  .failed {
    align-items: start;
    border: 1px solid var(--vscode-inputValidation-errorBorder, var(--vscode-errorForeground));
    border-radius: 3px;
    background: var(--vscode-inputValidation-errorBackground);
    color: var(--vscode-inputValidation-errorForeground, var(--vscode-foreground));
    display: flex;
    gap: 8px;
    padding: 8px 10px;
    overflow-wrap: anywhere;
  }
  .ways {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    margin-top: 10px;
  }
  .failed .icon {
    color: var(--vscode-errorForeground);
    margin-top: 2px;
  }
`;
