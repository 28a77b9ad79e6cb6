import { css } from 'lit';

/** Styles of `<mnist-params-portrait>`. */
export const paramsPortraitStyles = css`
  :host {
    container-type: inline-size;
    display: block;
  }
  section {
    margin-top: 28px;
    min-width: 0;
  }
  section:first-of-type {
    margin-top: 0;
  }
  h2 {
    margin-bottom: 8px;
  }
  mnist-layer-row {
    margin-bottom: 6px;
  }
  .charts,
  .histograms {
    display: grid;
    gap: 16px 40px;
    grid-template-columns: minmax(0, 1fr);
  }
  .histograms {
    margin-top: 16px;
  }
  .claims {
    border-collapse: collapse;
    margin-top: 4px;
    overflow-wrap: anywhere;
  }
  .claims th {
    color: var(--muted-foreground);
    font-weight: normal;
    min-width: 90px;
    padding: 0 24px 0 0;
    text-align: start;
    vertical-align: top;
  }
  .claims td {
    padding: 0;
  }
  .link {
    margin-top: 6px;
  }
  @container (min-width: 560px) {
    .charts,
    .histograms {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
  }
`;
