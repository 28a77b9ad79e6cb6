const { commands } = require('vscode');

exports.activate = () => {
  commands.executeCommand('mnist.openDashboard');
  commands.executeCommand('mnist.train');
};
