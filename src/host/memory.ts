/** What remembers values of a workspace over a reload of the window: the part of a Memento that is used. */
export interface Memory {
  get<Value>(key: string, otherwise: Value): Value;
  update(key: string, value: unknown): Thenable<void>;
}
