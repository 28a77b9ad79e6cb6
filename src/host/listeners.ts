/** Those who want to be told. */
export class Listeners<News> {
  readonly #listeners = new Set<(news: News) => void>();

  add(listener: (news: News) => void): { dispose(): void } {
    this.#listeners.add(listener);
    return { dispose: () => this.#listeners.delete(listener) };
  }

  tell(news: News): void {
    for (const listener of this.#listeners) {
      listener(news);
    }
  }
}
