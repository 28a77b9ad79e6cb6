import { t } from '@vscode/l10n';
import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Experiment } from '../src/lessons/experiments.ts';
import { icon } from './icons.ts';
import { sharedStyles } from './sharedStyles.ts';

/** What to watch in the experiment that is on the screen, and what to try then. */
@customElement('mnist-experiment-note')
export class ExperimentNote extends LitElement {
  @property({ attribute: false }) experiment!: Experiment;

  protected override render() {
    const { title, watch, next } = this.experiment;
    return html`
      <section aria-label=${t('Experiment')}>
        ${icon('beaker')}
        <div>
          <h2>${title}</h2>
          <p>${watch}</p>
          <p class="next"><b>${t('Then:')}</b> ${next}</p>
        </div>
      </section>
    `;
  }

  static override styles = [
    sharedStyles,
    css`
      :host {
        display: block;
      }
      section {
        background: var(--vscode-textBlockQuote-background);
        border-left: 3px solid var(--vscode-textBlockQuote-border, var(--vscode-focusBorder));
        display: grid;
        gap: 8px;
        grid-template-columns: 16px minmax(0, 1fr);
        padding: 8px 10px;
      }
      .icon {
        margin-top: 2px;
      }
      p {
        margin-top: 4px;
        max-width: 75ch;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'mnist-experiment-note': ExperimentNote;
  }
}
