import '@vscode-elements/elements/dist/vscode-button/index.js';
import { t } from '@vscode/l10n';
import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { type Experiment, experiments } from '../src/lessons/experiments.ts';
import { OrderEvent } from './orderEvent.ts';
import { sharedStyles } from './sharedStyles.ts';

/** Four runs that break something, each with a button that starts it. */
@customElement('mnist-experiment-list')
export class ExperimentList extends LitElement {
  /** The experiment that is on the screen, if any. */
  @property({ attribute: false }) current: Experiment | undefined;

  protected override render() {
    return html`
      <p class="muted">
        ${t('Each sets one thing wrong, and says what to watch. Your own settings stay as they are.')}
      </p>
      <ul>
        ${experiments().map(experiment => this.#item(experiment))}
      </ul>
    `;
  }

  #item({ name, title, change, settings }: Experiment) {
    const isCurrent = this.current?.name === name;
    const start = (event: Event) =>
      event.target?.dispatchEvent(
        new OrderEvent({ type: 'train', preset: 'quick', overrides: settings }),
      );
    return html`
      <li aria-current=${isCurrent ? 'true' : 'false'}>
        <h3>${title}</h3>
        <p>${change}</p>
        <vscode-button secondary aria-label=${isCurrent ? t('Try again: {title}', { title }) : t('Try: {title}', { title })} @click=${start}
          >${isCurrent ? t('Try again') : t('Try')}</vscode-button
        >
      </li>
    `;
  }

  static override styles = [
    sharedStyles,
    css`
      :host {
        display: block;
      }
      ul {
        display: grid;
        gap: 12px 24px;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 260px), 1fr));
        list-style: none;
        margin: 8px 0 0;
        padding: 0;
      }
      li {
        border-left: 2px solid var(--vscode-widget-border, var(--vscode-contrastBorder, transparent));
        padding-left: 10px;
      }
      li[aria-current='true'] {
        border-color: var(--vscode-focusBorder);
      }
      vscode-button {
        margin-top: 6px;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'mnist-experiment-list': ExperimentList;
  }
}
