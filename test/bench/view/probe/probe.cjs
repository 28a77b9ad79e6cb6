// Runs in the extension host beside the extension that is measured, which knows nothing of it, and
// answers at the socket that the environment names: `/delays/start`, `/delays/end`, `/memory`.
const { createServer } = require('node:http');
const { monitorEventLoopDelay } = require('node:perf_hooks');
const { setFlagsFromString } = require('node:v8');
const { runInNewContext } = require('node:vm');

const NANOSECONDS = 1e6;

let delays;

const answers = {
  '/delays/start': () => {
    delays = monitorEventLoopDelay({ resolution: 1 });
    delays.enable();
    return {};
  },
  '/delays/end': () => {
    delays.disable();
    return {
      median: delays.percentile(50) / NANOSECONDS,
      p99: delays.percentile(99) / NANOSECONDS,
      max: delays.max / NANOSECONDS,
    };
  },
  /** After everything that can be freed has been freed. */
  '/memory': () => {
    setFlagsFromString('--expose-gc');
    runInNewContext('gc')();
    return process.memoryUsage();
  },
};

exports.activate = ({ subscriptions }) => {
  const server = createServer(({ url }, response) =>
    response.end(JSON.stringify(answers[url]?.() ?? {})),
  );
  server.on('error', () => {}); // another window's extension host answers already
  server.listen(process.env.MNIST_PROBE_SOCKET);
  subscriptions.push({ dispose: () => server.close() });
};
