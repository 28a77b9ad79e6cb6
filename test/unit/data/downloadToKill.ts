// A program that downloads and tells every progress on stdout, for a test that kills it.

import { loadDataset } from '../../../src/data/load.ts';
import { USUAL_PATIENCE } from '../../../src/data/transfer.ts';
import { KNOWN } from './smallSet.ts';

const [cacheFolder, mirror] = process.argv.slice(2);
await loadDataset(
  {
    source: 'auto',
    cacheFolder,
    mirrors: [mirror],
    generator: { training: 10, test: 10, seed: 1 },
  },
  {
    expected: KNOWN,
    places: [],
    patience: USUAL_PATIENCE,
    onProgress: progress => console.log(JSON.stringify(progress)),
  },
);
