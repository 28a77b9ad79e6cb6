import { css } from 'lit';

/** Styles of `<mnist-weight-gallery>`. */
export const weightGalleryStyles = css`
  :host {
    container-type: inline-size;
    display: block;
  }
  .parts {
    display: grid;
    gap: 12px 32px;
    grid-template-columns: minmax(0, 1fr);
  }
  .empty,
  .summary {
    color: var(--muted-foreground);
  }
  .summary {
    margin-bottom: 6px;
    /* When the order grows old this says so, and must not push the pictures down. */
    min-height: 40px;
  }
  .tiles {
    max-height: 620px;
    overflow-y: auto;
    margin: -3px -3px 5px;
    /* Room for the outline of tiles at the border. */
    padding: 3px;
  }
  .sheet {
    position: relative;
    width: fit-content;
  }
  canvas {
    display: block;
    image-rendering: pixelated;
  }
  [role='listbox'] {
    position: absolute;
    inset: 0;
    cursor: pointer;
    outline: none;
  }
  [role='option'] {
    box-sizing: border-box;
    outline: 2px solid var(--vscode-foreground);
    outline-offset: 0;
    pointer-events: none;
  }
  [role='listbox']:focus-visible [role='option'] {
    outline-color: var(--vscode-focusBorder);
  }
  @container (max-width: 230px) {
    .summary {
      min-height: 80px;
    }
  }
  @container (min-width: 500px) {
    .summary {
      min-height: 0;
    }
  }
  @container (min-width: 720px) {
    .parts {
      grid-template-columns: 400px minmax(0, 1fr);
    }
  }
`;
