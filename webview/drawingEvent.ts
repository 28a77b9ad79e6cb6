import type { Drawing } from './drawing.ts';

/** The pad's drawing becomes another one. */
export class DrawingEvent extends Event {
  static readonly type = 'drawing';
  readonly drawing: Drawing;
  /** Nothing of it is being drawn just now. */
  readonly isDone: boolean;

  constructor(drawing: Drawing, isDone: boolean) {
    super(DrawingEvent.type);
    this.drawing = drawing;
    this.isDone = isDone;
  }
}
