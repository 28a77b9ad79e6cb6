import '@vscode-elements/elements/dist/vscode-textfield/index.js';
import { t } from '@vscode/l10n';
import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { SessionSnapshot } from '../src/protocol/snapshot.ts';
import type { Steering, StopWish } from '../src/protocol/steering.ts';
import { OrderEvent } from './orderEvent.ts';
import { sharedStyles } from './sharedStyles.ts';
import { sliderStyles } from './sliderStyles.ts';
import { steeringPanelStyles } from './steeringPanelStyles.ts';
import {
  changeTexts,
  factorAt,
  positionOf,
  rateText,
  readStopField,
  SLIDER,
  type StopField,
  stopFieldText,
} from './steeringTexts.ts';
import { readTarget, TargetEvent } from './targetLine.ts';

const UNSTEERED: Steering = { stop: {}, learningRateFactor: 1, rateChanges: [] };
const STOP_FIELDS: readonly StopField[] = ['epochs', 'accuracy', 'patience'];

/**
 * What a person may change while the network learns: the learning rate, and when the run ends; and a
 * line in the chart to aim at.
 */
@customElement('mnist-steering-panel')
export class SteeringPanel extends LitElement {
  @property({ attribute: false }) snapshot!: SessionSnapshot;
  /** Accuracy (0 to 1) of the line in the chart. */
  @property({ attribute: false }) target: number | undefined;

  /** What stands in the fields and is not the run's wish yet, because it is wrong. */
  @state() private texts: Partial<Record<StopField | 'target', string>> = {};

  get #steering(): Steering {
    return this.snapshot.steering ?? UNSTEERED;
  }

  get #isOn(): boolean {
    const { state } = this.snapshot;
    return state === 'training' || state === 'paused';
  }

  protected override render() {
    return html`
      ${this.#rate()}
      <h3>${t('End the run by itself')}</h3>
      <p class="muted">
        ${t('Besides its last epoch. The test digits have no say in it: who chooses by them fools himself.')}
      </p>
      <div class="fields">${STOP_FIELDS.map(field => this.#stopField(field))}</div>
      ${this.#target()}
    `;
  }

  #rate() {
    const { position, settings } = this.snapshot;
    const steering = this.#steering;
    const { learningRateFactor: factor } = steering;
    const text = rateText(position?.learningRate ?? settings.learningRate, factor);
    const changes = changeTexts(steering);
    return html`
      <label for="rate"><h3>${t('Learning rate')}</h3></label>
      <p>${text}</p>
      <input
        id="rate"
        type="range"
        min=${SLIDER.minimum}
        max=${SLIDER.maximum}
        .value=${String(positionOf(factor))}
        ?disabled=${!this.#isOn}
        aria-valuetext=${text}
        list="middle"
        @change=${(event: Event) => this.#setRate(event)}
      />
      <datalist id="middle"><option value="0"></option></datalist>
      <div class="ends muted" aria-hidden="true">
        <span>${t('100 times smaller')}</span><span>${t('100 times larger')}</span>
      </div>
      ${changes.length === 0 ? nothing : html`<p class="muted">${changes.at(-1)}</p>`}
    `;
  }

  #setRate(event: Event): void {
    const learningRateFactor = factorAt(Number((event.target as HTMLInputElement).value));
    this.#steer({ learningRateFactor });
  }

  #steer(order: { learningRateFactor?: number; stop?: StopWish }): void {
    this.dispatchEvent(new OrderEvent({ type: 'steer', run: this.snapshot.run, ...order }));
  }

  #stopField(field: StopField) {
    const { stop } = this.#steering;
    const text = this.texts[field] ?? stopFieldText(field, stop);
    const { fault } = readStopField(field, text);
    const { label, hint, isPossible } = this.#wording(field);
    return html`
      <div class="field">
        <label for=${field}>${label}</label>
        <vscode-textfield
          id=${field}
          .label=${t('{label}. {hint}', { label, hint: fault ?? hint })}
          .value=${text}
          ?invalid=${fault !== undefined}
          ?disabled=${!this.#isOn || !isPossible}
          @change=${(event: Event) => this.#setStop(field, event)}
        ></vscode-textfield>
        <p class=${fault === undefined ? 'muted' : 'fault'}>${fault ?? hint}</p>
      </div>
    `;
  }

  #wording(field: StopField): { label: string; hint: string; isPossible: boolean } {
    const hasValidation = this.snapshot.settings.validationDigits > 0;
    switch (field) {
      case 'epochs':
        return { label: t('After epochs'), hint: t('Empty: the last one.'), isPossible: true };
      case 'accuracy':
        return {
          label: t('At an accuracy of %'),
          hint: hasValidation
            ? t('Of the validation digits, at the end of an epoch.')
            : t('Of the training digits, at the end of an epoch.'),
          isPossible: true,
        };
      case 'patience':
        return {
          label: t('When not better for epochs'),
          hint: hasValidation
            ? t('By the accuracy of the validation digits.')
            : t('Needs validation digits; this run has none.'),
          isPossible: hasValidation,
        };
    }
  }

  #setStop(field: StopField, event: Event): void {
    const text = (event.target as HTMLInputElement).value;
    const { value, fault } = readStopField(field, text);
    const { [field]: _before, ...others } = this.texts;
    this.texts = fault === undefined ? others : { ...others, [field]: text };
    if (fault === undefined) {
      const { [field]: _old, ...rest } = this.#steering.stop;
      const stop: StopWish = value === undefined ? rest : { ...rest, [field]: value };
      this.#steer({ stop });
    }
  }

  #target() {
    const text = this.texts.target ?? (this.target === undefined ? '' : `${100 * this.target}`);
    const { fault } = readTarget(text);
    const label = t('Target line in the chart, %');
    return html`
      <div class="field">
        <label for="target">${label}</label>
        <vscode-textfield
          id="target"
          .label=${label}
          .value=${text}
          ?invalid=${fault !== undefined}
          @change=${(event: Event) => this.#setTarget(event)}
        ></vscode-textfield>
        ${fault === undefined ? nothing : html`<p class="fault">${fault}</p>`}
      </div>
    `;
  }

  #setTarget(event: Event): void {
    const text = (event.target as HTMLInputElement).value;
    const { value, fault } = readTarget(text);
    const { target: _before, ...others } = this.texts;
    this.texts = fault === undefined ? others : { ...others, target: text };
    if (fault === undefined) {
      this.dispatchEvent(new TargetEvent(value));
    }
  }

  static override styles = [sharedStyles, sliderStyles, steeringPanelStyles];
}

declare global {
  interface HTMLElementTagNameMap {
    'mnist-steering-panel': SteeringPanel;
  }
}
