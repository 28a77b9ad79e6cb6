import { INPUT_SIZE } from '../../src/nn/settings.ts';
import type { Answer, Question } from '../../src/protocol/questions.ts';

/** What a network might answer; the same for the same question. */
export function fakeAnswer(question: Question): Answer {
  switch (question.name) {
    case 'read': {
      const count = question.images.length / INPUT_SIZE;
      const row = [0.01, 0.01, 0.02, 0.8, 0.01, 0.1, 0.01, 0.02, 0.01, 0.01];
      const probabilities = Float32Array.from({ length: count * 10 }, (_, at) => row[at % 10]);
      return { iteration: 5810, probabilities };
    }
  }
}
