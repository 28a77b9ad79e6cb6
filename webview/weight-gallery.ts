import { t } from '@vscode/l10n';
import { html, LitElement, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { WeightPictures } from '../src/protocol/subjects.ts';
import { ActivityController } from './activityController.ts';
import { Attention } from './attention.ts';
import type { Board } from './board.ts';
import { type CalmOrder, calmOrder, sortedOrder } from './calmOrder.ts';
import { FrameController } from './frameController.ts';
import { sameNumbers } from './sameNumbers.ts';
import { sharedStyles } from './sharedStyles.ts';
import { type ThemeColors, ThemeController } from './theme.ts';
import { layOutTiles, type TileLayout, tileAfterKey, tileAt, tileBox } from './tileLayout.ts';
import { tileText } from './unitActivity.ts';
import { hasHiddenLayer, inOrder, type UnitSort } from './unitSort.ts';
import { strengthText, unitName, weightsText } from './unitTexts.ts';
import type { WeightChoice } from './weightChoice.ts';
import { weightGalleryStyles } from './weightGalleryStyles.ts';
import { paintTiles, weightPixels } from './weightPixels.ts';
import { largestUsualByte } from './weightScale.ts';
import './color-scale.ts';
import './gallery-head.ts';
import './unit-detail.ts';

/**
 * What every unit of the first layer has learned: a heatmap each, one of them large.
 *
 * All tiles are one canvas with one pixel a weight, which the browser enlarges: a frame is one table
 * look-up a weight. Over it lies a list box with a single option, the active one (a thousand would be
 * too many to keep in step); its position in the set is told to screen readers.
 *
 * @fires choice-change with a `WeightChoice` as detail
 */
@customElement('mnist-weight-gallery')
export class WeightGallery extends LitElement {
  @property({ attribute: false }) pictures: WeightPictures | undefined;
  @property({ attribute: false }) choice: WeightChoice = {};
  /** The next layer is the ten digits, not a second hidden one. */
  @property({ type: Boolean }) digitsNext = true;
  /** Of a run: then the bars show what the units say to the digit looked at. */
  @property({ attribute: false }) board: Board | undefined;

  @state() private order: CalmOrder | undefined;
  @state() private width = 0;

  @query('.tiles') private area: HTMLElement | null | undefined;
  @query('canvas') private canvas!: HTMLCanvasElement;
  @query('[role=listbox]') private list!: HTMLElement;

  #theme = new ThemeController(this);
  /** Nothing is painted while the gallery is folded or scrolled away. */
  #frame = new FrameController(this, () => this.#draw());
  #resized = new ResizeObserver(entries => {
    this.width = Math.floor(entries[0].contentRect.width);
  });
  #layout: TileLayout = layOutTiles(0, 0, 1);
  /** Where the colour scale ends. */
  #largestByte = 127;
  #image: ImageData | undefined;
  #paintedColors: ThemeColors | undefined;
  #attention = new Attention();
  #activity = new ActivityController(this);

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resized.disconnect();
  }

  /** A board comes with every update of the run: most say nothing that is shown here. */
  protected override shouldUpdate(changed: PropertyValues<this>): boolean {
    const hasUnits = this.pictures !== undefined && hasHiddenLayer(this.pictures);
    const isNews = this.#activity.want(hasUnits ? this.board : undefined);
    const isOther = [...changed.keys()].some(key => key !== 'board');
    return isNews || isOther || this.#theme.colors !== this.#paintedColors;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('pictures') || changed.has('choice')) {
      const isResorted = changed.has('choice') && changed.get('choice')?.sort !== this.choice.sort;
      this.order = this.pictures && this.#orderOf(this.pictures, isResorted);
      this.#largestByte = this.pictures ? largestUsualByte(this.pictures.weights) : 127;
    }
    const layout = layOutTiles(this.order?.units.length ?? 0, this.width, devicePixelRatio);
    if (!sameNumbers(Object.values(layout), Object.values(this.#layout))) {
      this.#layout = layout;
      this.#image = undefined;
    }
  }

  #orderOf(pictures: WeightPictures, isResorted: boolean): CalmOrder {
    const delivered = inOrder(pictures, this.choice.sort ?? 'strength', this.digitsNext);
    return isResorted || !hasHiddenLayer(pictures)
      ? sortedOrder(delivered)
      : calmOrder(this.order, delivered, !this.#attention.isBusy);
  }

  protected override render() {
    const { pictures, order } = this;
    if (pictures === undefined || order === undefined || order.units.length === 0) {
      return html`<p class="empty">${t('The weights appear here when training starts.')}</p>`;
    }
    return html`<div class="parts"><mnist-unit-detail
        .pictures=${pictures}
        .place=${pictures.units.indexOf(order.units[this.#activeAt])}
        .digitsNext=${this.digitsNext}
        .note=${this.#activity.note(order.units[this.#activeAt])}
      ></mnist-unit-detail>
      <div>
      ${this.#renderHead(pictures, order)}
      <div class="tiles" @keydown=${this.#onKey}>
        <div class="sheet">${this.#renderTiles(pictures, order)}</div>
      </div>
      <mnist-color-scale
        .limit=${(pictures.scale * this.#largestByte) / 127}
        open
      ></mnist-color-scale><p class="summary">${this.#activity.text.join(' ')}</p></div></div>`;
  }

  #renderHead(pictures: WeightPictures, order: CalmOrder) {
    return html`<mnist-gallery-head
      .pictures=${pictures}
      .order=${order}
      .sort=${this.choice.sort ?? 'strength'}
      .digitsNext=${this.digitsNext}
      @sort-now=${this.#sortNow}
      @sort-change=${(event: CustomEvent<UnitSort>) => this.#keep({ sort: event.detail })}
    ></mnist-gallery-head>`;
  }

  #renderTiles(pictures: WeightPictures, order: CalmOrder) {
    const unit = order.units[this.#activeAt];
    return html`<canvas
        role="img"
        width=${this.#layout.width}
        height=${this.#layout.height}
        aria-label=${weightsText(order.units.length)}
      ></canvas>
      <div
        role="listbox"
        tabindex="0"
        aria-label=${t('Units of the first layer')}
        aria-orientation="horizontal"
        aria-activedescendant="active"
        @pointerdown=${this.#onPointerDown}
        @pointermove=${this.#onPointerMove}
      >
        <div
          id="active"
          role="option"
          aria-selected="true"
          aria-setsize=${order.units.length}
          aria-posinset=${this.#activeAt + 1}
          aria-label=${this.#nameOf(unit, strengthText(pictures, unit), this.#activity.note(unit))}
        ></div>
      </div>`;
  }

  protected override updated(): void {
    this.#paintedColors = this.#theme.colors;
    if (this.area) {
      this.#attention.listen(this.list);
      this.#resized.observe(this.area);
      this.#placeActive();
      this.#frame.request();
    }
  }

  /** The active tile's place in the order: the chosen unit's, or the first. */
  get #activeAt(): number {
    const { unit } = this.choice;
    return unit === undefined ? 0 : Math.max(0, this.order?.units.indexOf(unit) ?? 0);
  }

  #draw(): void {
    const { pictures, order } = this;
    const layout = this.#layout;
    if (pictures === undefined || order === undefined || this.width === 0) {
      return;
    }
    const { colors } = this.#theme;
    const pixels = weightPixels(colors, this.#largestByte);
    this.#image ??= new ImageData(layout.width, layout.height);
    paintTiles(this.#image, layout, pictures, order.units, pixels);
    this.#activity.paint(this.#image, layout, order.units, colors);
    this.canvas.getContext('2d')!.putImageData(this.#image, 0, 0);
    this.canvas.style.width = `${layout.width * layout.weightSize}px`;
    this.canvas.style.height = `${layout.height * layout.weightSize}px`;
  }

  #placeActive(): void {
    const { left, top, size } = tileBox(this.#layout, this.#activeAt);
    const { style } = this.list.firstElementChild as HTMLElement;
    style.transform = `translate(${left}px, ${top}px)`;
    style.width = `${size}px`;
    style.height = `${size}px`;
  }

  #choose(at: number): void {
    this.#keep({ unit: this.order!.units[at] });
    void this.updateComplete.then(() => {
      this.list.firstElementChild?.scrollIntoView({ block: 'nearest' });
    });
  }

  #keep(choice: WeightChoice): void {
    this.choice = { ...this.choice, ...choice };
    this.dispatchEvent(new CustomEvent<WeightChoice>('choice-change', { detail: this.choice }));
  }

  #sortNow(): void {
    this.order = this.#orderOf(this.pictures!, true);
  }

  #onKey(event: KeyboardEvent): void {
    const at = tileAfterKey(event.key, this.#activeAt, this.#layout);
    if (at !== undefined && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      this.#choose(at);
    }
  }

  #tileUnder(event: PointerEvent): number {
    const box = this.canvas.getBoundingClientRect();
    return tileAt(this.#layout, event.clientX - box.left, event.clientY - box.top);
  }

  #onPointerDown(event: PointerEvent): void {
    const at = this.#tileUnder(event);
    if (at >= 0) {
      this.#choose(at);
    }
  }

  #onPointerMove(event: PointerEvent): void {
    const unit = this.order!.units[this.#tileUnder(event)];
    this.list.title = unit === undefined ? '' : this.#nameOf(unit, this.#activity.note(unit));
  }

  #nameOf(unit: number, ...details: readonly string[]): string {
    return tileText(unitName(this.pictures!, unit), ...details);
  }

  static override styles = [sharedStyles, weightGalleryStyles];
}

declare global {
  interface HTMLElementTagNameMap {
    'mnist-weight-gallery': WeightGallery;
  }
}
