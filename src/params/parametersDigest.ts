import { encodeFloats } from '../arrays/encodeFloats.ts';
import type { NetworkParameters } from '../nn/parameters.ts';

/**
 * SHA-256 (hex) over the sizes of all layers and their weights and biases, layer by layer, as
 * float32 with the lowest byte first: it names these very weights, in whatever file they are.
 */
export async function parametersDigest(parameters: NetworkParameters): Promise<string> {
  const parts = parameters.flatMap(({ inputs, outputs, weights, biases }) => [
    new TextEncoder().encode(`${inputs}-${outputs};`),
    encodeFloats(weights),
    encodeFloats(biases),
  ]);
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let position = 0;
  for (const part of parts) {
    bytes.set(part, position);
    position += part.length;
  }
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, byte => byte.toString(16).padStart(2, '0')).join('');
}
