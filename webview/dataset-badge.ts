import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { DatasetDescription } from '../src/data/dataset.ts';
import { datasetName } from '../src/data/datasetName.ts';
import { sharedStyles } from './sharedStyles.ts';

/** Which digits these are; generated ones always say so. */
@customElement('mnist-dataset-badge')
export class DatasetBadge extends LitElement {
  @property({ attribute: false }) description!: DatasetDescription;

  protected override render() {
    return html`<span title=${this.description.source}>${datasetName(this.description)}</span>`;
  }

  static override styles = [
    sharedStyles,
    css`
      :host {
        display: inline-flex;
      }
      span {
        background: var(--vscode-badge-background);
        border: 1px solid var(--vscode-contrastBorder, transparent);
        border-radius: 9px;
        color: var(--vscode-badge-foreground);
        font-size: 11px;
        line-height: 16px;
        padding: 0 7px;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'mnist-dataset-badge': DatasetBadge;
  }
}
