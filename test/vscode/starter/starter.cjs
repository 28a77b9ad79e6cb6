const { commands } = require('vscode');

/** What says which `npm start` has begun a run: the process that hosts windows and their reloads. */
const STARTED_BY = 'startedBy';

const WALKTHROUGH = 'mnist-train.mnist-train#learn';

/** Trains once for each start, the walkthrough beside it: a reloaded window keeps its run, and its weights. */
exports.activate = context => {
  commands.executeCommand('mnist.openDashboard');
  if (context.workspaceState.get(STARTED_BY) !== process.ppid) {
    context.workspaceState.update(STARTED_BY, process.ppid);
    commands.executeCommand('mnist.train');
    commands.executeCommand('workbench.action.openWalkthrough', WALKTHROUGH, false);
  }
};
