import '@vscode-elements/elements/dist/vscode-button/index.js';
import './array-picture.ts';
import './as-text.ts';
import './color-scale.ts';
import { t } from '@vscode/l10n';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { GlassBox } from '../src/protocol/glassBox.ts';
import type { DigitReference } from '../src/protocol/questions.ts';
import { SOURCE_LINKS } from '../src/protocol/sourceLinks.ts';
import type { Board } from './board.ts';
import { wholeNumber } from './figures.ts';
import { glassBoxStyles } from './glassBoxStyles.ts';
import { type GlassStep, glassSteps } from './glassSteps.ts';
import { arrayTable } from './layerTables.ts';
import { OrderEvent } from './orderEvent.ts';
import { sharedStyles } from './sharedStyles.ts';
import { SightController } from './sightController.ts';
import { keepViewChoice, viewChoice } from './viewChoices.ts';
import { digitName } from './whyText.ts';

/** One training step of one digit, page by page. What it shows stays while training goes on. */
@customElement('mnist-glass-box')
export class GlassBoxPart extends LitElement {
  @property({ attribute: false }) board!: Board;

  @state() private step = viewChoice('glassBoxStep', 0);
  @state() private box: GlassBox | undefined;
  @state() private problem = '';
  /** What a person says that their drawing is. */
  @state() private label: number | undefined;
  #steps: GlassStep[] = [];
  #unit: number | undefined;
  /** What was asked about last. */
  #asked: Pick<Board, 'run' | 'at' | 'digit'> | undefined;
  #shownDigit = '';

  constructor() {
    super();
    new SightController(this);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { run, at, digit, snapshot } = this.board;
    const hasWeights = snapshot.position !== undefined && snapshot.state !== 'loading';
    if (!changed.has('board') || !hasWeights) {
      return;
    }
    const before = this.#asked;
    if (before?.run !== run || before.at !== at || before.digit !== digit) {
      if (before?.digit !== digit) {
        this.label = undefined;
      }
      if (before?.run !== run) {
        this.box = undefined;
      }
      this.#unit = undefined;
      void this.#take();
    }
  }

