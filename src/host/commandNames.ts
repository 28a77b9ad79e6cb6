/** Every command of package.json, without its `mnist.`. */
export const COMMANDS = [
  'train',
  'trainWithPreset',
  'tryExperiment',
  'pause',
  'resume',
  'stepBatch',
  'stepEpoch',
  'stop',
  'saveParams',
  'openDashboard',
  'openDashboardInEditor',
  'resumeTraining',
  // The same in the palette, where 'MNIST: Train' must find 'MNIST: Train' first.
  'resumeFromFile',
  'evaluate',
  'predictTestDigit',
  'exportParams',
  'compareWith',
  'selectForCompare',
  'compareWithSelected',
  'chooseDatasetFolder',
  'deleteDownloadedData',
  'openSettings',
  'showLog',
] as const;

export type CommandName = (typeof COMMANDS)[number];
