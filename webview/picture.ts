import './language.ts';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import './as-text.ts';
import './digit-picture.ts';
import './grey-picture.ts';
import './value-bars.ts';
import { t } from '@vscode/l10n';
import { html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { FromPicturePage, ToPicturePage } from '../src/protocol/picturePageMessages.ts';
import type { PictureReading } from '../src/protocol/pictureReading.ts';
import { drawnBars, drawnVerdict } from './drawnReading.ts';
import { FilePage } from './filePage.ts';
import { icon } from './icons.ts';
import { pictureStyles } from './pictureStyles.ts';
import { pictureSteps, readerText } from './pictureText.ts';
import { inkTable } from './regions.ts';
import { reportStyles } from './reportStyles.ts';
import { sharedStyles } from './sharedStyles.ts';
import { vscode } from './vscodeApi.ts';
import { wrappingText } from './wrappingText.ts';

/** The page of a picture: the digit that a network reads in it, and what was done to the picture. */
@customElement('mnist-picture')
export class PicturePage extends FilePage<ToPicturePage> {
  protected override isBusy({ type }: ToPicturePage): boolean {
    return type === 'reading';
  }

  protected override actions() {
    return html`<div class="actions">
      <vscode-button secondary @click=${() => send({ type: 'readAgain' })}
        >${t('Read again')}</vscode-button
      >
    </div>`;
  }

  protected override content(message: ToPicturePage) {
    switch (message.type) {
      case 'reading':
        return html`<p role="status">${t('Reading…')}</p>`;
      case 'read':
        return read(message.reading);
      case 'failed':
        return failed(message);
    }
  }

  static override styles = [sharedStyles, reportStyles, pictureStyles];
}

function read(reading: PictureReading) {
  const { preview, image, probabilities } = reading;
  const steps = pictureSteps(reading);
  return html`
    <div class="parts">
      <figure>
        <mnist-grey-picture
          .width=${preview.width}
          .height=${preview.height}
          .greys=${preview.greys}
          label=${t('The picture, in grey')}
        ></mnist-grey-picture>
        <figcaption>${t('The picture')}</figcaption>
      </figure>
      <figure>
        <mnist-digit-picture
          .image=${image}
          label=${t('What the network receives: 28 by 28 pixels')}
        ></mnist-digit-picture>
        <figcaption>${t('What the network receives')}</figcaption>
        <mnist-as-text
          of=${t('What the network receives')}
          .table=${() => inkTable(t('What the network receives: 28 by 28 pixels'), image)}
        ></mnist-as-text>
      </figure>
      <div class="answer">
        <div role="status"><h2>${drawnVerdict(probabilities)}</h2></div>
        <mnist-value-bars
          label=${t('Probability of each digit')}
          .bars=${drawnBars(probabilities)}
        ></mnist-value-bars>
        <p class="muted">${wrappingText(readerText(reading))}</p>
      </div>
    </div>
    <h2>${t('What was done to it')}</h2>
    <ol>
      ${steps.map(step => html`<li>${step}</li>`)}
    </ol>
  `;
}

function failed({ problem }: Extract<ToPicturePage, { type: 'failed' }>) {
  return html`<p class="failed" role="alert">
      ${icon('error')}<span>${problem.message}</span>
    </p>
    ${
      problem.reason === 'no-network'
        ? html`<p class="ways">
            <vscode-button @click=${() => send({ type: 'train' })}>${t('Train')}</vscode-button>
          </p>`
        : nothing
    }`;
}

function send(message: FromPicturePage): void {
  vscode.postMessage(message);
}

declare global {
  interface HTMLElementTagNameMap {
    'mnist-picture': PicturePage;
  }
}
