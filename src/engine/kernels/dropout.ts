import { layerAt, Network, PANEL, panelOffset, panelWidth, Slice } from './layout';
import { beginStream, uniform } from './random';

/**
 * a = a * mask of a hidden layer, for some digits.
 *
 * A digit's stream of random numbers goes on from layer to layer; those of the layers before are
 * drawn again and passed over.
 */
export function dropUnits(network: Network, slice: Slice, index: i32, start: i32, end: i32): void {
  let earlier = 0;
  for (let before = 0; before < index; before++) {
    earlier += layerAt(network, before).outputs;
  }
  for (let digit = start; digit < end; digit++) {
    beginStream(network.dropoutState, slice.epoch, load<u32>(slice.digits + (digit << 2)));
    for (let unit = 0; unit < earlier; unit++) {
      uniform();
    }
    dropUnitsOf(network, index, digit);
  }
}

function dropUnitsOf(network: Network, index: i32, digit: i32): void {
  const layer = layerAt(network, index);
  const rate = network.dropout;
  const kept = (1 / (1 - rate)) as f32;
  for (let unit = 0; unit < layer.outputs; unit++) {
    const panel = unit / PANEL;
    const place = digit * panelWidth(layer.columns, panel) + (unit % PANEL);
    const at = layer.activations + panelOffset(network.capacity, panel) + (place << 2);
    store<f32>(at, uniform() < rate ? 0 : load<f32>(at) * kept);
  }
}
