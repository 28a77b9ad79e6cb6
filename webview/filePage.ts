import { html, LitElement, nothing } from 'lit';
import { state } from 'lit/decorators.js';
import { vscode } from './vscodeApi.ts';
import { wrappingText } from './wrappingText.ts';

/** What every message to such a page says. */
interface OfFile {
  readonly type: string;
  /** With its folder, where it has one: parts are separated by `/`. */
  readonly fileName: string;
}

/** A page in an editor tab about a file. The newest message says all there is. */
export abstract class FilePage<Message extends OfFile> extends LitElement {
  @state() private message: Message | undefined;

  /** Whether something is being done, and the message only says what. */
  protected abstract isBusy(message: Message): boolean;

  protected abstract content(message: Message): unknown;

  /** What can be done with the page, below its title. */
  protected actions(_message: Message): unknown {
    return nothing;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('message', this.#onMessage);
    vscode.postMessage({ type: 'ready' });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('message', this.#onMessage);
  }

  #onMessage = ({ data }: MessageEvent<Message>): void => {
    this.message = data;
  };

  protected override render() {
    const { message } = this;
    if (message === undefined) {
      return html`<main aria-busy="true"></main>`;
    }
    const isBusy = this.isBusy(message);
    const { fileName } = message;
    const split = fileName.lastIndexOf('/') + 1;
    return html`<main aria-busy=${isBusy ? 'true' : 'false'}>
      <header>
        <h1>${wrappingText(fileName.slice(split))}</h1>
        <p class="muted">${wrappingText(fileName.slice(0, Math.max(0, split - 1)))}</p>
        ${isBusy ? nothing : this.actions(message)}
      </header>
      ${this.content(message)}
    </main>`;
  }
}
