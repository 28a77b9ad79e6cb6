// Files that stand for a network and hold none, in every format.
import { t } from '@vscode/l10n';
import type { FaultOf } from './paramsFault.ts';

/** https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md: a pointer's first line begins so. */
const LFS_POINTER = new TextEncoder().encode('version https://git-lfs.github.com/spec/');

/**
 * Refuses what is empty, and what Git LFS puts in a file's place until it is fetched.
 * @param head of the file, from its start
 * @throws {ParamsError} `truncated` or `format`
 */
export function refusePlaceholder(head: Uint8Array, fault: FaultOf): void {
  if (head.length === 0) {
    throw fault('truncated', t('is empty. Copy or save it again.'));
  }
  if (LFS_POINTER.every((byte, index) => head[index] === byte)) {
    throw fault(
      'format',
      t('is a pointer of Git LFS, not the file itself. Fetch it with: git lfs pull.'),
    );
  }
}
