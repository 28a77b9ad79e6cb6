import { css } from 'lit';

/** Styles of `<mnist-run-settings>`. */
export const runSettingsStyles = css`
  :host {
    display: block;
  }
  .wide {
    margin-top: 8px;
    overflow-x: auto;
  }
  .wide:focus-visible {
    outline: 1px solid var(--vscode-focusBorder);
  }
  table {
    border-collapse: collapse;
  }
  th,
  td {
    line-height: 20px;
    min-width: 96px;
    overflow-wrap: anywhere;
    padding: 3px 24px 3px 0;
    text-align: start;
    vertical-align: top;
  }
  th {
    color: var(--muted-foreground);
    font-weight: normal;
    overflow-wrap: normal;
  }
  /* Where only they stand here, nothing stands out. */
  .all .differs > * {
    color: var(--vscode-foreground);
    font-weight: 600;
  }
  tbody tr {
    border-top: 1px solid
      var(--vscode-contrastBorder, color-mix(in srgb, var(--vscode-foreground) 12%, transparent));
  }
  .link {
    text-align: start;
  }
  ul {
    list-style: none;
    margin: 8px 0 0;
    padding: 0;
  }
  li {
    align-items: start;
    display: flex;
    gap: 8px;
    overflow-wrap: anywhere;
    padding: 3px 0;
  }
  li .icon {
    color: var(--vscode-errorForeground);
    margin-top: 2px;
  }
`;
