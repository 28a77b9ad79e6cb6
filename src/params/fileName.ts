import { layersText } from './layerTensors.ts';
import type { ParamsFile } from './paramsFile.ts';

/** Networks with more layers are named by their number of layers: file names have limits. */
const MAXIMUM_LAYERS_LENGTH = 60;

/**
 * A name for a new params file, without folder: local date and time, layers and, where it is known,
 * test accuracy in percent; e.g. `2026-11-22_1405_784-128-10_98.1.safetensors`.
 */
export function paramsFileName({ parameters, provenance }: ParamsFile, date: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  const time = `${two(date.getHours())}${two(date.getMinutes())}`;
  const layers = layersText(parameters);
  const parts = [
    day,
    time,
    layers.length <= MAXIMUM_LAYERS_LENGTH ? layers : `${parameters.length}-layers`,
  ];
  if (provenance.testAccuracy !== undefined) {
    parts.push((provenance.testAccuracy * 100).toFixed(1));
  }
  return `${parts.join('_')}.safetensors`;
}
