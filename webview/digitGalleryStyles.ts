import { css } from 'lit';

/** Styles of the galleries of digits, on the dashboard and in the report. */
export const digitGalleryStyles = css`
  :host {
    container-type: inline-size;
    display: block;
  }
  .summary {
    margin-bottom: 8px;
  }
  .parts {
    display: grid;
    gap: 12px 32px;
    grid-template-columns: minmax(0, 1fr);
  }
  .large {
    align-content: start;
    display: grid;
    gap: 8px;
  }
  .head {
    align-items: center;
    display: flex;
    flex-wrap: wrap;
    gap: 2px 12px;
    justify-content: space-between;
    margin-bottom: 6px;
  }
  .problem {
    color: var(--error-foreground);
    margin-bottom: 6px;
  }
  @container (min-width: 720px) {
    .parts {
      grid-template-columns: 400px minmax(0, 1fr);
    }
  }
`;
