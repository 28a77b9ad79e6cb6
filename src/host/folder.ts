/** A folder that files are written into: on a disk, in a virtual workspace, or a fake one in tests. */
export interface Folder {
  /** Makes the folder and those above it, if missing. */
  create(): Promise<void>;
  /** The file's bytes; undefined if there is none. */
  read(name: string): Promise<Uint8Array | undefined>;
  /** Names of what is in it. */
  list(): Promise<readonly string[]>;
  /** Writes a file, over one that is there. */
  write(name: string, bytes: Uint8Array): Promise<void>;
  /** @returns false when the new name is taken and must not be overwritten */
  rename(from: string, to: string, options: { overwrite: boolean }): Promise<boolean>;
  /** Removes a file; a missing one is no error. */
  remove(name: string): Promise<void>;
}
