import { vscode } from './vscodeApi.ts';

/** A view's own choices (what is folded, which filter is on): they survive hiding and reloading. */
type ViewChoices = Readonly<Record<string, unknown>>;

/** What `keepViewChoice` was last told under this name, if it has the fallback's type. */
export function viewChoice<Value>(name: string, fallback: Value): Value {
  const kept = choices()[name];
  return typeof kept === typeof fallback && kept !== null ? (kept as Value) : fallback;
}

/** Remembers a choice: plain data only. */
export function keepViewChoice(name: string, value: unknown): void {
  vscode.setState({ ...choices(), [name]: value });
}

function choices(): ViewChoices {
  const state = vscode.getState();
  return typeof state === 'object' && state !== null ? (state as ViewChoices) : {};
}
