// Runs inside the extension host of a real VS Code, by mocha.
import assert from 'node:assert/strict';
import { commands, extensions, Uri, workspace } from 'vscode';

const EXTENSION = 'mnist-train.mnist-train';
const SECONDS = 1000;

/** A value that becomes true; looked at on every event of the kind. */
function once(fits: () => boolean | Promise<boolean>, milliseconds: number): Promise<void> {
  const deadline = Date.now() + milliseconds;
  return new Promise((resolve, reject) => {
    const look = async () => {
      if (await fits()) {
        resolve();
      } else if (Date.now() > deadline) {
        reject(new Error('It did not happen.'));
      } else {
        setTimeout(look, 100);
      }
    };
    look().catch(reject);
  });
}

async function savedParams(): Promise<string[]> {
  const folder = Uri.joinPath(workspace.workspaceFolders![0].uri, 'params');
  try {
    const entries = await workspace.fs.readDirectory(folder);
    return entries.map(([name]) => name);
  } catch {
    return []; // not made yet
  }
}

describe('The extension in its host', () => {
  it('is activated by a command, not by the start of VS Code', async () => {
    const extension = extensions.getExtension(EXTENSION);
    assert.ok(extension);
    assert.equal(extension.isActive, false);
    await commands.executeCommand('mnist.showLog');
    assert.equal(extension.isActive, true);
  });

  it('registers every command of its manifest', async () => {
    const manifest = extensions.getExtension(EXTENSION)!.packageJSON;
    const registered = new Set(await commands.getCommands(true));
    const missing = manifest.contributes.commands
      .map((entry: { command: string }) => entry.command)
      .filter((command: string) => !registered.has(command));
    assert.deepEqual(missing, []);
  });

  it('trains without a view and saves one whole file', async function () {
    this.timeout(120 * SECONDS);
    await commands.executeCommand('mnist.train');
    await once(async () => (await savedParams()).some(isParams), 110 * SECONDS);
    const names = await savedParams();
    assert.equal(names.filter(isParams).length, 1);
    assert.deepEqual(
      names.filter(name => !isParams(name)),
      [],
      'nothing half-written is left',
    );
  });
});

function isParams(name: string): boolean {
  return name.endsWith('.safetensors') && !name.includes('partial');
}
