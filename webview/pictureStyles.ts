import { css } from 'lit';

/** Styles of `<mnist-picture>` beyond those of the reports. */
export const pictureStyles = css`
  .parts {
    align-items: start;
    display: flex;
    flex-wrap: wrap;
    gap: 16px 24px;
    margin-bottom: 16px;
  }
  figure {
    display: grid;
    gap: 4px;
    margin: 1px;
    max-width: 100%;
  }
  mnist-grey-picture {
    max-width: 196px;
  }
  mnist-digit-picture {
    aspect-ratio: 1;
    max-width: 196px;
  }
  /* As wide as the window lets it: the canvas itself has 28 pixels. */
  figure:has(mnist-digit-picture) {
    flex: 0 1 196px;
  }
  figcaption {
    color: var(--muted-foreground);
  }
  .answer {
    flex: 1 1 220px;
    max-width: 340px;
    min-width: 0;
  }
  mnist-value-bars {
    margin: 4px 0;
  }
  ol {
    margin: 4px 0 0;
    padding-inline-start: 20px;
  }
`;
