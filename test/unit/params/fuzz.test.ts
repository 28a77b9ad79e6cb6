import assert from 'node:assert/strict';
import { it } from 'node:test';
import { CODECS } from '../../../src/params/codecs.ts';
import { fuzzCodec } from '../../fuzz/fuzzCodec.ts';

/** A short look at every change; `npm run fuzz` is the long one. */
const MUTANTS = 3000;

for (const codec of CODECS.filter(({ read }) => read !== undefined)) {
  it(`${codec.format} stands ${MUTANTS} files that went wrong`, () => {
    const report = fuzzCodec(codec, { seed: 1, goOn: mutants => mutants < MUTANTS });
    assert.deepEqual(
      report.findings.map(({ index, what }) => `mutant ${index} ${what}`),
      [],
    );
    // Mutants are near enough to valid files to get far, and not all the same.
    assert.ok(report.files >= 3, `${report.files} valid files`);
    assert.ok(report.read > MUTANTS / 100, `${report.read} mutants are networks`);
    assert.ok(Object.keys(report.refused).length >= 3, 'for several reasons');
  });
}
