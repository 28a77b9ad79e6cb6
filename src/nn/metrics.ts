import { OUTPUT_SIZE } from './settings.ts';

/** Numbers in an array that can be read by index. */
type Numbers = ArrayLike<number>;

/** Index (from 0) of the largest of `length` numbers from `offset` on; the first if several are. */
export function argmax(values: Numbers, offset = 0, length = values.length - offset): number {
  let best = 0;
  for (let index = 1; index < length; index++) {
    if (values[offset + index] > values[offset + best]) {
      best = index;
    }
  }
  return best;
}

/**
 * The digit with the largest probability, for each image.
 * @param probabilities `[count, classes]`
 */
export function predictedDigits(
  probabilities: Numbers,
  classes = OUTPUT_SIZE,
): Uint8Array<ArrayBuffer> {
  const predicted = new Uint8Array(probabilities.length / classes);
  for (let index = 0; index < predicted.length; index++) {
    predicted[index] = argmax(probabilities, index * classes, classes);
  }
  return predicted;
}

/** Share of the predictions that are right, 0 to 1; `NaN` of none. */
export function accuracyOf(labels: Numbers, predicted: Numbers): number {
  let correct = 0;
  for (let index = 0; index < labels.length; index++) {
    if (labels[index] === predicted[index]) {
      correct++;
    }
  }
  return correct / labels.length;
}

/**
 * Mean cross-entropy in nats: -log of the probability given to the true digit. A probability that
 * 32-bit floats round to 0 counts as the smallest they hold, so that one digit cannot make it
 * infinite; `NaN` stays.
 * @param probabilities `[count, classes]`
 */
export function crossEntropyOf(
  probabilities: Numbers,
  labels: Numbers,
  classes = OUTPUT_SIZE,
): number {
  const smallest = 2 ** -149;
  let sum = 0;
  for (let index = 0; index < labels.length; index++) {
    sum -= Math.log(Math.max(probabilities[index * classes + labels[index]], smallest));
  }
  return sum / labels.length;
}

/** How often each digit was taken for which: row = true digit, column = predicted one. */
export function confusionMatrix(
  labels: Numbers,
  predicted: Numbers,
  classes = OUTPUT_SIZE,
): number[][] {
  const confusion = Array.from({ length: classes }, () => new Array<number>(classes).fill(0));
  for (let index = 0; index < labels.length; index++) {
    confusion[labels[index]][predicted[index]]++;
  }
  return confusion;
}

/** Of those predicted as each digit, the share that is it; `null` where none was predicted. */
export function precision(confusion: readonly (readonly number[])[]): (number | null)[] {
  return confusion.map((row, digit) =>
    share(row[digit], sum(confusion.map(other => other[digit]))),
  );
}

/** Of the true ones of each digit, the share that was found; `null` where there are none. */
export function recall(confusion: readonly (readonly number[])[]): (number | null)[] {
  return confusion.map((row, digit) => share(row[digit], sum(row)));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
