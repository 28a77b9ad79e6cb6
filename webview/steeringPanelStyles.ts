import { css } from 'lit';

/** How the panel looks in which a run is steered. */
export const steeringPanelStyles = css`
  :host {
    display: grid;
    gap: 6px;
  }
  h3:not(:first-child) {
    margin-top: 8px;
  }
  input[type='range'] {
    accent-color: var(--vscode-button-background, var(--vscode-focusBorder));
    margin: 0;
    max-width: 420px;
    width: 100%;
  }
  input[type='range']:focus-visible {
    outline: 1px solid var(--vscode-focusBorder);
    outline-offset: 2px;
  }
  .ends {
    display: flex;
    flex-wrap: wrap;
    font-size: 11px;
    gap: 0 8px;
    justify-content: space-between;
    line-height: 16px;
    max-width: 420px;
  }
  .fields {
    display: grid;
    gap: 10px 16px;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 150px), 1fr));
  }
  .field {
    min-width: 0;
  }
  vscode-textfield {
    width: 100%;
  }
  .field p {
    font-size: 11px;
    line-height: 16px;
  }
  .fault {
    color: var(--error-foreground);
  }
`;
