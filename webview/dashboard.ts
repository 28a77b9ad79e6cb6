import './language.ts';
import './dashboard-parts.ts';
import './experiment-note.ts';
import './preset-choice.ts';
import './run-controls.ts';
import './run-status.ts';
import './setting-fields.ts';
import './view-section.ts';
import { t } from '@vscode/l10n';
import { html, LitElement, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { experimentOf } from '../src/lessons/experiments.ts';
import type { FromDashboard, PartShown, ToDashboard } from '../src/protocol/dashboardMessages.ts';
import type { SessionSnapshot } from '../src/protocol/snapshot.ts';
import { applyMessage, INITIAL_STATE, type StateMessage } from './dashboardState.ts';
import { dashboardStyles } from './dashboardStyles.ts';
import { HostRequests } from './hostRequests.ts';
import { type FieldName, type NextRun, readFields } from './nextRun.ts';
import { NextRunEvent } from './nextRunEvent.ts';
import { OrderEvent, TrainEvent } from './orderEvent.ts';
import { NO_OVERLAYS } from './overlayLines.ts';
import { pageFrames } from './pageFrames.ts';
import { hasNotices } from './run-notices.ts';
import type { SettingFields } from './setting-fields.ts';
import { isRunning, spokenStatus } from './statusText.ts';
import type { ViewSection } from './view-section.ts';
import { keepViewChoice, viewChoice } from './viewChoices.ts';
import { vscode } from './vscodeApi.ts';
import { welcome } from './welcome.ts';

/** The whole page: draws the newest snapshot, and sends to the host what a person asks for. */
@customElement('mnist-dashboard')
export class Dashboard extends LitElement {
  static override styles = dashboardStyles;

  @state() private dashboard = INITIAL_STATE;
  /** What a person chose for the next run; until then it is what the last one had. */
  @state() private chosen: NextRun | undefined = keptNextRun();
  @query('mnist-view-section[name=settings]') private settings!: ViewSection;
  @query('mnist-setting-fields') private fields!: SettingFields;

  #requests = new HostRequests(send);

  #presetRun: NextRun = { preset: 'quick', texts: {} };

  constructor() {
    super();
    this.addEventListener(OrderEvent.type, event => send((event as OrderEvent).order));
    this.addEventListener(TrainEvent.type, () => this.#train());
    this.addEventListener(NextRunEvent.type, event => {
      this.chosen = (event as NextRunEvent).nextRun;
      keepViewChoice('nextRun', this.chosen);
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('message', this.#onMessage);
    send({ type: 'ready' });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('message', this.#onMessage);
  }

  #onMessage = (event: MessageEvent<ToDashboard>): void => {
    const message = event.data;
    switch (message.type) {
      case 'snapshot':
        pageFrames.flush(); // what came before is older
        this.#apply(message);
        break;
      case 'change':
        pageFrames.run(() => this.#apply(message));
        break;
      case 'showPart':
        void this.#showPart(message.name);
        break;
      case 'digits':
      case 'answered':
      case 'requestFailed':
        pageFrames.run(() => this.#requests.answer(message));
        break;
    }
  };

  #apply(message: StateMessage): void {
    const wasWaiting = this.dashboard.isWaiting;
    this.dashboard = applyMessage(this.dashboard, message);
    if (this.dashboard.isWaiting && !wasWaiting) {
      send({ type: 'ready' });
    }
  }

  async #showPart(name: PartShown): Promise<void> {
    await this.updateComplete;
    await this.renderRoot.querySelector('mnist-dashboard-parts')?.showPart(name);
  }

  /** The same object as long as it says the same: the fields are not drawn with every update. */
  get #nextRun(): NextRun {
    const preset = this.dashboard.snapshot?.preset ?? 'quick';
    if (this.#presetRun.preset !== preset) {
      this.#presetRun = { preset, texts: {} };
    }
    return this.chosen ?? this.#presetRun;
  }

  get #preset() {
    return this.dashboard.snapshot?.presets.find(({ name }) => name === this.#nextRun.preset);
  }

  #train(): void {
    if (this.#preset === undefined) {
      return;
    }
    const { name: preset, settings } = this.#preset;
    const { overrides, faults } = readFields(settings, this.#nextRun.texts);
    const [faulty] = Object.keys(faults) as FieldName[];
    if (faulty === undefined) {
      send({ type: 'train', preset, overrides });
    } else {
      void this.#showField(faulty);
    }
  }

  /** Brings the field that keeps a run from starting before the person. */
  async #showField(name: FieldName): Promise<void> {
    this.settings.open = true;
    await this.settings.updateComplete;
    this.fields.focusField(name);
  }

  protected override render() {
    const { snapshot } = this.dashboard;
    if (snapshot === undefined) {
      return html`<main aria-busy="true"></main>`;
    }
    const experiment = experimentOf(snapshot.preset, snapshot.settings);
    const isNew = snapshot.state === 'idle' && snapshot.position === undefined;
    return html`
      <main>
        ${snapshot.position === undefined ? this.#otherRuns(snapshot) : nothing}
        ${
          isNew
            ? html`${welcome()}${this.#presets(snapshot)}`
            : html`<mnist-run-status .snapshot=${snapshot}></mnist-run-status>`
        }
        <mnist-run-controls .snapshot=${snapshot}></mnist-run-controls>
        ${
          experiment === undefined || isNew
            ? nothing
            : html`<mnist-experiment-note .experiment=${experiment}></mnist-experiment-note>`
        }
        ${
          hasNotices(snapshot)
            ? html`<mnist-run-notices .snapshot=${snapshot}></mnist-run-notices>`
            : nothing
        }
        <mnist-view-section heading=${t('Settings for the next run')} name="settings">
          ${isNew ? nothing : this.#presets(snapshot)} ${this.#fields(snapshot)}
        </mnist-view-section>
        <mnist-view-section
          heading=${t('Experiments')}
          name="experiments"
          loadsLater
          .content=${() =>
            html`<mnist-experiment-list .current=${experiment}></mnist-experiment-list>`}
        ></mnist-view-section>
        ${snapshot.position === undefined ? nothing : this.#parts(snapshot)} ${this.#links()}
        <div class="visually-hidden" role="status" aria-atomic="false">
          <p>${spokenStatus(snapshot)}</p>
          <p>${snapshot.advice?.message}</p>
        </div>
      </main>
    `;
  }

  #presets(snapshot: SessionSnapshot) {
    return html`
      <mnist-preset-choice
        .presets=${snapshot.presets}
        .chosen=${this.#nextRun.preset}
      ></mnist-preset-choice>
    `;
  }

  #fields(snapshot: SessionSnapshot) {
    return this.#preset === undefined
      ? nothing
      : html`
          <p class="muted">
            ${t("For the Train button here. The command MNIST: Train takes VS Code's settings.")}
          </p>
          <mnist-setting-fields
            .preset=${this.#preset}
            .nextRun=${this.#nextRun}
            .isRunning=${isRunning(snapshot.state)}
          ></mnist-setting-fields>
        `;
  }

  /** Before the first run of this window earlier ones can be looked at. */
  #otherRuns({ overlays = NO_OVERLAYS }: SessionSnapshot) {
    return overlays.length === 0
      ? nothing
      : (['accuracy', 'loss'] as const).map(
          measure => html`<mnist-history-chart
            .measure=${measure}
            .overlays=${overlays}
            .iterationsPerEpoch=${overlays[0].curve.iterationsPerEpoch}
          ></mnist-history-chart>`,
        );
  }

  #parts(snapshot: SessionSnapshot) {
    return html`
      <mnist-dashboard-parts
        .snapshot=${snapshot}
        .requests=${this.#requests}
      ></mnist-dashboard-parts>
    `;
  }

  #links() {
    return html`
      <p class="links">
        <button class="link" @click=${() => send({ type: 'openSettings' })}>${t('Extension settings')}</button>
      </p>
    `;
  }
}

function send(message: FromDashboard): void {
  vscode.postMessage(message);
}

function keptNextRun(): NextRun | undefined {
  const kept: Partial<NextRun> = viewChoice('nextRun', {});
  return kept.preset === undefined ? undefined : { preset: kept.preset, texts: kept.texts ?? {} };
}

declare global {
  interface HTMLElementTagNameMap {
    'mnist-dashboard': Dashboard;
  }
}
