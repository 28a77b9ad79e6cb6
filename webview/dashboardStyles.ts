import { css } from 'lit';
import { sharedStyles } from './sharedStyles.ts';

/** The dashboard's page. */
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
