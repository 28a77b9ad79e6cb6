/** What the name of an array says of its place in a network. */
export interface ArrayName {
  /** Missing where the name does not say it, as `arr_0`. */
  readonly role?: 'weight' | 'bias';
  /** The same for weight and bias of one layer: the name without the word for the role. */
  readonly layer: string;
  /** The same for layers that are told apart by number: `fc1` and `fc10`, `dense` and `dense_1`. */
  readonly series: string;
  /** The numbers by which they are, e.g. [10]. */
  readonly numbers: readonly number[];
}

/** The words of PyTorch, Keras, scikit-learn and scripts. */
const ROLES: ReadonlyMap<string, 'weight' | 'bias'> = new Map([
  ['weight', 'weight'],
  ['weights', 'weight'],
  ['kernel', 'weight'],
  ['coefs', 'weight'],
  ['w', 'weight'],
  ['bias', 'bias'],
  ['biases', 'bias'],
  ['intercepts', 'bias'],
  ['b', 'bias'],
]);

/** Takes a name apart, e.g. `0.weight`, `layers.0.fc10.bias`, `W1`, `dense_1/kernel:0`, `b_out`. */
export function parseArrayName(name: string): ArrayName {
  const text = name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  const words = text.match(/\d+|[^\W\d_]+/g) ?? [];
  const place = words.findLastIndex(word => ROLES.has(word));
  const rest = words.filter((_, index) => index !== place);
  return {
    role: place === -1 ? undefined : ROLES.get(words[place]),
    layer: rest.join(' '),
    series: rest
      .map(word => (isNumber(word) ? '#' : word))
      .join(' ')
      .replace(/(?:(?:^| )#)+$/, ''),
    numbers: rest.filter(isNumber).map(Number),
  };
}

/** By their numbers: a missing one comes first, as in `dense`, `dense_1`. */
export function compareNumbers(a: readonly number[], b: readonly number[]): number {
  const place = a.findIndex((number, index) => number !== b[index]);
  if (place === -1) {
    return a.length - b.length;
  }
  return place >= b.length || a[place] > b[place] ? 1 : -1;
}

function isNumber(word: string): boolean {
  return /^\d/.test(word);
}
