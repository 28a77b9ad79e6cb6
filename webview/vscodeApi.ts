/** What VS Code gives a page to speak with its extension and to remember a little. */
interface VsCodeApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

/** The page's only one: `acquireVsCodeApi()` throws when it is called a second time. */
export const vscode: VsCodeApi = acquireVsCodeApi();
