import { css } from 'lit';

/** A slider in the colours of VS Code: the browser's own cannot be seen in high contrast. */
export const sliderStyles = css`
  input[type='range'] {
    appearance: none;
    background: none;
    height: 20px;
    margin: 0;
    width: 100%;
  }
  input[type='range']:focus-visible {
    outline: 1px solid var(--vscode-focusBorder);
    outline-offset: 1px;
  }
  input[type='range']::-webkit-slider-runnable-track {
    background: color-mix(in srgb, var(--vscode-foreground) 35%, transparent);
    border-radius: 2px;
    height: 4px;
  }
  input[type='range']::-webkit-slider-thumb {
    appearance: none;
    background: var(--vscode-button-background, var(--vscode-foreground));
    border: 2px solid var(--vscode-foreground);
    border-radius: 50%;
    cursor: pointer;
    height: 16px;
    margin-top: -6px;
    width: 16px;
  }
  input[type='range']:disabled::-webkit-slider-thumb {
    cursor: default;
    opacity: 0.5;
  }
`;
