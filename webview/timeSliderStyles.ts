import { css } from 'lit';

/** The look of the slider over the run. */
export const timeSliderStyles = css`
  :host {
    display: grid;
    gap: 4px;
    min-width: 0;
  }
  .head {
    column-gap: 12px;
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
  }
  .where,
  .muted {
    color: var(--muted-foreground);
  }
  .problem {
    color: var(--error-foreground);
  }
  input {
    appearance: none;
    background: none;
    height: 20px;
    margin: 0;
    width: 100%;
  }
  input:focus-visible {
    outline: 1px solid var(--vscode-focusBorder);
    outline-offset: 1px;
  }
  input::-webkit-slider-runnable-track {
    background: color-mix(in srgb, var(--vscode-foreground) 35%, transparent);
    border-radius: 2px;
    height: 4px;
  }
  input::-webkit-slider-thumb {
    appearance: none;
    background: var(--vscode-button-background, var(--vscode-foreground));
    border: 2px solid var(--vscode-foreground);
    border-radius: 50%;
    cursor: pointer;
    height: 16px;
    margin-top: -6px;
    width: 16px;
  }
  input:disabled::-webkit-slider-thumb {
    cursor: default;
    opacity: 0.5;
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
  }
  .buttons vscode-button {
    flex: auto;
  }
  @container (min-width: 500px) {
    .buttons vscode-button {
      flex: none;
    }
  }
`;
