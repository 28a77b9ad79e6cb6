import assert from 'node:assert/strict';
import { test } from 'node:test';
import { glassSteps } from '../../../webview/glassSteps.ts';
import { ask, own, settingsOf } from '../worker/helpers/glassBoxOf.ts';

/** The three numbers of a line `dL/dw = (−0.5) × 0.25 = −0.125`. */
function productIn(line: string): number[] {
  const numbers = line.slice(line.indexOf('=')).replaceAll('−', '-');
  return [...numbers.matchAll(/-?\d[\d.,]*(?:e-?\d+)?/g)].map(([text]) => Number(text));
}

for (const hidden of [[40], [20, 30], []]) {
  test(`every slope that is written out is the product of its numbers: ${hidden}`, async () => {
    const steps = glassSteps(await ask(settingsOf(hidden), { digit: own }));
    const written = steps.filter(({ formula }) => formula === 'dL/dW = dL/dz · xᵀ');
    assert.equal(written.length, hidden.length + 1);
    for (const { heading, lines } of written) {
      const [slope, x, product] = productIn(lines[1]);
      assert.notEqual(product, 0, heading);
      const difference = Math.abs(slope * x - product);
      assert.ok(difference <= 0.002 * Math.abs(product), `${heading}: ${lines[1]}`);
    }
  });
}
