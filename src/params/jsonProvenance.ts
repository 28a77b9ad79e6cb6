import type { NetworkParameters } from '../nn/parameters.ts';
import { isObject } from './isObject.ts';
import type { Provenance } from './paramsFile.ts';
import { provenanceFromMetadata, provenanceToMetadata } from './provenance.ts';
import { isCurveLike } from './runCurve.ts';

/** Reads the claims of any JSON file: what is missing or makes no sense is left out. */
export function provenanceFromJson(value: unknown, parameters: NetworkParameters): Provenance {
  const { settings, dataset, place, branchedFrom, curve, ...rest } = isObject(value) ? value : {};
  const claims = {
    ...plainValues(rest),
    settings: isObject(settings) ? settings : undefined,
    place: isObject(place) ? place : undefined,
    branchedFrom: isObject(branchedFrom) ? branchedFrom : undefined,
    curve: isCurveLike(curve) ? curve : undefined,
    dataset: isObject(dataset) ? plainValues(dataset) : undefined,
  };
  // The same checks as for the strings of a safetensors file.
  const metadata = provenanceToMetadata(claims as unknown as Provenance, parameters);
  return provenanceFromMetadata(new Map(Object.entries(metadata)));
}

function plainValues(object: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(object).filter(
      ([, value]) => typeof value === 'string' || typeof value === 'number',
    ),
  );
}
