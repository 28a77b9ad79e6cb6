import './layer-inside.ts';
import { t } from '@vscode/l10n';
import { css, html, LitElement, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { QuestionNamed } from '../src/protocol/questions.ts';
import { AnswerController } from './answerController.ts';
import type { Board } from './board.ts';
import { Seldom } from './seldom.ts';
import { sharedStyles } from './sharedStyles.ts';

/** What goes on inside each layer: weights, activations, dead units, and how fast it learns. */
@customElement('mnist-layers-part')
export class LayersPart extends LitElement {
  @property({ attribute: false }) board!: Board;

  #inside = new AnswerController<QuestionNamed<'inside'>>(this);
  #seldom = new Seldom();

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('board')) {
      const { snapshot } = this.board;
      const hasWeights = snapshot.position !== undefined && snapshot.state !== 'loading';
      const board = hasWeights ? this.#seldom.board(this.board, performance.now()) : undefined;
      this.#inside.want(board, { name: 'inside' }, 'inside');
    }
  }

  protected override render() {
    const { answer, problem } = this.#inside;
    if (this.board.snapshot.position === undefined) {
      return html`<p class="muted">${t('The layers appear here when training starts.')}</p>`;
    }
    if (answer === undefined) {
      return html`<p class="muted" role="status">${problem || t('Looking inside the layers…')}</p>`;
    }
    const last = answer.layers.length - 1;
    return html`<div class="layers">
      ${answer.layers.map(
        (layer, index) => html`<mnist-layer-inside
          .layer=${layer}
          .index=${index}
          .isLast=${index === last}
          .sampled=${answer.sampled}
        ></mnist-layer-inside>`,
      )}
    </div>`;
  }

  static override styles = [
    sharedStyles,
    css`
      :host {
        container-type: inline-size;
        display: block;
        min-width: 0;
      }
      .layers {
        display: grid;
        gap: 20px 32px;
        grid-template-columns: minmax(0, 1fr);
      }
      @container (min-width: 700px) {
        .layers {
          grid-template-columns: repeat(2, minmax(0, 1fr));
        }
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'mnist-layers-part': LayersPart;
  }
}
