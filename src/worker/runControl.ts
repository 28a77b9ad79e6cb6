/** Unwinds a run that was told to stop, from wherever it is. */
export class RunStopped extends Error {
  override readonly name = 'RunStopped';
}

/**
 * What the user wants of a run: the loop asks between slices of work and obeys. Orders that make no
 * sense at the moment (a pause while paused) are late clicks and change nothing.
 */
export class RunControl {
  #wantsPause = false;
  #isStopped = false;
  #isEnded = false;
  #isPaused = false;
  /** The iteration at which a step ends. */
  #pauseAt = Number.POSITIVE_INFINITY;
  #wake = () => {};

  get isPaused(): boolean {
    return this.#isPaused;
  }

  /** A pause was ordered that the loop has not obeyed yet. */
  get wantsPause(): boolean {
    return this.#wantsPause;
  }

  pause(): void {
    this.#wantsPause = !this.#isPaused;
  }

  resume(): void {
    this.#wantsPause = false;
    this.#goOn(Number.POSITIVE_INFINITY);
  }

  /** Goes on up to that iteration; only from a pause. */
  stepTo(iteration: number): void {
    this.#goOn(iteration);
  }

  /** A second stop is impatient: the run ends without any last work. */
  stop(): void {
    this.#isEnded = this.#isStopped;
    this.#isStopped = true;
    this.#wake();
  }

  /** Stops without any last work. */
  end(): void {
    this.stop();
    this.#isEnded = true;
  }

  /** @throws {RunStopped} */
  throwIfStopped(): void {
    if (this.#isStopped) {
      throw new RunStopped('The run was stopped.');
    }
  }

  /** For the last work of a stopped run. @throws {RunStopped} */
  throwIfEnded(): void {
    if (this.#isEnded) {
      throw new RunStopped('The run was stopped at once.');
    }
  }

  /** The iteration at which the step that was ordered ends; infinite without one. */
  get pauseAt(): number {
    return this.#pauseAt;
  }

  isStepOver(iteration: number): boolean {
    return iteration >= this.#pauseAt;
  }

  /** Waits for the order to go on. @throws {RunStopped} */
  async untilResumed(): Promise<void> {
    this.#wantsPause = false;
    this.#pauseAt = Number.POSITIVE_INFINITY;
    this.#isPaused = true;
    if (!this.#isStopped) {
      await new Promise<void>(resolve => {
        this.#wake = resolve;
      });
    }
    this.#isPaused = false;
    this.throwIfStopped();
  }

  #goOn(pauseAt: number): void {
    if (this.#isPaused) {
      this.#pauseAt = pauseAt;
      // At once, not when the loop wakes: a pause that follows in the same turn is for the run.
      this.#isPaused = false;
      this.#wake();
    }
  }
}
