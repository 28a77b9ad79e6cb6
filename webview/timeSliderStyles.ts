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
