import assert from 'node:assert/strict';
import { test } from 'node:test';
import { provenanceFromJson } from '../../../src/params/jsonProvenance.ts';
import type { RunCurve } from '../../../src/params/paramsFile.ts';
import { curveToJson, MAXIMUM_CURVE_POINTS, readCurve } from '../../../src/params/runCurve.ts';

const curve: RunCurve = {
  iterationsPerEpoch: 469,
  points: [
    { iteration: 0, trainLoss: null, trainAccuracy: null, testLoss: 2.5, testAccuracy: 0.09 },
    { iteration: 469, trainLoss: 0.41, trainAccuracy: 0.88, testLoss: 0.2, testAccuracy: 0.94 },
  ],
};

test('what was written of a run is read again, in few digits', () => {
  assert.deepEqual(readCurve(curveToJson(curve)), curve);
  const [point] = curve.points;
  const fine = { ...curve, points: [{ ...point, testLoss: 1.23456 }] };
  assert.equal(readCurve(curveToJson(fine))?.points[0].testLoss, 1.2346);
});

test('the longest curve takes little room in a file', () => {
  const points = Array.from({ length: MAXIMUM_CURVE_POINTS }, (_, at) => ({
    iteration: 469 * at,
    trainLoss: 1 / (at + 3),
    trainAccuracy: 1 - 1 / (at + 3),
    testLoss: 2 / (at + 7),
    testAccuracy: 1 - 2 / (at + 7),
  }));
  const json = curveToJson({ iterationsPerEpoch: 469, points });
  assert.ok(json.length < 10_000, `${json.length} characters`);
  assert.equal(readCurve(json)?.points.length, MAXIMUM_CURVE_POINTS);
});

test('claims of a run that cannot have been are left out', () => {
  const written = JSON.parse(curveToJson(curve));
  const faults: Record<string, unknown>[] = [
    { iterationsPerEpoch: 0 },
    { iterationsPerEpoch: '469' },
    { iteration: [469, 469] },
    { iteration: [0.5, 469] },
    { iteration: [], trainLoss: [], trainAccuracy: [], testLoss: [], testAccuracy: [] },
    { testAccuracy: [0.09, 1.5] },
    { testAccuracy: [0.09] },
    { testLoss: [2.5, null] },
    { testLoss: [2.5, -1] },
    { trainLoss: '<b>' },
  ];
  for (const fault of faults) {
    assert.equal(readCurve(JSON.stringify({ ...written, ...fault })), undefined);
  }
  for (const json of [undefined, '', 'null', '[]', '{', '1e999']) {
    assert.equal(readCurve(json), undefined);
  }
  const many = Array.from({ length: MAXIMUM_CURVE_POINTS + 1 }, (_, at) => at);
  const shares = many.map(() => 0.5);
  const columns = { trainLoss: many, trainAccuracy: shares, testLoss: many, testAccuracy: shares };
  const long = { iterationsPerEpoch: 1, iteration: many, ...columns };
  assert.equal(readCurve(JSON.stringify(long)), undefined);
});

test('a JSON file may tell of its run too, and must not break the reader', () => {
  assert.deepEqual(provenanceFromJson({ curve }, []).curve, curve);
  const [point] = curve.points;
  const faults = [1, 'x', {}, { points: 3 }, { points: [null] }, { points: [{}] }];
  for (const fault of [...faults, { ...curve, points: [{ ...point, testLoss: 'x' }] }]) {
    assert.equal(provenanceFromJson({ curve: fault }, []).curve, undefined);
  }
});
