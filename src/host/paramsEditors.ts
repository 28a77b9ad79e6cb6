import * as vscode from 'vscode';
import { type EditorResources, ParamsEditor } from './paramsEditor.ts';

/**
 * The view types in package.json: one opens `.safetensors` by a double click, the other one is
 * offered by Reopen With… for formats that other programs use for other things too.
 */
export const PARAMS_EDITORS = ['mnist.params', 'mnist.paramsOfArrays'] as const;

/** Lets VS Code open params files as documents, and bring them back after a reload of the window. */
export function registerParamsEditors(resources: EditorResources): vscode.Disposable {
  const provider: vscode.CustomReadonlyEditorProvider = {
    openCustomDocument: uri => ({ uri, dispose: () => {} }),
    resolveCustomEditor: ({ uri }, panel) => {
      new ParamsEditor(uri, panel, resources);
    },
  };
  return vscode.Disposable.from(
    ...PARAMS_EDITORS.map(viewType =>
      vscode.window.registerCustomEditorProvider(viewType, provider, {
        supportsMultipleEditorsPerDocument: true,
      }),
    ),
  );
}
