import './history-chart.ts';
import './next-run.ts';
import './run-controls.ts';
import './run-notices.ts';
import './run-status.ts';
import './view-section.ts';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { FromDashboard, SessionSnapshot, ToDashboard } from '../src/protocol.ts';
import { applyMessage, INITIAL_STATE } from './dashboardState.ts';
import { DigitRequests } from './digitRequests.ts';
import { NextRunEvent } from './next-run.ts';
import { type NextRun, readFields } from './nextRun.ts';
import { OrderEvent, TrainEvent } from './orderEvent.ts';
import { pageStyles, sharedStyles } from './sharedStyles.ts';
import { isRunning, spokenStatus } from './statusText.ts';
import { keepViewChoice, viewChoice } from './viewChoices.ts';
import { vscode } from './vscodeApi.ts';

/** The whole page: draws the newest snapshot, and sends to the host what a person asks for. */
@customElement('mnist-dashboard')
export class Dashboard extends LitElement {
  /** The page is an editor tab already. */
  @property({ type: Boolean, attribute: 'in-editor' }) isInEditor = false;

  @state() private dashboard = INITIAL_STATE;
  /** What a person chose for the next run; until then it is what the last one had. */
  @state() private chosen: NextRun | undefined = keptNextRun();

  #requests = new DigitRequests(send);

  constructor() {
    super();
    this.addEventListener(OrderEvent.type, event => send((event as OrderEvent).order));
    this.addEventListener(TrainEvent.type, () => this.#train());
    this.addEventListener(NextRunEvent.type, event =>
      this.#choose((event as NextRunEvent).nextRun),
    );
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
      case 'change': {
        const wasWaiting = this.dashboard.isWaiting;
        this.dashboard = applyMessage(this.dashboard, message);
        if (this.dashboard.isWaiting && !wasWaiting) {
          send({ type: 'ready' });
        }
        break;
      }
      case 'digits':
      case 'requestFailed':
        this.#requests.answer(message);
        break;
    }
  };

  get #nextRun(): NextRun {
    return this.chosen ?? { preset: this.dashboard.snapshot?.preset ?? 'quick', texts: {} };
  }

  #choose(nextRun: NextRun): void {
    this.chosen = nextRun;
    keepViewChoice('nextRun', nextRun);
  }

  #train(): void {
    const { preset, texts } = this.#nextRun;
    const choice = this.dashboard.snapshot?.presets.find(({ name }) => name === preset);
    if (choice === undefined) {
      return;
    }
    const { overrides, faults } = readFields(choice.settings, texts);
    const [faulty] = Object.keys(faults);
    if (faulty === undefined) {
      send({ type: 'train', preset, overrides });
    } else {
      void this.#showField(faulty);
    }
  }

  /** Brings the field that keeps a run from starting before the person. */
  async #showField(name: string): Promise<void> {
    const section = this.renderRoot.querySelector('mnist-view-section[name="nextRun"]');
    const form = this.renderRoot.querySelector('mnist-next-run');
    (section as HTMLElement & { open: boolean }).open = true;
    await this.updateComplete;
    form?.renderRoot.querySelector<HTMLElement>(`#${name}`)?.focus();
  }

  protected override render() {
    const { snapshot } = this.dashboard;
    if (snapshot === undefined) {
      return html`<main aria-busy="true"></main>`;
    }
    return html`
      <main>
        ${snapshot.state === 'idle' && snapshot.position === undefined ? WELCOME : status(snapshot)}
        <mnist-run-controls .snapshot=${snapshot}></mnist-run-controls>
        <mnist-run-notices .snapshot=${snapshot}></mnist-run-notices>
        ${this.#settings(snapshot)} ${snapshot.position === undefined ? nothing : this.#pictures(snapshot)}
        ${this.#links()}
        <p class="visually-hidden" role="status">${spokenStatus(snapshot)}</p>
      </main>
    `;
  }

  #settings(snapshot: SessionSnapshot) {
    return html`
      <mnist-view-section heading="Settings for the next run" name="nextRun">
        <mnist-next-run
          .presets=${snapshot.presets}
          .nextRun=${this.#nextRun}
          .isRunning=${isRunning(snapshot.state)}
        ></mnist-next-run>
      </mnist-view-section>
    `;
  }

  #pictures(snapshot: SessionSnapshot) {
    const { position, history } = snapshot;
    return html`
      <div class="pictures">
        ${(['accuracy', 'loss'] as const).map(
          measure => html`
            <mnist-history-chart
              .measure=${measure}
              .history=${history}
              .totalIterations=${position?.totalIterations ?? 0}
              .iterationsPerEpoch=${position?.iterationsPerEpoch ?? 0}
            ></mnist-history-chart>
          `,
        )}
      </div>
    `;
  }

  #links() {
    return html`
      <p class="links">
        ${
          this.isInEditor
            ? nothing
            : html`<button @click=${() => send({ type: 'openInEditor' })}>Open in editor</button>`
        }
        <button @click=${() => send({ type: 'openSettings' })}>Extension settings</button>
      </p>
    `;
  }

  static override styles = [
    sharedStyles,
    css`
      :host {
        container: dashboard / inline-size;
        display: block;
      }
      main {
        display: grid;
        gap: 16px;
        grid-template-columns: minmax(0, 1fr);
        padding: 12px;
      }
      .welcome p {
        margin-top: 4px;
      }
      h1 {
        font-size: 1.15em;
      }
      .pictures {
        display: grid;
        gap: 20px 32px;
        grid-template-columns: minmax(0, 1fr);
      }
      .links {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 16px;
      }
      .links button {
        background: none;
        border: 0;
        color: var(--vscode-textLink-foreground);
        cursor: pointer;
        font: inherit;
        padding: 0;
      }
      .links button:hover {
        text-decoration: underline;
      }
      .links button:focus-visible {
        outline: 1px solid var(--vscode-focusBorder);
        outline-offset: 2px;
      }
      mnist-run-notices:empty {
        display: contents;
      }
      @container dashboard (min-width: 700px) {
        main {
          padding: 20px 24px;
        }
        .pictures {
          grid-template-columns: repeat(2, minmax(0, 1fr));
        }
      }
    `,
  ];
}

const WELCOME = html`
  <div class="welcome">
    <h1>See a neural network learn</h1>
    <p>
      A network written from scratch will learn to read handwritten digits, here in your editor, from
      MNIST or, without it, from generated digits. You will watch its accuracy, its weights and its
      answers as it learns, and find its parameters in your workspace at the end.
    </p>
  </div>
`;

function status(snapshot: SessionSnapshot) {
  return html`<mnist-run-status .snapshot=${snapshot}></mnist-run-status>`;
}

function send(message: FromDashboard): void {
  vscode.postMessage(message);
}

function keptNextRun(): NextRun | undefined {
  const kept: Partial<NextRun> = viewChoice('nextRun', {});
  return kept.preset === undefined ? undefined : { preset: kept.preset, texts: kept.texts ?? {} };
}

const sheet = pageStyles.styleSheet;
if (sheet !== undefined) {
  document.adoptedStyleSheets.push(sheet);
}

declare global {
  interface HTMLElementTagNameMap {
    'mnist-dashboard': Dashboard;
  }
}
