import type { Memory } from './memory.ts';

/**
 * What the tabs of one kind show, by their titles. It outlives a reload of the window; the state that a
 * page keeps belongs to the page.
 */
export class TabMemory<Subject> {
  readonly #memory: Memory;
  readonly #key: string;

  constructor(memory: Memory, key: string) {
    this.#memory = memory;
    this.#key = key;
  }

  get(title: string): Subject | undefined {
    return this.#all[title];
  }

  set(title: string, subject: Subject): void {
    this.#keep({ ...this.#all, [title]: subject });
  }

  forget(title: string): void {
    const { [title]: _, ...others } = this.#all;
    this.#keep(others);
  }

  get #all(): Record<string, Subject | undefined> {
    return this.#memory.get(this.#key, {});
  }

  #keep(all: Record<string, Subject | undefined>): void {
    void this.#memory.update(this.#key, all);
  }
}
