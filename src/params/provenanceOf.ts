import { t } from '@vscode/l10n';
import type { NetworkParameters } from '../nn/parameters.ts';
import { layersText } from './layerTensors.ts';
import { type FaultOf, quoted } from './paramsFault.ts';
import type { Provenance } from './paramsFile.ts';
import { ACTIVATION, provenanceFromMetadata } from './provenance.ts';

/**
 * What a file says of itself in the strings that every format but JSON has in some place.
 * @throws {ParamsError} `layers` where it contradicts the weights
 */
export function provenanceOf(
  metadata: ReadonlyMap<string, string>,
  parameters: NetworkParameters,
  fault: FaultOf,
): Provenance {
  checkClaims(metadata, parameters, fault);
  return provenanceFromMetadata(metadata);
}

/** Claims that change what the numbers mean, or show that some are missing, must be true. */
function checkClaims(
  metadata: ReadonlyMap<string, string>,
  parameters: NetworkParameters,
  fault: FaultOf,
): void {
  const activation = metadata.get('activation') ?? ACTIVATION;
  if (activation !== ACTIVATION) {
    throw fault(
      'layers',
      t(
        'is a network with the activation {activation}; only {known} can be read. Train one with ReLU.',
        { activation: quoted(activation), known: quoted(ACTIVATION) },
      ),
    );
  }
  const found = layersText(parameters);
  const claimed = metadata.get('layers') ?? found;
  if (/^\d+(-\d+)+$/.test(claimed) && claimed !== found) {
    throw fault(
      'layers',
      t(
        'says that its layers are {claimed}, but holds {found}. Is a layer missing? Save it again.',
        { claimed: claimed.slice(0, 60), found: found.slice(0, 60) },
      ),
    );
  }
}
