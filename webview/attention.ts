/** Knows whether a person is busy with an element: points at it, or has the keyboard on it. */
export class Attention {
  isBusy = false;
  #element: HTMLElement | undefined;

  /** The same element again changes nothing; its listeners go with it. */
  listen(element: HTMLElement): void {
    if (element === this.#element) {
      return;
    }
    this.#element = element;
    this.isBusy = false;
    const set = (isBusy: () => boolean) => () => {
      this.isBusy = isBusy();
    };
    element.addEventListener(
      'pointerenter',
      set(() => true),
    );
    element.addEventListener(
      'focus',
      set(() => true),
    );
    element.addEventListener(
      'pointerleave',
      set(() => element.matches(':focus')),
    );
    element.addEventListener(
      'blur',
      set(() => element.matches(':hover')),
    );
  }
}
