// Stands in for VS Code and the extension in a page of its own: gives `acquireVsCodeApi`, answers as
// the host does, and remembers what was sent and what the security policy refused.
import type { FromDashboard, ToDashboard } from '../../../src/protocol/dashboardMessages.ts';
import type { FromParamsPage, ToParamsPage } from '../../../src/protocol/paramsPageMessages.ts';
import type { FromPicturePage, ToPicturePage } from '../../../src/protocol/picturePageMessages.ts';
import type { FromReport, ToReport } from '../../../src/protocol/reportMessages.ts';
import { fakeAnswer } from '../fakeAnswers.ts';
import { fakeParams, PARAMS_SCENES, type ParamsScene } from '../fakeParams.ts';
import { fakePicture, PICTURE_SCENES, type PictureScene } from '../fakePicture.ts';
import { fakeReport, REPORT_SCENES, type ReportScene } from '../fakeReport.ts';
import { fakeDigits, fakeSnapshot, history, position, type Scene } from '../fakeRun.ts';
import themes from './themes.json';

export type ThemeName = keyof typeof themes;
type AnyScene = Scene | ReportScene | ParamsScene | PictureScene;
type FromPage = FromDashboard | FromReport | FromParamsPage | FromPicturePage;

const fakeHost = {
  scene: 'idle' as AnyScene,
  sent: [] as FromPage[],
  violations: [] as string[],
  /** How requests for digits are answered. */
  digits: 'answer' as 'answer' | 'fail' | 'silence',
  /** How questions are answered. */
  answers: 'answer' as 'answer' | 'fail' | 'silence',
  unanswered: [] as Extract<FromDashboard, { type: 'ask' }>[],

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

  /** Sends the snapshot of a scene, as at a reveal; to other pages their message. */
  show(scene: AnyScene): void {
    fakeHost.scene = scene;
    fakeHost.post(messageOf(scene));
  },

  /** Sends the snapshot of a scene, as of another run. */
  showRun(scene: Scene, run: number): void {
    fakeHost.post({ type: 'snapshot', snapshot: { ...fakeSnapshot(scene), run } });
  },

  /** Answers what was met with silence. */
  answerLate(): void {
    for (const { requestId, question, at } of fakeHost.unanswered.splice(0)) {
      fakeHost.post({ type: 'answered', requestId, answer: fakeAnswer(question, at) });
    }
  },

  post(message: ToDashboard | ToReport | ToParamsPage | ToPicturePage): void {
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

function messageOf(scene: AnyScene) {
  if (isOneOf(REPORT_SCENES, scene)) {
    return fakeReport(scene);
  }
  if (isOneOf(PICTURE_SCENES, scene)) {
    return fakePicture(scene);
  }
  return isOneOf(PARAMS_SCENES, scene)
    ? fakeParams(scene)
    : ({ type: 'snapshot', snapshot: fakeSnapshot(scene) } as const);
}

function isOneOf<Kind extends AnyScene>(scenes: readonly Kind[], scene: AnyScene): scene is Kind {
  return (scenes as readonly string[]).includes(scene);
}

function tail(curve: ReturnType<typeof history>['training'], from: number) {
  return {
    iteration: curve.iteration.slice(from),
    loss: curve.loss.slice(from),
    accuracy: curve.accuracy.slice(from),
  };
}

function answer(message: FromPage): void {
  fakeHost.sent.push(message);
  if (message.type === 'ready') {
    fakeHost.show(fakeHost.scene);
  } else if (message.type === 'ask') {
    const { requestId, question, at } = message;
    if (fakeHost.answers === 'answer') {
      fakeHost.post({ type: 'answered', requestId, answer: fakeAnswer(question, at) });
    } else if (fakeHost.answers === 'fail') {
      const problem = { reason: 'worker', message: 'The worker is gone.' };
      fakeHost.post({ type: 'requestFailed', requestId, problem });
    } else {
      fakeHost.unanswered.push(message);
    }
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
fakeHost.scene = (parameters.get('scene') ?? 'idle') as AnyScene;
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
      postMessage: (message: FromPage) => answer(structuredClone(message)),
      getState: () => state,
      setState: (next: unknown) => {
        state = structuredClone(next);
        sessionStorage.setItem('state', JSON.stringify(next));
      },
    };
  },
});
