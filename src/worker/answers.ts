import type { Answer, Question } from '../protocol/questions.ts';
import { answerExplain } from './explain.ts';
import { answerGlassBox } from './glassBox.ts';
import type { Ground } from './ground.ts';
import { answerActivations, answerInside } from './inside.ts';
import { answerPictures } from './pictures.ts';
import { answerTestDigits, answerTestPredictions } from './testDigits.ts';

/** Answers a question about the network of one moment. */
export async function answer(question: Question, ground: Ground): Promise<Answer> {
  const { iteration } = ground;
  switch (question.name) {
    case 'read':
      return { iteration, probabilities: await ground.predict(question.images) };
    case 'pictures':
      return answerPictures(ground);
    case 'testPredictions':
      return answerTestPredictions(ground);
    case 'testDigits':
      return answerTestDigits(question.indices, ground);
    case 'activations':
      return answerActivations(question.digit, ground);
    case 'explain':
      return answerExplain(question.digit, ground);
    case 'inside':
      return answerInside(question.digit, ground);
    case 'glassBox':
      return answerGlassBox(question, ground);
  }
}
