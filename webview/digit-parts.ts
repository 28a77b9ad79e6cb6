import './digit-gallery.ts';
import './view-section.ts';
import './why-part.ts';
import { t } from '@vscode/l10n';
import { css, html, LitElement } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Board } from './board.ts';
import { type DigitChoice, FIRST_CHOICE } from './digitChoice.ts';
import type { ViewSection } from './view-section.ts';
import { keepViewChoice, viewChoice } from './viewChoices.ts';

/** The parts about the test digits: what goes wrong, which digits these are, and why. */
@customElement('mnist-digit-parts')
export class DigitParts extends LitElement {
  @property({ attribute: false }) board!: Board;
  /** What these two show while a run goes on, which is seldom the newest. */
  @property({ attribute: false }) wrongBoard!: Board;
  @property({ attribute: false }) whyBoard!: Board;

  /** As it was left. */
  @state() private choice = viewChoice<DigitChoice>('digits', FIRST_CHOICE);
  @query('[name=digits]') private gallerySection!: ViewSection;

  protected override render() {
    return html`
      ${this.#wrong(this.wrongBoard)} ${this.#digits(this.board)} ${this.#why(this.whyBoard)}
    `;
  }

  #wrong({ snapshot, testPredictions }: Board) {
    return html`
      <mnist-view-section
        heading=${t('What goes wrong')}
        name="wrong"
        loadsLater
        .content=${() => html`
          <mnist-wrong-part
            .testLabels=${snapshot.testLabels}
            .testPredictions=${testPredictions}
            .filter=${this.choice}
            @choice-change=${(event: CustomEvent<DigitChoice>) => this.#onCell(event.detail)}
          ></mnist-wrong-part>
        `}
      ></mnist-view-section>
    `;
  }

  #digits({ snapshot, testPredictions, iteration, loadDigits }: Board) {
    return html`
      <mnist-view-section
        heading=${t('What it says about the test digits')}
        name="digits"
        open
      >
        <mnist-digit-gallery
          .testLabels=${snapshot.testLabels}
          .testPredictions=${testPredictions}
          .iteration=${iteration}
          .load=${loadDigits}
          .choice=${this.choice}
          @choice-change=${(event: CustomEvent<DigitChoice>) => this.#choose(event.detail)}
        ></mnist-digit-gallery>
      </mnist-view-section>
    `;
  }

  #why(board: Board) {
    return html`
      <mnist-view-section
        heading=${t('Why it reads this digit so')}
        name="why"
        open
        .content=${() => html`<mnist-why-part .board=${board}></mnist-why-part>`}
      ></mnist-view-section>
    `;
  }

  #choose(choice: DigitChoice): void {
    this.choice = choice;
    keepViewChoice('digits', choice);
  }

  #onCell(choice: DigitChoice): void {
    this.#choose(choice);
    void this.gallerySection.reveal();
  }

  /** The sections lie in the grid of the whole page. */
  static override styles = css`
    :host {
      display: contents;
    }
    [name='why'] {
      grid-column: 1 / -1;
    }
  `;
}

declare global {
  interface HTMLElementTagNameMap {
    'mnist-digit-parts': DigitParts;
  }
}
