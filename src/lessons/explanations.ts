// What each part of the dashboard shows: three sentences for somebody who has never seen it.
import { t } from '@vscode/l10n';
import type { PartName } from './partNames.ts';

/** Three sentences, and the formula behind them. */
export interface Explanation {
  readonly text: string;
  readonly formula: string;
}

/** The explanation of a part. */
export function explanationOf(part: PartName): Explanation {
  switch (part) {
    case 'accuracy':
      return {
        text: t(
          'Accuracy is the share of digits whose most probable answer is right. The training curve counts the digits that the network learns from, the test curve 10,000 others that it never learns from. Only the test curve says how well it reads digits that it has not seen.',
        ),
        formula: t('accuracy = right answers / all answers'),
      };
    case 'loss':
      return {
        text: t(
          'The loss says how surprised the network is by the right answer: 0 if it was certain of it, 2.3 if it guesses among ten. Training makes the loss smaller, step by step; the accuracy only follows. It counts how sure the answers are, so it still falls when no more answers turn right.',
        ),
        formula: t('loss = −ln p(right digit), the mean over the digits'),
      };
    case 'draw':
      return {
        text: t(
          'Draw a digit, and see what the network says of it at every stroke. Beside your drawing are the 28x28 pixels that it receives: shrunk to 20x20 and centred by their weight, as all digits of MNIST were. Switch that off to see how badly it reads digits that are not where it expects them.',
        ),
        formula: t('x = 784 pixels, 0 (ground) to 1 (ink)'),
      };
    case 'weights':
      return {
        text: t(
          'Each picture is one hidden unit of the first layer: its 784 weights, where the pixels are. Ink on blue speaks for the unit, ink on orange against it. The strongest are first; click one to see it large, and which digits it votes for.',
        ),
        formula: t('z = w₁x₁ + … + w₇₈₄x₇₈₄ + b,  a = max(0, z)'),
      };
    case 'digits':
      return {
        text: t(
          'These are digits of the test set, and what the network says of each. The bar is how sure it is of its answer; a cross marks the wrong ones. Click one to see all ten probabilities.',
        ),
        formula: t('pₖ = exp(zₖ) / (exp(z₀) + … + exp(z₉))'),
      };
    case 'wrong':
      return {
        text: t(
          'Each row is a true digit, each column an answer: the diagonal counts what is right, everything beside it is a mistake. A strong square beside the diagonal is a confusion that happens often, such as 4 taken for 9. Click a square to see those very digits, the surest first.',
        ),
        formula: t('Cᵢₖ = number of digits i that are answered with k'),
      };
    case 'why':
      return {
        text: t(
          'The answer is a sum of votes: each hidden unit that is active speaks for some digits and against others. The strongest votes for the answer and for the true digit are listed with the pattern that the unit looks for. The colours on the digit show which pixels would change the answer most.',
        ),
        formula: t('vote = activation × outgoing weight;  saliency = ∂zₖ / ∂x'),
      };
    case 'layers':
      return {
        text: t(
          'How the numbers inside of the network are spread, layer by layer. A healthy layer has weights around 0, and units that answer some digits and not others; a unit that answers none is dead and learns nothing any more. The update-to-weight ratio says how far a step moves the weights: about a thousandth is usual.',
        ),
        formula: t('‖ΔW‖ / ‖W‖'),
      };
    case 'glassBox':
      return {
        text: t(
          'One training step of one digit, with all its numbers: forward to the answer, back to what each weight has done to the loss, and the new weights. Every number is what the textbook code of this extension computes from the weights of now. A click opens that very line of code.',
        ),
        formula: t('w ← w − η ∂L/∂w'),
      };
    case 'time':
      return {
        text: t(
          'While it learns, the weights are kept every now and then. Move the slider to see all parts of this page as they were then, while training goes on. From there you can branch off: a new run that begins with those weights.',
        ),
        formula: t('W(t), t = number of updates'),
      };
    case 'steer':
      return {
        text: t(
          'The learning rate is the length of each step down the slope of the loss; here it can be changed while the network learns. Long steps are fast and coarse, short ones slow and fine. A run can also be told to end by itself, judged by digits that are not the test digits.',
        ),
        formula: t('w ← w − η ∂L/∂w,  η = learning rate'),
      };
  }
}
