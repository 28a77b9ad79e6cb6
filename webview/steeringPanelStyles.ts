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
  /* The mark in the middle is the rate of the schedule. */
  input[type='range'] {
    background: linear-gradient(var(--vscode-foreground), var(--vscode-foreground)) center / 1px 12px
      no-repeat;
    max-width: 420px;
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
  /* Labels, fields and hints of a row stand on three lines, also where one of them wraps. */
  .field {
    display: grid;
    gap: 0;
    grid-row: span 3;
    grid-template-rows: subgrid;
    min-width: 0;
  }
  .field label {
    align-self: end;
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
