// The two places where the in-host suite can run.
import path from 'node:path';
import { runTests } from '@vscode/test-electron';
import { launchBrowser } from '../browser.ts';
import { installVsCode } from '../installVsCode.ts';
import { ROOT } from '../packages.ts';
import { startServer } from '../server.ts';

export interface HostRun {
  readonly suite: string;
  readonly workspace: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly settings: Readonly<Record<string, unknown>>;
  /** Resolves when the suite has reported its end. */
  readonly ended: Promise<unknown>;
}

/** Whether a desktop VS Code can be downloaded and shown here. */
export async function hasDesktop(): Promise<boolean> {
  const hasDisplay = process.platform !== 'linux' || Boolean(process.env.DISPLAY);
  if (!hasDisplay) {
    return false;
  }
  try {
    const answer = await fetch('https://update.code.visualstudio.com/api/releases/stable', {
      signal: AbortSignal.timeout(5000),
    });
    return answer.ok;
  } catch {
    return false;
  }
}

/** Runs the suite in a desktop VS Code that test-electron downloads. */
export async function runInDesktop(run: HostRun): Promise<void> {
  await runTests({
    version: 'stable',
    extensionDevelopmentPath: ROOT,
    extensionTestsPath: run.suite,
    extensionTestsEnv: { ...run.environment },
    launchArgs: [run.workspace, '--disable-extensions', '--disable-workspace-trust'],
  });
}

/** Runs the suite in a served VS Code. */
export async function runInServed(run: HostRun): Promise<void> {
  await installVsCode();
  const server = await startServer({ packages: [], hasTestDriver: true, settings: run.settings });
  const browser = await launchBrowser();
  try {
    // The authority has to be the page's own, or VS Code does not find the tests in the extension.
    const remote = (file: string) => {
      const { host } = new URL(server.origin);
      return `vscode-remote://${host}${path.resolve(file)}`;
    };
    const page = await browser.newPage();
    await page.goto(
      server.addressOf(run.workspace, [
        ['extensionDevelopmentPath', remote(ROOT)],
        ['extensionTestsPath', remote(run.suite)],
        ['extensionEnvironment', JSON.stringify(run.environment)],
      ]),
    );
    await run.ended;
  } finally {
    await browser.close();
    await server.stop();
  }
}
