import './course-chart.ts';
import './layer-inside.ts';
import { t } from '@vscode/l10n';
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { LayerCourse } from '../src/protocol/inside.ts';
import type { DigitReference, QuestionNamed } from '../src/protocol/questions.ts';
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
  #digit: DigitReference | undefined;
  /** Counts the digits looked at. */
  #digits = 0;

  // The same arrays as long as nothing was measured: the charts know then that they are the same.
  #course: LayerCourse | undefined;
  #gradients: readonly Float64Array[] = [];
  #ratios: readonly Float64Array[] = [];

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('board')) {
      const { snapshot } = this.board;
      if (snapshot.layerCourse !== this.#course) {
        this.#course = snapshot.layerCourse;
        this.#gradients = this.#course?.layers.map(({ gradients }) => gradients) ?? [];
        this.#ratios = this.#course?.layers.map(({ ratios }) => ratios) ?? [];
      }
      const hasWeights = snapshot.position !== undefined && snapshot.state !== 'loading';
      const board = hasWeights ? this.#seldom.board(this.board, performance.now()) : undefined;
      const { digit } = this.board;
      if (digit !== this.#digit) {
        this.#digit = digit;
        this.#digits++;
      }
      this.#inside.want(board, { name: 'inside', digit }, `${this.#digits}`);
    }
  }

  protected override render() {
    const { answer, problem } = this.#inside;
    if (this.board.snapshot.position === undefined) {
      return html`<p class="muted">${t('The layers appear here when training starts.')}</p>`;
    }
    if (answer === undefined) {
      return html`<p class="muted">${problem || t('Looking inside the layers…')}</p>`;
    }
    const last = answer.layers.length - 1;
    return html`${this.#renderCourse()}<div class="layers">
      ${answer.layers.map(
        (layer, index) => html`<mnist-layer-inside
          .layer=${layer}
          .index=${index}
          .isLast=${index === last}
          .sampled=${answer.sampled}
          .digit=${this.board.digit}
        ></mnist-layer-inside>`,
      )}
    </div>`;
  }

  #renderCourse() {
    const { position } = this.board.snapshot;
    if (this.#course === undefined) {
      return nothing;
    }
    const { iterations } = this.#course;
    const chart = (heading: string, curves: readonly Float64Array[]) => html`<mnist-course-chart
      .heading=${heading}
      .iterations=${iterations}
      .curves=${curves}
      .totalIterations=${position?.totalIterations ?? 0}
    ></mnist-course-chart>`;
    return html`<div class="layers course">
      ${chart(t('Size of the gradient'), this.#gradients)}
      ${chart(t('Update-to-weight ratio'), this.#ratios)}
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
      .course {
        margin-bottom: 20px;
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
