import './digit-parts.ts';
import './draw-pad.ts';
import './history-chart.ts';
import './past-note.ts';
import './time-slider.ts';
import './view-section.ts';
import './weight-gallery.ts';
import { t } from '@vscode/l10n';
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { SessionSnapshot } from '../src/protocol/snapshot.ts';
import type { DigitPredictions } from '../src/protocol/subjects.ts';
import {
  type Board,
  type BoardRequests,
  boardOf,
  FIRST_GAZE,
  type Gaze,
  momentOf,
} from './board.ts';
import { GazeEvent } from './gazeEvent.ts';
import type { HostRequests } from './hostRequests.ts';
import { MomentController } from './momentController.ts';
import { NO_OVERLAYS } from './overlayLines.ts';
import { sharedStyles } from './sharedStyles.ts';
import { TargetEvent } from './targetLine.ts';
import { TurnController } from './turnController.ts';
import type { ViewSection } from './view-section.ts';
import { keepViewChoice, viewChoice } from './viewChoices.ts';
import type { WeightChoice } from './weightChoice.ts';

/** Milliseconds between two times that these parts are drawn while a run goes on. */
const INTERVALS = { steer: 250, draw: 250, layers: 1000, wrong: 1000, why: 1000, glassBox: 1000 };

/** Everything that shows the run at hand, part by part; all parts look at the same digit and moment. */
@customElement('mnist-dashboard-parts')
export class DashboardParts extends LitElement {
  @property({ attribute: false }) snapshot!: SessionSnapshot;
  @property({ attribute: false }) requests!: HostRequests;

  @state() private gaze: Gaze = FIRST_GAZE;
  @state() private target = keptTarget();

  #boardRequests: BoardRequests = {
    ask: (question, at) => this.requests.ask(question, at),
    loadDigits: indices => this.#loadDigits(indices),
  };
  #moment = new MomentController(this);
  /** As it was left, then as the gallery says: with every drawing it is told anew. */
  #weightChoice = viewChoice<WeightChoice>('weights', {});
  #turns = new TurnController(this, INTERVALS);

  constructor() {
    super();
    this.addEventListener(GazeEvent.type, event => {
      this.gaze = { ...this.gaze, ...(event as GazeEvent).gaze };
    });
    this.addEventListener(TargetEvent.type, event => {
      this.target = (event as TargetEvent).aim;
      keepViewChoice('target', this.target ?? 0);
    });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('snapshot');
    if (before !== undefined && before.run !== this.snapshot.run) {
      this.gaze = { ...this.gaze, at: undefined }; // it was a moment of the other run
    }
    const at = momentOf(this.snapshot, this.gaze);
    this.#moment.want(this.snapshot.run, at, this.#boardRequests.ask);
  }

  /** Unfolds a part, if there is one of that name here, and brings it into sight. */
  async showPart(name: string): Promise<void> {
    await this.updateComplete;
    await this.renderRoot
      .querySelector<ViewSection>(`mnist-view-section[name=${name}]`)
      ?.reveal('start');
  }

  #loadDigits(indices: readonly number[]): Promise<DigitPredictions> {
    const at = momentOf(this.snapshot, this.gaze);
    return at === undefined
      ? this.requests.load(indices)
      : this.requests.ask({ name: 'testDigits', indices: Uint32Array.from(indices) }, at);
  }

  protected override render() {
    const board = boardOf(this.snapshot, this.gaze, this.#boardRequests, this.#moment);
    const { steer, layers, draw, wrong, why, glassBox } = this.#turns.boards(board);
    return html`
      ${this.#chart('accuracy', board)} ${this.#chart('loss', board)}
      <mnist-time-slider .board=${board}></mnist-time-slider>
      ${board.at === undefined ? nothing : this.#pastNote(board)}
      <div class="column">${this.#steer(steer)} ${this.#weights(board)} ${this.#layers(layers)}</div>
      <div class="column">
        ${this.#draw(draw)}
        <mnist-digit-parts
          .board=${board}
          .wrongBoard=${wrong}
          .whyBoard=${why}
        ></mnist-digit-parts>
      </div>
      ${this.#glassBox(glassBox)}
    `;
  }

  #pastNote(board: Board) {
    // The button goes with the note: the keyboard goes to where one chooses the moment.
    const toSlider = () => this.renderRoot.querySelector('mnist-time-slider')?.focus();
    return html`
      <mnist-past-note .board=${board} @mnist-gaze=${toSlider}></mnist-past-note>
    `;
  }

  #chart(measure: 'accuracy' | 'loss', { at }: Board) {
    const { position, history } = this.snapshot;
    return html`
      <mnist-history-chart
        .measure=${measure}
        .moment=${at}
        .target=${this.target}
        .rateChanges=${this.snapshot.steering?.rateChanges}
        .history=${history}
        .totalIterations=${position?.totalIterations ?? 0}
        .overlays=${this.snapshot.overlays ?? NO_OVERLAYS}
        .iterationsPerEpoch=${position?.iterationsPerEpoch ?? 0}
      ></mnist-history-chart>
    `;
  }

  #steer({ snapshot }: Board) {
    return html`
      <mnist-view-section
        heading=${t('While it runs')}
        name="steer"
        loadsLater
        .content=${() => html`
          <mnist-steering-panel .snapshot=${snapshot} .target=${this.target}></mnist-steering-panel>
        `}
      ></mnist-view-section>
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

  #weights(board: Board) {
    const { snapshot, pictures } = board;
    return html`
      <mnist-view-section heading=${t('What the hidden units look for')} name="weights" open>
        <mnist-weight-gallery
          .pictures=${pictures}
          .board=${board}
          .digitsNext=${snapshot.settings.hiddenLayers.length === 1}
          .choice=${this.#weightChoice}
          @choice-change=${this.#keepWeightChoice}
        ></mnist-weight-gallery>
      </mnist-view-section>
    `;
  }

  #keepWeightChoice(event: CustomEvent<WeightChoice>): void {
    this.#weightChoice = event.detail;
    keepViewChoice('weights', event.detail);
  }

  #layers(board: Board) {
    return html`
      <mnist-view-section
        heading=${t('Inside the layers')}
        name="layers"
        loadsLater
        .content=${() => html`<mnist-layers-part .board=${board}></mnist-layers-part>`}
      ></mnist-view-section>
    `;
  }

  #glassBox(board: Board) {
    return html`
      <mnist-view-section
        heading=${t('One step, by hand')}
        name="glassBox"
        loadsLater
        .content=${() => html`<mnist-glass-box .board=${board}></mnist-glass-box>`}
      ></mnist-view-section>
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
      .column {
        align-content: start;
        display: grid;
        gap: inherit;
        grid-template-columns: minmax(0, 1fr);
        min-width: 0;
      }
      mnist-time-slider,
      mnist-past-note,
      [name='glassBox'] {
        grid-column: 1 / -1;
      }
      /* What is shown is of the past, however far a person has scrolled. */
      mnist-past-note {
        position: sticky;
        top: 0;
        z-index: 2;
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

function keptTarget(): number | undefined {
  const kept = viewChoice('target', 0);
  return kept > 0 ? kept : undefined;
}

declare global {
  interface HTMLElementTagNameMap {
    'mnist-dashboard-parts': DashboardParts;
  }
}
