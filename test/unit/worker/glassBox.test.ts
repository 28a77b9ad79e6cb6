import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createTextbookEngine } from '../../../src/engine/textbook.ts';
import type { GlassSum } from '../../../src/protocol/glassBox.ts';
import { ask, image, label, own, settingsOf, training } from './helpers/glassBoxOf.ts';

function writtenSum({ bias, terms, others }: GlassSum): number {
  return terms.reduce((sum, { weight, value }) => sum + weight * value, bias + others.sum);
}

for (const hidden of [[40], [20, 30], []]) {
  test(`is one step of the textbook engine with one digit, bit for bit: ${hidden}`, async () => {
    const settings = settingsOf(hidden);
    const box = await ask(settings, { digit: own });
    const engine = createTextbookEngine({ settings, training, threads: 1 });
    const before = await engine.parameters();
    const { loss } = await engine.accumulate(Uint32Array.of(0), 0);
    await engine.update(0.05);
    const after = await engine.parameters();
    const { loss: lossAfter } = await engine.accumulate(Uint32Array.of(0), 0);
    const { input, output } = box.weight;
    const place = output * before.at(-1)!.inputs + input;
    assert.equal(output, label);
    assert.equal(box.weight.before, before.at(-1)!.weights[place]);
    assert.equal(box.weight.after, after.at(-1)!.weights[place]);
    assert.notEqual(box.weight.after, box.weight.before);
    assert.equal(box.lossBefore, loss);
    assert.equal(box.lossAfter, lossAfter);
    assert.equal(box.layers.length, hidden.length + 1);
  });

  test(`the written terms add up to what is shown: ${hidden}`, async () => {
    const { layers } = await ask(settingsOf(hidden), { digit: own });
    for (const { sum, da, z, dz, a, unit, inputs, outputs, gradients } of layers) {
      assert.equal(sum.total, z[unit]);
      assert.ok(Math.abs(writtenSum(sum) - sum.total) < 1e-10);
      assert.equal(sum.terms.length + sum.others.count, inputs);
      assert.equal(gradients.length, inputs);
      if (da) {
        assert.ok(Math.abs(writtenSum(da) - da.total) < 1e-10);
        assert.equal(dz[unit], z[unit] > 0 ? da.total : 0);
        assert.equal(a.length, outputs);
      }
    }
    const last = layers.at(-1)!;
    assert.equal(last.dz[label], 2 * (last.a[label] - 1));
  });
}

test('leaves the weights as they are, and shows the unit that is asked for', async () => {
  const settings = settingsOf([40]);
  const { layers, weight } = await ask(settings, { digit: own, unit: 17 });
  assert.equal(layers[0].unit, 17);
  assert.equal(weight.input, 17);
  await assert.rejects(ask(settings, { digit: own, unit: 40 }), { reason: 'index' });
});

test('nobody learns from a drawing that has no label', async () => {
  await assert.rejects(ask(settingsOf([8]), { digit: { kind: 'own', image } }), {
    reason: 'label',
  });
});
