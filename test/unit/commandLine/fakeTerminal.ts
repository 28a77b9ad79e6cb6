import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestContext } from 'node:test';
import { runCommandLine } from '../../../src/commandLine/run.ts';
import { statusLine } from '../../../src/commandLine/statusLine.ts';
import type { Terminal } from '../../../src/commandLine/terminal.ts';

/** What a command wrote and how it ended. */
export interface Outcome {
  readonly exitCode: number;
  readonly out: readonly string[];
  readonly notes: readonly string[];
  readonly statuses: readonly string[];
}

export interface CommandOptions {
  /** Told of every line on stdout as it is written; aborting is Ctrl+C. */
  readonly onOut?: (line: string, interrupt: AbortController) => void;
  readonly interrupt?: AbortController;
  /** Of the terminal, for the status line. */
  readonly columns?: number;
}

/** Carries out a command line, written as in a shell without quotes. */
export async function command(
  commandLine: string,
  { onOut, interrupt = new AbortController(), columns = 80 }: CommandOptions = {},
): Promise<Outcome> {
  const out: string[] = [];
  const notes: string[] = [];
  const statuses: string[] = [];
  const terminal: Terminal = {
    out: line => {
      out.push(line);
      onOut?.(line, interrupt);
    },
    note: line => notes.push(line),
    status: status => statuses.push(statusLine(status, columns)),
  };
  const words = commandLine.split(' ').filter(word => word !== '');
  const exitCode = await runCommandLine(words, terminal, interrupt.signal, 'Test 1.0');
  return { exitCode, out, notes, statuses };
}

/** An empty folder that goes with the test. */
export function temporaryFolder(t: TestContext): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'mnist-cli-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
