import { decimalText } from './numberFormat.ts';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import { t } from '@vscode/l10n';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import type { Board } from './board.ts';
import { firstMoment, nextMoment, pastMoments, pictureTime, placeOf } from './film.ts';
import { GazeEvent } from './gazeEvent.ts';
import { icon } from './icons.ts';
import { accuracyThen, momentText } from './moment.ts';
import { OrderEvent } from './orderEvent.ts';
import { sharedStyles } from './sharedStyles.ts';
import { sliderStyles } from './sliderStyles.ts';
import { ThemeController } from './theme.ts';
import { timeSliderStyles } from './timeSliderStyles.ts';

const BYTES_PER_MEGABYTE = 2 ** 20;

/**
 * A slider over the run: all parts of the page show the moment that it stands on. At its right end
 * is now; the others are the moments whose weights are kept. They can be played as a film.
 */
@customElement('mnist-time-slider')
export class TimeSlider extends LitElement {
  @property({ attribute: false }) board!: Board;

  @state() private isPlaying = false;
  @query('input') private input!: HTMLInputElement | null;

  #timer: ReturnType<typeof setTimeout> | undefined;
  /** The picture has stayed long enough; the next one follows when this one has come. */
  #isDue = false;
  /** Also tells when motion is reduced from now on. */
  protected theme = new ThemeController(this);

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('visibilitychange', this.#onHidden);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.#onHidden);
    this.#stop();
  }

  /** To where one chooses the moment. */
  override focus(): void {
    this.input?.focus({ preventScroll: true });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('board');
    if (before !== undefined && (before.run !== this.board.run || this.board.problem !== '')) {
      this.#stop();
    }
  }

  protected override updated(): void {
    if (this.#isDue && !this.board.isArriving) {
      this.#isDue = false;
      this.#showNext();
    }
  }

  protected override render() {
    const { snapshot, at, problem } = this.board;
    const { moments, position } = snapshot;
    if (moments === undefined || position === undefined) {
      return nothing;
    }
    const hint = at === undefined ? '' : BRANCH_HINT();
    return html`
      <div class="head">
        <h2>${t('Time')}</h2>
        <span class="where">${this.#text()}</span>
      </div>
      ${moments.capacity === 0 ? this.#none(moments.momentBytes) : this.#controls()}
      ${problem === '' ? nothing : html`<p class="problem" role="alert">${problem}</p>`}
      ${hint === '' ? nothing : html`<p class="muted">${hint}</p>`}
    `;
  }

  #none(momentBytes: number) {
    const size = decimalText(momentBytes / BYTES_PER_MEGABYTE, 1);
    return html`
      <p class="muted">
        ${t('This run keeps no earlier weights: one moment takes {size} MB, and the setting mnist.historyMegabytes leaves no room for two.', { size })}
      </p>
    `;
  }

  #controls() {
    const past = pastMoments(this.board.snapshot);
    const { at } = this.board;
    return html`
      <input
        type="range"
        min="0"
        max=${past.length}
        .value=${live(String(placeOf(past, at)))}
        ?disabled=${past.length === 0}
        aria-label=${t('Moment of the run')}
        aria-valuetext=${this.#text()}
        @input=${this.#onInput}
      />
      <div class="buttons" role="group" aria-label=${t('Time')}>
        ${this.#filmButton(past.length === 0)}
        ${textButton(t('Now'), t('Show the run as it is now'), at === undefined, this.#toNow)}
        ${textButton(t('Branch from here'), BRANCH_HINT(), at === undefined, this.#branch)}
      </div>
    `;
  }

  #filmButton(isDisabled: boolean) {
    if (isMotionReduced()) {
      const title = t('Show the next moment that is kept, from the beginning on');
      const label = this.board.at === undefined ? t('From the start') : t('Next moment');
      return textButton(label, title, isDisabled, this.#step);
    }
    const isOn = this.isPlaying;
    const label = isOn ? t('Pause film') : t('Play film');
    return html`
      <vscode-button
        secondary
        ?disabled=${isDisabled}
        aria-disabled=${isDisabled ? 'true' : nothing}
        title=${t('Show the run from its beginning to now')}
        @click=${this.#onFilm}
        >${icon(isOn ? 'pause' : 'play', 'content-before')}${label}</vscode-button
      >
    `;
  }

  /** Where one is, as a sentence. */
  #text(): string {
    const { snapshot, at, iteration, testPredictions } = this.board;
    if (snapshot.position === undefined) {
      return '';
    }
    if (at === undefined) {
      return t('Now: {moment}', { moment: momentText(iteration, snapshot.position) });
    }
    const isOfMoment = testPredictions?.iteration === at;
    const accuracy = isOfMoment
      ? accuracyThen(snapshot.testLabels, testPredictions.predicted)
      : undefined;
    return momentText(at, snapshot.position, accuracy);
  }

  #onInput = (event: Event): void => {
    this.#stop();
    const past = pastMoments(this.board.snapshot);
    this.#look(past[Number((event.target as HTMLInputElement).value)]);
  };

  #onFilm = (): void => {
    if (this.isPlaying) {
      this.#stop();
    } else {
      this.isPlaying = true;
      this.#show(firstMoment(pastMoments(this.board.snapshot), this.board.at));
    }
  };

  #step = (): void => this.#look(nextMoment(pastMoments(this.board.snapshot), this.board.at));

  #toNow = (): void => {
    this.#stop();
    this.#look(undefined);
    this.focus(); // the button is off now
  };

  #branch = (): void => {
    const { at } = this.board;
    if (at !== undefined) {
      this.#stop();
      this.dispatchEvent(new OrderEvent({ type: 'branch', at }));
    }
  };

  #onHidden = (): void => {
    if (document.hidden) {
      this.#stop();
    }
  };

  #showNext(): void {
    this.#show(nextMoment(pastMoments(this.board.snapshot), this.board.at));
  }

  #show(at: number | undefined): void {
    this.#look(at);
    if (at === undefined) {
      this.#stop();
      return;
    }
    const time = pictureTime(pastMoments(this.board.snapshot).length);
    this.#timer = setTimeout(() => {
      this.#isDue = true;
      this.requestUpdate();
    }, time);
  }

  #stop(): void {
    clearTimeout(this.#timer);
    this.#isDue = false;
    this.isPlaying = false;
  }

  #look(at: number | undefined): void {
    this.dispatchEvent(new GazeEvent({ at }));
  }

  static override styles = [sharedStyles, sliderStyles, timeSliderStyles];
}

const BRANCH_HINT = () =>
  t(
    'Branch from here starts a new run with the weights of this moment, with the same seed and settings. Its learning rate and its optimizer begin anew.',
  );

function textButton(label: string, title: string, isDisabled: boolean, onClick: () => void) {
  return html`
    <vscode-button
      secondary
      ?disabled=${isDisabled}
      aria-disabled=${isDisabled ? 'true' : nothing}
      title=${title}
      @click=${onClick}
      >${label}</vscode-button
    >
  `;
}

/** What a person has asked of the system or of VS Code. */
function isMotionReduced(): boolean {
  return (
    document.body.classList.contains('vscode-reduce-motion') ||
    matchMedia('(prefers-reduced-motion: reduce)').matches
  );
}

declare global {
  interface HTMLElementTagNameMap {
    'mnist-time-slider': TimeSlider;
  }
}
