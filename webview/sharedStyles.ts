import { css } from 'lit';

/** What all elements have in common: typography, and the few shapes that come more than once. */
export const sharedStyles = css`
  :host {
    --muted-foreground: var(--vscode-descriptionForeground, var(--vscode-foreground));
    /* The themes' red alone is too pale for small text, most of all on a selected row. */
    --error-foreground: color-mix(
      in srgb,
      var(--vscode-errorForeground) 55%,
      var(--vscode-foreground)
    );
    color: var(--vscode-foreground);
    font-family: var(--vscode-font-family, sans-serif);
    font-size: var(--vscode-font-size, 13px);
    font-variant-numeric: tabular-nums;
    line-height: 20px;
  }
  :host([hidden]) {
    display: none;
  }
  * {
    box-sizing: border-box;
  }
  h1,
  h2,
  h3,
  p,
  dl,
  dd,
  figure {
    margin: 0;
  }
  h1,
  h2,
  h3 {
    font-size: inherit;
    font-weight: 600;
  }
  .muted {
    color: var(--muted-foreground);
  }
  vscode-button[secondary] {
    --vscode-button-border: var(
      --vscode-button-secondaryBorder,
      var(--vscode-contrastBorder, var(--vscode-button-secondaryBackground))
    );
  }
  /* High contrast themes have none, and mean nothing by it. */
  vscode-button[secondary]:not(:hover)::part(base) {
    background: var(--vscode-button-secondaryBackground, transparent);
  }
  /* Part of a path (wrappingText): goes to the next line as one, and breaks only if it must. */
  .whole {
    display: inline-block;
    max-width: 100%;
    overflow-wrap: anywhere;
  }
  .icon {
    display: inline-flex;
    flex: none;
    height: 16px;
    width: 16px;
  }
  .link {
    background: none;
    border: 0;
    color: var(--vscode-textLink-foreground);
    cursor: pointer;
    font: inherit;
    padding: 0;
  }
  .link:hover {
    color: var(--vscode-textLink-activeForeground);
    text-decoration: underline;
  }
  .link:focus-visible {
    outline: 1px solid var(--vscode-focusBorder);
    outline-offset: 2px;
  }
  progress {
    appearance: none;
    background: none;
    border: 0;
    display: block;
    height: 4px;
    margin: 8px 0;
    width: 100%;
  }
  progress::-webkit-progress-bar {
    background: color-mix(in srgb, var(--vscode-foreground) 18%, transparent);
    border-radius: 2px;
  }
  progress:indeterminate::-webkit-progress-bar {
    animation: look 2s linear infinite;
    background: linear-gradient(
        var(--vscode-progressBar-background),
        var(--vscode-progressBar-background)
      )
      no-repeat 0 / 25% 100%;
  }
  @keyframes look {
    from {
      background-position-x: -33%;
    }
    to {
      background-position-x: 133%;
    }
  }
  :host-context(.vscode-reduce-motion) progress::-webkit-progress-bar {
    animation: none;
  }
  @media (prefers-reduced-motion: reduce) {
    progress:indeterminate::-webkit-progress-bar {
      animation: none;
    }
  }
  progress::-webkit-progress-value {
    background: var(--vscode-progressBar-background);
    border-radius: 2px;
  }
  .visually-hidden {
    clip-path: inset(50%);
    height: 1px;
    overflow: hidden;
    position: absolute;
    white-space: nowrap;
    width: 1px;
  }
`;
