// Stands in for VS Code and the extension in a page of its own: gives `acquireVsCodeApi`, answers as
// the host does, and remembers what was sent and what the security policy refused.
import type { FromDashboard, ToDashboard } from '../../../src/protocol/dashboardMessages.ts';
import type { FromReport, ToReport } from '../../../src/protocol/reportMessages.ts';
import { fakeReport, REPORT_SCENES, type ReportScene } from '../fakeReport.ts';
import { fakeDigits, fakeSnapshot, history, position, type Scene } from '../fakeRun.ts';
import themes from './themes.json';

export type ThemeName = keyof typeof themes;

const fakeHost = {
  scene: 'idle' as Scene | ReportScene,
  sent: [] as (FromDashboard | FromReport)[],
  violations: [] as string[],
  /** How requests for digits are answered. */
  digits: 'answer' as 'answer' | 'fail' | 'silence',

  /** What VS Code does to a page when its theme changes. */
  setTheme(name: ThemeName): void {
    const { bodyClass, variables } = themes[name];
    const root = document.documentElement;
    root.removeAttribute('style');
    for (const [variable, value] of Object.entries(variables)) {
      root.style.setProperty(variable, value);
    }
    document.body.className = bodyClass;
    document.body.dataset.vscodeThemeId = themes[name].name;
  },

  /** Sends the snapshot of a scene, as at a reveal; to a report its message. */
  show(scene: Scene | ReportScene): void {
    fakeHost.scene = scene;
    fakeHost.post(
      isOfReport(scene) ? fakeReport(scene) : { type: 'snapshot', snapshot: fakeSnapshot(scene) },
    );
  },

  post(message: ToDashboard | ToReport): void {
    window.postMessage(message, '*');
  },

  /** Trains on for some iterations with one change, as the host sends up to 20 a second. */
  advance(from: number, to: number): void {
    const before = history(from);
    const after = history(to);
    fakeHost.post({
      type: 'change',
      run: 1,
      change: { position: position(to) },
      from: {
        training: before.training.iteration.length,
        test: before.test.iteration.length,
      },
      points: {
        training: tail(after.training, before.training.iteration.length),
        test: tail(after.test, before.test.iteration.length),
      },
    });
  },
};

function isOfReport(scene: Scene | ReportScene): scene is ReportScene {
  return (REPORT_SCENES as readonly string[]).includes(scene);
}

function tail(curve: ReturnType<typeof history>['training'], from: number) {
  return {
    iteration: curve.iteration.slice(from),
    loss: curve.loss.slice(from),
    accuracy: curve.accuracy.slice(from),
  };
}

function answer(message: FromDashboard | FromReport): void {
  fakeHost.sent.push(message);
  if (message.type === 'ready') {
    fakeHost.show(fakeHost.scene);
  } else if (message.type === 'getDigits') {
    const { requestId, indices } = message;
    if (fakeHost.digits === 'answer') {
      fakeHost.post({ type: 'digits', requestId, digits: fakeDigits(indices, 5810) });
    } else if (fakeHost.digits === 'fail') {
      const problem = { reason: 'worker', message: 'The worker is gone.' };
      fakeHost.post({ type: 'requestFailed', requestId, problem });
    }
  }
}

const parameters = new URLSearchParams(location.search);
fakeHost.scene = (parameters.get('scene') ?? 'idle') as Scene | ReportScene;
fakeHost.setTheme((parameters.get('theme') ?? 'dark') as ThemeName);
document.body.dataset.place = parameters.get('place') ?? 'editor';
document.addEventListener('securitypolicyviolation', event => {
  fakeHost.violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`);
});

let isAcquired = false;
let state: unknown = JSON.parse(sessionStorage.getItem('state') ?? 'null') ?? undefined;
Object.assign(window, {
  fakeHost,
  acquireVsCodeApi: () => {
    if (isAcquired) {
      throw new Error('An instance of the VS Code API has already been acquired');
    }
    isAcquired = true;
    return {
      // What is sent is cloned, as between a page and its host.
      postMessage: (message: FromDashboard | FromReport) => answer(structuredClone(message)),
      getState: () => state,
      setState: (next: unknown) => {
        state = structuredClone(next);
        sessionStorage.setItem('state', JSON.stringify(next));
      },
    };
  },
});
