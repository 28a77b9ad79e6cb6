import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chartCsv } from '../../../../src/host/runs/chartCsv.ts';
import { chartSvg } from '../../../../src/host/runs/chartSvg.ts';
import { niceTicks } from '../../../../src/host/runs/niceTicks.ts';
import { seriesOfCurve } from '../../../../src/host/runs/runSeries.ts';

const curve = {
  iterationsPerEpoch: 4,
  points: [
    { iteration: 0, trainLoss: null, trainAccuracy: null, testLoss: 2.3, testAccuracy: 0.1 },
    { iteration: 6, trainLoss: 0.1 + 0.2, trainAccuracy: 0.9, testLoss: 0.5, testAccuracy: 0.85 },
  ],
};

test('the table has a line for each moment, and nothing where nothing was measured', () => {
  assert.equal(
    chartCsv([seriesOfCurve('quick', curve)]),
    'run,iteration,epoch,training loss,training accuracy,test loss,test accuracy\r\n' +
      'quick,0,0,,,2.3,0.1\r\n' +
      'quick,6,1.5,0.3,0.9,0.5,0.85\r\n',
  );
});

test('names cannot break the table, and are no formulas', () => {
  const table = chartCsv([seriesOfCurve('a "b", c', curve), seriesOfCurve('=cmd()', curve)]);
  assert.match(table, /\r\n"a ""b"", c",6,/);
  assert.match(table, /\r\n'=cmd\(\),6,/);
});

test('points of training and test at different moments are put in order', () => {
  const series = seriesOfCurve('a', curve);
  const training = {
    iteration: Float64Array.of(2, 8),
    loss: Float64Array.of(1, 0.2),
    accuracy: Float64Array.of(0.5, 0.95),
  };
  const table = chartCsv([{ ...series, points: { ...series.points, training } }]);
  const lines = table.split('\r\n').slice(1, -1);
  assert.deepEqual(lines, [
    'a,0,0,,,2.3,0.1',
    'a,2,0.5,1,0.5,,',
    'a,6,1.5,,,0.5,0.85',
    'a,8,2,0.2,0.95,,',
  ]);
});

test('the picture stands alone, and shows each run by a line and its newest values', () => {
  const svg = chartSvg([seriesOfCurve('first', curve), seriesOfCurve('second', curve)]);
  assert.match(svg, /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="760"/);
  assert.doesNotMatch(svg, /<script|<style|href|NaN|undefined/);
  // Training and test, of two runs, in two panels.
  assert.equal(svg.match(/<polyline /g)?.length, 8);
  assert.match(svg, />first: test 85\.00 %, loss 0\.5000</);
  const dashed = svg.match(/<polyline [^>]*stroke-dasharray/g);
  assert.equal(dashed?.length, 4, 'the second run is told apart without its colour');
});

test('values beyond the axis are cut off, and do not lie on its edge', () => {
  const points = Array.from({ length: 30 }, (_, at) => ({
    ...{ iteration: at + 1, trainLoss: null, trainAccuracy: null },
    ...{ testLoss: at === 0 ? 50 : 0.1, testAccuracy: at === 0 ? 0.05 : 0.97 },
  }));
  const svg = chartSvg([seriesOfCurve('a', { iterationsPerEpoch: 4, points })]);
  const [first] = /<g clip-path="url\(#loss\)">\s*<polyline points="([^ ]+)/.exec(svg)!.slice(1);
  assert.ok(Number(first.split(',')[1]) < 0, `${first} is far above the picture`);
});

test('names are text in the picture, whatever is in them', () => {
  const svg = chartSvg([seriesOfCurve('<script>&"\u0007', curve)]);
  assert.match(svg, /&lt;script&gt;&amp;&quot;/);
  assert.ok(!svg.includes('<script') && !svg.includes('\u0007'));
});

test('a run without a single point makes no broken picture', () => {
  const svg = chartSvg([seriesOfCurve('empty', { iterationsPerEpoch: 4, points: [] })]);
  assert.doesNotMatch(svg, /NaN|Infinity|polyline/);
});

test('axes have round values that reach both ends', () => {
  assert.deepEqual(niceTicks(0, 1, 5), [0, 0.2, 0.4, 0.6, 0.8, 1]);
  assert.deepEqual(niceTicks(0, 3750, 8), [0, 500, 1000, 1500, 2000, 2500, 3000, 3500, 4000]);
  assert.deepEqual(niceTicks(0.9, 1, 5), [0.9, 0.92, 0.94, 0.96, 0.98, 1]);
});
