import { css } from 'lit';

/** Styles of `<mnist-evaluation-report>`. */
export const evaluationReportStyles = css`
  :host {
    container-type: inline-size;
    display: block;
  }
  section {
    margin-top: 24px;
    min-width: 0;
  }
  section.headline {
    margin-top: 0;
  }
  h2 {
    margin-bottom: 6px;
  }
  .accuracy {
    align-items: center;
    color: var(--muted-foreground);
    display: flex;
    flex-wrap: wrap;
    gap: 0 12px;
  }
  .accuracy b {
    color: var(--vscode-foreground);
    font-size: 34px;
    font-weight: 600;
    line-height: 46px;
  }
  .claim {
    align-items: start;
    display: flex;
    gap: 6px;
  }
  .claim .icon {
    color: var(--vscode-notificationsInfoIcon-foreground, currentColor);
    margin-top: 2px;
  }
  .claim.differs .icon,
  .claim.incomparable .icon {
    color: var(--vscode-notificationsWarningIcon-foreground, currentColor);
  }
  dl {
    display: grid;
    gap: 6px 32px;
    grid-template-columns: repeat(auto-fit, minmax(120px, auto));
    justify-content: start;
    margin-top: 12px;
    overflow-wrap: anywhere;
  }
  dt {
    color: var(--muted-foreground);
    font-size: 11px;
    line-height: 16px;
  }
  .provenance table {
    border-collapse: collapse;
    overflow-wrap: anywhere;
  }
  .provenance th {
    color: var(--muted-foreground);
    font-weight: normal;
    min-width: 90px;
    padding: 0 24px 0 0;
    text-align: start;
    vertical-align: top;
  }
  .provenance td {
    padding: 0;
  }
  @container (min-width: 760px) {
    .both {
      display: grid;
      gap: 0 40px;
      grid-template-columns: minmax(0, 1fr) 300px;
    }
  }
`;
