import { css } from 'lit';

/** Styles of `<mnist-params-table>`. */
export const paramsTableStyles = css`
  :host {
    display: block;
  }
  .digits {
    align-items: center;
    color: var(--muted-foreground);
    display: flex;
    flex-wrap: wrap;
    gap: 0 12px;
  }
  /* Rows reach a little over their text, so that this lines up with the rest of the page. */
  .wide {
    margin: 8px -6px 0;
    overflow-x: auto;
    position: relative;
  }
  table {
    border-collapse: collapse;
    width: 100%;
  }
  th,
  td {
    line-height: 20px;
    padding: 4px 12px;
    text-align: start;
    vertical-align: top;
    white-space: nowrap;
  }
  tr > :first-child {
    min-width: 160px;
    overflow-wrap: anywhere;
    padding-left: 6px;
    white-space: normal;
  }
  tr > :last-child {
    padding-right: 6px;
  }
  th {
    font-weight: normal;
  }
  thead th {
    color: var(--muted-foreground);
  }
  .number {
    text-align: end;
  }
  tbody tr {
    border-top: 1px solid
      var(--vscode-contrastBorder, color-mix(in srgb, var(--vscode-foreground) 12%, transparent));
    cursor: pointer;
  }
  tbody tr:hover {
    background: var(--vscode-list-hoverBackground);
    outline: 1px dashed var(--vscode-contrastActiveBorder, transparent);
    outline-offset: -1px;
  }
  .link {
    display: inline;
    text-align: start;
  }
  .best .accuracy {
    font-weight: 600;
  }
  .mark {
    background: var(--vscode-badge-background);
    border: 1px solid var(--vscode-contrastBorder, transparent);
    border-radius: 9px;
    color: var(--vscode-badge-foreground);
    font-size: 11px;
    line-height: 16px;
    margin-left: 6px;
    padding: 0 7px;
    white-space: nowrap;
  }
  .claim {
    align-items: center;
    display: inline-flex;
    gap: 4px;
    vertical-align: top;
  }
  .claim .icon {
    color: var(--vscode-notificationsWarningIcon-foreground, currentColor);
  }
  .note {
    margin-top: 8px;
  }
  section {
    margin-top: 24px;
  }
  ul {
    list-style: none;
    margin: 4px 0 0;
    padding: 0;
  }
  li,
  .notice {
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
  .notice .icon {
    color: var(--vscode-notificationsInfoIcon-foreground, currentColor);
    margin-top: 2px;
  }
`;
