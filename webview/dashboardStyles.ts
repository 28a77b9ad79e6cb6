import { css } from 'lit';
import { sharedStyles } from './sharedStyles.ts';

/** Where the parts of the dashboard stand: one column in a side bar, two in an editor. */
export const dashboardStyles = [
  sharedStyles,
  css`
    :host {
      container-type: inline-size;
      display: block;
    }
    main {
      display: grid;
      gap: 16px;
      grid-template-columns: minmax(0, 1fr);
      padding: 12px;
    }
    h1 {
      font-size: 1.15em;
    }
    .lead {
      margin-top: 4px;
      max-width: 70ch;
    }
    .pictures {
      display: grid;
      gap: 20px 32px;
      grid-template-columns: minmax(0, 1fr);
    }
    mnist-preset-choice + p,
    p + mnist-setting-fields {
      margin-top: 12px;
    }
    .links {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 16px;
    }
    @container (min-width: 700px) {
      main {
        gap: 20px;
        padding: 20px 24px;
      }
      .pictures {
        gap: 28px 32px;
        grid-template-columns: repeat(2, minmax(0, 1fr));
      }
    }
  `,
];

/** VS Code gives the page a padding that a side bar has no room for. */
const pageStyles = css`
  body {
    padding: 0;
  }
`;

if (pageStyles.styleSheet !== undefined) {
  document.adoptedStyleSheets.push(pageStyles.styleSheet);
}
