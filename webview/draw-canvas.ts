import { t } from '@vscode/l10n';
import { css, html, LitElement } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { PEN_RADIUS } from '../src/data/handwriting/drawnDigit.ts';
import { withOpacity } from './color.ts';
import { begun, continued, type Drawing } from './drawing.ts';
import { DrawingEvent } from './drawingEvent.ts';
import { FrameController } from './frameController.ts';
import { type PadPen, type PadState, padAfterKey, RESTING_PEN, STEPS } from './padPen.ts';
import { sharedStyles } from './sharedStyles.ts';
import { ThemeController } from './theme.ts';

/** Pixels of the canvas, whatever its size on the page: sharp enough for every screen. */
const SIDE = 480;

/**
 * Where digits are drawn: with mouse, pen, touch or keys.
 *
 * @fires drawing `DrawingEvent`, whenever something was drawn or taken away
 */
@customElement('mnist-draw-canvas')
export class DrawCanvas extends LitElement {
  @property({ attribute: false }) drawing: Drawing = [];

  /** Shown as soon as keys are used. */
  @state() private pen: PadPen | undefined;
  /** For screen readers: what a key has done. */
  @state() private told = '';

  @query('canvas') private canvas!: HTMLCanvasElement;
  #theme = new ThemeController(this);
  #frame = new FrameController(this, () => this.#draw());
  /** Of the mouse button, pen or finger that draws. */
  #pointer: number | undefined;

  protected override render() {
    return html`
      <div
        class="pad"
        role="application"
        tabindex="0"
        aria-label=${t('Drawing pad')}
        aria-describedby="keys"
        @pointerdown=${this.#onPointerDown}
        @pointermove=${this.#onPointerMove}
        @pointerup=${this.#onPointerUp}
        @pointercancel=${this.#onPointerUp}
        @keydown=${this.#onKey}
        @blur=${this.#onBlur}
      >
        <canvas width=${SIDE} height=${SIDE} aria-hidden="true"></canvas>
      </div>
      <p id="keys" class="muted">
        ${t('Arrow keys move the pen, Space puts it down or lifts it, Backspace takes the last stroke away, Delete all of them.')}
      </p>
      <p class="visually-hidden" role="status">${this.told}</p>
    `;
  }

  protected override updated(): void {
    this.#frame.request();
  }

  #onPointerDown(event: PointerEvent): void {
    if (this.#pointer === undefined && event.isPrimary && event.button === 0) {
      this.#pointer = event.pointerId;
      this.pen = undefined;
      (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
      const [x, y] = this.#place(event);
      this.#tell(begun(this.drawing, x, y), false);
    }
  }

  #onPointerMove(event: PointerEvent): void {
    if (event.pointerId === this.#pointer) {
      // Not there where the page comes over plain HTTP, as from a served VS Code.
      const events = event.getCoalescedEvents?.() ?? [];
      const all = events.length > 0 ? events : [event];
      const points = all.flatMap(each => this.#place(each));
      this.#tell(continued(this.drawing, points), false);
    }
  }

