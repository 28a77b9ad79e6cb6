import { createHash } from 'node:crypto';
import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type DatasetFiles, FILE_ROLES, type FileRole, IDX_FILE_NAMES } from './datasetFiles.ts';
import { fileDigest } from './digest.ts';
import { uncompressed } from './gzip.ts';
import { writeFileAside } from './writeAside.ts';

export const NPZ_NAME = 'mnist.npz';

// Milliseconds after which nobody can still be writing a partial file.
const ABANDONED = 24 * 60 * 60 * 1000;

/**
 * The extension's own folder for downloads: the four `.gz` files, or `mnist.npz`. Only files whose
 * content was checked get their name in it; what is still being downloaded is called `.partial`.
 */
export class Cache {
  readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  /** Where a download from this address is kept until it is complete. */
  partialPath(name: string, url: URL): string {
    const mark = createHash('sha256').update(url.href).digest('hex').slice(0, 8);
    return join(this.folder, `${name}.${mark}.partial`);
  }

  /** @throws StorageError */
  async keep(name: string, bytes: Uint8Array): Promise<void> {
    await writeFileAside(join(this.folder, name), bytes);
  }

  async discard(name: string): Promise<void> {
    await rm(join(this.folder, name), { force: true }).catch(() => {});
  }

  /**
   * The content of those of the four files that are whole, e.g. after a download that was killed;
   * damaged ones are thrown away.
   */
  async intactFiles(digests: DatasetFiles<string>): Promise<Map<FileRole, Uint8Array>> {
    const intact = new Map<FileRole, Uint8Array>();
    for (const role of FILE_ROLES) {
      const name = `${IDX_FILE_NAMES[role]}.gz`;
      const bytes = await readFile(join(this.folder, name)).catch(() => undefined);
      if (bytes !== undefined) {
        const content = await uncompressed(bytes, name).catch(() => new Uint8Array());
        if (fileDigest(content) === digests[role]) {
          intact.set(role, content);
        } else {
          await this.discard(name);
        }
      }
    }
    return intact;
  }

  /** Throws away what downloads that were killed left, once nobody can be at it any more. */
  async sweep(): Promise<void> {
    for (const name of await readdir(this.folder).catch(() => [])) {
      if (name.endsWith('.partial')) {
        const status = await stat(join(this.folder, name)).catch(() => undefined);
        if (status !== undefined && Date.now() - status.mtimeMs > ABANDONED) {
          await this.discard(name);
        }
      }
    }
  }
}
