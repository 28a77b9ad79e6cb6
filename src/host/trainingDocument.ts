import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Session } from './session.ts';
import { trainingText } from './trainingText.ts';

const SCHEME = 'mnist-training';

/** MNIST: Show Training as Text. The document follows the run, epoch by epoch. */
export class TrainingDocument implements vscode.Disposable {
  /** One document: its name is what its tab says. */
  readonly #address = vscode.Uri.from({ scheme: SCHEME, path: `/${t('MNIST Training')}.md` });
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #session: Session;
  readonly #registrations: vscode.Disposable[];
  /** What the document says now; nobody has to read more often than this changes. */
  #told = '';

  constructor(session: Session) {
    this.#session = session;
    this.#registrations = [
      ...[this.#changed, session.changes.add(() => this.#look())],
      vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
        onDidChange: this.#changed.event,
        provideTextDocumentContent: () => trainingText(session.snapshot()),
      }),
    ];
  }

  /** Opens it beside what is there. */
  async show(): Promise<void> {
    const document = await vscode.workspace.openTextDocument(this.#address);
    await vscode.window.showTextDocument(document, { preview: false });
  }

  dispose(): void {
    vscode.Disposable.from(...this.#registrations).dispose();
  }

  #look(): void {
    const { run, state, position, problem, savedAs } = this.#session.facts;
    const news = [run, state, position?.epoch, problem?.message, savedAs].join();
    if (news !== this.#told) {
      this.#told = news;
      this.#changed.fire(this.#address);
    }
  }
}
