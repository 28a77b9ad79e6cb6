import type { LitElement, ReactiveController } from 'lit';

/**
 * Keeps what has the keyboard in sight when all above it is laid out anew, e.g. when an editor opens
 * beside and the page becomes narrower. What a person has scrolled away from is left there.
 */
export class SightController implements ReactiveController {
  readonly #host: LitElement;
  #isInSight = false;
  readonly #sight = new IntersectionObserver(
    entries => {
      this.#isInSight = entries.at(-1)?.intersectionRatio === 1;
    },
    { threshold: 1 },
  );
  /** Told before a frame is painted, and before the sight of it is judged. */
  readonly #layout = new ResizeObserver(() => {
    if (this.#isInSight) {
      this.#focused?.scrollIntoView({ block: 'nearest' });
    }
  });

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.addEventListener('focusin', this.#watch);
    this.#layout.observe(document.documentElement);
  }

  hostDisconnected(): void {
    this.#host.removeEventListener('focusin', this.#watch);
    this.#sight.disconnect();
    this.#layout.disconnect();
  }

  get #focused(): Element | null {
    return this.#host.shadowRoot?.activeElement ?? null;
  }

  #watch = (): void => {
    this.#sight.disconnect();
    if (this.#focused !== null) {
      this.#sight.observe(this.#focused);
    }
  };
}
