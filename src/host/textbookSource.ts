import * as vscode from 'vscode';
import { lineOfMark, SOURCE_LINKS, type SourceName } from '../protocol/sourceLinks.ts';

const SCHEME = 'mnist-source';

/** The source of the textbook as the package holds it: to read, not to edit. */
export class TextbookSource implements vscode.Disposable {
  readonly #registration: vscode.Disposable;

  constructor(extensionUri: vscode.Uri) {
    this.#registration = vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
      async provideTextDocumentContent({ path }) {
        const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, path));
        return new TextDecoder().decode(bytes);
      },
    });
  }

  /** Opens the file beside the page, at the very line. */
  async open(name: SourceName): Promise<void> {
    const { file, mark } = SOURCE_LINKS[name];
    const address = vscode.Uri.from({ scheme: SCHEME, path: `/src/nn/${file}` });
    const document = await vscode.workspace.openTextDocument(address);
    const start = new vscode.Position(lineOfMark(document.getText(), mark), 0);
    await vscode.window.showTextDocument(document, {
      viewColumn: vscode.ViewColumn.Beside,
      selection: new vscode.Range(start, start),
    });
  }

  dispose(): void {
    this.#registration.dispose();
  }
}
