import { type FileHandle, open, readFile, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { makeFolder } from './writeAside.ts';

/**
 * What has been received of a download, in memory and, where possible, on disk, so that the next
 * try goes on where this one ended: even after the program was killed. The memory is the truth;
 * whether the disk's copy may be trusted only the digest of the whole tells.
 */
export class PartialFile {
  /** ETag or Last-Modified of what is being received: a server may change the file meanwhile. */
  validator: string | undefined;
  readonly #path: string | undefined;
  #chunks: Uint8Array[] = [];
  #length = 0;
  #file: FileHandle | undefined;
  #isOnDisk: boolean;

  private constructor(path: string | undefined) {
    this.#path = path;
    this.#isOnDisk = path !== undefined;
  }

  /** Continues the partial file at `path`, if there is one; without a path: in memory only. */
  static async open(path: string | undefined): Promise<PartialFile> {
    const partial = new PartialFile(path);
    if (path !== undefined) {
      const received = await readFile(path).catch(() => new Uint8Array());
      partial.#remember(received);
    }
    return partial;
  }

  /** Bytes received so far. */
  get length(): number {
    return this.#length;
  }

  bytes(): Uint8Array {
    if (this.#chunks.length !== 1) {
      this.#chunks = [Buffer.concat(this.#chunks)];
    }
    return this.#chunks[0];
  }

  async append(chunk: Uint8Array): Promise<void> {
    this.#remember(chunk);
    await this.#onDisk(async path => {
      if (this.#file === undefined) {
        await makeFolder(dirname(path));
        this.#file = await open(path, 'a');
      }
      await this.#file.writeFile(chunk);
    });
  }

  /** Forgets what was received: the next byte is the first again. */
  async clear(): Promise<void> {
    this.#chunks = [];
    this.#length = 0;
    this.validator = undefined;
    await this.close();
    await this.#onDisk(path => rm(path, { force: true }));
  }

  async close(): Promise<void> {
    const file = this.#file;
    this.#file = undefined;
    await file?.close().catch(() => {});
  }

  #remember(chunk: Uint8Array): void {
    if (chunk.length > 0) {
      this.#chunks.push(chunk);
      this.#length += chunk.length;
    }
  }

  /** A disk that is full or read-only must not end a download that memory can hold. */
  async #onDisk(write: (path: string) => Promise<void>): Promise<void> {
    if (this.#path === undefined || !this.#isOnDisk) {
      return;
    }
    try {
      await write(this.#path);
    } catch {
      this.#isOnDisk = false;
    }
  }
}
