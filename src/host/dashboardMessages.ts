import type { PresetName } from '../nn/presets.ts';
import type {
  FromDashboard,
  SettingsOverrides,
  ToDashboard,
} from '../protocol/dashboardMessages.ts';
import type { SourceName } from '../protocol/sourceLinks.ts';
import type { View } from './audience.ts';
import { problemOf } from './problemError.ts';
import type { Session } from './session.ts';

/** What a dashboard may ask for beyond the session. */
export interface DashboardActions {
  train(preset: PresetName, overrides: SettingsOverrides): void;
  branch(at: number, overrides?: SettingsOverrides): void;
  save(): void;
  saveAs(): void;
  revealParams(): void;
  evaluateParams(): void;
  saveRecovered(): void;
  saveRecoveredAs(): void;
  discardRecovered(): void;
  openInEditor(): void;
  openSettings(): void;
  chooseDatasetFolder(): void;
  showLog(): void;
  openSource(name: SourceName): void;
  keepDigit(image: Uint8Array, label: number): void;
  forgetDigit(image: Uint8Array, label: number): void;
}

export interface DashboardEnds {
  readonly session: Session;
  readonly view: View;
  readonly actions: DashboardActions;
  readonly send: (message: ToDashboard) => void;
}

/** Does what a dashboard's message asks for. */
export function handleDashboardMessage(message: FromDashboard, ends: DashboardEnds): void {
  const { session, view, actions } = ends;
  switch (message.type) {
    case 'ready':
      view.ready();
      break;
    case 'train':
      actions.train(message.preset, message.overrides);
      break;
    case 'pause':
      session.pause();
      break;
    case 'resume':
      session.resume(message.learningRateFactor);
      break;
    case 'step':
      session.step(message.unit);
      break;
    case 'steer':
      if (message.run === session.facts.run) {
        session.steer({ learningRateFactor: message.learningRateFactor, stop: message.stop });
      }
      break;
    case 'stop':
      session.stop();
      break;
    case 'branch':
      actions.branch(message.at, message.overrides);
      break;
    case 'useGeneratedDigits':
      session.useGeneratedDigits();
      break;
    case 'save':
      actions.save();
      break;
    case 'saveAs':
      actions.saveAs();
      break;
    case 'revealParams':
      actions.revealParams();
      break;
    case 'evaluateParams':
      actions.evaluateParams();
      break;
    case 'saveRecovered':
      actions.saveRecovered();
      break;
    case 'saveRecoveredAs':
      actions.saveRecoveredAs();
      break;
    case 'discardRecovered':
      actions.discardRecovered();
      break;
    case 'openInEditor':
      actions.openInEditor();
      break;
    case 'openSettings':
      actions.openSettings();
      break;
    case 'chooseDatasetFolder':
      actions.chooseDatasetFolder();
      break;
    case 'showLog':
      actions.showLog();
      break;
    case 'openSource':
      actions.openSource(message.name);
      break;
    case 'keepDigit':
      actions.keepDigit(message.image, message.label);
      break;
    case 'forgetDigit':
      actions.forgetDigit(message.image, message.label);
      break;
    case 'getDigits':
      sendDigits(message, ends);
      break;
    case 'ask':
      sendAnswer(message, ends);
      break;
    default:
      unreachable(message);
  }
}

function sendDigits(
  { requestId, indices }: Extract<FromDashboard, { type: 'getDigits' }>,
  { session, send }: DashboardEnds,
): void {
  session.getDigits(indices).then(
    digits => send({ type: 'digits', requestId, digits }),
    (error: unknown) => send({ type: 'requestFailed', requestId, problem: problemOf(error) }),
  );
}

function sendAnswer(
  { requestId, question, at }: Extract<FromDashboard, { type: 'ask' }>,
  { session, send }: DashboardEnds,
): void {
  session.ask({ question, at }).then(
    answer => send({ type: 'answered', requestId, answer }),
    (error: unknown) => send({ type: 'requestFailed', requestId, problem: problemOf(error) }),
  );
}

function unreachable(message: never): never {
  throw new Error(`Unknown message from the dashboard: ${JSON.stringify(message)}`);
}
