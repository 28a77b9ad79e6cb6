import { begun, continued, type Drawing, undone } from './drawing.ts';

/** A pen that keys lead over the pad. */
export interface PadPen {
  readonly x: number;
  readonly y: number;
  readonly isDown: boolean;
}

export const RESTING_PEN: PadPen = { x: 0.5, y: 0.25, isDown: false };

/** As many steps lead over the pad as the network's picture has pixels. */
export const STEPS = 28;

export interface PadState {
  readonly pen: PadPen;
  readonly drawing: Drawing;
}

const WAYS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** What a key does to the pad; undefined: nothing, the key is somebody else's. */
export function padAfterKey(key: string, { pen, drawing }: PadState): PadState | undefined {
  if (key in WAYS) {
    const [right, down] = WAYS[key];
    const moved = { ...pen, x: within(pen.x + right / STEPS), y: within(pen.y + down / STEPS) };
    const points = [moved.x, moved.y];
    return { pen: moved, drawing: pen.isDown ? continued(drawing, points) : drawing };
  }
  switch (key) {
    case ' ':
    case 'Enter':
      return {
        pen: { ...pen, isDown: !pen.isDown },
        drawing: pen.isDown ? drawing : begun(drawing, pen.x, pen.y),
      };
    case 'Backspace':
      return { pen: { ...pen, isDown: false }, drawing: undone(drawing) };
    case 'Delete':
      return { pen: { ...pen, isDown: false }, drawing: [] };
    default:
      return undefined;
  }
}

function within(place: number): number {
  return Math.min(1, Math.max(0, place));
}
