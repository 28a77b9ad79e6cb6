import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { explainedPart } from '../src/lessons/partNames.ts';
import { helpButton, helpButtonStyles } from './helpButton.ts';
import { loadFoldedParts } from './loadFoldedParts.ts';
import { sharedStyles } from './sharedStyles.ts';
import { keepViewChoice, viewChoice } from './viewChoices.ts';

/**
 * A part of the page that can be folded, and stays as it was left. Built on `<details>`: what
 * is folded costs nothing, and keyboard and screen readers know it.
 */
@customElement('mnist-view-section')
export class ViewSection extends LitElement {
  @property() heading = '';
  /** Under which name it is remembered whether it is open. */
  @property() name = '';
  /** Until a person folds or unfolds it. */
  @property({ type: Boolean }) open = false;
  /** What is in it, drawn only while it is open; instead of children. */
  @property({ attribute: false }) content: (() => unknown) | undefined;
  /** The content's elements are not there before a part like this is unfolded. */
  @property({ type: Boolean }) loadsLater = false;

  @state() private isLoaded = false;
  @state() private isExplained = false;

  override connectedCallback(): void {
    super.connectedCallback();
    this.open = viewChoice(`open.${this.name}`, this.open);
  }

  protected override willUpdate(): void {
    if (this.loadsLater && this.open && !this.isLoaded) {
      void this.#load();
    }
  }

  protected override render() {
    const part = explainedPart(this.name);
    return html`
      <details ?open=${this.open} @toggle=${this.#onToggle}>
        <summary><h2>${this.heading}</h2></summary>
        <div class="content">
          ${
            part && this.isExplained
              ? html`<mnist-part-help .about=${part}></mnist-part-help>`
              : nothing
          }
          <slot></slot>${this.open && (this.isLoaded || !this.loadsLater) ? this.content?.() : nothing}</div>
      </details>
      ${part ? helpButton(this.isExplained, this.heading, () => this.#explain()) : nothing}
    `;
  }

  async #load(): Promise<void> {
    await loadFoldedParts();
    this.isLoaded = true;
  }

  /** Unfolds the part if need be, and brings it into sight. */
  async reveal(block: ScrollLogicalPosition = 'nearest'): Promise<void> {
    if (!this.open) {
      this.open = true;
      keepViewChoice(`open.${this.name}`, true);
      await this.updateComplete;
    }
    this.scrollIntoView({ block });
  }

  #onToggle(event: Event): void {
    const { open } = event.target as HTMLDetailsElement;
    if (open !== this.open) {
      this.open = open;
      keepViewChoice(`open.${this.name}`, open);
    }
  }

  /** The explanation of a folded part unfolds it. */
  #explain(): void {
    this.isExplained = !(this.isExplained && this.open);
    void loadFoldedParts();
    if (!this.open) {
      this.open = true;
      keepViewChoice(`open.${this.name}`, true);
    }
  }

  static override styles = [
    sharedStyles,
    helpButtonStyles,
    css`
      :host {
        display: block;
        min-width: 0;
        position: relative;
      }
      .help {
        position: absolute;
        right: 0;
        top: 1px;
      }
      summary {
        align-items: center;
        border-radius: 2px;
        cursor: pointer;
        display: flex;
        gap: 4px;
        margin-left: -4px;
        padding-right: 28px;
        user-select: none;
      }
      summary::before {
        border: solid var(--vscode-icon-foreground, currentColor);
        border-width: 0 1px 1px 0;
        content: '';
        flex: none;
        height: 5px;
        margin: 0 6px 0 4px;
        transform: rotate(-45deg);
        width: 5px;
      }
      details[open] > summary::before {
        transform: translateY(-2px) rotate(45deg);
      }
      summary:focus-visible {
        outline: 1px solid var(--vscode-focusBorder);
      }
      /* What is scrolled away is neither laid out nor painted. It has room for the rings of focus. */
      .content {
        contain-intrinsic-size: auto 600px;
        content-visibility: auto;
        margin: 0 -4px -4px;
        padding: 8px 4px 4px;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'mnist-view-section': ViewSection;
  }
}