  get #digit(): DigitReference {
    const { digit } = this.board;
    const isUnnamed = digit.kind === 'own' && digit.label === undefined;
    return isUnnamed && this.label !== undefined ? { ...digit, label: this.label } : digit;
  }

  /** Asks for one step with the weights of now, or of the moment looked at. */
  async #take(): Promise<void> {
    const { run, at, digit, ask } = this.board;
    const asked = { run, at, digit };
    this.#asked = asked;
    this.problem = '';
    const reference = this.#digit;
    if (reference.kind === 'own' && reference.label === undefined) {
      this.box = undefined;
      return;
    }
    const unit = this.#unit === undefined ? {} : { unit: this.#unit };
    try {
      const box = await ask({ name: 'glassBox', digit: reference, ...unit }, at);
      if (this.#asked === asked) {
        this.#steps = glassSteps(box);
        this.#shownDigit = digitName(digit);
        this.step = Math.min(this.step, this.#steps.length - 1);
        this.box = box;
      }
    } catch (error) {
      if (this.#asked === asked) {
        this.problem = error instanceof Error ? error.message : String(error);
      }
    }
  }

  protected override render() {
    if (this.board.snapshot.position === undefined) {
      return html`<p class="muted">${t('One step of training appears here when training starts.')}</p>`;
    }
    const { digit } = this.board;
    return html`
      ${digit.kind === 'own' && digit.label === undefined ? this.#labelChoice() : nothing}
      ${this.problem === '' ? nothing : this.#renderProblem()}
      ${this.box === undefined ? nothing : this.#renderBox(this.box)}
    `;
  }

  #renderProblem() {
    return html`<p class="problem" role="alert">
      ${this.problem}
      <button class="link" @click=${() => this.#take()}>${t('Try again')}</button>
    </p>`;
  }

  #labelChoice() {
    const choose = (event: Event) => {
      const { value } = event.target as HTMLSelectElement;
      this.label = value === '' ? undefined : Number(value);
      void this.#take();
    };
    return html`<p><label>
      ${t('What is your digit?')}
      <select @change=${choose} .value=${`${this.label ?? ''}`}>
        <option value="">–</option>
        ${Array.from({ length: 10 }, (_, value) => html`<option>${value}</option>`)}
      </select>
    </label></p>`;
  }

  #renderBox(box: GlassBox) {
    const shown = this.#steps[this.step];
    const isLast = this.step === this.#steps.length - 1;
    return html`
      <p class="muted">
        ${this.#shownDigit}
        ${t('The weights are those of iteration {iteration}.', { iteration: wholeNumber(box.iteration) })}
        <button class="link" @click=${() => this.#take()}>
          ${this.board.at === undefined ? t('Take the weights of now') : t('Take the weights again')}
        </button>
      </p>
      <div role="group" aria-label=${t('One step, by hand')} @keydown=${this.#onKey}>
        <p class="row">
          <vscode-button
            secondary
            class=${this.step === 0 ? 'off' : ''}
            aria-disabled=${this.step === 0 ? 'true' : 'false'}
            @click=${() => this.#turn(-1)}
            >${t('Previous')}</vscode-button
          >
          <vscode-button @click=${() => (isLast ? this.#goTo(0) : this.#turn(1))}
            >${isLast ? t('From the start') : t('Next')}</vscode-button
          >
          <span class="muted"
            >${t('Step {step} of {count}', { step: this.step + 1, count: this.#steps.length })}</span
          >
        </p>
        <div class="step" aria-live="polite">${this.#renderStep(shown)}</div>
        ${this.#unitChoice(box)}
      </div>
    `;
  }

  #renderStep({ heading, formula, lines, note, source, picture }: GlassStep) {
    const open = () => this.dispatchEvent(new OrderEvent({ type: 'openSource', name: source }));
    const { file } = SOURCE_LINKS[source];
    return html`
      <div>
        <h3>${heading}</h3>
        <p class="formula">${formula}</p>
        <ul role="list">
          ${lines.map(line => html`<li>${line}</li>`)}
        </ul>
        ${note === undefined ? nothing : html`<p class="muted">${note}</p>`}
        <p><button class="link" @click=${open}>${t('Open the code: {file}', { file })}</button></p>
      </div>
      ${
        picture === undefined
          ? nothing
          : html`<figure>
              <mnist-array-picture
                .values=${picture.values}
                .marked=${picture.marked}
                .label=${picture.label}
              ></mnist-array-picture>
              <figcaption class="muted">${picture.label}</figcaption>
              <mnist-color-scale .limit=${largestOf(picture.values)}></mnist-color-scale>
              <mnist-as-text
                of=${picture.label}
                .table=${() => arrayTable(picture.label, picture.values)}
              ></mnist-as-text>
            </figure>`
      }
    `;
  }

  #unitChoice({ layers }: GlassBox) {
    const layer = layers.at(-2);
    if (layer === undefined) {
      return nothing;
    }
    const last = layer.outputs - 1;
    return html`<label>
      ${t('Unit of the last hidden layer, 0 to {last}', { last })}
      <input type="number" min="0" max=${last} .value=${`${layer.unit}`} @change=${this.#onUnit} />
    </label>`;
  }

  #onUnit(event: Event): void {
    const { valueAsNumber } = event.target as HTMLInputElement;
    this.#unit = Number.isNaN(valueAsNumber) ? undefined : valueAsNumber;
    void this.#take();
  }

  #onKey(event: KeyboardEvent): void {
    const direction = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (direction !== undefined && !(event.target instanceof HTMLInputElement)) {
      event.preventDefault();
      this.#turn(direction);
    }
  }

  #turn(direction: number): void {
    this.#goTo(this.step + direction);
  }

  #goTo(step: number): void {
    this.step = Math.max(0, Math.min(this.#steps.length - 1, step));
    keepViewChoice('glassBoxStep', this.step);
  }

  static override styles = [sharedStyles, glassBoxStyles];
}

function largestOf(values: Float64Array): number {
  return values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}

declare global {
  interface HTMLElementTagNameMap {
    'mnist-glass-box': GlassBoxPart;
  }
}
