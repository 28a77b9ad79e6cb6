import { t } from '@vscode/l10n';
import { html } from 'lit';

/** What a person sees before the first run of all. */
export function welcome() {
  return html`
  <div>
    <h1>${t('See a neural network learn')}</h1>
    <p class="lead">
      ${t(
        'A network written from scratch will learn to read handwritten digits, here in your editor: from ' +
          'MNIST or, where that cannot be had, from generated digits. You will watch its accuracy, its ' +
          'weights and its answers while it learns, and find its parameters in your workspace at the end.',
      )}
    </p>
  </div>
`;
}
