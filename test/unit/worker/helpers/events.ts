import type { FromWorker } from '../../../../src/protocol/workerMessages.ts';

type Type = FromWorker['type'];
type Event<Name extends Type> = Extract<FromWorker, { readonly type: Name }>;

/** Collects what a run or a worker emits, and lets a test wait for it. */
export class Events {
  readonly all: FromWorker[] = [];
  #waiting: { readonly type: Type; readonly resolve: (event: FromWorker) => void }[] = [];

  /** Hand this to whoever emits. */
  readonly emit = (event: FromWorker): void => {
    this.all.push(event);
    this.onEvent(event);
    const heard = this.#waiting.filter(waiting => waiting.type === event.type);
    this.#waiting = this.#waiting.filter(waiting => waiting.type !== event.type);
    for (const { resolve } of heard) {
      resolve(event);
    }
  };

  /** Called at once with every event, in the middle of the run. */
  onEvent: (event: FromWorker) => void = () => {};

  of<Name extends Type>(type: Name): Event<Name>[] {
    return this.all.filter((event): event is Event<Name> => event.type === type);
  }

  types(): Type[] {
    return this.all.map(event => event.type);
  }

  /** The next event of this type. */
  next<Name extends Type>(type: Name): Promise<Event<Name>> {
    return new Promise(resolve => {
      this.#waiting.push({ type, resolve: event => resolve(event as Event<Name>) });
    });
  }
}
