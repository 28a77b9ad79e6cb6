// Entry point that VS Code calls in its extension host. Runs mocha there and reports each event as
// a JSON line over a socket: the console of an extension host loses and reorders lines.
import net from 'node:net';
import path from 'node:path';
import Mocha from 'mocha';

/** Runs the suite. Rejects when a test fails: VS Code then ends with an exit code of its own. */
export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'bdd', timeout: 30_000, reporter: 'min' });
  mocha.addFile(path.join(__dirname, 'suite.cjs'));
  const socket = net.connect(Number(process.env.MNIST_TEST_PORT), '127.0.0.1');
  await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject));
  const send = (event: object) => socket.write(`${JSON.stringify(event)}\n`);
  try {
    const failures = await new Promise<number>(resolve => {
      const runner = mocha.run(resolve);
      runner.on('pass', test => send({ type: 'pass', title: test.fullTitle() }));
      runner.on('pending', test => send({ type: 'pending', title: test.fullTitle() }));
      runner.on('fail', (test, error) => {
        send({ type: 'fail', title: test.fullTitle(), error: error.stack ?? String(error) });
      });
    });
    send({ type: 'end', failures });
    if (failures > 0) {
      throw new Error(`${failures} tests failed`);
    }
  } finally {
    await new Promise<void>(resolve => socket.end(resolve));
  }
}
