import './digit-gallery.ts';
import './draw-pad.ts';
import './history-chart.ts';
import './layers-part.ts';
import './view-section.ts';
import './weight-gallery.ts';
import { t } from '@vscode/l10n';
import { css, html, LitElement } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { SessionSnapshot } from '../src/protocol/snapshot.ts';
import { type Board, type BoardRequests, boardOf, FIRST_GAZE, type Gaze } from './board.ts';
import { type DigitChoice, FIRST_CHOICE } from './digitChoice.ts';
import { GazeEvent } from './gazeEvent.ts';
import type { HostRequests } from './hostRequests.ts';
import { sharedStyles } from './sharedStyles.ts';
import { keepViewChoice, viewChoice } from './viewChoices.ts';
import type { WeightChoice } from './weightChoice.ts';

/** Everything that shows the run at hand, part by part; all parts look at the same digit and moment. */
@customElement('mnist-dashboard-parts')
export class DashboardParts extends LitElement {
  @property({ attribute: false }) snapshot!: SessionSnapshot;
  @property({ attribute: false }) requests!: HostRequests;

  @state() private gaze: Gaze = FIRST_GAZE;

  #boardRequests: BoardRequests = {
    ask: (question, at) => this.requests.ask(question, at),
    loadDigits: indices => this.requests.load(indices),
  };
  // As they were left; from then on the galleries know them, and say when they change.
  #weightChoice = viewChoice<WeightChoice>('weights', {});
  #digitChoice = viewChoice<DigitChoice>('digits', FIRST_CHOICE);

  constructor() {
    super();
    this.addEventListener(GazeEvent.type, event => {
      this.gaze = { ...this.gaze, ...(event as GazeEvent).gaze };
    });
  }

  protected override render() {
    const board = boardOf(this.snapshot, this.gaze, this.#boardRequests);
    return html`
      ${this.#chart('accuracy')} ${this.#chart('loss')} ${this.#draw(board)} ${this.#weights(board)}
      ${this.#layers(board)} ${this.#digits(board)}
    `;
  }

  #chart(measure: 'accuracy' | 'loss') {
    const { position, history } = this.snapshot;
    return html`
      <mnist-history-chart
        .measure=${measure}
        .history=${history}
        .totalIterations=${position?.totalIterations ?? 0}
        .iterationsPerEpoch=${position?.iterationsPerEpoch ?? 0}
      ></mnist-history-chart>
    `;
  }

  #draw(board: Board) {
    return html`
      <mnist-view-section
        heading=${t('Draw a digit')}
        name="draw"
        open
        .content=${() => html`<mnist-draw-pad .board=${board}></mnist-draw-pad>`}
      ></mnist-view-section>
    `;
  }

  #weights({ snapshot, pictures }: Board) {
    return html`
      <mnist-view-section heading="What the hidden units look for" name="weights" open>
        <mnist-weight-gallery
          .pictures=${pictures}
          .digitsNext=${snapshot.settings.hiddenLayers.length === 1}
          .choice=${this.#weightChoice}
          @choice-change=${(event: CustomEvent) => keepViewChoice('weights', event.detail)}
        ></mnist-weight-gallery>
      </mnist-view-section>
    `;
  }

  #layers(board: Board) {
    return html`
      <mnist-view-section
        heading=${t('Inside the layers')}
        name="layers"
        .content=${() => html`<mnist-layers-part .board=${board}></mnist-layers-part>`}
      ></mnist-view-section>
    `;
  }

  #digits({ snapshot, testPredictions, iteration, loadDigits }: Board) {
    return html`
      <mnist-view-section heading="What it says about the test digits" name="digits" open>
        <mnist-digit-gallery
          .testLabels=${snapshot.testLabels}
          .testPredictions=${testPredictions}
          .iteration=${iteration}
          .load=${loadDigits}
          .choice=${this.#digitChoice}
          @choice-change=${(event: CustomEvent) => keepViewChoice('digits', event.detail)}
        ></mnist-digit-gallery>
      </mnist-view-section>
    `;
  }

  static override styles = [
    sharedStyles,
    css`
      :host {
        display: grid;
        gap: 20px 32px;
        grid-template-columns: minmax(0, 1fr);
      }
      [name='layers'] {
        grid-column: 1 / -1;
      }
      /* The dashboard is the container: one column in a side bar, two in an editor. */
      @container (min-width: 700px) {
        :host {
          gap: 28px 32px;
          grid-template-columns: repeat(2, minmax(0, 1fr));
        }
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'mnist-dashboard-parts': DashboardParts;
  }
}
