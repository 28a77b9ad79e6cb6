// What the peers in Node share: the digits, and one line of JSON for one line of JSON.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { TrainingSettings } from '../../../src/nn/settings.ts';

export interface Question {
  readonly name: string;
  readonly settings: TrainingSettings;
  readonly digits: number;
}

export interface PeerDigits {
  readonly count: number;
  /** Pixels `[count, 784]` in 0 to 1. */
  readonly images: Float32Array<ArrayBuffer>;
  /** A 1 for the label of each, `[count, 10]`. */
  readonly targets: Float32Array<ArrayBuffer>;
}

/** The digits in the folder of the command line. */
export function readDigits(): PeerDigits {
  const folder = process.argv[2];
  const images = Float32Array.from(readFileSync(path.join(folder, 'images.u8')), ink => ink / 255);
  const labels = readFileSync(path.join(folder, 'labels.u8'));
  const targets = new Float32Array(labels.length * 10);
  for (const [digit, label] of labels.entries()) {
    targets[digit * 10 + label] = 1;
  }
  return { count: labels.length, images, targets };
}

/** Says the version and then answers every question. */
export async function serve(
  version: string,
  answer: (question: Question) => Promise<number> | number,
): Promise<void> {
  console.log(JSON.stringify(version));
  for await (const line of createInterface(process.stdin)) {
    console.log(JSON.stringify(await answer(JSON.parse(line))));
  }
}
