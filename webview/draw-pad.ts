import '@vscode-elements/elements/dist/vscode-button/index.js';
import '@vscode-elements/elements/dist/vscode-checkbox/index.js';
import './as-text.ts';
import './digit-picture.ts';
import './draw-canvas.ts';
import './keep-digit.ts';
import './value-bars.ts';
import { t } from '@vscode/l10n';
import { html, LitElement, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { drawnAsItIs, drawnDigit } from '../src/data/handwriting/drawnDigit.ts';
import { IMAGE_SIZE } from '../src/data/handwriting/mnistBox.ts';
import type { QuestionNamed } from '../src/protocol/questions.ts';
import { AnswerController } from './answerController.ts';
import type { Board } from './board.ts';
import { type Drawing, isDrawing, undone } from './drawing.ts';
import type { DrawingEvent } from './drawingEvent.ts';
import { drawnBars, drawnVerdict } from './drawnReading.ts';
import { drawPadStyles } from './drawPadStyles.ts';
import { GazeEvent } from './gazeEvent.ts';
import { inkTable } from './regions.ts';
import { sharedStyles } from './sharedStyles.ts';
import { keepViewChoice, viewChoice } from './viewChoices.ts';

/** A digit that a person draws, what the network receives of it, and what it says, at once. */
@customElement('mnist-draw-pad')
export class DrawPad extends LitElement {
  @property({ attribute: false }) board!: Board;

  @state() private drawing: Drawing = keptDrawing();
  @state() private isDone = true;
  /** Made as MNIST was made, or just scaled down. */
  @state() private isNormalised = viewChoice('drawnAsMnist', true);

  /** What the network receives; undefined for an empty pad. */
  #image: Uint8Array | undefined;
  /** Counts up with every other picture. */
  #version = 0;
  #reading = new AnswerController<QuestionNamed<'read'>>(this);
  /** Drawn anew only with a new answer. */
  #shown: Float32Array | undefined;
  #bars = drawnBars(undefined);
  /** What was read when last nothing was being drawn, for screen readers. */
  #told = { version: 0, text: '' };

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('drawing') || changed.has('isNormalised')) {
      this.#image = this.isNormalised ? drawnDigit(this.drawing) : drawnAsItIs(this.drawing);
      this.#version += 1;
    }
    if (this.#shown !== this.#probabilities) {
      this.#shown = this.#probabilities;
      this.#bars = drawnBars(this.#shown);
    }
    const image = this.#image;
    const question = image && ({ name: 'read', images: image } as const);
    this.#reading.want(this.board, question, `${this.#version}`);
  }

  protected override render() {
    const verdict = this.#verdict;
    return html`
      <div class="parts">
        <div>
          <mnist-draw-canvas
            .drawing=${this.drawing}
            @drawing=${this.#onDrawing}
          ></mnist-draw-canvas>
          <div class="actions">${this.#actions()}</div>
        </div>
        <div class="answer">
          <h3>${verdict}</h3>
          <mnist-value-bars
            label=${t('Probability of each digit')}
            .bars=${this.#bars}
          ></mnist-value-bars>
          <p class="problem">${this.#reading.problem}</p>
        </div>
        <div class="received">${this.#received()}</div>
      </div>
      <mnist-keep-digit
        .image=${this.#image}
        .board=${this.board}
        @kept=${() => this.#draw([])}
      ></mnist-keep-digit>
      <p class="visually-hidden" role="status">${this.#spoken(verdict)}</p>
    `;
  }

  #actions() {
    const isEmpty = this.drawing.length === 0;
    return html`
      <vscode-button
        secondary
        ?disabled=${isEmpty}
        @click=${() => this.#draw(undone(this.drawing))}
        >${t('Undo')}</vscode-button
      >
      <vscode-button secondary ?disabled=${isEmpty} @click=${() => this.#draw([])}
        >${t('Clear')}</vscode-button
      >
    `;
  }

  #received() {
    return html`
      <mnist-digit-picture
        .image=${this.#image ?? EMPTY}
        label=${
          this.#image === undefined
            ? t('What the network receives: nothing yet')
            : t('What the network receives: your drawing as 28 by 28 pixels')
        }
      ></mnist-digit-picture>
      <div>
        <p aria-hidden="true">${t('What the network receives')}</p>
        <vscode-checkbox
          label=${t('As MNIST was made')}
          .checked=${this.isNormalised}
          @change=${this.#onNormalised}
        ></vscode-checkbox>
        <p class="muted">
          ${
            this.isNormalised
              ? t(
                  'Fitted into 20×20 pixels and centred by its mass, as all digits that the network learns from.',
                )
              : t(
                  'The pad scaled down to 28×28 and nothing else: now it matters where and how large you draw.',
                )
          }
        </p>
        <mnist-as-text
          of=${t('What the network receives')}
          .table=${() => inkTable(t('What the network receives'), this.#image ?? EMPTY)}
        ></mnist-as-text>
      </div>
    `;
  }

  /** What the network says of the drawing: the answer before stays until the new one is there. */
  get #probabilities(): Float32Array | undefined {
    return this.#image === undefined ? undefined : this.#reading.answer?.probabilities;
  }

  get #verdict(): string {
    return this.#image === undefined
      ? t('Draw a digit: the network says at once what it reads.')
      : drawnVerdict(this.#probabilities);
  }

  /** Said once for each drawing, when it is done and read: not with every update of the weights. */
  #spoken(verdict: string): string {
    const isRead = this.#reading.answeredKey === `${this.#version}`;
    if (isRead && this.isDone && this.#told.version !== this.#version) {
      this.#told = { version: this.#version, text: verdict };
    }
    return this.#image === undefined ? '' : this.#told.text;
  }

  #onDrawing({ drawing, isDone }: DrawingEvent): void {
    this.isDone = isDone;
    this.drawing = drawing;
    if (isDone) {
      keepViewChoice('drawing', drawing);
      void this.updateComplete.then(() => this.#gaze());
    }
  }

  /** All other parts look at what has been drawn. */
  #gaze(): void {
    if (this.#image !== undefined) {
      this.dispatchEvent(new GazeEvent({ digit: { kind: 'own', image: this.#image.slice() } }));
    }
  }

  #draw(drawing: Drawing): void {
    this.isDone = true;
    this.drawing = drawing;
    keepViewChoice('drawing', drawing);
  }

  #onNormalised(event: Event): void {
    this.isNormalised = (event.target as HTMLInputElement).checked;
    keepViewChoice('drawnAsMnist', this.isNormalised);
  }

  static override styles = [sharedStyles, drawPadStyles];
}

/** What a picture of nothing shows. */
const EMPTY = new Uint8Array(IMAGE_SIZE * IMAGE_SIZE);

/** As it was left when the page was hidden. */
function keptDrawing(): Drawing {
  const kept: unknown = viewChoice('drawing', []);
  return isDrawing(kept) ? kept : [];
}

declare global {
  interface HTMLElementTagNameMap {
    'mnist-draw-pad': DrawPad;
  }
}
