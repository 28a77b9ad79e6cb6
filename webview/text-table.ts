import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { sharedStyles } from './sharedStyles.ts';
import type { TextTable } from './textTable.ts';

/** The numbers of a picture; a long table scrolls within itself. */
@customElement('mnist-text-table')
export class TextTablePart extends LitElement {
  @property({ attribute: false }) table!: TextTable;

  protected override render() {
    const { caption, head, rows } = this.table;
    // It scrolls: keys must reach it.
    return html`<div tabindex="0" role="group" aria-label=${caption}>
      <table>
        <caption>${caption}</caption>
        <thead>
          <tr>${head.map(name => html`<th scope="col">${name}</th>`)}</tr>
        </thead>
        <tbody>
          ${rows.map(
            ([first, ...values]) => html`<tr>
              <th scope="row">${first}</th>
              ${values.map(value => html`<td>${value}</td>`)}
            </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  static override styles = [
    sharedStyles,
    css`
      :host {
        display: block;
      }
      div {
        max-height: 240px;
        overflow: auto;
      }
      div:focus-visible {
        outline: 1px solid var(--vscode-focusBorder);
      }
      table {
        border-spacing: 0;
        font-variant-numeric: tabular-nums;
        min-width: min(100%, 320px);
      }
      caption {
        color: var(--muted-foreground);
        text-align: start;
      }
      th,
      td {
        font-weight: normal;
        padding: 0 12px 0 0;
        text-align: end;
      }
      th:first-child {
        text-align: start;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'mnist-text-table': TextTablePart;
  }
}
