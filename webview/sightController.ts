import type { LitElement, ReactiveController } from 'lit';

/**
 * Keeps what has the keyboard in sight when the page becomes narrower or wider and all above it is laid
 * out anew, e.g. when an editor opens beside. What a person has scrolled away from is left there.
 */
export class SightController implements ReactiveController {
  readonly #host: LitElement;
  #isInSight = false;
  #observer = new IntersectionObserver(entries => {
    this.#isInSight = entries.at(-1)?.isIntersecting ?? false;
  });

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.addEventListener('focusin', this.#observe);
    addEventListener('resize', this.#keepInSight);
  }

  hostDisconnected(): void {
    this.#host.removeEventListener('focusin', this.#observe);
    removeEventListener('resize', this.#keepInSight);
    this.#observer.disconnect();
  }

  get #focused(): Element | null {
    return this.#host.shadowRoot?.activeElement ?? null;
  }

  #observe = (): void => {
    this.#observer.disconnect();
    if (this.#focused !== null) {
      this.#observer.observe(this.#focused);
    }
  };

  #keepInSight = (): void => {
    if (this.#isInSight) {
      requestAnimationFrame(() => this.#focused?.scrollIntoView({ block: 'nearest' }));
    }
  };
}
