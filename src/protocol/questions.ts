// What a person may ask about the network of a run, and the answers. A question is a name with what
// it needs; each name has one answer. All of them stand on the weights of one moment of the run.
// Typed arrays are whole buffers (slice(), never subarray()); no NaN outside typed arrays.

import type { Explanation } from './explanation.ts';
import type { GlassBox } from './glassBox.ts';
import type { Activations, Inside } from './inside.ts';
import type { DigitPredictions, TestPredictions, WeightPictures } from './subjects.ts';

/** A digit that a person looks at: of the test set, or a picture of their own. */
export type DigitReference =
  | { readonly kind: 'test'; readonly index: number }
  /** `[784]` 0 to 255, as the network receives it; with a label if somebody says what it is. */
  | { readonly kind: 'own'; readonly image: Uint8Array; readonly label?: number };

/** What the network says of pictures. */
export interface Reading {
  /** Of the weights. */
  readonly iteration: number;
  /** `[n, 10]` */
  readonly probabilities: Float32Array;
}

/** Every question by its name: what is asked, and what is answered. */
export interface Questions {
  /** What the network says of these pictures: `[n, 784]` 0 to 255. */
  readonly read: { readonly asked: { readonly images: Uint8Array }; readonly answer: Reading };
  /** The first layer. */
  readonly pictures: { readonly asked: unknown; readonly answer: WeightPictures };
  /** What the network says of every test digit. */
  readonly testPredictions: { readonly asked: unknown; readonly answer: TestPredictions };
  /** Test digits with what the network says of them. */
  readonly testDigits: {
    readonly asked: { readonly indices: Uint32Array };
    readonly answer: DigitPredictions;
  };
  /** What every unit says to this digit, and which never say anything. */
  readonly activations: {
    readonly asked: { readonly digit: DigitReference };
    readonly answer: Activations;
  };
  /** Why the network says what it says of this digit. */
  readonly explain: {
    readonly asked: { readonly digit: DigitReference };
    readonly answer: Explanation;
  };
  /** How the weights and activations of each layer are spread, and what it answers to this digit. */
  readonly inside: {
    readonly asked: { readonly digit: DigitReference };
    readonly answer: Inside;
  };
  /**
   * One training step of this digit, number by number. `unit` is one of the last hidden layer;
   * missing: the one that votes most for the answer.
   */
  readonly glassBox: {
    readonly asked: { readonly digit: DigitReference; readonly unit?: number };
    readonly answer: GlassBox;
  };
}

export type QuestionName = keyof Questions;

export type QuestionNamed<Name extends QuestionName> = {
  readonly name: Name;
} & Questions[Name]['asked'];

export type Question = { [Name in QuestionName]: QuestionNamed<Name> }[QuestionName];

export type AnswerTo<Asked extends Question> = Questions[Asked['name']]['answer'];

export type Answer = Questions[QuestionName]['answer'];

/** A question, and the moment whose weights it is about. */
export interface Asking<Asked extends Question = Question> {
  readonly question: Asked;
  /** Iteration of weights that are kept; missing: the weights of now. */
  readonly at?: number;
}
