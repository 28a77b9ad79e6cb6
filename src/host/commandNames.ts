/** Every command of package.json, without its `mnist.`. */
export const COMMANDS = [
  'train',
  'trainWithPreset',
  'pause',
  'resume',
  'stepBatch',
  'stepEpoch',
  'stop',
  'saveParams',
  'openDashboard',
  'openDashboardInEditor',
  'resumeTraining',
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
