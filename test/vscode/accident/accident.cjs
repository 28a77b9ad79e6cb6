// Reaches the training thread as a debugger does: the extension under test knows nothing of it.
const { Session } = require('node:inspector');
const { commands } = require('vscode');

/** Evaluates code in the thread that trains. */
function inTrainingThread(expression) {
  const session = new Session();
  session.connect();
  session.on('NodeWorker.attachedToWorker', ({ params: { sessionId, workerInfo } }) => {
    if (workerInfo.title.includes('MNIST training')) {
      const message = { id: 1, method: 'Runtime.evaluate', params: { expression } };
      session.post('NodeWorker.sendMessageToWorker', {
        sessionId,
        message: JSON.stringify(message),
      });
    }
  });
  session.on('NodeWorker.detachedFromWorker', () => session.disconnect()); // spares later threads
  session.post('NodeWorker.enable', { waitForDebuggerOnStart: false });
}

exports.activate = ({ subscriptions }) => {
  subscriptions.push(
    commands.registerCommand('accident.end', () => inTrainingThread('process.exit(7)')),
    commands.registerCommand('accident.throw', () =>
      inTrainingThread('setTimeout(() => { throw new Error("by accident"); })'),
    ),
  );
};
