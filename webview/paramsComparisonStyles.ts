import { css } from 'lit';

/** Styles of `<mnist-params-comparison>`. */
export const paramsComparisonStyles = css`
  :host {
    display: block;
  }
  section {
    margin-top: 24px;
    min-width: 0;
  }
  .wide {
    overflow-x: auto;
  }
  .wide:focus-visible {
    outline: 1px solid var(--vscode-focusBorder);
  }
  section.headline {
    margin-top: 0;
  }
  h2 {
    margin-bottom: 6px;
  }
  table {
    border-collapse: collapse;
  }
  th,
  td {
    line-height: 20px;
    overflow-wrap: anywhere;
    padding: 3px 24px 3px 0;
    text-align: start;
    vertical-align: top;
  }
  th {
    color: var(--muted-foreground);
    font-weight: normal;
    min-width: 72px;
    overflow-wrap: normal;
  }
  tbody tr {
    border-top: 1px solid
      var(--vscode-contrastBorder, color-mix(in srgb, var(--vscode-foreground) 12%, transparent));
  }
  .number {
    text-align: end;
  }
  b {
    font-weight: 600;
  }
  .link {
    text-align: start;
  }
  .digits {
    align-items: center;
    display: flex;
    flex-wrap: wrap;
    gap: 0 12px;
    margin-top: 8px;
  }
  .note {
    margin-top: 6px;
  }
`;
