import { t } from '@vscode/l10n';
import type { LabelledImages } from '../data/dataset.ts';
import type { NetworkParameters } from '../nn/parameters.ts';
import type { TrainingSettings } from '../nn/settings.ts';
import type { Advice } from '../protocol/steering.ts';
import { SilentUnits, sampleSize } from './deadUnits.ts';
import { lowerRate, type RateOccasion } from './rateAdvice.ts';
import { showImage, textbookNetwork } from './textbookNetwork.ts';

export interface DeadUnitsOccasion extends RateOccasion {
  readonly settings: Pick<
    TrainingSettings,
    'optimizer' | 'learningRate' | 'initialization' | 'gradientScale'
  >;
  readonly training: LabelledImages;
  readonly tell: (advice: Advice) => void;
}

interface DeadLayer {
  readonly dead: number;
  readonly units: number;
  /** Counted from 1. */
  readonly layer: number;
  readonly digits: number;
}

/** Notices, once a run, that more than half of a hidden layer's units are dead. */
export class DeadUnitsWatch {
  readonly #occasion: DeadUnitsOccasion;
  #hasTold = false;

  constructor(occasion: DeadUnitsOccasion) {
    this.#occasion = occasion;
  }

  /** Looks at the weights, which nobody may change meanwhile. */
  look(parameters: NetworkParameters): void {
    const found = this.#hasTold ? undefined : this.#mostlyDead(parameters);
    if (found !== undefined) {
      this.#hasTold = true;
      const message = messageOf(found, this.#occasion);
      this.#occasion.tell({ reason: 'dead-units', message });
    }
  }

  /**
   * The first hidden layer most of whose units are 0 for all of some training digits. A healthy
   * network shows after one or two digits that it has none.
   */
  #mostlyDead(parameters: NetworkParameters): DeadLayer | undefined {
    const { settings, training } = this.#occasion;
    const network = textbookNetwork(parameters, settings);
    const silent = new SilentUnits(network);
    const digits = sampleSize(parameters, training.count);
    const hidden = parameters.slice(0, -1);
    let found: DeadLayer | undefined;
    for (let digit = 0; digit < digits; digit++) {
      showImage(network, training.images, digit);
      silent.look();
      const counts = hidden.map((_, layer) => silent.units(layer).length);
      const at = counts.findIndex((dead, layer) => dead > hidden[layer].outputs / 2);
      if (at < 0) {
        return undefined;
      }
      found = { dead: counts[at], units: hidden[at].outputs, layer: at + 1, digits };
    }
    return found;
  }
}

function messageOf(found: DeadLayer, occasion: DeadUnitsOccasion): string {
  const { initialization, learningRate } = occasion.settings;
  const values = { ...found, rate: lowerRate(learningRate, occasion).rate };
  switch (initialization) {
    case 'zeros':
      return t(
        '{dead} of {units} units in hidden layer {layer} are dead: they answer 0 to all of {digits} training digits and learn nothing. All weights began at 0; try He initialization.',
        values,
      );
    case 'uniform':
      return t(
        '{dead} of {units} units in hidden layer {layer} are dead: they answer 0 to all of {digits} training digits and learn nothing more. Try a lower learning rate such as {rate}, or He initialization.',
        values,
      );
    case 'he':
      return t(
        '{dead} of {units} units in hidden layer {layer} are dead: they answer 0 to all of {digits} training digits and learn nothing more. Try a lower learning rate such as {rate}.',
        values,
      );
  }
}
