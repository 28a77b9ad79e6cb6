import { css } from 'lit';

/** The look of a chart with its read-out. */
export const historyChartStyles = css`
  :host {
    display: block;
    min-width: 0;
    position: relative;
  }
  .target {
    color: var(--muted-foreground);
    font-size: 11px;
    line-height: 16px;
  }
  .head,
  .legend {
    column-gap: 12px;
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
  }
  .legend {
    justify-content: flex-start;
    min-height: 20px;
  }
  /* Comes and goes with the pointer: never a second line, which would move the chart. */
  .head {
    flex-wrap: nowrap;
  }
  .where {
    color: var(--muted-foreground);
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .legend > span {
    align-items: center;
    display: inline-flex;
    gap: 6px;
    white-space: nowrap;
  }
  .legend > span::before {
    background: var(--training-color);
    content: '';
    height: 2px;
    width: 12px;
  }
  .legend > .test::before {
    background:
      radial-gradient(circle closest-side, var(--test-color) 95%, transparent) center / 6px 6px
        no-repeat,
      linear-gradient(var(--test-color), var(--test-color)) center / 100% 2px no-repeat;
    height: 8px;
  }
  .others > :is(.training, .test) {
    display: none;
  }
  .legend > .overlay {
    max-width: 100%;
    min-width: 0;
  }
  .legend > .overlay::before {
    content: none;
  }
  .overlay svg {
    flex: none;
  }
  /* Names of one day begin alike: none is cut off. */
  .overlay .name {
    overflow-wrap: anywhere;
    white-space: normal;
  }
  .legend b {
    display: inline-block;
    font-weight: 600;
    min-width: 6.5ch;
  }
  .plot {
    contain: strict;
    height: 168px;
    margin-top: 4px;
  }
  @container (min-width: 700px) {
    .plot {
      height: 224px;
    }
  }
  .uplot {
    font-family: inherit;
  }
  .u-hz .u-cursor-x {
    border-right: 1px solid var(--muted-foreground);
  }
  .scrubber {
    height: 1px;
    margin: 0;
    opacity: 0;
    position: absolute;
    width: 1px;
  }
  .scrubber:focus-visible + .plot {
    outline: 1px solid var(--vscode-focusBorder);
    outline-offset: 1px;
  }
`;