  #onPointerUp(event: PointerEvent): void {
    if (event.pointerId === this.#pointer) {
      this.#pointer = undefined;
      this.#tell(this.drawing, true);
    }
  }

  #place({ clientX, clientY }: MouseEvent): [number, number] {
    const { left, top, width, height } = this.canvas.getBoundingClientRect();
    return [(clientX - left) / width, (clientY - top) / height];
  }

  #onKey(event: KeyboardEvent): void {
    const isUndo = event.key === 'z' && (event.ctrlKey || event.metaKey) && !event.shiftKey;
    if (!isUndo && (event.ctrlKey || event.metaKey || event.altKey)) {
      return;
    }
    const pen = this.pen ?? RESTING_PEN;
    const { drawing } = this;
    const next = padAfterKey(isUndo ? 'Backspace' : event.key, { pen, drawing });
    if (next !== undefined) {
      event.preventDefault();
      this.pen = next.pen;
      this.told = spoken({ pen, drawing }, next);
      this.#tell(next.drawing, !next.pen.isDown);
    }
  }

  #onBlur(): void {
    if (this.pen?.isDown) {
      this.#tell(this.drawing, true);
    }
    this.pen = undefined;
  }

  #tell(drawing: Drawing, isDone: boolean): void {
    this.drawing = drawing; // the next event may come before the page has drawn this one
    this.dispatchEvent(new DrawingEvent(drawing, isDone));
  }

  #draw(): void {
    const { background, foreground, focus } = this.#theme.colors;
    const context = this.canvas.getContext('2d')!;
    context.fillStyle = withOpacity(background, 1);
    context.fillRect(0, 0, SIDE, SIDE);
    context.strokeStyle = withOpacity(foreground, 1);
    context.fillStyle = withOpacity(foreground, 1);
    context.lineCap = 'round';
    context.lineJoin = 'round';
    context.lineWidth = 2 * PEN_RADIUS * SIDE;
    for (const stroke of this.drawing) {
      drawStroke(context, stroke);
    }
    if (this.pen !== undefined) {
      context.strokeStyle = withOpacity(focus, 1);
      drawPen(context, this.pen);
    }
  }

  static override styles = [
    sharedStyles,
    css`
      :host {
        display: block;
      }
      .pad {
        aspect-ratio: 1;
        cursor: crosshair;
        margin: 2px;
        max-width: 236px;
        outline: 1px solid
          var(--vscode-contrastBorder, var(--vscode-widget-border, var(--vscode-panel-border, transparent)));
        touch-action: none;
      }
      .pad:focus-visible {
        outline: 2px solid var(--vscode-focusBorder);
      }
      canvas {
        display: block;
        height: 100%;
        width: 100%;
      }
      #keys {
        display: none;
        max-width: 240px;
      }
      .pad:focus-visible + #keys {
        display: block;
      }
    `,
  ];
}

function drawStroke(context: CanvasRenderingContext2D, stroke: readonly number[]): void {
  const [x, y] = stroke;
  context.beginPath();
  if (stroke.length === 2) {
    context.arc(x * SIDE, y * SIDE, PEN_RADIUS * SIDE, 0, 2 * Math.PI);
    context.fill();
    return;
  }
  context.moveTo(x * SIDE, y * SIDE);
  for (let at = 2; at < stroke.length; at += 2) {
    context.lineTo(stroke[at] * SIDE, stroke[at + 1] * SIDE);
  }
  context.stroke();
}

/** A ring, and a cross in it while the pen is up. */
function drawPen(context: CanvasRenderingContext2D, { x, y, isDown }: PadPen): void {
  const radius = 1.4 * PEN_RADIUS * SIDE;
  context.lineWidth = 4;
  context.beginPath();
  context.arc(x * SIDE, y * SIDE, radius, 0, 2 * Math.PI);
  if (!isDown) {
    context.moveTo(x * SIDE - radius, y * SIDE);
    context.lineTo(x * SIDE + radius, y * SIDE);
    context.moveTo(x * SIDE, y * SIDE - radius);
    context.lineTo(x * SIDE, y * SIDE + radius);
  }
  context.stroke();
}

function spoken(before: PadState, { pen, drawing }: PadState): string {
  const place = { x: Math.round(pen.x * STEPS), y: Math.round(pen.y * STEPS) };
  if (drawing.length < before.drawing.length) {
    return drawing.length === 0 ? t('The pad is empty.') : t('The last stroke is gone.');
  }
  if (pen.isDown !== before.pen.isDown) {
    return pen.isDown ? t('Pen down, {x} across, {y} down.', place) : t('Pen up.');
  }
  return pen.isDown
    ? t('Drawing, {x} across, {y} down.', place)
    : t('{x} across, {y} down.', place);
}

declare global {
  interface HTMLElementTagNameMap {
    'mnist-draw-canvas': DrawCanvas;
  }
}
