import { css } from 'lit';

/** Narrow: one under the other. Wide: the pad to the left, what becomes of it to the right. */
export const drawPadStyles = css`
  :host {
    container-type: inline-size;
    display: block;
  }
  .parts {
    display: grid;
    gap: 10px 16px;
    grid-template-columns: minmax(0, 1fr);
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    margin-top: 6px;
  }
  mnist-value-bars {
    margin-top: 4px;
    max-width: 280px;
  }
  h3 {
    /* As high with one line as with two: the bars stay where they are. */
    min-height: 20px;
  }
  .problem {
    color: var(--error-foreground);
  }
  .problem:empty {
    display: none;
  }
  .received {
    display: grid;
    gap: 4px 12px;
    grid-template-columns: 84px minmax(0, 1fr);
  }
  .received mnist-digit-picture {
    height: 84px;
    margin: 1px;
    width: 84px;
  }
  mnist-keep-digit {
    margin-top: 12px;
  }
  @container (max-width: 219px) {
    .received {
      grid-template-columns: minmax(0, 1fr);
    }
  }
  @container (min-width: 440px) {
    .parts {
      grid-template-columns: 240px minmax(0, 1fr);
    }
    .received {
      grid-column: 1 / -1;
    }
  }
`;
