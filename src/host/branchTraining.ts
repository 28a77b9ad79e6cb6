import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { SettingsOverrides } from '../protocol/dashboardMessages.ts';
import { problemOf } from './problemError.ts';
import type { Session } from './session.ts';
import type { RunStarter } from './startRun.ts';

export interface BranchOptions {
  readonly session: Session;
  readonly starter: Pick<RunStarter, 'trainFrom'>;
}

/** *Branch from here*: a new run begins with the weights of an earlier moment of the run at hand. */
export class BranchTraining {
  readonly #options: BranchOptions;

  constructor(options: BranchOptions) {
    this.#options = options;
  }

  /**
   * Seed, settings and engine stay; the learning rate's schedule and the optimizer begin anew.
   * @param at of the kept moment that lies nearest to this iteration
   */
  async branch(at: number, overrides: SettingsOverrides = {}): Promise<void> {
    const { session, starter } = this.#options;
    const { run, preset, settings, engine, position, savedAs } = session.facts;
    try {
      const { parameters, provenance } = await session.checkpointAt(at);
      if (session.facts.run !== run) {
        return; // the one whose moment it is has gone meanwhile
      }
      const branchedFrom = {
        iteration: provenance.iterations ?? at,
        iterationsPerEpoch: position?.iterationsPerEpoch ?? 1,
        ...(savedAs !== undefined && { file: savedAs }),
      };
      await starter.trainFrom({
        ...{ preset, engine },
        // The weights say how many units there are.
        settings: { ...settings, ...overrides, hiddenLayers: settings.hiddenLayers },
        from: { parameters, provenance: { branchedFrom } },
      });
    } catch (error) {
      void vscode.window.showErrorMessage(
        t('MNIST: {message}', { message: problemOf(error).message }),
      );
    }
  }
}
