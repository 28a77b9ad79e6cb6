import { INPUT_SIZE } from '../../src/nn/settings.ts';
import type { Answer, Question } from '../../src/protocol/questions.ts';
import { fakeExplanation } from './fakeExplanation.ts';
import { fakeGlassBox } from './fakeGlassBox.ts';
import { fakeActivations, fakeInside } from './fakeInside.ts';
import { fakePictures } from './fakePictures.ts';
import { fakeDigits, fakeTestPredictions } from './fakeRun.ts';

/** What a network might answer; the same for the same question about the same moment. */
export function fakeAnswer(question: Question, at = 5810): Answer {
  switch (question.name) {
    case 'read': {
      const count = question.images.length / INPUT_SIZE;
      const row = [0.01, 0.01, 0.02, 0.8, 0.01, 0.1, 0.01, 0.02, 0.01, 0.01];
      const probabilities = Float32Array.from({ length: count * 10 }, (_, at) => row[at % 10]);
      return { iteration: at, probabilities };
    }
    case 'pictures':
      return fakePictures(at);
    case 'testPredictions':
      return fakeTestPredictions(at);
    case 'testDigits':
      return fakeDigits([...question.indices], at);
    case 'activations':
      return fakeActivations(question.digit, at);
    case 'explain':
      return fakeExplanation(question.digit, at);
    case 'inside':
      return fakeInside(question.digit, at);
    case 'glassBox':
      return fakeGlassBox(question, at);
  }
}
