#!/usr/bin/env node
// The same job without VS Code: node dist/cli.js train|evaluate|predict|inspect|convert|generate --help
import { readFileSync } from 'node:fs';
import { runCommandLine } from './commandLine/run.ts';
import { processTerminal } from './commandLine/terminal.ts';
import { programOf } from './params/program.ts';

const { version } = JSON.parse(
  readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
) as { version: string };

const interrupt = new AbortController();
process.once('SIGTERM', () => interrupt.abort());
process.once('SIGINT', () => {
  interrupt.abort();
  // Whoever presses it again does not want to wait.
  process.once('SIGINT', () => process.exit(130));
});

process.exitCode = await runCommandLine(
  process.argv.slice(2),
  processTerminal(),
  interrupt.signal,
  programOf(version),
);
