import { FrameQueue } from './frameQueue.ts';

/** Who draws in which frame of this page. */
export const pageFrames = new FrameQueue({
  // The frame is drawn right after these callbacks; a task of its own comes after that.
  afterNext: action => requestAnimationFrame(() => setTimeout(action)),
});
