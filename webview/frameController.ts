import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * Draws a canvas at most once a frame, and not at all while nobody can see it: however often
 * `request()` is called, what is drawn is the newest when the next frame comes or the element is
 * scrolled or unfolded into sight.
 */
export class FrameController implements ReactiveController {
  #host: ReactiveControllerHost & Element;
  #draw: () => void;
  #frame: number | undefined;
  #isWanted = false;
  #isSeen = false;
  #observer: IntersectionObserver | undefined;

  constructor(host: ReactiveControllerHost & Element, draw: () => void) {
    this.#host = host;
    this.#draw = draw;
    host.addController(this);
  }

  /** Something to draw has changed. */
  request(): void {
    this.#isWanted = true;
    if (this.#isSeen && this.#frame === undefined) {
      this.#frame = requestAnimationFrame(() => this.#onFrame());
    }
  }

  hostConnected(): void {
    this.#observer = new IntersectionObserver(entries => {
      this.#isSeen = entries.at(-1)?.isIntersecting === true;
      if (this.#isWanted) {
        this.request();
      }
    });
    this.#observer.observe(this.#host);
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    this.#observer = undefined;
    this.#isSeen = false;
    if (this.#frame !== undefined) {
      cancelAnimationFrame(this.#frame);
      this.#frame = undefined;
    }
  }

  #onFrame(): void {
    this.#frame = undefined;
    this.#isWanted = false;
    this.#draw();
  }
}
